package site

import (
	"bytes"
	"fmt"
	"io/fs"
	"path"
	"strings"

	"offprint/web"
)

// assets are the addresses of what every page refers to, below the edition's
// folder.
type assets struct {
	Style  string
	Theme  string // runs before the first paint
	Script string // runs after it
	Engine string
	Glue   string
	// Workshop runs in a worker, with a program and a model beside it.
	Workshop string
	// version changes when any of them does.
	version string
}

// The parts of the style sheet and of the script, in their order. One file
// each is sent: fewer requests before the first paint.
var (
	styleParts  = []string{"theme.css", "page.css", "article.css", "names.css", "library.css", "panels.css", "annotations.css", "search.css", "print.css"}
	scriptParts = []string{"notice.js", "offline.js", "module.js", "workshop.js", "highlight.js", "keep.js", "hits.js", "boot.js"}
	workerParts = []string{"module.js", "worker.js"}
)

// dir is the folder of an edition's assets. theme.js relies on it being one
// level below the reader's own.
const dir = "offprint/"

func (b *builder) addAssets(program []byte) error {
	style, err := concat("css", styleParts)
	if err != nil {
		return err
	}
	script, err := concat("js", scriptParts)
	if err != nil {
		return err
	}
	theme, err := concat("js", []string{"theme.js"})
	if err != nil {
		return err
	}
	b.assets.Style = b.addNamed("reader", ".css", "text/css; charset=utf-8", style)
	b.assets.Theme = b.addScript("theme", theme)
	b.assets.Script = b.addScript("boot", script)
	b.assets.Glue = b.addScript("go", b.src.Glue)
	if b.assets.Engine, err = b.addPacked("reader", ".wasm.gz", "application/wasm", program, false); err != nil {
		return err
	}
	if err := b.addWorkshop(); err != nil {
		return err
	}
	b.assets.version = sum(fmt.Append(nil, b.assets))
	return b.addIcons()
}

// addNamed adds a file whose name has its hash in it.
func (b *builder) addNamed(stem, extension, mime string, data []byte) string {
	p := hashed(dir+stem, extension, data)
	b.add(p, mime, data)
	b.keep(kept{Path: p, Type: mime, SHA256: sum(data), Named: true})
	return p
}

func (b *builder) addScript(stem string, data []byte) string {
	return b.addNamed(stem, ".js", "text/javascript; charset=utf-8", data)
}

// addPacked adds a gzip file as it is sent, compressed: nothing is asked of the
// host. The worker keeps it unpacked, which starts faster; an optional one
// when it is first asked for.
func (b *builder) addPacked(stem, extension, mime string, data []byte, optional bool) (string, error) {
	plain, err := gunzip(data)
	if err != nil {
		return "", err
	}
	p := hashed(dir+stem, extension, data)
	b.add(p, "application/gzip", data)
	b.keep(kept{Path: p, Type: mime, SHA256: sum(data), Unpacked: sum(plain), Named: true, Optional: optional})
	return p, nil
}

func (b *builder) addIcons() error {
	return fs.WalkDir(web.Files, "icons", func(p string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		data, err := web.Files.ReadFile(p)
		if err != nil {
			return err
		}
		mime := "image/png"
		if path.Ext(p) == ".svg" {
			mime = "image/svg+xml"
		}
		b.add(p, mime, data)
		if !strings.HasPrefix(d.Name(), "screen-") { // for the browser's offer to install only
			b.keep(kept{Path: p, Type: mime, SHA256: sum(data)})
		}
		return nil
	})
}

func concat(folder string, parts []string) ([]byte, error) {
	var out bytes.Buffer
	for _, part := range parts {
		data, err := web.Files.ReadFile(folder + "/" + part)
		if err != nil {
			return nil, err
		}
		out.Write(data)
	}
	return out.Bytes(), nil
}
