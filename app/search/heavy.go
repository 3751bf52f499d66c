package search

import (
	"bytes"
	"encoding/binary"
	"unicode/utf8"
)

// A prefix of one to three letters can stand for thousands of words. Where
// their lists together are longer than heavyFactor times the articles, the
// index holds one joined list for the prefix: for each article the best score of
// a word under it, in levels. So no keystroke reads more than that.

const (
	heavyFactor  = 3
	heavyMin     = 4096
	heavyLetters = 3
)

// closeness is the share of a word's score that counts for the first letters of it.
func closeness(prefix, word int) uint32 {
	return uint32(unit * (1 + 3*prefix) / (2 + 4*word))
}

// levelStep is the distance of two levels, from BM25's highest factor.
const levelStep = unit*22/10>>levelBits + 1

func levelOf(score uint32) uint8 { return uint8(min(1<<levelBits-1, score/levelStep)) }
func scoreOf(level uint8) uint32 { return uint32(level)*levelStep + levelStep/2 }
func letters(key []byte) (n int) { return utf8.RuneCount(key) }
func isTitleKey(key []byte) bool { return len(key) > 0 && key[0] == titleMark }
func firstLetters(key []byte, n int) []byte {
	at := 0
	for range n {
		if at == len(key) {
			return nil
		}
		_, size := utf8.DecodeRune(key[at:])
		at += size
	}
	return key[:at]
}

type heavyLists struct {
	keys, levels []byte
	n            int
}

func writeHeavy(terms []term, docs []doc, sat saturation) heavyLists {
	var out heavyLists
	best := make([]uint32, len(docs))
	steps := make([]byte, len(docs))
	for i, d := range docs {
		steps[i] = lengthStep(d.words)
	}
	for n := 1; n <= heavyLetters; n++ {
		for i := 0; i < len(terms); {
			prefix := firstLetters(terms[i].key, n)
			if prefix == nil || isTitleKey(prefix) {
				i++
				continue
			}
			j, sum := i, 0
			for j < len(terms) && bytes.HasPrefix(terms[j].key, prefix) {
				sum += len(terms[j].list)
				j++
			}
			if sum > heavyFactor*len(docs) && sum > heavyMin {
				out.add(prefix, n, terms[i:j], best, steps, sat)
			}
			i = j
		}
	}
	return out
}

func (h *heavyLists) add(prefix []byte, n int, terms []term, best []uint32, steps []byte, sat saturation) {
	clear(best)
	for _, t := range terms {
		near := closeness(n, letters(t.key))
		for _, p := range t.list {
			v := uint32(sat[int(p.weight())*lengthSteps+int(steps[p.doc()])]) * near / unit
			best[p.doc()] = max(best[p.doc()], v+1)
		}
	}
	var list []posting
	for doc, v := range best {
		if v > 0 {
			list = append(list, newPosting(doc, levelOf(v-1)))
		}
	}
	from := len(h.levels)
	h.levels = appendPostings(h.levels, list, len(best), true)
	h.keys = append(append(h.keys, byte(len(prefix))), prefix...)
	h.keys = binary.AppendUvarint(h.keys, uint64(len(list)))
	h.keys = binary.AppendUvarint(h.keys, uint64(len(h.levels)-from))
	h.n++
}
