// Package live serves an edition from memory and tells open pages when there
// is a newer one (Server-Sent Events, HTML Living Standard, 9.2).
package live

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"net/http"
	"path"
	"strconv"
	"strings"
	"sync"
	"time"

	"offprint/app/site"
)

// A Server hands out the newest edition shown. It is safe for concurrent use.
type Server struct {
	mu      sync.RWMutex
	version string
	files   map[string]site.File
	changed chan struct{} // closed when the edition changes
}

// New returns a server with nothing to show yet.
func New() *Server { return &Server{changed: make(chan struct{})} }

// Show puts an edition in the place of the one before.
func (s *Server) Show(e *site.Edition) {
	files := make(map[string]site.File, len(e.Files))
	for _, f := range e.Files {
		files[f.Path] = f
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	s.files, s.version = files, e.Version
	close(s.changed)
	s.changed = make(chan struct{})
}

// events is where pages listen; web/js/offline.js knows it.
const events = "/-/live"

// ServeHTTP serves the edition's files as a plain static host does.
func (s *Server) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	if r.URL.Path == events {
		s.stream(w, r)
		return
	}
	if r.Method != http.MethodGet && r.Method != http.MethodHead {
		http.Error(w, "only reading is possible here", http.StatusMethodNotAllowed)
		return
	}
	s.mu.RLock()
	file, found := s.files[filePath(r.URL.Path)]
	_, folder := s.files[filePath(r.URL.Path+"/")]
	missing := s.files["404.html"]
	s.mu.RUnlock()
	switch {
	case found:
		serveFile(w, r, file, http.StatusOK)
	case folder:
		http.Redirect(w, r, path.Base(r.URL.Path)+"/"+query(r), http.StatusMovedPermanently)
	default:
		serveFile(w, r, missing, http.StatusNotFound)
	}
}

func query(r *http.Request) string {
	if r.URL.RawQuery == "" {
		return ""
	}
	return "?" + r.URL.RawQuery
}

// filePath is the file that an address means.
func filePath(address string) string {
	p := strings.TrimPrefix(address, "/")
	if p == "" || strings.HasSuffix(p, "/") {
		p += "index.html"
	}
	return p
}

func serveFile(w http.ResponseWriter, r *http.Request, f site.File, status int) {
	sum := sha256.Sum256(f.Data)
	tag := `"` + hex.EncodeToString(sum[:8]) + `"`
	h := w.Header()
	h.Set("Content-Type", f.Type)
	h.Set("Cache-Control", "no-cache")
	h.Set("ETag", tag)
	h.Set("X-Content-Type-Options", "nosniff")
	if status == http.StatusOK && r.Header.Get("If-None-Match") == tag {
		w.WriteHeader(http.StatusNotModified)
		return
	}
	h.Set("Content-Length", strconv.Itoa(len(f.Data)))
	w.WriteHeader(status)
	if r.Method == http.MethodGet {
		w.Write(f.Data) // a reader who has gone is no fault
	}
}

// beat keeps a silent connection open through whatever stands between.
const beat = 15 * time.Second

// stream tells the edition's version at once and at every change.
func (s *Server) stream(w http.ResponseWriter, r *http.Request) {
	flusher, ok := w.(http.Flusher)
	if !ok {
		http.Error(w, "no streaming here", http.StatusNotImplemented)
		return
	}
	w.Header().Set("Content-Type", "text/event-stream")
	w.Header().Set("Cache-Control", "no-store")
	for {
		s.mu.RLock()
		version, changed := s.version, s.changed
		s.mu.RUnlock()
		if _, err := fmt.Fprintf(w, "event: edition\ndata: %s\n\n", version); err != nil {
			return
		}
		flusher.Flush()
		select {
		case <-r.Context().Done():
			return
		case <-changed:
		case <-time.After(beat):
		}
	}
}
