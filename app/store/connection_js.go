package store

import (
	"errors"
	"fmt"
	"strings"
	"sync"
	"syscall/js"
	"time"
)

// A connection is the one of this tab to its database in IndexedDB. It closes
// when a newer reader wants to change the tables, and is opened again when the
// browser closed it.
type connection struct {
	name    string
	opening sync.Mutex // held while it opens

	// mu is never held while waiting: event handlers take it.
	mu     sync.Mutex
	db     js.Value // undefined while there is none
	events []js.Func
	ended  error // why it is not to be opened again
}

// open returns the database, open.
func (c *connection) open() (js.Value, error) {
	c.opening.Lock()
	defer c.opening.Unlock()
	c.mu.Lock()
	db, ended := c.db, c.ended
	c.mu.Unlock()
	if ended != nil || !db.IsUndefined() {
		return db, ended
	}
	db, err := openIndexedDB(c.name)
	if err != nil {
		return db, err
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.ended != nil {
		db.Call("close")
		return js.Undefined(), c.ended
	}
	c.adopt(db)
	return db, nil
}

// adopt takes a database that has just opened.
func (c *connection) adopt(db js.Value) {
	changed := js.FuncOf(func(_ js.Value, args []js.Value) any {
		// Without a new version the database is being deleted: the next use
		// makes it again.
		if !args[0].Get("newVersion").IsNull() {
			c.end(ErrNewer)
		} else {
			c.drop(db)
		}
		return nil
	})
	closed := js.FuncOf(func(js.Value, []js.Value) any {
		c.drop(db)
		return nil
	})
	db.Set("onversionchange", changed)
	db.Set("onclose", closed)
	c.db, c.events = db, []js.Func{changed, closed}
}

// drop closes the connection if it is still db, so that the next use opens one.
func (c *connection) drop(db js.Value) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.db.IsUndefined() || !c.db.Equal(db) {
		return
	}
	db.Set("onversionchange", js.Null())
	db.Set("onclose", js.Null())
	db.Call("close")
	for _, f := range c.events {
		f.Release()
	}
	c.db, c.events = js.Undefined(), nil
}

// end closes the connection for good.
func (c *connection) end(why error) {
	c.mu.Lock()
	db := c.db
	if c.ended == nil {
		c.ended = why
	}
	c.mu.Unlock()
	c.drop(db)
}

// heldLimit is how long a tab with older tables may take to let go of them.
const heldLimit = 5 * time.Second

// openIndexedDB opens a database and makes the tables that it lacks.
func openIndexedDB(name string) (js.Value, error) {
	factory, err := property(js.Global(), "indexedDB")
	if err != nil {
		return js.Undefined(), fmt.Errorf("%w: %w", ErrBlocked, err)
	}
	if factory.IsUndefined() || factory.IsNull() {
		return js.Undefined(), ErrBlocked
	}
	request, err := call(factory, "open", name, Version)
	if err != nil {
		return js.Undefined(), blocked(err)
	}
	o := opening{done: make(chan error, 1), held: make(chan struct{}, 1)}
	o.listen(request)
	var late <-chan time.Time
	for {
		select {
		case err := <-o.done:
			if err != nil {
				return js.Undefined(), blocked(err)
			}
			return request.Get("result"), nil
		case <-o.held:
			late = time.After(heldLimit)
		case <-late:
			o.abandoned = true
			return js.Undefined(), ErrHeld
		}
	}
}

// blocked reads an error of opening: private windows of older browsers report a
// wrong state, Chromium that blocks cookies an unknown error with a reason.
func blocked(err error) error {
	if errors.Is(err, errLost) || strings.Contains(err.Error(), "denied permission") {
		return fmt.Errorf("%w: %w", ErrBlocked, err)
	}
	return err
}

// opening is a request to open a database.
type opening struct {
	done      chan error
	held      chan struct{}
	abandoned bool // nobody waits any more
	events    []js.Func
}

func (o *opening) listen(request js.Value) {
	on := func(event string, handle func(args []js.Value)) {
		f := js.FuncOf(func(_ js.Value, args []js.Value) any {
			handle(args)
			return nil
		})
		o.events = append(o.events, f)
		request.Set(event, f)
	}
	on("onupgradeneeded", func([]js.Value) { makeTables(request) })
	on("onblocked", func([]js.Value) { o.held <- struct{}{} })
	on("onsuccess", func([]js.Value) {
		if o.abandoned {
			request.Get("result").Call("close")
		}
		o.finish(nil)
	})
	on("onerror", func(args []js.Value) {
		args[0].Call("preventDefault") // or Firefox reports it to the page as well
		o.finish(failure(request.Get("error")))
	})
}

func (o *opening) finish(err error) {
	for _, f := range o.events {
		f.Release()
	}
	o.done <- err
}

// makeTables makes what a database of an older version, or a new one, lacks.
func makeTables(request js.Value) {
	db := request.Get("result")
	for _, table := range tables {
		if db.Get("objectStoreNames").Call("contains", table).Bool() {
			continue
		}
		if _, err := call(db, "createObjectStore", table); err != nil {
			request.Get("transaction").Call("abort") // the request then fails
			return
		}
	}
}
