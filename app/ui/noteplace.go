package ui

import (
	"fmt"
	"sort"

	"offprint/app/annotation"
	"offprint/app/ui/ask"
	"offprint/app/view"
	"offprint/app/workshop"
)

// A placed annotation has been looked for in the text.
type placed struct {
	annotation.Annotation
	annotation.Anchoring
}

// notePlaces are the annotations of the article on the page.
type notePlaces struct {
	text      *textMap
	edition   string
	list      []placed // on passages, in the order of the text; the lost at the end
	index     *annotation.Index
	whole     []annotation.Annotation // on the article as a whole
	replies   map[string][]annotation.Annotation
	found     map[string]placed       // by id: those that were looked for already
	publisher []annotation.Annotation // that came with the edition
	pending   int                     // that are being looked for
	goal      string                  // an annotation to go to once it is found
	round     int                     // of the search under way
}

// enterNotes begins with the article on the page.
func (r *Reader) enterNotes() {
	here := &r.notes.here
	*here = notePlaces{
		text: newTextMap(r.article), edition: annotation.EditionHash(r.article.Text),
		found: map[string]placed{}, round: here.round + 1, index: annotation.NewIndex(nil),
	}
	b := &r.notes
	b.active, b.hovered, b.caret, b.headed = "", "", -1, false
	b.filter, b.shown = noteFilter{Sort: b.filter.Sort}, notesPage
	r.dom.offprint.Call("watch")
	b.current = annotation.Span{}
	here.publisher = r.published()
	if hash := r.dom.window.Get("location").Get("hash").String(); hash != "" {
		r.goToLinked(hash[1:])
	}
	r.replaceNotes()
	r.openDraft()
}

// leaveNotes ends what belongs to the article.
func (r *Reader) leaveNotes() {
	r.notes.here.round++
	r.notes.editing = nil
	r.closeChooser()
}

// replaceNotes brings what is shown up to date with the set: annotations that
// are new or have another place are looked for.
func (r *Reader) replaceNotes() {
	if r.article == nil {
		r.notesChanged()
		r.drawBook()
		return
	}
	here := &r.notes.here
	here.round++
	here.whole, here.replies = nil, map[string][]annotation.Annotation{}
	var far []annotation.Annotation
	list := make([]placed, 0, len(here.list)+1)
	for _, a := range append(r.notes.set.Live(), here.publisher...) {
		switch {
		case a.Article != r.place.Slug && !a.Publisher:
		case a.ReplyTo != "":
			here.replies[a.ReplyTo] = append(here.replies[a.ReplyTo], a)
		case a.Whole():
			here.whole = append(here.whole, a)
		default:
			p, ok := here.found[a.ID]
			if !ok || p.Selectors != a.Selectors || p.Edition != a.Edition {
				p, ok = here.atOnce(a)
			}
			if !ok {
				far = append(far, a)
				continue
			}
			p.Annotation = a
			here.found[a.ID] = p
			list = append(list, p)
		}
	}
	here.pending = len(far)
	here.take(list)
	r.drawPlaces()
	r.drawNotes()
	r.reachGoal()
	if len(far) > 0 {
		go r.anchorNotes(far, here.round)
	}
}

// atOnce finds an annotation that was made on this very text.
func (n *notePlaces) atOnce(a annotation.Annotation) (placed, bool) {
	s := a.Position
	if a.Edition != n.edition || s.End > len(n.text.runes) || s.Len() == 0 || n.text.slice(s) != a.Quote.Exact {
		return placed{}, false
	}
	return placed{a, annotation.Anchoring{Span: s, State: annotation.Exact, Confidence: 1}}, true
}

// take makes list what is on the page.
func (n *notePlaces) take(list []placed) {
	sort.SliceStable(list, func(i, j int) bool {
		a, b := &list[i], &list[j]
		if lost := a.State == annotation.Lost; lost != (b.State == annotation.Lost) {
			return !lost
		}
		return a.Start < b.Start || a.Start == b.Start && a.End > b.End
	})
	n.list = list
	spans := make([]annotation.Span, len(list))
	for i := range list {
		spans[i] = list[i].Span
	}
	n.index = annotation.NewIndex(spans)
}

// anchorNotes looks for annotations that were made on another text, those of
// one text together. The workshop does it, so that the page lives on; where
// that cannot, they are shown as not looked for.
func (r *Reader) anchorNotes(far []annotation.Annotation, round int) {
	here := &r.notes.here
	byText := map[string][]annotation.Annotation{}
	for _, a := range far {
		byText[a.Edition] = append(byText[a.Edition], a)
	}
	list := append([]placed(nil), here.list...)
	text := r.article.Text
	for edition, group := range byText {
		request := workshop.Anchor{Text: text, Old: r.oldText(edition)}
		for i := range group {
			request.Selectors = append(request.Selectors, group[i].Selectors)
		}
		answer, err := ask.Workshop(request.Encode())
		var places []annotation.Anchoring
		if err == nil {
			places, err = workshop.DecodeAnchorAnswer(answer)
		}
		if here.round != round {
			return // the article was left, or a newer search begun
		}
		if err == nil && len(places) != len(group) {
			err = workshop.ErrAnswer
		}
		if err != nil {
			r.workshopFailed(fmt.Errorf("%s could not be looked for in the text: %w", view.Plural(len(group), "annotation", "annotations"), err))
			places = make([]annotation.Anchoring, len(group))
		}
		for i, a := range group {
			p := placed{a, places[i]}
			if p.State != 0 {
				here.found[a.ID] = p
			}
			list = append(list, p)
		}
	}
	here.pending = 0
	here.take(list)
	r.drawPlaces()
	r.drawNotes()
	r.reachGoal()
}

// oldText is the text of an edition, "" where it is not kept.
func (r *Reader) oldText(edition string) string {
	if edition == "" {
		return ""
	}
	text, err := r.notes.keeping.db.Text(edition)
	if err != nil {
		return "" // the quotation will do
	}
	return text
}

// at finds a placed annotation by its id.
func (n *notePlaces) at(id string) (placed, bool) {
	for i := range n.list {
		if n.list[i].ID == id {
			return n.list[i], true
		}
	}
	return placed{}, false
}
