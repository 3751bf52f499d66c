package search

import (
	"slices"
	"unicode"

	"offprint/app/article"
)

// passageLength is how long a passage is, about, in code points.
const passageLength = 200

// A Passage is a piece of an article's text around matches, within one block.
type Passage struct {
	Span
	Before, After bool   // the block goes on there: an ellipsis stands
	Matches       []Span // within Span, in Article.Text
}

// An Excerpt is what a list of results shows of an article.
type Excerpt struct {
	Title    []Span    // matches in the title block
	Passages []Passage // in the order of the text
	Total    int       // matches in the whole article
	More     int       // matches that neither Title nor Passages show
}

// Excerpt returns the up to limit passages of an article that answer the
// query best: those with most of its clauses, then most matches, then the
// earliest. An article without a match gives none.
func (q Query) Excerpt(number int, a *article.Article, limit int) Excerpt {
	ms := q.find(number, a)
	e := Excerpt{Total: len(ms)}
	text := []rune(a.Text)
	var windows []window
	for _, b := range blocksOf(a, len(text)) {
		in := within(ms, b.Start, b.End)
		if b.Kind == article.Title {
			for _, m := range in {
				e.Title = append(e.Title, m.Span)
			}
			continue
		}
		for i := range in {
			windows = append(windows, newWindow(in, i, b))
		}
	}
	e.Passages = choose(windows, text, limit)
	e.More = e.Total - len(e.Title)
	for i := range e.Passages {
		p := &e.Passages[i]
		for _, m := range within(ms, p.Start, p.End) {
			p.Matches = append(p.Matches, m.Span)
		}
		e.More -= len(p.Matches)
	}
	return e
}

func blocksOf(a *article.Article, n int) []article.Block {
	if len(a.Blocks) == 0 {
		return []article.Block{{Kind: article.Paragraph, End: n}}
	}
	return a.Blocks
}

// within returns the matches that lie in [start, end).
func within(ms []match, start, end int) []match {
	i, _ := slices.BinarySearchFunc(ms, start, func(m match, at int) int { return m.Start - at })
	j := i
	for j < len(ms) && ms[j].End <= end {
		j++
	}
	return ms[i:j]
}

// A window is a run of matches close enough to be shown together.
type window struct {
	matches []match
	block   article.Block
	clauses int // different ones
}

// newWindow begins at match i of a block and takes what follows in reach.
func newWindow(in []match, i int, b article.Block) window {
	end := in[i].Start + passageLength*3/4
	j := i + 1
	for j < len(in) && in[j].End <= end {
		j++
	}
	var seen [maxClauses + 1]bool
	w := window{matches: in[i:j], block: b}
	for _, m := range w.matches {
		if !seen[m.clause] {
			seen[m.clause] = true
			w.clauses++
		}
	}
	return w
}

// choose returns the passages of the best windows, none overlapping another,
// in the order of the text.
func choose(ws []window, text []rune, limit int) []Passage {
	slices.SortStableFunc(ws, func(a, b window) int {
		if a.clauses != b.clauses {
			return b.clauses - a.clauses
		}
		return min(len(b.matches), 4) - min(len(a.matches), 4)
	})
	var out []Passage
	for _, w := range ws {
		if len(out) >= limit {
			break
		}
		p := w.passage(text)
		if !slices.ContainsFunc(out, func(o Passage) bool { return p.Start < o.End && o.Start < p.End }) {
			out = append(out, p)
		}
	}
	slices.SortFunc(out, func(a, b Passage) int { return a.Start - b.Start })
	return out
}

func (w window) first() int { return w.matches[0].Start }
func (w window) last() int  { return w.matches[len(w.matches)-1].End }

// passage cuts the text around the window at spaces.
func (w window) passage(text []rune) Passage {
	room := max(0, passageLength-(w.last()-w.first()))
	lo, hi := min(w.block.Start, len(text)), min(w.block.End, len(text))
	start := max(lo, w.first()-room/3)
	end := min(hi, w.last()+room-(w.first()-start))
	start = max(lo, min(start, end-passageLength))
	if start > lo {
		for n := 0; n < 24 && start < w.first() && !unicode.IsSpace(text[start-1]); n++ {
			start++
		}
	}
	if end < hi {
		for n := 0; n < 24 && end > w.last() && !unicode.IsSpace(text[end]); n++ {
			end--
		}
	}
	return Passage{Span: Span{start, end}, Before: start > lo, After: end < hi}
}
