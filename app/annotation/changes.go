package annotation

import "offprint/app/annotation/internal/align"

// The floors of anchoring by changes. What is kept is a share of the
// quotation's words, by weight.
const (
	// keptFloor is the least share of a quotation that must be left at a
	// place for it to be the quotation's, where both neighbours are left too.
	keptFloor = 0.30
	// keptAlone is the same where neither neighbour is left.
	keptAlone = 0.55
	// keptSure is the share from which no other place is looked for.
	keptSure = 0.75
	// keptReview is how much below the floor a reader is still asked.
	keptReview = 0.08
	// claimedShare is the share of a place that may come from elsewhere in the old
	// text before it cannot be the quotation's.
	claimedShare = 0.5
	// claimedAround is the same for a place and what is about it, before its
	// borders are known.
	claimedAround = 0.98
)

// byChanges follows span of the old text through the changes.
func (a *Anchorer) byChanges(span Span, sel Selectors) Anchoring {
	if a.old == a.text {
		return Anchoring{Span: span, State: Exact, Confidence: 1}
	}
	m := a.changesMap()
	from, to := a.oldText().Span(span.Start, span.End)
	im := m.Image(from, to)
	kept := share(im.Kept, im.Total)
	around := 0.0
	if im.Before {
		around += 0.5
	}
	if im.After {
		around += 0.5
	}
	floor := keptAlone + (keptFloor-keptAlone)*around
	if im.End > im.Start && kept >= floor-keptReview {
		r := Anchoring{Confidence: 0.5 + 0.5*kept}
		r.Start, r.End = a.newText().Source(im.Start, im.End)
		same := kept > 0.99 && im.Inside == 0 && a.sameWords(r.Span, a.oldText().Slice(span.Start, span.End))
		switch {
		case same && im.Moved:
			r.State, r.Confidence = Moved, 0.95
		case same:
			r.State, r.Confidence = Exact, 1
		case kept >= floor:
			r.State = Changed
		default:
			r.State, r.Confidence = Review, 0.5
			r.Candidates = []Candidate{{r.Span, 0.5}}
		}
		if same || kept >= keptSure || around == 1 {
			return r
		}
		if other := a.unclaimed(sel, m, from, to); other.State != Lost && other.Confidence > r.Confidence+0.2 {
			return other
		}
		return r
	}
	r := a.unclaimed(sel, m, from, to)
	if r.State == Lost && len(r.Candidates) == 0 {
		// A reader may still know better than the diff.
		r.Candidates = a.byQuote(sel).Candidates
	}
	return r
}

// unclaimed looks for the quotation in what of the text did not come from
// elsewhere in the old text: a lookalike that stood beside it all along is not
// it.
func (a *Anchorer) unclaimed(sel Selectors, m *align.Map, from, to int) Anchoring {
	return a.search(sel, func(start, end int) float64 {
		return m.Claimed(start, end, from, to)
	})
}

func share(part, whole float64) float64 {
	if whole == 0 {
		return 0
	}
	return part / whole
}
