package ui

import (
	"time"

	"offprint/app/annotation"
	"offprint/app/view"
)

// A keeper writes what the reader has changed to the device, in the order it
// was changed, and knows what is not there yet.
type keeper struct {
	db      Database
	waiting map[string]annotation.Record
	texts   map[string]string // editions that are not kept yet
	kept    map[string]bool   // editions that are
	writing map[string]bool   // records under way
	busy    bool
	failure error // of the last write
	asked   bool  // whether the device may be cleared
	broken  []string
}

func (k *keeper) start(r *Reader) {
	k.waiting, k.texts, k.kept = map[string]annotation.Record{}, map[string]string{}, map[string]bool{}
	k.db = &deviceNotes{offprint: r.dom.offprint, name: "offprint:" + r.base}
	go k.load(r)
}

// load reads what is kept; what cannot be read stays where it is and is told.
func (k *keeper) load(r *Reader) {
	k.db.Watch(func(written []string) { r.join(k.parse(written)) })
	stored, err := k.db.Records()
	if err != nil {
		k.failure = err
		k.tell(r)
	}
	records := k.parse(stored)
	r.join(records)
	r.notes.loaded = true
	time.Sleep(time.Millisecond)
	r.replaceNotes()
	r.openDraft()
	r.offerShared()
	if n := len(k.broken); n > 0 {
		r.dom.notice("broken", view.Plural(n, "annotation", "annotations")+" on this device cannot be read. They are left as they are.",
			answer{"Copy them", func() { r.copy(lines(k.broken), "Copied as they are kept.") }}, answer{"OK", func() {}})
	}
}

func lines(list []string) string {
	out := ""
	for _, s := range list {
		out += s + "\n"
	}
	return out
}

func (k *keeper) parse(stored []string) []annotation.Record {
	records := make([]annotation.Record, 0, len(stored))
	last := time.Now()
	for _, s := range stored {
		rec, err := annotation.ParseRecord(s)
		if err != nil {
			k.broken = append(k.broken, s)
			continue
		}
		records = append(records, rec)
		if time.Since(last) > slice {
			time.Sleep(time.Millisecond) // lets the page live
			last = time.Now()
		}
	}
	return records
}

// slice is how long work goes on before the page gets its turn.
const slice = 8 * time.Millisecond

// add keeps records, and with them the texts that they were made on.
func (k *keeper) add(r *Reader, records []annotation.Record) {
	if k.waiting == nil {
		return
	}
	for _, rec := range records {
		k.waiting[rec.ID] = rec
		if e := rec.Edition; e != "" && !k.kept[e] && r.article != nil && e == r.notes.here.edition {
			k.texts[e] = r.article.Text
		}
	}
	if !k.busy {
		k.busy = true
		go k.write(r)
	}
}

// write writes until nothing waits. A write that fails is tried again with the
// next change, and on demand.
func (k *keeper) write(r *Reader) {
	defer func() { k.busy = false }()
	for len(k.waiting) > 0 {
		batch, texts := k.waiting, k.texts
		k.waiting, k.texts = map[string]annotation.Record{}, map[string]string{}
		k.writing = map[string]bool{}
		values := make(map[string]string, len(batch))
		for id, rec := range batch {
			k.writing[id] = true
			values[id] = string(rec.AppendJSON(nil))
		}
		r.drawKept()
		k.failure = k.db.Write(values, texts)
		k.writing = nil
		if k.failure != nil {
			k.takeBack(batch, texts)
			k.tell(r)
			break
		}
		for e := range texts {
			k.kept[e] = true
		}
		if !k.asked {
			k.asked = true
			go k.db.Persist() // its answer is shown in Settings
		}
	}
	r.drawKept()
	r.drawNotes()
}

// takeBack puts a batch that failed among what waits; what has changed since
// counts.
func (k *keeper) takeBack(batch map[string]annotation.Record, texts map[string]string) {
	for id, rec := range batch {
		if _, newer := k.waiting[id]; !newer {
			k.waiting[id] = rec
		}
	}
	for e, t := range texts {
		k.texts[e] = t
	}
}

// unsaved tells whether the device has not confirmed an annotation.
func (k *keeper) unsaved(id string) bool {
	_, waits := k.waiting[id]
	return waits || k.writing[id]
}

// tell says that something is not kept, and what can be done.
func (k *keeper) tell(r *Reader) {
	r.drawKept()
	r.dom.notice("unkept", "Not saved: "+k.failure.Error()+". Your annotations last until this page is closed.",
		answer{"Try again", func() { k.again(r) }}, answer{"Copy them all", r.copyAll}, answer{"OK", func() {}})
}

func (k *keeper) again(r *Reader) {
	if !k.busy && len(k.waiting) > 0 {
		k.busy = true
		go k.write(r)
	}
}

// copyAll copies every annotation, as a last way to keep it.
func (r *Reader) copyAll() {
	text := ""
	for _, a := range r.notes.set.Live() {
		text += string(a.AppendJSON(nil)) + "\n"
	}
	r.copy(text, "Copied. Keep it in a file; it can be imported.")
}

// drawKept says how far saving is.
func (r *Reader) drawKept() {
	k := &r.notes.keeping
	text := ""
	switch n := len(k.waiting) + len(k.writing); {
	case n == 0 && r.notes.here.pending > 0 && r.article != nil:
		text = "The text has changed: looking for " + view.Plural(r.notes.here.pending, "annotation", "annotations") + "…"
	case n == 0:
	case k.failure != nil:
		text = view.Plural(n, "change is", "changes are") + " not saved: " + k.failure.Error() + "."
	default:
		text = "Saving…"
	}
	r.dom.setText("#notes-kept", text)
}
