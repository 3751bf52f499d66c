package ui

import (
	"net/url"
	"strings"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"offprint/app/library"
	"offprint/app/view"
)

// takeOver makes the page that the publisher prerendered the reader's own. The
// text stays as it is: no element is replaced, so that nothing moves and a
// selection lives on.
func (r *Reader) takeOver() {
	here := r.dom.window.Get("location")
	r.place = r.here()
	// Links in the bar, the tabs and the head are relative to the first page; the page's
	// address is going to change under them.
	for _, link := range r.dom.queryAll(`.bar a, .tabs a, head link:is([rel~="icon"], [rel="apple-touch-icon"], [rel="manifest"])`) {
		link.Call("setAttribute", "href", link.Get("href"))
	}
	kind := Kind(r.dom.root.Call("getAttribute", "data-kind").String())
	if kind == KindMissing {
		r.place = Place{Kind: KindMissing}
	}
	r.ownScrolling(true)
	r.markTabs()
	r.load()
	missing := r.place.Kind == KindMissing                       // its links may stand at any depth
	corrected := len(r.fixes) > 0 && r.place.Kind != KindLibrary // after the page was made
	if missing || corrected || kind == kindShell {
		r.show()
	}
	r.enter()
	if r.hits.open && r.dom.scrollY() < 40 {
		r.hits.arrive()
	}
	query, err := url.ParseQuery(strings.TrimPrefix(here.Get("search").String(), "?"))
	if err != nil {
		return
	}
	switch {
	case query.Has("continue"):
		if slug, _ := r.readings.latest(); slug != "" {
			r.visitArticle(slug, "continue")
		}
	case query.Has("find"):
		r.openFind()
	}
}

// ownScrolling tells the browser who brings back the scroll position: the
// reader between its pages, the browser when a page is loaded again.
func (r *Reader) ownScrolling(own bool) {
	mode := "auto"
	if own {
		mode = "manual"
	}
	r.dom.window.Get("history").Set("scrollRestoration", mode)
}

// here is the place of the window's address.
func (r *Reader) here() Place {
	at := r.dom.window.Get("location")
	return PlaceOf(r.base, at.Get("pathname").String()).asking(at.Get("search").String())
}

// visit goes to another place of the reader as a link does.
func (r *Reader) visit(to *url.URL, place Place) {
	r.keepAsked()
	history := r.dom.window.Get("history")
	history.Call("replaceState", map[string]any{"y": r.dom.scrollY()}, "")
	history.Call("pushState", map[string]any{"y": 0}, "", to.String())
	r.turnTo(place)
	r.arrive(to.Fragment)
}

// visitArticle goes to an article by its slug. fragment may be empty.
func (r *Reader) visitArticle(slug, fragment string) {
	to := &url.URL{Path: r.links.Article(slug), Fragment: fragment}
	r.visit(to, Place{Kind: KindArticle, Slug: slug})
}

// onHistory follows the browser's back and forward.
func (r *Reader) onHistory(state app.Value) {
	place := r.here()
	if place == r.place {
		return // a way within the page
	}
	r.turnTo(place)
	y := 0.0
	if state.Truthy() && state.Get("y").Truthy() {
		y = state.Get("y").Float()
	}
	r.dom.scrollTo(y)
	r.searching.backTo = y
}

// turnTo leaves the place on the page for another.
func (r *Reader) turnTo(place Place) {
	r.leave()
	r.place = place
	if r.load() {
		r.show()
	}
	r.enter()
}

// load finds and decodes the place's article, where it is one's. It reports
// whether the library could be read.
func (r *Reader) load() bool {
	r.article, r.index, r.shown = nil, -1, nil
	if r.place.Kind != KindArticle {
		return true
	}
	i, ok, err := r.lib.Find(r.place.Slug)
	if err != nil {
		r.failed(err)
		return false
	}
	if !ok {
		return true
	}
	a, err := r.lib.Article(i)
	if err != nil {
		r.failed(err)
		return false
	}
	r.article, r.index = a, i
	r.shown = r.articleNames()
	return true
}

// arrive puts the reader where a link within a page leads, else at its top.
func (r *Reader) arrive(fragment string) {
	r.focusArrival()
	switch {
	case fragment == "continue":
		r.resume()
		return
	case r.goToLinked(fragment):
		return
	case fragment != "":
		if target := r.dom.document.Call("getElementById", fragment); target.Truthy() {
			target.Call("scrollIntoView", map[string]any{"behavior": "instant"})
			return
		}
	}
	if r.hits.open && r.hits.arrive() {
		return
	}
	r.dom.scrollTo(0)
}

// show draws the place into the page.
func (r *Reader) show() {
	title := r.lib.Title
	main, shelf, outline := "", "", ""
	switch r.place.Kind {
	case KindArticle:
		if r.article == nil {
			r.place = Place{Kind: KindMissing}
			main = view.Missing(r.links, r.lib.Info)
			break
		}
		around, at, err := r.around()
		if err != nil {
			r.failed(err)
			return
		}
		p := view.PageOf(r.links, r.article, around, at, r.lib.Articles)
		title = view.TitleOf(p.Entry.Title, r.lib.Info)
		p.Names = r.shown
		main = view.Article(p)
		shelf = view.Shelf(r.links, r.lib.Info, around, r.index)
		outline = view.OutlineList(r.article)
	case KindSearch:
		main = view.SearchPage(r.links, r.lib.Info)
		title = view.TitleOf(view.SearchTitle(r.place.Asked), r.lib.Info)
	case KindLibrary:
		entries, err := r.catalogue()
		if err != nil {
			r.failed(err)
			return
		}
		pages := view.PageCount(len(entries))
		n := min(r.place.Page, pages)
		from, to := view.PageRange(n, len(entries))
		main = view.Library(view.LibraryPage{Links: r.links, Info: r.lib.Info, Entries: entries[from:to], Number: n, Pages: pages, Named: r.names != nil})
	case KindAnnotations:
		main = view.AnnotationsPage(r.links)
		title = view.TitleOf(view.AnnotationsTitle, r.lib.Info)
	default:
		page, name, ok, err := r.showNames()
		if err != nil {
			r.failed(err)
			return
		}
		if !ok {
			page, name = view.Missing(r.links, r.lib.Info), view.MissingTitle
		}
		main, title = page, view.TitleOf(name, r.lib.Info)
	}
	r.dom.root.Get("dataset").Set("kind", string(r.place.Kind))
	r.dom.main.Set("innerHTML", main)
	r.dom.shelf.Set("innerHTML", shelf)
	r.dom.outline.Set("innerHTML", outline)
	r.drawNamesPanel()
	r.dom.document.Set("title", title)
	r.say(title)
}

// failed says that the library could not be read; the page stays.
func (r *Reader) failed(err error) {
	r.dom.notice("failed", "This could not be opened: "+err.Error())
}

// around are the articles that the shelf shows, and the index in them of the
// one on the page.
func (r *Reader) around() (entries []library.Entry, at int, err error) {
	from, to := view.ShelfRange(r.index, r.lib.Articles)
	for n := from; n < to; n++ {
		e, err := r.lib.Entry(n)
		if err != nil {
			return nil, 0, err
		}
		entries = append(entries, e)
	}
	return entries, r.index - from, nil
}

// catalogue reads all entries, once.
func (r *Reader) catalogue() ([]library.Entry, error) {
	if r.entries == nil {
		entries, err := r.lib.Entries()
		if err != nil {
			return nil, err
		}
		r.entries, r.folded = entries, make(folded, len(entries))
	}
	return r.entries, nil
}

// enter begins what belongs to the place: the article's progress, the library's
// controls.
func (r *Reader) enter() {
	r.sheet = sheetNone
	r.dom.offprint.Call("showKept")
	switch {
	case r.article != nil:
		r.enterArticle()
		r.enterNotes()
	case r.place.Kind == KindLibrary:
		r.enterLibrary()
	case r.place.Kind == KindSearch:
		r.enterSearch()
	case r.place.Kind == KindAnnotations:
		r.enterBook()
	}
	r.enterNames()
	r.update()
}

// leave ends what belongs to the place.
func (r *Reader) leave() {
	r.closePanel()
	r.closeCard(false)
	r.stepThrough(nil)
	r.saveReading()
	r.leaveSearch()
	r.leaveNotes()
	r.voice.stop(r)
	r.dom.root.Get("style").Call("setProperty", "--read", 0)
}

// step goes to the next or previous article.
func (r *Reader) step(by int) {
	i := r.index + by
	if i < 0 || i >= r.lib.Articles {
		r.say("There is no further article.")
		return
	}
	e, err := r.lib.Entry(i)
	if err != nil {
		r.failed(err)
		return
	}
	r.visitArticle(e.Slug, "")
}

func (r *Reader) openLibrary() {
	r.visit(&url.URL{Path: r.links.Library()}, Place{Kind: KindLibrary, Page: 1})
}
