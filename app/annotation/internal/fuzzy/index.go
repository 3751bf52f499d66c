// Package fuzzy finds a passage in a text, word for word or nearly so. It works
// on folded characters.
package fuzzy

import (
	"math/bits"
	"slices"
	"sort"
)

// gram is the length of the pieces that the index holds. Three characters
// suit words, and two of them syllables or ideographs.
const gram = 3

// An Index knows where every run of three characters stands in a text.
type Index struct {
	text  []rune
	shift uint
	start []int32 // bucket → its first place in at
	at    []int32
	votes []float32 // kept between searches
}

// NewIndex indexes text. step, if not nil, is called now and then with a
// measure of the work done.
func NewIndex(text []rune, step func(work int)) *Index {
	size := bits.Len(uint(max(len(text), 256)))
	x := &Index{text: text, shift: uint(64 - size), start: make([]int32, 1<<size+1)}
	n := max(len(text)-gram+1, 0)
	const slice = 1 << 14
	for i := range n {
		if i%slice == slice-1 && step != nil {
			step(slice)
		}
		x.start[x.bucket(text[i:])+1]++
	}
	for i := 1; i < len(x.start); i++ {
		x.start[i] += x.start[i-1]
	}
	x.at = make([]int32, n)
	next := make([]int32, len(x.start))
	copy(next, x.start)
	for i := range n {
		if i%slice == slice-1 && step != nil {
			step(2 * slice)
		}
		b := x.bucket(text[i:])
		x.at[next[b]] = int32(i)
		next[b]++
	}
	return x
}

func (x *Index) bucket(s []rune) uint64 {
	h := uint64(s[0])<<42 ^ uint64(s[1])<<21 ^ uint64(s[2])
	return (h * 0x9e3779b97f4a7c15) >> x.shift
}

// places gives where the run of characters at the head of s may stand.
func (x *Index) places(s []rune) []int32 {
	b := x.bucket(s)
	return x.at[x.start[b]:x.start[b+1]]
}

// Exact gives the places where pattern stands, in order, at most limit.
func (x *Index) Exact(pattern []rune, limit int) []int {
	if len(pattern) == 0 {
		return nil
	}
	if len(pattern) < gram {
		return x.scan(pattern, limit)
	}
	rare, at := x.places(pattern), 0
	for i := 1; i+gram <= len(pattern) && len(rare) > 0; i++ {
		if p := x.places(pattern[i:]); len(p) < len(rare) {
			rare, at = p, i
		}
	}
	var found []int
	for _, p := range rare {
		i := int(p) - at
		if i >= 0 && i+len(pattern) <= len(x.text) && equal(x.text[i:i+len(pattern)], pattern) {
			if found = append(found, i); len(found) == limit {
				break
			}
		}
	}
	return found
}

func (x *Index) scan(pattern []rune, limit int) []int {
	var found []int
	for i := 0; i+len(pattern) <= len(x.text) && len(found) < limit; i++ {
		if equal(x.text[i:i+len(pattern)], pattern) {
			found = append(found, i)
		}
	}
	return found
}

func equal(a, b []rune) bool {
	for i := range a {
		if a[i] != b[i] {
			return false
		}
	}
	return true
}

// Near gives the places where pattern may start, the likeliest first, at most
// limit: those on whose diagonals most of its rarer runs of characters lie.
// Words changed, put in and taken out shift a diagonal, so neighbouring ones
// count together.
func (x *Index) Near(pattern []rune, limit int) []int {
	const (
		maxGrams  = 160
		maxPlaces = 20000
	)
	n := len(pattern) - gram + 1
	if n <= 0 || len(x.at) == 0 {
		return nil
	}
	order := make([]int, 0, n)
	for i := range n {
		if len(x.places(pattern[i:])) > 0 {
			order = append(order, i)
		}
	}
	size := func(i int) int { return len(x.places(pattern[i:])) }
	sort.Slice(order, func(i, j int) bool { return size(order[i]) < size(order[j]) })
	width := 24 + len(pattern)/8
	votes := x.ballot((len(x.text)+len(pattern))/width + 3)
	places := 0
	for k, i := range order {
		at := x.places(pattern[i:])
		if places += len(at); k >= maxGrams || places > maxPlaces && k > 0 {
			break
		}
		worth := 1 / float32(1+bits.Len(uint(len(at))))
		last := -1 << 30
		for _, p := range at {
			d := (int(p)-i+len(pattern))/width + 1
			if d != last {
				votes[d] += worth
				last = d
			}
		}
	}
	var found []int
	for _, d := range best(votes, limit) {
		found = append(found, (d-1)*width+width/2-len(pattern))
	}
	return found
}

// best gives the diagonals that have more votes than their neighbours, those
// with most votes first, at most limit. Beside the votes for it, those for the
// better of its neighbours count.
func best(votes []float32, limit int) []int {
	most := float32(0)
	for _, v := range votes {
		most = max(most, v)
	}
	var found []int
	var sums []float32
	for d := 1; d+1 < len(votes); d++ {
		v, l, r := votes[d], votes[d-1], votes[d+1]
		sum := v + max(l, r)
		if v == 0 || v < l || v < r || v < most/8 || len(found) == limit && sum <= sums[limit-1] {
			continue
		}
		i := len(found)
		for i > 0 && sum > sums[i-1] {
			i--
		}
		found, sums = slices.Insert(found, i, d), slices.Insert(sums, i, sum)
		if len(found) > limit {
			found, sums = found[:limit], sums[:limit]
		}
	}
	return found
}

// ballot gives n empty counters.
func (x *Index) ballot(n int) []float32 {
	if cap(x.votes) < n {
		x.votes = make([]float32, n)
	}
	x.votes = x.votes[:n]
	clear(x.votes)
	return x.votes
}
