package e2e_test

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"offprint/app/browser"
)

const (
	started  = "document.documentElement.classList.contains('app')"
	keptAll  = "document.querySelector('.kept')?.textContent.startsWith('All 5 articles')"
	harbour  = "/a/01-harbour/"
	titleIs  = "document.querySelector('main h1').textContent === "
	heading1 = "Harbour Workers Vote to Return"
)

func must(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

func wait(t *testing.T, b browser.Browser, expression string) {
	t.Helper()
	must(t, browser.WaitFor(b, expression))
}

// start opens an address and waits until the reader has taken the page over.
func start(t *testing.T, b browser.Browser, url string) {
	t.Helper()
	must(t, b.Open(url))
	wait(t, b, started)
}

func eval[T any](t *testing.T, b browser.Browser, expression string) T {
	t.Helper()
	var v T
	must(t, b.Eval(expression, &v))
	return v
}

func TestTheReaderTakesThePageOverWithoutTouchingTheText(t *testing.T) {
	h := newHost(t)
	h.put("/", build(t, "Tests"))
	browser.Each(t, browser.Options{}, func(t *testing.T, b browser.Browser) {
		must(t, b.Open(h.url(harbour)))
		// Whatever the program does, the elements stay the same ones.
		must(t, b.Eval(`(window.before = document.querySelector('[data-b="3"]'),
			getSelection().selectAllChildren(before), scrollTo(0, 200), null)`, nil))
		wait(t, b, started)
		if !eval[bool](t, b, `fetch(location.href).then((r) => r.text()).then((sent) =>
			new DOMParser().parseFromString(sent, 'text/html').getElementById('text').innerHTML ===
			document.getElementById('text').innerHTML)`) {
			t.Error("the markup is not the one that was sent")
		}
		if !eval[bool](t, b, `before.isConnected && before === document.querySelector('[data-b="3"]')`) {
			t.Error("the elements were replaced")
		}
		if got := eval[string](t, b, "getSelection().toString()"); !strings.HasPrefix(got, "PORT ALDER") {
			t.Errorf("the selection is %q", got)
		}
		if y := eval[float64](t, b, "scrollY"); y != 200 {
			t.Errorf("scrolled to %v", y)
		}
	})
}

func TestNothingMovesWhenTheReaderTakesOver(t *testing.T) {
	h := newHost(t)
	h.put("/", build(t, "Tests"))
	browser.Each(t, browser.Options{}, func(t *testing.T, b browser.Browser) {
		if !eval[bool](t, b, "PerformanceObserver.supportedEntryTypes.includes('layout-shift')") {
			t.Skip("this browser does not measure layout shift")
		}
		for _, path := range []string{"/", harbour, "/nowhere/at/all"} {
			for _, width := range []int{1360, 390} {
				must(t, b.Resize(width, 800))
				start(t, b, h.url(path))
				shift := eval[float64](t, b, `new Promise((done) => {
					let sum = 0;
					new PerformanceObserver((list) => { for (const e of list.getEntries()) sum += e.value })
						.observe({ type: 'layout-shift', buffered: true });
					setTimeout(() => done(sum), 500);
				})`)
				if shift != 0 {
					t.Errorf("%s at %d px: layout shift %v", path, width, shift)
				}
			}
		}
	})
}

func TestReadingGoesFromPageToPageWithoutLoading(t *testing.T) {
	h := newHost(t)
	h.put("/deep/er/", build(t, "Tests"))
	browser.Each(t, browser.Options{}, func(t *testing.T, b browser.Browser) {
		must(t, b.Resize(800, 500))
		start(t, b, h.url("/deep/er/"))
		must(t, b.Eval("(window.same = true, null)", nil))
		must(t, b.Click(".card a"))
		wait(t, b, titleIs+"'"+heading1+"'")
		if got := eval[string](t, b, "location.pathname"); got != "/deep/er/a/01-harbour/" {
			t.Errorf("at %s", got)
		}
		must(t, b.Key("j"))
		wait(t, b, titleIs+"'The Orchard Keepers'")
		must(t, b.Key("k"))
		wait(t, b, titleIs+"'"+heading1+"'")
		must(t, b.Eval("(scrollTo(0, 300), null)", nil))
		must(t, b.Eval("(document.querySelector('.end-next').click(), null)", nil))
		wait(t, b, titleIs+"'The Orchard Keepers' && scrollY === 0")
		must(t, b.Eval("(history.back(), null)", nil))
		wait(t, b, titleIs+"'"+heading1+"' && scrollY === 300")
		must(t, b.Eval("(history.go(-3), null)", nil))
		wait(t, b, titleIs+"'Tests'")
		if !eval[bool](t, b, "window.same") {
			t.Error("a page was loaded on the way")
		}
		must(t, b.Eval("(history.go(3), null)", nil))
		wait(t, b, titleIs+"'"+heading1+"'")
		must(t, b.Open(eval[string](t, b, "location.href")))
		wait(t, b, started+" && "+titleIs+"'"+heading1+"'")
	})
}

func TestSettingsAreShownKeptAndPutOnBeforeThePageIsSeen(t *testing.T) {
	h := newHost(t)
	h.put("/one/", build(t, "Tests"))
	h.put("/two/", build(t, "Tests"))
	browser.Each(t, browser.Options{}, func(t *testing.T, b browser.Browser) {
		start(t, b, h.url("/one/a/05-short/"))
		must(t, b.Key("t"))
		wait(t, b, "!!document.querySelector('#sheet')")
		must(t, b.Click("#sheet [role=radio]:nth-child(4)"))
		wait(t, b, "document.documentElement.dataset.theme === 'dark'")
		must(t, b.Click(`#sheet [aria-label="Size +"]`))
		wait(t, b, "getComputedStyle(document.documentElement).getPropertyValue('--size') === '20'")
		must(t, b.Key("Escape"))
		wait(t, b, "!document.querySelector('#sheet')")
		must(t, b.Open(h.url("/one/")))
		if got := eval[string](t, b, "document.documentElement.dataset.theme"); got != "dark" {
			t.Errorf("the next page begins in %q", got)
		}
		must(t, b.Open(h.url("/two/")))
		if eval[bool](t, b, "'theme' in document.documentElement.dataset") {
			t.Error("another reader on the host has taken the settings over")
		}
	})
}

func TestTheLibraryIsFilteredSortedAndRemembersWhatWasRead(t *testing.T) {
	h := newHost(t)
	h.put("/", build(t, "Tests"))
	browser.Each(t, browser.Options{}, func(t *testing.T, b browser.Browser) {
		must(t, b.Resize(800, 500))
		start(t, b, h.url(harbour))
		must(t, b.Eval("(scrollTo(0, 500), null)", nil))
		wait(t, b, "Number(document.documentElement.style.getPropertyValue('--read')) > 0.2")
		must(t, b.Key("g"))
		must(t, b.Key("l"))
		wait(t, b, titleIs+"'Tests'")
		wait(t, b, "document.querySelector('#resume strong').textContent === '"+heading1+"'")
		wait(t, b, `/\d+% read/.test(document.querySelector('.card').textContent)`)
		must(t, b.Click("#filter"))
		for _, key := range strings.Split("valley", "") {
			must(t, b.Key(key))
		}
		wait(t, b, "document.querySelectorAll('.card').length === 1 && document.querySelector('.card h2').textContent === 'The Orchard Keepers'")
		must(t, b.Eval("(filter.value = '', filter.dispatchEvent(new Event('input', { bubbles: true })), null)", nil))
		wait(t, b, "document.querySelectorAll('.card').length === 5")
		must(t, b.Eval("(sort.value = 'shortest', sort.dispatchEvent(new Event('change', { bubbles: true })), null)", nil))
		wait(t, b, "document.querySelector('.card h2').textContent === 'A Short Note'")
		must(t, b.Click("#resume"))
		wait(t, b, titleIs+"'"+heading1+"' && scrollY > 300")
	})
}

func TestFindGoesToAnArticleByKeysAlone(t *testing.T) {
	h := newHost(t)
	h.put("/", build(t, "Tests"))
	browser.Each(t, browser.Options{}, func(t *testing.T, b browser.Browser) {
		start(t, b, h.url("/"))
		must(t, b.Key("Control+k"))
		wait(t, b, "document.activeElement?.getAttribute('role') === 'combobox'")
		for _, key := range strings.Split("keepers orchrad", "") {
			must(t, b.Key(key))
		}
		wait(t, b, "document.querySelector('#found-list [role=option] span')?.textContent === 'The Orchard Keepers'")
		must(t, b.Key("Enter"))
		wait(t, b, titleIs+"'The Orchard Keepers' && !document.querySelector('#sheet')")

		must(t, b.Key("Control+k"))
		wait(t, b, "document.activeElement?.getAttribute('role') === 'combobox'")
		for _, key := range strings.Split("#long", "") {
			must(t, b.Key(key))
		}
		wait(t, b, "document.querySelector('#found-list [role=option] b')?.textContent === 'long'")
		must(t, b.Key("Enter"))
		wait(t, b, titleIs+"'"+heading1+"' && location.hash === '#s-a-long-road'")
	})
}

func TestWhatIsPressedBeforeTheReaderStartsIsDoneThen(t *testing.T) {
	h := newHost(t)
	h.put("/", build(t, "Tests"))
	browser.Each(t, browser.Options{}, func(t *testing.T, b browser.Browser) {
		must(t, b.Open(h.url(harbour)))
		must(t, b.Eval("(document.querySelector('[data-do=help]').click(), null)", nil))
		wait(t, b, "document.querySelector('#sheet-title')?.textContent === 'Help'")
	})
}

func TestNoRequestLeavesTheOrigin(t *testing.T) {
	h := newHost(t)
	h.put("/", build(t, "Tests"))
	browser.Each(t, browser.Options{}, func(t *testing.T, b browser.Browser) {
		must(t, b.Open(h.url("/a/03-hostile/")))
		wait(t, b, keptAll)
		must(t, b.Key("t"))
		wait(t, b, "!!document.querySelector('#sheet')")
		if out := eval[[]string](t, b, `performance.getEntriesByType('resource').map((e) => e.name)
			.filter((name) => new URL(name).origin !== location.origin)`); len(out) > 0 {
			t.Errorf("asked for %v", out)
		}
		// The policy forbids what an article might ask for.
		if eval[bool](t, b, `fetch('http://127.0.0.1:1/', { mode: 'no-cors' }).then(() => true, () => false)`) {
			t.Error("a request to another origin was let through")
		}
		if eval[bool](t, b, `new Promise((done) => {
			document.addEventListener('securitypolicyviolation', () => done(false), { once: true });
			const image = new Image();
			image.onload = () => done(true);
			image.src = 'http://127.0.0.1:1/image.png';
		})`) {
			t.Error("an image of another origin was let through")
		}
	})
}

func TestTheReaderStartsWhereTheBrowserBlocksStorage(t *testing.T) {
	profile := t.TempDir()
	must(t, os.MkdirAll(filepath.Join(profile, "Default"), 0o755))
	// Chromium's setting "block all cookies", which blocks all storage.
	must(t, os.WriteFile(filepath.Join(profile, "Default", "Preferences"),
		[]byte(`{"profile":{"default_content_setting_values":{"cookies":2}}}`), 0o644))
	h := newHost(t)
	h.put("/", build(t, "Tests"))
	b, err := browser.Start("chromium", browser.Options{Profile: profile})
	if errors.Is(err, browser.ErrMissing) && os.Getenv("OFFPRINT_BROWSERS") != "all" {
		t.Skip(err)
	}
	must(t, err)
	defer b.Close()
	start(t, b, h.url(harbour))
	if !eval[bool](t, b, "offprint.storageBlocked === true") {
		t.Fatal("storage is not blocked: this test tests nothing")
	}
	must(t, b.Key("t"))
	wait(t, b, "!!document.querySelector('#sheet')")
	must(t, b.Click("#sheet [role=radio]:nth-child(3)"))
	wait(t, b, "document.documentElement.dataset.theme === 'sepia'")
	wait(t, b, "!!document.querySelector('[data-notice=storage]')")
}

func TestHostileTextIsHarmless(t *testing.T) {
	h := newHost(t)
	h.put("/", build(t, "Tests"))
	browser.Each(t, browser.Options{}, func(t *testing.T, b browser.Browser) {
		start(t, b, h.url("/a/03-hostile/"))
		if got := eval[string](t, b, "document.querySelector('main h1').textContent"); got != `A Title With <script>alert(1)</script> & "quotes"` {
			t.Errorf("the title is %q", got)
		}
		if n := eval[int](t, b, "document.querySelectorAll('main :is(script, img)').length"); n != 0 {
			t.Errorf("%d elements came from the text", n)
		}
		if got := eval[string](t, b, "document.title"); strings.Contains(got, "hacked") {
			t.Error("the text ran")
		}
		if w := eval[int](t, b, "document.documentElement.scrollWidth - innerWidth"); w > 0 {
			t.Errorf("a long word makes the page %d px too wide", w)
		}
	})
}

func TestNoPageScrollsSidewaysAtALeastWidth(t *testing.T) {
	h := newHost(t)
	h.put("/", build(t, "Tests"))
	browser.Each(t, browser.Options{}, func(t *testing.T, b browser.Browser) {
		width := 320
		if b.Resize(width, 640) != nil {
			width = 460 // as narrow as WebKit's window gets
			must(t, b.Resize(width, 640))
		}
		for _, path := range []string{"/", harbour, "/a/02-orchard/", "/a/03-hostile/", "/a/04-sea/", "/nowhere"} {
			start(t, b, h.url(path))
			for _, key := range []string{"", "t", "?", "/"} {
				if key != "" {
					must(t, b.Key(key))
					wait(t, b, "!!document.querySelector('#sheet')")
				}
				if w := eval[int](t, b, "document.documentElement.scrollWidth"); w > width {
					t.Errorf("%s %s: %d px wide", path, key, w)
				}
				must(t, b.Key("Escape"))
				wait(t, b, "!document.querySelector('#sheet')")
			}
		}
	})
}

func TestAFaultShowsALineAndKeepsTheText(t *testing.T) {
	h := newHost(t)
	h.put("/", build(t, "Tests"))
	browser.Each(t, browser.Options{}, func(t *testing.T, b browser.Browser) {
		start(t, b, h.url(harbour))
		must(t, b.Eval("(document.querySelector = () => { throw new Error('a fault on purpose') }, null)", nil))
		must(t, b.Key("t"))
		must(t, b.Eval("(dispatchEvent(new Event('scroll')), null)", nil))
		wait(t, b, "document.getElementById('notices')?.textContent.includes('Something went wrong')")
		if got := eval[string](t, b, "document.getElementById('title').textContent"); got != heading1 {
			t.Errorf("the title is %q", got)
		}
	})
}
