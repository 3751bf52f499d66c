package entity

import (
	"encoding/hex"
	"hash/fnv"
	"sort"
	"strings"

	"offprint/app/entity/fact"
	"offprint/app/entity/lexicon"
)

// A Library is what Link makes of the documents of a library.
type Library struct {
	Entities []Entity // sorted by slug
	// Docs are the documents with their mentions' Entity set to an index into
	// Entities; Entities of a Doc are empty here.
	Docs []Doc
}

// Link joins the entities of documents into the entities of a library. The
// result does not depend on the order of the documents but for the order of
// Docs, which stays; the documents given are not changed.
//
// Full names join when they are equal or one is the other's shorter form and
// no third name fits as well. A surname alone joins the only person in the
// library who bears it, an acronym the only name some document explains it
// by; else they stay what they are.
func Link(docs []Doc) Library {
	l := &linker{docs: docs, nodes: map[string]*node{}}
	l.collect()
	l.linkPersons()
	l.linkAcronyms()
	return l.library()
}

// A node is a thing that at least one document names; key is its identity.
type node struct {
	key  string
	typ  Type
	into *node
	all  Entity
	docs map[int]bool
	date string
}

func (n *node) root() *node {
	for n.into != nil {
		n = n.into
	}
	return n
}

type linker struct {
	docs  []Doc
	nodes map[string]*node
	of    [][]*node
	keys  []string
}

// identity returns what entities of two documents have in common if they are
// one, going by their names.
func identity(e *Entity, value string) string {
	switch e.Type {
	case Person:
		p := parsePerson(e.Name)
		k := strings.Join(p.parts, " ")
		if p.suffix != "" {
			k += " " + p.suffix
		}
		return "PERSON " + k
	case Org:
		if b := fact.Body(e.Name); b != "" {
			return "ORG " + fact.Key(b)
		}
		return "ORG " + company(fact.Key(e.Name))
	case Place:
		if p := fact.Place(e.Name); p != "" {
			return "PLACE " + fact.Key(p)
		}
		return "PLACE " + fact.Key(e.Name)
	case Norp:
		return "NORP " + singular(fact.Key(e.Name))
	case Date:
		if value != "" {
			return "DATE " + value
		}
	}
	return e.Type.Code() + " " + fact.Key(e.Name)
}

func (l *linker) collect() {
	l.of = make([][]*node, len(l.docs))
	for i, d := range l.docs {
		values := make([]string, len(d.Entities))
		for _, m := range d.Mentions {
			if m.Entity >= 0 && m.Entity < len(values) && values[m.Entity] == "" {
				values[m.Entity] = m.Value
			}
		}
		l.of[i] = make([]*node, len(d.Entities))
		for k := range d.Entities {
			e := &d.Entities[k]
			key := identity(e, values[k])
			n := l.nodes[key]
			if n == nil {
				n = &node{key: key, typ: e.Type, docs: map[int]bool{}, date: values[k]}
				n.all.Type = e.Type
				l.nodes[key] = n
				l.keys = append(l.keys, key)
			}
			l.of[i][k] = n
			n.docs[i] = true
			for _, s := range e.Spellings {
				n.all.spell(s.Text, s.Count)
			}
			n.all.Count += e.Count
		}
	}
	sort.Strings(l.keys)
}

// linkPersons joins the forms of one person's name.
func (l *linker) linkPersons() {
	type person struct {
		*node
		name personName
	}
	var fulls, shorts []person
	for _, k := range l.keys {
		n := l.nodes[k]
		if n.typ != Person {
			continue
		}
		p := parsePerson(strings.TrimPrefix(k, "PERSON "))
		if p.short() {
			shorts = append(shorts, person{n, p})
		} else {
			fulls = append(fulls, person{n, p})
		}
	}
	// by any part, so that only names that share one are compared
	byPart := map[string][]person{}
	for _, p := range fulls {
		for _, w := range p.name.parts {
			byPart[w] = append(byPart[w], p)
		}
	}
	for _, p := range fulls {
		// the longer forms this one may be a form of
		var longer []person
		for _, q := range byPart[p.name.last()] {
			if q.node != p.node && (len(q.name.parts) > len(p.name.parts) || len(q.name.parts) == len(p.name.parts) && len(q.key) > len(p.key)) && p.name.compatible(q.name) {
				longer = append(longer, q)
			}
		}
		if len(longer) > 0 && oneName(longer, func(a, b person) bool { return a.name.compatible(b.name) }) {
			merge(p.node, longest(longer, func(a person) int { return len(a.name.parts)<<16 + len(a.key) }).node)
		}
	}
	for _, p := range shorts {
		roots := map[*node]bool{}
		rank := 0
		for _, q := range byPart[p.name.last()] {
			switch r := p.name.answers(q.name); {
			case r < 2 || r < rank:
			case r > rank:
				rank = r
				clear(roots)
				fallthrough
			default:
				roots[q.root()] = true
			}
		}
		if len(roots) == 1 {
			for r := range roots {
				merge(p.node, r)
			}
		}
	}
}

// oneName reports whether all forms are forms of one name.
func oneName[T any](list []T, same func(a, b T) bool) bool {
	for i := range list {
		for k := range i {
			if !same(list[i], list[k]) {
				return false
			}
		}
	}
	return true
}

func longest[T any](list []T, size func(T) int) T {
	best := list[0]
	for _, x := range list[1:] {
		if size(x) > size(best) {
			best = x
		}
	}
	return best
}

func merge(n, into *node) {
	if a, b := n.root(), into.root(); a != b {
		a.into = b
	}
}

// linkAcronyms joins short forms that some document explains.
func (l *linker) linkAcronyms() {
	meaning := map[string]map[*node]bool{}
	for _, k := range l.keys {
		n := l.nodes[k]
		if n.typ != Org && n.typ != Place {
			continue
		}
		for _, s := range n.all.Spellings {
			short := n.typ.Code() + " " + fact.Key(s.Text)
			if short == k {
				continue
			}
			if meaning[short] == nil {
				meaning[short] = map[*node]bool{}
			}
			meaning[short][n.root()] = true
		}
	}
	for _, k := range l.keys {
		n := l.nodes[k]
		if m := meaning[k]; len(m) == 1 && n.into == nil {
			for other := range m {
				if other.root() != n {
					merge(n, other)
				}
			}
		}
	}
}

// library gathers the joined nodes and names them.
func (l *linker) library() Library {
	groups := map[*node][]*node{}
	var roots []*node
	for _, k := range l.keys {
		n := l.nodes[k]
		r := n.root()
		if groups[r] == nil {
			roots = append(roots, r)
		}
		groups[r] = append(groups[r], n)
	}
	entities := make([]Entity, len(roots))
	for i, r := range roots {
		e := Entity{Type: r.typ}
		docs := map[int]bool{}
		for _, n := range groups[r] {
			for _, s := range n.all.Spellings {
				e.spell(s.Text, s.Count)
			}
			e.Count += n.all.Count
			for d := range n.docs {
				docs[d] = true
			}
		}
		e.Articles = len(docs)
		e.settle()
		e.ID = stableID(e.Type, r.key)
		entities[i] = e
	}
	order := number(entities)
	index := map[*node]int{}
	for i, r := range roots {
		index[r] = order[i]
	}
	out := Library{Entities: make([]Entity, len(entities)), Docs: make([]Doc, len(l.docs))}
	for i, e := range entities {
		out.Entities[order[i]] = e
	}
	for i, d := range l.docs {
		ms := append([]Mention(nil), d.Mentions...)
		for k := range ms {
			ms[k].Entity = index[l.of[i][ms[k].Entity].root()]
		}
		out.Docs[i] = Doc{Mentions: ms}
	}
	return out
}

// number sets the slugs and returns the place of each entity in slug order.
func number(entities []Entity) []int {
	taken := map[string]int{}
	for i := range entities {
		entities[i].Slug = slug(entities[i].Name)
		taken[entities[i].Slug]++
	}
	for i := range entities {
		e := &entities[i]
		if e.Slug == "" || taken[e.Slug] > 1 {
			e.Slug = strings.Trim(e.Slug+"-"+slug(e.Type.Code())+"-"+e.ID[:4], "-")
		}
	}
	again := map[string]int{}
	for i := range entities {
		again[entities[i].Slug]++
	}
	for i := range entities {
		if again[entities[i].Slug] > 1 {
			entities[i].Slug += entities[i].ID[4:]
		}
	}
	by := make([]int, len(entities))
	for i := range by {
		by[i] = i
	}
	sort.Slice(by, func(a, b int) bool {
		x, y := entities[by[a]], entities[by[b]]
		if x.Slug != y.Slug {
			return x.Slug < y.Slug
		}
		return x.ID < y.ID
	})
	place := make([]int, len(entities))
	for p, i := range by {
		place[i] = p
	}
	return place
}

// slug returns a name for addresses: a-z, 0-9 and "-".
func slug(name string) string {
	const most = 64
	var b strings.Builder
	dash := false
	for _, r := range lexicon.Fold(name) {
		switch {
		case r >= 'a' && r <= 'z' || r >= '0' && r <= '9':
			if dash && b.Len() > 0 {
				b.WriteByte('-')
			}
			dash = false
			b.WriteByte(byte(r))
		case r == '.' || r == '\'':
		default:
			dash = true
		}
		if b.Len() >= most {
			break
		}
	}
	return b.String()
}

func stableID(t Type, key string) string {
	h := fnv.New64a()
	h.Write([]byte(t.Code()))
	h.Write([]byte{0})
	h.Write([]byte(key))
	return hex.EncodeToString(h.Sum(nil))[:12]
}
