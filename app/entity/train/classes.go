package train

import (
	"fmt"
	"io"
	"math"
	"sort"

	"offprint/app/entity/lexicon"
	"offprint/app/entity/tag"
	"offprint/app/entity/token"
)

const (
	classCount  = 250
	classLeast  = 4 // how often a word must occur to get a class
	classRounds = 12
)

// Classes puts words into classes by the company they keep: exchange
// clustering for a class bigram model (Kneser and Ney 1993; Martin, Liermann
// and Ney 1998).
func Classes(texts []string, log io.Writer) ([]byte, *lexicon.Table, error) {
	e := newExchange(texts)
	for round := range classRounds {
		moved := e.round()
		fmt.Fprintf(log, "classes: round %d, %d of %d words moved\n", round+1, moved, len(e.words))
		if moved < len(e.words)/200 {
			break
		}
	}
	var entries []lexicon.Entry
	for w, word := range e.words {
		entries = append(entries, lexicon.Entry{Hash: tag.ClassHash(word), Value: uint8(e.class[w]) + 1})
	}
	packed := lexicon.Pack(nil, entries, false)
	t, _, err := lexicon.Unpack(packed)
	return packed, t, err
}

// count is how often a neighbour stands beside a word.
type count struct{ word, n int32 }

// exchange is the state of the clustering. Word 0 is every rare word and the
// edge of a sentence; it stays in the last class.
type exchange struct {
	words       []string
	freq        []int32
	left, right [][]count
	class       []int16
	pairs       [][]int32 // class × class
	before      []int32   // of a class as the left of a pair
	after       []int32
	logs        []float64
}

func newExchange(texts []string) *exchange {
	freq := map[string]int32{}
	var toks []token.Token
	each := func(f func(words []string)) {
		var words []string
		for _, text := range texts {
			toks = token.Split(text, toks[:0])
			for _, s := range token.Sentences(text, toks, nil) {
				words = words[:0]
				for _, t := range toks[s.Start:s.End] {
					words = append(words, tag.Digitless(t.Text(text)))
				}
				f(words)
			}
		}
	}
	each(func(ws []string) {
		for _, w := range ws {
			freq[w]++
		}
	})
	e := &exchange{words: []string{""}, freq: []int32{0}}
	var common []string
	for w, n := range freq {
		if n >= classLeast {
			common = append(common, w)
		}
	}
	sort.Slice(common, func(i, j int) bool {
		if a, b := freq[common[i]], freq[common[j]]; a != b {
			return a > b
		}
		return common[i] < common[j]
	})
	ids := map[string]int32{}
	for _, w := range common {
		ids[w] = int32(len(e.words))
		e.words = append(e.words, w)
		e.freq = append(e.freq, freq[w])
	}
	bigrams := map[uint64]int32{}
	each(func(ws []string) {
		last := int32(0)
		for _, w := range ws {
			id := ids[w]
			bigrams[uint64(last)<<32|uint64(id)]++
			last = id
		}
		bigrams[uint64(last)<<32]++
	})
	e.fill(bigrams)
	return e
}

func (e *exchange) fill(bigrams map[uint64]int32) {
	n := len(e.words)
	e.left, e.right, e.class = make([][]count, n), make([][]count, n), make([]int16, n)
	for w := range e.class {
		e.class[w] = int16((w - 1) % (classCount - 1))
	}
	e.class[0] = classCount - 1
	e.pairs = make([][]int32, classCount)
	for i := range e.pairs {
		e.pairs[i] = make([]int32, classCount)
	}
	e.before, e.after = make([]int32, classCount), make([]int32, classCount)
	keys := make([]uint64, 0, len(bigrams))
	total := int32(0)
	for k, c := range bigrams {
		keys = append(keys, k)
		total += c
	}
	sort.Slice(keys, func(i, j int) bool { return keys[i] < keys[j] })
	for _, k := range keys {
		a, b, c := int32(k>>32), int32(uint32(k)), bigrams[k]
		e.right[a] = append(e.right[a], count{b, c})
		e.left[b] = append(e.left[b], count{a, c})
		e.pairs[e.class[a]][e.class[b]] += c
		e.before[e.class[a]] += c
		e.after[e.class[b]] += c
	}
	e.logs = make([]float64, total+2)
	for i := 1; i < len(e.logs); i++ {
		e.logs[i] = float64(i) * math.Log(float64(i))
	}
}

// round offers every word every class and returns how many moved.
func (e *exchange) round() int {
	moved := 0
	l, r := make([]int32, classCount), make([]int32, classCount)
	for w := 1; w < len(e.words); w++ {
		clear(l)
		clear(r)
		self := int32(0)
		for _, c := range e.left[w] {
			if c.word == int32(w) {
				self += c.n
				continue
			}
			l[e.class[c.word]] += c.n
		}
		for _, c := range e.right[w] {
			if c.word != int32(w) {
				r[e.class[c.word]] += c.n
			}
		}
		old := int(e.class[w])
		e.shift(old, l, r, self, -1)
		best, gain := old, math.Inf(-1)
		for c := range classCount - 1 {
			if g := e.gain(c, l, r, self); g > gain+1e-9 {
				best, gain = c, g
			}
		}
		e.shift(best, l, r, self, 1)
		if best != old {
			e.class[w] = int16(best)
			moved++
		}
	}
	return moved
}

// shift adds (or takes, sign -1) a word's counts to a class.
func (e *exchange) shift(c int, l, r []int32, self, sign int32) {
	var nl, nr int32
	for k := range l {
		e.pairs[k][c] += sign * l[k]
		e.pairs[c][k] += sign * r[k]
		nl += l[k]
		nr += r[k]
	}
	e.pairs[c][c] += sign * self
	e.before[c] += sign * (nr + self)
	e.after[c] += sign * (nl + self)
}

// gain is how the likelihood changes when the word joins class c.
func (e *exchange) gain(c int, l, r []int32, self int32) float64 {
	g := 0.0
	var nl, nr int32
	row := e.pairs[c]
	for k := range l {
		if k == c {
			continue
		}
		if l[k] > 0 {
			p := e.pairs[k][c]
			g += e.logs[p+l[k]] - e.logs[p]
		}
		if r[k] > 0 {
			g += e.logs[row[k]+r[k]] - e.logs[row[k]]
		}
		nl += l[k]
		nr += r[k]
	}
	if d := l[c] + r[c] + self; d > 0 {
		g += e.logs[row[c]+d] - e.logs[row[c]]
	}
	nl += l[c] + self
	nr += r[c] + self
	g -= e.logs[e.before[c]+nr] - e.logs[e.before[c]]
	g -= e.logs[e.after[c]+nl] - e.logs[e.after[c]]
	return g
}
