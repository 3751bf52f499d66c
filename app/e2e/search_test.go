package e2e_test

import (
	"strings"
	"testing"

	"offprint/app/browser"
)

const (
	hitCount  = "document.querySelectorAll('#results > li').length"
	hitMarked = "(CSS.highlights?.get('offprint-hit')?.size ?? document.querySelectorAll('.at-hit').length)"
	hitsWords = "document.querySelector('#hits-bar output')?.textContent"
)

func write(t *testing.T, b browser.Browser, text string) {
	t.Helper()
	for _, key := range strings.Split(text, "") {
		must(t, b.Key(key))
	}
}

func TestASearchIsTypedReadOpenedAndSteppedThrough(t *testing.T) {
	h := newHost(t)
	h.put("/deep/er/", build(t, "Tests"))
	browser.Each(t, browser.Options{}, func(t *testing.T, b browser.Browser) {
		must(t, b.Resize(900, 500))
		start(t, b, h.url("/deep/er/"))
		must(t, b.Eval("(window.same = true, null)", nil))
		must(t, b.Key("g"))
		must(t, b.Key("s"))
		wait(t, b, "document.activeElement.id === 'q' && location.pathname === '/deep/er/search/'")
		write(t, b, "harb")
		wait(t, b, hitCount+" > 0 && document.querySelector('#results mark')?.textContent.toLowerCase().startsWith('harb')")
		wait(t, b, "location.search === '?q=harb' && /article/.test(document.getElementById('search-status').textContent)")
		must(t, b.Key("ArrowDown"))
		wait(t, b, "document.activeElement.matches('#results .hit h2 a')")
		must(t, b.Key("ArrowDown"))
		wait(t, b, "document.activeElement.matches('#results .passages a')")
		passage := eval[string](t, b, "document.activeElement.querySelector('mark').textContent")
		must(t, b.Key("Enter"))
		wait(t, b, titleIs+"'"+heading1+"' && "+hitMarked+" > 0")
		if !eval[bool](t, b, "location.search.startsWith('?q=harb&at=')") {
			t.Errorf("opened at %s", eval[string](t, b, "location.search"))
		}
		wait(t, b, "/ of /.test("+hitsWords+")")
		first := eval[string](t, b, hitsWords)
		if got := eval[string](t, b, "document.querySelector('#app [role=status], #app') && (CSS.highlights ? [...CSS.highlights.get('offprint-hit-now')][0].toString() : "+"'"+passage+"')"); !strings.EqualFold(got, passage) {
			t.Errorf("the current hit is %q, the passage's %q", got, passage)
		}
		must(t, b.Key("n"))
		wait(t, b, hitsWords+" !== '"+first+"'")
		must(t, b.Key("p"))
		wait(t, b, hitsWords+" === '"+first+"'")
		if !eval[bool](t, b, "!CSS.highlights || (() => { const r = [...CSS.highlights.get('offprint-hit-now')][0].getBoundingClientRect(); return r.top > 0 && r.bottom < innerHeight })()") {
			t.Error("the current hit is not in sight")
		}
		must(t, b.Eval("(history.back(), null)", nil))
		wait(t, b, "document.getElementById('q')?.value === 'harb' && "+hitCount+" > 0")
		wait(t, b, "!document.querySelector('#hits-bar')")
		if !eval[bool](t, b, "window.same") {
			t.Error("a page was loaded on the way")
		}
	})
}

func TestASearchIsAnAddressThatIsReloadedOffline(t *testing.T) {
	for _, base := range []string{"/", "/name/"} {
		h := newHost(t)
		h.put(base, build(t, "Tests"))
		browser.Each(t, browser.Options{}, func(t *testing.T, b browser.Browser) {
			must(t, b.Open(h.url(base)+"a/01-harbour/"))
			wait(t, b, keptAll)
			h.stop()
			defer h.start()
			emptyCache(t, b)
			must(t, b.Open(h.url(base)+"search/?q=%22orchard+keepers%22"))
			wait(t, b, started)
			wait(t, b, hitCount+" === 1 && document.querySelector('#results h2').textContent === 'The Orchard Keepers'")
			must(t, b.Open(h.url(base)+"search?q=harbour"))
			wait(t, b, started)
			wait(t, b, hitCount+" > 0 && document.title.startsWith('Search: harbour')")
			must(t, b.Open(h.url(base)+"a/01-harbour/?q=harbour"))
			wait(t, b, started+" && "+hitMarked+" > 0")
		})
	}
}

func TestEverySearchIsAnEntryOfTheHistory(t *testing.T) {
	h := newHost(t)
	h.put("/", build(t, "Tests"))
	browser.Each(t, browser.Options{}, func(t *testing.T, b browser.Browser) {
		start(t, b, h.url("/search/?q=harbour"))
		wait(t, b, hitCount+" > 0")
		must(t, b.Click("#q"))
		must(t, b.Eval("(q.select(), null)", nil))
		write(t, b, "valley")
		must(t, b.Key("Enter"))
		wait(t, b, "location.search === '?q=valley' && "+hitCount+" === 1")
		must(t, b.Eval("(history.back(), null)", nil))
		wait(t, b, "location.search === '?q=harbour' && q.value === 'harbour' && !!document.querySelector('#results h2') && document.querySelector('#results h2').textContent !== 'The Orchard Keepers'")
		must(t, b.Eval("(history.forward(), null)", nil))
		wait(t, b, "q.value === 'valley' && document.querySelector('#results h2')?.textContent === 'The Orchard Keepers'")
	})
}

func TestASearchOfAnythingIsAnsweredPlainly(t *testing.T) {
	h := newHost(t)
	h.put("/", build(t, "Tests"))
	browser.Each(t, browser.Options{}, func(t *testing.T, b browser.Browser) {
		start(t, b, h.url("/search/"))
		wait(t, b, "document.querySelectorAll('.ways a').length > 5")
		for _, c := range []struct{ query, answer string }{
			{`'?!…—'`, "There is no word in this"},
			{`'before:yesterday'`, "is not a date"},
			{`'author:ruiz'`, "is not a field"},
			{`'harbuor'`, "Did you mean"},
			{`'zzzzqqqq'`, "Nothing found"},
			{`'harbour '.repeat(1300)`, "The query is long"},
			{`'الميناء القديم'`, "article"},
			{`'the of and'`, "article"},
			{`'\ud800\u0000<script>alert(1)</' + 'script>'`, ""},
		} {
			must(t, b.Eval("(q.value = "+c.query+", q.dispatchEvent(new Event('input', { bubbles: true })), null)", nil))
			wait(t, b, "document.querySelector('.searching').textContent.includes("+quoted(c.answer)+")")
		}
		if eval[bool](t, b, "!!document.querySelector('main script')") {
			t.Error("a query became markup")
		}
	})
}

func quoted(s string) string { return "'" + strings.ReplaceAll(s, "'", `\'`) + "'" }

func TestAnArticleIsSearchedFromItsOwnBar(t *testing.T) {
	h := newHost(t)
	h.put("/", build(t, "Tests"))
	browser.Each(t, browser.Options{}, func(t *testing.T, b browser.Browser) {
		start(t, b, h.url(harbour))
		must(t, b.Key("f"))
		wait(t, b, "document.activeElement?.id === 'hits-q'")
		write(t, b, "harbour")
		wait(t, b, hitMarked+" > 0 && / of /.test("+hitsWords+")")
		before := eval[string](t, b, hitsWords)
		must(t, b.Key("Enter"))
		wait(t, b, hitsWords+" !== '"+before+"'")
		must(t, b.Key("Shift+Enter"))
		wait(t, b, hitsWords+" === '"+before+"'")
		wait(t, b, "location.search === '?q=harbour'")
		must(t, b.Key("Escape"))
		wait(t, b, "!document.querySelector('#hits-bar') && "+hitMarked+" === 0 && location.search === ''")
	})
}

func TestFindOffersTheSearchOfAllText(t *testing.T) {
	h := newHost(t)
	h.put("/", build(t, "Tests"))
	browser.Each(t, browser.Options{}, func(t *testing.T, b browser.Browser) {
		start(t, b, h.url("/"))
		must(t, b.Key("/"))
		wait(t, b, "document.activeElement?.getAttribute('role') === 'combobox'")
		write(t, b, "valley")
		wait(t, b, "document.querySelector('#found-list li:last-child')?.textContent.startsWith('Search all text for “valley”')")
		must(t, b.Key("ArrowUp"))
		must(t, b.Key("Enter"))
		wait(t, b, "location.pathname === '/search/' && location.search === '?q=valley' && "+hitCount+" > 0")
		must(t, b.Key("Control+k"))
		wait(t, b, "document.activeElement?.getAttribute('role') === 'combobox'")
		write(t, b, ">theme: sep")
		wait(t, b, "document.querySelector('#found-list li')?.textContent === 'Theme: SepiaSetting'")
		must(t, b.Key("Enter"))
		wait(t, b, "document.documentElement.dataset.theme === 'sepia' && !document.querySelector('#sheet')")
		must(t, b.Key("Control+k"))
		wait(t, b, "document.activeElement?.getAttribute('role') === 'combobox'")
		write(t, b, `"quince`)
		wait(t, b, "document.querySelector('#found-list li')?.textContent.startsWith('The Orchard Keepers')")
		must(t, b.Key("Enter"))
		wait(t, b, titleIs+"'The Orchard Keepers' && "+hitMarked+" > 0")
	})
}

func TestWithoutJavaScriptTheSearchPageSaysWhatItNeeds(t *testing.T) {
	h := newHost(t)
	h.put("/", build(t, "Tests"))
	browser.Each(t, browser.Options{NoScripts: true}, func(t *testing.T, b browser.Browser) {
		must(t, b.Open(h.url("/search/?q=x")))
		if !eval[bool](t, b, "document.querySelector('.needs-app').checkVisibility() && !document.querySelector('#q').checkVisibility({ visibilityProperty: true })") {
			t.Error("the page offers a search that cannot be")
		}
	})
}

func TestAnnotationsAreSearchedAfterAReload(t *testing.T) {
	h := newHost(t)
	h.put("/", build(t, "Tests"))
	browser.Each(t, browser.Options{}, func(t *testing.T, b browser.Browser) {
		start(t, b, h.url(harbour))
		must(t, b.Eval("(getSelection().selectAllChildren(document.querySelector('[data-b=\"3\"]')), null)", nil))
		wait(t, b, "!!document.querySelector('#selection')")
		must(t, b.Key("h"))
		wait(t, b, notesText+".includes('PORT ALDER') && "+saved)
		start(t, b, h.url("/search/?q=alder"))
		wait(t, b, "!!document.querySelector('#search-own mark')")
		must(t, b.Click("#search-own .own-hit"))
		wait(t, b, titleIs+"'"+heading1+"'")
	})
}
