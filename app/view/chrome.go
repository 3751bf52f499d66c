package view

import "offprint/app/library"

// The chrome is what stands around the text on every page. Its buttons carry
// data-do with the name of a command (see ui.Commands): what is pressed before
// the reader has started is kept and done then. Without JavaScript they are
// not shown.

// Bar returns the inside of the header.
func Bar(l Links, info library.Info) string {
	w := &writer{}
	w.raw(`<a class="brand" dir="auto"`)
	w.attr("href", l.Library())
	w.raw(">")
	w.text(info.Title)
	w.raw("</a>\n" +
		`<button type="button" class="find app-only" data-do="find"><span>Find anything</span><kbd>/</kbd></button>` + "\n" +
		`<span class="tools app-only">` +
		`<button type="button" class="tool" data-do="settings" aria-haspopup="dialog" aria-label="Text and theme" title="Text and theme (t)">Aa</button>` +
		`<button type="button" class="tool" data-do="help" aria-haspopup="dialog" aria-label="Help" title="Help (?)">?</button>` +
		"</span>\n")
	return w.String()
}

// Tabs returns the inside of the bar at the bottom of a phone.
func Tabs(l Links) string {
	w := &writer{}
	w.raw(`<a class="tab"`)
	w.attr("href", l.Library())
	w.raw(`>`, icon("library"), `Library</a>`+
		`<button type="button" class="tab app-only" data-do="names">`, icon("names"), `Names</button>`+
		`<button type="button" class="tab app-only" data-do="annotations">`, icon("annotations"), `Annotations</button>`+
		`<button type="button" class="tab app-only" data-do="outline">`, icon("outline"), `Outline</button>`+
		`<button type="button" class="tab app-only" data-do="find">`, icon("find"), "Find</button>\n")
	return w.String()
}

// shelfReach is how many articles the shelf shows before and after the current
// one: more would put the whole library into every page.
const shelfReach = 12

// ShelfRange returns the part of a library of n articles that the shelf shows
// around article current: [from, to).
func ShelfRange(current, n int) (from, to int) {
	from = max(0, min(current-shelfReach, n-2*shelfReach-1))
	return from, min(n, from+2*shelfReach+1)
}

// Shelf returns the inside of the list beside the text: the articles around
// the current one. current is -1 where no article is shown.
func Shelf(l Links, info library.Info, around []library.Entry, current int) string {
	w := &writer{}
	w.raw(`<p class="shelf-head"><a`)
	w.attr("href", l.Library())
	w.raw(">")
	w.text(Plural(info.Articles, "article", "articles"))
	w.raw(`</a> <span id="kept" class="kept"></span></p>` + "\n<ul>\n")
	for _, e := range around {
		w.raw("<li><a")
		w.attr("href", l.Article(e.Slug))
		if e.Index == current {
			w.raw(` aria-current="page"`)
		}
		w.raw(`><span dir="auto">`)
		w.text(e.Title)
		w.raw("</span><small>", itoa(Minutes(e.Words)), " min</small></a></li>\n")
	}
	w.raw("</ul>\n")
	if len(around) < info.Articles {
		w.raw(`<p class="shelf-all"><a`)
		w.attr("href", l.Library())
		w.raw(">All articles</a></p>\n")
	}
	return w.String()
}

// TitleOf is the title of a page's window: the page's own, then the library's.
func TitleOf(page string, info library.Info) string { return page + " – " + info.Title }

// Opening returns what stands in the main element until the reader has drawn
// the page.
func Opening() string {
	return `<div class="missing"><p class="none" role="status">Opening…</p></div>` + "\n"
}

// MissingTitle is the title of the page for an address that is not in this
// edition.
const MissingTitle = "Not in this edition"

// Missing returns the inside of the main element for an address that is not in
// this edition.
func Missing(l Links, info library.Info) string {
	w := &writer{}
	w.raw(`<div class="missing">` + "\n" + `<h1 class="title">` + MissingTitle + "</h1>\n<p>There is no such page in ")
	w.raw(`<bdi>`)
	w.text(info.Title)
	w.raw(`</bdi>. It may have been renamed or taken out.</p>` + "\n<p><a")
	w.attr("href", l.Library())
	w.raw(">")
	w.text("See all that is here: " + Plural(info.Articles, "article", "articles"))
	w.raw("</a></p>\n</div>\n")
	return w.String()
}
