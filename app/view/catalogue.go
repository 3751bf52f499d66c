package view

import "offprint/app/library"

// PageSize is how many articles a page of the library shows. The rest is on
// further pages without the app, behind "Show more" with it.
const PageSize = 100

// PageCount is how many pages a library of n articles has.
func PageCount(n int) int { return max(1, (n+PageSize-1)/PageSize) }

// PageRange is the part of a library of n articles on a page: [from, to).
func PageRange(page, n int) (from, to int) {
	return min((page-1)*PageSize, n), min(page*PageSize, n)
}

// A LibraryPage is what a page of the library shows.
type LibraryPage struct {
	Links
	Info    library.Info
	Entries []library.Entry // those of this page
	Number  int             // of this page, from 1
	Pages   int             // how many there are
	Named   bool            // there are names to go to
}

// Library returns the inside of the main element for a page of the library.
func Library(p LibraryPage) string {
	w := &writer{}
	w.raw(`<div class="library">` + "\n" + `<h1 class="title" dir="auto">`)
	w.text(p.Info.Title)
	w.raw("</h1>\n" + `<p class="standfirst">`)
	w.text(Plural(p.Info.Articles, "article", "articles"))
	w.raw(` <span class="dot">·</span> `)
	w.text(Plural(p.Info.Words, "word", "words"))
	if span := Range(p.Info.First, p.Info.Last); span != "" {
		w.raw(` <span class="dot">·</span> `)
		w.text(span)
	}
	w.raw("</p>\n")
	if p.Named {
		sections(w, p.Links, "")
	}
	controls(w)
	w.raw(`<div id="catalogue" class="catalogue">` + "\n")
	w.raw(Cards(p.Links, p.Entries, nil))
	w.raw("</div>\n")
	numbers(w, "Pages of the library", p.Number, p.Pages, p.LibraryPage)
	w.raw("</div>\n")
	return w.String()
}

// Orders are the ways to sort the library: value and label. The first is the
// library's own order.
var Orders = [][2]string{
	{"", "In order"}, {"newest", "Newest first"}, {"oldest", "Oldest first"},
	{"title", "By title"}, {"shortest", "Shortest first"}, {"recent", "Last read first"},
}

// controls writes what the reader's program brings to life. Its room is there
// from the first paint on.
func controls(w *writer) {
	w.raw(`<a id="resume" class="resume"><small></small><strong dir="auto"></strong></a>` + "\n")
	w.raw(`<div class="controls app-only"><input id="filter" type="search" placeholder="Filter" aria-label="Filter the articles" autocomplete="off">`)
	w.raw(`<select id="sort" aria-label="Sort the articles">`)
	for _, o := range Orders {
		w.raw("<option")
		w.attr("value", o[0])
		w.raw(">", o[1], "</option>")
	}
	w.raw(`</select><p id="found" class="found" role="status"></p></div>` + "\n")
}

// More returns the button that shows more of a long list.
func More(left int) string {
	return `<p class="more"><button type="button" data-do="more">Show more (` + Thousands(left) + " left)</button></p>\n"
}

// NoneFound returns what stands in the place of an empty list.
func NoneFound(filter string) string {
	w := &writer{}
	w.raw(`<p class="none">No article has “<bdi>`)
	w.text(filter)
	w.raw("</bdi>” in its title, author, source or date.</p>\n")
	return w.String()
}

// Range writes the time from the first to the last date.
func Range(first, last string) string {
	a, b := Date(first), Date(last)
	if a == b {
		return a
	}
	return a + " – " + b
}

// A Reading says how far the reader is in an article.
type Reading struct {
	Percent int // 1 to 100; 0 is not begun
}

// Words is how a reading is shown: "Finished", "40% read", "" where not begun.
func (r Reading) Words() string {
	switch {
	case r.Percent <= 0:
		return ""
	case r.Percent >= 100:
		return "Finished"
	}
	return itoa(r.Percent) + "% read"
}

// Cards returns the list of articles. readings are by slug; nil where the
// reader's progress is not known, as when prerendering.
func Cards(l Links, entries []library.Entry, readings map[string]Reading) string {
	w := &writer{}
	w.raw(`<ol class="cards">` + "\n")
	for _, e := range entries {
		w.raw(`<li class="card"><a`)
		w.attr("href", l.Article(e.Slug))
		w.raw(`><h2 dir="auto"`)
		w.attrIf("lang", e.Lang)
		w.raw(">")
		w.text(e.Title)
		w.raw("</h2>")
		if e.Standfirst != "" {
			w.raw(`<p dir="auto"`)
			w.attrIf("lang", e.Lang)
			w.raw(">")
			w.text(e.Standfirst)
			w.raw("</p>")
		}
		w.raw(`</a><p class="facts">`)
		facts(w, e)
		reading(w, readings[e.Slug])
		w.raw("</p></li>\n")
	}
	w.raw("</ol>\n")
	return w.String()
}

func reading(w *writer, r Reading) {
	if words := r.Words(); words != "" {
		w.raw(` <span class="dot">·</span> <span class="read">`, words, "</span>")
	}
}
