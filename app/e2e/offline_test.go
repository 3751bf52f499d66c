package e2e_test

import (
	"testing"
	"time"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/network"

	"offprint/app/browser"
)

// emptyCache empties the HTTP cache where the browser lets us; the worker's own
// is another.
func emptyCache(t *testing.T, b browser.Browser) {
	t.Helper()
	if c, ok := b.(*browser.Chromium); ok {
		_, err := browser.Call(c, network.ClearBrowserCache, cdp.Empty{})
		must(t, err)
	}
}

func TestEveryAddressWorksWithTheNetworkCut(t *testing.T) {
	for _, base := range []string{"/", "/name/", "/deep/er/folder/"} {
		t.Run(base, func(t *testing.T) {
			h := newHost(t)
			h.put(base, build(t, "Tests"))
			browser.Each(t, browser.Options{}, func(t *testing.T, b browser.Browser) {
				must(t, b.Open(h.url(base)+"a/01-harbour/"))
				wait(t, b, keptAll)
				h.stop()
				defer h.start()
				emptyCache(t, b)
				for path, title := range map[string]string{
					"":                             "Tests",
					"index.html":                   "Tests",
					"?utm_source=mail":             "Tests",
					"a/01-harbour/":                heading1,
					"a/01-harbour":                 heading1,
					"a/01-harbour/index.html":      heading1,
					"a/02-orchard/?utm_campaign=x": "The Orchard Keepers",
					"a/03-hostile/":                `A Title With <script>alert(1)</script> & "quotes"`,
					"a/04-sea/":                    "ميناء المدينة القديم",
					"a/05-short/#title":            "A Short Note",
					"a/not-here/":                  "Not in this edition",
					"names/":                       "Names",
					"n/ana-ruiz/":                  "Ana Ruiz",
					"n/ana-ruiz":                   "Ana Ruiz",
					"n/nobody/":                    "Not in this edition",
					"some/where/else":              "Not in this edition",
				} {
					must(t, b.Open(h.url(base)+path))
					if err := browser.WaitFor(b, started); err != nil {
						t.Fatalf("%s: %v: %s", path, err, eval[string](t, b, "document.documentElement.outerHTML.slice(0, 2000) + document.getElementById('notices')?.textContent"))
					}
					if got := eval[string](t, b, "document.querySelector('main h1').textContent"); got != title {
						t.Errorf("%s: the title is %q, want %q", path, got, title)
					}
				}
			})
		})
	}
}

func TestTwoReadersOnOneHostKeepApart(t *testing.T) {
	h := newHost(t)
	h.put("/", build(t, "Root"))
	h.put("/two/", build(t, "Second"))
	browser.Each(t, browser.Options{}, func(t *testing.T, b browser.Browser) {
		must(t, b.Open(h.url(harbour)))
		wait(t, b, keptAll)
		must(t, b.Open(h.url("/two"+harbour)))
		wait(t, b, keptAll)
		if n := eval[int](t, b, "caches.keys().then((k) => k.length)"); n != 2 {
			t.Errorf("%d caches, want one for each", n)
		}
		h.stop()
		defer h.start()
		emptyCache(t, b)
		must(t, b.Open(h.url("/")))
		wait(t, b, titleIs+"'Root'")
		must(t, b.Open(h.url("/two/")))
		wait(t, b, titleIs+"'Second'")
	})
}

func TestANewEditionWaitsForTheReadersYesAndKeepsThePlace(t *testing.T) {
	first, second := build(t, "First"), build(t, "Second")
	browser.Each(t, browser.Options{}, func(t *testing.T, b browser.Browser) {
		h := newHost(t)
		h.put("/", first)
		must(t, b.Resize(800, 500))
		must(t, b.Open(h.url(harbour)))
		wait(t, b, keptAll)

		h.put("/", second)
		start(t, b, h.url(harbour))
		const offer = "document.querySelector('[data-notice=edition] button')"
		wait(t, b, "!!"+offer)
		if got := eval[string](t, b, "document.querySelector('.brand').textContent"); got != "First" {
			t.Errorf("before the yes, the reader shows %s", got)
		}
		must(t, b.Eval("(window.old = true, scrollTo(0, 400), null)", nil))
		must(t, b.Eval("("+offer+".click(), null)", nil))
		wait(t, b, "!window.old && document.querySelector('.brand')?.textContent === 'Second'")
		wait(t, b, "scrollY === 400")
		wait(t, b, "caches.keys().then((k) => k.length === 1)")
	})
}

func TestAFailedUpdateLeavesTheOldEditionWorking(t *testing.T) {
	first, second := build(t, "First"), build(t, "Second")
	browser.Each(t, browser.Options{}, func(t *testing.T, b browser.Browser) {
		h := newHost(t)
		h.put("/", first)
		must(t, b.Open(h.url(harbour)))
		wait(t, b, keptAll)

		h.put("/", second)
		h.breakFiles(".wasm.gz")
		start(t, b, h.url(harbour))
		// The browser has looked when it has asked for the file that fails.
		for deadline := time.Now().Add(30 * time.Second); h.failures() == 0; time.Sleep(50 * time.Millisecond) {
			if time.Now().After(deadline) {
				t.Fatal("the browser has not tried the new edition")
			}
		}
		wait(t, b, "navigator.serviceWorker.getRegistration().then((r) => !r.installing && !r.waiting)")
		h.stop()
		emptyCache(t, b)
		start(t, b, h.url("/a/05-short/"))
		if got := eval[string](t, b, "document.querySelector('.brand').textContent"); got != "First" {
			t.Errorf("the reader shows %s", got)
		}
		// Another attempt may have been on its way; it ends the same.
		wait(t, b, "caches.keys().then((k) => k.length === 1)")
		h.start()
		h.breakFiles("")
		must(t, b.Open(h.url(harbour)))
		wait(t, b, "!!document.querySelector('[data-notice=edition]')")
	})
}
