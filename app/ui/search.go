package ui

import (
	"errors"
	"net/url"
	"slices"
	"strings"
	"time"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"offprint/app/article"
	"offprint/app/library"
	"offprint/app/search"
	"offprint/app/view"
)

// Bounds of a page of results.
const (
	mostHits     = 500 // ranked; more is what nobody looks through
	hitsAtOnce   = 20  // shown, and by how many more
	bestPassages = 2   // of an article, before it is expanded
)

// sliceTime is how long a search works before the browser has its turn. A
// slice ends at the first look at the clock behind it, so that tasks stay far
// below 50 ms.
const sliceTime = 10 * time.Millisecond

// keepAskedAfter is the pause in typing after which the address follows:
// browsers limit how often it may change.
const keepAskedAfter = 400

// searching is the search page's state. It outlives the page, so that the way
// back from an article finds the results as they were left.
type searching struct {
	index  *search.Index
	asked  view.Asked
	query  search.Query
	run    *search.Run // nil before the first search
	done   bool        // the run has looked at everything
	res    search.Results
	items  []string // results as markup, the first of res.Hits
	drawn  int      // of items, on the page
	shown  int      // wanted on the page
	own    ownSearch
	edited bool    // the address's search is one being typed
	ahead  bool    // of the address: that is to follow
	pause  int     // in typing, the last one's number
	turn   int     // of what is scheduled; what is older is dropped
	backTo float64 // scroll position to come back to as results come
}

// textIndex opens the edition's index the first time. An index has one search
// at a time, so the page and Find have one each.
func (r *Reader) textIndex(at **search.Index) (*search.Index, error) {
	if *at != nil {
		return *at, nil
	}
	part := r.lib.Part(search.Tag)
	if part == nil {
		return nil, errors.New("this edition has no index of its text")
	}
	x, err := search.Open(part, part.Size())
	*at = x
	return x, err
}

// texts gives search the articles that it must look through.
type texts struct{ lib *library.Library }

func (t texts) Article(n int) (*article.Article, error) { return t.lib.Article(n) }

// visitSearch goes to the search page.
func (r *Reader) visitSearch(a view.Asked) {
	to, err := url.Parse(r.links.Search(a))
	if err != nil {
		r.failed(err)
		return
	}
	a.At = 0
	r.visit(to, Place{Kind: KindSearch, Asked: a})
}

// enterSearch fills the page in: with the address's search, or with what was
// typed before the program ran.
func (r *Reader) enterSearch() {
	s := &r.searching
	box, exact := r.dom.query("#q"), r.dom.query("#exact")
	if !box.Truthy() {
		return
	}
	if typed := box.Get("value").String(); r.place.Asked.Query == "" && strings.TrimSpace(typed) != "" {
		s.edited = false
		r.search(view.Asked{Query: typed, Exact: exact.Get("checked").Bool()})
		s.ahead = true
		r.keepAsked()
		return
	}
	box.Set("value", r.place.Asked.Query)
	exact.Set("checked", r.place.Asked.Exact)
	s.edited, s.ahead, s.drawn, s.backTo, s.own.drawn = false, false, 0, 0, false
	if r.place.Asked == s.asked && s.run != nil {
		r.goOn() // as it was left
	} else {
		r.search(r.place.Asked)
	}
	r.dom.document.Set("title", view.TitleOf(view.SearchTitle(r.place.Asked), r.lib.Info))
}

// focusArrival puts the focus where reading begins: on the text, or in the box
// of a search page that asks nothing yet.
func (r *Reader) focusArrival() {
	target := r.dom.main
	if box := r.dom.query("#q"); r.place.Kind == KindSearch && r.place.Asked.Query == "" && box.Truthy() {
		target = box
	}
	target.Call("focus", map[string]any{"preventScroll": true})
}

// leaveSearch ends what belongs to the search page, and to the hits of an article.
func (r *Reader) leaveSearch() {
	r.searching.turn++
	r.leaveHits()
}

// search begins to look for what is asked. What was found before stays on the
// page until there is something new to show.
func (r *Reader) search(a view.Asked) {
	s := &r.searching
	index, err := r.textIndex(&r.searching.index)
	if err != nil {
		r.failed(err)
		return
	}
	names, err := r.queryNames(a.Query)
	if err != nil {
		r.failed(err)
		return
	}
	s.asked, s.query = a, search.Parse(a.Query, search.Options{NoStem: a.Exact, Names: names})
	s.run = index.Start(s.query, texts{r.lib}, mostHits)
	s.backTo = 0
	s.done, s.res, s.items, s.drawn, s.shown = false, search.Results{}, nil, 0, hitsAtOnce
	r.startOwn()
	r.goOn()
}

// goOn works on the search for a slice, shows what there is and comes back
// for the rest.
func (r *Reader) goOn() {
	s := &r.searching
	s.turn++
	end := time.Now().Add(sliceTime)
	more, err := s.work(r, func() bool { return !time.Now().Before(end) })
	if err != nil {
		r.failed(err)
		return
	}
	r.drawResults()
	if !more {
		s.backTo = 0
		return
	}
	turn := s.turn
	r.after(0, func() {
		if turn == s.turn {
			r.goOn()
		}
	})
}

// work goes on until stop says so or all that is wanted is there. It reports
// whether there is more to do.
func (s *searching) work(r *Reader, stop func() bool) (more bool, err error) {
	if !s.done {
		s.done = s.run.Step(stop)
		if s.res, err = s.run.Results(); err != nil {
			return false, err
		}
		if !s.done {
			return true, nil
		}
	}
	for len(s.items) < min(s.shown, len(s.res.Hits)) {
		if stop() {
			return true, nil
		}
		item, err := r.hitItem(s.res.Hits[len(s.items)].Article, bestPassages)
		if err != nil {
			return false, err
		}
		s.items = append(s.items, item)
	}
	return s.own.work(r, stop)
}

// hitItem is the markup of a result.
func (r *Reader) hitItem(number, limit int) (string, error) {
	e, err := r.lib.Entry(number)
	if err != nil {
		return "", err
	}
	a, err := r.lib.Article(number)
	if err != nil {
		return "", err
	}
	return view.HitItem(view.Hit{
		Links: r.links, Asked: r.searching.asked, Entry: e, Article: a,
		Excerpt: r.searching.query.Excerpt(number, a, limit),
	}), nil
}

// drawResults shows what is new.
func (r *Reader) drawResults() {
	s := &r.searching
	list := r.dom.query("#results")
	if !list.Truthy() {
		return
	}
	if s.asked.Query == "" {
		r.dom.setText("#search-status", "")
		r.dom.query("#search-notices").Set("innerHTML", view.SearchWays(r.links))
		r.dom.query("#search-own").Set("innerHTML", "")
		list.Set("innerHTML", "")
		r.dom.setHidden("#search-rest", true)
		return
	}
	r.dom.setText("#search-status", view.FoundWords(s.res, s.done))
	if len(s.items) == 0 && len(s.res.Hits) > 0 || !s.done && len(s.items) == 0 {
		return // what was there stays until there is something
	}
	if s.drawn == 0 {
		r.dom.query("#search-notices").Set("innerHTML", view.SearchNotices(r.links, s.res.Notices, s.res.Suggest, s.asked.Exact))
		list.Set("innerHTML", strings.Join(s.items, ""))
	} else if s.drawn < len(s.items) {
		list.Call("insertAdjacentHTML", "beforeend", strings.Join(s.items[s.drawn:], ""))
	}
	s.drawn = len(s.items)
	r.drawOwn()
	r.dom.setHidden("#search-rest", len(s.items) >= len(s.res.Hits))
	if s.backTo > 0 && r.dom.scrollY() < s.backTo {
		r.dom.scrollTo(s.backTo)
	}
}

// moreResults shows further articles.
func (r *Reader) moreResults() {
	r.searching.shown += hitsAtOnce
	r.searching.backTo = 0
	r.goOn()
}

// expandHit shows every match of an article in its place.
func (r *Reader) expandHit(control app.Value) {
	s := &r.searching
	number := atoi(control.Get("dataset").Get("article").String())
	i := slices.IndexFunc(s.res.Hits, func(h search.Hit) bool { return h.Article == number })
	if i < 0 || i >= len(s.items) {
		return
	}
	item, err := r.hitItem(number, 1<<20)
	if err != nil {
		r.failed(err)
		return
	}
	s.items[i] = item
	old := control.Call("closest", ".hit")
	shown := old.Call("querySelectorAll", ".passages a").Length()
	at := r.dom.queryAll("#results > li")
	old.Set("outerHTML", item)
	// The focus goes to the first passage that is new.
	if i < len(at) {
		links := r.dom.queryAll("#results > li")[i].Call("querySelectorAll", ".passages a")
		if shown < links.Length() {
			links.Index(shown).Call("focus")
		}
	}
}

// atoi reads a number that view has written, -1 for anything else.
func atoi(s string) int {
	n := 0
	for _, c := range s {
		if c < '0' || c > '9' || n > 1<<27 {
			return -1
		}
		n = 10*n + int(c-'0')
	}
	return n
}

// onSearchInput follows the search page's box and its switch. It reports
// whether the event was theirs.
func (r *Reader) onSearchInput(target app.Value) bool {
	id := target.Get("id").String()
	if id != "q" && id != "exact" {
		return false
	}
	a := r.typed()
	if a != r.searching.asked {
		s := &r.searching
		r.search(a)
		s.ahead = true
		s.pause++
		pause := s.pause
		r.after(keepAskedAfter, func() {
			if pause == s.pause {
				r.keepAsked()
			}
		})
	}
	return true
}

// typed is what the search page's form asks.
func (r *Reader) typed() view.Asked {
	q := r.dom.query("#q").Get("value").String()
	if strings.TrimSpace(q) == "" {
		return view.Asked{}
	}
	return view.Asked{Query: q, Exact: r.dom.query("#exact").Get("checked").Bool()}
}

// takeSearch takes a search as final: the next one is another entry of the
// history.
func (r *Reader) takeSearch() {
	if a := r.typed(); a != r.searching.asked {
		r.search(a)
		r.searching.ahead = true
	}
	r.keepAsked()
	r.searching.edited = false
}

// keepAsked brings the address up to what is asked by now. The first change
// since a search was taken as final makes a new entry of the history, further
// ones change that entry.
func (r *Reader) keepAsked() {
	s := &r.searching
	if !s.ahead || r.place.Kind != KindSearch {
		return
	}
	s.ahead = false
	a := s.asked
	method := "replaceState"
	if !s.edited && r.place.Asked.Query != "" && a != r.place.Asked {
		method = "pushState"
	}
	s.edited = true
	r.place.Asked = a
	r.dom.window.Get("history").Call(method, map[string]any{"y": 0}, "", r.links.Search(a))
	r.dom.document.Set("title", view.TitleOf(view.SearchTitle(a), r.lib.Info))
}

// searchKey takes Enter in the search page's box, and moves between the box and
// the results by the arrows. It reports whether the key was one for that.
func (r *Reader) searchKey(e app.Value) bool {
	if e.Get("key").String() == "Enter" && e.Get("target").Get("id").String() == "q" {
		r.takeSearch()
		return true
	}
	step := map[string]int{"ArrowDown": +1, "ArrowUp": -1}[e.Get("key").String()]
	if step == 0 || r.place.Kind != KindSearch || r.sheet != sheetNone || modified(e) {
		return false
	}
	stops := r.dom.queryAll("#q, .searching :is(.hit a, .expand, .own-hit)")
	active := r.dom.document.Get("activeElement")
	for i, stop := range stops {
		if !stop.Equal(active) {
			continue
		}
		if i+step >= 0 && i+step < len(stops) {
			stops[i+step].Call("focus")
		}
		return true
	}
	return false
}

// after calls f in ms milliseconds, after the browser has had its turn.
func (r *Reader) after(ms int, f func()) {
	var once app.Func
	once = app.FuncOf(func(app.Value, []app.Value) any {
		once.Release()
		f()
		return nil
	})
	r.dom.window.Call("setTimeout", once, ms)
}

// queryOf is the part of an address from "?" on, as location.search has it.
func queryOf(u *url.URL) string {
	if u.RawQuery == "" {
		return ""
	}
	return "?" + u.RawQuery
}

// searchActs are what is pressed on the search page.
func searchActs() map[string]act {
	return map[string]act{
		"hit-more": (*Reader).expandHit,
		"own-more": func(r *Reader, _ app.Value) { r.moreOwn() },
		"own-open": (*Reader).openOwn,
	}
}
