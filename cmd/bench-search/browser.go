//go:build !js

package main

import (
	"context"
	"embed"
	"encoding/json"
	"fmt"
	"net"
	"net/http"
	"os/exec"
	"path"
	"path/filepath"
	"strings"
	"time"

	"github.com/chromedp/chromedp"
)

//go:embed page
var pageFiles embed.FS

// A page is the one page in which everything is measured.
type page struct {
	d     *data
	ctx   context.Context
	close func()
}

// handler serves the page, the peers and the data, isolated so that the
// page's clock is fine (5 µs).
func (d *data) handler() (http.Handler, error) {
	root, err := exec.Command("go", "env", "GOROOT").Output()
	if err != nil {
		return nil, fmt.Errorf("bench-search: go env GOROOT: %w", err)
	}
	goexec := filepath.Join(strings.TrimSpace(string(root)), "lib", "wasm", "wasm_exec.js")
	npm := http.StripPrefix("/npm/", http.FileServer(http.Dir(*peers)))
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		h := w.Header()
		h.Set("Cross-Origin-Opener-Policy", "same-origin")
		h.Set("Cross-Origin-Embedder-Policy", "require-corp")
		name := path.Base(r.URL.Path)
		switch b, ok := d.files[name]; {
		case ok:
			types := map[string]string{".wasm": "application/wasm", ".json": "application/json"}
			h.Set("Content-Type", types[path.Ext(name)])
			_, _ = w.Write(b)
		case strings.HasPrefix(r.URL.Path, "/npm/"):
			if strings.HasSuffix(name, ".mjs") {
				h.Set("Content-Type", "text/javascript")
			}
			npm.ServeHTTP(w, r)
		case name == "wasm_exec.js":
			http.ServeFile(w, r, goexec)
		case name == "/":
			http.ServeFileFS(w, r, pageFiles, "page/index.html")
		default:
			http.ServeFileFS(w, r, pageFiles, "page/"+name)
		}
	}), nil
}

func openPage(ctx context.Context, d *data) (*page, error) {
	handler, err := d.handler()
	if err != nil {
		return nil, err
	}
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return nil, err
	}
	server := &http.Server{Handler: handler, ReadHeaderTimeout: time.Minute}
	go func() { _ = server.Serve(l) }()
	options := append(chromedp.DefaultExecAllocatorOptions[:], chromedp.NoSandbox, chromedp.DisableGPU, chromedp.NoFirstRun,
		chromedp.Flag("disable-quic", true), chromedp.Flag("disable-component-update", true), chromedp.Flag("disable-sync", true),
		chromedp.Flag("disable-background-networking", true), chromedp.Flag("js-flags", "--max-old-space-size=4096"))
	if *chromium != "" {
		options = append(options, chromedp.ExecPath(*chromium))
	}
	ctx, endBrowser := chromedp.NewExecAllocator(ctx, options...)
	ctx, endPage := chromedp.NewContext(ctx)
	p := &page{d: d, ctx: ctx, close: func() { endPage(); endBrowser(); _ = server.Close() }}
	err = chromedp.Do(ctx, chromedp.Navigate("http://"+l.Addr().String()+"/"))
	if err == nil {
		_, err = chromedp.Run(ctx, chromedp.Poll[bool]("window.benchReady", chromedp.WithPollingTimeout(time.Minute)))
	}
	if err != nil {
		p.close()
		return nil, fmt.Errorf("bench-search: open the page: %w", err)
	}
	return p, nil
}

// call runs a function of the page and reads its answer into out.
func (p *page) call(out any, function string, args ...any) error {
	b, err := json.Marshal(args)
	if err != nil {
		return err
	}
	expression := fmt.Sprintf("window.bench.%s(...%s).then(JSON.stringify)", function, b)
	answer, err := chromedp.Run(p.ctx, chromedp.Evaluate[string](expression, chromedp.EvalAwaitPromise))
	if err != nil {
		return fmt.Errorf("bench-search: %s%v: %w", function, args, err)
	}
	return json.Unmarshal([]byte(answer), out)
}
