package browser

import (
	"bytes"
	"encoding/json"
	"fmt"
	"net"
	"net/http"
	"os/exec"
	"path/filepath"
	"strconv"
	"time"
)

// webkit speaks WebDriver (W3C) to WebKitGTK's own driver, which starts
// MiniBrowser on a display of Xvfb's.
type webkit struct {
	process *exec.Cmd
	session string // address of the session
}

func startWebKit(o Options) (Browser, error) {
	port, err := freePort()
	if err != nil {
		return nil, err
	}
	process, err := startProcess(filepath.Join(o.Profile, "output.log"), "xvfb-run", "-a", "-s", "-screen 0 1600x1200x24",
		"env", "XDG_DATA_HOME="+o.Profile, "XDG_CACHE_HOME="+o.Profile, "WEBKIT_DISABLE_COMPOSITING_MODE=1",
		"WebKitWebDriver", "--port="+strconv.Itoa(port), "--host=127.0.0.1")
	if err != nil {
		return nil, err
	}
	b := &webkit{process: process}
	if err := b.connect(fmt.Sprintf("http://127.0.0.1:%d", port)); err != nil {
		b.Close()
		return nil, err
	}
	return b, b.Resize(1280, 800)
}

func freePort() (int, error) {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return 0, err
	}
	defer l.Close()
	return l.Addr().(*net.TCPAddr).Port, nil
}

func (b *webkit) connect(driver string) error {
	capabilities := map[string]any{"alwaysMatch": map[string]any{
		"webkitgtk:browserOptions": map[string]any{"binary": miniBrowser(), "args": []string{"--automation"}},
	}}
	var session struct{ SessionID string }
	var err error
	for deadline := time.Now().Add(startLimit); time.Now().Before(deadline); time.Sleep(100 * time.Millisecond) {
		err = send("POST", driver+"/session", map[string]any{"capabilities": capabilities}, &session)
		if err == nil {
			b.session = driver + "/session/" + session.SessionID
			return b.send("POST", "/timeouts", map[string]any{"script": limit.Milliseconds(), "pageLoad": limit.Milliseconds()}, nil)
		}
	}
	return err
}

// miniBrowser is where Debian keeps MiniBrowser: not in PATH.
func miniBrowser() string {
	found, err := filepath.Glob("/usr/lib/*/webkit2gtk-4.*/MiniBrowser")
	if err != nil || len(found) == 0 {
		return "MiniBrowser"
	}
	return found[len(found)-1]
}

func (b *webkit) send(method, path string, body, out any) error {
	return send(method, b.session+path, body, out)
}

// send sends a command of WebDriver's and decodes the value of the answer.
func send(method, url string, body, out any) error {
	data, err := json.Marshal(body)
	if err != nil {
		return err
	}
	request, err := http.NewRequest(method, url, bytes.NewReader(data))
	if err != nil {
		return err
	}
	client := http.Client{Timeout: limit + 10*time.Second}
	response, err := client.Do(request)
	if err != nil {
		return err
	}
	defer response.Body.Close()
	var answer struct{ Value json.RawMessage }
	if err := json.NewDecoder(response.Body).Decode(&answer); err != nil {
		return fmt.Errorf("%s: %w", url, err)
	}
	if response.StatusCode != http.StatusOK {
		var failure struct{ Error, Message string }
		if err := json.Unmarshal(answer.Value, &failure); err != nil {
			return fmt.Errorf("%s: %s", url, answer.Value)
		}
		return fmt.Errorf("%s: %s", failure.Error, failure.Message)
	}
	if out == nil {
		return nil
	}
	return json.Unmarshal(answer.Value, out)
}

func (b *webkit) Open(url string) error {
	return b.send("POST", "/url", map[string]any{"url": url}, nil)
}

func (b *webkit) Eval(expression string, out any) error {
	const script = "const done = arguments[arguments.length - 1]; "
	var text string
	err := b.send("POST", "/execute/async", map[string]any{
		"script": script + wrap(expression) + ".then(done, (e) => done('!' + e))", "args": []any{},
	}, &text)
	if err != nil {
		return fmt.Errorf("eval %s: %w", expression, err)
	}
	if len(text) > 0 && text[0] == '!' {
		return fmt.Errorf("eval %s: %s", expression, text[1:])
	}
	return decode(text, out)
}

func (b *webkit) act(id, kind string, actions []map[string]any) error {
	return b.send("POST", "/actions", map[string]any{
		"actions": []any{map[string]any{"type": kind, "id": id, "actions": actions}},
	}, nil)
}

func (b *webkit) Click(selector string) error {
	x, y, err := middle(b, selector)
	if err != nil {
		return err
	}
	return b.act("mouse", "pointer", clickActions(x, y))
}

func (b *webkit) Key(chord string) error { return b.act("keys", "key", keyActions(chord)) }

// Resize sets the window so that the viewport has the size. The window has a
// frame, and follows a little later than it is told.
func (b *webkit) Resize(width, height int) error {
	w, h := width, height
	var inner []int
	for range 20 {
		if err := b.send("POST", "/window/rect", map[string]any{"width": w, "height": h}, nil); err != nil {
			return err
		}
		if err := b.Eval("new Promise((done) => setTimeout(() => done([innerWidth, innerHeight]), 100))", &inner); err != nil {
			return err
		}
		if inner[0] == width && inner[1] == height {
			return nil
		}
		w, h = max(1, w+width-inner[0]), max(1, h+height-inner[1])
	}
	return fmt.Errorf("the viewport stays at %v", inner)
}

func (b *webkit) Close() {
	if b.session != "" {
		send("DELETE", b.session, nil, nil) // what follows makes sure
	}
	endProcess(b.process)
}
