// Package w3c reads and writes annotations as the Web Annotation Data Model
// has them (W3C Recommendation, 23 February 2017), in JSON-LD.
package w3c

import (
	"strings"

	"offprint/app/annotation"
	"offprint/app/annotation/internal/json"
)

const (
	context = "http://www.w3.org/ns/anno.jsonld"
	// vocabulary holds the terms that the standard has no word for.
	vocabulary = "urn:offprint:terms:"
	// articles is the scheme of articles whose address is not known.
	articles = "urn:offprint:article:"
	// stylesheet stands for the reader's own colours: a styleClass needs one.
	stylesheet = "urn:offprint:colors"
)

// Options say how articles are named.
type Options struct {
	// ID is the collection's own IRI; empty makes one.
	ID string
	// Label is the collection's name for people.
	Label string
	// Base is the address that articles are below, with a slash at the end:
	// Base + "a/" + slug + "/". Empty names them by a URN.
	Base string
}

// Write writes an AnnotationCollection with one page. The same annotations in
// the same order give the same bytes.
func Write(list []annotation.Annotation, o Options) []byte {
	if o.ID == "" {
		o.ID = "urn:offprint:collection"
	}
	page := json.Value{Kind: json.Object}
	page.Set("@context", json.Text(context))
	page.SetText("id", o.ID+"#page1")
	page.SetText("type", "AnnotationPage")
	page.Set("partOf", partOf(o))
	page.Set("startIndex", json.Int(0))
	items := make([]json.Value, len(list))
	for i := range list {
		items[i] = write(&list[i], o.Base)
	}
	page.Set("items", json.List(items...))

	var v json.Value
	v.Set("@context", json.Text(context))
	v.SetText("id", o.ID)
	v.SetText("type", "AnnotationCollection")
	v.SetText("label", o.Label)
	v.Set("total", json.Int(int64(len(list))))
	v.Set("first", page)
	return v.Indented()
}

// partOf names the collection within its page: as an object, since the W3C's
// own assertions on pages fail a plain IRI.
func partOf(o Options) json.Value {
	var v json.Value
	v.SetText("id", o.ID)
	v.SetText("type", "AnnotationCollection")
	return v
}

// write makes one annotation.
func write(a *annotation.Annotation, base string) json.Value {
	var terms, v json.Value
	terms.SetText("offprint", vocabulary)
	v.Set("@context", json.List(json.Text(context), terms))
	v.SetText("id", a.ID)
	v.SetText("type", "Annotation")
	v.SetText("motivation", string(a.Motivation))
	v.SetText("created", a.Created.String())
	v.SetText("modified", a.Modified.String())
	if a.Creator != "" {
		var c json.Value
		c.SetText("type", "Person")
		c.SetText("name", a.Creator)
		v.Set("creator", c)
	}
	if a.Color != "" {
		v.SetText("stylesheet", stylesheet)
	}
	if body := bodies(a); len(body) > 0 {
		v.Set("body", json.List(body...))
	}
	v.Set("target", target(a, base))
	if a.Publisher {
		v.SetText("offprint:origin", "publisher")
	}
	return v
}

func bodies(a *annotation.Annotation) []json.Value {
	var list []json.Value
	add := func(value, format, purpose string) {
		var b json.Value
		b.SetText("type", "TextualBody")
		b.Set("value", json.Text(value))
		b.SetText("format", format)
		b.SetText("purpose", purpose)
		list = append(list, b)
	}
	if a.Note != "" {
		purpose := "commenting"
		if a.ReplyTo != "" {
			purpose = "replying"
		}
		add(a.Note, "text/markdown", purpose)
	}
	for _, t := range a.Tags {
		add(t, "text/plain", "tagging")
	}
	return list
}

func target(a *annotation.Annotation, base string) json.Value {
	var t json.Value
	source := articleIRI(a.Article, base)
	if a.ReplyTo != "" {
		source = a.ReplyTo
	}
	if a.Whole() && a.Color == "" {
		// A SpecificResource must specify something.
		t.SetText("id", source)
	} else {
		t.SetText("type", "SpecificResource")
		t.SetText("source", source)
		t.SetText("styleClass", a.Color)
	}
	var selectors []json.Value
	if q := a.Quote; q.Exact != "" {
		var s json.Value
		s.SetText("type", "TextQuoteSelector")
		s.SetText("exact", q.Exact)
		s.SetText("prefix", q.Prefix)
		s.SetText("suffix", q.Suffix)
		selectors = append(selectors, s)
	}
	if p := a.Position; p != (annotation.Span{}) {
		var s json.Value
		s.SetText("type", "TextPositionSelector")
		s.Set("start", json.Int(int64(p.Start)))
		s.Set("end", json.Int(int64(p.End)))
		selectors = append(selectors, s)
	}
	if len(selectors) > 0 {
		t.Set("selector", json.List(selectors...))
	}
	t.SetText("offprint:article", a.Article)
	t.SetText("offprint:edition", a.Edition)
	return t
}

func articleIRI(slug, base string) string {
	if base != "" {
		return base + "a/" + escape(slug) + "/"
	}
	return articles + escape(slug)
}

// escape writes what may not stand in a path of an IRI as percent signs do
// (RFC 3986, section 2.1).
func escape(s string) string {
	const hex = "0123456789ABCDEF"
	var b strings.Builder
	for _, c := range []byte(s) {
		if c|0x20 >= 'a' && c|0x20 <= 'z' || c >= '0' && c <= '9' || strings.IndexByte("-._~", c) >= 0 {
			b.WriteByte(c)
		} else {
			b.Write([]byte{'%', hex[c>>4], hex[c&15]})
		}
	}
	if b.Len() == 0 {
		return "-"
	}
	return b.String()
}
