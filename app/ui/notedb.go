package ui

import (
	"errors"
	"sync"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"offprint/app/annotation"
	"offprint/app/store"
	"offprint/app/ui/ask"
)

// deviceNotes is the Database of a browser. What could not be opened is tried
// again with the next call.
type deviceNotes struct {
	offprint app.Value // packs texts: see web/js/keep.js
	name     string

	mu      sync.Mutex
	db      *store.Database
	changed func(records []string)
}

func (d *deviceNotes) open() (*store.Database, error) {
	d.mu.Lock()
	defer d.mu.Unlock()
	if d.db != nil {
		return d.db, nil
	}
	db, err := store.Open(d.name)
	if err != nil {
		return nil, err
	}
	db.JoinBy(store.Annotations, joinRecords)
	if err := db.Watch(d.hear); err != nil {
		return nil, err
	}
	d.db = db
	return db, nil
}

// joinRecords merges a record with what another tab has stored. One that
// cannot be read gives way to one that can.
func joinRecords(stored, written []byte) ([]byte, error) {
	a, err := annotation.ParseRecord(string(stored))
	if err != nil {
		return written, nil
	}
	b, err := annotation.ParseRecord(string(written))
	if err != nil {
		return nil, err
	}
	merged := annotation.Merge(a, b)
	return merged.AppendJSON(nil), nil
}

// hear hands on the records among what another tab has written.
func (d *deviceNotes) hear(changes []store.Change) {
	var records []string
	for _, c := range changes {
		if c.Table == store.Annotations && c.Data != nil {
			records = append(records, string(c.Data))
		}
	}
	if len(records) > 0 {
		d.changed(records)
	}
}

// Records is Database's.
func (d *deviceNotes) Records() ([]string, error) {
	db, err := d.open()
	if err != nil {
		return nil, inWords(err)
	}
	items, err := db.Load(store.Annotations)
	records := make([]string, len(items))
	for i, item := range items {
		records[i] = string(item.Data)
	}
	return records, inWords(err)
}

// Text is Database's.
func (d *deviceNotes) Text(edition string) (string, error) {
	db, err := d.open()
	if err != nil {
		return "", inWords(err)
	}
	packed, err := db.Get(store.Texts, edition)
	if err != nil || packed == nil {
		return "", inWords(err)
	}
	bytes := app.Window().Get("Uint8Array").New(len(packed))
	app.CopyBytesToJS(bytes, packed)
	text, err := ask.Await(d.offprint.Call("unpack", bytes))
	if err != nil {
		return "", err
	}
	return text.String(), nil
}

// Write is Database's.
func (d *deviceNotes) Write(records, texts map[string]string) error {
	db, err := d.open()
	if err != nil {
		return inWords(err)
	}
	changes := make([]store.Change, 0, len(records)+len(texts))
	for id, record := range records {
		changes = append(changes, store.Change{Table: store.Annotations, Key: id, Data: []byte(record)})
	}
	for edition, text := range texts {
		packed, err := ask.Await(d.offprint.Call("pack", text))
		if err != nil {
			return err
		}
		data := make([]byte, packed.Length())
		app.CopyBytesToGo(data, packed)
		changes = append(changes, store.Change{Table: store.Texts, Key: edition, Data: data})
	}
	return inWords(db.Write(changes))
}

// Watch is Database's.
func (d *deviceNotes) Watch(changed func(records []string)) { d.changed = changed }

// Persist is Database's.
func (d *deviceNotes) Persist() (bool, error) {
	db, err := d.open()
	if err != nil {
		return false, err
	}
	return db.Persist()
}

// Use is Database's.
func (d *deviceNotes) Use() (deviceUse, error) {
	db, err := d.open()
	if err != nil {
		return deviceUse{}, err
	}
	used, _, err := db.Usage()
	if err != nil {
		return deviceUse{}, err
	}
	persisted, err := db.Persisted()
	return deviceUse{true, used, persisted}, err
}

// inWords says an error of the store to the reader.
func inWords(err error) error {
	for kind, words := range map[error]string{
		store.ErrNewer:      "they were kept by a newer edition of this reader; load the page again",
		store.ErrHeld:       "another tab of this reader must be closed first",
		store.ErrFull:       "this device has no room left",
		store.ErrBlocked:    "this browser does not let the reader keep anything",
		store.ErrUnreadable: "this browser cannot read some of what it kept",
	} {
		if errors.Is(err, kind) {
			return errors.New(words)
		}
	}
	return err
}
