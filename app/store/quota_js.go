package store

import (
	"errors"
	"syscall/js"
)

func (e *indexed) usage() (used, quota int64, err error) {
	estimate, err := askStorage("estimate")
	if err != nil {
		return 0, 0, err
	}
	return number(estimate.Get("usage")), number(estimate.Get("quota")), nil
}

func (e *indexed) persisted() (bool, error) {
	yes, err := askStorage("persisted")
	return yes.Truthy(), err
}

func (e *indexed) persist() (bool, error) {
	yes, err := askStorage("persist")
	return yes.Truthy(), err
}

// askStorage calls a method of the StorageManager, which pages that did not
// come over https (or from this machine) lack.
func askStorage(method string) (js.Value, error) {
	manager := js.Global().Get("navigator").Get("storage")
	if !manager.Truthy() || !manager.Get(method).Truthy() {
		return js.Undefined(), errors.ErrUnsupported
	}
	promise, err := call(manager, method)
	if err != nil {
		return js.Undefined(), err
	}
	return await(promise)
}

func number(v js.Value) int64 {
	if v.Type() != js.TypeNumber {
		return 0
	}
	return int64(v.Float())
}
