package search

import (
	"slices"
	"sort"

	"offprint/app/article"
)

// Texts gives the articles, for what the index alone cannot say: whether
// words stand together, and where.
type Texts interface {
	Article(number int) (*article.Article, error)
}

// Results are the answer to a query.
type Results struct {
	Hits    []Hit // best first
	Total   int   // articles found, see AtLeast
	Notices []Notice
	// Suggest is the query with its unknown words replaced by known ones,
	// where nothing was found; empty where there is none.
	Suggest string
}

// A Hit is an article found.
type Hit struct {
	Article int // its number
	Score   int // for comparison within one answer only
}

// A Run is a search under way. Only the newest run of an index works on;
// starting another ends those before.
type Run struct {
	x     *Index
	q     Query
	texts Texts
	limit int
	turn  int // the index's generation that this run belongs to

	state   func(*Run) error // the next step, nil at the end
	groups  []group
	i       int // group at work
	any     bool
	docs    []found // candidates, in the order they are checked
	res     Results
	least   bool
	err     error
	checked int
}

// found is an article that may be a hit.
type found struct {
	doc   int32
	count int32 // groups matched
	score uint32
}

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

// Start begins a search for the best limit articles. texts may be nil: then
// phrases are not checked to stand together.
func (x *Index) Start(q Query, texts Texts, limit int) *Run {
	x.work.turn++
	r := &Run{x: x, q: q, texts: texts, limit: max(1, limit), turn: x.work.turn, state: (*Run).plan}
	r.res.Notices = slices.Clone(q.notices)
	if q.Empty() {
		r.state = nil
	}
	return r
}

// Search runs a query to its end.
func (x *Index) Search(q Query, texts Texts, limit int) (Results, error) {
	r := x.Start(q, texts, limit)
	for !r.Step(nil) {
	}
	return r.Results()
}

// Step works until stop returns true or the search is done, and reports
// whether it is. It asks stop after each piece of work, a few hundred
// microseconds at 10,000 articles. A run that a newer one has ended is done.
func (r *Run) Step(stop func() bool) bool {
	for r.state != nil {
		if r.turn != r.x.work.turn {
			r.state = nil
			break
		}
		if err := r.state(r); err != nil {
			r.err, r.state = err, nil
		}
		if stop != nil && stop() {
			break
		}
	}
	return r.state == nil
}

// Results returns what has been found so far, all of it once Step has reported the end.
func (r *Run) Results() (Results, error) {
	res := r.res
	if r.least || r.state != nil {
		res.Notices = append(slices.Clone(res.Notices), Notice{Code: AtLeast})
	}
	return res, r.err
}

// plan finds the lists of every word.
func (r *Run) plan() error {
	x := r.x
	if err := x.load(); err != nil {
		return err
	}
	for _, c := range r.q.clauses {
		if c.not {
			continue
		}
		gs, err := x.groups(r.q, c)
		if err != nil {
			return err
		}
		r.groups = append(r.groups, gs...)
	}
	for i := range r.groups {
		r.groups[i].count(x.h.docs)
	}
	r.start()
	return nil
}

// groups gives the lists of a clause, one group a word.
func (x *Index) groups(q Query, c clause) ([]group, error) {
	if c.kind == someName {
		g := group{docs: []posting{}}
		if c.known {
			for _, n := range q.names.Articles(c.name) {
				if doc := x.place(n); doc >= 0 {
					g.docs = append(g.docs, newPosting(doc, maxWeight))
				}
			}
		}
		return []group{g}, nil
	}
	var gs []group
	for i, w := range c.words {
		g, err := x.resolve(w, c.title, c.quoted || c.kind == somePhrase, c.prefix && i == len(c.words)-1)
		if err != nil {
			return nil, err
		}
		gs = append(gs, g)
	}
	return gs, nil
}

// start clears the scratch and takes the rarest word first, so that the
// others are looked up in few articles.
func (r *Run) start() {
	sort.SliceStable(r.groups, func(i, j int) bool { return r.groups[i].found < r.groups[j].found })
	w := &r.x.work
	clear(w.score)
	clear(w.matched)
	w.touched = w.touched[:0]
	r.i, r.state = 0, (*Run).score
	if len(r.groups) == 0 {
		r.state = (*Run).all
	}
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
	slices.SortStableFunc(refs, func(a, b ref) int { return int(a.off - b.off) })
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
		if err := readFull(x.src, b, from); err != nil {
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

// all takes every article, for a query of limits alone, the newest first.
func (r *Run) all() error {
	r.docs = r.x.work.docs[:0]
	for doc := range r.x.h.docs {
		r.docs = append(r.docs, found{doc: int32(doc), score: first(r.x.date(doc))})
	}
	return r.filter()
}

// collect gathers the articles that have all words.
func (r *Run) collect() error {
	w := &r.x.work
	r.docs = w.docs[:0]
	if r.any {
		for d, n := range w.matched {
			if n > 0 {
				r.docs = append(r.docs, found{int32(d), int32(n), w.score[d]})
			}
		}
		return r.filter()
	}
	for _, d := range w.touched {
		if int(w.matched[d]) == len(r.groups) {
			r.docs = append(r.docs, found{d, int32(len(r.groups)), w.score[d]})
		}
	}
	return r.filter()
}

// filter applies dates and exclusions, and puts the best first.
func (r *Run) filter() error {
	x := r.x
	if r.q.after != 0 || r.q.before != 0 {
		r.docs = slices.DeleteFunc(r.docs, func(f found) bool { return !dated(x.date(int(f.doc)), r.q.after, r.q.before) })
	}
	if err := r.exclude(); err != nil {
		return err
	}
	if len(r.docs) == 0 && r.widen() {
		return nil
	}
	r.res.Total = len(r.docs)
	if !r.q.phrases() || r.any {
		r.docs = best(r.docs, r.limit)
		for _, f := range r.docs {
			r.hit(f)
		}
		r.state = nil
		return nil
	}
	slices.SortFunc(r.docs, compare)
	if r.texts == nil {
		r.res.Notices = append(r.res.Notices, Notice{Code: Unverified})
		for _, f := range r.docs[:min(r.limit, len(r.docs))] {
			r.hit(f)
		}
		r.state = nil
		return nil
	}
	r.res.Total, r.state = 0, (*Run).check
	return nil
}

func (r *Run) hit(f found) {
	r.res.Hits = append(r.res.Hits, Hit{Article: r.x.number(int(f.doc)), Score: int(f.score)})
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
	if len(docs) <= n {
		slices.SortFunc(docs, compare)
		return docs
	}
	top := slices.Clone(docs[:n])
	slices.SortFunc(top, compare)
	for _, f := range docs[n:] {
		if worst := &top[n-1]; f.score < worst.score && f.count <= worst.count || compare(f, top[n-1]) >= 0 {
			continue
		}
		at, _ := slices.BinarySearchFunc(top, f, compare)
		copy(top[at+1:], top[at:n-1])
		top[at] = f
	}
	return top
}

// widen starts again with articles that have some of the words, where none
// has all and there is more than one. It reports whether it did.
func (r *Run) widen() bool {
	if r.any {
		return false
	}
	r.suggest()
	if len(r.groups) < 2 || r.err != nil {
		return false
	}
	r.any = true
	r.res.Notices = append(r.res.Notices, Notice{Code: AnyWord})
	r.start()
	return true
}
