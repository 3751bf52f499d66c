package annotation

import (
	"sort"

	"offprint/app/annotation/internal/align"
	"offprint/app/annotation/internal/fold"
	"offprint/app/annotation/internal/fuzzy"
)

// The floors of anchoring by quotation and context. A place is scored by the
// likeness of its words to the quotation, 0 to 1, and of what stands before and
// after it to the prefix and the suffix.
const (
	// contextWorth is what full context on both sides counts beside the words.
	contextWorth = 0.6
	// hintWorth is what standing at the stored position counts.
	hintWorth = 0.05
	// scoreFloor is the least score, without the hint, of a place that is
	// taken.
	scoreFloor = 1.0
	// scoreReview is how much below it a reader is still asked.
	scoreReview = 0.06
	// leadFloor is how far ahead of the next place the best must be.
	leadFloor = 0.05
	// strayed is what it counts against changed words that the context missing
	// on one side stands somewhere else, and rejoined for them that it stands
	// a little further on.
	strayed  = 0.3
	rejoined = 0.15
	// absent is what it counts that it stands nowhere.
	absent = 0.2
	// nearby is how far a sentence or two put in move the context.
	nearby = 400
	// shortQuote is the length up to which words recur by chance, so that
	// context must speak for a place.
	shortQuote   = 15
	shortContext = 0.4
	// maxExact bounds the exact occurrences weighed, maxNear the others.
	maxExact = 2000
	maxNear  = 6
)

// A place is a candidate in folded characters.
type place struct {
	start, end int
	words      float64 // likeness to the quotation
	before     float64 // likeness of what stands before to the prefix
	after      float64
	score      float64
}

// query is a quotation made ready for the search.
type query struct {
	prefix, exact, suffix []rune
	hint                  int // folded place, or -1
}

func (a *Anchorer) query(sel Selectors) query {
	q := query{
		prefix: fold.New(sel.Quote.Prefix, fold.Case, nil).Runes,
		exact:  trim(fold.New(sel.Quote.Exact, fold.Case, nil).Runes),
		suffix: fold.New(sel.Quote.Suffix, fold.Case, nil).Runes,
		hint:   -1,
	}
	if p := sel.Position; p.End > p.Start && p.Start >= 0 {
		q.hint, _ = a.newText().Span(p.Start, p.End)
	}
	return q
}

func trim(s []rune) []rune {
	for len(s) > 0 && s[0] == ' ' {
		s = s[1:]
	}
	for len(s) > 0 && s[len(s)-1] == ' ' {
		s = s[:len(s)-1]
	}
	return s
}

func (a *Anchorer) byQuote(sel Selectors) Anchoring {
	return a.search(sel, func(int, int) float64 { return 0 })
}

// A claim is the share of a place that is known to be another passage's.
type claim func(start, end int) float64

// search finds the best place that no claim stands against.
func (a *Anchorer) search(sel Selectors, claimed claim) Anchoring {
	q := a.query(sel)
	if len(q.exact) == 0 {
		return Anchoring{State: Lost}
	}
	places := a.exactPlaces(q, claimed)
	if len(places) == 0 || places[0].before+places[0].after < 1.2 {
		places = append(places, a.nearPlaces(q, claimed)...)
		sortPlaces(places)
	}
	return a.judge(q, places, sel)
}

func sortPlaces(p []place) {
	sort.SliceStable(p, func(i, j int) bool { return p[i].score > p[j].score })
}

// exactPlaces weighs the places where the quotation stands word for word.
func (a *Anchorer) exactPlaces(q query, claimed claim) []place {
	text := a.newText().Runes
	var places []place
	for _, start := range a.textIndex().Exact(q.exact, maxExact) {
		end := start + len(q.exact)
		if claimed(start, end) >= claimedShare {
			continue
		}
		places = append(places, place{start: start, end: end, words: 1,
			before: quickBefore(text[:start], q.prefix), after: quickAfter(text[end:], q.suffix)})
		a.step(64)
	}
	for i := range places {
		places[i].weigh(q, len(text))
	}
	sortPlaces(places)
	places = places[:min(len(places), 16)]
	for i := range places {
		p := &places[i]
		p.before, p.after = contextBefore(text[:p.start], q.prefix), contextAfter(text[p.end:], q.suffix)
		p.weigh(q, len(text))
		a.step(4096)
	}
	sortPlaces(places)
	return places
}

// weigh sums a place up.
func (p *place) weigh(q query, n int) {
	p.score = p.words + contextWorth*(p.before+p.after)/2
	if q.hint >= 0 && n > 0 {
		d := p.start - q.hint
		p.score += hintWorth * (1 - float64(max(d, -d))/float64(n))
	}
}

// nearPlaces weighs the places where something like the quotation stands, or
// something between its prefix and its suffix.
func (a *Anchorer) nearPlaces(q query, claimed claim) []place {
	text := a.newText().Runes
	whole := make([]rune, 0, len(q.prefix)+len(q.exact)+len(q.suffix))
	whole = append(append(append(whole, q.prefix...), q.exact...), q.suffix...)
	starts := a.textIndex().Near(whole, maxNear)
	a.step(1 << 14)
	if n := len(q.exact); n >= 4 && n <= fuzzy.MaxWord {
		for _, h := range fuzzy.Scan(text, q.exact, n/3, maxNear, a.step) {
			starts = append(starts, h.End-n-len(q.prefix))
		}
	}
	var places []place
	for _, s := range starts {
		if claimed(s, s+len(whole)) > claimedAround {
			continue
		}
		p, ok := a.fit(q, whole, s)
		if !ok || claimed(p.start, p.end) >= claimedShare || known(places, p) {
			continue
		}
		p.weigh(q, len(text))
		places = append(places, p)
	}
	return places
}

func known(places []place, p place) bool {
	for _, o := range places {
		if o.start == p.start && o.end == p.end {
			return true
		}
	}
	return false
}

// fit lays the quotation with its context against the text about start.
func (a *Anchorer) fit(q query, whole []rune, start int) (place, bool) {
	text := a.newText().Runes
	slack := 48 + len(whole)/3
	from := min(max(start-slack, 0), len(text))
	to := min(max(start+len(whole)+slack, from), len(text))
	m := align.Local(whole, text[from:to], a.step)
	im := m.Image(len(q.prefix), len(q.prefix)+len(q.exact))
	if im.End <= im.Start {
		return place{}, false
	}
	p := place{start: from + im.Start, end: from + im.End, words: share(im.Kept, im.Total+im.Inside/2)}
	p.before, p.after = contextBefore(text[:p.start], q.prefix), contextAfter(text[p.end:], q.suffix)
	return p, true
}

// judge turns the weighed places, best first, into an answer.
func (a *Anchorer) judge(q query, places []place, sel Selectors) Anchoring {
	var r Anchoring
	for _, p := range places[:min(len(places), maxCandidates)] {
		var c Candidate
		c.Start, c.End = a.newText().Source(p.start, p.end)
		c.Confidence = min(p.score/(1+contextWorth), 1)
		r.Candidates = append(r.Candidates, c)
	}
	r.State = Lost
	if len(places) == 0 {
		return r
	}
	best := places[0]
	lead := 1.0
	for _, p := range places[1:] {
		if p.end <= best.start || p.start >= best.end {
			lead = best.score - p.score
			break
		}
	}
	context := (best.before + best.after) / 2
	score := best.words + contextWorth*context + a.missing(q, best)
	if len(q.exact) < shortQuote && context < shortContext {
		score -= 0.5
	}
	switch {
	case score < scoreFloor-scoreReview:
		r.Confidence = min(0.49, score/2)
		return r
	case score < scoreFloor || lead < leadFloor:
		r.State = Review
	case a.sameWords(r.Candidates[0].Span, sel.Quote.Exact):
		r.State = Exact
		if context < 0.5 {
			r.State = Moved
		}
	default:
		r.State = Changed
	}
	r.Span = r.Candidates[0].Span
	r.Confidence = min(max(score/(1+contextWorth), 0.5), 1)
	if r.State != Review {
		r.Candidates = nil
	}
	return r
}

// missing weighs where the context is that should stand beside a place and
// does not. Where words were put in beside the quotation it is near; where it
// is elsewhere, the quotation was there, and this is a lookalike.
func (a *Anchorer) missing(q query, p place) float64 {
	const enough, tail = 0.3, 20
	if p.words > 0.97 {
		return 0
	}
	worst := 0.0
	weigh := func(context []rune, far func(at int) bool) {
		at := a.textIndex().Exact(context, 8)
		if len(at) == 0 {
			worst = min(worst, -absent)
			return
		}
		for _, i := range at {
			if !far(i) {
				worst = max(worst, rejoined)
				return
			}
		}
		worst = -strayed
	}
	if s := trim(q.suffix); p.after < enough && len(s) >= tail/2 {
		weigh(s[:min(len(s), tail)], func(at int) bool { return at < p.end || at > p.end+nearby })
	}
	if s := trim(q.prefix); worst >= 0 && p.before < enough && len(s) >= tail/2 {
		s = s[max(0, len(s)-tail):]
		weigh(s, func(at int) bool { return at+len(s) > p.start || at+len(s) < p.start-nearby })
	}
	return worst
}
