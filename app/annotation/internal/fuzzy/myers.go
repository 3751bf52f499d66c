package fuzzy

import "sort"

// MaxWord is the longest pattern that Scan takes.
const MaxWord = 64

// A Hit is an approximate occurrence that ends before End.
type Hit struct {
	End, Errors int
}

// Scan gives the best approximate occurrences of pattern in text with at most
// k edits, fewest edits first, at most limit; of neighbours only the best. The
// method is G. Myers, "A fast bit-vector algorithm for approximate string
// matching based on dynamic programming", JACM 46(3), 1999: one column of the
// edit matrix, kept as differences in two machine words, per character.
func Scan(text, pattern []rune, k, limit int, step func(work int)) []Hit {
	m := len(pattern)
	if m == 0 || m > MaxWord || limit <= 0 {
		return nil
	}
	peq := newMasks(pattern)
	pv, mv := ^uint64(0), uint64(0)
	high := uint64(1) << (m - 1)
	score := m
	var hits []Hit
	const slice = 1 << 15
	for j, r := range text {
		if j%slice == slice-1 && step != nil {
			step(slice)
		}
		eq := peq.of(r)
		xv := eq | mv
		xh := ((eq & pv) + pv) ^ pv | eq
		ph := mv | ^(xh | pv)
		mh := pv & xh
		if ph&high != 0 {
			score++
		} else if mh&high != 0 {
			score--
		}
		ph <<= 1
		mh <<= 1
		pv = mh | ^(xv | ph)
		mv = ph & xv
		if score <= k {
			n := len(hits)
			switch {
			case n > 0 && j+1-hits[n-1].End <= m/2+1:
				if score < hits[n-1].Errors {
					hits[n-1] = Hit{j + 1, score}
				}
			default:
				hits = append(hits, Hit{j + 1, score})
			}
		}
	}
	sort.SliceStable(hits, func(i, j int) bool { return hits[i].Errors < hits[j].Errors })
	return hits[:min(len(hits), limit)]
}

// masks holds, for each character of a pattern, the places where it stands.
type masks struct {
	ascii [128]uint64
	more  map[rune]uint64
	// low filters the characters that cannot be in more.
	low [64]bool
}

func newMasks(pattern []rune) *masks {
	p := &masks{}
	for i, r := range pattern {
		if r < 128 {
			p.ascii[r] |= 1 << i
			continue
		}
		if p.more == nil {
			p.more = make(map[rune]uint64)
		}
		p.more[r] |= 1 << i
		p.low[r&63] = true
	}
	return p
}

func (p *masks) of(r rune) uint64 {
	if r < 128 {
		return p.ascii[r]
	}
	if !p.low[r&63] {
		return 0
	}
	return p.more[r]
}
