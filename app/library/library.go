// Package library holds the article set of one reader as an archive: one file,
// read in place. Opening it reads a few hundred bytes, whatever its size; an
// article is found by number or slug and decoded when it is asked for.
//
// The packages below the browser interface use it natively and in WebAssembly
// alike, so it knows neither files nor browsers: bytes come from an
// io.ReaderAt.
package library

import (
	"fmt"
	"io"
	"sort"
	"sync"

	"offprint/app/article"
)

// Info describes a library as a whole.
type Info struct {
	Title string // the library's name
	Lang  string // of the library's own words, a BCP 47 tag
	// Edition identifies the content: two builds of the same articles have
	// the same one.
	Edition  string
	Articles int
	Words    int
	// First and Last are the earliest and latest date of an article, as
	// precise as given; empty where no article has a date.
	First, Last string
}

// An Entry is what the catalogue says of an article without decoding it.
type Entry struct {
	Index int    // its place in the library, from 0
	Slug  string // its address, unique in the library, [a-z0-9-]+
	File  string // see article.Article
	article.Meta
	Words int
	Chars int // code points of the text
}

// A Library is an opened archive. It is safe for concurrent use when its
// source is.
type Library struct {
	Info
	src        io.ReaderAt
	sections   map[tag]span
	mu         sync.Mutex
	dictionary []byte // read with the first article; guarded by mu
}

// Open reads the head of the archive in src, which is size bytes long. It
// returns an error where that is not an archive, is cut short, or was made by
// a newer version.
func Open(src io.ReaderAt, size int64) (*Library, error) {
	l := &Library{src: src}
	var err error
	if l.sections, err = readHead(src, size); err != nil {
		return nil, fmt.Errorf("library: %w", err)
	}
	info, err := l.read(tagInfo, 0, l.sections[tagInfo].size)
	if err != nil {
		return nil, fmt.Errorf("library: info: %w", err)
	}
	d := decode(info)
	l.Info = d.info()
	if err := d.err(); err != nil {
		return nil, fmt.Errorf("library: info: %w", err)
	}
	if int64(l.Articles) != l.sections[tagCatalogueIndex].size/offsetSize-1 {
		return nil, fmt.Errorf("library: %d articles do not fit the catalogue: %w", l.Articles, ErrCorrupt)
	}
	return l, nil
}

// Entry returns the catalogue's entry of article i. It panics where i is not
// in [0, Articles), as a slice does.
func (l *Library) Entry(i int) (Entry, error) {
	l.check(i)
	b, err := l.indexed(tagCatalogueIndex, tagCatalogue, i)
	if err != nil {
		return Entry{}, fmt.Errorf("library: entry %d: %w", i, err)
	}
	d := decode(b)
	e := d.entry()
	e.Index = i
	if err := d.err(); err != nil {
		return Entry{}, fmt.Errorf("library: entry %d: %w", i, err)
	}
	return e, nil
}

// Entries returns the whole catalogue in order.
func (l *Library) Entries() ([]Entry, error) {
	all := make([]Entry, l.Articles)
	index, err := l.read(tagCatalogueIndex, 0, l.sections[tagCatalogueIndex].size)
	if err != nil {
		return nil, fmt.Errorf("library: catalogue: %w", err)
	}
	data, err := l.read(tagCatalogue, 0, l.sections[tagCatalogue].size)
	if err != nil {
		return nil, fmt.Errorf("library: catalogue: %w", err)
	}
	for i := range all {
		from, to := offsetAt(index, i), offsetAt(index, i+1)
		if from < 0 || from > to || to > int64(len(data)) {
			return nil, fmt.Errorf("library: entry %d: %w", i, ErrCorrupt)
		}
		d := decode(data[from:to])
		all[i] = d.entry()
		all[i].Index = i
		if err := d.err(); err != nil {
			return nil, fmt.Errorf("library: entry %d: %w", i, err)
		}
	}
	return all, nil
}

// Find returns the number of the article with this slug, and whether there is
// one.
func (l *Library) Find(slug string) (int, bool, error) {
	order, err := l.read(tagSlugOrder, 0, l.sections[tagSlugOrder].size)
	if err != nil {
		return 0, false, fmt.Errorf("library: slugs: %w", err)
	}
	n := int(l.sections[tagSlugOrder].size / offsetSize)
	var failed error
	slugAt := func(k int) string {
		i := int(offsetAt(order, k))
		if i < 0 || i >= l.Articles {
			failed = ErrCorrupt
			return ""
		}
		e, err := l.Entry(i)
		if err != nil {
			failed = err
		}
		return e.Slug
	}
	k := sort.Search(n, func(k int) bool { return failed != nil || slugAt(k) >= slug })
	if failed == nil && k < n && slugAt(k) == slug {
		return int(offsetAt(order, k)), true, nil
	}
	if failed != nil {
		return 0, false, fmt.Errorf("library: slugs: %w", failed)
	}
	return 0, false, nil
}

// Article decodes article i. It panics where i is not in [0, Articles).
func (l *Library) Article(i int) (*article.Article, error) {
	l.check(i)
	e, err := l.Entry(i)
	if err != nil {
		return nil, err
	}
	packed, err := l.indexed(tagArticleIndex, tagArticles, i)
	if err != nil {
		return nil, fmt.Errorf("library: %s: %w", e.File, err)
	}
	dictionary, err := l.readDictionary()
	if err != nil {
		return nil, fmt.Errorf("library: dictionary: %w", err)
	}
	b, err := inflate(packed, dictionary)
	if err != nil {
		return nil, fmt.Errorf("library: %s: %w", e.File, err)
	}
	d := decode(b)
	a := d.article()
	a.File, a.Meta = e.File, e.Meta
	if err := d.err(); err != nil {
		return nil, fmt.Errorf("library: %s: %w", e.File, err)
	}
	return a, nil
}

// readDictionary reads the dictionary the first time.
func (l *Library) readDictionary() ([]byte, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.dictionary != nil {
		return l.dictionary, nil
	}
	d, err := l.read(tagDictionary, 0, l.sections[tagDictionary].size)
	if err == nil {
		l.dictionary = d
	}
	return d, err
}

// Part returns the part with this tag, to be read in place; nil where the
// archive has none.
func (l *Library) Part(t string) *io.SectionReader {
	s, ok := l.sections[tag([]byte(t))]
	if !ok {
		return nil
	}
	return io.NewSectionReader(l.src, s.offset, s.size)
}

func (l *Library) check(i int) {
	if i < 0 || i >= l.Articles {
		panic(fmt.Sprintf("library: no article %d of %d", i, l.Articles))
	}
}
