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
	docs    []found // candidates
	batch   []found // the best of them, which are looked through next
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
		g.count(x.h.docs)
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
	if r.texts == nil {
		r.res.Notices = append(r.res.Notices, Notice{Code: Unverified})
		for _, f := range best(r.docs, r.limit) {
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
