package browser

import (
	"context"
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"

	"github.com/coder/websocket"
)

// firefox speaks WebDriver BiDi (W3C) on Firefox's own remote port.
type firefox struct {
	process *exec.Cmd
	conn    *websocket.Conn
	last    int
	tab     string
}

// quiet are preferences that keep Firefox from doing anything on its own.
const quiet = `user_pref("app.update.enabled", false);
user_pref("browser.aboutConfig.showWarning", false);
user_pref("browser.safebrowsing.malware.enabled", false);
user_pref("browser.safebrowsing.phishing.enabled", false);
user_pref("browser.shell.checkDefaultBrowser", false);
user_pref("browser.startup.homepage_override.mstone", "ignore");
user_pref("browser.topsites.contile.enabled", false);
user_pref("datareporting.policy.dataSubmissionEnabled", false);
user_pref("dom.serviceWorkers.enabled", true);
user_pref("extensions.getAddons.cache.enabled", false);
user_pref("extensions.update.enabled", false);
user_pref("network.captive-portal-service.enabled", false);
user_pref("network.connectivity-service.enabled", false);
user_pref("network.dns.disablePrefetch", true);
user_pref("services.settings.server", "http://127.0.0.1:1/");
user_pref("toolkit.telemetry.reportingpolicy.firstRun", false);
user_pref("remote.active-protocols", 1);
`

func startFirefox(o Options) (Browser, error) {
	if err := os.WriteFile(filepath.Join(o.Profile, "user.js"), []byte(quiet), 0o644); err != nil {
		return nil, err
	}
	log := filepath.Join(o.Profile, "output.log")
	process, err := startProcess(log, "firefox-esr", "--headless", "--no-remote", "--remote-debugging-port", "0", "--profile", o.Profile, "about:blank")
	if err != nil {
		return nil, err
	}
	b := &firefox{process: process}
	if err := b.connect(log); err != nil {
		b.Close()
		return nil, err
	}
	return b, b.Resize(1280, 800)
}

func (b *firefox) connect(log string) error {
	address, err := waitLog(log, "WebDriver BiDi listening on ", startLimit)
	if err != nil {
		return err
	}
	ctx, cancel := context.WithTimeout(context.Background(), startLimit)
	defer cancel()
	if b.conn, _, err = websocket.Dial(ctx, address+"/session", nil); err != nil {
		return err
	}
	b.conn.SetReadLimit(64 << 20)
	if err := b.call("session.new", map[string]any{"capabilities": map[string]any{}}, nil); err != nil {
		return err
	}
	var tree struct {
		Contexts []struct{ Context string }
	}
	if err := b.call("browsingContext.getTree", map[string]any{}, &tree); err != nil {
		return err
	}
	b.tab = tree.Contexts[0].Context
	return nil
}

// call sends a command and waits for its answer; events are passed over.
func (b *firefox) call(method string, params map[string]any, out any) error {
	ctx, cancel := context.WithTimeout(context.Background(), limit)
	defer cancel()
	b.last++
	message, err := json.Marshal(map[string]any{"id": b.last, "method": method, "params": params})
	if err != nil {
		return err
	}
	if err := b.conn.Write(ctx, websocket.MessageText, message); err != nil {
		return fmt.Errorf("%s: %w", method, err)
	}
	for {
		_, data, err := b.conn.Read(ctx)
		if err != nil {
			return fmt.Errorf("%s: %w", method, err)
		}
		var answer struct {
			ID             int
			Type           string
			Result         json.RawMessage
			Error, Message string
		}
		if err := json.Unmarshal(data, &answer); err != nil {
			return fmt.Errorf("%s: %w", method, err)
		}
		switch {
		case answer.ID != b.last:
			continue
		case answer.Type == "error":
			return fmt.Errorf("%s: %s: %s", method, answer.Error, answer.Message)
		case out == nil:
			return nil
		}
		return json.Unmarshal(answer.Result, out)
	}
}

func (b *firefox) Open(url string) error {
	return b.call("browsingContext.navigate", map[string]any{"context": b.tab, "url": url, "wait": "complete"}, nil)
}

func (b *firefox) Eval(expression string, out any) error {
	var result struct {
		Type             string
		Result           struct{ Value string }
		ExceptionDetails struct{ Text string }
	}
	err := b.call("script.evaluate", map[string]any{
		"expression": wrap(expression), "target": map[string]any{"context": b.tab}, "awaitPromise": true,
	}, &result)
	if err != nil {
		return err
	}
	if result.Type == "exception" {
		return fmt.Errorf("eval %s: %s", expression, result.ExceptionDetails.Text)
	}
	return decode(result.Result.Value, out)
}

func (b *firefox) act(id, kind string, actions []map[string]any) error {
	return b.call("input.performActions", map[string]any{
		"context": b.tab, "actions": []any{map[string]any{"type": kind, "id": id, "actions": actions}},
	}, nil)
}

func (b *firefox) Click(selector string) error {
	x, y, err := middle(b, selector)
	if err != nil {
		return err
	}
	return b.act("mouse", "pointer", clickActions(x, y))
}

func (b *firefox) Key(chord string) error { return b.act("keys", "key", keyActions(chord)) }

func (b *firefox) Resize(width, height int) error {
	return b.call("browsingContext.setViewport", map[string]any{
		"context": b.tab, "viewport": map[string]any{"width": width, "height": height},
	}, nil)
}

func (b *firefox) Close() {
	if b.conn != nil {
		b.conn.CloseNow()
	}
	endProcess(b.process)
}

// middle brings an element into view and gives the middle of it.
func middle(b Browser, selector string) (x, y int, err error) {
	quoted, err := json.Marshal(selector)
	if err != nil {
		return 0, 0, err
	}
	var at []float64
	err = b.Eval(`(() => { const e = document.querySelector(`+string(quoted)+`); if (!e) return null;
		e.scrollIntoView({ block: 'nearest', behavior: 'instant' }); const r = e.getBoundingClientRect();
		return [r.left + r.width / 2, r.top + r.height / 2]; })()`, &at)
	if err == nil && at == nil {
		err = fmt.Errorf("click: no element %s", selector)
	}
	if err != nil {
		return 0, 0, err
	}
	return int(at[0]), int(at[1]), nil
}

// clickActions and keyActions are WebDriver's input sources (W3C WebDriver,
// 15.4), which BiDi shares.
func clickActions(x, y int) []map[string]any {
	return []map[string]any{
		{"type": "pointerMove", "x": x, "y": y, "duration": 0},
		{"type": "pointerDown", "button": 0},
		{"type": "pointerUp", "button": 0},
	}
}

var keyValues = map[string]string{
	"Escape": "\uE00C", "Tab": "\uE004", "Enter": "\uE007", "ArrowDown": "\uE015", "ArrowUp": "\uE013",
	"Control": "\uE009", "Shift": "\uE008", "Alt": "\uE00A", "Meta": "\uE03D",
}

func keyActions(chord string) []map[string]any {
	keys := strings.Split(chord, "+")
	var actions []map[string]any
	value := func(k string) string {
		if v, ok := keyValues[k]; ok {
			return v
		}
		return k
	}
	for _, k := range keys {
		actions = append(actions, map[string]any{"type": "keyDown", "value": value(k)})
	}
	for i := len(keys) - 1; i >= 0; i-- {
		actions = append(actions, map[string]any{"type": "keyUp", "value": value(keys[i])})
	}
	return actions
}
