package ui

import (
	"strconv"
	"unicode"

	"offprint/app/annotation"
)

// selectedSpan is the selection in the article, without the white space about
// it; empty where nothing is selected.
func (r *Reader) selectedSpan() annotation.Span {
	if r.article == nil {
		return annotation.Span{}
	}
	ends := r.dom.offprint.Call("selected")
	if !ends.Truthy() {
		return annotation.Span{}
	}
	text := r.notes.here.text
	s := annotation.Span{
		Start: text.offset(ends.Index(0).Int(), ends.Index(1).Int()),
		End:   text.offset(ends.Index(2).Int(), ends.Index(3).Int()),
	}
	for s.Start < s.End && unicode.IsSpace(text.runes[s.Start]) {
		s.Start++
	}
	for s.End > s.Start && unicode.IsSpace(text.runes[s.End-1]) {
		s.End--
	}
	return s
}

// current is the sentence that keys act on where nothing is selected: the one
// of the last click or step if it is in sight, else the first in sight.
func (r *Reader) current() annotation.Span {
	if at := r.notes.caret; at >= 0 && r.inSight(at) {
		return annotation.SentenceAt(r.article.Text, at)
	}
	block := 0
	edge := r.dom.barHeight()
	for i, e := range r.reading.blocks {
		if block = i; e.Call("getBoundingClientRect").Get("bottom").Float() > edge+8 {
			break
		}
	}
	// Of a paragraph that began above the window, the first sentence in sight.
	b := r.article.Blocks[block]
	for at := b.Start; at < b.End; {
		s := annotation.SentenceAt(r.article.Text, at)
		if r.inSight(s.Start) || s.End <= at {
			return s
		}
		at = s.End + 1
	}
	return annotation.SentenceAt(r.article.Text, b.Start)
}

// inSight tells whether the code point at offset is in the window.
func (r *Reader) inSight(offset int) bool {
	text := r.notes.here.text
	if offset >= len(text.runes) {
		return false
	}
	b := text.block(offset)
	from := text.units(b, min(offset, text.blocks[b].End-1))
	box := r.dom.offprint.Call("boxOf", b, from, from+1)
	return box.Truthy() && box.Get("top").Float() >= r.dom.barHeight()-4 &&
		box.Get("bottom").Float() <= r.dom.window.Get("innerHeight").Float()
}

// stepSentence chooses the next or previous sentence for the keys to act on.
func (r *Reader) stepSentence(by int) {
	s := r.current()
	if r.notes.caret >= 0 && r.inSight(r.notes.caret) { // else the one in sight is the first
		at := s.End + 1
		for at < len(r.notes.here.text.runes) && unicode.IsSpace(r.notes.here.text.runes[at]) {
			at++
		}
		if by < 0 {
			at = s.Start - 1
			for at > 0 && unicode.IsSpace(r.notes.here.text.runes[at]) {
				at--
			}
		}
		if at < 0 || at >= len(r.notes.here.text.runes) {
			r.say("There is no further sentence.")
			return
		}
		s = annotation.SentenceAt(r.article.Text, at)
	}
	r.notes.caret = s.Start
	r.goToSpan(s)
	r.markCurrent(s)
	r.say(r.notes.here.text.slice(s))
}

// markCurrent shows which sentence keys act on.
func (r *Reader) markCurrent(s annotation.Span) {
	if r.notes.current != s {
		r.notes.current = s
		r.drawPlaces()
	}
}

// target is what a command acts on: the selection, else the current sentence.
func (r *Reader) target() annotation.Span {
	if s := r.selectedSpan(); s.Len() > 0 {
		return s
	}
	return r.current()
}

// focused is the annotation that keys are about where nothing is selected: the
// one whose card has the focus, or the one that was clicked or made last and no
// sentence was chosen since.
func (r *Reader) focused() (string, bool) {
	if r.selectedSpan().Len() > 0 {
		return "", false
	}
	if p, ok := r.notes.here.at(r.notes.active); ok && !p.Publisher && r.notes.current.Len() == 0 &&
		r.notes.caret >= p.Start && r.notes.caret < p.End {
		return p.ID, true
	}
	active := r.dom.document.Get("activeElement")
	if !active.Truthy() {
		return "", false
	}
	card := active.Call("closest", "[data-note]")
	if !card.Truthy() {
		return "", false
	}
	return card.Get("dataset").Get("note").String(), true
}

// highlight makes a highlight in the nth colour, or in the one used last where
// n is -1. What is highlighted already gets the colour.
func (r *Reader) highlight(n int) (id string) {
	b := &r.notes
	if n >= 0 {
		b.chosen = noteColors[n]
	}
	if id, ok := r.focused(); ok {
		r.recolor(id, b.chosen)
		return id
	}
	span := r.target()
	if span.Len() == 0 {
		r.say("There is no text here.")
		return ""
	}
	id, known := r.sameSpan(span)
	if known {
		r.recolor(id, b.chosen)
	} else {
		a := annotation.Annotation{
			ID: annotation.NewID(r.random()), Article: r.place.Slug, Edition: b.here.edition,
			Selectors: annotation.Describe(r.article.Text, span), Color: b.chosen, Created: now(),
		}
		id = a.ID
		b.active = id
		r.change(annotation.Change{Label: "highlight", Edits: []annotation.Edit{annotation.Add(a)}})
		r.say("Highlighted in " + r.colorName(b.chosen) + ".")
	}
	r.dropSelection(span)
	return id
}

// dropSelection takes the selection away, since what was selected shows now in
// its colour; keys go on from there.
func (r *Reader) dropSelection(span annotation.Span) {
	r.notes.caret = span.Start
	r.markCurrent(annotation.Span{})
	r.dom.window.Call("getSelection").Call("removeAllRanges")
}

// sameSpan is the reader's own annotation of exactly this passage.
func (r *Reader) sameSpan(s annotation.Span) (string, bool) {
	for i := range r.notes.here.list {
		if p := &r.notes.here.list[i]; p.Span == s && !p.Publisher {
			return p.ID, true
		}
	}
	return "", false
}

func (r *Reader) recolor(id, color string) {
	a, ok := r.notes.live(id)
	if !ok || a.Color == color || a.Whole() {
		return
	}
	r.editNote(id, "colour", func(a *annotation.Annotation) { a.Color = color })
	r.say("Now in " + r.colorName(color) + ".")
}

// annotate writes a note on the selection or the current sentence.
func (r *Reader) annotate() {
	if id, ok := r.focused(); ok {
		r.startEditing(id)
		return
	}
	if span := r.target(); span.Len() > 0 {
		id, known := r.sameSpan(span)
		if !known {
			id = r.highlight(-1)
		}
		r.dropSelection(span)
		r.startEditing(id)
	}
}

// noteOnArticle writes a note on the article as a whole.
func (r *Reader) noteOnArticle() {
	r.startNew(annotation.Annotation{ID: annotation.NewID(r.random()), Article: r.place.Slug, Edition: r.notes.here.edition, Created: now()})
}

// reply answers an annotation.
func (r *Reader) reply(to string) {
	a, ok := r.notes.live(to)
	if !ok {
		return
	}
	r.startNew(annotation.Annotation{ID: annotation.NewID(r.random()), Article: a.Article, ReplyTo: to, Created: now()})
}

// findSelected searches for the selected words.
func (r *Reader) findSelected() {
	words := r.notes.here.text.slice(r.target())
	r.openFind()
	r.lookUp(words)
	r.update()
}

// colorCommand is the name of the command for the nth colour.
func colorCommand(n int) string { return "color-" + strconv.Itoa(n+1) }
