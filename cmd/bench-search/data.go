//go:build !js

package main

import (
	"bytes"
	"compress/gzip"
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"time"

	"offprint/app/article"
	"offprint/app/search"
	"offprint/app/search/palette"
)

// data is what the page fetches, by path, made before it opens.
type data struct {
	files           map[string][]byte
	built           map[int]float64 // ms, by number of articles
	textBytes       map[int]int
	wasmGz, emptyGz int
}

type pageDoc struct {
	ID    int    `json:"id"`
	Title string `json:"title"`
	Text  string `json:"text"`
}

func newData(articles, strings []int) (*data, error) {
	d := &data{files: map[string][]byte{}, built: map[int]float64{}, textBytes: map[int]int{}}
	z := newZipf(*seed)
	for _, n := range articles {
		docs := z.articles(n)
		for _, a := range docs {
			d.textBytes[n] += len(a.Text)
		}
		from := time.Now()
		index, err := search.Build(slices.All(docs))
		if err != nil {
			return nil, err
		}
		d.built[n] = float64(time.Since(from).Microseconds()) / 1000
		d.files[fmt.Sprintf("full-%d.idx", n)] = index
		d.json(fmt.Sprintf("full-%d.json", n), map[string]any{"docs": pageDocs(docs), "typed": z.typed(docs, 100)})
	}
	for _, n := range strings {
		labels := z.labels(n)
		cands := make([]palette.Candidate, n)
		for i, s := range labels {
			cands[i] = palette.Candidate{Kind: palette.Name, Text: s, Ref: uint32(i)}
		}
		d.files[fmt.Sprintf("fuzzy-%d.tab", n)] = palette.Build(slices.Values(cands))
		d.json(fmt.Sprintf("fuzzy-%d.json", n), map[string]any{"labels": labels, "typed": z.jumps(labels, 100)})
	}
	if err := d.gold(); err != nil {
		return nil, err
	}
	return d, d.wasm()
}

func (d *data) json(name string, v any) {
	b, err := json.Marshal(v)
	if err != nil {
		panic(err) // plain strings and numbers
	}
	d.files[name] = b
}

func pageDocs(docs []*article.Article) []pageDoc {
	out := make([]pageDoc, len(docs))
	for i, a := range docs {
		out[i] = pageDoc{i, a.Title, a.Text}
	}
	return out
}

func (d *data) gold() error {
	docs := goldArticles()
	index, err := search.Build(slices.All(docs))
	if err != nil {
		return err
	}
	cands, labels, _ := goldNames()
	d.files["gold.idx"], d.files["jumps.tab"] = index, palette.Build(slices.Values(cands))
	for name, v := range map[string]map[string]any{"queries.tsv": {"docs": pageDocs(docs)}, "jumps.tsv": {"labels": labels}} {
		qs, err := questions(name)
		if err != nil {
			return err
		}
		var queries []string
		for _, q := range qs {
			queries = append(queries, q.query)
		}
		v["queries"] = queries
		if name == "jumps.tsv" {
			d.json("jumps.json", v)
		} else {
			d.json("gold.json", v)
		}
	}
	return nil
}

// wasm compiles the engine, and an empty program to compare its size with.
func (d *data) wasm() error {
	dir, err := os.MkdirTemp("", "bench-search")
	if err != nil {
		return err
	}
	defer os.RemoveAll(dir)
	empty := filepath.Join(dir, "empty.go")
	if err := os.WriteFile(empty, []byte("package main\n\nimport _ \"syscall/js\"\n\nfunc main() { select {} }\n"), 0o644); err != nil {
		return err
	}
	for _, p := range []struct {
		pkg string
		gz  *int
	}{{"./cmd/bench-search/wasm", &d.wasmGz}, {empty, &d.emptyGz}} {
		out := filepath.Join(dir, "out.wasm")
		cmd := exec.Command("go", "build", "-trimpath", "-ldflags=-s -w", "-o", out, p.pkg)
		cmd.Env = append(os.Environ(), "GOOS=js", "GOARCH=wasm")
		if msg, err := cmd.CombinedOutput(); err != nil {
			return fmt.Errorf("bench-search: build %s: %w\n%s", p.pkg, err, msg)
		}
		b, err := os.ReadFile(out)
		if err != nil {
			return err
		}
		if p.gz == &d.wasmGz {
			d.files["ours.wasm"] = b
		}
		if *p.gz, err = gzipped(b); err != nil {
			return err
		}
	}
	return nil
}

func gzipped(b []byte) (int, error) {
	var out bytes.Buffer
	w, err := gzip.NewWriterLevel(&out, gzip.BestCompression)
	if err != nil {
		return 0, err
	}
	if _, err = w.Write(b); err == nil {
		err = w.Close()
	}
	return out.Len(), err
}
