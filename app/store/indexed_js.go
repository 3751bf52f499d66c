package store

import (
	"errors"
	"fmt"
	"syscall/js"
)

// Open opens the database of a name in IndexedDB. The name carries the reader's
// base path. Its error wraps ErrBlocked, ErrNewer, ErrHeld or ErrFull where one
// of them is the reason.
func Open(name string) (*Database, error) {
	e := &indexed{connection: connection{name: name}}
	if _, err := e.open(); err != nil {
		return nil, about(err, "open %s", name)
	}
	if channel := js.Global().Get("BroadcastChannel"); channel.Truthy() {
		e.channel = channel.New(name)
	}
	return newDatabase(e), nil
}

// indexed keeps a database in IndexedDB: a table is an object store, its values
// are Uint8Arrays.
type indexed struct {
	connection
	channel js.Value // a BroadcastChannel, undefined in browsers before 2022
	heard   js.Func
}

// batch is how many items are read or written before the page may do something
// else, so that a thousand annotations cause no long task.
const batch = 200

func (e *indexed) load(table string) ([]Item, error) {
	var items []Item
	var lost error
	err := e.transact("readonly", []string{table}, func(t *transaction) error {
		items, lost = nil, nil // an attempt may be the second
		return t.readAll(table, func(key string, data []byte, err error) {
			if err != nil {
				lost = errors.Join(lost, fmt.Errorf("%.60q: %w", key, err))
				return
			}
			items = append(items, Item{table, key, data})
		})
	})
	if err != nil {
		return nil, err
	}
	return items, lost
}

func (e *indexed) get(table, key string) ([]byte, error) {
	var data []byte
	err := e.transact("readonly", []string{table}, func(t *transaction) error {
		return t.request(table, "get", []any{key}, func(result js.Value) { data = toGo(result) })
	})
	return data, err
}

// request makes one request and hands its result on.
func (t *transaction) request(table, method string, args []any, then func(result js.Value)) error {
	store, err := t.table(table)
	if err != nil {
		return err
	}
	request, err := call(store, method, args...)
	if err != nil {
		return err
	}
	request.Set("onsuccess", t.handler(func(target js.Value) { then(target.Get("result")) }))
	return nil
}

func (e *indexed) write(changes []Change, joins map[string]Join) error {
	var w *writing
	err := e.transact("readwrite", tablesOf(changes), func(t *transaction) error {
		w = newWriting(t, changes, joins)
		return w.next()
	})
	if err != nil {
		return err
	}
	return e.tell(w.written)
}

func tablesOf(changes []Change) []string {
	var out []string
	for _, table := range tables {
		for _, c := range changes {
			if c.Table == table {
				out = append(out, table)
				break
			}
		}
	}
	return out
}

// tell sends the other tabs what was written, three values for each change.
func (e *indexed) tell(written []Change) error {
	if e.channel.IsUndefined() {
		return nil
	}
	message := make([]any, 0, 3*len(written))
	for _, c := range written {
		message = append(message, c.Table, c.Key, toJS(c.Data))
	}
	if _, err := call(e.channel, "postMessage", message); err != nil {
		return fmt.Errorf("written, but other tabs were not told: %w", err)
	}
	return nil
}

func (e *indexed) listen(receive func([]Change)) error {
	if e.channel.IsUndefined() {
		return nil
	}
	if e.heard.Value.Truthy() {
		e.heard.Release()
	}
	e.heard = js.FuncOf(func(_ js.Value, args []js.Value) any {
		message := args[0].Get("data")
		changes := make([]Change, 0, message.Length()/3)
		for i := 0; i+2 < message.Length(); i += 3 {
			changes = append(changes, Change{message.Index(i).String(), message.Index(i + 1).String(), toGo(message.Index(i + 2))})
		}
		receive(changes)
		return nil
	})
	e.channel.Set("onmessage", e.heard)
	return nil
}

func (e *indexed) close() {
	e.end(errClosed)
	if !e.channel.IsUndefined() {
		e.channel.Call("close")
	}
	if e.heard.Value.Truthy() {
		e.heard.Release()
	}
}
