package e2e_test

import (
	"fmt"
	"math/rand/v2"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/chromedp/cdproto/storage"

	"offprint/app/browser"
)

func TestMain(m *testing.M) {
	code := m.Run()
	if storeFolder != "" {
		if err := os.RemoveAll(storeFolder); err != nil {
			fmt.Fprintln(os.Stderr, err)
			code = 1
		}
	}
	os.Exit(code)
}

var storeFolder string // where buildStore has put its files

// buildStore compiles the store's own tests and a program that lets pages use
// the store, once for all tests.
var buildStore = sync.OnceValues(func() (folder string, err error) {
	folder, err = os.MkdirTemp("", "offprint-store-")
	if err != nil {
		return "", err
	}
	storeFolder = folder
	root, err := exec.Command("go", "env", "GOROOT").Output()
	if err != nil {
		return "", err
	}
	if err := os.CopyFS(folder, os.DirFS("testdata/store")); err != nil {
		return "", err
	}
	loader, err := os.ReadFile(filepath.Join(strings.TrimSpace(string(root)), "lib", "wasm", "wasm_exec.js"))
	if err != nil {
		return "", err
	}
	if err := os.WriteFile(filepath.Join(folder, "wasm_exec.js"), loader, 0o644); err != nil {
		return "", err
	}
	for _, args := range [][]string{
		{"test", "-c", "-o", filepath.Join(folder, "tests.wasm"), "offprint/app/store"},
		{"build", "-o", filepath.Join(folder, "program.wasm"), "./testdata/store/program"},
	} {
		cmd := exec.Command("go", args...)
		cmd.Env = append(os.Environ(), "GOOS=js", "GOARCH=wasm")
		if said, err := cmd.CombinedOutput(); err != nil {
			return "", fmt.Errorf("go %s: %w: %s", args[0], err, said)
		}
	}
	return folder, nil
})

// storeHost serves the program until the test ends.
func storeHost(t *testing.T) string {
	t.Helper()
	folder, err := buildStore()
	must(t, err)
	server := httptest.NewServer(http.FileServer(http.Dir(folder)))
	t.Cleanup(server.Close)
	return server.URL
}

// openStore loads the page of the program and opens a database.
func openStore(t *testing.T, b browser.Browser, url, name string) {
	t.Helper()
	must(t, b.Open(url+"/?program=program.wasm"))
	wait(t, b, "typeof store === 'object'")
	if err := storeCall(t, b, "open('"+name+"')").Error; err != "" {
		t.Fatal(err)
	}
}

type storeAnswer struct {
	Value any
	Error string
}

func storeCall(t *testing.T, b browser.Browser, call string) storeAnswer {
	t.Helper()
	return eval[storeAnswer](t, b, "store."+call)
}

func TestTheStoreKeepsItsPromisesInABrowser(t *testing.T) {
	url := storeHost(t)
	browser.Each(t, browser.Options{}, func(t *testing.T, b browser.Browser) {
		must(t, b.Open(url+"/?program=tests.wasm&arg=-test.v"))
		wait(t, b, "code !== null")
		output := eval[string](t, b, "output")
		if eval[int](t, b, "code") != 0 || !strings.Contains(output, "--- PASS: TestTwoTabs") {
			t.Error(output)
		}
	})
}

func TestAKilledBrowserLosesNoWriteThatReturned(t *testing.T) {
	url := storeHost(t)
	// WebKit's automation forgets everything when it ends, so it cannot tell.
	for _, name := range []string{"chromium", "firefox"} {
		t.Run(name, func(t *testing.T) {
			if wanted := os.Getenv("OFFPRINT_BROWSERS"); wanted != "" && wanted != "all" && !strings.Contains(wanted, name) {
				t.Skip("not among OFFPRINT_BROWSERS")
			}
			profile, returned := t.TempDir(), map[string]bool{}
			for round := range kills(t) + 1 {
				b := startKept(t, name, profile)
				openStore(t, b, url, "offprint:/kills/")
				answer := storeCall(t, b, "check()")
				if answer.Error != "" {
					t.Fatalf("after %d kills: %s", round, answer.Error)
				}
				there := map[string]bool{}
				list, _ := answer.Value.([]any)
				for _, w := range list {
					there[w.(string)] = true
				}
				for w := range returned {
					if !there[w] {
						t.Fatalf("after %d kills: %s had returned and is gone", round, w)
					}
				}
				if round == kills(t) {
					b.Close()
					break
				}
				must(t, b.Eval(fmt.Sprintf("(store.burst('%d'), null)", round), nil))
				wait(t, b, "written.length > 0")
				for until := time.Now().Add(time.Duration(50+rand.IntN(700)) * time.Millisecond); time.Now().Before(until); {
					for _, w := range eval[[]string](t, b, "written.splice(0)") {
						returned[w] = true
					}
				}
				killBrowser(t, profile)
				b.Close()
			}
			t.Logf("%d kills, %d writes had returned, all are there", kills(t), len(returned))
		})
	}
}

func TestTabsConvergeAndATabHearsAnother(t *testing.T) {
	url := storeHost(t)
	browser.Each(t, browser.Options{}, func(t *testing.T, b browser.Browser) {
		openStore(t, b, url, "offprint:/tabs/")
		storeCall(t, b, "watch()")
		// A frame has a program, a connection and a channel of its own.
		must(t, b.Eval(`(window.frame = document.createElement('iframe'), frame.src = location.href, document.body.append(frame), null)`, nil))
		wait(t, b, "typeof frame.contentWindow.store === 'object'")
		must(t, b.Eval("frame.contentWindow.store.open('offprint:/tabs/')", nil))
		must(t, b.Eval("frame.contentWindow.store.write('there/1/0', 10)", nil))
		wait(t, b, "heard.join() === 'there/1/0'")
		if got := storeCall(t, b, "get('there/1/0')"); got.Error != "" || got.Value == "" {
			t.Errorf("read %+v", got)
		}
	})
}

func TestADatabaseOfANewerVersionIsToldApart(t *testing.T) {
	url := storeHost(t)
	browser.Each(t, browser.Options{}, func(t *testing.T, b browser.Browser) {
		openStore(t, b, url, "offprint:/newer/")
		// The open connection must let go, or this waits for ever.
		must(t, b.Eval(`new Promise((done, failed) => {
			const request = indexedDB.open('offprint:/newer/', 99);
			request.onsuccess = () => { request.result.close(); done(null) };
			request.onerror = () => failed(request.error);
		})`, nil))
		for _, call := range []string{"write('a/1/0', 10)", "open('offprint:/newer/')"} {
			if err := storeCall(t, b, call).Error; err != "newer" {
				t.Errorf("%s: %q", call, err)
			}
		}
	})
}

func TestABrokenRecordLeavesTheOthersReadable(t *testing.T) {
	url := storeHost(t)
	browser.Each(t, browser.Options{}, func(t *testing.T, b browser.Browser) {
		openStore(t, b, url, "offprint:/broken/")
		storeCall(t, b, "write('good/1/0', 10)")
		must(t, b.Eval(`new Promise((done, failed) => {
			const request = indexedDB.open('offprint:/broken/');
			request.onsuccess = () => {
				const write = request.result.transaction('annotations', 'readwrite');
				write.objectStore('annotations').put({ not: 'bytes' }, 'bad/1/0');
				write.oncomplete = () => { request.result.close(); done(null) };
			};
			request.onerror = () => failed(request.error);
		})`, nil))
		if err := storeCall(t, b, "check()").Error; err != "bad/1/0 is not what was written" {
			t.Errorf("%q", err)
		}
		if got := storeCall(t, b, "get('good/1/0')"); got.Value == "" || got.Error != "" {
			t.Errorf("the other one is %+v", got)
		}
	})
}

func TestAFullDeviceIsSaidAndLeavesWhatIsThere(t *testing.T) {
	url := storeHost(t)
	b := startKept(t, "chromium", t.TempDir())
	defer b.Close()
	openStore(t, b, url, "offprint:/full/")
	_, err := browser.Call(b.(*browser.Chromium), storage.OverrideQuotaForOrigin,
		storage.OverrideQuotaForOriginParams{Origin: url, QuotaSize: new(float64(3 << 20))})
	must(t, err)
	storeCall(t, b, "write('small/1/0', 10)")
	full := ""
	for i := 0; i < 40 && full == ""; i++ {
		full = storeCall(t, b, fmt.Sprintf("write('large%d/1/0', 1000000)", i)).Error
	}
	if full != "full" {
		t.Errorf("the error is %q", full)
	}
	if err := storeCall(t, b, "check()").Error; err != "" {
		t.Error(err)
	}
	if got := storeCall(t, b, "get('small/1/0')"); got.Value == "" || got.Error != "" {
		t.Errorf("%+v", got)
	}
}

func TestAConnectionThatTheBrowserClosedIsOpenedAgain(t *testing.T) {
	url := storeHost(t)
	b := startKept(t, "chromium", t.TempDir())
	defer b.Close()
	openStore(t, b, url, "offprint:/lost/")
	storeCall(t, b, "write('before/1/0', 10)")
	_, err := browser.Call(b.(*browser.Chromium), storage.ClearDataForOrigin,
		storage.ClearDataForOriginParams{Origin: url, StorageTypes: "indexeddb"})
	must(t, err)
	if err := storeCall(t, b, "write('after/1/0', 10)").Error; err != "" {
		t.Error(err)
	}
	if got := storeCall(t, b, "get('after/1/0')"); got.Value == "" || got.Error != "" {
		t.Errorf("%+v", got)
	}
}

func TestBlockedStorageIsSaid(t *testing.T) {
	url := storeHost(t)
	profile := t.TempDir()
	must(t, os.MkdirAll(filepath.Join(profile, "Default"), 0o755))
	must(t, os.WriteFile(filepath.Join(profile, "Default", "Preferences"),
		[]byte(`{"profile":{"default_content_setting_values":{"cookies":2}}}`), 0o644))
	b := startKept(t, "chromium", profile)
	defer b.Close()
	must(t, b.Open(url+"/?program=program.wasm"))
	wait(t, b, "typeof store === 'object'")
	if err := storeCall(t, b, "open('offprint:/blocked/')").Error; err != "blocked" {
		t.Errorf("the error is %q", err)
	}
}
