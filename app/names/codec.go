package names

import (
	"encoding/hex"
	"fmt"

	"offprint/app/entity"
	"offprint/app/entity/quote"
	"offprint/app/packed"
)

// Values are written one after the other: numbers as unsigned varints, a text
// as its length in bytes and the bytes, places in a text as distances from the
// one before.

const idSize = 6 // bytes

func appendName(b []byte, n *Name) []byte {
	id, err := hex.DecodeString(n.ID)
	if err != nil || len(id) != idSize {
		id = make([]byte, idSize)
	}
	b = append(b, id...)
	b = append(b, byte(n.Type))
	b = packed.AppendText(b, n.Slug)
	b = packed.AppendText(b, n.Name)
	b = packed.AppendInt(b, n.Count)
	b = packed.AppendInt(b, n.Articles)
	b = packed.AppendInt(b, len(n.Spellings))
	for _, s := range n.Spellings {
		b = packed.AppendText(b, s.Text)
		b = packed.AppendInt(b, s.Count)
	}
	b = packed.AppendText(b, n.First)
	b = packed.AppendText(b, n.Last)
	b = packed.AppendInt(b, len(n.In))
	at := 0
	for _, a := range n.In {
		b = packed.AppendInt(b, a.Article-at)
		b = packed.AppendInt(b, a.Count)
		at = a.Article
	}
	b = packed.AppendInt(b, len(n.With))
	for _, c := range n.With {
		b = packed.AppendInt(b, c.Name)
		b = packed.AppendInt(b, c.Paragraphs)
	}
	return b
}

func (d *decoder) head(index int) Head {
	h := Head{Index: index, ID: hex.EncodeToString(d.Bytes(idSize)), Type: entity.Type(d.Byte())}
	h.Slug, h.Name = d.Text(), d.Text()
	h.Count, h.Articles = d.Int(), d.Int()
	return h
}

func (d *decoder) spellings() []entity.Spelling {
	out := make([]entity.Spelling, d.Count())
	for i := range out {
		out[i] = entity.Spelling{Text: d.Text(), Count: d.Int()}
	}
	return out
}

func (d *decoder) appearances() []Appearance {
	out := make([]Appearance, d.Count())
	at := 0
	for i := range out {
		at += d.Int()
		out[i] = Appearance{at, d.Int()}
	}
	return out
}

func (d *decoder) companions() []Companion {
	out := make([]Companion, d.Count())
	for i := range out {
		out[i] = Companion{d.Int(), d.Int()}
	}
	return out
}

const flagRelative = 1 << 7 // beside the type of a mention

func appendMentions(b []byte, mentions []entity.Mention) []byte {
	b = packed.AppendInt(b, len(mentions))
	at := 0
	for _, m := range mentions {
		kind := byte(m.Type)
		if m.Relative {
			kind |= flagRelative
		}
		b = append(b, kind)
		b = packed.AppendInt(b, m.Start-at)
		b = packed.AppendInt(b, m.End-m.Start)
		b = packed.AppendInt(b, m.Entity)
		if m.Type.Family() == entity.Dates {
			b = packed.AppendText(b, m.Value)
		}
		at = m.End
	}
	return b
}

// mentions reads the mentions of an article in a library of so many names.
func (d *decoder) mentions(names int) []entity.Mention {
	out := make([]entity.Mention, d.Count())
	at := 0
	for i := range out {
		kind := d.Byte()
		m := entity.Mention{Type: entity.Type(kind &^ flagRelative), Relative: kind&flagRelative != 0}
		m.Start = at + d.Int()
		m.End = m.Start + d.Int()
		m.Entity = d.Int()
		if m.Type.Family() == entity.Dates {
			m.Value = d.Text()
		}
		if m.Entity >= names {
			d.Fail()
			return nil
		}
		at = m.End
		out[i] = m
	}
	return out
}

func appendQuotations(b []byte, quotations []quote.Quotation) []byte {
	b = packed.AppendInt(b, len(quotations))
	at := 0
	for _, q := range quotations {
		b = packed.AppendInt(b, q.Start-at)
		b = packed.AppendInt(b, q.End-q.Start)
		b = packed.AppendInt(b, q.Speaker+1)
		at = q.Start
	}
	return b
}

func (d *decoder) quotations(mentions int) []quote.Quotation {
	out := make([]quote.Quotation, d.Count())
	at := 0
	for i := range out {
		q := quote.Quotation{Start: at + d.Int()}
		q.End = q.Start + d.Int()
		q.Speaker = d.Int() - 1
		if q.Speaker >= mentions {
			d.Fail()
			return nil
		}
		at = q.Start
		out[i] = q
	}
	return out
}

// A decoder reads what is written here.
type decoder struct{ packed.Decoder }

func decode(b []byte) *decoder { return &decoder{packed.NewDecoder(b)} }

// err is the error of damaged names, nil where all was there.
func (d *decoder) err() error {
	if d.Failed() {
		return fmt.Errorf("names: %w", ErrCorrupt)
	}
	return nil
}
