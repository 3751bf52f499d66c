package align

import "sort"

// An Image is what became of a span of the old text. Offsets are folded
// characters, weights about letters.
type Image struct {
	// Start and End are the span in the new text; the same where it is gone.
	Start, End int
	// Kept and Total are the weights of the span's words that stand in the
	// image, and of all of them; a word that changed a little counts in part.
	Kept, Total float64
	// Inside is the weight of the words between Start and End that do not
	// come from the span.
	Inside float64
	// Moved says that the words stand out of their old order.
	Moved bool
	// Before and After say that the word before, the word after the span
	// stand beside the image too.
	Before, After bool
}

// Image finds where the old folded characters [start, end) stand now.
func (m *Map) Image(start, end int) Image {
	first := sort.Search(len(m.old), func(i int) bool { return int(m.old[i].end) > start })
	last := first
	for last < len(m.old) && int(m.old[last].start) < end {
		last++
	}
	var im Image
	for _, t := range m.old[first:last] {
		im.Total += float64(t.weight)
	}
	a, b, kept := m.cluster(first, last)
	if a < 0 {
		m.replaced(&im, first, last)
		return im
	}
	a, b, kept = m.widen(first, last, a, b, kept)
	im.Kept = kept
	im.Start = m.begin(start, first, a)
	im.End = m.finish(end, last-1, b)
	im.Moved = m.moved[m.from[a]]
	im.Before = first > 0 && m.to[first-1] >= 0 && m.adjacent(int(m.new[m.to[first-1]].end), im.Start)
	im.After = last < len(m.old) && m.to[last] >= 0 && m.adjacent(im.End, int(m.new[m.to[last]].start))
	m.inside(&im, first, last)
	return im
}

// adjacent reports whether nothing but space lies between two places.
func (m *Map) adjacent(a, b int) bool {
	if a > b {
		return false
	}
	for _, r := range m.newText[a:b] {
		if r != ' ' {
			return false
		}
	}
	return true
}

func (m *Map) inside(im *Image, first, last int) {
	i := sort.Search(len(m.new), func(i int) bool { return int(m.new[i].end) > im.Start })
	for ; i < len(m.new) && int(m.new[i].start) < im.End; i++ {
		if o := int(m.from[i]); o < first || o >= last {
			im.Inside += float64(m.new[i].weight)
		}
	}
}

// kept is the weight of old token o that stands in the new text.
func (m *Map) kept(o int) float64 {
	w := float64(m.old[o].weight)
	if s := m.soft[o]; s > 0 {
		return w * float64(s)
	}
	return w
}

// cluster finds the heaviest group of new tokens that come from the old tokens
// [first, last) and stand together: its first and last new token, or -1.
func (m *Map) cluster(first, last int) (a, b int, weight float64) {
	var at []int32
	for o := first; o < last; o++ {
		if m.to[o] >= 0 {
			at = append(at, m.to[o])
		}
	}
	a, b = -1, -1
	if len(at) == 0 {
		return a, b, 0
	}
	sort.Slice(at, func(i, j int) bool { return at[i] < at[j] })
	length := m.old[last-1].end - m.old[first].start
	reach := max(400, length)
	var sum float64
	from := 0
	for i, n := range at {
		if i > from && m.apart(int(at[i-1]), int(n), first, last, int(reach)) {
			from, sum = i, 0
		}
		sum += m.kept(int(m.from[n]))
		if sum > weight {
			a, b, weight = int(at[from]), int(n), sum
		}
	}
	return a, b, weight
}

// widen takes in the tokens beside a span's image that are the span's next ones
// word for word, even where the alignment gave them to other words: which of
// two equal words was moved is the passage's to say.
func (m *Map) widen(first, last, a, b int, kept float64) (int, int, float64) {
	for o := int(m.from[a]) - 1; o >= first && a > 0 && int(m.to[o]) != a-1 && m.old[o].hash == m.new[a-1].hash; o-- {
		a--
		m.take(o, a)
		kept += float64(m.old[o].weight)
	}
	for o := int(m.from[b]) + 1; o < last && b+1 < len(m.new) && int(m.to[o]) != b+1 && m.old[o].hash == m.new[b+1].hash; o++ {
		b++
		m.take(o, b)
		kept += float64(m.old[o].weight)
	}
	return a, b, kept
}

// take pairs old token o with new token n and releases the partners they had.
func (m *Map) take(o, n int) {
	if p := m.from[n]; p >= 0 {
		m.to[p], m.soft[p] = -1, 0
	}
	if p := m.to[o]; p >= 0 {
		m.from[p] = -1
	}
	m.to[o], m.from[n], m.soft[o] = int32(n), int32(o), 0
}

// apart reports whether two neighbouring tokens of a span's image no longer
// belong together: too much lies between, or the words of another passage.
func (m *Map) apart(a, b, first, last, reach int) bool {
	if int(m.new[b].start-m.new[a].end) > reach {
		return true
	}
	var foreign int32
	for i := a + 1; i < b; i++ {
		if o := int(m.from[i]); o >= 0 && (o < first || o >= last) {
			foreign += m.new[i].weight
		}
	}
	return foreign >= minMove
}

// begin finds where the image starts, given its first token a that is known.
// Words put in place of the span's first words belong to it, words put before
// them do not.
func (m *Map) begin(start, first, a int) int {
	oa := int(m.from[a])
	if oa == first {
		return m.within(first, start)
	}
	before := first - 1
	for before >= 0 && m.to[before] < 0 {
		before--
	}
	from := 0
	if before >= 0 {
		from = int(m.to[before]) + 1
	}
	if oa < first || from >= a || !m.free(from, a) {
		return int(m.new[a].start)
	}
	outer, inner := first-before-1, m.count(first, oa)
	from += (a - from) * outer / max(outer+inner, 1)
	if from >= a || m.tooLong(from, a, first, oa) {
		return int(m.new[a].start)
	}
	return int(m.new[from].start)
}

// finish is begin for the other end.
func (m *Map) finish(end, last, b int) int {
	ob := int(m.from[b])
	if ob == last {
		return m.within(last, end)
	}
	after := last + 1
	for after < len(m.old) && m.to[after] < 0 {
		after++
	}
	to := len(m.new)
	if after < len(m.old) {
		to = int(m.to[after])
	}
	if ob > last || to <= b+1 || !m.free(b+1, to) {
		return int(m.new[b].end)
	}
	outer, inner := after-last-1, m.count(ob+1, last+1)
	to -= (to - b - 1) * outer / max(outer+inner, 1)
	if to <= b+1 || m.tooLong(b+1, to, ob+1, last+1) {
		return int(m.new[b].end)
	}
	return int(m.new[to-1].end)
}

// count is the number of unmatched old tokens in [a, b).
func (m *Map) count(a, b int) int {
	n := 0
	for i := a; i < b; i++ {
		if m.to[i] < 0 {
			n++
		}
	}
	return n
}

// tooLong reports whether the new tokens [c, d) are more than a replacement of
// the old tokens [a, b).
func (m *Map) tooLong(c, d, a, b int) bool {
	if a >= b {
		return true
	}
	return m.new[d-1].end-m.new[c].start > 3*(m.old[b-1].end-m.old[a].start)+12
}

// within finds the place in the image of old token o of a place in it.
func (m *Map) within(o, at int) int {
	old, new := m.old[o], m.new[m.to[o]]
	switch {
	case at <= int(old.start):
		return int(new.start)
	case at >= int(old.end):
		return int(new.end)
	case m.soft[o] == 0:
		return int(new.start) + at - int(old.start)
	}
	return int(new.start) + boundary(m.oldText[old.start:old.end], m.newText[new.start:new.end], at-int(old.start))
}

// boundary finds the place in y that at is in x, by their least edits.
func boundary(x, y []rune, at int) int {
	cols := len(y) + 1
	cost := make([]int, (len(x)+1)*cols)
	for j := range cols {
		cost[j] = j
	}
	for i := 1; i <= len(x); i++ {
		cost[i*cols] = i
		for j := 1; j < cols; j++ {
			c := cost[(i-1)*cols+j-1]
			if x[i-1] != y[j-1] {
				c++
			}
			cost[i*cols+j] = min(c, cost[i*cols+j-1]+1, cost[(i-1)*cols+j]+1)
		}
	}
	i, j := len(x), len(y)
	for i > at {
		c := cost[i*cols+j]
		switch {
		case j > 0 && c == cost[i*cols+j-1]+1:
			j--
		case c == cost[(i-1)*cols+j]+1:
			i--
		default:
			i--
			j--
		}
	}
	return j
}

// replaced handles a span of which no word stands any more: what was put in
// its place, if anything, becomes the image, with nothing kept.
func (m *Map) replaced(im *Image, first, last int) {
	from, to := 0, len(m.new)
	if first > 0 {
		if m.to[first-1] < 0 {
			return
		}
		from = int(m.to[first-1]) + 1
	}
	if last < len(m.old) {
		if m.to[last] < 0 {
			return
		}
		to = int(m.to[last])
	}
	if first >= last || from >= to || !m.free(from, to) || m.tooLong(from, to, first, last) {
		return
	}
	im.Start, im.End = int(m.new[from].start), int(m.new[to-1].end)
	im.Before, im.After = true, true
	m.inside(im, first, last)
}

// Claimed is the share, by weight, of the new folded characters [start, end)
// that come from old text outside [from, to).
func (m *Map) Claimed(start, end, from, to int) float64 {
	var sum, claimed float64
	i := sort.Search(len(m.new), func(i int) bool { return int(m.new[i].end) > start })
	for ; i < len(m.new) && int(m.new[i].start) < end; i++ {
		w := float64(m.new[i].weight)
		sum += w
		if o := m.from[i]; o >= 0 && (int(m.old[o].end) <= from || int(m.old[o].start) >= to) {
			claimed += w
		}
	}
	if sum == 0 {
		return 0
	}
	return claimed / sum
}
