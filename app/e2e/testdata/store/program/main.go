//go:build js

// Command program lets a page use package store: the tests' calls from
// JavaScript become calls in goroutines, whose results are promises.
package main

import (
	"bytes"
	"errors"
	"fmt"
	"math/rand/v2"
	"strings"
	"syscall/js"

	"offprint/app/store"
)

var db *store.Database

func main() {
	js.Global().Set("store", map[string]any{
		"open":  promised(open),
		"write": promised(func(args []js.Value) (any, error) { return nil, write(args[0].String(), args[1].Int()) }),
		"burst": promised(burst),
		"check": promised(check),
		"watch": promised(watch),
		"get": promised(func(args []js.Value) (any, error) {
			data, err := db.Get(store.Annotations, args[0].String())
			return string(data), err
		}),
	})
	js.Global().Set("written", js.Global().Get("Array").New())
	js.Global().Set("heard", js.Global().Get("Array").New())
	select {}
}

// promised makes a function whose result is a promise of {value, error}.
func promised(f func(args []js.Value) (any, error)) js.Func {
	return js.FuncOf(func(_ js.Value, args []js.Value) any {
		start := js.FuncOf(func(_ js.Value, settle []js.Value) any {
			go func() {
				value, err := f(args)
				settle[0].Invoke(map[string]any{"value": value, "error": kind(err)})
			}()
			return nil
		})
		return js.Global().Get("Promise").New(start)
	})
}

// kind names an error as the tests know it.
func kind(err error) string {
	for name, is := range map[string]error{
		"blocked": store.ErrBlocked, "newer": store.ErrNewer, "held": store.ErrHeld,
		"full": store.ErrFull, "unreadable": store.ErrUnreadable,
	} {
		if errors.Is(err, is) {
			return name
		}
	}
	if err != nil {
		return err.Error()
	}
	return ""
}

func open(args []js.Value) (any, error) {
	var err error
	db, err = store.Open(args[0].String())
	return nil, err
}

func watch([]js.Value) (any, error) {
	return nil, db.Watch(func(changes []store.Change) {
		for _, c := range changes {
			js.Global().Get("heard").Call("push", c.Key)
		}
	})
}

// content is what is written under a key, n bytes that do not compress.
func content(key string, n int) []byte {
	var seed [32]byte
	copy(seed[:], key)
	out := make([]byte, n)
	rand.NewChaCha8(seed).Read(out)
	return out
}

func write(key string, n int) error {
	return db.Write([]store.Change{{Table: store.Annotations, Key: key, Data: content(key, n)}})
}

// burst writes without a pause, several keys at a time, and pushes to written
// the name of each write that has returned.
func burst(args []js.Value) (any, error) {
	for n := 0; ; n++ {
		name, parts := fmt.Sprintf("%s/%d", args[0], n), 1+n*7%12
		var changes []store.Change
		for i := range parts {
			key := fmt.Sprintf("%s/%d/%d", name, parts, i)
			changes = append(changes, store.Change{Table: store.Annotations, Key: key, Data: content(key, 100+n*137%3000)})
		}
		if err := db.Write(changes); err != nil {
			return nil, err
		}
		js.Global().Get("written").Call("push", name)
	}
}

// check returns the names of all writes that are there, and an error where one
// is there by half or not as it was written.
func check([]js.Value) (any, error) {
	items, err := db.Load(store.Annotations)
	if err != nil {
		return nil, err
	}
	found := map[string]int{}
	for _, item := range items {
		if len(item.Data) == 0 || !bytes.Equal(item.Data, content(item.Key, len(item.Data))) {
			return nil, fmt.Errorf("%s is not what was written", item.Key)
		}
		name := item.Key[:strings.LastIndex(item.Key, "/")]
		found[name]++
	}
	var out []any
	for name, n := range found {
		at := strings.LastIndex(name, "/")
		if name[at+1:] != fmt.Sprint(n) {
			return nil, fmt.Errorf("%s: %d are there", name, n)
		}
		out = append(out, name[:at])
	}
	return out, nil
}
