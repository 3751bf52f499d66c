//go:build !js

package store

import (
	"sync"
)

// memory is a database's content, shared by its tabs.
type memory struct {
	mu     sync.Mutex
	tables map[string]map[string][]byte
	tabs   []*memoryTab
}

// memoryTab is one tab's hold of a memory: the engine.
type memoryTab struct {
	*memory
	receive func([]Change)
	closed  bool
}

func (m *memory) tab() *memoryTab {
	m.mu.Lock()
	defer m.mu.Unlock()
	t := &memoryTab{memory: m}
	m.tabs = append(m.tabs, t)
	return t
}

func (m *memory) load(table string) ([]Item, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	var items []Item
	for key, data := range m.tables[table] {
		items = append(items, Item{table, key, copyOf(data)})
	}
	return items, nil
}

func (m *memory) get(table, key string) ([]byte, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	return copyOf(m.tables[table][key]), nil
}

func (t *memoryTab) write(changes []Change, joins map[string]Join) error {
	t.mu.Lock()
	defer t.mu.Unlock()
	if t.closed {
		return errClosed
	}
	written := make([]Change, len(changes))
	for i, c := range changes {
		written[i] = Change{c.Table, c.Key, copyOf(c.Data)}
		stored, join := t.tables[c.Table][c.Key], joins[c.Table]
		if c.Data == nil || stored == nil || join == nil {
			continue
		}
		joined, err := join(copyOf(stored), copyOf(c.Data))
		if err != nil {
			return err
		}
		written[i].Data = copyOf(joined)
	}
	for _, c := range written {
		t.put(c)
	}
	for _, other := range t.tabs {
		if other != t && other.receive != nil {
			other.receive(cloneChanges(written))
		}
	}
	return nil
}

func (m *memory) put(c Change) {
	if c.Data == nil {
		delete(m.tables[c.Table], c.Key)
		return
	}
	if m.tables == nil {
		m.tables = map[string]map[string][]byte{}
	}
	if m.tables[c.Table] == nil {
		m.tables[c.Table] = map[string][]byte{}
	}
	m.tables[c.Table][c.Key] = c.Data
}

func (t *memoryTab) listen(receive func([]Change)) error {
	t.mu.Lock()
	defer t.mu.Unlock()
	t.receive = receive
	return nil
}

func (m *memory) usage() (used, quota int64, err error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	for _, table := range m.tables {
		for key, data := range table {
			used += int64(len(key) + len(data))
		}
	}
	return used, 0, nil
}

func (m *memory) persisted() (bool, error) { return false, nil }

func (m *memory) persist() (bool, error) { return false, nil }

func (t *memoryTab) close() {
	t.mu.Lock()
	defer t.mu.Unlock()
	t.receive, t.closed = nil, true
}

// copyOf copies data; what is empty stays apart from what is nil.
func copyOf(data []byte) []byte {
	if data == nil {
		return nil
	}
	return append([]byte{}, data...)
}

func cloneChanges(changes []Change) []Change {
	out := make([]Change, len(changes))
	for i, c := range changes {
		out[i] = Change{c.Table, c.Key, copyOf(c.Data)}
	}
	return out
}
