package search

import (
	"slices"
	"strings"
	"unicode/utf8"

	"offprint/app/search/typo"
)

// suggest replaces the words that no article has by the nearest that some
// have: fewest mistakes, then most articles, then the alphabet. A word keeps its first letter.
func (r *Run) suggest() {
	groups := slices.Clone(r.groups)
	slices.SortFunc(groups, func(a, b group) int { return b.word.start - a.word.start })
	text, changed := r.q.text, false
	for _, g := range groups {
		w := g.word
		if len(g.refs) > 0 || g.docs != nil || w.lone || w.end > len(text) || w.start >= w.end {
			continue
		}
		better, err := r.x.nearest(w.key)
		if err != nil {
			r.err = err
			return
		}
		if better == "" {
			return
		}
		text, changed = text[:w.start]+better+text[w.end:], true
	}
	if changed && len(text) <= maxQuery {
		r.res.Suggest = strings.TrimSpace(text)
	}
}

// nearest returns the word of the index most like key, or "".
func (x *Index) nearest(key string) (string, error) {
	word := []rune(key)
	limit := typo.Allowed(len(word))
	if limit == 0 || len(word) > 30 {
		return "", nil
	}
	_, n := utf8.DecodeRuneInString(key)
	var (
		best      string
		fewest    = limit + 1
		most      int
		candidate = make([]rune, 0, 32)
	)
	lo := []byte(key[:n])
	err := x.scan(lo, append(slices.Clone(lo), 0xFF), func(k, _ []byte, l list) bool {
		if len(k) > len(key)+4*limit || len(k)+4*limit < len(key) {
			return true
		}
		candidate = candidate[:0]
		for _, c := range string(k) {
			candidate = append(candidate, c)
		}
		d := typo.Distance(word, candidate, limit, false)
		if d <= limit && (d < fewest || d == fewest && l.n > most) {
			best, fewest, most = string(k), d, l.n
		}
		return true
	})
	return best, err
}
