package e2e_test

import (
	"os"
	"testing"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/page"

	"offprint/app/browser"
)

func TestAxeFindsNothingInAnyTheme(t *testing.T) {
	axe, err := os.ReadFile("node_modules/axe-core/axe.min.js")
	if err != nil {
		if os.Getenv("OFFPRINT_BROWSERS") == "all" {
			t.Fatal(err)
		}
		t.Skip("axe-core is not here: run make browsers")
	}
	h := newHost(t)
	h.put("/", build(t, "Tests"))
	browser.Each(t, browser.Options{}, func(t *testing.T, b browser.Browser) {
		if _, ok := b.(*browser.Chromium); !ok {
			t.Skip("axe reads the same page in every browser; one is asked")
		}
		for _, theme := range []string{"light", "sepia", "dark", "black"} {
			for _, width := range []int{1360, 390} {
				must(t, b.Resize(width, 800))
				for _, path := range []string{"/", harbour, "/annotations/", "/a/02-orchard/", "/a/04-sea/", "/nowhere"} {
					for _, key := range []string{"", "t", "?", "/"} {
						start(t, b, h.url(path))
						must(t, b.Eval("(document.documentElement.dataset.theme = '"+theme+"', null)", nil))
						if key != "" {
							must(t, b.Key(key))
							wait(t, b, "!!document.querySelector('#sheet')")
						}
						must(t, b.Eval("(() => {"+string(axe)+"; return null })()", nil))
						found := eval[[]string](t, b, `axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] })
							.then((r) => r.violations.map((v) => v.id + ': ' + v.nodes.map((n) => n.html + ' ' + n.failureSummary).join(' | ')))`)
						for _, f := range found {
							t.Errorf("%s %s at %d px in %s: %s", path, key, width, theme, f)
						}
					}
				}
			}
		}
	})
}

func TestChromiumOffersToInstall(t *testing.T) {
	h := newHost(t)
	h.put("/name/", build(t, "Tests"))
	browser.Each(t, browser.Options{}, func(t *testing.T, b browser.Browser) {
		c, ok := b.(*browser.Chromium)
		if !ok {
			t.Skip("only Chromium says what it misses")
		}
		start(t, b, h.url("/name/"))
		result, err := browser.Call(c, page.GetInstallabilityErrors, cdp.Empty{})
		must(t, err)
		for _, e := range result.InstallabilityErrors {
			t.Errorf("%s %v", e.ErrorID, e.ErrorArguments)
		}
	})
}
