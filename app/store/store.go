// Package store is where a reader's own things are kept: on their device, under
// names that carry the reader's base path.
package store

import (
	"errors"
	"sync"
)

// ErrNotKept is wrapped by errors of Set: the value is not stored, because the
// browser blocks storage or has no room.
var ErrNotKept = errors.New("not kept on this device")

// Memory keeps values for as long as the page is open. The zero Memory is
// ready; it is safe for concurrent use.
type Memory struct {
	mu     sync.Mutex
	values map[string]string
}

// Get returns the value of a name, "" where there is none.
func (m *Memory) Get(name string) string {
	m.mu.Lock()
	defer m.mu.Unlock()
	return m.values[name]
}

// Set keeps a value. It does not fail.
func (m *Memory) Set(name, value string) error {
	m.mu.Lock()
	defer m.mu.Unlock()
	if m.values == nil {
		m.values = map[string]string{}
	}
	m.values[name] = value
	return nil
}
