package align

import "sort"

// Bounds of the search. Sizes are in tokens, weights in letters.
const (
	// minMove is the least weight of a piece that may have been moved: a
	// few words; less than that recurs by chance.
	minMove = 24
	// maxCells bounds the exact alignment of one gap.
	maxCells = 1 << 18
	// contiguous is what a match gains for following on from another.
	contiguous = 2
)

// A Map says where each token of an old text stands in a new one.
type Map struct {
	old, new []token
	to       []int32   // old token → new token, or -1
	from     []int32   // new token → old token, or -1
	moved    []bool    // old token stands out of order in the new text
	soft     []float32 // likeness of an old token to its new one, 0 where they are the same
	oldText  []rune
	newText  []rune
	step     func(int)
}

// New aligns the folded texts old and new. It first pairs runs of words that
// occur once in each (Heckel, "A technique for isolating differences between
// files", CACM 21(4), 1978, on shingles), keeps the heaviest order-preserving
// set of them and, beside it, long runs that were moved, and then fills what
// lies between neighbouring pairs by dynamic programming.
//
// step, if not nil, is called now and then with a measure of the work done, so
// that the caller can let others run.
func New(old, new []rune, step func(work int)) *Map {
	m := prepare(old, new, step)
	var blocks []block
	for _, k := range []int{24, 12, 6, 4} {
		blocks = append(blocks, m.pair(k)...)
	}
	m.keep(blocks)
	m.fill()
	m.slide()
	m.soften()
	return m
}

// Local aligns a passage with the window of a text where it may stand, in order
// and without moves, which is much faster for short texts.
func Local(passage, window []rune, step func(work int)) *Map {
	m := prepare(passage, window, step)
	m.fill()
	m.slide()
	m.soften()
	return m
}

func prepare(old, new []rune, step func(int)) *Map {
	if step == nil {
		step = func(int) {}
	}
	m := &Map{oldText: old, newText: new, step: step}
	m.old, m.new = tokenize(old, step), tokenize(new, step)
	m.to, m.from = unmatched(len(m.old)), unmatched(len(m.new))
	m.moved = make([]bool, len(m.old))
	m.soft = make([]float32, len(m.old))
	return m
}

func unmatched(n int) []int32 {
	s := make([]int32, n)
	for i := range s {
		s[i] = -1
	}
	return s
}

// A block is a run of tokens that is the same in both texts.
type block struct {
	old, new, n int32
	weight      int32
}

// pair matches the runs of k unmatched tokens that occur once in the old and
// once in the new text, and grows them both ways.
func (m *Map) pair(k int) []block {
	type place struct{ old, new int32 }
	const none, many = -1, -2
	seen := make(map[uint64]place)
	m.shingles(m.old, m.to, k, func(h uint64, i int32) {
		if p, ok := seen[h]; !ok {
			seen[h] = place{i, none}
		} else if p.old >= 0 {
			seen[h] = place{many, none}
		}
	})
	if len(seen) == 0 {
		return nil
	}
	m.shingles(m.new, m.from, k, func(h uint64, i int32) {
		if p, ok := seen[h]; ok && p.old >= 0 {
			if p.new == none {
				p.new = i
			} else {
				p.new = many
			}
			seen[h] = p
		}
	})
	var blocks []block
	m.shingles(m.old, m.to, k, func(h uint64, i int32) {
		if p := seen[h]; p.old == i && p.new >= 0 && m.from[p.new] < 0 && m.old[i].hash == m.new[p.new].hash {
			blocks = append(blocks, m.grow(i, p.new))
		}
	})
	return blocks
}

// shingles calls f with a hash of each run of k unmatched tokens.
func (m *Map) shingles(tokens []token, match []int32, k int, f func(h uint64, start int32)) {
	const base = 0x9e3779b97f4a7c15
	top := uint64(1)
	for range k {
		top *= base
	}
	var h uint64
	run := 0
	const slice = 1 << 11
	for i, t := range tokens {
		if i%slice == slice-1 {
			m.step(8 * slice)
		}
		if match[i] >= 0 {
			h, run = 0, 0
			continue
		}
		h = h*base + t.hash
		run++
		if run > k {
			h -= top * tokens[i-k].hash
		}
		if run >= k {
			f(h, int32(i-k+1))
		}
	}
}

// grow matches o with n and the unmatched equal tokens around them.
func (m *Map) grow(o, n int32) block {
	a, b := o, n
	for a > 0 && b > 0 && m.to[a-1] < 0 && m.from[b-1] < 0 && m.old[a-1].hash == m.new[b-1].hash {
		a--
		b--
	}
	c, d := o, n
	for int(c) < len(m.old) && int(d) < len(m.new) && m.to[c] < 0 && m.from[d] < 0 && m.old[c].hash == m.new[d].hash {
		c++
		d++
	}
	bl := block{old: a, new: b, n: c - a}
	for i := range bl.n {
		m.to[a+i], m.from[b+i] = b+i, a+i
		bl.weight += m.old[a+i].weight
	}
	m.step(int(bl.n))
	return bl
}

// keep finds the heaviest chain of blocks in the order of both texts and
// releases what is out of that order and too light to have been moved.
func (m *Map) keep(blocks []block) {
	sort.Slice(blocks, func(i, j int) bool { return blocks[i].old < blocks[j].old })
	byNew := make([]int, len(blocks))
	for i := range byNew {
		byNew[i] = i
	}
	sort.Slice(byNew, func(i, j int) bool { return blocks[byNew[i]].new < blocks[byNew[j]].new })
	rank := make([]int, len(blocks))
	for r, i := range byNew {
		rank[i] = r
	}
	// A Fenwick tree over the order in the new text holds the best chain
	// that ends at or before each place.
	best := make([]int64, len(blocks))
	prev := make([]int, len(blocks))
	tree := make([]int, len(blocks)+1) // index+1 of the block, 0 for none
	last := -1
	for i, b := range blocks {
		prev[i] = -1
		for r := rank[i]; r > 0; r &= r - 1 {
			if j := tree[r] - 1; j >= 0 && (prev[i] < 0 || best[j] > best[prev[i]]) {
				prev[i] = j
			}
		}
		best[i] = int64(b.weight)
		if prev[i] >= 0 {
			best[i] += best[prev[i]]
		}
		for r := rank[i] + 1; r <= len(blocks); r += r & -r {
			if j := tree[r] - 1; j < 0 || best[i] > best[j] {
				tree[r] = i + 1
			}
		}
		if last < 0 || best[i] > best[last] {
			last = i
		}
	}
	chained := make([]bool, len(blocks))
	for i := last; i >= 0; i = prev[i] {
		chained[i] = true
	}
	for i, b := range blocks {
		if chained[i] {
			continue
		}
		for k := range b.n {
			if b.weight < minMove {
				m.to[b.old+k], m.from[b.new+k] = -1, -1
			} else {
				m.moved[b.old+k] = true
			}
		}
	}
	m.step(8 * len(blocks))
}

// gaps calls f with each run of unmatched old tokens [o, end) and the new tokens
// [from, to) between the partners of its neighbours; from > to beside a move.
func (m *Map) gaps(f func(o, end, from, to int)) {
	for o := 0; o < len(m.old); {
		if m.to[o] >= 0 {
			o++
			continue
		}
		end := o
		for end < len(m.old) && m.to[end] < 0 {
			end++
		}
		from, to := 0, len(m.new)
		if o > 0 {
			from = int(m.to[o-1]) + 1
		}
		if end < len(m.old) {
			to = int(m.to[end])
		}
		f(o, end, from, to)
		o = end
	}
}

// fill aligns what lies between two pairs that are neighbours in both texts.
func (m *Map) fill() {
	m.gaps(func(o, end, from, to int) {
		if m.free(from, to) {
			m.gap(o, end, from, to)
		} else {
			m.edges(o, end, from, to)
		}
	})
}

// free reports whether the new tokens [from, to) are all unmatched.
func (m *Map) free(from, to int) bool {
	if from > to {
		return false
	}
	for i := from; i < to; i++ {
		if m.from[i] >= 0 {
			return false
		}
	}
	return true
}

// edges fills a gap beside a move: what follows on from the pair before it,
// and what leads up to the pair after it.
func (m *Map) edges(o, end, from, to int) {
	limit := 2*(end-o) + 8
	stop := from
	for stop < len(m.new) && stop < from+limit && m.from[stop] < 0 {
		stop++
	}
	begin := to
	for begin > 0 && begin > to-limit && m.from[begin-1] < 0 {
		begin--
	}
	if stop-from >= to-begin {
		m.gap(o, end, from, max(from, stop))
	} else {
		m.gap(o, end, begin, to)
	}
}

// gap aligns the unmatched tokens old [a, b) with new [c, d).
func (m *Map) gap(a, b, c, d int) {
	if a == b || c == d {
		return
	}
	if (b-a)*(d-c) <= maxCells {
		m.dynamic(a, b, c, d)
		return
	}
	m.split(a, b, c, d)
}
