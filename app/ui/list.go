package ui

import (
	"strconv"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"offprint/app/library"
	"offprint/app/view"
)

// A list is the library as the reader has sorted and filtered it.
type list struct {
	sort, filter string
	shown        int // how many of it are on the page
}

// enterLibrary fills in what the publisher could not know: what the reader has
// read, and the order they chose last time.
func (r *Reader) enterLibrary() {
	r.list = list{sort: r.store.Get("sort"), shown: view.PageSize}
	if control := r.dom.query("#sort"); control.Truthy() {
		control.Set("value", r.list.sort)
		if control.Get("value").String() != r.list.sort { // an order that is no more
			control.Set("value", "")
			r.list.sort = ""
		}
	}
	r.drawResume()
	if r.list.sort != "" || len(r.readings) > 0 {
		r.drawList()
	}
}

// drawResume fills the way back to the article read last. theme.js has kept
// its room.
func (r *Reader) drawResume() {
	card := r.dom.query("#resume")
	slug, at := r.readings.latest()
	if !card.Truthy() {
		return
	}
	i, ok, err := r.lib.Find(slug)
	if slug == "" || !ok || err != nil {
		r.dom.root.Get("classList").Call("remove", "can-resume")
		return
	}
	e, err := r.lib.Entry(i)
	if err != nil {
		return
	}
	r.dom.root.Get("classList").Call("add", "can-resume")
	card.Set("href", r.links.Article(slug)+"#continue")
	card.Get("children").Index(0).Set("textContent", "Continue where you left off · "+strconv.Itoa(at.Percent)+"%")
	card.Get("children").Index(1).Set("textContent", e.Title)
}

// onInput follows the library's controls and those of the sheets.
func (r *Reader) onInput(e app.Value) {
	target := e.Get("target")
	if r.onSearchInput(target) || r.onNotesInput(target) {
		return
	}
	before := r.list
	switch target.Get("id").String() {
	case "names-filter", "names-sort":
		r.sortNames()
		return
	case "filter":
		r.list.filter = target.Get("value").String()
	case "sort":
		r.list.sort = target.Get("value").String()
	}
	if r.list == before {
		return // another control, or the second event of one change
	}
	r.list.shown = view.PageSize
	if r.list.sort != before.sort {
		r.keep("sort", r.list.sort)
	}
	r.drawList()
}

// drawList draws the list as sorted and filtered, from its first article on.
func (r *Reader) drawList() {
	place := r.dom.query("#catalogue")
	entries, err := r.catalogue()
	if err != nil {
		r.failed(err)
		return
	}
	if !place.Truthy() {
		return
	}
	found := r.folded.filter(sortEntries(entries, r.list.sort, r.readings), r.list.filter)
	if r.list.sort == "" && r.list.filter == "" {
		from, to := view.PageRange(r.place.Page, len(found))
		place.Set("innerHTML", view.Cards(r.links, found[from:to], r.readings.shown()))
		r.dom.setText("#found", "")
		r.dom.setHidden(".pages", false)
		return
	}
	r.dom.setHidden(".pages", true)
	place.Set("innerHTML", r.cards(found))
	r.dom.setText("#found", foundWords(len(found), len(entries), r.list.filter))
}

func (r *Reader) cards(found []library.Entry) string {
	n := min(r.list.shown, len(found))
	html := view.Cards(r.links, found[:n], r.readings.shown())
	if len(found) == 0 {
		return view.NoneFound(r.list.filter)
	}
	if n < len(found) {
		html += view.More(len(found) - n)
	}
	return html
}

func foundWords(found, all int, filter string) string {
	if filter == "" {
		return ""
	}
	return view.Thousands(found) + " of " + view.Plural(all, "article", "articles")
}

// more shows further articles of the list.
func (r *Reader) more() {
	r.list.shown += view.PageSize
	r.drawList()
}
