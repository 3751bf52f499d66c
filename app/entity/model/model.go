// Package model carries the model of names in the program, for tools that run
// natively. A browser fetches names.bin instead.
package model

import (
	_ "embed"
	"sync"

	"offprint/app/entity"
)

//go:embed names.bin
var bytes []byte

// Bytes returns the model file. It must not be changed.
func Bytes() []byte { return bytes }

// Tagger returns the tagger for the embedded model, opened once.
var Tagger = sync.OnceValue(func() *entity.Tagger {
	t, err := entity.Open(bytes)
	if err != nil {
		panic(err) // a build with a damaged model: the tests hold that it opens
	}
	return t
})
