//go:build !js

package store

import "sync"

var memories sync.Map // by name

// Open opens the database of a name: in a browser IndexedDB's, here one in
// memory that lasts as long as the process. The name carries the reader's base
// path.
func Open(name string) (*Database, error) {
	m, _ := memories.LoadOrStore(name, new(memory))
	return newDatabase(m.(*memory).tab()), nil
}
