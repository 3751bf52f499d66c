package ui

import (
	"errors"

	"github.com/maxence-charriere/go-app/v10/pkg/app"
)

// deviceNotes is the Database of a browser: see web/js/keep.js.
type deviceNotes struct{ offprint app.Value }

// await waits for a promise; the calling goroutine blocks.
func await(promise app.Value) (app.Value, error) {
	type outcome struct {
		value app.Value
		err   error
	}
	done := make(chan outcome, 1)
	took := app.FuncOf(func(_ app.Value, args []app.Value) any {
		done <- outcome{value: args[0]}
		return nil
	})
	failed := app.FuncOf(func(_ app.Value, args []app.Value) any {
		done <- outcome{err: errors.New(args[0].Get("message").String())}
		return nil
	})
	defer took.Release()
	defer failed.Release()
	promise.Call("then", took, failed)
	o := <-done
	return o.value, o.err
}

func stringsOf(array app.Value) []string {
	out := make([]string, array.Length())
	for i := range out {
		out[i] = array.Index(i).String()
	}
	return out
}

func flat(m map[string]string) []any {
	out := make([]any, 0, 2*len(m))
	for k, v := range m {
		out = append(out, k, v)
	}
	return out
}

// Records is Database's.
func (d deviceNotes) Records() ([]string, error) {
	v, err := await(d.offprint.Call("records"))
	if err != nil {
		return nil, err
	}
	return stringsOf(v), nil
}

// Text is Database's.
func (d deviceNotes) Text(edition string) (string, error) {
	v, err := await(d.offprint.Call("editionText", edition))
	if err != nil {
		return "", err
	}
	return v.String(), nil
}

// Write is Database's.
func (d deviceNotes) Write(records, texts map[string]string) error {
	_, err := await(d.offprint.Call("writeRecords", flat(records), flat(texts)))
	return err
}

// Watch is Database's.
func (d deviceNotes) Watch(changed func(records []string)) {
	d.offprint.Call("watchRecords", app.FuncOf(func(_ app.Value, args []app.Value) any {
		changed(stringsOf(args[0]))
		return nil
	}))
}

// Persist is Database's.
func (d deviceNotes) Persist() (bool, error) {
	v, err := await(d.offprint.Call("persist"))
	if err != nil {
		return false, err
	}
	return v.Bool(), nil
}
