package main

import (
	"context"
	_ "embed"
	"errors"
	"fmt"
	"time"

	"github.com/chromedp/cdproto/browser"
	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/cdproto/serviceworker"
	"github.com/chromedp/chromedp"
)

// patience is how long one visit may take; a large library on a slow link takes
// more than a minute.
const patience = 4 * time.Minute

// settle lets a browser that has just started come to rest.
const settle = 700 * time.Millisecond

// A device is what a page is read on.
type device struct {
	name          string
	width, height int64   // CSS pixels
	slowdown      float64 // of the page's main thread; 1 is none
	link          link
}

// chromium returns a context with a browser of its own, in a new profile that
// goes away with it.
func chromium(ctx context.Context) (context.Context, context.CancelFunc) {
	options := []chromedp.ExecAllocatorOption{
		chromedp.NoFirstRun, chromedp.NoDefaultBrowserCheck, chromedp.Headless, chromedp.DisableGPU,
		chromedp.NoSandbox, // it may run as root, and loads our own pages only
	}
	for _, name := range []string{"disable-quic", "disable-background-networking", "disable-component-update", "disable-sync", "disable-dev-shm-usage"} {
		options = append(options, chromedp.Flag(name, true))
	}
	allocator, release := chromedp.NewExecAllocator(ctx, options...)
	tab, closeTab := chromedp.NewContext(allocator, chromedp.WithErrorf(func(string, ...any) {}))
	return tab, func() {
		closeTab()
		release()
	}
}

func chromiumVersion(ctx context.Context) (string, error) {
	ctx, quit := chromium(ctx)
	defer quit()
	if err := chromedp.Do(ctx); err != nil {
		return "", fmt.Errorf("start Chromium: %w", err)
	}
	v, err := chromedp.CallBrowser(ctx, browser.GetVersion, cdp.Empty{})
	return v.Product, err
}

// withBrowser starts a browser, shows it a page from elsewhere, so that its own
// start is not measured, and calls f.
func withBrowser(ctx context.Context, f func(ctx context.Context) error) error {
	ctx, quit := chromium(ctx)
	defer quit()
	warm, err := serve(link{}, htmlFile("<!doctype html><title>Warm</title><p>Warm"))
	if err != nil {
		return err
	}
	defer warm.close()
	if err := chromedp.Do(ctx, chromedp.Navigate(warm.url), chromedp.Sleep(settle)); err != nil {
		return fmt.Errorf("start Chromium: %w", err)
	}
	return f(ctx)
}

// inTab calls f with a new tab of ctx's browser that behaves like d.
func inTab(ctx context.Context, d device, f func(ctx context.Context) error) error {
	ctx, closeTab := chromedp.NewContext(ctx)
	defer closeTab()
	if err := chromedp.Do(ctx, chromedp.EmulateViewport(d.width, d.height)); err != nil {
		return fmt.Errorf("new tab: %w", err)
	}
	rate := emulation.SetCPUThrottlingRateParams{Rate: d.slowdown}
	if _, err := chromedp.Call(ctx, emulation.SetCPUThrottlingRate, rate); err != nil {
		return fmt.Errorf("slow the processor: %w", err)
	}
	ctx, stop := context.WithTimeout(ctx, patience)
	defer stop()
	return f(ctx)
}

// A visit is what reading a page cost, in ms since the navigation began.
type visit struct {
	Paint float64 `json:"paint"` // first contentful paint
	Ready float64 `json:"ready"` // can be used
	Shift float64 `json:"shift"` // sum of all layout shifts until Ready + 1 s, without unit
}

//go:embed measure.js
var measureJS string

//go:embed kept.js
var keptJS string

// startedMark is the performance mark that web/js/boot.js sets when the
// reader's program can act.
const startedMark = "offprint:started"

// open visits url in the tab ctx. mark is the performance mark that says that
// the page can be used; without one that is DOMContentLoaded.
func open(ctx context.Context, url, mark string) (visit, error) {
	if err := chromedp.Do(ctx, chromedp.Navigate(url)); err != nil {
		return visit{}, fmt.Errorf("open %s: %w", url, err)
	}
	v, err := chromedp.Run(ctx, chromedp.Evaluate[visit](fmt.Sprintf("(%s)(%q)", measureJS, mark), chromedp.EvalAwaitPromise))
	if err != nil {
		return visit{}, fmt.Errorf("measure %s: %w", url, err)
	}
	return v, nil
}

// waitKept waits in the tab ctx until the worker has taken over and kept
// everything, and returns when that was, in ms since the navigation began.
func waitKept(ctx context.Context) (float64, error) {
	ms, err := chromedp.Run(ctx, chromedp.Evaluate[float64]("("+keptJS+")()", chromedp.EvalAwaitPromise))
	if err != nil {
		return 0, fmt.Errorf("wait until all is kept: %w", err)
	}
	return ms, nil
}

// stopWorkers ends all workers of the tab's browser, as the browser itself does
// some time after a visit, so that their start is part of the next.
func stopWorkers(ctx context.Context) error {
	if _, err := chromedp.Call(ctx, serviceworker.Enable, cdp.Empty{}); err != nil {
		return fmt.Errorf("stop workers: %w", err)
	}
	if _, err := chromedp.Call(ctx, serviceworker.StopAllWorkers, cdp.Empty{}); err != nil {
		return fmt.Errorf("stop workers: %w", err)
	}
	return nil
}

// wasmMemory is the size of all WebAssembly memories of the tab's page, in
// bytes. The browser finds them; the page need not hand them out.
func wasmMemory(ctx context.Context) (float64, error) {
	proto, err := chromedp.Call(ctx, runtime.Evaluate, runtime.EvaluateParams{Expression: "WebAssembly.Memory.prototype"})
	if err != nil {
		return 0, fmt.Errorf("WebAssembly memory: %w", err)
	}
	found, err := chromedp.Call(ctx, runtime.QueryObjects, runtime.QueryObjectsParams{PrototypeObjectID: proto.Result.ObjectID})
	if err != nil {
		return 0, fmt.Errorf("WebAssembly memory: %w", err)
	}
	byValue := true
	sum, err := chromedp.Call(ctx, runtime.CallFunctionOn, runtime.CallFunctionOnParams{
		FunctionDeclaration: "function () { return this.reduce((sum, memory) => sum + memory.buffer.byteLength, 0); }",
		ObjectID:            found.Objects.ObjectID,
		ReturnByValue:       &byValue,
	})
	if err != nil {
		return 0, fmt.Errorf("WebAssembly memory: %w", err)
	}
	var bytes float64
	if _, err := fmt.Sscan(string(sum.Result.Value), &bytes); err != nil || bytes == 0 {
		return 0, errors.New("WebAssembly memory: the page has none")
	}
	return bytes, nil
}
