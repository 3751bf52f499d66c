package store

import (
	"errors"
	"fmt"
	"slices"
	"sync"
	"unicode/utf8"
)

// The tables of a database. One that is added needs a higher Version.
const (
	Annotations = "annotations" // records by ID
	Texts       = "texts"       // texts of editions by their hash, compressed by the caller
	Drafts      = "drafts"      // notes that are being written
	Names       = "names"       // the reader's corrections of names
	Settings    = "settings"    // what the reader chose and what is too large for Local
)

var tables = []string{Annotations, Texts, Drafts, Names, Settings}

// Version is the version of the tables. A database with a higher one was made
// by a newer reader and is left alone.
const Version = 1

// What keeps a database from opening or a change from being kept. Errors wrap
// them; any other error is the browser's own, by name.
var (
	// ErrBlocked: the browser keeps nothing for this page, by its settings.
	ErrBlocked = errors.New("the browser blocks storage")
	// ErrNewer: a newer version of the reader has made or changed the database.
	// Loading the page again brings that version.
	ErrNewer = errors.New("the stored data belongs to a newer version of this reader")
	// ErrHeld: another tab holds the database open in an older version.
	ErrHeld = errors.New("another tab holds an older version of the stored data")
	// ErrFull: there is no room left on the device or in the browser's quota.
	ErrFull = errors.New("there is no room left on this device")
	// ErrUnreadable: the browser cannot read back what it stored.
	ErrUnreadable = errors.New("the browser cannot read what it stored")

	errClosed = errors.New("the database was closed")
)

// A Change puts Data under Key, or deletes the key where Data is nil. Data that
// is empty but not nil is kept.
type Change struct {
	Table, Key string
	Data       []byte
}

// An Item is what is kept under a key.
type Item struct {
	Table, Key string
	Data       []byte
}

// A Join makes one value of the one that is stored and the one being written,
// so that two tabs that write at once lose nothing. It runs inside of the
// transaction and must neither block nor keep its arguments.
type Join func(stored, written []byte) ([]byte, error)

// A Database keeps what must not be lost: in IndexedDB in a browser, in memory
// elsewhere. Its methods block; in a browser
// they are for goroutines and never for event handlers, which would wait for
// themselves. It is safe for concurrent use.
type Database struct {
	engine engine
	mail   mailbox

	mu    sync.Mutex
	joins map[string]Join
}

// An engine stores. Its methods may be called at once from several goroutines.
type engine interface {
	load(table string) ([]Item, error)
	get(table, key string) ([]byte, error)
	// write carries changes out, all or none, joins those whose table has a
	// join, and tells the other tabs what was written.
	write(changes []Change, joins map[string]Join) error
	// listen calls receive with what other tabs wrote. receive does not block.
	listen(receive func([]Change)) error
	usage() (used, quota int64, err error)
	persisted() (bool, error)
	persist() (bool, error)
	close()
}

func newDatabase(e engine) *Database { return &Database{engine: e, joins: map[string]Join{}} }

// Load returns all items of a table, in no particular order. Their data is what
// is stored, unchecked. Where some cannot be read it returns the others, with
// an error that wraps ErrUnreadable and names the first of them.
func (d *Database) Load(table string) ([]Item, error) {
	if err := check(table, ""); err != nil {
		return nil, err
	}
	items, err := d.engine.load(table)
	return items, about(err, "load %s", table)
}

// Get returns what is stored under a key, nil where there is nothing.
func (d *Database) Get(table, key string) ([]byte, error) {
	if err := check(table, key); err != nil {
		return nil, err
	}
	data, err := d.engine.get(table, key)
	return data, about(err, "get %s %.60q", table, key)
}

// Write carries changes out in one transaction: all of them or, with an error,
// none. When it returns nil they are on the disk (durability "strict"). Of
// several changes of one key the last counts.
func (d *Database) Write(changes []Change) error {
	for _, c := range changes {
		if err := check(c.Table, c.Key); err != nil {
			return err
		}
	}
	changes = lastOfEach(changes)
	if len(changes) == 0 {
		return nil
	}
	d.mu.Lock()
	joins := d.joins
	d.mu.Unlock()
	return about(d.engine.write(changes, joins), "write %d changes", len(changes))
}

// JoinBy makes every later Write to a table join its data with what is stored.
func (d *Database) JoinBy(table string, join Join) {
	d.mu.Lock()
	defer d.mu.Unlock()
	joins := map[string]Join{table: join}
	for t, j := range d.joins {
		if t != table {
			joins[t] = j
		}
	}
	d.joins = joins // never changed once a Write may hold it
}

// Watch calls f with what other tabs have written, in their order, one call at a
// time, from a goroutine of its own. Watch before Load, so that nothing falls
// between the two. Only the last f is called.
func (d *Database) Watch(f func([]Change)) error {
	d.mail.open(f)
	return about(d.engine.listen(d.mail.put), "watch")
}

// Usage returns how many bytes are kept for the whole origin and how many may
// be; a quota of 0 is unknown. The browser rounds both. The error wraps
// errors.ErrUnsupported where it does not tell.
func (d *Database) Usage() (used, quota int64, err error) {
	used, quota, err = d.engine.usage()
	return used, quota, about(err, "usage")
}

// Persisted reports whether the browser has promised not to clear what is kept
// without asking the reader.
func (d *Database) Persisted() (bool, error) {
	yes, err := d.engine.persisted()
	return yes, about(err, "persisted")
}

// Persist asks the browser for that promise and returns its answer. Firefox asks
// the reader, who may take a while.
func (d *Database) Persist() (bool, error) {
	yes, err := d.engine.persist()
	return yes, about(err, "persist")
}

// Close ends the use of the database. What is being written is finished.
func (d *Database) Close() { d.engine.close() }

// about adds the package and what was being done to an error.
func about(err error, format string, args ...any) error {
	if err == nil {
		return nil
	}
	return fmt.Errorf("store: %s: %w", fmt.Sprintf(format, args...), err)
}

func check(table, key string) error {
	if !slices.Contains(tables, table) {
		return fmt.Errorf("store: there is no table %.60q", table)
	}
	if !utf8.ValidString(key) {
		return fmt.Errorf("store: %s: the key %.60q is not UTF-8", table, key)
	}
	return nil
}

// lastOfEach drops all changes of a key but the last.
func lastOfEach(changes []Change) []Change {
	type place struct{ table, key string }
	at := make(map[place]int, len(changes))
	out := make([]Change, 0, len(changes))
	for _, c := range changes {
		p := place{c.Table, c.Key}
		if i, ok := at[p]; ok {
			out[i] = c
			continue
		}
		at[p] = len(out)
		out = append(out, c)
	}
	return out
}
