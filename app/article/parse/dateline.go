package parse

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"offprint/app/article"
)

// datelines marks the dateline of the report: in the first paragraphs, since
// a page may hold a summary above it.
func (d *document) datelines() {
	const first = 4
	n := 0
	for i := range d.blocks {
		b := &d.blocks[i]
		if b.Kind != article.Paragraph {
			continue
		}
		if end := datelineEnd(b.text); end > 0 {
			s := article.Span{Kind: article.Dateline, End: utf8.RuneCountInString(b.text[:end])}
			if at, ok := fit(b.Spans, s); ok {
				b.Spans = slices.Insert(b.Spans, at, s)
			}
		}
		if n++; n == first {
			return
		}
	}
}

// fit gives the place of a span that begins a block among its other spans, and
// false if it would cross one of them.
func fit(spans []article.Span, s article.Span) (int, bool) {
	at := 0
	for i, o := range spans {
		if o.Start < s.End && o.End > s.End && o.Start > 0 {
			return 0, false
		}
		if o.Start == 0 && o.End >= s.End {
			at = i + 1
		}
	}
	return at, true
}

// maxDateline is how many bytes a dateline may take.
const maxDateline = 120

// datelineEnd is where the dateline that s begins with ends, its dash included,
// in bytes; 0 if s begins with none. A dateline is a place in capitals, or
// a place with an agency in parentheses, and may hold a date:
// "BOGOTÁ, Nov 12 (Agency) –". After the dash a sentence begins.
func datelineEnd(s string) int {
	head := s[:min(len(s), maxDateline)]
	for _, dash := range [...]string{"—", "–", "--", "-"} {
		i := strings.Index(head, dash)
		for dash == "-" && i > 0 && (head[i-1] != ' ' || !strings.HasPrefix(head[i+1:], " ")) {
			next := strings.IndexByte(head[i+1:], '-')
			if next < 0 {
				i = -1
			} else {
				i += 1 + next
			}
		}
		if i <= 0 {
			continue
		}
		end := i + len(dash)
		place := strings.TrimRight(head[:i], " \u00a0\u202f")
		after, _ := utf8.DecodeRuneInString(strings.TrimLeft(s[end:], " \u00a0\u202f\"“'‘«"))
		if isDateline(place) && (unicode.IsUpper(after) || unicode.IsDigit(after) || !isCased(place)) && s[end:] != "" {
			return end
		}
	}
	return 0
}

// isDateline tells whether what stands before the dash is a dateline.
func isDateline(s string) bool {
	agency := strings.HasSuffix(s, ")")
	if agency {
		open := strings.LastIndexByte(s, '(')
		if open < 0 || wordCount(s[open:]) > 4 || open == 0 {
			return false
		}
		s = strings.TrimSpace(s[:open])
	}
	place, after, comma := strings.Cut(s, ",")
	if !isPlace(place, agency) {
		return false
	}
	if comma {
		if n := wordCount(after); n > 8 || strings.ContainsAny(after, "?!\"“:;") {
			return false
		}
		for w := range strings.FieldsSeq(after) {
			if r := firstLetter(w); unicode.IsLower(r) && month(strings.Trim(w, ".,")) == 0 && !beside[strings.Trim(w, ".,")] {
				return false
			}
		}
	}
	return true
}

// isPlace tells whether s can be the place of a dateline: capitals, or with an
// agency behind it any few words that begin with one.
func isPlace(s string, agency bool) bool {
	words := strings.Fields(s)
	if len(words) == 0 || len(words) > 5 || firstLetter(s) == 0 {
		return false
	}
	if !isCased(s) {
		return agency
	}
	capitals := 0
	for _, w := range words {
		r, _ := utf8.DecodeRuneInString(w)
		switch {
		case isCapitals(w):
			capitals++
		case month(strings.Trim(w, ".")) > 0 && capitals > 0, unicode.IsDigit(r) && capitals > 0:
		case !agency, !unicode.IsUpper(r) && !joinsNames[w]:
			return false
		}
	}
	return agency && unicode.IsUpper(firstLetter(s)) || capitals > 0 && utf8.RuneCountInString(words[0]) >= 3
}
