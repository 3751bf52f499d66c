package main

import (
	"io"
	"net/http"
	"testing"
	"time"

	"offprint/app/site"
)

func get(t *testing.T, url string, header ...string) (*http.Response, string) {
	t.Helper()
	r, err := http.NewRequest("GET", url, nil)
	if err != nil {
		t.Fatal(err)
	}
	for i := 0; i < len(header); i += 2 {
		r.Header.Set(header[i], header[i+1])
	}
	response, err := http.DefaultClient.Do(r)
	if err != nil {
		t.Fatal(err)
	}
	defer response.Body.Close()
	body, err := io.ReadAll(response.Body)
	if err != nil {
		t.Fatal(err)
	}
	return response, string(body)
}

func TestAHostServesPagesByTheirFolderAndCountsWhoAsked(t *testing.T) {
	h, err := serve(link{}, site.File{Path: "a/one/index.html", Type: "text/html", Data: []byte("eins")}, site.File{Path: "x.js", Type: "text/javascript", Data: []byte("let x")})
	if err != nil {
		t.Fatal(err)
	}
	defer h.close()
	response, body := get(t, h.url+"a/one/")
	if body != "eins" || response.Header.Get("Content-Type") != "text/html" {
		t.Errorf("page = %q, %s", body, response.Header.Get("Content-Type"))
	}
	get(t, h.url+"x.js", "Cache-Control", "no-cache")
	if h.page.Load() != 4 || h.worker.Load() != 5 {
		t.Errorf("page %d, worker %d bytes, want 4 and 5", h.page.Load(), h.worker.Load())
	}
	if again, _ := get(t, h.url+"a/one/", "If-None-Match", response.Header.Get("ETag")); again.StatusCode != http.StatusNotModified {
		t.Errorf("asked again: %s", again.Status)
	}
	if missing, _ := get(t, h.url+"nothing"); missing.StatusCode != http.StatusNotFound {
		t.Errorf("a missing file: %s", missing.Status)
	}
}

func TestALinkIsSharedByItsConnections(t *testing.T) {
	s := &shaped{link: link{rate: 1000}}
	now := time.Unix(1, 0)
	for i, want := range []time.Duration{500, 1000, 1500} {
		if got := s.reserve(500, now).Sub(now); got != want*time.Millisecond {
			t.Errorf("piece %d is through after %v, want %v", i, got, want*time.Millisecond)
		}
	}
	later := now.Add(10 * time.Second)
	if got := s.reserve(100, later).Sub(later); got != 100*time.Millisecond {
		t.Errorf("after a rest: %v, want 100 ms", got)
	}
}

func TestASlowLinkLosesNothing(t *testing.T) {
	data := make([]byte, 3*packet+17)
	for i := range data {
		data[i] = 'a' + byte(i%26)
	}
	h, err := serve(link{rate: 50e6, delay: time.Millisecond}, site.File{Path: "f", Type: "text/plain", Data: data})
	if err != nil {
		t.Fatal(err)
	}
	defer h.close()
	if _, body := get(t, h.url+"f"); body != string(data) {
		t.Errorf("%d bytes came, want the %d sent", len(body), len(data))
	}
}
