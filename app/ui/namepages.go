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
	if r.place.Kind == KindName {
		i, found, err := r.names.Find(r.place.Slug)
		if err != nil || !found {
			return "", "", false, err
		}
		p, err := r.names.PageOf(r.lib, i, n)
		return view.NamePage(r.links, p), p.Name.Name, true, err
	}
	list, ok := view.NameListIn(string(r.place.Kind))
	if !ok {
		return "", "", false, nil
	}
	main, err = list.Page(r.links, view.NameSource{Info: r.lib.Info, Names: r.names, Texts: r.lib}, n)
	return main, list.Title, true, err
}
