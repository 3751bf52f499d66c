package ui

import (
	"strconv"
	"strings"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"offprint/app/annotation"
)

// A noteEditing is an annotation that is being written. From the first
// keystroke on its draft is on the device.
type noteEditing struct {
	a          annotation.Annotation
	fresh      bool // it is not in the set yet
	note, tags string
}

func draftName(slug string) string { return "draft:" + slug }

// keepDraft keeps what stands in the fields.
func (r *Reader) keepDraft() {
	e := r.notes.editing
	a := e.a
	a.Note, a.Tags = e.note, strings.Split(e.tags, ",")
	r.keep(draftName(a.Article), string(a.AppendJSON(nil)))
}

func (r *Reader) dropDraft(slug string) { r.keep(draftName(slug), "") }

// openDraft goes on with what was not finished when the page was closed.
func (r *Reader) openDraft() {
	b := &r.notes
	if r.article == nil || !b.loaded || b.editing != nil {
		return
	}
	draft := r.store.Get(draftName(r.place.Slug))
	if draft == "" {
		return
	}
	a, err := annotation.ParseJSON(draft)
	if err != nil || a.Article != r.place.Slug {
		return
	}
	note, tags := a.Note, strings.Join(a.Tags, ",")
	kept, known := b.live(a.ID)
	if known {
		a = kept
	} else {
		a.Note, a.Tags = "", nil
	}
	b.editing = &noteEditing{a: a, fresh: !known, note: note, tags: tags}
	r.drawNotes()
	r.dom.notice("draft", "You were writing a note here.",
		answer{"Go on", func() { r.openEditor() }}, answer{"Drop it", r.cancelEditing})
}

// startEditing opens the fields of an annotation.
func (r *Reader) startEditing(id string) {
	r.saveEditing()
	a, ok := r.notes.live(id)
	if !ok || a.Publisher {
		return
	}
	r.notes.editing = &noteEditing{a: a, note: a.Note, tags: strings.Join(a.Tags, ", ")}
	r.notes.active = id
	r.openEditor()
}

// startNew opens the fields of an annotation that is made when it is saved.
func (r *Reader) startNew(a annotation.Annotation) {
	r.saveEditing()
	r.notes.editing = &noteEditing{a: a, fresh: true}
	r.openEditor()
}

// openEditor brings the fields into sight, in the sheet on a phone.
func (r *Reader) openEditor() {
	e := r.notes.editing
	if e == nil {
		return
	}
	if r.article != nil && r.look.Tab != "annotations" {
		r.look.Tab = "annotations"
		r.keepLook()
		r.markTabs()
	}
	if !e.fresh {
		r.clearFilterFor(e.a.ID)
	}
	r.drawPlaces()
	r.drawNotes()
	if r.article != nil && r.narrow() {
		r.openPanel()
	}
	if field := r.dom.query("#note-field"); field.Truthy() {
		field.Call("focus", map[string]any{"preventScroll": true})
		field.Call("scrollIntoView", map[string]any{"block": "nearest", "behavior": "instant"})
	}
}

// saveEditing makes what stands in the fields part of the annotation.
func (r *Reader) saveEditing() {
	e := r.notes.editing
	if e == nil {
		return
	}
	note := strings.TrimSpace(e.note)
	tags := annotation.CleanTags(strings.Split(e.tags, ","))
	after := e.a
	after.Note, after.Tags = note, tags
	if err := after.Validate(); err != nil {
		r.dom.notice("note", "This cannot be saved: "+err.Error()+".")
		return
	}
	r.notes.editing = nil
	switch {
	case e.fresh && note == "" && len(tags) == 0:
		r.drawNotes()
	case e.fresh:
		r.notes.active = after.ID
		r.change(annotation.Change{Label: "note", Edits: []annotation.Edit{annotation.Add(after)}})
	case note == e.a.Note && strings.Join(tags, ",") == strings.Join(e.a.Tags, ","):
		r.drawNotes()
	default:
		r.editNote(e.a.ID, "note", func(a *annotation.Annotation) { a.Note, a.Tags = note, tags })
	}
	r.notes.headed = false // there may be new tags to filter by
	r.dropDraft(e.a.Article)
	r.drawNotes()
	r.focusCard(e.a.ID)
}

// cancelEditing closes the fields; what was in them is gone.
func (r *Reader) cancelEditing() {
	e := r.notes.editing
	if e == nil {
		return
	}
	r.notes.editing = nil
	r.dropDraft(e.a.Article)
	r.drawNotes()
	r.focusCard(e.a.ID)
}

// focusCard gives the focus to a card's first control.
func (r *Reader) focusCard(id string) {
	if card := r.card(id); card.Truthy() {
		if control := card.Call("querySelector", "button"); control.Truthy() {
			control.Call("focus", map[string]any{"preventScroll": true})
		}
	}
}

// onNoteKey saves and leaves the fields by key, and reports whether it did.
func (r *Reader) onNoteKey(e app.Value) bool {
	if r.notes.editing == nil {
		return false
	}
	if _, inside := closest(e, ".note-form"); !inside {
		return false
	}
	switch key := e.Get("key").String(); {
	case key == "Enter" && (e.Get("ctrlKey").Bool() || e.Get("metaKey").Bool()):
		r.saveEditing()
	case key == "Escape":
		r.saveEditing() // nothing that was written is lost by a key; undo takes it back
	default:
		return false
	}
	return true
}

// attach gives an annotation a place of this edition: where it was found, one
// of the candidates, or the selection.
func (r *Reader) attach(id string, place int) {
	p, ok := r.notes.here.at(id)
	if !ok {
		return
	}
	span := p.Span
	switch {
	case place >= 0 && place < len(p.Candidates):
		span = p.Candidates[place].Span
	case place == -2:
		span = r.selectedSpan()
	}
	if span.Len() == 0 {
		r.dom.flash("Select the passage in the text first, then press the button again.")
		return
	}
	r.editNote(id, "attach", func(a *annotation.Annotation) {
		a.Selectors = annotation.Describe(r.article.Text, span)
		a.Edition = r.notes.here.edition
	})
	r.dom.flash("Attached. Undo brings the old place back.")
	r.goToNote(id)
}

// lookAt shows a candidate in the text.
func (r *Reader) lookAt(id string, place int) {
	p, ok := r.notes.here.at(id)
	if !ok || place < 0 || place >= len(p.Candidates) {
		return
	}
	span := p.Candidates[place].Span
	r.closePanel()
	r.goToSpan(span)
	r.markCurrent(span)
}

// The acts of the annotations' controls.
func noteActs() map[string]act {
	data := func(control app.Value, name string) string {
		if v := control.Get("dataset").Get(name); v.Truthy() {
			return v.String()
		}
		return ""
	}
	number := func(control app.Value) int {
		n, err := strconv.Atoi(data(control, "place"))
		if err != nil {
			return -1
		}
		return n
	}
	return map[string]act{
		"note-go":     func(r *Reader, c app.Value) { r.goToNote(data(c, "id")) },
		"note-choose": func(r *Reader, c app.Value) { r.closeChooser(); r.showNote(data(c, "id")) },
		"note-edit":   func(r *Reader, c app.Value) { r.startEditing(data(c, "id")) },
		"note-reply":  func(r *Reader, c app.Value) { r.reply(data(c, "id")) },
		"note-delete": func(r *Reader, c app.Value) { r.deleteNote(data(c, "id")) },
		"note-color":  func(r *Reader, c app.Value) { r.recolor(data(c, "id"), data(c, "color")) },
		"note-save":   func(r *Reader, _ app.Value) { r.saveEditing() },
		"note-cancel": func(r *Reader, _ app.Value) { r.cancelEditing() },
		"note-attach": func(r *Reader, c app.Value) { r.attach(data(c, "id"), number(c)) },
		"note-look":   func(r *Reader, c app.Value) { r.lookAt(data(c, "id"), number(c)) },
		"notes-tag": func(r *Reader, c app.Value) {
			r.notes.filter.Tag = data(c, "tag")
			r.notes.headed = false
			r.drawNotes()
		},
		"notes-clear": func(r *Reader, _ app.Value) {
			r.notes.filter = noteFilter{Sort: r.notes.filter.Sort}
			r.notes.headed = false
			r.drawNotes()
		},
		"notes-export": func(r *Reader, c app.Value) { r.exportNotes(number(c), false) },
		"notes-copy":   func(r *Reader, c app.Value) { r.exportNotes(number(c), true) },
		"notes-more":   func(r *Reader, _ app.Value) { r.notes.shown += notesPage; r.drawNotes() },
	}
}
