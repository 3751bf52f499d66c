// Package value finds dates, times, sums of money, quantities and numbers by
// rule, and says which day a date means.
package value

import (
	"offprint/app/entity/lexicon"
	"offprint/app/entity/tag"
	"offprint/app/entity/token"
)

// Kind says what a value is.
type Kind uint8

// The kinds of values.
const (
	None Kind = iota
	Date
	Time
	Money
	Quantity
	Number
)

// A Span is a value found in a text.
type Span struct {
	Start, End int // tokens, End exclusive
	Kind       Kind
	// Relative marks a date that only says how far it is from the day of
	// writing: "yesterday", "this month". Corpora of named dates leave these
	// unmarked.
	Relative bool
	Date     Calendar
}

// A scanner reads the words of one text.
type scanner struct {
	text  string
	toks  []token.Token
	words []string // folded, "" until asked for
}

// low returns the folded word at i, "" beyond the text.
func (s *scanner) low(i int) string {
	if i < 0 || i >= len(s.toks) {
		return ""
	}
	if s.words[i] == "" {
		s.words[i] = lexicon.Fold(s.toks[i].Text(s.text))
	}
	return s.words[i]
}

// raw returns the word at i as written.
func (s *scanner) raw(i int) string {
	if i < 0 || i >= len(s.toks) {
		return ""
	}
	return s.toks[i].Text(s.text)
}

// glued reports whether tokens i and i+1 stand together without a space.
func (s *scanner) glued(i int) bool {
	return i >= 0 && i+1 < len(s.toks) && s.toks[i].Stop == s.toks[i+1].Byte
}

// line reports whether tokens i and i+1 stand on one line.
func (s *scanner) line(i int) bool {
	if i < 0 || i+1 >= len(s.toks) {
		return false
	}
	for _, c := range []byte(s.text[s.toks[i].Stop:s.toks[i+1].Byte]) {
		if c == '\n' {
			return false
		}
	}
	return true
}

// next returns the folded word after i if it is on the same line.
func (s *scanner) next(i int) string {
	if !s.line(i) {
		return ""
	}
	return s.low(i + 1)
}

// Find appends the values of a text to buf, in order and without overlap.
func Find(text string, toks []token.Token, buf []Span) []Span {
	s := &scanner{text: text, toks: toks, words: make([]string, len(toks))}
	for i := 0; i < len(toks); {
		v, ok := s.value(i)
		if !ok {
			i++
			continue
		}
		buf = append(buf, v)
		i = v.End
	}
	return buf
}

// value reads the value that begins at token i.
func (s *scanner) value(i int) (Span, bool) {
	if !s.promising(i) {
		return Span{}, false
	}
	if end, ok := s.money(i); ok {
		return Span{Start: i, End: end, Kind: Money}, true
	}
	if end, ok := s.clock(i); ok {
		return Span{Start: i, End: end, Kind: Time}, true
	}
	if d, end, ok := s.date(i); ok {
		return Span{Start: i, End: end, Kind: Date, Date: d, Relative: d.relative()}, true
	}
	n, end := s.number(i)
	if end == i {
		return Span{}, false
	}
	if stop, ok := s.unit(end); ok {
		return Span{Start: i, End: stop, Kind: Quantity}, true
	}
	if n.digits || n.scaled {
		return Span{Start: i, End: end, Kind: Number}, true
	}
	return Span{}, false
}

// promising spares most words the rules.
func (s *scanner) promising(i int) bool {
	t := s.toks[i]
	switch t.Class {
	case token.Number:
		return true
	case token.Glyph, token.Clitic, token.Link:
		return false
	}
	c := s.text[t.Byte]
	if c >= '0' && c <= '9' || t.Class == token.Punct && (c == '$' || c == '#' || c >= 128) {
		return true
	}
	if t.Class == token.Punct {
		return false
	}
	for _, c := range []byte(s.raw(i)) {
		if c >= '0' && c <= '9' {
			return true // "Rs500"
		}
	}
	return opening[s.low(i)]
}

// opening holds every word that a value may begin with.
var opening = func() map[string]bool {
	m := map[string]bool{}
	for _, t := range []map[string]int{months, weekdays, numerals, scales, seasons, holidays, relatives} {
		for w := range t {
			m[w] = true
		}
	}
	for _, w := range []string{"noon", "midnight", "dozens", "tens", "a", "half"} {
		m[w] = true
	}
	for w := range prefixes {
		m[w] = true
	}
	return m
}()

// Mark sets the marks of the tokens that values cover.
func Mark(text string, toks []token.Token, marks []tag.Mark) {
	for _, v := range Find(text, toks, nil) {
		MarkSpan(v, marks)
	}
}

// MarkSpan sets the marks of one value. Relative dates stay unmarked.
func MarkSpan(v Span, marks []tag.Mark) {
	if v.Relative {
		return
	}
	for i := v.Start; i < v.End; i++ {
		marks[i] = tag.Mark(v.Kind)
	}
}
