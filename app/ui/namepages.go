package ui

import (
	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"offprint/app/view"
)

// exportName hands the reader a file with every mention of the page's name.
func (r *Reader) exportName(e app.Value, format string) {
	i := data(e.Call("closest", "[data-name]"), "name")
	if i < 0 || r.names == nil {
		return
	}
	table, err := r.names.Table(r.lib, i)
	if err != nil {
		r.failed(err)
		return
	}
	mime, text := "text/csv", table.CSV()
	if format == "json" {
		mime, text = "application/json", table.JSON()
	}
	r.download(table.Slug+"."+format, mime, []byte(text))
}

// showNames draws a page about names. It reports whether the place is one.
func (r *Reader) showNames() (main, title string, ok bool, err error) {
	if r.names == nil {
		return "", "", false, nil
	}
	n := max(r.place.Page, 1)
	switch r.place.Kind {
	case KindName:
		i, found, err := r.names.Find(r.place.Slug)
		if err != nil || !found {
			return "", "", false, err
		}
		p, err := r.names.PageOf(r.lib, i, n)
		return view.NamePage(r.links, p), p.Name.Name, true, err
	case KindNames:
		heads, err := r.names.Heads(n)
		return view.NamesPage(view.NamesIndex{Links: r.links, Info: r.lib.Info, Heads: heads, Listed: r.names.Listed(), Number: n}), "Names", true, err
	case KindTimeline:
		moments, err := r.names.Moments(r.lib, n)
		return view.TimelinePage(r.links, moments, r.names.DatedMentions(), n), "Timeline", true, err
	case KindQuotes:
		list, articles, err := r.names.Sayings(r.lib, n)
		return view.QuotesPage(r.links, list, articles, n), "Who said what", true, err
	}
	return "", "", false, nil
}
