package annotation

import "sort"

// An Index answers which annotations cover a place in the text: an interval
// tree laid out in an array (an augmented tree; Cormen et al., Introduction to
// Algorithms, section 14.3). A look-up takes microseconds at any size.
type Index struct {
	spans []entry
	reach []int // the greatest end within the subtree rooted at each place
}

type entry struct {
	Span
	item int
}

// NewIndex indexes spans; empty ones cover nothing.
func NewIndex(spans []Span) *Index {
	x := &Index{}
	for i, s := range spans {
		if s.End > s.Start {
			x.spans = append(x.spans, entry{s, i})
		}
	}
	sort.SliceStable(x.spans, func(i, j int) bool {
		a, b := x.spans[i], x.spans[j]
		return a.Start < b.Start || a.Start == b.Start && a.End > b.End
	})
	x.reach = make([]int, len(x.spans))
	x.build(0, len(x.spans))
	return x
}

func (x *Index) build(lo, hi int) int {
	if lo >= hi {
		return 0
	}
	mid := (lo + hi) / 2
	x.reach[mid] = max(x.spans[mid].End, x.build(lo, mid), x.build(mid+1, hi))
	return x.reach[mid]
}

// At gives the spans, by their index, that cover the code point at offset: the
// innermost first, so that a click on nested highlights means the smallest;
// of two of the same length the one that starts later, then the one made later.
func (x *Index) At(offset int) []int {
	return x.Over(Span{offset, offset + 1})
}

// Over gives the spans that share a code point with s, the innermost first.
func (x *Index) Over(s Span) []int {
	var found []entry
	x.collect(0, len(x.spans), s, &found)
	sort.Slice(found, func(i, j int) bool {
		a, b := found[i], found[j]
		switch {
		case a.Len() != b.Len():
			return a.Len() < b.Len()
		case a.Start != b.Start:
			return a.Start > b.Start
		}
		return a.item > b.item
	})
	items := make([]int, len(found))
	for i, e := range found {
		items[i] = e.item
	}
	return items
}

func (x *Index) collect(lo, hi int, s Span, found *[]entry) {
	if lo >= hi {
		return
	}
	mid := (lo + hi) / 2
	if x.reach[mid] <= s.Start {
		return
	}
	x.collect(lo, mid, s, found)
	e := x.spans[mid]
	if e.Start >= s.End {
		return
	}
	if e.End > s.Start {
		*found = append(*found, e)
	}
	x.collect(mid+1, hi, s, found)
}

// Next gives the first span in the order of the text that starts after offset,
// or -1; Previous the last that starts before it.
func (x *Index) Next(offset int) int {
	i := sort.Search(len(x.spans), func(i int) bool { return x.spans[i].Start > offset })
	if i == len(x.spans) {
		return -1
	}
	return x.spans[i].item
}

// Previous gives the last span that starts before offset, or -1.
func (x *Index) Previous(offset int) int {
	i := sort.Search(len(x.spans), func(i int) bool { return x.spans[i].Start >= offset })
	if i == 0 {
		return -1
	}
	return x.spans[i-1].item
}

// Flatten joins the spans of each colour, so that each colour's ranges are in
// order and none overlaps or touches another: what a Highlight of the CSS
// Custom Highlight API paints alike, with the fewest ranges. depth is how many
// spans lie over one another at most, whatever their colours.
func Flatten(spans []Span, color func(i int) string) (ranges map[string][]Span, depth int) {
	order := make([]int, 0, len(spans))
	var edges []int // code points twice over: ends before starts
	for i, s := range spans {
		if s.End > s.Start {
			order = append(order, i)
			edges = append(edges, 2*s.Start+1, 2*s.End)
		}
	}
	sort.Slice(order, func(i, j int) bool { return spans[order[i]].Start < spans[order[j]].Start })
	ranges = map[string][]Span{}
	for _, i := range order {
		c, s := color(i), spans[i]
		r := ranges[c]
		if n := len(r); n > 0 && s.Start <= r[n-1].End {
			r[n-1].End = max(r[n-1].End, s.End)
		} else {
			ranges[c] = append(r, s)
		}
	}
	sort.Ints(edges)
	open := 0
	for _, e := range edges {
		if e&1 == 1 {
			open++
			depth = max(depth, open)
		} else {
			open--
		}
	}
	return ranges, depth
}
