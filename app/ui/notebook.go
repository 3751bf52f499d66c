package ui

import (
	"strings"
	"time"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"offprint/app/annotation"
	"offprint/app/view"
)

// A Database keeps a reader's annotations on the device. Its calls block and
// are made from goroutines of their own. A write has happened when Write
// returns nil, whatever becomes of the browser then.
type Database interface {
	// Records gives every record that is kept, as Record.AppendJSON wrote it.
	Records() ([]string, error)
	// Text gives the text of an edition of an article, "" where it is not kept.
	Text(edition string) (string, error)
	// Write keeps records, by their ids, and texts, by their editions, all or
	// none.
	Write(records, texts map[string]string) error
	// Watch calls back with the records that other tabs have written.
	Watch(changed func(records []string))
	// Persist asks the browser not to clear the device, and tells its answer.
	Persist() (bool, error)
	// Use tells what is kept, and whether the browser may clear it.
	Use() (deviceUse, error)
}

// A notebook is what the reader has written, and what is being done with it.
type notebook struct {
	set       annotation.Set
	journal   annotation.Journal
	clock     annotation.Clock
	loaded    bool
	keeping   keeper
	here      notePlaces // on the article on the page
	filter    noteFilter
	shown     int    // how many of the list are on the page
	active    string // chosen last
	hovered   string
	editing   *noteEditing
	chosen    string            // colour for what is highlighted next
	current   annotation.Span   // the sentence that is marked as the current one
	caret     int               // the place keys act on, in code points; -1 where none
	rendered  map[string]string // notes as HTML, by their Markdown
	colors    []view.NoteColor  // nil: to be read again
	use       deviceUse
	rendering bool
	headed    bool // the panel has its tools
}

// noteColors are the keys of the colours, in the order of the keys 1 to 4.
var noteColors = []string{"yellow", "green", "blue", "pink"}

// colors are the colours with the names that the reader gave them.
func (r *Reader) colors() []view.NoteColor {
	if r.notes.colors != nil {
		return r.notes.colors
	}
	names := strings.Split(r.store.Get("colors"), "\n")
	out := make([]view.NoteColor, len(noteColors))
	for i, key := range noteColors {
		out[i] = view.NoteColor{Key: key, Name: strings.ToUpper(key[:1]) + key[1:]}
		if i < len(names) && strings.TrimSpace(names[i]) != "" {
			out[i].Name = names[i]
		}
	}
	r.notes.colors = out
	return out
}

// nameColor keeps the reader's name for a colour; "" brings its own back.
func (r *Reader) nameColor(n int, name string) {
	names := strings.Split(r.store.Get("colors"), "\n")
	for len(names) < len(noteColors) {
		names = append(names, "")
	}
	names[n] = strings.Join(strings.Fields(name), " ")
	r.keep("colors", strings.Join(names, "\n"))
	r.notes.colors, r.notes.headed = nil, false
	r.drawNotes()
}

// colorKey is the colour that a key is drawn in: imports may bring others.
func colorKey(key string) string {
	for _, c := range noteColors {
		if c == key {
			return c
		}
	}
	return noteColors[0]
}

func (r *Reader) colorName(key string) string {
	for _, c := range r.colors() {
		if c.Key == key {
			return c.Name
		}
	}
	if key == "" {
		return r.colors()[0].Name
	}
	return key
}

// random fills an id from the browser's source of randomness.
func (r *Reader) random() (bytes [16]byte) {
	array := r.dom.window.Get("Uint8Array").New(len(bytes))
	r.dom.window.Get("crypto").Call("getRandomValues", array)
	app.CopyBytesToGo(bytes[:], array)
	return bytes
}

func now() annotation.Time { return annotation.Time(time.Now().UnixMilli()) }

// openNotebook begins with what is kept on the device.
func (r *Reader) openNotebook() {
	b := &r.notes
	b.set = annotation.Set{}
	b.clock.Writer = annotation.NewID(r.random())[len("urn:uuid:"):][:13]
	b.chosen, b.caret = noteColors[0], -1
	b.keeping.start(r)
}

// join takes records in that come from the device or from another tab.
func (r *Reader) join(records []annotation.Record) {
	b := &r.notes
	for i := range records {
		b.clock.Saw(records[i].Latest())
	}
	if len(b.set.Join(records...)) > 0 && b.loaded {
		r.replaceNotes()
	}
}

// change does what the reader asked for: it is seen at once, and kept.
func (r *Reader) change(c annotation.Change) {
	b := &r.notes
	at := now()
	for i := range c.Edits {
		if after := c.Edits[i].After; after != nil {
			after.Modified = at
			after.Motivation = after.Motive()
		}
	}
	r.wrote(b.journal.Do(b.set, c, b.clock.Now(at)))
}

// wrote keeps records and shows them.
func (r *Reader) wrote(records []annotation.Record) {
	r.notes.keeping.add(r, records)
	r.replaceNotes()
}

func (r *Reader) undo() {
	b := &r.notes
	c, records, ok := b.journal.Undo(b.set, b.clock.Now(now()))
	if !ok {
		r.say("There is nothing to undo.")
		return
	}
	r.wrote(records)
	r.dom.flash("Undone: " + c.Label + ".")
}

func (r *Reader) redo() {
	b := &r.notes
	c, records, ok := b.journal.Redo(b.set, b.clock.Now(now()))
	if !ok {
		r.say("There is nothing to do again.")
		return
	}
	r.wrote(records)
	r.dom.flash("Done again: " + c.Label + ".")
}

// live gives an annotation that is not deleted.
func (b *notebook) live(id string) (annotation.Annotation, bool) {
	rec, ok := b.set[id]
	return rec.Annotation, ok && !rec.Deleted
}

// edit changes one annotation by f.
func (r *Reader) editNote(id, label string, f func(*annotation.Annotation)) {
	before, ok := r.notes.live(id)
	if !ok {
		return
	}
	after := before
	f(&after)
	r.change(annotation.Change{Label: label, Edits: []annotation.Edit{annotation.Replace(before, after)}})
}

// deleteNote deletes an annotation and the answers to it.
func (r *Reader) deleteNote(id string) {
	a, ok := r.notes.live(id)
	if !ok {
		return
	}
	edits := []annotation.Edit{annotation.Delete(a)}
	for _, rec := range r.notes.set {
		if !rec.Deleted && rec.ReplyTo == id {
			edits = append(edits, annotation.Delete(rec.Annotation))
		}
	}
	label := "delete"
	if len(edits) > 1 {
		label = "delete with " + view.Plural(len(edits)-1, "reply", "replies")
	}
	if r.notes.active == id {
		r.notes.active = ""
	}
	r.change(annotation.Change{Label: label, Edits: edits})
	r.dom.notice("deleted", "Deleted.", answer{"Undo", r.undo}, answer{"OK", func() {}})
}

// flash shows a line for a moment; it is read out too.
func (d dom) flash(text string) { d.offprint.Call("flash", text) }
