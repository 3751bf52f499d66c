package annotation

import "unicode/utf8"

// A Span is a stretch of a text: code points, End exclusive.
type Span struct{ Start, End int }

// Len is the number of code points in the span.
func (s Span) Len() int { return s.End - s.Start }

// A TextQuoteSelector tells a passage by its words and what stands around it
// (Web Annotation Data Model, section 4.2.4).
type TextQuoteSelector struct {
	Exact, Prefix, Suffix string
}

// A TextPositionSelector tells a passage by its offsets in code points, End
// exclusive (Web Annotation Data Model, section 4.2.5).
type TextPositionSelector = Span

// Selectors are what an annotation stores about its place. The zero Position
// means that none is known; a Quote without Exact, that the annotation is on
// the article as a whole.
type Selectors struct {
	Quote    TextQuoteSelector
	Position TextPositionSelector
}

// Whole reports whether the selectors name no passage.
func (s Selectors) Whole() bool { return s.Quote.Exact == "" && s.Position == Span{} }

// slice gives the code points [start, end) of s, cut to what there is.
func slice(s string, start, end int) string {
	from, to, n := len(s), len(s), 0
	for i := range s {
		if n == start {
			from = i
		}
		if n == end {
			to = i
			break
		}
		n++
	}
	if start >= end || from >= to {
		return ""
	}
	return s[from:to]
}

// fromUTF16 reads a span counted in UTF-16 units, as JavaScript counts, into
// code points. It fails where an offset splits a pair or lies outside.
func fromUTF16(s string, span Span) (Span, bool) {
	out := Span{-1, -1}
	units, points := 0, 0
	for _, r := range s {
		if units == span.Start {
			out.Start = points
		}
		if units == span.End {
			out.End = points
			break
		}
		units++
		if r > 0xffff {
			units++
		}
		points++
	}
	if units == span.Start && out.Start < 0 {
		out.Start = points
	}
	if units == span.End && out.End < 0 {
		out.End = utf8.RuneCountInString(s)
	}
	return out, out.Start >= 0 && out.End >= out.Start
}
