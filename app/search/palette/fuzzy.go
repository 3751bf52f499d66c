package palette

import (
	"math/bits"
	"slices"

	"github.com/sahilm/fuzzy"

	"offprint/app/search/typo"
)

// Bounds of the fuzzy tier: sahilm/fuzzy matches nearly anything on long
// texts, so it judges only the closest of short ones.
const (
	maxFuzzyKey = 80 // bytes
	minFuzzy    = 2  // letters of a token
	spread      = 4  // a match is at most this many times the token's length, from the start of a word
	maxLoose    = 96
)

// A loose row holds the letters of every token in order.
type loose struct {
	span int // sum of the matches' lengths
	entry
}

// note keeps a row for the fuzzy tier if it is among the closest.
func (f *Finder) note(t *Table, ti, row int) {
	key := t.key(row)
	if len(key) > maxFuzzyKey {
		return
	}
	for i := range f.q.tokens {
		if f.q.tokens[i].sign.initials&^t.signs[row].initials != 0 {
			return
		}
	}
	span := 0
	for i := range f.q.tokens {
		w := f.q.tokens[i].key
		if len(f.q.tokens[i].runes) < minFuzzy {
			if p, _ := place(key, w); p == nowhere {
				return
			}
			continue
		}
		n := near(key, w, spread*len(w))
		if n < 0 {
			if f.q.tokens[i].letters&^t.signs[row].initials != 0 || !spells(key, w) {
				return
			}
			n = len(w)
		}
		span += n
	}
	l := loose{span, entry{table: ti, row: row, tier: Fuzzy}}
	if len(f.maybe) == maxLoose && span >= f.maybe[maxLoose-1].span {
		return
	}
	i, _ := slices.BinarySearchFunc(f.maybe, span, func(l loose, span int) int {
		if l.span <= span {
			return -1
		}
		return 1
	})
	f.maybe = slices.Insert(f.maybe, i, l)
	if len(f.maybe) > maxLoose {
		f.maybe = f.maybe[:maxLoose]
	}
}

// rows are the keys of loose rows, as sahilm/fuzzy reads them.
type rows struct {
	f *Finder
}

func (r rows) Len() int { return len(r.f.maybe) }
func (r rows) String(i int) string {
	l := r.f.maybe[i]
	return string(r.f.tables[l.table].key(l.row))
}

// fuzzy lets sahilm/fuzzy score the loose rows.
func (f *Finder) fuzzy() error {
	f.state = nil
	if f.found == 0 {
		f.state = (*Finder).misspelt
		for _, t := range f.q.tokens {
			f.mistakes += typo.Allowed(len(t.runes))
		}
	}
	if f.best.full() || len(f.maybe) == 0 {
		return nil
	}
	scores, hits := make([]int, len(f.maybe)), make([]int, len(f.maybe))
	for _, t := range f.q.tokens {
		for _, m := range fuzzy.FindFromNoSort(string(t.key), rows{f}) {
			scores[m.Index] += max(-1000, min(m.Score, 1000))
			hits[m.Index]++
		}
	}
	best := map[uint64]entry{} // by candidate
	for i, l := range f.maybe {
		if hits[i] < len(f.q.tokens) || f.among(l.entry) {
			continue
		}
		score := min(4095, max(0, scores[i]/len(f.q.tokens)+1000))
		r, err := f.rankOf(l.table, l.row, Fuzzy, true, score)
		if err != nil {
			return err
		}
		// Unlike in the other tiers, how well it fits goes before what it is.
		r.hi = uint64(Fuzzy)<<tierShift | uint64(4095-score)<<48 | r.hi>>12&(1<<48-1)
		e := l.entry
		e.rank = r
		if old, ok := best[e.candidate(f)]; !ok || r.less(old.rank) {
			best[e.candidate(f)] = e
		}
	}
	for _, e := range best {
		f.best.add(e)
	}
	return nil
}

// misspelt looks for words with a typing mistake.
func (f *Finder) misspelt() error {
	if f.mistakes == 0 {
		f.state = nil
		return nil
	}
	return f.each(f.q.marks, f.mistakes, (*Finder).spelt, func(t *Table, ti, row int) error {
		n, ok := f.q.mistakes(t, row)
		if !ok || n == 0 {
			return nil
		}
		r, err := f.rankOf(ti, row, DidYouMean, true, 0)
		if err != nil {
			return err
		}
		// Fewer mistakes go before kind and weight.
		r.hi = uint64(DidYouMean)<<tierShift | uint64(min(n, 15))<<56 | r.hi>>4&(1<<56-1)
		if e := (entry{r, ti, row, DidYouMean}); !f.among(e) {
			f.offer(e)
		}
		return nil
	})
}

func (f *Finder) spelt() error {
	f.flush()
	f.state = nil
	return nil
}

// mistakes counts the typing mistakes with which every token stands in a row.
func (q *query) mistakes(t *Table, row int) (int, bool) {
	words, pairs, sum := t.wordsOf(row), t.signs[row].pairs, 0
	for i := range q.tokens {
		if !q.tokens[i].like(words) {
			return 0, false
		}
	}
	for i := range q.tokens {
		tok := &q.tokens[i]
		if tok.sign.pairs&^pairs == 0 {
			if w, _ := place(t.key(row), tok.key); w != nowhere {
				continue
			}
		}
		n, _ := tok.misspelt(t.key(row), words)
		if n < 0 {
			return 0, false
		}
		sum += n
	}
	return sum, true
}

// like reports whether a word, by its letters, may be the token with mistakes.
func (t *token) like(words []uint32) bool {
	limit := typo.Allowed(len(t.runes))
	for _, w := range words {
		if bits.OnesCount32(t.letters&^w) <= limit {
			return true
		}
	}
	return false
}

// misspelt finds the word of a key that a token, which does not stand in the
// key, may be meant for, and the number of mistakes in it, -1 where there is
// none. word is its bytes in key.
func (t *token) misspelt(key []byte, words []uint32) (mistakes int, word [2]int) {
	limit := typo.Allowed(len(t.runes))
	mistakes = limit + 1
	if limit == 0 {
		return -1, word
	}
	from := 0
	for _, letters := range words {
		end := from
		for end < len(key) && key[end] != ' ' {
			end++
		}
		if end-from+limit >= len(t.runes) && bits.OnesCount32(t.letters&^letters) < mistakes {
			if d := t.distance(key[from:end], mistakes-1); d < mistakes {
				mistakes, word = d, [2]int{from, end}
			}
		}
		from = end + 1
	}
	if mistakes > limit {
		return -1, word
	}
	return mistakes, word
}

// distance counts the mistakes between a token and the beginning of a word, at most limit.
func (t *token) distance(word []byte, limit int) int {
	var buf [maxLetters + 2]rune
	n := 0
	for _, r := range string(word) {
		if n == len(buf) {
			break
		}
		buf[n] = r
		n++
	}
	return typo.Distance(t.runes, buf[:n], limit, true)
}
