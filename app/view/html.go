// Package view writes articles and lists as HTML: pure functions that give the
// same bytes natively, where the publisher prerenders pages, and in the
// browser, where the reader changes them. Whatever comes from an article is
// escaped here and nowhere else.
//
// It does without html/template, which would be a third of the reader's size
// in WebAssembly.
package view

import (
	"strconv"
	"strings"
)

// A writer builds markup. Only its methods put text into the page: raw takes
// our own markup, text and attr take anything.
type writer struct{ b strings.Builder }

// raw writes markup of our own. It is not inlined: its many calls would be a
// tenth of the reader.
//
//go:noinline
func (w *writer) raw(markup ...string) {
	for _, m := range markup {
		w.b.WriteString(m)
	}
}

// text writes s as character data.
func (w *writer) text(s string) { escape(&w.b, s) }

// attr writes an attribute with a leading space.
//
//go:noinline
func (w *writer) attr(name, value string) {
	w.raw(" ", name, `="`)
	escape(&w.b, value)
	w.raw(`"`)
}

// attrIf writes an attribute that has a value.
func (w *writer) attrIf(name, value string) {
	if value != "" {
		w.attr(name, value)
	}
}

func (w *writer) int(n int) { w.raw(strconv.Itoa(n)) }

func (w *writer) String() string { return w.b.String() }

// escape replaces the characters that mean something in markup (HTML
// Living Standard, 13.3). U+0000 cannot be written in HTML at all.
func escape(b *strings.Builder, s string) {
	last := 0
	for i := 0; i < len(s); i++ {
		var entity string
		switch s[i] {
		case '&':
			entity = "&amp;"
		case '<':
			entity = "&lt;"
		case '>':
			entity = "&gt;"
		case '"':
			entity = "&#34;"
		case '\'':
			entity = "&#39;"
		case '\r': // written as it is, it would be read as a line feed
			entity = "&#13;"
		case 0:
			entity = "\uFFFD"
		default:
			continue
		}
		b.WriteString(s[last:i])
		b.WriteString(entity)
		last = i + 1
	}
	b.WriteString(s[last:])
}
