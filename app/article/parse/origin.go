package parse

import (
	"unicode"
	"unicode/utf8"

	"offprint/app/article"
)

// Decode returns a document's text as File reads it before it does anything
// else: without a byte order mark, with U+FFFD for bytes that mean nothing. It
// gives false for what is not text.
func Decode(file string, data []byte) (string, bool) {
	return (&document{file: file}).decode(data, htmlExtensions[extensionOf(file)])
}

// An Origin maps positions in an article's text to the decoded document that
// the text was made of. All positions count code points.
//
// It is made by laying the letters and digits of the text along those of the
// document. In plain text they are the same ones in the same order, so every
// place in the body is exact. In Markdown and HTML tags, link targets and
// character references are passed over, and a span that markup interrupts takes
// the markup in. What does not stand in the document, such as a title made from
// the file's name, has no place there.
type Origin struct{ runs []originRun }

// An originRun is a stretch of n characters of the text that stands in the
// document character by character. A run of one may be wide there: a letter
// written as a character reference.
type originRun struct{ text, source, n, wide int }

// NewOrigin finds where the text of an article that File made stands in source,
// the document as Decode gives it. Its cost grows with the sizes of the two,
// and its memory with the number of lines.
func NewOrigin(file, source string, a *article.Article) *Origin {
	c := cursor{s: source}
	switch ext := extensionOf(file); {
	case htmlExtensions[ext] || looksLikeHTML(source):
		c.tags = true
	case ext == ".md" || ext == ".markdown":
		c.tags, c.links = true, true
	}
	t := &tracer{whole: a.Text, start: c, source: c, budget: 64*len(source) + 1<<20}
	text := cursor{s: a.Text}
	for _, b := range a.Blocks {
		text.walk(b.Start)
		end := text
		end.walk(b.End)
		if !t.begun && (b.Kind == article.Title || b.Kind == article.Standfirst) {
			t.head(cursor{s: a.Text[:end.at], at: text.at, cp: text.cp})
		} else {
			t.body(text, end.at)
		}
		text = end
	}
	return &t.out
}

// Span returns the place of the span start to end of the text, end exclusive.
// It gives false where the first or the last character of the span has none.
func (o *Origin) Span(start, end int) (from, to int, ok bool) {
	first, last := o.run(start), o.run(end-1)
	if first == nil || last == nil {
		return 0, 0, false
	}
	from, to = first.source, last.source+last.wide
	if first.wide == first.n {
		from += start - first.text
	}
	if last.wide == last.n {
		to = last.source + end - last.text
	}
	return from, to, from < to
}

// run is the run that holds position at of the text, nil if there is none.
func (o *Origin) run(at int) *originRun {
	low, high := 0, len(o.runs)
	for low < high {
		if mid := (low + high) / 2; o.runs[mid].text <= at {
			low = mid + 1
		} else {
			high = mid
		}
	}
	if low == 0 || at >= o.runs[low-1].text+o.runs[low-1].n {
		return nil
	}
	return &o.runs[low-1]
}

// A tracer lays a text along its source.
type tracer struct {
	start  cursor // the beginning of the source
	source cursor // where the next letter is expected
	whole  string // the text
	text   int    // byte behind its last letter that has a place
	last   int    // byte of the source behind that place
	begun  bool   // some of the body was matched
	budget int    // bytes that may still be searched
	out    Origin
}

// How a place is told from others: nearby by a few letters, in the whole
// document by more.
const (
	nearLetters, nearBytes = 12, 4 << 10
	nextLetters, nextBytes = 4, 200
	farLetters             = 24
)

// head places a title or standfirst. It may come from front matter, repeat the
// first words, or stand nowhere, so it is placed whole or not at all. C ends
// where the block does.
func (t *tracer) head(c cursor) {
	if _, ok := c.peek(); !ok {
		return
	}
	s, ok := t.search(t.source, c, len(c.s), len(c.s))
	if !ok {
		s, ok = t.search(t.start, c, len(c.s), len(t.start.s))
	}
	if !ok {
		return
	}
	for t.source = s; ; {
		if _, ok := c.peek(); !ok {
			return
		}
		t.take(&c)
	}
}

// body places the words of the text from c to byte end.
func (t *tracer) body(c cursor, end int) {
	for {
		if l, ok := c.peek(); !ok || l.byte >= end {
			return
		}
		if !t.here(c) && !t.find(c) {
			c.word()
			continue
		}
		t.begun = true
		t.take(&c)
	}
}

// here tells whether the next word of c follows in the source. The body's
// first words must be sure of their place: a title may have stood after it.
func (t *tracer) here(c cursor) bool {
	n := c.wordLetters()
	if !t.begun {
		n = farLetters
	}
	return same(c, t.source, n)
}

// find moves the source to the next word of c.
func (t *tracer) find(c cursor) bool {
	if !t.begun {
		if s, ok := t.search(t.start, c, farLetters, len(t.start.s)); ok {
			t.source = s
			return true
		}
	}
	s, ok := t.search(t.source, c, nearLetters, nearBytes)
	if n := c.wordLetters(); !ok && n >= nextLetters {
		s, ok = t.search(t.source, c, n, nextBytes)
	}
	if !ok {
		s, ok = t.search(t.source, c, farLetters, len(t.start.s))
	}
	if ok {
		t.source = s
	}
	return ok
}

// search looks from a place in the source, at most limit bytes on, for the
// beginning of a word where the next n letters of c stand.
func (t *tracer) search(from, c cursor, n, limit int) (cursor, bool) {
	limit = min(limit, t.budget)
	first, _ := c.peek()
	for s := from; s.at-from.at <= limit; {
		before := s
		l, ok := s.next()
		if !ok {
			t.budget -= before.at - from.at
			return from, false
		}
		inside := before.at == l.byte && before.at > from.at
		if l.r == first.r && !inside && same(c, before, n) {
			t.budget -= before.at - from.at
			return before, true
		}
	}
	t.budget -= limit
	return from, false
}

// same tells whether the next n letters of a text are those of a source, or all
// that the text still has.
func same(text, source cursor, n int) bool {
	for i := range n {
		x, ok := text.next()
		if !ok {
			return i > 0
		}
		if y, ok := source.next(); !ok || x.r != y.r {
			return false
		}
	}
	return true
}

// take records the next word of c, which stands next in the source too, at
// least its first letters.
func (t *tracer) take(c *cursor) {
	for range c.wordLetters() {
		x, _ := c.next()
		source := t.source
		y, ok := source.next()
		if !ok || x.r != y.r {
			continue // the source has less: the rest of the word has no place
		}
		t.record(x, y)
		t.text, t.source, t.last = c.at, source, source.at
	}
}

// record adds a pair of letters to the runs. What stands between two letters,
// a currency sign or a bracket, belongs to their runs as far as it is the same.
func (t *tracer) record(x, y letter) {
	run := originRun{x.at, y.at, 1, y.wide}
	if n := len(t.out.runs); n > 0 {
		last := &t.out.runs[n-1]
		plain := last.n == last.wide
		if plain && y.wide == 1 && x.at-last.text == y.at-last.source {
			last.n = x.at + 1 - last.text
			last.wide = last.n
			return
		}
		if plain {
			after := commonPrefix(t.whole[t.text:x.byte], t.start.s[t.last:])
			last.n += after
			last.wide = last.n
		}
	}
	if y.wide == 1 {
		before := commonSuffix(t.whole[t.text:x.byte], t.start.s[:y.byte])
		run.text, run.source, run.n, run.wide = run.text-before, run.source-before, 1+before, 1+before
	}
	t.out.runs = append(t.out.runs, run)
}

// commonPrefix is how many characters a and b have in common at their start.
func commonPrefix(a, b string) int {
	n := 0
	for a != "" && b != "" {
		x, i := utf8.DecodeRuneInString(a)
		y, k := utf8.DecodeRuneInString(b)
		if !sameMark(x, y) {
			break
		}
		a, b = a[i:], b[k:]
		n++
	}
	return n
}

// commonSuffix is how many characters a and b have in common at their end.
func commonSuffix(a, b string) int {
	n := 0
	for a != "" && b != "" {
		x, i := utf8.DecodeLastRuneInString(a)
		y, k := utf8.DecodeLastRuneInString(b)
		if !sameMark(x, y) {
			break
		}
		a, b = a[:len(a)-i], b[:len(b)-k]
		n++
	}
	return n
}

// sameMark tells whether a character of the text can be one of the source.
// Spaces end a run: those of the text stand for line ends and indents.
func sameMark(text, source rune) bool {
	return text == plainRune(source) && !unicode.IsSpace(text)
}
