package store

import (
	"errors"
	"fmt"
	"syscall/js"
)

// A transaction is one of IndexedDB. It commits by itself once it has no more
// requests, so they are made at once or by the handlers of earlier ones.
type transaction struct {
	tx    js.Value
	done  chan error
	cause error // why it was aborted here
	funcs []js.Func
}

// transact runs a transaction and waits until it is complete: with "strict"
// durability, until it is on the disk. begin makes the first requests and must
// not block. Where the connection turns out to be lost everything is done once
// more on a new one.
func (c *connection) transact(mode string, tables []string, begin func(*transaction) error) error {
	err := c.attempt(mode, tables, begin)
	if errors.Is(err, errLost) {
		err = c.attempt(mode, tables, begin)
	}
	return err
}

func (c *connection) attempt(mode string, tables []string, begin func(*transaction) error) error {
	db, err := c.open()
	if err != nil {
		return err
	}
	names := make([]any, len(tables))
	for i, t := range tables {
		names[i] = t
	}
	tx, err := call(db, "transaction", names, mode, map[string]any{"durability": "strict"})
	if err != nil {
		if errors.Is(err, errLost) {
			c.drop(db)
		}
		return err
	}
	t := &transaction{tx: tx, done: make(chan error, 1)}
	defer t.release()
	tx.Set("oncomplete", t.handler(func(js.Value) { t.done <- nil }))
	tx.Set("onabort", t.handler(func(js.Value) { t.done <- t.aborted() }))
	if err := begin(t); err != nil {
		t.abort(err)
	}
	return <-t.done
}

// aborted says why the transaction did not come to its end.
func (t *transaction) aborted() error {
	if t.cause != nil {
		return t.cause
	}
	if reason := t.tx.Get("error"); !reason.IsNull() {
		return failure(reason)
	}
	return errLost
}

// abort takes back what the transaction did, because of err.
func (t *transaction) abort(err error) {
	if t.cause != nil {
		return
	}
	t.cause = err
	if _, err := call(t.tx, "abort"); err != nil && !errors.Is(err, errLost) {
		t.cause = fmt.Errorf("%w; then: %w", t.cause, err)
	}
}

// handler makes a handler of events that is given their target and lives as
// long as the transaction.
func (t *transaction) handler(handle func(target js.Value)) js.Func {
	f := js.FuncOf(func(_ js.Value, args []js.Value) any {
		handle(args[0].Get("target"))
		return nil
	})
	t.funcs = append(t.funcs, f)
	return f
}

// broken makes a handler of a request's failure that the transaction is to
// survive.
func (t *transaction) broken(handle func(request js.Value)) js.Func {
	f := js.FuncOf(func(_ js.Value, args []js.Value) any {
		args[0].Call("preventDefault") // or the transaction is aborted
		args[0].Call("stopPropagation")
		handle(args[0].Get("target"))
		return nil
	})
	t.funcs = append(t.funcs, f)
	return f
}

func (t *transaction) release() {
	t.tx.Set("oncomplete", js.Null())
	t.tx.Set("onabort", js.Null())
	for _, f := range t.funcs {
		f.Release()
	}
}

// table returns one of the transaction's tables.
func (t *transaction) table(name string) (js.Value, error) {
	return call(t.tx, "objectStore", name)
}
