package e2e_test

import (
	"strings"
	"testing"

	"offprint/app/browser"
)

const (
	notesText = "(document.querySelector('#notes')?.textContent ?? '')"
	saved     = "document.querySelector('#notes-kept')?.textContent === ''"
)

// selectWords selects the first occurrence of words in a block.
func selectWords(t *testing.T, b browser.Browser, block, words string) {
	t.Helper()
	if !eval[bool](t, b, `(() => {
		const element = document.querySelector('[data-b="`+block+`"]');
		const start = element.textContent.indexOf("`+words+`");
		const place = (at) => { // the text node that holds a character, and where
			const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
			for (let n = walker.nextNode(); n; n = walker.nextNode()) {
				if (at <= n.length) return [n, at];
				at -= n.length;
			}
		};
		if (start < 0) return false;
		getSelection().setBaseAndExtent(...place(start), ...place(start + "`+words+`".length));
		return true;
	})()`) {
		t.Fatalf("block %s has no %q", block, words)
	}
	wait(t, b, "!!document.querySelector('#selection')")
}

func TestAHighlightIsMadeFoundAgainUndoneAndKept(t *testing.T) {
	h := newHost(t)
	h.put("/deep/", build(t, "Tests"))
	browser.Each(t, browser.Options{}, func(t *testing.T, b browser.Browser) {
		must(t, b.Resize(1360, 820))
		start(t, b, h.url("/deep"+harbour))
		before := eval[string](t, b, "document.querySelector('.article').innerHTML")
		selectWords(t, b, "5", "brings back the night ferry")
		must(t, b.Click("#selection [data-color=green]"))
		wait(t, b, notesText+".includes('brings back the night ferry')")
		if after := eval[string](t, b, "document.querySelector('.article').innerHTML"); after != before {
			t.Error("the article's elements were touched")
		}
		if eval[bool](t, b, "offprint.drawsByAPI") {
			if got := eval[string](t, b, "[...CSS.highlights.get('offprint-green')].join('|')"); got != "brings back the night ferry" {
				t.Errorf("drawn in green: %q", got)
			}
		}
		// A note by key on what was made last.
		must(t, b.Key("a"))
		wait(t, b, "document.activeElement?.id === 'note-field'")
		must(t, b.Eval(`(document.querySelector('#note-field').value = 'Who pays? **Ask.**',
			document.querySelector('#note-field').dispatchEvent(new Event('input', { bubbles: true })), null)`, nil))
		must(t, b.Click("[data-act=note-save]"))
		wait(t, b, "document.querySelector('.note-text strong')?.textContent === 'Ask.' && "+saved)
		// Kept over a reload.
		start(t, b, h.url("/deep"+harbour))
		wait(t, b, notesText+".includes('Who pays?')")
		// Deleted and brought back.
		must(t, b.Eval("(document.querySelector('[data-act=note-delete]').click(), null)", nil))
		wait(t, b, "!"+notesText+".includes('Who pays?')")
		must(t, b.Key("Control+z"))
		wait(t, b, notesText+".includes('Who pays?') && "+saved)
		// And on the page of all.
		must(t, b.Key("g"))
		must(t, b.Key("o"))
		wait(t, b, "document.querySelector('.book #notes')?.innerText.includes('Who pays?')")
		if !eval[bool](t, b, "location.pathname === '/deep/annotations/'") {
			t.Error("the page of all annotations has another address")
		}
		must(t, b.Eval("(document.querySelector('.book a.note-quote').click(), null)", nil))
		wait(t, b, "location.pathname === '/deep"+harbour+"' && document.querySelector('.note-active')?.innerText.includes('night ferry')")
	})
}

func TestWithoutAMouseTheCurrentSentenceIsAnnotated(t *testing.T) {
	h := newHost(t)
	h.put("/", build(t, "Tests"))
	browser.Each(t, browser.Options{}, func(t *testing.T, b browser.Browser) {
		must(t, b.Resize(1360, 820))
		start(t, b, h.url(harbour))
		for range 3 {
			must(t, b.Key("."))
		}
		must(t, b.Key("3"))
		wait(t, b, notesText+".includes('By Ana Ruiz') && "+notesText+".includes('Blue')")
		must(t, b.Key("."))
		must(t, b.Key("h"))
		wait(t, b, notesText+".includes('PORT ALDER') && "+saved)
		must(t, b.Key("Escape"))
		must(t, b.Key("<"))
		wait(t, b, "!!document.querySelector('.note-active')")
	})
}

func TestTenAnnotationsOnOneWordAreAllReached(t *testing.T) {
	h := newHost(t)
	h.put("/", build(t, "Tests"))
	browser.Each(t, browser.Options{}, func(t *testing.T, b browser.Browser) {
		must(t, b.Resize(1360, 820))
		start(t, b, h.url(harbour))
		const text = "The agreement raises wages by four per cent and brings back the night ferry"
		words := strings.Fields(text)
		for i := range 10 {
			selectWords(t, b, "5", strings.Join(words[2-min(i, 2):4+i], " "))
			must(t, b.Key([]string{"1", "2", "3", "4"}[i%4]))
			wait(t, b, "!document.querySelector('#selection')")
		}
		must(t, b.Eval(`(() => {
			const box = offprint.boxOf(5, 16, 18);
			const at = { bubbles: true, clientX: box.left + box.width / 2, clientY: box.top + box.height / 2 };
			document.elementFromPoint(at.clientX, at.clientY).dispatchEvent(new MouseEvent('click', at));
			return null;
		})()`, nil))
		wait(t, b, "document.querySelectorAll('#chooser button').length === 10")
		must(t, b.Eval("(document.querySelectorAll('#chooser button')[9].click(), null)", nil))
		wait(t, b, "!!document.querySelector('.note-active')")
		seen := map[string]bool{}
		must(t, b.Key("Escape"))
		for range 12 {
			must(t, b.Key(">"))
			seen[eval[string](t, b, "document.querySelector('.note-active')?.dataset.note ?? ''")] = true
		}
		for range 12 {
			must(t, b.Key("<"))
			seen[eval[string](t, b, "document.querySelector('.note-active')?.dataset.note ?? ''")] = true
		}
		delete(seen, "")
		if len(seen) != 10 {
			t.Errorf("%d of ten reached by key", len(seen))
		}
	})
}

func TestAnnotationsOfAnotherEditionSayHowTheyStand(t *testing.T) {
	h := newHost(t)
	h.put("/", build(t, "Tests"))
	browser.Each(t, browser.Options{}, func(t *testing.T, b browser.Browser) {
		must(t, b.Resize(1360, 820))
		start(t, b, h.url(harbour))
		for range 4 {
			must(t, b.Key("."))
			must(t, b.Key("1"))
		}
		wait(t, b, "document.querySelectorAll('#notes > ol > li').length === 4 && "+saved)
		// As an edition would leave them whose text has other words.
		must(t, b.Eval(kept+`.then((list) => {
			const written = list.map((r) => JSON.parse(r)).sort((a, b) => a.start - b.start).flatMap((r, i) => {
				r.edition = 'f'.repeat(32);
				if (i === 0) r.exact = r.exact.replace('Workers', 'Worker');
				if (i === 1) Object.assign(r, { exact: 'Nobody ever wrote this sentence anywhere', prefix: 'quite', suffix: 'other' });
				r.stamps = r.stamps.map((s) => typeof s === 'number' ? s + 1000 : s);
				return [r.id, JSON.stringify(r)];
			});
			return new Promise((done, failed) => {
				const opened = indexedDB.open('offprint:/');
				opened.onerror = () => failed(opened.error);
				opened.onsuccess = () => {
					const write = opened.result.transaction('annotations', 'readwrite');
					const encode = new TextEncoder();
					for (let i = 0; i < written.length; i += 2) write.objectStore('annotations').put(encode.encode(written[i + 1]), written[i]);
					write.oncomplete = () => { opened.result.close(); done(); };
					write.onabort = () => failed(write.error);
				};
			});
		}).then(() => null)`, nil))
		start(t, b, h.url(harbour))
		wait(t, b, "!!document.querySelector('[data-state=changed] ins') && !!document.querySelector('[data-state=lost]')")
		// Attached again by hand.
		selectWords(t, b, "5", "night ferry")
		must(t, b.Eval("(document.querySelector('[data-state=lost] [data-place=\"-2\"]').click(), null)", nil))
		wait(t, b, "!document.querySelector('[data-state=lost]') && "+notesText+".includes('night ferry') && "+saved)
		must(t, b.Key("Control+z"))
		wait(t, b, "!!document.querySelector('[data-state=lost]')")
	})
}
