package store

import (
	"fmt"
	"syscall/js"
)

// Local keeps small values in the browser's localStorage: what must be read
// before the first paint.
type Local struct {
	prefix string
}

// NewLocal returns the store whose names begin with prefix.
func NewLocal(prefix string) *Local { return &Local{prefix} }

// Get returns the value of a name, "" where there is none or storage is
// blocked.
func (l *Local) Get(name string) (value string) {
	defer func() {
		if recover() != nil { // the browser throws where storage is blocked
			value = ""
		}
	}()
	v := js.Global().Get("localStorage").Call("getItem", l.prefix+name)
	if v.IsNull() {
		return ""
	}
	return v.String()
}

// Set keeps a value. Its error wraps ErrNotKept.
func (l *Local) Set(name, value string) (err error) {
	defer func() {
		if r := recover(); r != nil {
			err = fmt.Errorf("store: %s: %w: %v", name, ErrNotKept, r)
		}
	}()
	js.Global().Get("localStorage").Call("setItem", l.prefix+name, value)
	return nil
}
