package site

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"

	"offprint/web"
)

// kept is a file that the worker keeps.
type kept struct {
	Path     string `json:"path"`
	Type     string `json:"type"`
	SHA256   string `json:"sha256"`
	Unpacked string `json:"unpacked,omitempty"` // SHA-256 of a gzip file's content
	Named    bool   `json:"named,omitempty"`    // its name has its hash in it
	Optional bool   `json:"-"`                  // kept once it is asked for
}

func (b *builder) keep(k kept) { b.kept = append(b.kept, k) }

// mark is where web/js/sw.js takes the edition.
var mark = []byte("/*edition*/ null")

// rootMark stands in the kept page for unknown addresses where the reader's
// folder goes, which only the worker knows.
const rootMark = "/offprint-root/"

// addWorker writes the worker. Its edition's id is a hash of everything,
// so that any change makes a new worker, and no change none.
func (b *builder) addWorker() error {
	var all bytes.Buffer
	for _, k := range b.kept {
		fmt.Fprintf(&all, "%s %s\n", k.Path, k.SHA256)
	}
	worker, err := web.Files.ReadFile("js/sw.js")
	if err != nil {
		return err
	}
	all.Write(worker)
	b.id = sum(all.Bytes())[:16]
	files, optional := []kept{}, []kept{}
	for _, k := range b.kept {
		if k.Optional {
			optional = append(optional, k)
		} else {
			files = append(files, k)
		}
	}
	edition, err := json.Marshal(map[string]any{
		"id":       b.id,
		"articles": b.info.Articles,
		"files":    files,
		"optional": optional,
		"pack":     b.pack,
		"rootMark": rootMark,
		"live":     b.src.Live,
	})
	if err != nil {
		return err
	}
	if !bytes.Contains(worker, mark) {
		return errors.New("web/js/sw.js has no place for the edition")
	}
	b.add("sw.js", "text/javascript; charset=utf-8", bytes.Replace(worker, mark, edition, 1))
	return nil
}
