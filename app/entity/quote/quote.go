// Package quote finds quotations and who said them.
package quote

import (
	"strings"

	"offprint/app/entity"
	"offprint/app/entity/lexicon"
	"offprint/app/entity/token"
)

// A Quotation is a stretch of quoted words.
type Quotation struct {
	Start, End int // code points of the words between the marks, End exclusive
	// Speaker is the index of the mention that names who said it, -1 where the
	// text names no one. It is never a guess from a pronoun.
	Speaker int
}

// least is how many words a quotation needs: shorter ones are titles and
// single words held at a distance.
const least = 3

// Find returns the quotations of a text in order. Mentions are those of the
// text, in order.
func Find(text string, mentions []entity.Mention) []Quotation {
	f := &finder{text: text, toks: token.Split(text, nil), mentions: mentions}
	f.index()
	f.pair()
	f.quoted = make([]bool, len(f.toks))
	for _, q := range f.found {
		for i := q.start; i < q.end; i++ {
			f.quoted[i] = true
		}
	}
	for i := range f.found {
		f.attribute(i)
	}
	f.carry()
	out := make([]Quotation, len(f.found))
	for i, q := range f.found {
		out[i] = Quotation{int(f.toks[q.start].Start), int(f.toks[q.end-1].End), q.speaker}
	}
	return out
}

type finder struct {
	text     string
	toks     []token.Token
	mentions []entity.Mention
	first    []int  // mention that begins at a token, -1
	inside   []int  // mention that covers a token, -1
	para     []int  // paragraph of a token
	quoted   []bool // whether a token stands inside a quotation
	found    []quoted
}

type quoted struct {
	start, end int // tokens between the marks
	speaker    int
	open       bool // runs on into the next paragraph
}

// index says which mention and paragraph each token belongs to.
func (f *finder) index() {
	n := len(f.toks)
	f.first, f.inside, f.para = make([]int, n), make([]int, n), make([]int, n)
	m, p := 0, 0
	for i, t := range f.toks {
		if i > 0 && strings.Contains(f.text[f.toks[i-1].Stop:t.Byte], "\n") {
			p++
		}
		f.para[i], f.first[i], f.inside[i] = p, -1, -1
		for m < len(f.mentions) && f.mentions[m].End <= int(t.Start) {
			m++
		}
		if m < len(f.mentions) && f.mentions[m].Start < int(t.End) {
			f.inside[i] = m
			if f.mentions[m].Start == int(t.Start) {
				f.first[i] = m
			}
		}
	}
}

var closing = map[string]string{"“": "”", "\"": "\"", "«": "»", "„": "“", "»": "«"}

// pair finds the marks that belong together. A quotation ends with its
// paragraph at the latest; one that the next paragraph takes up again with an
// opening mark is open.
func (f *finder) pair() {
	for i := 0; i < len(f.toks); i++ {
		mark := f.toks[i].Text(f.text)
		end := closing[mark]
		if end == "" || mark == "»" && !f.opens(i) || mark == "\"" && !f.opens(i) {
			continue
		}
		j := i + 1
		for j < len(f.toks) && f.para[j] == f.para[i] && f.toks[j].Text(f.text) != end {
			j++
		}
		open := j == len(f.toks) || f.para[j] != f.para[i]
		if open && !(j < len(f.toks) && f.toks[j].Text(f.text) == mark) {
			continue // a mark without its pair
		}
		if f.words(i+1, j) >= least {
			f.found = append(f.found, quoted{i + 1, j, -1, open})
		}
		i = j
		if open {
			i--
		}
	}
}

// opens reports whether a mark that looks the same on both sides opens here.
func (f *finder) opens(i int) bool {
	return i+1 < len(f.toks) && f.toks[i].Stop == f.toks[i+1].Byte && (i == 0 || f.toks[i-1].Stop < f.toks[i].Byte || f.toks[i-1].Class == token.Punct)
}

func (f *finder) words(start, end int) int {
	n := 0
	for _, t := range f.toks[start:end] {
		if t.Class != token.Punct {
			n++
		}
	}
	return n
}

var verbs = func() map[string]bool {
	m := map[string]bool{}
	for _, w := range strings.Fields(`said says say saying told tells added adds adding asked asks stated states announced announces noted notes explained explains argued argues warned warns
		declared declares insisted insists wrote writes claimed claims replied replies acknowledged admitted admits denied denies confirmed confirms reported reports emphasized emphasised
		stressed remarked observed recalled continued concluded commented tweeted posted vowed urged called described accused promised testified suggested complained joked quipped
		exclaimed shouted whispered responded responds answered reiterated maintained asserted alleged conceded cautioned predicted hinted according`) {
		m[w] = true
	}
	return m
}()

func (f *finder) verb(i int) bool {
	return i >= 0 && i < len(f.toks) && verbs[lexicon.Fold(f.toks[i].Text(f.text))]
}

// reach is how far from a quotation its speaker is looked for, in tokens.
const reach = 40

// attribute looks for "Petro said" and "said Petro" after the quotation in its
// sentence, then before it.
func (f *finder) attribute(k int) {
	q := &f.found[k]
	best, far := -1, reach+1
	try := func(from, to, step int, penalty int) {
		for i, n := from, 0; i != to && n < reach; i, n = i+step, n+1 {
			if i < 0 || i >= len(f.toks) || f.para[i] != f.para[q.start] {
				return
			}
			if f.quoted[i] {
				continue
			}
			t := f.toks[i].Text(f.text)
			if (t == "." || t == "!" || t == "?") && n > 0 {
				return
			}
			if s := f.speaker(i); s >= 0 && n+penalty < far {
				best, far = s, n+penalty
			}
		}
	}
	// a quotation that ends its own sentence is not followed by its speaker
	last := f.toks[q.end-1].Text(f.text)
	if last == "," || last == "?" || last == "!" || q.end+1 < len(f.toks) && f.toks[q.end+1].Text(f.text) != "." {
		if last != "." {
			try(q.end+1, len(f.toks), 1, 0)
		}
	}
	try(q.start-2, -1, -1, 3)
	q.speaker = best
}

// speaker returns the mention that a verb of saying at token i has as its
// subject, -1 if it is not such a verb or names no one.
func (f *finder) speaker(i int) int {
	if !f.verb(i) {
		return -1
	}
	// "Petro stated", "Petro, the president, said"
	if i > 0 {
		if m := f.inside[i-1]; m >= 0 && f.speaks(m) {
			return m
		}
	}
	// "said President Gustavo Petro", "according to Petro"
	for j := i + 1; j < len(f.toks) && j <= i+6; j++ {
		if m := f.first[j]; m >= 0 && f.mentions[m].Type == entity.Person {
			return m
		}
		t := f.toks[j]
		if t.Class == token.Punct || f.quoted[j] || i+1 < j && strings.Contains(" that he she they it his her their ", " "+lexicon.Fold(t.Text(f.text))+" ") {
			break
		}
		if w := f.toks[j].Text(f.text); j == i+1 && (w == "that" || w == "he" || w == "she" || w == "they" || w == "it") {
			break
		}
	}
	// an apposition: "Petro, the president of Colombia, said"
	if i > 1 && f.toks[i-1].Text(f.text) == "," {
		for j := i - 2; j > i-15 && j > 0; j-- {
			if f.toks[j].Text(f.text) == "," {
				if m := f.inside[j-1]; m >= 0 && f.speaks(m) {
					return m
				}
				break
			}
		}
	}
	return -1
}

func (f *finder) speaks(m int) bool {
	t := f.mentions[m].Type
	return t == entity.Person || t == entity.Org
}

// carry gives a quotation without a speaker that of the one before it in the
// same paragraph, if nothing but the next sentence stands between, and that of
// an open one in the paragraph before.
func (f *finder) carry() {
	for k := 1; k < len(f.found); k++ {
		q, p := &f.found[k], &f.found[k-1]
		if q.speaker >= 0 || p.speaker < 0 {
			continue
		}
		if p.open && f.para[q.start] == f.para[p.start]+1 {
			q.speaker = p.speaker
			continue
		}
		// the quotation must be a sentence of its own: a mark before it that
		// ends a sentence, and no other verb of saying in between
		if f.para[q.start] != f.para[p.start] || q.start < 2 {
			continue
		}
		before := f.toks[q.start-2].Text(f.text)
		if before != "." && before != "," && before != "”" && before != "\"" {
			continue
		}
		q.speaker = p.speaker
	}
}
