package browser_test

import (
	"net/http"
	"net/http/httptest"
	"testing"

	"offprint/app/browser"
)

const sample = `<!doctype html><title>Sample</title><button onclick="document.title = 'clicked'">Press</button>
<script>addEventListener('keydown', (e) => { document.body.dataset.key = (e.ctrlKey ? 'Control+' : '') + e.key })</script>`

func TestABrowserDoesWhatAPersonDoes(t *testing.T) {
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Type", "text/html")
		w.Write([]byte(sample))
	}))
	defer server.Close()
	browser.Each(t, browser.Options{}, func(t *testing.T, b browser.Browser) {
		must(t, b.Open(server.URL))
		must(t, b.Click("button"))
		must(t, browser.WaitFor(b, "document.title === 'clicked'"))
		for _, chord := range []string{"j", "Escape", "Control+k"} {
			must(t, b.Key(chord))
			must(t, browser.WaitFor(b, "document.body.dataset.key === '"+chord+"'"))
		}
		must(t, b.Resize(500, 640))
		must(t, browser.WaitFor(b, "innerWidth === 500 && innerHeight === 640"))
		if err := b.Eval("Promise.reject(new Error('no'))", nil); err == nil {
			t.Error("a rejected promise is no error")
		}
	})
}

func must(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}
