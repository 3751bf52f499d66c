package annotation

import (
	"offprint/app/annotation/internal/align"
	"offprint/app/annotation/internal/fold"
	"offprint/app/annotation/internal/fuzzy"
)

// A State says how an annotation stands in a text.
type State uint8

// The states, from the surest to the least sure.
const (
	// Exact: the same words between the same neighbours. Typography, white
	// space and Unicode normal forms do not count as wording.
	Exact State = iota + 1
	// Moved: the same words among other neighbours.
	Moved
	// Changed: the place is sure, the words there are not all the same.
	Changed
	// Review: a likely place, but a reader must confirm it.
	Review
	// Lost: gone, or no place likely enough. Candidates are where to look.
	Lost
)

// String gives the state's name as the panel and the exports write it.
func (s State) String() string {
	switch s {
	case Exact:
		return "exact"
	case Moved:
		return "moved"
	case Changed:
		return "changed"
	case Review:
		return "needs review"
	case Lost:
		return "lost"
	}
	return "unknown"
}

// An Anchoring is where an annotation stands in a text.
type Anchoring struct {
	// Span is the place, in code points; empty where State is Lost.
	Span
	State State
	// Confidence is from 0 to 1; below one half the state is Lost.
	Confidence float64
	// Candidates are the likeliest places, the best first, where State is
	// Review or Lost.
	Candidates []Candidate
}

// A Candidate is a place where a lost annotation might belong.
type Candidate struct {
	Span
	Confidence float64
}

// maxCandidates is as many places as a reader will look through.
const maxCandidates = 5

// Anchor finds the place of an annotation in text. old is the text that the
// annotation was made on, or empty where it is not known: with it the place is
// found by following the changes from old to text, without it, or where that
// shows nothing, by the quotation and what stands around it. It never settles
// for a lookalike: what is not likely enough is Review or Lost.
//
// For many annotations on one text use an Anchorer.
func Anchor(text string, sel Selectors, old string) Anchoring {
	return NewAnchorer(text, old, nil).Anchor(sel)
}

// An Anchorer finds the places of annotations in one text. What the search
// needs is prepared once, when first needed.
type Anchorer struct {
	text, old string
	step      func(work int)

	new     *fold.Text // text, folded
	before  *fold.Text // old, folded
	changes *align.Map // old to new
	index   *fuzzy.Index
	inOld   *Anchorer // finds quotations in old
}

// NewAnchorer makes an Anchorer for text, where old is the text that the
// annotations were made on, or empty.
//
// step, if not nil, is called from within the work, at least once for every
// few hundred microseconds of it on a slow machine, with a measure of the work
// done since; a program with one thread can let others run there.
func NewAnchorer(text, old string, step func(work int)) *Anchorer {
	if step == nil {
		step = func(int) {}
	}
	return &Anchorer{text: text, old: old, step: step}
}

// Anchor finds the place of one annotation.
func (a *Anchorer) Anchor(sel Selectors) Anchoring {
	if sel.Quote.Exact == "" {
		return a.byPosition(sel.Position)
	}
	if a.old != "" {
		if span, ok := a.spanInOld(sel); ok {
			return a.byChanges(span, sel)
		}
	}
	return a.byQuote(sel)
}

// byPosition serves selectors without a quotation: only unchanged text can
// vouch for bare offsets.
func (a *Anchorer) byPosition(p Span) Anchoring {
	n := a.newText().Len()
	switch {
	case p.Start < 0 || p.End <= p.Start:
		return Anchoring{State: Lost}
	case a.old == a.text && p.End <= n:
		return Anchoring{Span: p, State: Exact, Confidence: 1}
	case a.old != "" && p.End <= a.oldText().Len():
		return a.byChanges(p, Selectors{Position: p, Quote: TextQuoteSelector{Exact: a.oldText().Slice(p.Start, p.End)}})
	case p.End > n:
		return Anchoring{State: Lost}
	}
	return Anchoring{Span: p, State: Review, Confidence: 0.5, Candidates: []Candidate{{p, 0.5}}}
}

// spanInOld finds the annotation in the text it was made on. Offsets may
// count code points or UTF-16 units: the quotation tells.
func (a *Anchorer) spanInOld(sel Selectors) (Span, bool) {
	p := sel.Position
	if p.End > p.Start && p.Start >= 0 {
		if got := a.oldText().Slice(p.Start, p.End); p.End <= a.oldText().Len() && fold.Equal(got, sel.Quote.Exact, fold.Case) {
			return p, true
		}
		if q, ok := fromUTF16(a.old, p); ok && q != p && fold.Equal(a.oldText().Slice(q.Start, q.End), sel.Quote.Exact, fold.Case) {
			return q, true
		}
	}
	if a.inOld == nil {
		a.inOld = NewAnchorer(a.old, "", a.step)
		a.inOld.new = a.oldText()
	}
	r := a.inOld.byQuote(sel)
	return r.Span, r.State == Exact || r.State == Moved
}

func (a *Anchorer) newText() *fold.Text {
	if a.new == nil {
		a.new = fold.New(a.text, fold.Case, a.step)
	}
	return a.new
}

func (a *Anchorer) oldText() *fold.Text {
	if a.before == nil && a.old == a.text {
		a.before = a.newText()
	}
	if a.before == nil {
		a.before = fold.New(a.old, fold.Case, a.step)
	}
	return a.before
}

func (a *Anchorer) changesMap() *align.Map {
	if a.changes == nil {
		a.changes = align.New(a.oldText().Runes, a.newText().Runes, a.step)
	}
	return a.changes
}

func (a *Anchorer) textIndex() *fuzzy.Index {
	if a.index == nil {
		a.index = fuzzy.NewIndex(a.newText().Runes, a.step)
	}
	return a.index
}

// sameWords reports whether span of the text reads as quote, but for
// typography.
func (a *Anchorer) sameWords(span Span, quote string) bool {
	return fold.Equal(a.newText().Slice(span.Start, span.End), quote, fold.Typography)
}
