package main

import (
	"embed"
	"errors"
	"io/fs"

	"offprint/app/article"
	"offprint/app/entity/model"
	"offprint/app/site"
)

// reader holds the compiled programs, which `make` puts there. The folder's
// README keeps the pattern valid in a fresh clone.
//
//go:embed reader
var reader embed.FS

var errNoReader = errors.New("this tool was compiled without the reader; run `make` in Offprint's source, which compiles both")

// A programs holds what runs in the browser.
type programs struct {
	engine   []byte // the packed reader
	glue     []byte // Go's loader
	workshop []byte // the second program, a gzip file
}

// loadPrograms returns the programs that this tool was compiled with.
func loadPrograms() (p programs, err error) {
	for _, f := range []struct {
		name string
		data *[]byte
	}{{"reader.wasm.part", &p.engine}, {"wasm_exec.js", &p.glue}, {"workshop.wasm.gz", &p.workshop}} {
		*f.data, err = reader.ReadFile("reader/" + f.name)
		if errors.Is(err, fs.ErrNotExist) {
			return programs{}, errNoReader
		}
		if err != nil {
			return programs{}, err
		}
	}
	return p, nil
}

// source is what an edition of articles is made of.
func (p programs) source(title string, articles []*article.Article) site.Source {
	return site.Source{Title: title, Articles: articles, Engine: p.engine, Glue: p.glue, Workshop: p.workshop, Names: model.Bytes()}
}
