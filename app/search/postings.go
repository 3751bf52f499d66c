package search

import (
	"encoding/binary"
	"errors"
	"math/bits"
)

// A list of postings names the articles that hold a term, in order, with the
// term's weight in each. Gaps between articles are Rice coded (Witten, Moffat,
// Bell: Managing Gigabytes, 1999, section 3.3), weights in Elias' gamma code or, in the
// lists of heavy prefixes, in levelBits bits. Each list ends on a byte.

// maxWeight is the highest weight of a term in an article.
const maxWeight = 63

// levelBits is the size of a score in the list of a heavy prefix.
const levelBits = 3

var errCorrupt = errors.New("search: the index is damaged")

// maxDocs is the most articles one index can hold.
const maxDocs = 1 << 24

// A posting is one article of a list, by its place in the index, and a weight.
type posting uint32

func newPosting(doc int, weight uint8) posting { return posting(doc)<<8 | posting(weight) }
func (p posting) doc() int                     { return int(p >> 8) }
func (p posting) weight() uint8                { return uint8(p) }

// riceBits is the number of low bits that stand apart in a gap, from the mean gap.
func riceBits(docs, n int) uint {
	mean := docs * 69 / (n * 100)
	if mean < 1 {
		return 0
	}
	return uint(bits.Len(uint(mean)) - 1)
}

type bitWriter struct {
	out  []byte
	acc  uint64
	fill uint
}

func (w *bitWriter) put(v uint64, n uint) {
	w.acc |= v << w.fill
	w.fill += n
	for w.fill >= 8 {
		w.out = append(w.out, byte(w.acc))
		w.acc >>= 8
		w.fill -= 8
	}
}

// unary writes n zeros and a one.
func (w *bitWriter) unary(n uint) {
	for n >= 32 {
		w.put(0, 32)
		n -= 32
	}
	w.put(1<<n, n+1)
}

func (w *bitWriter) flush() []byte {
	if w.fill > 0 {
		w.out = append(w.out, byte(w.acc))
		w.acc, w.fill = 0, 0
	}
	return w.out
}

// appendPostings writes a list for an index of docs articles. With levels, weights are scores below 1<<levelBits.
func appendPostings(out []byte, list []posting, docs int, levels bool) []byte {
	w := bitWriter{out: out}
	k := riceBits(docs, len(list))
	last := -1
	for _, p := range list {
		gap := uint64(p.doc() - last - 1)
		last = p.doc()
		w.unary(uint(gap >> k))
		w.put(gap&(1<<k-1), k)
		if levels {
			w.put(uint64(p.weight()), levelBits)
			continue
		}
		n := uint(bits.Len8(p.weight())) - 1
		w.unary(n)
		w.put(uint64(p.weight())&(1<<n-1), n)
	}
	return w.flush()
}

// readPostings appends the n postings of a list to out, and gives an error
// where the bytes are no such list. Articles are below docs, weights at most maxWeight.
func readPostings(out []posting, b []byte, n, docs int, levels bool) ([]posting, error) {
	if n <= 0 || n > docs {
		return out, errCorrupt
	}
	k := riceBits(docs, n)
	var (
		acc  uint64
		fill uint
		at   int
		doc  = -1
		left = len(b) * 8 // bits not used yet
	)
	for ; n > 0; n-- {
		if fill < 48 {
			if at+8 <= len(b) {
				acc |= binary.LittleEndian.Uint64(b[at:]) << fill
				m := (63 - fill) >> 3
				at += int(m)
				fill += m * 8
			} else {
				for fill <= 56 && at < len(b) {
					acc |= uint64(b[at]) << fill
					at++
					fill += 8
				}
			}
		}
		q := uint(bits.TrailingZeros64(acc))
		gap := 0
		for q >= fill { // a run of zeros longer than what is at hand
			gap += int(fill) << k
			left -= int(fill)
			acc, fill = 0, 0
			for fill <= 56 && at < len(b) {
				acc |= uint64(b[at]) << fill
				at++
				fill += 8
			}
			if fill == 0 || gap > docs {
				return out, errCorrupt
			}
			q = uint(bits.TrailingZeros64(acc))
		}
		acc >>= q + 1
		fill -= q + 1
		used := q + 1
		if fill < k+16 {
			for fill <= 56 && at < len(b) {
				acc |= uint64(b[at]) << fill
				at++
				fill += 8
			}
		}
		gap += int(q)<<k + int(acc&(1<<k-1))
		acc >>= k
		used += k
		var weight uint8
		if levels {
			weight = uint8(acc & (1<<levelBits - 1))
			acc >>= levelBits
			used += levelBits
			fill -= k + levelBits
		} else {
			m := uint(bits.TrailingZeros64(acc | 1<<6))
			if m > 5 {
				return out, errCorrupt
			}
			acc >>= m + 1
			weight = uint8(1<<m | acc&(1<<m-1))
			acc >>= m
			used += 2*m + 1
			fill -= k + 2*m + 1
		}
		left -= int(used)
		doc += gap + 1
		if left < 0 || doc < 0 || doc >= docs {
			return out, errCorrupt
		}
		out = append(out, newPosting(doc, weight))
	}
	return out, nil
}
