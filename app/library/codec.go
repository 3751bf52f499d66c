package library

import (
	"offprint/app/article"
	"offprint/app/packed"
)

// Values are written one after the other: numbers as unsigned varints, a text
// as its length in bytes and the bytes. Positions in an article are written as
// distances from the one before, which keeps them to a byte or two.

func appendInfo(b []byte, in Info) []byte {
	for _, s := range []string{in.Title, in.Lang, in.Edition, in.First, in.Last} {
		b = packed.AppendText(b, s)
	}
	b = packed.AppendInt(b, in.Articles)
	return packed.AppendInt(b, in.Words)
}

func (d *decoder) info() Info {
	return Info{
		Title: d.Text(), Lang: d.Text(), Edition: d.Text(), First: d.Text(), Last: d.Text(),
		Articles: d.Int(), Words: d.Int(),
	}
}

func appendEntry(b []byte, e Entry) []byte {
	for _, s := range []string{e.Slug, e.File, e.Title, e.Standfirst, e.Date, e.Author, e.Source, e.URL, e.Lang} {
		b = packed.AppendText(b, s)
	}
	b = packed.AppendInt(b, len(e.Tags))
	for _, t := range e.Tags {
		b = packed.AppendText(b, t)
	}
	b = packed.AppendInt(b, e.Words)
	return packed.AppendInt(b, e.Chars)
}

func (d *decoder) entry() Entry {
	var e Entry
	e.Slug, e.File = d.Text(), d.Text()
	e.Title, e.Standfirst, e.Date, e.Author = d.Text(), d.Text(), d.Text(), d.Text()
	e.Source, e.URL, e.Lang = d.Text(), d.Text(), d.Text()
	for range d.Count() {
		e.Tags = append(e.Tags, d.Text())
	}
	e.Words, e.Chars = d.Int(), d.Int()
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
	b = packed.AppendText(b, a.Text)
	b = packed.AppendInt(b, len(a.Blocks))
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
		b = packed.AppendInt(b, k.Start-at)
		b = packed.AppendInt(b, k.End-k.Start)
		at = k.End
		b = packed.AppendInt(b, len(k.Spans))
		from := k.Start
		for _, s := range k.Spans {
			b = append(b, byte(s.Kind))
			b = packed.AppendInt(b, s.Start-from)
			b = packed.AppendInt(b, s.End-s.Start)
			b = packed.AppendText(b, s.Href)
			from = s.Start
		}
	}
	return b
}

func (d *decoder) article() *article.Article {
	a := &article.Article{Text: d.Text()}
	at := 0
	for range d.Count() {
		var k article.Block
		k.Kind, k.Level = article.Kind(d.Byte()), int(d.Byte())
		flags := d.Byte()
		k.Ordered, k.Header = flags&flagOrdered != 0, flags&flagHeader != 0
		k.Start = at + d.Int()
		k.End = k.Start + d.Int()
		at = k.End
		from := k.Start
		for range d.Count() {
			s := article.Span{Kind: article.SpanKind(d.Byte())}
			s.Start = from + d.Int()
			s.End = s.Start + d.Int()
			s.Href = d.Text()
			from = s.Start
			k.Spans = append(k.Spans, s)
		}
		a.Blocks = append(a.Blocks, k)
	}
	if len(a.Blocks) == 0 {
		d.Fail() // an article has a title at least
	}
	return a
}

// A decoder reads what is written here.
type decoder struct{ packed.Decoder }

func decode(b []byte) *decoder { return &decoder{packed.NewDecoder(b)} }

// err is the error of a damaged archive, nil where all was there.
func (d *decoder) err() error {
	if d.Failed() {
		return ErrCorrupt
	}
	return nil
}
