package ui

import (
	"strconv"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"offprint/app/library"
	"offprint/app/view"
)

// mostFound is how many articles Find lists.
const mostFound = 20

// find is the box that goes anywhere.
type find struct {
	query   string
	results []library.Entry
	total   int
	active  int
}

func (r *Reader) openFind() {
	if r.sheet == sheetFind {
		r.close()
		return
	}
	r.find = find{}
	r.search("")
	r.open(sheetFind)
}

// search fills the results for a query.
func (r *Reader) search(query string) {
	entries, err := r.catalogue()
	if err != nil {
		r.failed(err)
		return
	}
	found := filterEntries(entries, query)
	if query == "" {
		found = sortEntries(entries, "recent", r.readings)
	}
	r.find = find{query: query, results: found[:min(mostFound, len(found))], total: len(found)}
}

// renderFind follows the ARIA Authoring Practices for a combobox with a list.
func (r *Reader) renderFind() app.UI {
	f := &r.find
	active := ""
	if len(f.results) > 0 {
		active = "found-" + strconv.Itoa(f.active)
	}
	return app.Div().Body(
		app.Input().Type("search").Class("find-box").DataSet("first", "true").
			Placeholder("Title, author, source or date").AutoComplete(false).
			Attr("role", "combobox").Aria("label", "Find an article").Aria("expanded", "true").
			Aria("controls", "found-list").Aria("autocomplete", "list").Aria("activedescendant", active).
			OnInput(func(ctx app.Context, _ app.Event) { r.search(ctx.JSSrc().Get("value").String()) }).
			OnKeyDown(r.findKey),
		app.P().Class("found").Attr("role", "status").Text(f.words()),
		app.Ul().ID("found-list").Class("results").Attr("role", "listbox").Aria("label", "Articles").Body(
			app.Range(f.results).Slice(func(i int) app.UI { return r.renderFound(i) }),
		),
	)
}

func (f *find) words() string {
	switch {
	case f.total == 0:
		return "Nothing found."
	case f.query == "":
		return ""
	case f.total > len(f.results):
		return view.Thousands(f.total) + " found, the first " + strconv.Itoa(len(f.results)) + " shown"
	}
	return view.Plural(f.total, "article", "articles")
}

func (r *Reader) renderFound(i int) app.UI {
	e := r.find.results[i]
	selected := "false"
	if i == r.find.active {
		selected = "true"
	}
	return app.Li().ID("found-"+strconv.Itoa(i)).Attr("role", "option").Aria("selected", selected).
		OnClick(func(app.Context, app.Event) { r.visitArticle(e.Slug, "") }, app.EventScope(e.Slug)).
		Body(
			app.Span().Dir("auto").Text(e.Title),
			app.Small().Text(foundFacts(e, r.readings)),
		)
}

func foundFacts(e library.Entry, r readings) string {
	text := strconv.Itoa(view.Minutes(e.Words)) + " min"
	if e.Date != "" {
		text = view.Date(e.Date) + " · " + text
	}
	if words := r.shown()[e.Slug].Words(); words != "" {
		text += " · " + words
	}
	return text
}

func (r *Reader) findKey(_ app.Context, e app.Event) {
	f := &r.find
	if len(f.results) == 0 || e.Get("isComposing").Bool() {
		return
	}
	switch e.Get("key").String() {
	case "ArrowDown":
		f.active = (f.active + 1) % len(f.results)
	case "ArrowUp":
		f.active = (f.active + len(f.results) - 1) % len(f.results)
	case "Enter":
		r.visitArticle(f.results[f.active].Slug, "")
	default:
		return
	}
	e.PreventDefault()
	r.ctx.Defer(func(app.Context) {
		if on := r.dom.query(`#found-list [aria-selected="true"]`); on.Truthy() {
			on.Call("scrollIntoView", map[string]any{"block": "nearest"})
		}
	})
}
