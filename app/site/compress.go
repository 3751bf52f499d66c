package site

import (
	"bytes"
	"compress/gzip"
	"crypto/sha256"
	"fmt"
	"io"
	"runtime"
	"sync"

	"offprint/app/article"
	"offprint/app/entity"
)

// A Cache keeps compressed pages from one edition to the next, by content. A
// page that the next edition does not use is let go.
type Cache struct {
	pages map[[sha256.Size]byte][]byte
	docs  map[*article.Article]entity.Doc // what was found in each article
}

func gunzip(data []byte) ([]byte, error) {
	r, err := gzip.NewReader(bytes.NewReader(data))
	if err != nil {
		return nil, fmt.Errorf("gunzip: %w", err)
	}
	plain, err := io.ReadAll(r)
	if err != nil {
		return nil, fmt.Errorf("gunzip: %w", err)
	}
	return plain, nil
}

// gzipped compresses without a time or a name.
func gzipped(data []byte) []byte {
	var b bytes.Buffer
	w, err := gzip.NewWriterLevel(&b, gzip.BestCompression)
	if err != nil {
		panic(err) // the level is a constant
	}
	w.Write(data) // a bytes.Buffer does not fail
	w.Close()
	return b.Bytes()
}

// gzipAll compresses the pages on all processors.
func gzipAll(pages []File, level int, cache *Cache) [][]byte {
	out := make([][]byte, len(pages))
	sums := make([][sha256.Size]byte, len(pages))
	next := make(chan int)
	var workers sync.WaitGroup
	for range runtime.GOMAXPROCS(0) {
		workers.Go(func() {
			var b bytes.Buffer
			w, err := gzip.NewWriterLevel(&b, level)
			if err != nil {
				panic(err) // the level is one of two constants
			}
			for i := range next {
				if cache != nil {
					sums[i] = sha256.Sum256(pages[i].Data)
					if known, ok := cache.pages[sums[i]]; ok {
						out[i] = known
						continue
					}
				}
				b.Reset()
				w.Reset(&b)
				w.Write(pages[i].Data) // a bytes.Buffer does not fail
				w.Close()
				out[i] = bytes.Clone(b.Bytes())
			}
		})
	}
	for i := range pages {
		next <- i
	}
	close(next)
	workers.Wait()
	if cache != nil {
		cache.pages = make(map[[sha256.Size]byte][]byte, len(pages))
		for i := range pages {
			cache.pages[sums[i]] = out[i]
		}
	}
	return out
}
