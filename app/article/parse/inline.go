package parse

import (
	"unicode/utf8"

	"offprint/app/article"
)

// A writer gathers the inline content of one block after the other, from any
// markup. Spaces are collapsed as they come, so that spans keep their places.
type writer struct {
	d     *document
	kind  article.Kind
	level int
	order bool
	head  bool

	text  []byte
	pos   int            // code points in text
	spans []article.Span // in the order of their opening
	open  []int          // indices in spans
}

// begin ends the block that is open and sets what the next one is.
func (w *writer) begin(kind article.Kind, level int) {
	w.flush()
	w.kind, w.level, w.order, w.head = kind, level, false, false
}

// write appends text.
func (w *writer) write(s string) {
	s = clean(s, false)
	for i := 0; i < len(s); {
		r, size := utf8.DecodeRuneInString(s[i:])
		if r == ' ' || r == '\t' {
			if n := len(w.text); n > 0 && w.text[n-1] != ' ' && w.text[n-1] != '\t' {
				w.text = append(w.text, ' ')
				w.pos++
			}
		} else {
			w.text = append(w.text, s[i:i+size]...)
			w.pos++
		}
		i += size
	}
}

// cell ends a table's cell.
func (w *writer) cell() {
	if n := len(w.text); n > 0 && w.text[n-1] == ' ' {
		w.trim()
	}
	w.text = append(w.text, '\t')
	w.pos++
}

// softBreak is the end of a line that was wrapped: a space, or nothing between
// characters that are written without spaces.
func (w *writer) softBreak(next string) {
	last, _ := utf8.DecodeLastRune(w.text)
	first, _ := utf8.DecodeRuneInString(next)
	if !(isWide(last) && isWide(first)) {
		w.write(" ")
	}
}

// start opens a span that end closes.
func (w *writer) start(kind article.SpanKind, href string) {
	w.open = append(w.open, len(w.spans))
	w.spans = append(w.spans, article.Span{Kind: kind, Start: w.pos, End: -1, Href: href})
}

func (w *writer) end() {
	last := len(w.open) - 1
	w.spans[w.open[last]].End = w.pos
	w.open = w.open[:last]
}

// trim cuts the space at the end.
func (w *writer) trim() {
	for n := len(w.text); n > 0 && (w.text[n-1] == ' ' || w.text[n-1] == '\t'); n-- {
		w.text = w.text[:n-1]
		w.pos--
	}
}

// flush ends the block. Spans that are open go on in the next one.
func (w *writer) flush() {
	if w.kind != article.TableRow {
		w.trim()
	}
	var again []article.Span
	for _, i := range w.open {
		again = append(again, article.Span{Kind: w.spans[i].Kind, End: -1, Href: w.spans[i].Href})
	}
	if text := string(w.text); collapse(text) != "" {
		spans := w.spans[:0]
		for _, s := range w.spans {
			if s.End < 0 || s.End > w.pos {
				s.End = w.pos
			}
			if s.Start < s.End {
				spans = append(spans, s)
			}
		}
		b := w.d.add(w.kind, w.level, text, spans...)
		b.Ordered, b.Header = w.order, w.head
	}
	w.text, w.pos, w.spans = w.text[:0], 0, append([]article.Span(nil), again...)
	for i := range again {
		w.open[i] = i
	}
	if w.kind == article.ListItem {
		w.kind, w.level, w.order = article.Paragraph, 0, false // what follows in the item
	}
}

// verbatim adds preformatted text.
func (w *writer) verbatim(s string) {
	w.begin(article.Verbatim, 0)
	if s = trimLines(clean(s, true)); s != "" {
		w.d.add(article.Verbatim, 0, s)
	}
	w.kind = article.Paragraph
}

// trimLines cuts blank lines at the ends of s and space at its end.
func trimLines(s string) string {
	end := len(s)
	for end > 0 && (s[end-1] == '\n' || s[end-1] == ' ' || s[end-1] == '\t') {
		end--
	}
	s = s[:end]
	start := 0
	for i := 0; i < len(s) && (s[i] == '\n' || s[i] == ' ' || s[i] == '\t'); i++ {
		if s[i] == '\n' {
			start = i + 1
		}
	}
	return s[start:]
}
