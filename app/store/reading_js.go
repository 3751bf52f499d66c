package store

import (
	"errors"
	"fmt"
	"syscall/js"
)

// reading goes through a table in batches.
type reading struct {
	t     *transaction
	store js.Value
	each  func(key string, data []byte, err error)

	keys  js.Value // of the batch
	after js.Value // the last key of the batch before

	onKeys, onValues, onBroken js.Func
	onOne, onOneBroken         js.Func
}

// readAll hands every item of a table on, with an error where it cannot be
// read.
func (t *transaction) readAll(table string, each func(key string, data []byte, err error)) error {
	store, err := t.table(table)
	if err != nil {
		return err
	}
	r := &reading{t: t, store: store, each: each}
	r.onKeys = t.handler(func(request js.Value) { r.keys = request.Get("result") })
	r.onValues = t.handler(r.values)
	r.onBroken = t.broken(func(js.Value) { r.oneByOne() })
	r.onOne = t.handler(func(request js.Value) {
		r.each(request.Get("key").String(), toGo(request.Get("result")), nil)
	})
	r.onOneBroken = t.broken(func(request js.Value) {
		r.each(request.Get("key").String(), nil, unreadable(request))
	})
	return r.next()
}

// next asks for a batch: its keys, then its values.
func (r *reading) next() error {
	var span any
	if !r.after.IsUndefined() {
		over, err := call(js.Global().Get("IDBKeyRange"), "lowerBound", r.after, true)
		if err != nil {
			return err
		}
		span = over
	}
	keys, err := call(r.store, "getAllKeys", span, batch)
	if err != nil {
		return err
	}
	keys.Set("onsuccess", r.onKeys)
	values, err := call(r.store, "getAll", span, batch)
	if err != nil {
		return err
	}
	values.Set("onsuccess", r.onValues)
	values.Set("onerror", r.onBroken)
	return nil
}

func (r *reading) values(request js.Value) {
	values := request.Get("result")
	for i := range values.Length() {
		r.each(r.keys.Index(i).String(), toGo(values.Index(i)), nil)
	}
	r.goOn()
}

// unreadable is why a request could not read its item.
func unreadable(request js.Value) error {
	err := failure(request.Get("error"))
	if errors.Is(err, ErrUnreadable) {
		return err
	}
	return fmt.Errorf("%w: %w", ErrUnreadable, err)
}

// oneByOne reads a batch that did not come whole.
func (r *reading) oneByOne() {
	for i := range r.keys.Length() {
		key := r.keys.Index(i)
		request, err := call(r.store, "get", key)
		if err != nil {
			r.t.abort(err)
			return
		}
		request.Set("key", key)
		request.Set("onsuccess", r.onOne)
		request.Set("onerror", r.onOneBroken)
	}
	r.goOn()
}

// goOn asks for the next batch if there is one.
func (r *reading) goOn() {
	n := r.keys.Length()
	if n < batch {
		return
	}
	r.after = r.keys.Index(n - 1)
	if err := r.next(); err != nil {
		r.t.abort(err)
	}
}
