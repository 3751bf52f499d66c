package annotation

import (
	"strings"
	"unicode"
)

// Lengths of the context that Describe stores, in code points.
const (
	minContext = 32
	maxContext = 128
)

// Describe makes the selectors of span in text. Prefix and suffix are 32 code
// points, and more where the passage with them stands elsewhere in the text
// too; neither they nor the quotation begin or end within a letter and its
// marks. The span grows to whole letters; one outside the text is cut.
func Describe(text string, span Span) Selectors {
	runes := []rune(text)
	span.Start = min(max(span.Start, 0), len(runes))
	span.End = min(max(span.End, span.Start), len(runes))
	if span.Len() == 0 {
		return Selectors{}
	}
	span.Start, span.End = clusterStart(runes, span.Start), clusterEnd(runes, span.End)
	sel := Selectors{Position: span}
	sel.Quote.Exact = string(runes[span.Start:span.End])
	for n := minContext; ; n *= 2 {
		from := clusterEnd(runes, max(span.Start-n, 0))
		to := clusterStart(runes, min(span.End+n, len(runes)))
		sel.Quote.Prefix = string(runes[min(from, span.Start):span.Start])
		sel.Quote.Suffix = string(runes[span.End:max(to, span.End)])
		if n >= maxContext || !repeats(text, sel.Quote.Prefix+sel.Quote.Exact+sel.Quote.Suffix) {
			return sel
		}
	}
}

// repeats reports whether s stands more than once in text.
func repeats(text, s string) bool {
	i := strings.Index(text, s)
	return i >= 0 && strings.Contains(text[i+1:], s)
}

// clusterStart moves at back to where the letter it is in begins.
func clusterStart(text []rune, at int) int {
	for at > 0 && at < len(text) && joined(text, at) {
		at--
	}
	return at
}

// clusterEnd moves at on to where the letter it is in ends.
func clusterEnd(text []rune, at int) int {
	for at > 0 && at < len(text) && joined(text, at) {
		at++
	}
	return at
}

// joined reports whether no reader would put a cursor before text[at]: it is a
// mark, a joiner or follows one, the second of a flag's two letters, the
// middle of a Hangul syllable, the line feed after a return (the parts of
// Unicode Annex 29's extended grapheme clusters that occur in prose).
func joined(text []rune, at int) bool {
	r, before := text[at], text[at-1]
	switch {
	case r == '\n':
		return before == '\r'
	case unicode.Is(unicode.M, r), r == 0x200d, r >= 0x1f3fb && r <= 0x1f3ff:
		return before != '\n'
	case before == 0x200d:
		return r > 0x2100
	case r >= 0x1160 && r <= 0x11ff:
		return before >= 0x1100 && before <= 0x11ff || before >= 0xac00 && before <= 0xd7a3
	case isFlag(r) && isFlag(before):
		n := 0
		for i := at - 1; i >= 0 && isFlag(text[i]); i-- {
			n++
		}
		return n%2 == 1
	}
	return false
}

func isFlag(r rune) bool { return r >= 0x1f1e6 && r <= 0x1f1ff }
