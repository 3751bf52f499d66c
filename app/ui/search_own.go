package ui

import (
	"fmt"
	"strings"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"offprint/app/article"
	"offprint/app/search"
	"offprint/app/search/palette"
	"offprint/app/view"
)

// A liveJump is something of the reader's own that Find and the search page
// know beside the edition: an annotation, a tag, an imported text.
//
// Whoever keeps such things calls r.liveJumps.Add when one comes or changes,
// also for each that is there at the start, and r.liveJumps.Remove when it
// goes. Neither costs anything until something is looked for.
type liveJump struct {
	ID   string
	Kind palette.Kind // palette.Annotation, palette.Tag
	// Text is what Find shows: the note, else the quotation; the tag.
	Text string
	// Full is what is searched in full text: the quotation and the note with a
	// line between them. Empty where Find alone should know it, as of a tag.
	Full string
	Tags []string
	// Stamp tells one state of the thing from another.
	Stamp int64
	// Where is what it stands in, for the line below: an article's title.
	Where string
	// Open goes there.
	Open func(*Reader)
}

// liveJumps are the reader's own things by id.
type liveJumps struct {
	all     map[string]liveJump
	order   []string // ids in the order in which they came
	changed bool     // since the table was made
	table   *palette.Table
	texts   *search.Live
}

// Add takes a thing in, in place of the one with its id.
func (l *liveJumps) Add(j liveJump) error {
	if l.all == nil {
		l.all, l.texts = map[string]liveJump{}, search.NewLive()
	}
	if _, ok := l.all[j.ID]; !ok {
		l.order = append(l.order, j.ID)
	}
	l.all[j.ID], l.changed = j, true
	if j.Full == "" {
		_, err := l.texts.Remove(j.ID)
		return err
	}
	return l.texts.Add(j.ID, j.article())
}

// Remove takes a thing out; an id that is not there is no error.
func (l *liveJumps) Remove(id string) error {
	if _, ok := l.all[id]; !ok {
		return nil
	}
	delete(l.all, id)
	for i, o := range l.order {
		if o == id {
			l.order = append(l.order[:i:i], l.order[i+1:]...)
			break
		}
	}
	l.changed = true
	_, err := l.texts.Remove(id)
	return err
}

// article is the thing as full-text search sees it.
func (j liveJump) article() *article.Article {
	return &article.Article{Meta: article.Meta{Tags: j.Tags}, Text: j.Full}
}

// at returns thing number ref of the table.
func (l *liveJumps) at(ref uint32) (liveJump, bool) {
	if int(ref) >= len(l.order) {
		return liveJump{}, false
	}
	j, ok := l.all[l.order[ref]]
	return j, ok
}

// open returns the table for Find, nil where there is nothing.
func (l *liveJumps) open() (*palette.Table, error) {
	if !l.changed {
		return l.table, nil
	}
	t, err := openTable(func(yield func(palette.Candidate) bool) {
		for i, id := range l.order {
			j := l.all[id]
			if !yield(palette.Candidate{Kind: j.Kind, Text: oneLine(j.Text), Spellings: j.Tags, Ref: uint32(i)}) {
				return
			}
		}
	})
	if err == nil {
		l.table, l.changed = t, false
	}
	return t, err
}

func oneLine(s string) string { return strings.Join(strings.Fields(s), " ") }

// ownSearch is the search among the reader's own things.
type ownSearch struct {
	run   *search.Run
	hits  []view.OwnHit
	all   int
	most  int // shown
	done  bool
	drawn bool
}

// ownAtOnce is how many of the reader's own stand above the articles.
const ownAtOnce = 3

// startOwn begins to look for what is asked among the reader's own things.
func (r *Reader) startOwn() {
	s := &r.searching
	s.own = ownSearch{done: true, most: ownAtOnce}
	if err := r.syncOwn(); err != nil {
		r.failed(err)
		return
	}
	if r.liveJumps.texts == nil || r.liveJumps.texts.Len() == 0 {
		return
	}
	x, err := r.liveJumps.texts.Index()
	if err != nil {
		r.failed(err)
		return
	}
	s.own.run, s.own.done = x.Start(s.query, r.liveJumps.texts.Texts(r.ownText), mostHits), false
}

func (r *Reader) ownText(id string) (*article.Article, error) {
	j, ok := r.liveJumps.all[id]
	if !ok {
		return nil, fmt.Errorf("ui: no own text %q", id)
	}
	return j.article(), nil
}

// work is searching.work for the reader's own.
func (o *ownSearch) work(r *Reader, stop func() bool) (more bool, err error) {
	if o.done {
		return false, nil
	}
	if !o.run.Step(stop) {
		return true, nil
	}
	res, err := o.run.Results()
	if err != nil {
		return false, err
	}
	o.done, o.drawn, o.all, o.hits = true, false, len(res.Hits), nil
	if len(res.Hits) > 0 && someOnly(res.Notices) {
		o.all = 0 // not all words: the articles may have them
		return false, nil
	}
	for _, h := range res.Hits[:min(o.most, len(res.Hits))] {
		j, ok := r.liveJumps.all[r.liveJumps.texts.ID(h.Article)]
		if !ok {
			continue
		}
		o.hits = append(o.hits, view.OwnHit{ID: j.ID, Article: j.Where, Text: j.Full, Marks: r.searching.query.Find(-1, j.article())})
	}
	return false, nil
}

// someOnly tells whether what was found has some of the words only.
func someOnly(notices []search.Notice) bool {
	for _, n := range notices {
		if n.Code == search.AnyWord {
			return true
		}
	}
	return false
}

// drawOwn shows what was found among the reader's own.
func (r *Reader) drawOwn() {
	o := &r.searching.own
	if !o.done {
		return
	}
	if place := r.dom.query("#search-own"); place.Truthy() && !o.drawn {
		place.Set("innerHTML", view.OwnHits(o.hits, o.all))
		o.drawn = true
	}
}

// moreOwn shows all that was found among the reader's own.
func (r *Reader) moreOwn() {
	r.startOwn()
	o := &r.searching.own
	o.most = mostHits
	for more := true; more; {
		var err error
		if more, err = o.work(r, func() bool { return false }); err != nil {
			r.failed(err)
			return
		}
	}
	r.drawOwn()
}

// openOwn goes to one of the reader's own.
func (r *Reader) openOwn(control app.Value) {
	if j, ok := r.liveJumps.all[control.Get("dataset").Get("id").String()]; ok && j.Open != nil {
		r.keepAsked()
		j.Open(r)
	}
}
