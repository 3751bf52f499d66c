package entity

import (
	"fmt"
	"slices"
	"sync"

	"offprint/app/article"
	"offprint/app/entity/crf"
	"offprint/app/entity/tag"
	"offprint/app/entity/value"
)

// A Tagger finds names. It is safe for concurrent use.
type Tagger struct {
	pool sync.Pool
}

// Open returns a tagger for the bytes of a model file. The bytes may be
// dropped afterwards. It returns an error where they are not a model of this
// version.
func Open(model []byte) (*Tagger, error) {
	m, err := tag.Open(model)
	if err != nil {
		return nil, fmt.Errorf("entity: cannot read the model: %w", err)
	}
	t := &Tagger{}
	t.pool.New = func() any { return &finder{Tagger: tag.NewTagger(m)} }
	return t, nil
}

// Annotate finds the names of an article and joins those that mean the same.
func (t *Tagger) Annotate(a *article.Article) Doc {
	markers := map[int]bool{}
	for _, b := range a.Blocks {
		if b.Kind == article.ListItem && b.Ordered {
			markers[b.Start] = true
		}
	}
	return t.annotate(a.Text, a.Date, a.Lang, markers)
}

// Text does what Annotate does for a plain text. Date is the day of writing,
// ISO 8601, or empty; lang is a BCP 47 tag or empty.
func (t *Tagger) Text(text, date, lang string) Doc { return t.annotate(text, date, lang, nil) }

// annotate finds the names of a text. Markers are where the items of numbered
// lists begin: their numbers are no numbers of the text.
func (t *Tagger) annotate(text, date, lang string, markers map[int]bool) Doc {
	f := t.pool.Get().(*finder)
	defer t.pool.Put(f)
	f.find(text, date, lang)
	f.found = slices.DeleteFunc(f.found, func(x found) bool {
		return x.typ == Number && markers[int(f.Tokens[x.start].Start)]
	})
	return join(f)
}

// A finder is the working memory for one document.
type finder struct {
	*tag.Tagger
	names  []crf.Span
	values []value.Span
	found  []found
}

// found is a span of tokens with its type.
type found struct {
	start, end int // tokens
	typ        Type
	value      string
	relative   bool
}

var nameTypes = [...]Type{tag.Person: Person, tag.Org: Org, tag.Place: Place, tag.Norp: Norp, tag.Event: Event, tag.Product: Product, tag.Misc: Other}

var valueTypes = [...]Type{value.Date: Date, value.Time: Time, value.Money: Money, value.Quantity: Quantity, value.Number: Number}

// find fills found with names and values, in order and without overlap.
func (f *finder) find(text, date, lang string) {
	f.Load(text)
	f.values = value.Find(text, f.Tokens, f.values[:0])
	for _, v := range f.values {
		value.MarkSpan(v, f.Marks)
	}
	f.found = f.found[:0]
	if reads(lang) {
		f.names = f.Tag(f.names[:0])
		for _, s := range f.names {
			f.found = append(f.found, found{start: s.Start, end: s.End, typ: nameTypes[s.Type]})
		}
		f.refine()
	} else {
		f.foreign()
	}
	f.merge(date)
}

// merge lays the values between the names. Where the two overlap a name wins
// over a value, but not over a date, time or sum that holds more than the name.
func (f *finder) merge(date string) {
	out := make([]found, 0, len(f.found)+len(f.values))
	names, k := f.found, 0
	for _, v := range f.values {
		for k < len(names) && names[k].end <= v.Start {
			out = append(out, names[k])
			k++
		}
		strong := v.Kind <= value.Money
		j, whole := k, strong
		for j < len(names) && names[j].start < v.End {
			n := names[j]
			whole = whole && n.start >= v.Start && n.end <= v.End && n.end-n.start < v.End-v.Start
			j++
		}
		if j > k && !whole {
			continue
		}
		k = j
		x := found{start: v.Start, end: v.End, typ: valueTypes[v.Kind], relative: v.Relative}
		if v.Kind == value.Date {
			x.value = v.Date.Resolve(date)
		}
		out = append(out, x)
	}
	f.found = append(out, names[k:]...)
}

// text returns the words of tokens start to end as written.
func (f *finder) text(start, end int) string {
	return f.Text[f.Tokens[start].Byte:f.Tokens[end-1].Stop]
}

func (f *finder) word(i int) string {
	if i < 0 || i >= len(f.Tokens) {
		return ""
	}
	return f.Tokens[i].Text(f.Text)
}
