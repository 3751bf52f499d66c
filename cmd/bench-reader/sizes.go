package main

import (
	"bytes"
	"compress/gzip"
	"context"
	"io"

	"offprint/app/view"
)

// measureSizes weighs the sample's edition.
func measureSizes(_ context.Context, _ plan, out, _ io.Writer) error {
	s, err := build(samplePath)
	if err != nil {
		return err
	}
	program, err := s.file("offprint/reader-", ".wasm.gz")
	if err != nil {
		return err
	}
	unpacked, err := gzip.NewReader(bytes.NewReader(program.Data))
	if err != nil {
		return err
	}
	raw, err := io.Copy(io.Discard, unpacked)
	if err != nil {
		return err
	}
	page, err := s.file(s.first(), "index.html")
	if err != nil {
		return err
	}
	workshop, err := s.file("offprint/workshop-", ".wasm.gz")
	if err != nil {
		return err
	}
	names, err := s.file("offprint/names-", ".bin.gz")
	if err != nil {
		return err
	}
	plain := plainPage(s.articles[0])
	table(out, "Size of the sample's edition, bytes", [][]string{
		{"WebAssembly with the library in it, raw", view.Thousands(int(raw))},
		{"the same, gzip, as served", view.Thousands(len(program.Data))},
		{"the workshop, gzip, loaded when first wanted", view.Thousands(len(workshop.Data))},
		{"the model of names, gzip, the same", view.Thousands(len(names.Data))},
		{"the article's page", view.Thousands(len(page.Data))},
		{"the plain page of the same text", view.Thousands(len(plain))},
		{"all files", view.Thousands(int(s.Bytes()))},
	})
	return nil
}
