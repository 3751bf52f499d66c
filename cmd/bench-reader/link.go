package main

import (
	"net"
	"sync"
	"time"
)

// A link is the network between a host and a browser. It is slowed here and not
// in the browser's developer tools, since those do not slow the worker, which
// shares the link with the page. The zero link is as fast as the machine.
type link struct {
	rate  float64       // bytes/s to the browser, for all connections together
	delay time.Duration // round trip: once for a connection, once for each request
}

// packet is how much of one connection goes before another has its turn.
const packet = 4 << 10

// shaped is a listener whose connections share a link.
type shaped struct {
	net.Listener
	link
	mu   sync.Mutex
	free time.Time // when the link has sent all that was given to it
}

func (s *shaped) Accept() (net.Conn, error) {
	c, err := s.Listener.Accept()
	if err != nil || s.rate == 0 {
		return c, err
	}
	return &shapedConn{Conn: c, on: s}, nil
}

// reserve takes the link for n bytes and returns when they are through.
func (s *shaped) reserve(n int, now time.Time) time.Time {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.free.Before(now) {
		s.free = now
	}
	s.free = s.free.Add(time.Duration(float64(n) / s.rate * float64(time.Second)))
	return s.free
}

type shapedConn struct {
	net.Conn
	on   *shaped
	once sync.Once
}

// Read waits for the connection's own round trip before its first bytes.
func (c *shapedConn) Read(b []byte) (int, error) {
	c.once.Do(func() { time.Sleep(c.on.delay) })
	return c.Conn.Read(b)
}

func (c *shapedConn) Write(b []byte) (sent int, err error) {
	for len(b) > 0 {
		piece := b[:min(len(b), packet)]
		time.Sleep(time.Until(c.on.reserve(len(piece), time.Now())))
		n, err := c.Conn.Write(piece)
		sent += n
		if err != nil {
			return sent, err
		}
		b = b[n:]
	}
	return sent, nil
}
