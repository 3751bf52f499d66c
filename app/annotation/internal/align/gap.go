package align

import "sort"

// dynamic finds the heaviest common subsequence of old [a, b) and new [c, d),
// where a match that follows on from another is worth a little more.
func (m *Map) dynamic(a, b, c, d int) {
	rows, cols := b-a+1, d-c+1
	m.step(rows * cols)
	// best is the heaviest alignment up to a cell, ends the heaviest whose
	// last pair is that cell.
	best := make([]int32, rows*cols)
	ends := make([]int32, rows*cols)
	for i := 1; i < rows; i++ {
		o := m.old[a+i-1]
		row, up := best[i*cols:(i+1)*cols], best[(i-1)*cols:i*cols]
		for j := 1; j < cols; j++ {
			v := max(row[j-1], up[j])
			if o.hash == m.new[c+j-1].hash {
				e := up[j-1]
				if p := ends[(i-1)*cols+j-1]; p > 0 {
					e = max(e, p+contiguous)
				}
				e += o.weight
				ends[i*cols+j] = e
				v = max(v, e)
			}
			row[j] = v
		}
	}
	i, j := rows-1, cols-1
	for i > 0 && j > 0 {
		at := i*cols + j
		switch {
		case best[at] == best[at-cols]:
			i--
		case best[at] == best[at-1]:
			j--
		default:
			// A run of pairs, from its last to its first.
			for {
				m.to[a+i-1], m.from[c+j-1] = int32(c+j-1), int32(a+i-1)
				w := m.old[a+i-1].weight
				e, p := ends[i*cols+j], ends[(i-1)*cols+j-1]
				i--
				j--
				if p == 0 || e != p+contiguous+w {
					break
				}
			}
		}
	}
}

// split cuts a gap too large for dynamic at the tokens that occur once in each
// side, and aligns the pieces; what is still too large stays unmatched.
func (m *Map) split(a, b, c, d int) {
	type place struct{ old, new, count int32 }
	seen := make(map[uint64]place, b-a)
	for i := a; i < b; i++ {
		p := seen[m.old[i].hash]
		seen[m.old[i].hash] = place{int32(i), -1, p.count + 1}
	}
	for j := c; j < d; j++ {
		if p, ok := seen[m.new[j].hash]; ok && p.count == 1 {
			if p.new == -1 {
				p.new = int32(j)
			} else {
				p.count++
			}
			seen[m.new[j].hash] = p
		}
	}
	m.step(8 * (b - a + d - c))
	var pairs []place
	for _, p := range seen {
		if p.count == 1 && p.new >= 0 {
			pairs = append(pairs, p)
		}
	}
	sort.Slice(pairs, func(i, j int) bool { return pairs[i].old < pairs[j].old })
	chain := increasing(len(pairs), func(i int) int32 { return pairs[i].new })
	o, n := a, c
	for _, i := range chain {
		p := pairs[i]
		m.to[p.old], m.from[p.new] = p.new, p.old
	}
	for _, i := range chain {
		p := pairs[i]
		if (int(p.old)-o)*(int(p.new)-n) <= maxCells {
			m.gap(o, int(p.old), n, int(p.new))
		}
		o, n = int(p.old)+1, int(p.new)+1
	}
	if (b-o)*(d-n) <= maxCells {
		m.gap(o, b, n, d)
	}
}

// increasing gives the indices of a longest increasing subsequence.
func increasing(n int, at func(int) int32) []int {
	prev := make([]int, n)
	var tails []int
	for i := range n {
		k := sort.Search(len(tails), func(k int) bool { return at(tails[k]) >= at(i) })
		prev[i] = -1
		if k > 0 {
			prev[i] = tails[k-1]
		}
		if k == len(tails) {
			tails = append(tails, i)
		} else {
			tails[k] = i
		}
	}
	var chain []int
	if len(tails) > 0 {
		for i := tails[len(tails)-1]; i >= 0; i = prev[i] {
			chain = append(chain, i)
		}
	}
	for i, j := 0, len(chain)-1; i < j; i, j = i+1, j-1 {
		chain[i], chain[j] = chain[j], chain[i]
	}
	return chain
}
