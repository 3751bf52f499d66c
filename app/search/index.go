package search

import (
	"encoding/binary"
	"fmt"
	"io"
	"sort"

	"offprint/app/inplace"
)

// An Index is an edition's full-text index, read in place. Opening it reads
// the header only; the dictionary's page table and the lengths of articles
// are read at the first search, pages and postings as queries ask for them.
// An Index is used by one goroutine at a time.
type Index struct {
	src    io.ReaderAt
	h      header
	ready  bool
	pages  []page
	heavy  map[string]list
	column []byte // the articles section
	sat    saturation
	cache  map[int][]byte // dictionary pages
	memo   map[string]group
	buf    []byte // postings
	decode []posting
	work   scratch
}

// A page is a run of terms in the dictionary.
type page struct {
	first    string // key of its first term
	terms    section
	postings int64 // where its lists begin
}

// A list is where a term's postings lie.
type list struct {
	off    int64
	size   int
	n      int // articles
	levels bool
}

// cachedPages is the most dictionary pages kept, about 1 KB each.
const cachedPages = 256

// Open prepares the index in the first size bytes of src. It reads the header
// only. It fails where the bytes are no index; damage elsewhere shows as an
// error of the search that meets it.
func Open(src io.ReaderAt, size int64) (*Index, error) {
	h, err := readHeader(src, size)
	if err != nil {
		return nil, fmt.Errorf("search: open index: %w", err)
	}
	return &Index{src: src, h: h}, nil
}

// Articles returns how many articles the index covers.
func (x *Index) Articles() int { return x.h.docs }

// load reads what every search needs.
func (x *Index) load() error {
	if x.ready {
		return nil
	}
	x.column = make([]byte, x.h.articles.len)
	if err := inplace.ReadFull(x.src, x.column, x.h.articles.off); err != nil {
		return err
	}
	for _, step := range x.column[8*x.h.docs : 9*x.h.docs] {
		if step >= lengthSteps {
			return errCorrupt
		}
	}
	if err := x.loadPages(); err != nil {
		return err
	}
	if err := x.loadHeavy(); err != nil {
		return err
	}
	x.sat = newSaturation(x.h.docs, x.h.words)
	x.cache, x.memo = map[int][]byte{}, map[string]group{}
	x.work.init(x.h.docs)
	x.ready = true
	return nil
}

func (x *Index) loadPages() error {
	b := make([]byte, x.h.index.len)
	if err := inplace.ReadFull(x.src, b, x.h.index.off); err != nil {
		return err
	}
	r := reader{b: b}
	x.pages = make([]page, 0, x.h.pages)
	terms, postings := x.h.dictionary.off, x.h.postings.off
	var key []byte
	for range x.h.pages {
		key = r.key(key, 0xFF)
		n, m := r.uvarint(), r.uvarint()
		if r.bad || n > uint64(x.h.dictionary.off+x.h.dictionary.len-terms) || m > uint64(x.h.postings.off+x.h.postings.len-postings) {
			return errCorrupt
		}
		x.pages = append(x.pages, page{first: string(key), terms: section{terms, int64(n)}, postings: postings})
		terms += int64(n)
		postings += int64(m)
	}
	return nil
}

func (x *Index) loadHeavy() error {
	b := make([]byte, x.h.heavy.len)
	if err := inplace.ReadFull(x.src, b, x.h.heavy.off); err != nil {
		return err
	}
	r := reader{b: b}
	x.heavy = make(map[string]list, x.h.heavies)
	off := x.h.levels.off
	for range x.h.heavies {
		key := r.bytes(int(r.byte()))
		n, size := r.uvarint(), r.uvarint()
		if r.bad || size > uint64(x.h.levels.off+x.h.levels.len-off) || n > uint64(x.h.docs) {
			return errCorrupt
		}
		x.heavy[string(key)] = list{off: off, size: int(size), n: int(n), levels: true}
		off += int64(size)
	}
	return nil
}

// number returns the library's number of the article at place doc.
func (x *Index) number(doc int) int {
	return int(binary.LittleEndian.Uint32(x.column[4*doc:]))
}

func (x *Index) date(doc int) uint32 {
	return binary.LittleEndian.Uint32(x.column[4*(x.h.docs+doc):])
}

func (x *Index) lengths() []byte { return x.column[8*x.h.docs : 9*x.h.docs] }
func (x *Index) flags() []byte   { return x.column[9*x.h.docs:] }

// place is number's way back: the place of an article, or -1.
func (x *Index) place(number int) int {
	i := sort.Search(x.h.docs, func(i int) bool { return x.number(i) >= number })
	if i < x.h.docs && x.number(i) == number {
		return i
	}
	return -1
}

// scan gives every term whose key is at least lo and below hi. Key and form
// are valid until the next; yield returns false to stop.
func (x *Index) scan(lo, hi []byte, yield func(key, form []byte, l list) bool) error {
	p := sort.Search(len(x.pages), func(i int) bool { return x.pages[i].first >= string(lo) })
	end := sort.Search(len(x.pages), func(i int) bool { return x.pages[i].first >= string(hi) })
	p = max(0, p-1)
	if err := x.fetch(p, end); err != nil {
		return err
	}
	var key []byte
	for ; p < end; p++ {
		pg := x.pages[p]
		r := reader{b: x.cache[p]}
		off, stop := pg.postings, x.h.postings.off+x.h.postings.len
		key = key[:0]
		for len(r.b) > 0 {
			head := r.b[0]
			key = r.key(key, ^byte(hasForm))
			var form []byte
			if head&hasForm != 0 {
				form = r.bytes(int(r.byte()))
			}
			n, size := r.uvarint(), r.uvarint()
			if r.bad || size > uint64(stop-off) || n > uint64(x.h.docs) {
				return errCorrupt
			}
			l := list{off: off, size: int(size), n: int(n)}
			off += int64(size)
			if string(key) >= string(hi) {
				return nil
			}
			if string(key) >= string(lo) && !yield(key, form, l) {
				return nil
			}
		}
	}
	return nil
}

// fetch brings the dictionary pages [p, end) into the cache, in one read
// where more than one is missing.
func (x *Index) fetch(p, end int) error {
	if len(x.cache) > cachedPages && end-p < cachedPages {
		clear(x.cache)
	}
	for ; p < end && x.cache[p] != nil; p++ {
	}
	for ; p < end && x.cache[end-1] != nil; end-- {
	}
	if p >= end {
		return nil
	}
	off := x.pages[p].terms.off
	last := x.pages[end-1].terms
	b := make([]byte, last.off+last.len-off)
	if err := inplace.ReadFull(x.src, b, off); err != nil {
		return err
	}
	for ; p < end; p++ {
		t := x.pages[p].terms
		x.cache[p] = b[t.off-off : t.off-off+t.len : t.off-off+t.len]
	}
	return nil
}

// A reader takes numbers and bytes off a slice; bad says that it ran out.
type reader struct {
	b   []byte
	bad bool
}

func (r *reader) byte() byte {
	if len(r.b) == 0 {
		r.bad = true
		return 0
	}
	c := r.b[0]
	r.b = r.b[1:]
	return c
}

func (r *reader) bytes(n int) []byte {
	if n > len(r.b) {
		r.bad, r.b = true, nil
		return nil
	}
	p := r.b[:n]
	r.b = r.b[n:]
	return p
}

func (r *reader) uvarint() uint64 {
	v, n := binary.Uvarint(r.b)
	if n <= 0 {
		r.bad, r.b = true, nil
		return 0
	}
	r.b = r.b[n:]
	return v
}

// key reads a key that appendKey wrote after last, in last's memory; mask
// takes flags off the first byte.
func (r *reader) key(last []byte, mask byte) []byte {
	n := int(r.byte() & mask)
	rest := r.bytes(int(r.byte()))
	if n > len(last) {
		r.bad, r.b = true, nil
		return last
	}
	return append(last[:n], rest...)
}
