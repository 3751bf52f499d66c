//go:build !js

package main

import (
	"fmt"
	"html"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"time"

	"offprint/app/article"
)

// maxPagefind is the most articles that Pagefind is tried with: it wants a
// page of HTML for each.
const maxPagefind = 1000

// site writes articles as pages a/0.html, a/1.html, … and lets Pagefind index them.
func (d *data) site(name string, docs []*article.Article) error {
	if *only {
		return nil
	}
	if d.sites == "" {
		dir, err := os.MkdirTemp("", "bench-search-site")
		if err != nil {
			return err
		}
		d.sites = dir
	}
	dir := filepath.Join(d.sites, name)
	if err := os.MkdirAll(filepath.Join(dir, "a"), 0o755); err != nil {
		return err
	}
	for i, a := range docs {
		var b strings.Builder
		b.WriteString("<!doctype html><html lang=en><title>" + html.EscapeString(a.Title) + "</title><body data-pagefind-body>")
		text := []rune(a.Text)
		for _, bl := range a.Blocks {
			tag := map[article.Kind]string{article.Title: "h1", article.Heading: "h2"}[bl.Kind]
			if tag == "" {
				tag = "p"
			}
			fmt.Fprintf(&b, "<%s>%s</%s>", tag, html.EscapeString(string(text[bl.Start:bl.End])), tag)
		}
		if err := os.WriteFile(filepath.Join(dir, "a", fmt.Sprint(i, ".html")), []byte(b.String()), 0o644); err != nil {
			return err
		}
	}
	from := time.Now()
	bin, err := filepath.Abs(filepath.Join(*peers, ".bin", "pagefind"))
	if err != nil {
		return err
	}
	if msg, err := exec.Command(bin, "--site", dir).CombinedOutput(); err != nil {
		return fmt.Errorf("bench-search: pagefind: %w\n%s", err, msg)
	}
	d.built[-len(docs)] = float64(time.Since(from).Milliseconds())
	return nil
}

// indexSize is the size of Pagefind's index and fragments; they are compressed as they lie.
func (d *data) indexSize(name string) (n int, err error) {
	err = filepath.WalkDir(filepath.Join(d.sites, name, "pagefind"), func(_ string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() || !strings.Contains(e.Name(), ".pf_") {
			return err
		}
		info, err := e.Info()
		if err == nil {
			n += int(info.Size())
		}
		return err
	})
	return n, err
}

// pagefind measures it apart from the others: it fetches as it goes.
func (p *page) pagefind(n int) error {
	if *only || n > maxPagefind {
		return nil
	}
	var t timing
	if err := p.call(&t, "pagefind", n); err != nil {
		return err
	}
	size, err := p.d.indexSize(fmt.Sprint(n))
	if err != nil {
		return err
	}
	t.sort()
	fmt.Printf("| Pagefind (in pieces, over loopback) | %.0f | | %d | %.1f | %.3f | %.3f | %.2f | %d |\n", p.d.built[-n], size>>10, t.First, t.p50, t.p95, t.p, len(t.Ms))
	return nil
}
