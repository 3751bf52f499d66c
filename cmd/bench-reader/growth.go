package main

import (
	"context"
	"fmt"
	"io"
	"os"
	"time"

	"offprint/app/view"
)

// measureGrowth looks how build and start grow with the library.
func measureGrowth(ctx context.Context, p plan, out, log io.Writer) error {
	rows := [][]string{{"articles", "source MB", "build s", "WASM gzip MB", "site MB", "paint, ms", "can be used, ms", "second visit, ms", "WASM memory MB"}}
	for _, n := range p.sizes {
		fmt.Fprintf(log, "  %s\n", view.Plural(n, "article", "articles"))
		row, err := grow(ctx, n, p.few)
		if err != nil {
			return fmt.Errorf("%d articles: %w", n, err)
		}
		rows = append(rows, row)
	}
	table(out, "Generated articles of about 600 words: build, and start at the first article's page, "+desktop.name, rows)
	note(out, fmt.Sprintf("median (least–most) of %s; the build reads the files and makes the edition in memory, once", view.Plural(p.few, "run", "runs")))
	note(out, "WASM memory is the program's own; the library lies beside it, unpacked, in the browser's")
	return nil
}

// grow measures a library of n articles.
func grow(ctx context.Context, n, runs int) ([]string, error) {
	dir, err := os.MkdirTemp("", "offprint-bench-")
	if err != nil {
		return nil, err
	}
	defer os.RemoveAll(dir)
	if err := generate(dir, n); err != nil {
		return nil, err
	}
	began := time.Now()
	s, err := build(dir)
	if err != nil {
		return nil, err
	}
	took := time.Since(began)
	program, err := s.file("offprint/reader-", ".wasm.gz")
	if err != nil {
		return nil, err
	}
	m, memory, err := startOften(ctx, s, runs)
	if err != nil {
		return nil, err
	}
	return []string{
		view.Thousands(n), mega(float64(s.source)), fmt.Sprintf("%.2f", took.Seconds()), mega(float64(len(program.Data))), mega(float64(s.Bytes())),
		m.paint[0].String(), m.ready[0].String(), m.ready[1].String(), mega(memory.median()),
	}, nil
}

func mega(bytes float64) string { return fmt.Sprintf("%.1f", bytes/1e6) }

// startOften visits the first article of a library, each time in a new browser,
// and looks at the program's memory afterwards.
func startOften(ctx context.Context, s *subject, runs int) (m *measured, memory sample, err error) {
	h, err := serve(desktop.link, s.Files...)
	if err != nil {
		return nil, nil, err
	}
	defer h.close()
	c := &contender{host: h, path: s.first(), mark: startedMark}
	for range runs {
		err := c.read(ctx, desktop, func(ctx context.Context) error {
			bytes, err := wasmMemory(ctx)
			memory = append(memory, bytes)
			return err
		})
		if err != nil {
			return nil, nil, err
		}
	}
	return &c.measured, memory, nil
}
