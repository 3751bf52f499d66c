package palette

import (
	"encoding/binary"
	"slices"
)

// A Finder looks for candidates in several tables: the edition's, and small
// ones that the interface builds as it goes. It serves one goroutine.
//
// Start begins a search and ends the one before; Step works on it as long as
// there is time; Results may be asked at any moment.
type Finder struct {
	tables []*Table
	q      query
	best   top
	found  int // candidates in tiers Exact to Inside
	state  func(*Finder) error
	at     cursor
	maybe  []loose // for the fuzzy tier, the closest first
	err    error
}

// A cursor is a place in the tables.
type cursor struct{ table, cand, row int }

// slice is the number of candidates between two looks at the clock.
const slice = 2048

// spare is how many more than asked for are kept, since some fall out as repeats.
const spare = 8

// NewFinder returns a Finder over tables. Of equals, those of earlier tables rank first.
func NewFinder(tables ...*Table) *Finder { return &Finder{tables: tables} }

// Start begins to look for what was typed, for the best limit candidates.
func (f *Finder) Start(typed string, limit int) {
	f.q = newQuery(typed)
	f.best = top{limit: max(1, limit) + spare, entries: f.best.entries[:0]}
	f.found, f.err, f.at = 0, nil, cursor{}
	f.maybe = f.maybe[:0]
	f.state = (*Finder).load
	if f.q.mode == FullText {
		f.state = nil
	}
}

// Step works until stop returns true or the search is done, and reports
// whether it is. stop is asked after every 2,048 candidates, some 200 µs in
// WASM; nil never stops.
func (f *Finder) Step(stop func() bool) bool {
	for f.state != nil {
		if err := f.state(f); err != nil {
			f.err, f.state = err, nil
		}
		if stop != nil && stop() {
			break
		}
	}
	return f.state == nil
}

// Find runs a search to its end.
func (f *Finder) Find(typed string, limit int) ([]Result, error) {
	f.Start(typed, limit)
	for !f.Step(nil) {
	}
	return f.Results()
}

// load makes the tables ready, a slice at a time, the first time only.
func (f *Finder) load() error {
	for _, t := range f.tables {
		if err := t.load(); err != nil {
			return err
		}
		if t.ready < t.rows {
			t.mask(2 * slice)
			return nil
		}
	}
	f.state = (*Finder).scan
	if len(f.q.tokens) == 0 {
		f.state = (*Finder).list
	}
	return nil
}

// each gives yield a slice of candidates, and reports whether there are more.
func (f *Finder) each(yield func(ti, cand, row, rows int) error) (bool, error) {
	allowed := kinds[f.q.mode]
	for range slice {
		for f.at.table < len(f.tables) && f.at.cand == f.tables[f.at.table].n {
			f.at = cursor{table: f.at.table + 1}
		}
		if f.at.table == len(f.tables) {
			return false, nil
		}
		t := f.tables[f.at.table]
		cand, row, rows := f.at.cand, f.at.row, int(t.count[f.at.cand])
		f.at.cand, f.at.row = cand+1, row+rows
		if allowed>>(t.kind[cand]&15)&1 == 0 || rows == 0 {
			continue
		}
		if err := yield(f.at.table, cand, row, rows); err != nil {
			return false, err
		}
	}
	return true, nil
}

// list is the answer to an empty query: what was used last, then by kind and weight.
func (f *Finder) list() error {
	more, err := f.each(func(ti, cand, row, _ int) error {
		r, err := f.rankOf(ti, cand, row, Exact, false, 0)
		f.best.add(entry{rank: r, table: ti, cand: cand, row: row, first: row})
		return err
	})
	if !more {
		f.state = nil
	}
	return err
}

// scan looks for tiers Exact to Inside, and notes what may be fuzzy.
func (f *Finder) scan() error {
	more, err := f.each(func(ti, cand, row, rows int) error {
		t, at, best, tier := f.tables[ti], -1, rank{}, Tier(0)
		for r := row; r < row+rows; r++ {
			if f.q.marks&^t.letters[r] != 0 {
				continue
			}
			key := t.key(r)
			got, part, ok := f.q.tierOf(key, t.initials[r], &f.best)
			if !ok {
				if at < 0 && !f.best.full() {
					f.note(key, ti, cand, r, row)
				}
				continue
			}
			k, err := f.rankOf(ti, cand, r, got, part, 0)
			if err != nil {
				return err
			}
			if at < 0 || k.less(best) {
				at, best, tier = r, k, got
			}
		}
		if at >= 0 {
			f.found++
			f.best.add(entry{best, ti, cand, at, row, tier})
		}
		return nil
	})
	if !more {
		f.state, f.at = (*Finder).fuzzy, cursor{}
	}
	return err
}

// Results returns the best candidates found so far, each once, and the first error met.
func (f *Finder) Results() ([]Result, error) {
	var out []Result
	for _, e := range f.best.entries {
		if len(out) == f.best.limit-spare {
			break
		}
		r, err := f.result(e)
		if err != nil {
			return out, err
		}
		if !slices.ContainsFunc(out, r.repeats) {
			out = append(out, r)
		}
	}
	return out, f.err
}

// repeats reports whether an article was there already as a recent one.
func (r Result) repeats(o Result) bool {
	return r.Kind == Article && o.Kind == Recent && r.Ref == o.Ref && r.Text == o.Text
}

func (f *Finder) result(e entry) (Result, error) {
	t := f.tables[e.table]
	r := Result{Kind: Kind(t.kind[e.cand]), Ref: binary.LittleEndian.Uint32(t.ref[4*e.cand:]), Tier: e.tier}
	text, err := t.text(e.first)
	if err != nil {
		return r, err
	}
	r.Text = text
	shown := text
	if e.row != e.first {
		if shown, err = t.text(e.row); err != nil {
			return r, err
		}
		r.Spelling = shown
	}
	r.Marks = f.q.marksIn(shown, e.tier)
	return r, nil
}
