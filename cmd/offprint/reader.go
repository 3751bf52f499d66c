package main

import (
	"embed"
	"errors"
	"io/fs"
)

// reader holds the compiled reader, which `make` puts there. The folder's
// README keeps the pattern valid in a fresh clone.
//
//go:embed reader
var reader embed.FS

var errNoReader = errors.New("this tool was compiled without the reader; run `make` in Offprint's source, which compiles both")

// loadReader returns the packed reader and Go's loader for it.
func loadReader() (engine, glue []byte, err error) {
	engine, err = reader.ReadFile("reader/reader.wasm.part")
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil, errNoReader
	}
	if err != nil {
		return nil, nil, err
	}
	glue, err = reader.ReadFile("reader/wasm_exec.js")
	return engine, glue, err
}
