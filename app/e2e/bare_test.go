package e2e_test

import (
	"testing"

	"offprint/app/browser"
)

func TestWithoutJavaScriptAllTextIsReadAndAllLinksWork(t *testing.T) {
	h := newHost(t)
	h.put("/name/", build(t, "Tests"))
	browser.Each(t, browser.Options{NoScripts: true}, func(t *testing.T, b browser.Browser) {
		must(t, b.Open(h.url("/name/")))
		for _, step := range []struct{ click, path string }{
			{".card a", "/name/a/01-harbour/"},
			{".end-next", "/name/a/02-orchard/"},
			{"#shelf li:last-child a", "/name/a/05-short/"},
			{".brand", "/name/"},
		} {
			must(t, b.Click(step.click))
			wait(t, b, "location.pathname === '"+step.path+"' && document.readyState === 'complete'")
			if eval[bool](t, b, "[...document.querySelectorAll('.app-only')].some((e) => e.checkVisibility({ visibilityProperty: true }))") {
				t.Errorf("%s: a control that can do nothing is shown", step.path)
			}
		}
	})
}

// A start that cannot be: what is missing, and what the page has to do.
func TestWhereTheReaderCannotStartThePageStaysAndSaysWhy(t *testing.T) {
	h := newHost(t)
	h.put("/", build(t, "Tests"))
	h.breakFiles(".wasm.gz")
	browser.Each(t, browser.Options{}, func(t *testing.T, b browser.Browser) {
		must(t, b.Open(h.url(harbour)))
		wait(t, b, "document.getElementById('notices')?.textContent.includes('You can read everything')")
		if got := eval[string](t, b, "document.querySelector('main h1').textContent"); got != heading1 {
			t.Errorf("the title is %q", got)
		}
		if eval[bool](t, b, "[...document.querySelectorAll('.app-only')].some((e) => getComputedStyle(e).visibility === 'visible' && e.offsetParent)") {
			t.Error("a control that can do nothing is shown")
		}
	})
}

func TestTheReaderStartsFromAHostThatKnowsNoTypes(t *testing.T) {
	h := newHost(t)
	h.wrong = true
	h.put("/", build(t, "Tests"))
	browser.Each(t, browser.Options{}, func(t *testing.T, b browser.Browser) {
		start(t, b, h.url(harbour))
	})
}
