package search

import (
	"slices"
	"sort"

	"offprint/app/inplace"
)

// scratch is the memory of one run, kept from run to run.
type scratch struct {
	turn    int
	score   []uint32
	value   []uint32
	matched []uint8
	touched []int32
	docs    []found
}

func (s *scratch) init(docs int) {
	s.score, s.value, s.matched = make([]uint32, docs), make([]uint32, docs), make([]uint8, docs)
	s.touched, s.docs = make([]int32, 0, docs), make([]found, 0, docs)
}

// score adds one group to the scores.
func (r *Run) score() error {
	x, w, g := r.x, &r.x.work, &r.groups[r.i]
	need := r.i
	if r.any {
		need = anyCount
	}
	if err := x.read(g, need); err != nil {
		return err
	}
	idf := rarity(x.h.docs, g.found)
	for _, d := range w.touched {
		w.score[d] += w.value[d] * idf / unit
		w.value[d] = 0
		w.matched[d]++
	}
	r.i++
	if len(w.touched) == 0 && !r.any || r.i == len(r.groups) {
		r.state = (*Run).collect
	}
	return nil
}

// anyCount asks read for articles whatever they matched before.
const anyCount = -1

// read leaves in work.value each article's best score for a group, and the
// articles in work.touched: those alone that have matched need groups so far.
func (x *Index) read(g *group, need int) error {
	w := &x.work
	w.touched = w.touched[:0]
	for _, p := range g.docs {
		if doc := p.doc(); need == anyCount || int(w.matched[doc]) == need {
			w.value[doc] = 2 * unit
			w.touched = append(w.touched, int32(doc))
		}
	}
	return x.each(g.refs, func(r ref, list []posting) { x.take(r, list, need) })
}

// take is read for one list.
func (x *Index) take(r ref, list []posting, need int) {
	w, lengths, flags, sat := &x.work, x.lengths(), x.flags(), x.sat
	for _, p := range list {
		doc := p.doc()
		if need != anyCount && int(w.matched[doc]) != need || r.english && flags[doc]&flagEnglish == 0 {
			continue
		}
		var v uint32
		if r.levels {
			v = scoreOf(p.weight())
		} else {
			v = uint32(sat[int(p.weight())*lengthSteps+int(lengths[doc])])
		}
		v = v*r.share/unit + 1
		if old := w.value[doc]; v > old {
			if old == 0 {
				w.touched = append(w.touched, int32(doc))
			}
			w.value[doc] = v
		}
	}
}

// nearby is the most bytes between two lists that are read over rather than left out.
const nearby = 2048

// each reads the lists of refs, neighbours in one go, and hands them to yield.
func (x *Index) each(refs []ref, yield func(ref, []posting)) error {
	if less := func(i, j int) bool { return refs[i].off < refs[j].off }; !sort.SliceIsSorted(refs, less) {
		sort.SliceStable(refs, less)
	}
	for len(refs) > 0 {
		n, end := 1, refs[0].off+int64(refs[0].size)
		for n < len(refs) && refs[n].off <= end+nearby {
			end = max(end, refs[n].off+int64(refs[n].size))
			n++
		}
		from := refs[0].off
		if size := int(end - from); cap(x.buf) < size {
			x.buf = make([]byte, size)
		}
		b := x.buf[:end-from]
		if err := inplace.ReadFull(x.src, b, from); err != nil {
			return err
		}
		for _, r := range refs[:n] {
			at := r.off - from
			var err error
			x.decode, err = readPostings(x.decode[:0], b[at:at+int64(r.size)], r.n, x.h.docs, r.levels)
			if err != nil {
				return err
			}
			yield(r, x.decode)
		}
		refs = refs[n:]
	}
	return nil
}

// compare is a total order: more words, higher score, lower number.
func compare(a, b found) int {
	switch {
	case a.count != b.count:
		return int(b.count) - int(a.count)
	case a.score != b.score:
		return int(b.score) - int(a.score)
	}
	return int(a.doc) - int(b.doc)
}

// best returns the first n of docs in order, without sorting the rest.
func best(docs []found, n int) []found {
	n = min(n, len(docs))
	top := slices.Clone(docs[:n])
	sort.Slice(top, func(i, j int) bool { return compare(top[i], top[j]) < 0 })
	for _, f := range docs[n:] {
		if worst := &top[n-1]; f.score < worst.score && f.count <= worst.count || compare(f, top[n-1]) >= 0 {
			continue
		}
		at := sort.Search(n, func(i int) bool { return compare(top[i], f) > 0 })
		copy(top[at+1:], top[at:n-1])
		top[at] = f
	}
	return top
}
