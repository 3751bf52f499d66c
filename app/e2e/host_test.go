package e2e_test

import (
	"errors"
	"net"
	"net/http"
	"os"
	"strings"
	"sync"
	"testing"

	"offprint/app/entity/model"
	"offprint/app/folder"
	"offprint/app/site"
)

// A host serves editions as plain static hosts do: no compression, no headers
// of its own but a long life in the HTTP cache, as on GitHub Pages.
type host struct {
	t       *testing.T
	address string
	server  *http.Server

	mu       sync.Mutex
	editions map[string]*site.Edition // by base path
	broken   string                   // files whose path contains it fail
	failed   int                      // how often one has
	wrong    bool                     // every file is text/plain
}

func newHost(t *testing.T) *host {
	h := &host{t: t, editions: map[string]*site.Edition{}, address: "127.0.0.1:0"}
	h.start()
	t.Cleanup(h.stop)
	return h
}

// start listens again on the address it had.
func (h *host) start() {
	listener, err := net.Listen("tcp", h.address)
	if err != nil {
		h.t.Fatal(err)
	}
	h.address = listener.Addr().String()
	h.server = &http.Server{Handler: h}
	go func(s *http.Server) {
		if err := s.Serve(listener); !errors.Is(err, http.ErrServerClosed) {
			panic(err)
		}
	}(h.server)
}

// stop cuts the network.
func (h *host) stop() { h.server.Close() }

func (h *host) put(base string, e *site.Edition) {
	h.mu.Lock()
	defer h.mu.Unlock()
	h.editions[base] = e
}

// breakFiles makes files whose path contains part fail; "" mends them.
func (h *host) breakFiles(part string) {
	h.mu.Lock()
	defer h.mu.Unlock()
	h.broken = part
}

func (h *host) failures() int {
	h.mu.Lock()
	defer h.mu.Unlock()
	return h.failed
}

func (h *host) url(path string) string { return "http://" + h.address + path }

func (h *host) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	h.mu.Lock()
	defer h.mu.Unlock()
	base, e := "", (*site.Edition)(nil)
	for b, edition := range h.editions {
		if strings.HasPrefix(r.URL.Path, b) && len(b) > len(base) {
			base, e = b, edition
		}
	}
	if e == nil {
		http.NotFound(w, r)
		return
	}
	path := strings.TrimPrefix(r.URL.Path, base)
	if path == "" || strings.HasSuffix(path, "/") {
		path += "index.html"
	}
	if h.broken != "" && strings.Contains(path, h.broken) {
		h.failed++
		http.Error(w, "broken", http.StatusInternalServerError)
		return
	}
	for _, f := range e.Files {
		if f.Path == path {
			w.Header().Set("Cache-Control", "max-age=600")
			w.Header().Set("Content-Type", f.Type)
			if h.wrong {
				w.Header().Set("Content-Type", "text/plain")
				if strings.HasSuffix(path, ".html") || strings.HasSuffix(path, ".css") || strings.HasSuffix(path, ".js") {
					w.Header().Set("Content-Type", f.Type)
				}
			}
			w.Write(f.Data)
			return
		}
		if f.Path == path+"/index.html" {
			http.Redirect(w, r, r.URL.Path+"/", http.StatusMovedPermanently)
			return
		}
	}
	w.WriteHeader(http.StatusNotFound)
	for _, f := range e.Files {
		if f.Path == "404.html" {
			w.Header().Set("Content-Type", "text/html")
			w.Write(f.Data)
		}
	}
}

// build makes an edition of the test's articles with the real reader.
func build(t *testing.T, title string) *site.Edition {
	t.Helper()
	return buildFrom(t, title, "testdata/articles")
}

// buildFrom makes an edition of the articles in a folder.
func buildFrom(t *testing.T, title, dir string) *site.Edition {
	t.Helper()
	const made = "../../cmd/offprint/reader/"
	engine, err := os.ReadFile(made + "reader.wasm.part")
	if errors.Is(err, os.ErrNotExist) && os.Getenv("OFFPRINT_BROWSERS") != "all" {
		t.Skip("the reader is not compiled: run make")
	}
	if err != nil {
		t.Fatal(err)
	}
	glue, err := os.ReadFile(made + "wasm_exec.js")
	if err != nil {
		t.Fatal(err)
	}
	workshop, err := os.ReadFile(made + "workshop.wasm.gz")
	if err != nil {
		t.Fatal(err)
	}
	var r folder.Reader
	set, err := r.Read(dir)
	if err != nil {
		t.Fatal(err)
	}
	e, err := site.Build(site.Source{Title: title, Articles: set.Articles, Engine: engine, Glue: glue, Workshop: workshop, Names: model.Bytes(), Tagger: model.Tagger()})
	if err != nil {
		t.Fatal(err)
	}
	return e
}
