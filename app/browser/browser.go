// Package browser starts and drives real browsers for the tests: Chromium over
// the Chrome DevTools Protocol, Firefox over WebDriver BiDi on its own remote
// port, WebKitGTK over WebDriver. Nothing but tests imports it.
package browser

import (
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"syscall"
	"testing"
	"time"
)

// A Browser is a running browser with one page.
type Browser interface {
	// Open loads an address and waits until the page is loaded.
	Open(url string) error
	// Eval evaluates a JavaScript expression, waits where it is a promise, and
	// decodes the result, by way of JSON, into out; out may be nil.
	Eval(expression string, out any) error
	// Click clicks the middle of the first element that matches.
	Click(selector string) error
	// Key presses a key, "j" or "Escape", with modifiers as in "Control+k".
	Key(chord string) error
	// Resize sets the size of the viewport, in CSS pixels. WebKit's window has
	// a least width of about 450.
	Resize(width, height int) error
	// Close ends the browser and all its processes.
	Close()
}

// Options say how a browser starts.
type Options struct {
	Profile   string // folder; it must exist
	NoScripts bool   // JavaScript is off
}

// ErrMissing is wrapped by Start where the browser is not on this machine.
var ErrMissing = errors.New("not on this machine")

// A kind is a browser that Start knows.
type kind struct {
	name     string
	programs []string // all are needed
	packages string   // Debian's names
	start    func(Options) (Browser, error)
	// noScripts tells whether a page without scripts can still be driven.
	noScripts bool
}

var kinds = []kind{
	{"chromium", []string{"chromium"}, "chromium", startChromium, true},
	{"firefox", []string{"firefox-esr"}, "firefox-esr", startFirefox, false},
	{"webkit", []string{"WebKitWebDriver", "xvfb-run"}, "webkit2gtk-driver xvfb xauth", startWebKit, false},
}

// Start starts a browser by its name: chromium, firefox or webkit. A start that
// fails is tried once more: browsers on a busy machine now and then do not come
// up in time.
func Start(name string, o Options) (Browser, error) {
	i := slices.IndexFunc(kinds, func(k kind) bool { return k.name == name })
	if i < 0 {
		return nil, fmt.Errorf("browser: %s: no such browser", name)
	}
	k := kinds[i]
	for _, program := range k.programs {
		if _, err := exec.LookPath(program); err != nil {
			return nil, fmt.Errorf("browser: %s: %w: apt-get install %s", name, ErrMissing, k.packages)
		}
	}
	b, err := k.start(o)
	if err != nil {
		b, err = k.start(o)
	}
	if err != nil {
		return nil, fmt.Errorf("browser: %s: %w", name, err)
	}
	return b, nil
}

// Each runs a test in every browser, or in those named by the environment
// variable OFFPRINT_BROWSERS ("chromium,firefox"). A browser that is not on the
// machine is passed over, unless OFFPRINT_BROWSERS is "all".
func Each(t *testing.T, o Options, test func(t *testing.T, b Browser)) {
	t.Helper()
	wanted := os.Getenv("OFFPRINT_BROWSERS")
	for _, k := range kinds {
		if o.NoScripts && !k.noScripts {
			continue
		}
		if wanted != "" && wanted != "all" && !slices.Contains(strings.Split(wanted, ","), k.name) {
			continue
		}
		t.Run(k.name, func(t *testing.T) {
			o := o
			o.Profile = t.TempDir()
			b, err := Start(k.name, o)
			if errors.Is(err, ErrMissing) && wanted != "all" {
				t.Skip(err)
			}
			if err != nil {
				t.Fatal(err)
			}
			defer b.Close()
			test(t, b)
		})
	}
}

// WaitFor waits until a JavaScript expression is true. It returns an error with
// the last value after half a minute.
func WaitFor(b Browser, expression string) error {
	deadline := time.Now().Add(30 * time.Second)
	for {
		var value any
		err := b.Eval(expression, &value)
		if err == nil && value == true {
			return nil
		}
		if time.Now().After(deadline) {
			return fmt.Errorf("browser: still not true: %s: got %v, %v", expression, value, err)
		}
		time.Sleep(50 * time.Millisecond)
	}
}

// startProcess starts a program as the leader of a process group of its own, so
// that what it starts ends with it.
func startProcess(log string, program string, args ...string) (*exec.Cmd, error) {
	cmd := exec.Command(program, args...)
	cmd.SysProcAttr = &syscall.SysProcAttr{Setpgid: true, Pdeathsig: syscall.SIGKILL}
	f, err := os.Create(log)
	if err != nil {
		return nil, err
	}
	cmd.Stdout, cmd.Stderr = f, f
	err = cmd.Start()
	f.Close()
	return cmd, err
}

// endProcess ends a process group and waits for its leader.
func endProcess(cmd *exec.Cmd) {
	syscall.Kill(-cmd.Process.Pid, syscall.SIGKILL)
	cmd.Wait()
}

// waitLog waits until a program has written a line that contains want, and
// returns what follows it on that line.
func waitLog(path, want string, limit time.Duration) (string, error) {
	for deadline := time.Now().Add(limit); ; time.Sleep(20 * time.Millisecond) {
		text, err := os.ReadFile(path)
		if err != nil {
			return "", err
		}
		if _, rest, ok := strings.Cut(string(text), want); ok {
			if line, _, whole := strings.Cut(rest, "\n"); whole {
				return strings.TrimSpace(line), nil
			}
		}
		if time.Now().After(deadline) {
			return "", fmt.Errorf("%s did not say %q in %v: %s", filepath.Base(path), want, limit, text)
		}
	}
}

const startLimit = 45 * time.Second
