package browser

import (
	"context"
	"encoding/json"
	"fmt"
	"strings"
	"time"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/input"
	"github.com/chromedp/chromedp"
)

// Chromium is a Browser with what only its protocol can do: chromedp's calls on
// Context.
type Chromium struct {
	Context   context.Context
	end       []context.CancelFunc
	noScripts bool
}

// limit is for one action: a busy machine is slow.
const limit = time.Minute

func startChromium(o Options) (Browser, error) {
	flags := append(chromedp.DefaultExecAllocatorOptions[:],
		chromedp.ExecPath("chromium"),
		chromedp.UserDataDir(o.Profile),
		chromedp.WSURLReadTimeout(startLimit),
	)
	for _, name := range []string{"no-sandbox", "disable-gpu", "disable-quic", "no-first-run", "disable-background-networking", "disable-component-update", "disable-sync"} {
		flags = append(flags, chromedp.Flag(name, true))
	}
	allocator, endAllocator := chromedp.NewExecAllocator(context.Background(), flags...)
	ctx, end := chromedp.NewContext(allocator, chromedp.WithErrorf(func(string, ...any) {}))
	b := &Chromium{Context: ctx, end: []context.CancelFunc{end, endAllocator}, noScripts: o.NoScripts}
	_, err := chromedp.Call(ctx, emulation.SetScriptExecutionDisabled, emulation.SetScriptExecutionDisabledParams{Value: o.NoScripts})
	if err == nil {
		err = b.Resize(1280, 800)
	}
	if err != nil {
		b.Close()
		return nil, err
	}
	return b, nil
}

func runAction[T any](b *Chromium, a chromedp.Action[T]) (T, error) {
	ctx, cancel := context.WithTimeout(b.Context, limit)
	defer cancel()
	return chromedp.Run(ctx, a)
}

// Call sends a command of the protocol to the page.
func Call[P, R any](b *Chromium, command cdp.Command[P, R], params P) (R, error) {
	ctx, cancel := context.WithTimeout(b.Context, limit)
	defer cancel()
	return chromedp.Call(ctx, command, params)
}

// Open implements Browser.
func (b *Chromium) Open(url string) error {
	if _, err := runAction(b, chromedp.Navigate(url)); err != nil {
		return fmt.Errorf("open %s: %w", url, err)
	}
	return nil
}

// Eval implements Browser.
func (b *Chromium) Eval(expression string, out any) error {
	if b.noScripts { // promises do not come to an end
		expression = "JSON.stringify((" + expression + ") ?? null)"
	} else {
		expression = wrap(expression)
	}
	text, err := runAction(b, chromedp.Evaluate[string](expression, chromedp.EvalAwaitPromise))
	if err != nil {
		return fmt.Errorf("eval %s: %w", expression, err)
	}
	return decode(text, out)
}

// wrap makes of an expression one whose value is JSON.
func wrap(expression string) string {
	return "(async () => JSON.stringify((await (" + expression + ")) ?? null))()"
}

func decode(text string, out any) error {
	if out == nil {
		return nil
	}
	return json.Unmarshal([]byte(text), out)
}

// Click implements Browser.
func (b *Chromium) Click(selector string) error {
	x, y, err := middle(b, selector)
	if err != nil {
		return err
	}
	_, err = runAction(b, chromedp.MouseClickXY(float64(x), float64(y)))
	return err
}

// Key implements Browser.
func (b *Chromium) Key(chord string) error {
	parts := strings.Split(chord, "+")
	key := parts[len(parts)-1]
	down := input.DispatchKeyEventParams{Type: input.DispatchKeyEventTypeKeyDown, Key: key}
	for _, m := range parts[:len(parts)-1] {
		down.Modifiers |= modifierBits[m]
	}
	if code, ok := keyCodes[key]; ok {
		down.WindowsVirtualKeyCode, down.Code = code, key
	} else if down.Modifiers&^modifierBits["Shift"] == 0 {
		down.Text = key
	}
	if _, err := Call(b, input.DispatchKeyEvent, down); err != nil {
		return err
	}
	up := down
	up.Type, up.Text = input.DispatchKeyEventTypeKeyUp, ""
	_, err := Call(b, input.DispatchKeyEvent, up)
	return err
}

var modifierBits = map[string]int64{"Alt": 1, "Control": 2, "Meta": 4, "Shift": 8}

var keyCodes = map[string]int64{"Escape": 27, "Tab": 9, "ArrowDown": 40, "ArrowUp": 38, "Enter": 13}

// Resize implements Browser.
func (b *Chromium) Resize(width, height int) error {
	_, err := Call(b, emulation.SetDeviceMetricsOverride, emulation.SetDeviceMetricsOverrideParams{
		Width: int64(width), Height: int64(height), DeviceScaleFactor: 1,
	})
	return err
}

// Close implements Browser.
func (b *Chromium) Close() {
	for _, end := range b.end {
		end()
	}
}
