package align

// Words that were mistyped, corrected or inflected are still the same words.
const (
	// minSimilar is the least likeness of two words taken for one.
	minSimilar = 0.6
	// maxSoftCells bounds the pairs of words compared in one gap.
	maxSoftCells = 1 << 12
	maxWord      = 48
)

// soften matches the unmatched words between neighbouring pairs by likeness.
func (m *Map) soften() {
	m.gaps(func(o, end, from, to int) {
		if from < to && (end-o)*(to-from) <= maxSoftCells && m.free(from, to) {
			m.likeness(o, end, from, to)
		}
	})
}

// likeness aligns old [a, b) with new [c, d) so that the sum of the words'
// likenesses is greatest.
func (m *Map) likeness(a, b, c, d int) {
	rows, cols := b-a+1, d-c+1
	best := make([]float32, rows*cols)
	same := make([]float32, rows*cols)
	work := 0
	for i := 1; i < rows; i++ {
		for j := 1; j < cols; j++ {
			at := i*cols + j
			o, n := m.old[a+i-1], m.new[c+j-1]
			best[at] = max(best[at-1], best[at-cols])
			s := m.similar(o, n)
			work += int(min(o.end-o.start, maxWord))
			if s >= minSimilar {
				same[at] = s
				best[at] = max(best[at], best[at-cols-1]+s)
			}
		}
	}
	m.step(rows*cols + work*4)
	for i, j := rows-1, cols-1; i > 0 && j > 0; {
		at := i*cols + j
		switch {
		case best[at] == best[at-cols]:
			i--
		case best[at] == best[at-1]:
			j--
		default:
			m.to[a+i-1], m.from[c+j-1] = int32(c+j-1), int32(a+i-1)
			m.soft[a+i-1] = same[at]
			i--
			j--
		}
	}
}

// similar is 1 less the edit distance of two words over the longer's length.
func (m *Map) similar(o, n token) float32 {
	x, y := m.oldText[o.start:o.end], m.newText[n.start:n.end]
	if len(x) > maxWord || len(y) > maxWord {
		return 0
	}
	longer, shorter := max(len(x), len(y)), min(len(x), len(y))
	if float32(shorter) < minSimilar*float32(longer) || longer < 3 {
		return 0
	}
	var row [maxWord + 1]int
	for j := range y {
		row[j+1] = j + 1
	}
	for i, r := range x {
		diagonal := row[0]
		row[0] = i + 1
		for j, s := range y {
			d := diagonal
			if r != s {
				d = min(d, row[j], row[j+1]) + 1
			}
			diagonal, row[j+1] = row[j+1], d
		}
	}
	return 1 - float32(row[len(y)])/float32(longer)
}
