package live_test

import (
	"bufio"
	"context"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"offprint/app/site"
	"offprint/app/site/live"
)

func edition(version, text string) *site.Edition {
	const page = "text/html; charset=utf-8"
	return &site.Edition{Version: version, Files: []site.File{
		{Path: "index.html", Type: page, Data: []byte(text)},
		{Path: "a/x/index.html", Type: page, Data: []byte("article x")},
		{Path: "404.html", Type: page, Data: []byte("not in this edition")},
		{Path: "sw.js", Type: "text/javascript; charset=utf-8", Data: []byte("// worker")},
	}}
}

// serve shows an edition on a real server.
func serve(t *testing.T, e *site.Edition) (*live.Server, string) {
	t.Helper()
	s := live.New()
	if e != nil {
		s.Show(e)
	}
	web := httptest.NewServer(s)
	t.Cleanup(web.Close)
	return s, web.URL
}

var client = &http.Client{
	Timeout:       10 * time.Second,
	CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse },
}

func do(t *testing.T, method, url string, header ...string) (*http.Response, string) {
	t.Helper()
	r, err := http.NewRequest(method, url, nil)
	if err != nil {
		t.Fatal(err)
	}
	for i := 0; i < len(header); i += 2 {
		r.Header.Set(header[i], header[i+1])
	}
	response, err := client.Do(r)
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

func TestFilesAreServedAsAPlainHostDoes(t *testing.T) {
	_, at := serve(t, edition("1", "first"))
	for _, c := range []struct {
		path, body, mime string
		status           int
	}{
		{"/", "first", "text/html; charset=utf-8", 200},
		{"/index.html", "first", "text/html; charset=utf-8", 200},
		{"/?continue", "first", "text/html; charset=utf-8", 200},
		{"/a/x/", "article x", "text/html; charset=utf-8", 200},
		{"/sw.js", "// worker", "text/javascript; charset=utf-8", 200},
		{"/a/y/", "not in this edition", "text/html; charset=utf-8", 404},
		{"/a/x/index.html/", "not in this edition", "text/html; charset=utf-8", 404},
		{"/../../etc/passwd", "not in this edition", "text/html; charset=utf-8", 404},
		{"/%2e%2e/%2e%2e/etc/passwd", "not in this edition", "text/html; charset=utf-8", 404},
	} {
		response, body := do(t, "GET", at+c.path)
		if response.StatusCode != c.status || body != c.body || response.Header.Get("Content-Type") != c.mime {
			t.Errorf("%s: %d, %q, %s", c.path, response.StatusCode, body, response.Header.Get("Content-Type"))
		}
		if response.Header.Get("X-Content-Type-Options") != "nosniff" || response.Header.Get("Cache-Control") != "no-cache" {
			t.Errorf("%s: headers %v", c.path, response.Header)
		}
	}
}

func TestAHeadHasNoBodyAndWritingIsRefused(t *testing.T) {
	_, at := serve(t, edition("1", "first"))
	if response, body := do(t, "HEAD", at+"/"); response.StatusCode != 200 || body != "" || response.ContentLength != 5 {
		t.Errorf("HEAD: %d, %q, %d bytes", response.StatusCode, body, response.ContentLength)
	}
	for _, method := range []string{"POST", "PUT", "DELETE"} {
		if response, _ := do(t, method, at+"/"); response.StatusCode != http.StatusMethodNotAllowed {
			t.Errorf("%s: %d", method, response.StatusCode)
		}
	}
}

func TestAnUnchangedFileIsNotSentAgain(t *testing.T) {
	s, at := serve(t, edition("1", "first"))
	response, _ := do(t, "GET", at+"/")
	tag := response.Header.Get("ETag")
	if response, body := do(t, "GET", at+"/", "If-None-Match", tag); response.StatusCode != http.StatusNotModified || body != "" {
		t.Errorf("%d, %q", response.StatusCode, body)
	}
	s.Show(edition("2", "second"))
	if response, body := do(t, "GET", at+"/", "If-None-Match", tag); response.StatusCode != 200 || body != "second" {
		t.Errorf("after a change: %d, %q", response.StatusCode, body)
	}
	response, _ = do(t, "GET", at+"/nowhere")
	if again, _ := do(t, "GET", at+"/nowhere", "If-None-Match", response.Header.Get("ETag")); again.StatusCode != 404 {
		t.Errorf("an unknown address became %d", again.StatusCode)
	}
}

func TestAMissingSlashIsMadeUpFor(t *testing.T) {
	_, at := serve(t, edition("1", "first"))
	response, _ := do(t, "GET", at+"/a/x?find=1")
	to, err := response.Location()
	if err != nil || response.StatusCode != http.StatusMovedPermanently || to.String() != at+"/a/x/?find=1" {
		t.Errorf("%d to %v, %v", response.StatusCode, to, err)
	}
	if response, _ := do(t, "GET", at+"//a/x"); response.StatusCode != 404 {
		if to, err := response.Location(); err == nil && !strings.HasPrefix(to.String(), at) {
			t.Errorf("a redirect leads away, to %v", to)
		}
	}
}

func TestAServerWithNothingToShowSaysNotFound(t *testing.T) {
	_, at := serve(t, nil)
	if response, _ := do(t, "GET", at+"/"); response.StatusCode != 404 {
		t.Errorf("%d", response.StatusCode)
	}
}

func TestOpenPagesAreToldOfANewEdition(t *testing.T) {
	s, at := serve(t, edition("one", "first"))
	ctx, stop := context.WithTimeout(context.Background(), 10*time.Second)
	defer stop()
	r, err := http.NewRequestWithContext(ctx, "GET", at+"/-/live", nil)
	if err != nil {
		t.Fatal(err)
	}
	response, err := http.DefaultClient.Do(r)
	if err != nil {
		t.Fatal(err)
	}
	defer response.Body.Close()
	if got := response.Header.Get("Content-Type"); got != "text/event-stream" {
		t.Errorf("served as %q", got)
	}
	lines := bufio.NewScanner(response.Body)
	next := func() string {
		var event []string
		for lines.Scan() && lines.Text() != "" {
			event = append(event, lines.Text())
		}
		return strings.Join(event, "|")
	}
	if got := next(); got != "event: edition|data: one" {
		t.Fatalf("at first %q", got)
	}
	for _, version := range []string{"two", "three"} {
		s.Show(edition(version, "later"))
		if got := next(); got != "event: edition|data: "+version {
			t.Fatalf("after a change to %s: %q", version, got)
		}
	}
}

// Pages that are open when the reader goes away must not hold the server up.
func TestAnEventStreamEndsWithItsReader(t *testing.T) {
	s := live.New()
	s.Show(edition("1", "x"))
	ended := make(chan struct{})
	web := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		s.ServeHTTP(w, r)
		close(ended)
	}))
	defer web.Close()
	ctx, leave := context.WithCancel(context.Background())
	r, err := http.NewRequestWithContext(ctx, "GET", web.URL+"/-/live", nil)
	if err != nil {
		t.Fatal(err)
	}
	response, err := http.DefaultClient.Do(r)
	if err != nil {
		t.Fatal(err)
	}
	defer response.Body.Close()
	leave()
	select {
	case <-ended:
	case <-time.After(10 * time.Second):
		t.Error("the stream goes on without a reader")
	}
}
