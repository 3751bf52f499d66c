package main

import (
	"bytes"
	"crypto/sha256"
	"fmt"
	"net"
	"net/http"
	"strings"
	"sync/atomic"
	"time"

	"offprint/app/site"
)

// A host is a plain static web host on this machine: it sends files as they
// are, without compressing anything on the way, and lets browsers ask whether a
// file has changed.
type host struct {
	url    string
	files  map[string]hosted
	delay  time.Duration
	server *http.Server
	// Bytes of bodies sent, by who asked.
	page, worker atomic.Int64
}

type hosted struct {
	site.File
	tag string
}

// serve starts a host behind a link.
func serve(l link, files ...site.File) (*host, error) {
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return nil, fmt.Errorf("host: %w", err)
	}
	h := &host{url: "http://" + listener.Addr().String() + "/", files: map[string]hosted{}, delay: l.delay}
	for _, f := range files {
		h.files["/"+strings.TrimSuffix(f.Path, "index.html")] = hosted{f, fmt.Sprintf(`"%x"`, sha256.Sum256(f.Data))}
	}
	h.server = &http.Server{Handler: h, ReadHeaderTimeout: 10 * time.Second}
	go h.server.Serve(&shaped{Listener: listener, link: l})
	return h, nil
}

func (h *host) close() { h.server.Close() }

func (h *host) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	time.Sleep(h.delay)
	f, found := h.files[r.URL.Path]
	if !found {
		http.NotFound(w, r)
		return
	}
	w.Header().Set("Content-Type", f.Type)
	w.Header().Set("ETag", f.tag)
	count := &h.page
	// Only the worker fetches past the cache, which the browser then says
	// (Fetch Standard, HTTP-network-or-cache fetch).
	if r.Header.Get("Service-Worker") != "" || r.Header.Get("Cache-Control") == "no-cache" {
		count = &h.worker
	}
	http.ServeContent(&counter{w, count}, r, "", time.Time{}, bytes.NewReader(f.Data))
}

// reset forgets what was sent.
func (h *host) reset() {
	h.page.Store(0)
	h.worker.Store(0)
}

type counter struct {
	http.ResponseWriter
	sent *atomic.Int64
}

func (c *counter) Write(b []byte) (int, error) {
	n, err := c.ResponseWriter.Write(b)
	c.sent.Add(int64(n))
	return n, err
}
