package tag

import "offprint/app/entity/crf"

// Features are 24-bit hashes of a template's number and its values.
func hash(template, a, b uint32) uint32 {
	h := uint64(a)*0x9e3779b97f4a7c15 ^ (uint64(b)+uint64(template)<<32)*0xc2b2ae3d27d4eb4f
	h ^= h >> 31
	h *= 0xd6e8feb86659fd93
	return uint32(h >> (64 - crf.KeyBits))
}

// The numbers of the templates. A template's values follow in its comment.
const (
	tUnary  = 100 * iota // features of one word at a place of the window
	tPair                // of neighbours
	tRun                 // of the run of capitals
	tList                // of gazetteers
	tDoc                 // of the document
	tSecond              // of the first pass's labels
)

// unary appends the features of a word that stands off tokens away, -2 to 2.
func (w *word) unary(off int, out []uint32) []uint32 {
	t := uint32(tUnary + 20*(off+2))
	out = append(out, hash(t, w.lower, 0))
	if w.class != 0 {
		out = append(out, hash(t+1, uint32(w.class), uint32(w.kind)))
	}
	if off < -1 || off > 1 {
		return append(out, hash(t+2, uint32(w.kind), uint32(w.trig)))
	}
	out = append(out, hash(t+3, w.shape, 0), hash(t+4, uint32(w.trig), uint32(w.kind)))
	if w.suf[2] != 0 {
		out = append(out, hash(t+5, w.suf[2], uint32(min(w.kind, kindTitle))))
	}
	if off != 0 {
		return out
	}
	out = append(out, hash(t+6, w.exact, 0), hash(t+7, 0, uint32(w.kind)))
	if w.lowClass != 0 && w.lowClass != w.class {
		out = append(out, hash(t+8, uint32(w.lowClass), uint32(w.kind)))
	}
	for i, s := range w.suf {
		if s != 0 {
			out = append(out, hash(t+9, s, uint32(i)))
		}
	}
	for i, p := range w.pre {
		if p != 0 {
			out = append(out, hash(t+10, p, uint32(i)))
		}
	}
	return out
}

// newEdge returns the word that stands beyond the ends of a sentence.
func newEdge() *word {
	w := &word{lower: 1, exact: 1, shape: 1, kind: kindPunct}
	w.base = w
	return w
}

func (a *Analysis) at(i, start, end int) *word {
	if i < start || i >= end {
		return a.edge
	}
	return a.words[i]
}

// local appends the features of token i that depend on more than one word.
func (a *Analysis) local(i, start, end int, out []uint32) []uint32 {
	w, p, n := a.words[i], a.at(i-1, start, end), a.at(i+1, start, end)
	r := a.runs[i]
	in := r.end > r.start
	out = append(out,
		hash(tPair, p.lower, w.lower),
		hash(tPair+1, w.lower, n.lower),
		hash(tPair+2, uint32(p.kind)<<8|uint32(w.kind), uint32(n.kind)),
		hash(tPair+3, uint32(p.class)<<8|uint32(w.class), 0),
		hash(tPair+4, uint32(w.class)<<8|uint32(n.class), 0))
	if m := a.Marks[i]; m != MarkNone {
		out = append(out, hash(tPair+5, uint32(m), uint32(w.kind)))
	}
	if i+1 < end && a.Marks[i+1] != MarkNone || i > start && a.Marks[i-1] != MarkNone {
		m := a.mark(i-1, start, end)<<4 | a.mark(i+1, start, end)
		out = append(out, hash(tPair+6, m, uint32(w.kind)))
	}
	if !in && w.kind == kindLower && p.kind == kindLower && n.kind == kindLower {
		return out
	}
	pp, nn := a.at(i-2, start, end), a.at(i+2, start, end)
	glued := uint32(0)
	if i > start && a.Tokens[i-1].Stop == a.Tokens[i].Byte {
		glued = 1
	}
	if i+1 < end && a.Tokens[i+1].Byte == a.Tokens[i].Stop {
		glued |= 2
	}
	s := uint32(a.sentence[i])
	first := uint32(0)
	if i == start {
		first = 1
	}
	out = append(out,
		hash(tPair+7, p.lower, n.lower^uint32(w.kind)),
		hash(tPair+8, uint32(pp.class)<<8|uint32(p.class), uint32(w.kind)),
		hash(tPair+9, uint32(nn.class)<<8|uint32(n.class), uint32(w.kind)),
		hash(tPair+10, pp.lower, p.lower^uint32(w.kind)),
		hash(tPair+11, n.lower, nn.lower^uint32(w.kind)),
		hash(tPair+12, uint32(p.trig)<<8|uint32(n.trig), uint32(w.trig)<<8|uint32(w.kind)),
		hash(tPair+13, glued, uint32(w.kind)<<8|uint32(p.kind)<<4|uint32(n.kind)),
		hash(tPair+14, s<<1|first, uint32(w.kind)),
		hash(tPair+15, w.suf[2], uint32(n.class)),
		hash(tPair+16, w.suf[2], uint32(p.class)))
	if s != 0 {
		out = append(out, hash(tPair+17, w.lower, s), hash(tPair+18, uint32(w.lowClass), s<<8|uint32(n.lowClass)))
	}
	if in {
		out = a.inRun(i, start, end, r, out)
	} else if w.kind == kindLower {
		out = append(out, hash(tRun+30, uint32(a.inside(i-1, start, end))<<1|uint32(a.inside(i+1, start, end)), w.lower))
	}
	if g := a.gaz[i]; g.cats != 0 {
		out = a.listed(i, g, w, p, n, out)
	}
	if w.kind.named() {
		out = a.document(i, start, w, r, out)
	}
	return out
}

func (a *Analysis) mark(i, start, end int) uint32 {
	if i < start || i >= end {
		return 0
	}
	return uint32(a.Marks[i])
}

func (a *Analysis) inside(i, start, end int) int {
	if i < start || i >= end || a.runs[i].start == a.runs[i].end {
		return 0
	}
	return 1
}

// inRun appends the geometry of the run of capitals.
func (a *Analysis) inRun(i, start, end int, r run, out []uint32) []uint32 {
	w := a.words[i]
	size := min(uint32(r.end-r.core), 6)
	pos := uint32(9)
	if int32(i) >= r.core {
		pos = min(uint32(int32(i)-r.core), 3)
	}
	left := min(uint32(r.end-1-int32(i)), 3)
	place := size<<8 | pos<<4 | left
	before, after := a.at(int(r.core)-1, start, end), a.at(int(r.end), start, end)
	after2 := a.at(int(r.end)+1, start, end)
	before2 := a.at(int(r.core)-2, start, end)
	head, last := a.words[r.core], a.words[r.end-1]
	begins := uint32(0)
	if int(r.core) == start {
		begins = 1
	}
	edgeOf := uint32(0)
	if pos == 0 {
		edgeOf = 1
	}
	if left == 0 {
		edgeOf |= 2
	}
	return append(out,
		hash(tRun, place, uint32(w.kind)),
		hash(tRun+1, before.lower, edgeOf),
		hash(tRun+2, after.lower, edgeOf),
		hash(tRun+3, last.lower, edgeOf),
		hash(tRun+4, head.lower, edgeOf),
		hash(tRun+5, uint32(last.trig)<<4|edgeOf, uint32(head.trig)),
		hash(tRun+6, uint32(before.trig)<<8|uint32(after.trig), place),
		hash(tRun+11, begins<<4|uint32(a.sentence[i]), place),
		hash(tRun+12, last.suf[2], edgeOf<<4|min(size, 3)),
		hash(tRun+14, before.lower, after.lower^edgeOf<<3^min(size, 3)),
		hash(tRun+15, before2.lower, before.lower^edgeOf),
		hash(tRun+16, after.lower, after2.lower^edgeOf),
		hash(tRun+17, last.lower, before.lower^edgeOf),
		hash(tRun+18, head.lower, last.lower^edgeOf))
}

// listed appends what the gazetteers say.
func (a *Analysis) listed(i int, g gaz, w, p, n *word, out []uint32) []uint32 {
	long := uint32(0)
	if g.long {
		long = 1
	}
	out = append(out, hash(tList, uint32(g.cats)<<1|long, uint32(w.kind)),
		hash(tList+1, uint32(g.cats)<<1|long, uint32(p.trig)<<8|uint32(n.trig)),
		hash(tList+2, uint32(g.first)<<8|uint32(g.last), uint32(g.cats)<<1|long))
	for c := range uint32(8) {
		if b := uint8(1) << c; g.cats&b != 0 {
			pos := uint32(0)
			if g.first&b != 0 {
				pos = 1
			}
			if g.last&b != 0 {
				pos |= 2
			}
			out = append(out, hash(tList+3, c<<3|pos<<1|long, 0), hash(tList+4, c<<3|pos<<1|long, uint32(n.kind)<<8|uint32(p.kind)))
		}
	}
	return out
}

// document appends the evidence of the whole document.
func (a *Analysis) document(i, start int, w *word, r run, out []uint32) []uint32 {
	e := a.ev(w)
	first := uint32(0)
	if i == start {
		first = 1
	}
	seen := bucket(e.lower)<<4 | bucket(e.mid)<<1 | first
	out = append(out, hash(tDoc, seen, uint32(w.kind)<<4|uint32(a.sentence[i])))
	single := uint32(0)
	if r.end-r.core == 1 {
		single = 1
	}
	for b := range uint32(evBits) {
		if e.bits>>b&1 != 0 {
			out = append(out, hash(tDoc+1+b, single, uint32(w.kind)))
		}
	}
	out = append(out,
		hash(tDoc+30, e.bits&(evTitle|evSaid|evFirstName|evRunLast|evRole|evFirstListed|evRunFirst), single),
		hash(tDoc+31, e.bits&(evIn|evThe|evOrgRun|evPlaceRun|evAcronym|evParen|evComma|evSaid), single),
		hash(tDoc+32, min(uint32(e.longest), 4), uint32(r.end-r.core)))
	if int(r.end)-1 != i && r.end > r.start {
		l := a.ev(a.words[r.end-1])
		out = append(out, hash(tDoc+33, l.bits&(evTitle|evSaid|evFirstName|evOrgRun|evPlaceRun|evIn), 0))
	}
	return out
}

func bucket(n int32) uint32 {
	switch {
	case n == 0:
		return 0
	case n == 1:
		return 1
	case n < 4:
		return 2
	}
	return 3
}
