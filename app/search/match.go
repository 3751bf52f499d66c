package search

import (
	"slices"

	"offprint/app/article"
)

// A doctoken is a word of an article that is looked through.
type doctoken struct {
	start, end int
	pos        int
	key, form  string
	title      bool
}

// tokensOf takes an article apart. Words of two blocks never stand side by side.
func tokensOf(a *article.Article) []doctoken {
	toks := make([]doctoken, 0, len(a.Text)/6)
	t := newTokenizer(a.Text)
	block := 0
	for t.next() {
		for block < len(a.Blocks) && t.start >= a.Blocks[block].End {
			block++
		}
		d := doctoken{start: t.start, end: t.end, pos: t.token.pos + block}
		d.title = block < len(a.Blocks) && a.Blocks[block].Kind == article.Title
		d.key = string(t.key)
		d.form = d.key
		if t.form != nil {
			d.form = string(t.form)
		}
		toks = append(toks, d)
	}
	return toks
}

// matches reports whether a word of an article answers a word of the query.
func (c *clause) matches(t *doctoken, i int, english bool) bool {
	if c.title && !t.title {
		return false
	}
	w := &c.words[i]
	exact := c.quoted || c.kind == somePhrase
	switch {
	case t.key == w.key:
		return !exact || w.form[0] != acronym || t.form[0] == acronym
	case w.lone, c.prefix && i == len(c.words)-1:
		if len(t.key) > len(w.key) && t.key[:len(w.key)] == w.key {
			return true
		}
	}
	return !exact && english && w.stem != "" && len(t.key) <= len(w.key)+4 && string(stem([]byte(t.key))) == w.stem
}

// at returns the place after the clause's words where they begin at toks[i], or -1.
func (c *clause) at(toks []doctoken, i int, english bool) int {
	if !c.matches(&toks[i], 0, english) {
		return -1
	}
	last := i
	for n := 1; n < len(c.words); n++ {
		next := -1
		for j := last + 1; j < len(toks) && toks[j].pos <= toks[last].pos+1; j++ {
			if toks[j].pos == toks[last].pos+1 && c.matches(&toks[j], n, english) {
				next = j
				break
			}
		}
		if next < 0 {
			return -1
		}
		last = next
	}
	return last + 1
}

// holds reports whether an article has the query's phrases and none that it excludes.
func (q *Query) holds(a *article.Article) bool {
	toks := tokensOf(a)
	english := isEnglish(a.Lang)
	for i := range q.clauses {
		c := &q.clauses[i]
		if c.kind != somePhrase {
			continue
		}
		found := false
		for j := range toks {
			if c.at(toks, j, english) >= 0 {
				found = true
				break
			}
		}
		if found == c.not {
			return false
		}
	}
	return true
}

// A match is a place in an article that answers a clause.
type match struct {
	Span
	clause int
}

// find returns the places that answer the query's clauses, in order, without
// overlaps: of two that overlap the earlier stays, of two that start together the longer.
func (q *Query) find(number int, a *article.Article) []match {
	toks := tokensOf(a)
	english := isEnglish(a.Lang)
	var ms []match
	for i := range q.clauses {
		c := &q.clauses[i]
		switch {
		case c.not:
		case c.kind == someName:
			if c.known {
				for _, s := range q.names.Mentions(c.name, number) {
					ms = append(ms, match{s, i})
				}
			}
		default:
			for j := range toks {
				if end := c.at(toks, j, english); end >= 0 {
					ms = append(ms, match{Span{toks[j].start, toks[end-1].end}, i})
				}
			}
		}
	}
	slices.SortFunc(ms, func(x, y match) int {
		if x.Start != y.Start {
			return x.Start - y.Start
		}
		if x.End != y.End {
			return y.End - x.End
		}
		return x.clause - y.clause
	})
	kept, end := ms[:0], -1
	for _, m := range ms {
		if m.Start >= end {
			kept = append(kept, m)
			end = m.End
		}
	}
	return kept
}

// Find returns every place in an article that answers the query, in order and
// apart, as spans of Article.Text: what is marked on the page, and what n and
// p step through. number is the article's number, which names need.
// Words of different clauses each count by themselves; a phrase is one span.
func (q Query) Find(number int, a *article.Article) []Span {
	ms := q.find(number, a)
	spans := make([]Span, len(ms))
	for i, m := range ms {
		spans[i] = m.Span
	}
	return spans
}
