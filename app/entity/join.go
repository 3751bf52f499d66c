package entity

import (
	"sort"
	"strings"

	"offprint/app/entity/fact"
	"offprint/app/entity/lexicon"
)

// join makes the mentions of a document and puts those that mean the same
// thing into one entity.
func join(f *finder) Doc {
	d := Doc{Mentions: make([]Mention, 0, len(f.found))}
	names := make([]string, 0, len(f.found))
	for _, x := range f.found {
		d.Mentions = append(d.Mentions, Mention{Start: int(f.Tokens[x.start].Start), End: int(f.Tokens[x.end-1].End),
			Type: x.typ, Value: x.value, Relative: x.relative})
		names = append(names, spelling(f.text(x.start, x.end)))
	}
	d.Entities = Join(d.Mentions, names)
	return d
}

// spelling returns a mention's text with single spaces.
func spelling(s string) string {
	if !strings.ContainsAny(s, "\n\r\t\u00a0") && !strings.Contains(s, "  ") {
		return s
	}
	return strings.Join(strings.Fields(s), " ")
}

// Join sets the Entity of each mention of one document and returns the
// entities in the order of their first mention. Names holds the mentions'
// texts. Only names are joined, no pronouns.
func Join(mentions []Mention, names []string) []Entity {
	j := &joiner{mentions: mentions, names: names, group: make([]int, len(mentions)), byKey: map[string]int{}}
	for i := range j.group {
		j.group[i] = -1
	}
	j.persons()
	j.acronyms()
	for i, m := range mentions {
		if m.Type != Person {
			j.put(i, j.key(i))
		}
	}
	return j.entities()
}

type joiner struct {
	mentions []Mention
	names    []string
	group    []int
	count    int
	byKey    map[string]int
	// expand holds the names that short forms stand for in this document, both
	// with the type's code in front of the key
	expand map[string]string
}

// put puts mention i into the group of a key.
func (j *joiner) put(i int, key string) {
	g, ok := j.byKey[key]
	if !ok {
		g = j.count
		j.count++
		j.byKey[key] = g
	}
	j.group[i] = g
}

// key returns what two mentions that mean the same have in common.
func (j *joiner) key(i int) string {
	m, name := j.mentions[i], j.names[i]
	switch m.Type {
	case Norp:
		if c := fact.Country(name); c != "" {
			return "PLACE " + c
		}
		return "NORP " + singular(fact.Key(name))
	case Place:
		k := fact.Key(name)
		if fact.Place(name) == "" {
			k = j.full("PLACE ", k)
		}
		if p := fact.Place(k); p != "" {
			k = p
		}
		return "PLACE " + k
	case Org:
		k := j.base(i)
		if fact.Body(k) == "" {
			k = j.full("ORG ", k)
		}
		if b := fact.Body(k); b != "" {
			k = b
		}
		return "ORG " + k
	case Date:
		if m.Value != "" {
			return "DATE " + m.Value
		}
		return "DATE " + fact.Key(name)
	case Work, Law, Other, Event, Product:
		return m.Type.Code() + " " + j.full(m.Type.Code()+" ", fact.Key(name))
	}
	return m.Type.Code() + " " + fact.Key(name)
}

// singular takes the plural off a group's name: "Muslims".
func singular(k string) string {
	if len(k) > 3 && strings.HasSuffix(k, "s") && !strings.HasSuffix(k, "ss") {
		return k[:len(k)-1]
	}
	return k
}

var companyWords = set(`inc corp corporation ltd limited plc llc co company gmbh ag sa nv group holdings`)

// company takes the legal form off a name.
func company(k string) string {
	words := strings.Fields(strings.ReplaceAll(k, ",", " "))
	n := len(words)
	for n > 1 && companyWords[words[n-1]] {
		n--
	}
	return strings.Join(words[:n], " ")
}

var smallWords = set(`of the for and in on de del la et des du`)

// initials returns the first letters of the words, without small words.
func initials(k string, small bool) string {
	var b strings.Builder
	for _, w := range strings.FieldsFunc(k, func(r rune) bool { return r == ' ' || r == '-' || r == '/' }) {
		if !small && smallWords[w] {
			continue
		}
		for _, r := range w {
			b.WriteRune(r)
			break
		}
	}
	return b.String()
}

// acronyms learns which short forms stand for which names in this document:
// initials ("UN"), the name without its country ("State Department" for "U.S.
// State Department"), and the last word of a storm, a ship or a battle.
func (j *joiner) acronyms() {
	j.expand = map[string]string{}
	seen := map[string]bool{}
	var long []int
	for i, m := range j.mentions {
		if m.Type != Org && m.Type != Place && m.Type < Event {
			continue
		}
		k := j.base(i)
		seen[m.Type.Code()+" "+k] = true
		if strings.ContainsAny(k, " -") {
			long = append(long, i)
		}
	}
	for _, i := range long {
		k, code := j.base(i), j.mentions[i].Type.Code()+" "
		if j.mentions[i].Type == Place && fact.Place(k) != "" {
			continue
		}
		forms := []string{initials(k, false), initials(k, true), initials(fact.Key(j.names[i]), false)}
		switch words := strings.Fields(k); j.mentions[i].Type {
		case Org:
			forms = append(forms, withoutCountry(words))
			if len(words) > 2 && words[1] == "of" {
				forms = append(forms, words[0]) // "the Church"
			}
		case Event, Product:
			forms = append(forms, words[len(words)-1])
			if len(words) > 2 {
				forms = append(forms, strings.Join(words[1:], " "))
			}
		}
		for _, s := range forms {
			if len(s) >= 2 && s != k && seen[code+s] && j.expand[code+s] == "" {
				j.expand[code+s] = k
			}
		}
	}
}

// base returns the mention's name as it is compared.
func (j *joiner) base(i int) string {
	k := fact.Key(j.names[i])
	if j.mentions[i].Type == Org {
		k = company(k)
	}
	return k
}

// withoutCountry takes a country or people off the front of a body's name.
func withoutCountry(words []string) string {
	for n := min(3, len(words)-1); n > 0; n-- {
		front := strings.Join(words[:n], " ")
		if fact.Place(front) != "" || fact.Country(front) != "" {
			return strings.Join(words[n:], " ")
		}
	}
	return ""
}

// full follows the short forms to the name they stand for.
func (j *joiner) full(code, k string) string {
	for range 3 {
		next := j.expand[code+k]
		if next == "" {
			break
		}
		k = next
	}
	return k
}

// persons joins full names first, then short names to the full name that was
// last seen before them, else to the first one after.
func (j *joiner) persons() {
	type full struct {
		name  personName
		group int
		at    []int // mentions
	}
	var fulls []*full
	parsed := make([]personName, len(j.names))
	for i, m := range j.mentions {
		if m.Type != Person {
			continue
		}
		p := parsePerson(j.names[i])
		parsed[i] = p
		if p.short() {
			continue
		}
		var hit *full
		for _, x := range fulls {
			if x.name.compatible(p) {
				hit = x
				break
			}
		}
		if hit == nil {
			hit = &full{name: p, group: j.count}
			j.count++
			fulls = append(fulls, hit)
		}
		if len(p.parts) > len(hit.name.parts) {
			hit.name = p
		}
		hit.at = append(hit.at, i)
		j.group[i] = hit.group
	}
	for i, m := range j.mentions {
		if m.Type != Person || j.group[i] >= 0 {
			continue
		}
		var best *full
		rank, place := 0, 0
		for _, x := range fulls {
			r := parsed[i].answers(x.name)
			if r == 0 || r < rank {
				continue
			}
			p := nearest(x.at, i)
			if r > rank || p > place {
				best, rank, place = x, r, p
			}
		}
		if best == nil {
			j.put(i, "PERSON "+strings.Join(parsed[i].parts, " "))
			continue
		}
		j.group[i] = best.group
		best.at = append(best.at, i)
		sort.Ints(best.at)
	}
}

// nearest ranks mentions by how well they explain mention i: the last one
// before it is best, else the first one after.
func nearest(at []int, i int) int {
	k := sort.SearchInts(at, i)
	if k > 0 {
		return at[k-1] + 1
	}
	return -at[0]
}

// entities names the groups and renumbers them in the order of the text.
func (j *joiner) entities() []Entity {
	index := make([]int, j.count)
	for i := range index {
		index[i] = -1
	}
	var out []Entity
	for i := range j.mentions {
		g := j.group[i]
		if index[g] < 0 {
			index[g] = len(out)
			out = append(out, Entity{})
		}
		e := &out[index[g]]
		j.mentions[i].Entity = index[g]
		e.spell(j.names[i], 1)
		e.Count++
		if t := j.mentions[i].Type; e.Type == None || e.Type == Norp {
			e.Type = t
		}
	}
	for i := range out {
		e := &out[i]
		e.Articles = 1
		if e.Type == Norp && fact.Country(e.Spellings[0].Text) != "" {
			e.Type = Place
		}
		e.settle()
	}
	return out
}

// spell counts a spelling.
func (e *Entity) spell(text string, n int) {
	for i := range e.Spellings {
		if e.Spellings[i].Text == text {
			e.Spellings[i].Count += n
			return
		}
	}
	e.Spellings = append(e.Spellings, Spelling{text, n})
}

// settle sorts the spellings and chooses the name.
func (e *Entity) settle() {
	sort.Slice(e.Spellings, func(a, b int) bool {
		x, y := e.Spellings[a], e.Spellings[b]
		if x.Count != y.Count {
			return x.Count > y.Count
		}
		return x.Text < y.Text
	})
	e.Name = e.canonical()
}

// canonical returns the fullest usual spelling: for a country the usual name,
// for a person the spelling with most parts, for a body the one that is no
// acronym; among equals the most frequent, then the one with accents.
func (e *Entity) canonical() string {
	best, rank := "", -1
	for _, s := range e.Spellings {
		r := 0
		switch e.Type {
		case Place, Norp:
			if p := fact.Place(s.Text); p != "" {
				return p
			}
			if c := fact.Country(s.Text); c != "" && e.Type == Place {
				return c
			}
		case Org:
			if b := fact.Body(s.Text); b != "" {
				return b
			}
			if strings.Contains(s.Text, " ") {
				r = 1
			}
		case Person:
			r = 4 * len(parsePerson(s.Text).parts)
			if lexicon.Fold(s.Text) != strings.ToLower(s.Text) {
				r++
			}
			if strings.ToUpper(s.Text) == s.Text {
				r--
			}
		}
		if r > rank {
			best, rank = s.Text, r
		}
	}
	return best
}
