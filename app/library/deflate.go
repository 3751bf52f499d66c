package library

import (
	"bytes"
	"compress/flate"
	"fmt"
	"io"
)

// mostArticle bounds what a damaged stream may unpack to, in bytes: four times
// the largest source file that a build takes by default.
const mostArticle = 256 << 20

// dictionarySize is the window of deflate (RFC 1951): more would not be seen.
const dictionarySize = 32 << 10

// makeDictionary picks text that articles of this set share: the beginnings of
// articles spread evenly over it. Small sets get none, since it would be
// larger than what it saves.
func makeDictionary(articles [][]byte) []byte {
	const fewest, piece = 24, 1 << 10
	if len(articles) < fewest {
		return []byte{}
	}
	pieces := dictionarySize / piece
	if pieces > len(articles)/4 {
		pieces = len(articles) / 4
	}
	var d []byte
	for i := range pieces {
		a := articles[i*len(articles)/pieces]
		d = append(d, a[:min(piece, len(a))]...)
	}
	return d
}

func deflate(b, dictionary []byte) []byte {
	var out bytes.Buffer
	w, err := flate.NewWriterDict(&out, flate.BestCompression, dictionary)
	if err != nil {
		panic(err) // the level is a constant
	}
	w.Write(b) // a bytes.Buffer does not fail
	w.Close()
	return out.Bytes()
}

func inflate(b, dictionary []byte) ([]byte, error) {
	r := flate.NewReaderDict(bytes.NewReader(b), dictionary)
	out, err := io.ReadAll(io.LimitReader(r, mostArticle+1))
	if err != nil {
		return nil, fmt.Errorf("%w: %v", ErrCorrupt, err)
	}
	if len(out) > mostArticle {
		return nil, ErrCorrupt
	}
	return out, nil
}
