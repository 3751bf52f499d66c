package search

import "slices"

// A ref is a list that answers a word, with the share of its score that counts.
type ref struct {
	list
	share   uint32 // in units
	english bool   // an inflection: counts in English articles only
}

// A group is the lists that answer one word, or the articles of a name.
type group struct {
	refs  []ref
	docs  []posting // in place of refs
	found int       // articles, about
	cost  int       // postings to read
	word  word
	title bool
}

// Shares of a score, in units.
const (
	shareExact     = unit
	shareAccent    = unit * 9 / 10 // lopez for López, or the other way about
	shareNoAcronym = unit * 3 / 8  // us for US
	shareStem      = unit * 8 / 10
)

// maxFamily is the most words looked at for one word's inflections.
const maxFamily = 4000

// resolve finds the lists for a word. exact leaves inflections out, and "us" for
// "US"; prefix takes in the words that it begins.
func (x *Index) resolve(w word, title, exact, prefix bool) (group, error) {
	g := group{word: w, title: title}
	var mark []byte
	if title {
		mark = []byte{titleMark}
	}
	key := append(mark[:len(mark):len(mark)], w.key...)
	err := x.scan(key, append(slices.Clone(key), 0), func(_, form []byte, l list) bool {
		share := formShare(w, form)
		if !exact || share != shareNoAcronym {
			g.add(l, share, false)
		}
		return true
	})
	if err == nil && w.stem != "" && !exact {
		err = x.inflections(&g, mark, key)
	}
	if err == nil && (prefix || w.lone) {
		err = x.longer(&g, key)
	}
	return g, err
}

func (g *group) add(l list, share uint32, english bool) {
	g.refs = append(g.refs, ref{l, share, english})
	g.cost += l.n
}

// formShare compares the form of a word in the index with that asked for.
func formShare(w word, form []byte) uint32 {
	if len(form) == 0 {
		form = []byte(w.key)
	}
	asked := w.form
	if string(form) == asked {
		return shareExact
	}
	big, bigAsked := form[0] == acronym, asked[0] == acronym
	switch {
	case bigAsked && !big:
		return shareNoAcronym
	case big && !bigAsked && len(form) == 1 && asked == w.key:
		return shareExact // typed in small letters: either is meant
	}
	return shareAccent
}

// inflections adds the other words with the stem of w.
func (x *Index) inflections(g *group, mark, key []byte) error {
	lo := append(mark[:len(mark):len(mark)], family([]byte(g.word.stem))...)
	seen := 0
	return x.scan(lo, append(slices.Clone(lo), 0xFF), func(k, _ []byte, l list) bool {
		seen++
		if string(k) != string(key) && len(k) <= len(key)+4 && string(stem(k[len(mark):])) == g.word.stem {
			g.add(l, shareStem, true)
		}
		return seen < maxFamily
	})
}

// longer adds the words that begin with key.
func (x *Index) longer(g *group, key []byte) error {
	if l, ok := x.heavy[string(key)]; ok && !g.title {
		g.add(l, unit, false)
		return nil
	}
	n := letters(key)
	return x.scan(append(slices.Clone(key), 0), append(slices.Clone(key), 0xFF), func(k, _ []byte, l list) bool {
		share := closeness(n, letters(k))
		if g.word.lone {
			share = unit
		}
		g.add(l, share, false)
		return true
	})
}

// count reckons how many articles the group is in, as if its words fell
// independently: exact for one list, and the same on every machine.
func (g *group) count(docs int) {
	if g.docs != nil {
		g.found, g.cost = len(g.docs), len(g.docs)
		return
	}
	miss := docs
	for _, r := range g.refs {
		if docs > 0 {
			miss = miss * (docs - r.n) / docs
		}
	}
	g.found = docs - miss
}
