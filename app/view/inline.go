package view

import (
	"cmp"

	"offprint/app/article"
)

// A mark is markup around a piece of a block's text.
type mark struct {
	start, end  int // code points in the article's text
	open, close string
	again       string // open where it is opened a second time; "" is as open
}

// inline writes text, which begins at code point start, with the marks in it.
// Marks are in order of their start, the longer first. Where one crosses the
// end of another it is closed there and opened again, so that the elements
// nest and the text stays what it is.
func inline(w *writer, text string, start int, marks []mark) {
	if len(marks) == 0 {
		w.text(text)
		return
	}
	var open []mark // innermost last
	at, from := start, 0
	flush := func(to int) {
		w.text(text[from:to])
		from = to
	}
	for i := range text {
		if ends(open, at) || (len(marks) > 0 && marks[0].start <= at) {
			flush(i)
			open = closeAt(w, open, at)
			open, marks = openAt(w, open, marks, at)
		}
		at++
	}
	flush(len(text))
	closeAt(w, open, 1<<62)
}

func ends(open []mark, at int) bool {
	for _, m := range open {
		if m.end <= at {
			return true
		}
	}
	return false
}

// closeAt closes what ends at or before at, and reopens what only stood inside
// of it.
func closeAt(w *writer, open []mark, at int) []mark {
	first := len(open)
	for i, m := range open {
		if m.end <= at {
			first = i
			break
		}
	}
	for i := len(open) - 1; i >= first; i-- {
		w.raw(open[i].close)
	}
	kept := open[:first:first]
	for _, m := range open[first:] {
		if m.end > at {
			w.raw(cmp.Or(m.again, m.open))
			kept = append(kept, m)
		}
	}
	return kept
}

func openAt(w *writer, open []mark, marks []mark, at int) (_, rest []mark) {
	for len(marks) > 0 && marks[0].start <= at {
		if marks[0].end > at {
			w.raw(marks[0].open)
			open = append(open, marks[0])
		}
		marks = marks[1:]
	}
	return open, marks
}

// spanMarks are the marks of a block's own inline markup.
func spanMarks(spans []article.Span) []mark {
	marks := make([]mark, 0, len(spans))
	for _, s := range spans {
		m := mark{start: s.Start, end: s.End}
		switch s.Kind {
		case article.Link:
			var w writer
			w.raw("<a")
			w.attr("href", safeHref(s.Href))
			w.raw(` rel="noopener noreferrer" class="out">`)
			m.open, m.close = w.String(), "</a>"
		case article.Dateline:
			m.open, m.close = `<span class="dateline">`, "</span>"
		default:
			name, ok := spanElements[s.Kind]
			if !ok {
				continue // a kind that this version does not know is plain text
			}
			m.open, m.close = "<"+name+">", "</"+name+">"
		}
		marks = append(marks, m)
	}
	return marks
}

var spanElements = map[article.SpanKind]string{
	article.Emphasis: "em",
	article.Strong:   "strong",
	article.Code:     "code",
}
