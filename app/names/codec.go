package names

import (
	"encoding/binary"
	"encoding/hex"
	"fmt"
	"math"

	"offprint/app/entity"
	"offprint/app/entity/quote"
)

// Values are written one after the other: numbers as unsigned varints, a text
// as its length in bytes and the bytes, places in a text as distances from the
// one before.

const idSize = 6 // bytes

func appendInt(b []byte, n int) []byte { return binary.AppendUvarint(b, uint64(n)) }

func appendText(b []byte, s string) []byte {
	b = binary.AppendUvarint(b, uint64(len(s)))
	return append(b, s...)
}

func appendName(b []byte, n *Name) []byte {
	id, err := hex.DecodeString(n.ID)
	if err != nil || len(id) != idSize {
		id = make([]byte, idSize)
	}
	b = append(b, id...)
	b = append(b, byte(n.Type))
	b = appendText(b, n.Slug)
	b = appendText(b, n.Name)
	b = appendInt(b, n.Count)
	b = appendInt(b, n.Articles)
	b = appendInt(b, len(n.Spellings))
	for _, s := range n.Spellings {
		b = appendText(b, s.Text)
		b = appendInt(b, s.Count)
	}
	b = appendText(b, n.First)
	b = appendText(b, n.Last)
	b = appendInt(b, len(n.In))
	at := 0
	for _, a := range n.In {
		b = appendInt(b, a.Article-at)
		b = appendInt(b, a.Count)
		at = a.Article
	}
	b = appendInt(b, len(n.With))
	for _, c := range n.With {
		b = appendInt(b, c.Name)
		b = appendInt(b, c.Paragraphs)
	}
	return b
}

func (d *decoder) head(index int) Head {
	h := Head{Index: index, ID: hex.EncodeToString(d.bytes(idSize)), Type: entity.Type(d.byte())}
	h.Slug, h.Name = d.text(), d.text()
	h.Count, h.Articles = d.int(), d.int()
	return h
}

func (d *decoder) spellings() []entity.Spelling {
	out := make([]entity.Spelling, d.count())
	for i := range out {
		out[i] = entity.Spelling{Text: d.text(), Count: d.int()}
	}
	return out
}

func (d *decoder) appearances() []Appearance {
	out := make([]Appearance, d.count())
	at := 0
	for i := range out {
		at += d.int()
		out[i] = Appearance{at, d.int()}
	}
	return out
}

func (d *decoder) companions() []Companion {
	out := make([]Companion, d.count())
	for i := range out {
		out[i] = Companion{d.int(), d.int()}
	}
	return out
}

const flagRelative = 1 << 7 // beside the type of a mention

func appendMentions(b []byte, mentions []entity.Mention) []byte {
	b = appendInt(b, len(mentions))
	at := 0
	for _, m := range mentions {
		kind := byte(m.Type)
		if m.Relative {
			kind |= flagRelative
		}
		b = append(b, kind)
		b = appendInt(b, m.Start-at)
		b = appendInt(b, m.End-m.Start)
		b = appendInt(b, m.Entity)
		if m.Type.Family() == entity.Dates {
			b = appendText(b, m.Value)
		}
		at = m.End
	}
	return b
}

// mentions reads the mentions of an article in a library of so many names.
func (d *decoder) mentions(names int) []entity.Mention {
	out := make([]entity.Mention, d.count())
	at := 0
	for i := range out {
		kind := d.byte()
		m := entity.Mention{Type: entity.Type(kind &^ flagRelative), Relative: kind&flagRelative != 0}
		m.Start = at + d.int()
		m.End = m.Start + d.int()
		m.Entity = d.int()
		if m.Type.Family() == entity.Dates {
			m.Value = d.text()
		}
		if m.Entity >= names {
			d.fail()
			return nil
		}
		at = m.End
		out[i] = m
	}
	return out
}

func appendQuotations(b []byte, quotations []quote.Quotation) []byte {
	b = appendInt(b, len(quotations))
	at := 0
	for _, q := range quotations {
		b = appendInt(b, q.Start-at)
		b = appendInt(b, q.End-q.Start)
		b = appendInt(b, q.Speaker+1)
		at = q.Start
	}
	return b
}

func (d *decoder) quotations(mentions int) []quote.Quotation {
	out := make([]quote.Quotation, d.count())
	at := 0
	for i := range out {
		q := quote.Quotation{Start: at + d.int()}
		q.End = q.Start + d.int()
		q.Speaker = d.int() - 1
		if q.Speaker >= mentions {
			d.fail()
			return nil
		}
		at = q.Start
		out[i] = q
	}
	return out
}

// A decoder reads values from b. After a failure err is set and every value is
// zero.
type decoder struct {
	b   []byte
	err error
}

func (d *decoder) fail() { d.b, d.err = nil, fmt.Errorf("names: %w", ErrCorrupt) }

func (d *decoder) bytes(n int) []byte {
	if n > len(d.b) {
		d.fail()
		return make([]byte, min(n, idSize))
	}
	out := d.b[:n]
	d.b = d.b[n:]
	return out
}

func (d *decoder) byte() byte { return d.bytes(1)[0] }

func (d *decoder) int() int {
	v, n := binary.Uvarint(d.b)
	if n <= 0 || v > math.MaxInt32 {
		d.fail()
		return 0
	}
	d.b = d.b[n:]
	return int(v)
}

// count reads the length of a list whose items take a byte each at least, so
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
	return string(d.bytes(n))
}
