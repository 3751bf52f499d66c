package ui

import (
	"encoding/binary"
	"strconv"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"offprint/app/annotation"
	"offprint/app/view"
)

// The styles that web/js/highlight.js draws, in its order.
const (
	stylePublisher = iota
	styleYellow    // the colours follow, as in noteColors
	styleGreen
	styleBlue
	stylePink
	styleNoted   // there is a note
	styleCurrent // the sentence that keys act on
	styleActive  // chosen or pointed at in the panel
)

func styleOf(a *annotation.Annotation) int {
	if a.Publisher {
		return stylePublisher
	}
	for i, c := range noteColors {
		if c == colorKey(a.Color) {
			return styleYellow + i
		}
	}
	return styleYellow
}

// drawPlaces shows the annotations in the text.
func (r *Reader) drawPlaces() {
	if r.article == nil {
		return
	}
	here := &r.notes.here
	spans := make([]annotation.Span, len(here.list))
	for i := range here.list {
		spans[i] = here.list[i].Span
	}
	ranges, _ := annotation.Flatten(spans, func(i int) string { return strconv.Itoa(styleOf(&here.list[i].Annotation)) })
	var pieces []piece
	for style := stylePublisher; style <= stylePink; style++ {
		for _, s := range ranges[strconv.Itoa(style)] {
			pieces = here.text.pieces(pieces, style, s)
		}
	}
	for i := range here.list {
		p := &here.list[i]
		if p.Len() > 0 && (p.Note != "" || len(here.replies[p.ID]) > 0) {
			pieces = here.text.pieces(pieces, styleNoted, annotation.Span{Start: p.End - 1, End: p.End})
		}
		if p.Len() > 0 && (p.ID == r.notes.active || p.ID == r.notes.hovered) {
			pieces = here.text.pieces(pieces, styleActive, p.Span)
		}
	}
	if s := r.notes.current; s.Len() > 0 {
		pieces = here.text.pieces(pieces, styleCurrent, s)
	}
	r.dom.offprint.Call("draw", r.int32s(pieces))
}

// int32s hands pieces over in one array: a call for each would take longer
// than to draw them.
func (r *Reader) int32s(pieces []piece) app.Value {
	bytes := make([]byte, 0, 16*len(pieces))
	for _, p := range pieces {
		for _, n := range [4]int{p.style, p.block, p.start, p.end} {
			bytes = binary.LittleEndian.AppendUint32(bytes, uint32(n))
		}
	}
	array := r.dom.window.Get("Uint8Array").New(len(bytes))
	app.CopyBytesToJS(array, bytes)
	return r.dom.window.Get("Int32Array").New(array.Get("buffer"))
}

// onTextClick chooses what was clicked in the text: the one annotation there,
// or one of several from a list. A name keeps its click: its annotations are
// reached by their other words, by key and in the panel.
func (r *Reader) onTextClick(e app.Value) {
	r.closeChooser()
	if r.article == nil || r.selected() != "" {
		return
	}
	if _, inText := closest(e, "#text .article"); !inText {
		return
	}
	x, y := e.Get("clientX").Float(), e.Get("clientY").Float()
	at := r.dom.offprint.Call("characterAt", x, y)
	if !at.Truthy() {
		return
	}
	here := &r.notes.here
	offset := here.text.offset(at.Index(0).Int(), at.Index(1).Int())
	r.notes.caret = offset
	r.markCurrent(annotation.Span{})
	switch hits := here.index.At(offset); len(hits) {
	case 0:
	case 1:
		r.showNote(here.list[hits[0]].ID)
	default:
		r.openChooser(hits, x, y)
	}
}

// openChooser lists annotations that lie over one another.
func (r *Reader) openChooser(hits []int, x, y float64) {
	here := &r.notes.here
	list := make([]view.Note, len(hits))
	for i, hit := range hits {
		list[i] = r.shownNote(&here.list[hit])
	}
	box := r.dom.document.Call("createElement", "div")
	box.Set("id", "chooser")
	box.Set("className", "chooser-box")
	box.Call("setAttribute", "role", "dialog")
	box.Call("setAttribute", "aria-label", "Annotations here")
	box.Set("innerHTML", view.Chooser(list))
	r.dom.body.Call("append", box)
	width, height := box.Get("offsetWidth").Float(), box.Get("offsetHeight").Float()
	most := r.dom.root.Get("clientWidth").Float() - width - 8
	if low := r.dom.window.Get("innerHeight").Float() - height - 8; y+12 > low {
		y = max(r.dom.barHeight(), low-12)
	}
	box.Get("style").Call("setProperty", "left", number(max(8, min(x-width/2, most)), "px"))
	box.Get("style").Call("setProperty", "top", number(y+12, "px"))
	box.Call("querySelector", "button").Call("focus", map[string]any{"preventScroll": true})
}

// closeChooser reports whether there was one.
func (r *Reader) closeChooser() bool {
	box := r.dom.query("#chooser")
	if box.Truthy() {
		box.Call("remove")
	}
	return box.Truthy()
}

// showNote chooses an annotation: its card comes into sight beside the text,
// or in the sheet of a phone.
func (r *Reader) showNote(id string) {
	b := &r.notes
	b.active = id
	if r.look.Tab != "annotations" {
		r.look.Tab = "annotations"
		r.keepLook()
		r.markTabs()
	}
	r.clearFilterFor(id)
	r.drawPlaces()
	r.drawNotes()
	if r.narrow() {
		r.openPanel()
	}
	if card := r.card(id); card.Truthy() {
		card.Call("scrollIntoView", map[string]any{"block": "nearest", "behavior": "instant"})
	}
	if p, ok := b.here.at(id); ok {
		words := r.colorName(p.Color) + " annotation: " + p.Quote.Exact
		if p.Note != "" {
			words += ". Note: " + p.Note
		}
		r.announce(words)
	}
}

// announce reads an annotation out, unless the reader has switched that off.
func (r *Reader) announce(words string) {
	if !r.look.NotesQuiet {
		r.say(words)
	}
}

// card is the element of an annotation in the panel.
func (r *Reader) card(id string) app.Value {
	return r.dom.query(`[data-note="` + r.dom.window.Get("CSS").Call("escape", id).String() + `"]`)
}

// goToNote brings an annotation's place into sight.
func (r *Reader) goToNote(id string) {
	p, ok := r.notes.here.at(id)
	if !ok || p.Len() == 0 {
		return
	}
	r.notes.active, r.notes.caret = id, p.Start
	r.closePanel()
	r.goToSpan(p.Span)
	r.drawPlaces()
	r.markCards()
}

// goToSpan scrolls a place to the upper third of the window, unless it is in
// sight.
func (r *Reader) goToSpan(s annotation.Span) {
	text := r.notes.here.text
	b := text.block(s.Start)
	end := min(s.End, text.blocks[b].End)
	box := r.dom.offprint.Call("boxOf", b, text.units(b, s.Start), text.units(b, end))
	if !box.Truthy() {
		return
	}
	height := r.dom.window.Get("innerHeight").Float()
	upper, lower := box.Get("top").Float(), box.Get("bottom").Float()
	if upper < r.dom.barHeight()+8 || lower > height-72 {
		r.dom.scrollTo(r.dom.scrollY() + upper - height/3)
	}
}

// stepNote goes to the next or previous annotation in the text; of several
// that begin together, one after the other.
func (r *Reader) stepNote(by int) {
	here := &r.notes.here
	n := 0
	for n < len(here.list) && here.list[n].Len() > 0 {
		n++
	}
	if n == 0 {
		r.say("There is no annotation in this article.")
		return
	}
	at := -1
	for i := range here.list[:n] {
		if here.list[i].ID == r.notes.active {
			at = i
		}
	}
	if at < 0 { // from what is in sight
		from := r.current().Start
		for at+1 < n && here.list[at+1].Start < from {
			at++
		}
		if by < 0 {
			at++
		}
	}
	if at += by; at < 0 || at >= n {
		r.say("There is no further annotation.")
		return
	}
	id := here.list[at].ID
	r.goToNote(id)
	if !r.narrow() {
		r.showNote(id)
		return
	}
	r.announce(here.list[at].Quote.Exact + ". " + here.list[at].Note)
}
