package store

import "sync"

// A mailbox hands changes on in their order without making who brings them
// wait. Before it is opened it drops them.
type mailbox struct {
	mu      sync.Mutex
	deliver func([]Change)
	queue   [][]Change
	running bool
}

func (m *mailbox) open(deliver func([]Change)) {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.deliver = deliver
}

func (m *mailbox) put(changes []Change) {
	m.mu.Lock()
	defer m.mu.Unlock()
	if m.deliver == nil {
		return
	}
	m.queue = append(m.queue, changes)
	if !m.running {
		m.running = true
		go m.run()
	}
}

func (m *mailbox) run() {
	for {
		m.mu.Lock()
		if len(m.queue) == 0 {
			m.running = false
			m.mu.Unlock()
			return
		}
		next, deliver := m.queue[0], m.deliver
		m.queue = m.queue[1:]
		m.mu.Unlock()
		deliver(next)
	}
}
