package palette

import (
	"slices"
	"unicode/utf8"

	"github.com/sahilm/fuzzy"

	"offprint/app/search/fold"
)

// marksIn gives the letters of a text that answer the query, as spans of its
// code points, in order and apart.
func (q *query) marksIn(text string, tier Tier) []Span {
	if len(q.tokens) == 0 {
		return nil
	}
	key, back := fold.KeyMap(text)
	k := []byte(key)
	var bytesOf [][2]int
	switch tier {
	case Exact, Prefix:
		bytesOf = append(bytesOf, [2]int{0, len(q.whole)})
	default:
		for i := range q.tokens {
			bytesOf = append(bytesOf, q.tokens[i].in(k, tier)...)
		}
	}
	var spans []Span
	for _, b := range bytesOf {
		i, j := utf8.RuneCount(k[:b[0]]), utf8.RuneCount(k[:b[1]])
		if i < j {
			s := back.Span(i, j)
			spans = append(spans, Span{int(s.Start), int(s.End)})
		}
	}
	return joined(spans)
}

// in gives the bytes of key that answer a token.
func (t *token) in(key []byte, tier Tier) [][2]int {
	if w, at := place(key, t.key); w != nowhere {
		return [][2]int{{at, at + len(t.key)}}
	}
	switch tier {
	case DidYouMean:
		var s signature
		_, words := s.read(key, nil)
		if n, word := t.misspelt(key, words); n > 0 {
			return [][2]int{word}
		}
	case Fuzzy:
		ms := fuzzy.FindNoSort(string(t.key), []string{string(key)})
		if len(ms) == 0 {
			return nil
		}
		var out [][2]int
		for _, i := range ms[0].MatchedIndexes {
			_, n := utf8.DecodeRune(key[i:])
			out = append(out, [2]int{i, i + n})
		}
		return out
	}
	return nil
}

// joined sorts spans and joins those that touch or overlap.
func joined(spans []Span) []Span {
	slices.SortFunc(spans, func(a, b Span) int { return a.Start - b.Start })
	out := spans[:0]
	for _, s := range spans {
		if n := len(out); n > 0 && s.Start <= out[n-1].End {
			out[n-1].End = max(out[n-1].End, s.End)
			continue
		}
		out = append(out, s)
	}
	return out
}
