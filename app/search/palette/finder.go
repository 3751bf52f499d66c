package palette

import (
	"encoding/binary"
	"math/bits"
	"slices"
)

// A Finder looks for candidates in several tables: the edition's, and small
// ones that the interface builds as it goes. It serves one goroutine.
//
// Start begins a search and ends the one before; Step works on it as long as
// there is time; Results may be asked at any moment.
type Finder struct {
	tables   []*Table
	q        query
	best     top
	found    int // candidates in tiers Exact to Inside
	mistakes int // allowed in all tokens together
	state    func(*Finder) error
	at       cursor
	last     entry // the best row of the candidate at work, where known is set
	known    bool
	maybe    []loose // for the fuzzy tier, the closest first
	err      error
}

// A cursor is a place in the tables.
type cursor struct{ table, row int }

// slice is the number of rows between two looks at the clock.
const slice = 4096

// spare is how many more than asked for are kept, since some fall out as repeats.
const spare = 8

// NewFinder returns a Finder over tables. Of equals, those of earlier tables rank first.
func NewFinder(tables ...*Table) *Finder { return &Finder{tables: tables} }

// Start begins to look for what was typed, for the best limit candidates.
func (f *Finder) Start(typed string, limit int) {
	f.q = newQuery(typed)
	f.best = top{limit: max(1, limit) + spare, entries: f.best.entries[:0]}
	f.found, f.mistakes, f.err, f.at, f.known = 0, 0, nil, cursor{}, false
	f.maybe = f.maybe[:0]
	f.state = (*Finder).load
	if f.q.mode == FullText {
		f.state = nil
	}
}

// Step works until stop returns true or the search is done, and reports
// whether it is. stop is asked after every 4,096 spellings, some 200 µs in
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
			t.sign(slice)
			return nil
		}
	}
	f.state = (*Finder).scan
	if len(f.q.tokens) == 0 {
		f.state = (*Finder).list
	}
	return nil
}

// each gives yield the next slice of rows that have all letters but at most
// missing of those in marks, and moves on. The last slice leads to the state next.
func (f *Finder) each(marks uint64, missing int, next func(*Finder) error, yield func(t *Table, ti, row int) error) error {
	if f.at.table == len(f.tables) {
		f.at, f.state = cursor{}, next
		return nil
	}
	t, allowed := f.tables[f.at.table], kinds[f.q.mode]
	end := min(t.rows, f.at.row+slice)
	for row, letters := range t.letters[f.at.row:end] {
		lacks := marks &^ letters
		if lacks != 0 && (missing == 0 || bits.OnesCount64(lacks) > missing) {
			continue
		}
		row += f.at.row
		if allowed>>(t.kind[t.owner[row]]&15)&1 == 0 {
			continue
		}
		if err := yield(t, f.at.table, row); err != nil {
			return err
		}
	}
	f.at.row = end
	if end == t.rows {
		f.at = cursor{table: f.at.table + 1}
	}
	return nil
}

// list is the answer to an empty query: what was used last, then by kind and weight.
func (f *Finder) list() error {
	return f.each(0, 0, nil, func(t *Table, ti, row int) error {
		if t.first(row) != row {
			return nil
		}
		r, err := f.rankOf(ti, row, Exact, false, 0)
		f.best.add(entry{rank: r, table: ti, row: row})
		return err
	})
}

// scan looks for tiers Exact to Inside, and notes what may be fuzzy.
func (f *Finder) scan() error {
	return f.each(f.q.marks, 0, (*Finder).scanned, func(t *Table, ti, row int) error {
		key := t.key(row)
		tier, part, ok := f.q.tierOf(key, t.signs[row], &f.best)
		if !ok {
			if !f.best.full() {
				f.note(t, ti, row)
			}
			return nil
		}
		r, err := f.rankOf(ti, row, tier, part, 0)
		f.offer(entry{r, ti, row, tier})
		return err
	})
}

// offer takes a row in, the best of a candidate's only. Rows of one candidate
// come one after the other.
func (f *Finder) offer(e entry) {
	if f.known && f.last.candidate(f) == e.candidate(f) {
		if e.rank.less(f.last.rank) {
			f.last = e
		}
		return
	}
	f.flush()
	f.last, f.known = e, true
}

// flush hands the candidate at work to the best.
func (f *Finder) flush() {
	if f.known {
		f.found++
		f.best.add(f.last)
		f.known = false
	}
}

func (f *Finder) scanned() error {
	f.flush()
	return f.fuzzy()
}

// among reports whether a row's candidate is one of the best already.
func (f *Finder) among(e entry) bool {
	id := e.candidate(f)
	return slices.ContainsFunc(f.best.entries, func(o entry) bool { return o.candidate(f) == id })
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
	cand, first := t.owner[e.row], t.first(e.row)
	r := Result{Kind: Kind(t.kind[cand]), Ref: binary.LittleEndian.Uint32(t.ref[4*cand:]), Tier: e.tier}
	text, err := t.text(first)
	if err != nil {
		return r, err
	}
	r.Text = text
	shown := text
	if e.row != first {
		if shown, err = t.text(e.row); err != nil {
			return r, err
		}
		r.Spelling = shown
	}
	r.Marks = f.q.marksIn(shown, e.tier)
	return r, nil
}
