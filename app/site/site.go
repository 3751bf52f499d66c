// Package site turns a library into an edition: the static files that any
// host can serve. It writes nothing by itself; Publish puts an edition into a
// folder, and a server can hand it out from memory.
package site

import (
	"compress/flate"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"slices"
	"sort"

	"offprint/app/annotation"
	"offprint/app/article"
	"offprint/app/entity"
	"offprint/app/entity/correct"
	"offprint/app/jump"
	"offprint/app/library"
	"offprint/app/names"
	"offprint/app/search"
	"offprint/app/site/engine"
)

// A Source is what an edition is made of.
type Source struct {
	Title    string // of the library
	Articles []*article.Article
	Engine   []byte // the compiled reader, made by engine.Pack
	Glue     []byte // wasm_exec.js of the Go release that compiled it
	// Workshop is the second program, a gzip file, and Names the model of
	// names; without them an edition cannot do what they are for, and says so.
	Workshop, Names []byte
	// Tagger finds the names; without it an edition has none. Corrections are
	// the publisher's.
	Tagger      *entity.Tagger
	Corrections []correct.Op
	// Annotations are the publisher's own, as package file reads them.
	Annotations []annotation.Entry
	// Live makes an edition for the publisher's own server: pages follow
	// changes by themselves instead of asking the reader.
	Live bool
	// Cache, where set, keeps what can be used again by the next edition.
	Cache *Cache
}

// A File is one file of an edition.
type File struct {
	Path string // below the edition's folder, with slashes
	Type string // MIME type
	Data []byte
}

// An Edition is one build of a library.
type Edition struct {
	ID      string // hash of all files
	Version string // that pages of a live edition carry
	Info    library.Info
	Files   []File // in order of their paths
	// Annotated says what became of each of Source.Annotations.
	Annotated []annotation.Line
	// Unused are the corrections that met no name.
	Unused []correct.Op
}

// Bytes is the size of all files.
func (e *Edition) Bytes() int64 {
	var n int64
	for _, f := range e.Files {
		n += int64(len(f.Data))
	}
	return n
}

// librarySection is the name of the custom section that holds the archive.
const librarySection = "offprint.library"

// Build makes an edition. The same source gives the same bytes. It returns an
// error where there is no article or no reader.
func Build(src Source) (*Edition, error) {
	index, err := search.Build(slices.All(src.Articles))
	if err != nil {
		return nil, fmt.Errorf("site: %w", err)
	}
	parts := []library.Part{
		{Tag: search.Tag, Data: index},
	}
	var unused []correct.Op
	var named []jump.Name
	if src.Tagger != nil {
		part, found, left, err := findNames(src)
		if err != nil {
			return nil, fmt.Errorf("site: %w", err)
		}
		parts, named, unused = append(parts, part), found, left
	}
	var annotated []annotation.Line
	if len(src.Annotations) > 0 {
		part, lines, err := publish(src.Articles, src.Annotations)
		if err != nil {
			return nil, fmt.Errorf("site: %w", err)
		}
		parts, annotated = append(parts, part), lines
	}
	parts = append(parts, library.Part{Tag: jump.Tag, Data: jump.Build(src.Articles, named)})
	archive, err := library.Build(src.Articles, library.Info{Title: src.Title, Lang: "en"}, parts...)
	if err != nil {
		return nil, fmt.Errorf("site: %w", err)
	}
	level := flate.BestCompression
	if src.Live {
		level = flate.BestSpeed
	}
	program, err := engine.Join(src.Engine, []engine.Section{{Name: librarySection, Data: archive}}, level)
	if err != nil {
		return nil, fmt.Errorf("site: %w", err)
	}

	b := &builder{src: src, level: level}
	if err := b.addAssets(program); err != nil {
		return nil, fmt.Errorf("site: %w", err)
	}
	if err := b.addPages(archive); err != nil {
		return nil, fmt.Errorf("site: %w", err)
	}
	b.addManifest()
	b.addHostFiles()
	if err := b.addWorker(); err != nil {
		return nil, fmt.Errorf("site: %w", err)
	}
	sort.Slice(b.files, func(i, j int) bool { return b.files[i].Path < b.files[j].Path })
	return &Edition{ID: b.id, Version: b.version(), Info: b.info, Files: b.files, Annotated: annotated, Unused: unused}, nil
}

// A builder gathers the files of an edition.
type builder struct {
	src     Source
	level   int // of compression
	assets  assets
	info    library.Info
	entries []library.Entry
	names   *names.Names // nil where none were looked for
	files   []File
	kept    []kept // what the worker keeps
	pack    string // the path of the pack of pages
	id      string // of the edition
}

func (b *builder) add(path, mime string, data []byte) {
	b.files = append(b.files, File{path, mime, data})
}

func sum(data []byte) string {
	h := sha256.Sum256(data)
	return hex.EncodeToString(h[:])
}

// hashed puts the first digits of the content's hash into a file's name, so
// that the name means the bytes.
func hashed(stem, extension string, data []byte) string {
	return stem + "-" + sum(data)[:12] + extension
}
