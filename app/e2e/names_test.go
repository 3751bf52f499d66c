package e2e_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"offprint/app/browser"
)

const mara = `[...document.querySelectorAll('#text .n.person')].find((e) => e.textContent === 'Mara Lind')`

func TestANameOpensItsCardAndIsSteppedThrough(t *testing.T) {
	h := newHost(t)
	dir := t.TempDir()
	must(t, os.WriteFile(filepath.Join(dir, "ferry.txt"), []byte(`The Night Ferry Returns

Mara Lind opened the gates of the harbour on Monday. The ferry had not run since March.

"We have waited long enough," said Lind. Nobody in the crowd disagreed with Lind.
`), 0o600))
	h.put("/deep/er/", buildFrom(t, "Tests", dir))
	browser.Each(t, browser.Options{}, func(t *testing.T, b browser.Browser) {
		must(t, b.Resize(1360, 900))
		start(t, b, h.url("/deep/er/a/ferry/"))
		must(t, b.Eval("(window.same = true, "+mara+".focus(), "+mara+".click(), null)", nil))
		wait(t, b, "!document.querySelector('#card').hidden")
		if got := eval[string](t, b, "document.querySelector('#card-title').textContent"); got != "Mara Lind" {
			t.Errorf("the card is about %q", got)
		}
		if !eval[bool](t, b, "document.querySelector('#card').contains(document.activeElement)") {
			t.Error("the card has not the focus")
		}
		all := eval[int](t, b, "document.querySelectorAll('#text .n.lit').length")
		if all < 2 {
			t.Fatalf("%d mentions are lit", all)
		}
		must(t, b.Key("n"))
		wait(t, b, "document.querySelector('#card .steps span').textContent.startsWith('2 of ')")
		must(t, b.Key("p"))
		wait(t, b, "document.querySelector('#card .steps span').textContent.startsWith('1 of ')")
		must(t, b.Key("Escape"))
		wait(t, b, "document.querySelector('#card').hidden && document.activeElement.textContent === 'Mara Lind'")
		must(t, b.Key("Escape"))
		wait(t, b, "!document.querySelector('#text .n.lit')")
	})
}

func TestTheNameStylesAndTypesAreSwitched(t *testing.T) {
	h := newHost(t)
	h.put("/", build(t, "Tests"))
	browser.Each(t, browser.Options{}, func(t *testing.T, b browser.Browser) {
		must(t, b.Resize(1360, 900))
		start(t, b, h.url(harbour))
		line := func(want string) {
			t.Helper()
			wait(t, b, "getComputedStyle("+mara+").textDecorationLine === '"+want+"'")
		}
		line("underline")
		must(t, b.Click(`#panel-names [data-act=names-type][data-type=person]`))
		line("none")
		must(t, b.Click(`#panel-names [data-act=names-type][data-type=person]`))
		line("underline")
		must(t, b.Key("x"))
		must(t, b.Key("x"))
		wait(t, b, "document.documentElement.dataset.names === 'off'")
		line("none")
		must(t, b.Open(h.url(harbour)))
		if got := eval[string](t, b, "document.documentElement.dataset.names"); got != "off" {
			t.Errorf("after loading again the names are %q", got)
		}
	})
}

func TestThePageOfANameLeadsBackToItsSentences(t *testing.T) {
	h := newHost(t)
	h.put("/", build(t, "Tests"))
	browser.Each(t, browser.Options{}, func(t *testing.T, b browser.Browser) {
		must(t, b.Resize(1360, 900))
		start(t, b, h.url(harbour))
		must(t, b.Eval("(window.same = true, "+mara+".click(), null)", nil))
		wait(t, b, "!document.querySelector('#card').hidden")
		must(t, b.Click(`#card a[href*="/n/mara-lind"]`))
		wait(t, b, titleIs+"'Mara Lind'")
		inApp := eval[string](t, b, "document.getElementById('text').innerHTML.trim().length + ' ' + document.querySelectorAll('#text mark').length")
		must(t, b.Click(`#text .source li a[href*="01-harbour"]`))
		wait(t, b, "location.hash.startsWith('#m') && "+titleIs+"'"+heading1+"'")
		if !eval[bool](t, b, "window.same === true && document.querySelector(location.hash).textContent.includes('Lind')") {
			t.Error("the link did not lead to the mention within the page")
		}
		must(t, b.Eval("(history.back(), null)", nil))
		wait(t, b, titleIs+"'Mara Lind'")
		start(t, b, eval[string](t, b, "location.href"))
		sent := eval[string](t, b, "document.getElementById('text').innerHTML.trim().length + ' ' + document.querySelectorAll('#text mark').length")
		if strings.Fields(sent)[1] != strings.Fields(inApp)[1] {
			t.Errorf("the page that was sent has %s marks, the reader's %s", sent, inApp)
		}
		for _, page := range []string{"names/", "timeline/", "quotes/"} {
			start(t, b, h.url("/"+page))
			if !eval[bool](t, b, "!!document.querySelector('#text .sections [aria-current=page]')") {
				t.Errorf("%s does not say where it is", page)
			}
		}
	})
}

func TestACorrectionOfANameLastsAndIsTakenBack(t *testing.T) {
	h := newHost(t)
	h.put("/", build(t, "Tests"))
	browser.Each(t, browser.Options{}, func(t *testing.T, b browser.Browser) {
		must(t, b.Resize(1360, 900))
		start(t, b, h.url(harbour))
		must(t, b.Eval("("+mara+".click(), null)", nil))
		wait(t, b, "!document.querySelector('#card').hidden")
		must(t, b.Click("#card .fixes summary"))
		must(t, b.Eval("(document.querySelector('#card [name=rename]').value = 'Mara Lind of Tests', null)", nil))
		must(t, b.Click("#card [data-fix=rename]"))
		const renamed = "[...document.querySelectorAll('#panel-names bdi')].some((e) => e.textContent === 'Mara Lind of Tests')"
		wait(t, b, renamed)
		start(t, b, h.url(harbour))
		wait(t, b, renamed)
		must(t, b.Key("t"))
		wait(t, b, "!!document.querySelector('[data-act=unfix]')")
		must(t, b.Click("[data-act=unfix]"))
		wait(t, b, "!("+renamed+")")
	})
}
