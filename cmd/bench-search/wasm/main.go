//go:build js && wasm

// Command wasm is what bench-search measures in the browser: the full-text
// index, the palette and, beside it, sahilm/fuzzy alone.
package main

import (
	"io"
	"syscall/js"

	"github.com/sahilm/fuzzy"

	"offprint/app/article"
	"offprint/app/search"
	"offprint/app/search/palette"
)

// bytesOf reads a Uint8Array in place, as the reader does with its archive.
type bytesOf struct{ js.Value }

func (b bytesOf) ReadAt(p []byte, off int64) (int, error) {
	n := js.CopyBytesToGo(p, b.Call("subarray", off, off+int64(len(p))))
	if n < len(p) {
		return n, io.EOF
	}
	return n, nil
}

var (
	index  *search.Index
	finder *palette.Finder
	plain  []string
	texts  js.Value
)

// library reads articles out of an array of {text, title} when they are asked for.
type library struct{}

func (library) Article(n int) (*article.Article, error) {
	return &article.Article{Text: texts.Index(n).Get("text").String(), Meta: article.Meta{Lang: "en"}}, nil
}

func main() {
	ours := js.Global().Get("Object").New()
	set := func(name string, f func(args []js.Value) any) {
		ours.Set(name, js.FuncOf(func(_ js.Value, args []js.Value) any { return f(args) }))
	}
	set("open", func(args []js.Value) any {
		x, err := search.Open(bytesOf{args[0]}, int64(args[0].Length()))
		if err != nil {
			return err.Error()
		}
		index, texts = x, args[1]
		return nil
	})
	set("search", func(args []js.Value) any {
		res, err := index.Search(search.Parse(args[0].String(), search.Options{}), library{}, 20)
		if err != nil {
			return err.Error()
		}
		ids := make([]any, len(res.Hits))
		for i, h := range res.Hits {
			ids[i] = h.Article
		}
		return ids
	})
	set("openPalette", func(args []js.Value) any {
		t, err := palette.Open(bytesOf{args[0]}, int64(args[0].Length()))
		if err != nil {
			return err.Error()
		}
		finder = palette.NewFinder(t)
		return nil
	})
	set("find", func(args []js.Value) any {
		rs, err := finder.Find(args[0].String(), 20)
		if err != nil {
			return err.Error()
		}
		out := make([]any, len(rs))
		for i, r := range rs {
			out[i] = int(r.Ref)
		}
		return out
	})
	set("openPlain", func(args []js.Value) any {
		plain = make([]string, args[0].Length())
		for i := range plain {
			plain[i] = args[0].Index(i).String()
		}
		return nil
	})
	set("findPlain", func(args []js.Value) any {
		ms := fuzzy.Find(args[0].String(), plain)
		out := make([]any, min(20, len(ms)))
		for i := range out {
			out[i] = ms[i].Index
		}
		return out
	})
	js.Global().Set("ours", ours)
	js.Global().Call("oursReady")
	select {}
}
