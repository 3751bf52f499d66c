package e2e_test

import (
	"bytes"
	"errors"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
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

// killAll ends every process of a browser that was started with a profile, as
// a power cut would.
func killAll(t *testing.T, profile string) {
	t.Helper()
	found, err := filepath.Glob("/proc/[0-9]*/cmdline")
	must(t, err)
	for _, f := range found {
		line, err := os.ReadFile(f)
		if err != nil || !bytes.Contains(line, []byte(profile)) {
			continue
		}
		pid, err := strconv.Atoi(strings.Split(f, "/")[2])
		must(t, err)
		if err := syscall.Kill(pid, syscall.SIGKILL); err != nil && !errors.Is(err, syscall.ESRCH) {
			t.Fatal(err)
		}
	}
}

func TestAKilledBrowserLosesNothingThatWasShownAsSaved(t *testing.T) {
	h := newHost(t)
	h.put("/", build(t, "Tests"))
	profile := t.TempDir()
	shown := map[string]bool{}
	for round := range kills(t) {
		b, err := browser.Start("chromium", browser.Options{Profile: profile})
		if errors.Is(err, browser.ErrMissing) {
			t.Skip(err)
		}
		must(t, err)
		start(t, b, h.url(harbour))
		wait(t, b, "!!document.querySelector('#notes') && !"+notesText+".includes('Loading')")
		for id := range shown {
			if !eval[bool](t, b, "offprint.records().then((list) => list.some((r) => r.includes('"+id+"')))") {
				t.Fatalf("round %d: %s was shown as saved and is gone", round, id)
			}
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
		killAll(t, profile)
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
		must(t, b.Eval("(offprint.writeRecords = () => Promise.reject(new Error('this device has no room left')), null)", nil))
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
