package library

import (
	"encoding/binary"
	"math"

	"offprint/app/article"
)

// Values are written one after the other: numbers as unsigned varints, a text
// as its length in bytes and the bytes. Positions in an article are written as
// distances from the one before, which keeps them to a byte or two.

func appendText(b []byte, s string) []byte {
	b = binary.AppendUvarint(b, uint64(len(s)))
	return append(b, s...)
}

func appendInt(b []byte, n int) []byte { return binary.AppendUvarint(b, uint64(n)) }

func appendInfo(b []byte, in Info) []byte {
	for _, s := range []string{in.Title, in.Lang, in.Edition, in.First, in.Last} {
		b = appendText(b, s)
	}
	b = appendInt(b, in.Articles)
	return appendInt(b, in.Words)
}

func (d *decoder) info() Info {
	return Info{
		Title: d.text(), Lang: d.text(), Edition: d.text(), First: d.text(), Last: d.text(),
		Articles: d.int(), Words: d.int(),
	}
}

func appendEntry(b []byte, e Entry) []byte {
	for _, s := range []string{e.Slug, e.File, e.Title, e.Standfirst, e.Date, e.Author, e.Source, e.URL, e.Lang} {
		b = appendText(b, s)
	}
	b = appendInt(b, len(e.Tags))
	for _, t := range e.Tags {
		b = appendText(b, t)
	}
	b = appendInt(b, e.Words)
	return appendInt(b, e.Chars)
}

func (d *decoder) entry() Entry {
	var e Entry
	e.Slug, e.File = d.text(), d.text()
	e.Title, e.Standfirst, e.Date, e.Author = d.text(), d.text(), d.text(), d.text()
	e.Source, e.URL, e.Lang = d.text(), d.text(), d.text()
	for range d.count() {
		e.Tags = append(e.Tags, d.text())
	}
	e.Words, e.Chars = d.int(), d.int()
	return e
}

const (
	flagOrdered = 1 << iota
	flagHeader
)

// mostLevel is the deepest level that is kept: the level is a byte, and nobody
// tells deeper ones apart.
const mostLevel = 255

func appendArticle(b []byte, a *article.Article) []byte {
	b = appendText(b, a.Text)
	b = appendInt(b, len(a.Blocks))
	at := 0
	for _, k := range a.Blocks {
		flags := 0
		if k.Ordered {
			flags |= flagOrdered
		}
		if k.Header {
			flags |= flagHeader
		}
		b = append(b, byte(k.Kind), byte(min(k.Level, mostLevel)), byte(flags))
		b = appendInt(b, k.Start-at)
		b = appendInt(b, k.End-k.Start)
		at = k.End
		b = appendInt(b, len(k.Spans))
		from := k.Start
		for _, s := range k.Spans {
			b = append(b, byte(s.Kind))
			b = appendInt(b, s.Start-from)
			b = appendInt(b, s.End-s.Start)
			b = appendText(b, s.Href)
			from = s.Start
		}
	}
	return b
}

func (d *decoder) article() *article.Article {
	a := &article.Article{Text: d.text()}
	at := 0
	for range d.count() {
		var k article.Block
		k.Kind, k.Level = article.Kind(d.byte()), int(d.byte())
		flags := d.byte()
		k.Ordered, k.Header = flags&flagOrdered != 0, flags&flagHeader != 0
		k.Start = at + d.int()
		k.End = k.Start + d.int()
		at = k.End
		from := k.Start
		for range d.count() {
			s := article.Span{Kind: article.SpanKind(d.byte())}
			s.Start = from + d.int()
			s.End = s.Start + d.int()
			s.Href = d.text()
			from = s.Start
			k.Spans = append(k.Spans, s)
		}
		a.Blocks = append(a.Blocks, k)
	}
	if len(a.Blocks) == 0 {
		d.fail() // an article has a title at least
	}
	return a
}

// A decoder reads values from b. After a failure err is set and every value is
// zero.
type decoder struct {
	b   []byte
	err error
}

func (d *decoder) fail() { d.b, d.err = nil, ErrCorrupt }

func (d *decoder) byte() byte {
	if len(d.b) == 0 {
		d.fail()
		return 0
	}
	c := d.b[0]
	d.b = d.b[1:]
	return c
}

func (d *decoder) int() int {
	v, n := binary.Uvarint(d.b)
	if n <= 0 || v > math.MaxInt32 {
		d.fail()
		return 0
	}
	d.b = d.b[n:]
	return int(v)
}

// count reads the length of a list whose items take at least a byte each, so
// that a damaged one cannot ask for more than there is.
func (d *decoder) count() int {
	n := d.int()
	if n > len(d.b) {
		d.fail()
		return 0
	}
	return n
}

func (d *decoder) text() string {
	n := d.int()
	if n > len(d.b) {
		d.fail()
		return ""
	}
	s := string(d.b[:n])
	d.b = d.b[n:]
	return s
}
