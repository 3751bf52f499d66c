package e2e_test

import (
	"math/rand/v2"
	"os"
	"strconv"
	"testing"
	"time"

	"offprint/app/browser"
)

// kills is how often a browser is killed; OFFPRINT_KILLS asks for more.
func kills(t *testing.T) int {
	n := 3
	if s := os.Getenv("OFFPRINT_KILLS"); s != "" {
		var err error
		n, err = strconv.Atoi(s)
		must(t, err)
	}
	return n
}

// kept is an expression for the records of the reader at /, as a promise.
const kept = `new Promise((done, failed) => {
	const opened = indexedDB.open('offprint:/');
	opened.onerror = () => failed(opened.error);
	opened.onsuccess = () => {
		const all = opened.result.transaction('annotations').objectStore('annotations').getAll();
		all.onsuccess = () => {
			opened.result.close();
			done(all.result.map((bytes) => new TextDecoder().decode(bytes)));
		};
		all.onerror = () => failed(all.error);
	};
})`

func TestAKilledBrowserLosesNothingThatWasShownAsSaved(t *testing.T) {
	h := newHost(t)
	h.put("/", build(t, "Tests"))
	profile := t.TempDir()
	shown := map[string]bool{}
	for round := range kills(t) + 1 {
		b := startKept(t, "chromium", profile)
		start(t, b, h.url(harbour))
		wait(t, b, "!!document.querySelector('#notes') && !"+notesText+".includes('Loading')")
		for id := range shown {
			if !eval[bool](t, b, kept+".then((list) => list.some((r) => r.includes('"+id+"')))") {
				t.Fatalf("round %d: %s was shown as saved and is gone", round, id)
			}
		}
		if round == kills(t) {
			b.Close()
			break
		}
		must(t, b.Eval(`(setInterval(() => {
			const block = document.querySelectorAll('[data-b="5"], [data-b="11"]')[Math.random() < 0.5 ? 0 : 1];
			const node = document.createTreeWalker(block, NodeFilter.SHOW_TEXT).nextNode();
			const at = Math.floor(Math.random() * (node.length - 20));
			getSelection().setBaseAndExtent(node, at, node, at + 3 + Math.floor(Math.random() * 16));
			document.body.dispatchEvent(new KeyboardEvent('keydown', { key: String(1 + Math.floor(Math.random() * 4)), bubbles: true }));
		}, 3), null)`, nil))
		until := time.Now().Add(time.Duration(200+rand.IntN(800)) * time.Millisecond)
		for time.Now().Before(until) {
			ids := eval[[]string](t, b, saved+" ? [...document.querySelectorAll('#notes [data-note]')].map((c) => c.dataset.note) : []")
			for _, id := range ids {
				shown[id] = true
			}
		}
		killBrowser(t, profile)
		b.Close()
	}
	if len(shown) == 0 {
		t.Error("nothing was shown as saved")
	}
	t.Logf("%d annotations were shown as saved over %d kills", len(shown), kills(t))
}

func TestWhatCannotBeKeptIsSaid(t *testing.T) {
	h := newHost(t)
	h.put("/", build(t, "Tests"))
	browser.Each(t, browser.Options{}, func(t *testing.T, b browser.Browser) {
		must(t, b.Resize(1360, 820))
		start(t, b, h.url(harbour))
		must(t, b.Eval("(IDBObjectStore.prototype.put = () => { throw new DOMException('', 'QuotaExceededError') }, null)", nil))
		must(t, b.Key("h"))
		wait(t, b, "document.querySelector('[data-notice=unkept]')?.textContent.includes('no room left')")
		wait(t, b, "document.querySelector('#notes-kept').textContent.includes('1 change is not saved')")
		wait(t, b, "!!document.querySelector('.note-unsaved')")
	})
}

func TestADatabaseOfANewerEditionIsLeftAlone(t *testing.T) {
	h := newHost(t)
	h.put("/", build(t, "Tests"))
	browser.Each(t, browser.Options{}, func(t *testing.T, b browser.Browser) {
		start(t, b, h.url("/"))
		must(t, b.Eval(`new Promise((done, failed) => {
			const gone = indexedDB.deleteDatabase('offprint:/');
			gone.onsuccess = gone.onblocked = () => {
				const opened = indexedDB.open('offprint:/', 99);
				opened.onsuccess = () => { opened.result.close(); done(null); };
				opened.onerror = () => failed(opened.error);
			};
		})`, nil))
		start(t, b, h.url(harbour))
		wait(t, b, "document.querySelector('[data-notice=unkept]')?.textContent.includes('newer edition')")
		must(t, b.Key("h"))
		wait(t, b, notesText+".includes('Harbour Workers')")
	})
}
