package store

import (
	"errors"
	"fmt"
	"syscall/js"
)

// kinds says what a DOMException means here, by its name.
var kinds = map[string]error{
	"QuotaExceededError": ErrFull,
	"SecurityError":      ErrBlocked,
	"VersionError":       ErrNewer,
	"NotReadableError":   ErrUnreadable,
	"InvalidStateError":  errLost,
	"AbortError":         errLost,
}

// errLost: the connection is gone, as when the reader clears the site's data.
var errLost = errors.New("the connection to the stored data was lost")

// failure makes an error of a JavaScript one.
func failure(v js.Value) error {
	if v.Type() != js.TypeObject {
		return fmt.Errorf("the browser gave no reason (%s)", v.String())
	}
	name, message := v.Get("name").String(), v.Get("message").String()
	if kind := kinds[name]; kind != nil {
		return fmt.Errorf("%w (%s: %s)", kind, name, message)
	}
	return fmt.Errorf("%s: %s", name, message)
}

// call calls a method and returns what it throws.
func call(v js.Value, method string, args ...any) (result js.Value, err error) {
	defer func() {
		switch r := recover().(type) {
		case nil:
		case js.Error:
			err = failure(r.Value)
		default:
			panic(r)
		}
	}()
	return v.Call(method, args...), nil
}

// property reads a property whose getter may throw: js.Value.Get must not be
// used on those, it lets the exception run through the program.
func property(v js.Value, name string) (js.Value, error) {
	return call(js.Global().Get("Reflect"), "get", v, name)
}

// await waits for a promise.
func await(promise js.Value) (js.Value, error) {
	type outcome struct {
		value js.Value
		err   error
	}
	done := make(chan outcome, 1)
	kept := js.FuncOf(func(_ js.Value, args []js.Value) any {
		done <- outcome{value: args[0]}
		return nil
	})
	defer kept.Release()
	broken := js.FuncOf(func(_ js.Value, args []js.Value) any {
		done <- outcome{err: failure(args[0])}
		return nil
	})
	defer broken.Release()
	if _, err := call(promise, "then", kept, broken); err != nil {
		return js.Value{}, err
	}
	o := <-done
	return o.value, o.err
}

// toJS copies data to a Uint8Array; nil becomes null.
func toJS(data []byte) js.Value {
	if data == nil {
		return js.Null()
	}
	array := js.Global().Get("Uint8Array").New(len(data))
	js.CopyBytesToJS(array, data)
	return array
}

// toGo copies a Uint8Array. What is undefined or null becomes nil, and what is
// no Uint8Array, so not written by this package, becomes empty: its reader will
// find it broken.
func toGo(v js.Value) []byte {
	if v.IsUndefined() || v.IsNull() {
		return nil
	}
	if !v.InstanceOf(js.Global().Get("Uint8Array")) {
		return []byte{}
	}
	data := make([]byte, v.Length())
	js.CopyBytesToGo(data, v)
	return data
}
