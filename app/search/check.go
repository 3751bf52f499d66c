package search

import "slices"

// maxChecked is the most articles looked through for a phrase once a page of
// hits is full; the total is a lower bound then.
const maxChecked = 300

// phrases reports whether articles must be looked through before they count.
func (q Query) phrases() bool {
	for _, c := range q.clauses {
		if c.kind == somePhrase {
			return true
		}
	}
	return false
}

// check looks through one candidate for the phrases.
func (r *Run) check() error {
	if len(r.docs) == 0 {
		if len(r.res.Hits) == 0 && r.widen() {
			return nil
		}
		r.state = nil
		return nil
	}
	f := r.docs[0]
	r.docs = r.docs[1:]
	r.checked++
	a, err := r.texts.Article(r.x.number(int(f.doc)))
	if err != nil {
		return err
	}
	if r.q.holds(a) {
		r.res.Total++
		if len(r.res.Hits) < r.limit {
			r.hit(f)
		}
	}
	if len(r.res.Hits) >= r.limit && r.checked >= maxChecked && len(r.docs) > 0 {
		r.least, r.state = true, nil
	}
	return nil
}

// exclude drops the candidates that have what the query does not want. A
// phrase not wanted leaves its articles in until they are looked through.
func (r *Run) exclude() error {
	x := r.x
	var drop []bool
	for _, c := range r.q.clauses {
		if !c.not || c.kind == somePhrase && r.texts != nil && !r.any {
			continue
		}
		gs, err := x.groups(r.q, c)
		if err != nil {
			return err
		}
		if drop == nil {
			drop = make([]bool, x.h.docs)
		}
		in := make([]int, x.h.docs)
		for i := range gs {
			if err := x.read(&gs[i], anyCount); err != nil {
				return err
			}
			for _, d := range x.work.touched {
				x.work.value[d] = 0
				in[d]++
				drop[d] = drop[d] || in[d] == len(gs)
			}
		}
	}
	if drop != nil {
		r.docs = slices.DeleteFunc(r.docs, func(f found) bool { return drop[f.doc] })
	}
	return nil
}
