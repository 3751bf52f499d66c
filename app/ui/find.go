package ui

import (
	"bytes"
	"slices"
	"strconv"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"offprint/app/jump"
	"offprint/app/search/palette"
	"offprint/app/view"
)

// Bounds of what Find lists.
const (
	mostFound  = 20
	mostRecent = 5
)

// find is the box that goes anywhere: to articles, headings and commands.
type find struct {
	finder  *palette.Finder
	query   string
	results []palette.Result
	active  int
}

func (r *Reader) openFind() {
	if r.sheet == sheetFind {
		r.close()
		return
	}
	if err := r.prepareFind(); err != nil {
		r.failed(err)
		return
	}
	r.search("")
	r.open(sheetFind)
}

// prepareFind opens the edition's table and makes the two small ones: what was
// read last, and the commands that mean something here.
func (r *Reader) prepareFind() error {
	tables, err := r.ownTables()
	if err != nil {
		return err
	}
	if part := r.lib.Part(jump.Tag); part != nil && r.jumps == nil {
		if r.jumps, err = palette.Open(part, part.Size()); err != nil {
			return err
		}
	}
	if r.jumps != nil {
		tables = append(tables, r.jumps)
	}
	r.find = find{finder: palette.NewFinder(tables...)}
	return nil
}

func (r *Reader) ownTables() ([]*palette.Table, error) {
	recent := palette.Build(func(yield func(palette.Candidate) bool) {
		for _, slug := range r.readings.recent(mostRecent) {
			i, ok, err := r.lib.Find(slug)
			if err != nil || !ok || i == r.index {
				continue
			}
			e, err := r.lib.Entry(i)
			ref, fits := jump.Target{Article: i}.Ref()
			if err == nil && fits && !yield(palette.Candidate{Kind: palette.Recent, Text: e.Title, Ref: ref}) {
				return
			}
		}
	})
	commands := palette.Build(func(yield func(palette.Candidate) bool) {
		for i, c := range Commands {
			if c.Article && r.article == nil || c.Name == "find" || c.Name == "close" || c.Name == "more" {
				continue
			}
			if !yield(palette.Candidate{Kind: palette.Command, Text: c.Label, Ref: uint32(i)}) {
				return
			}
		}
	})
	var tables []*palette.Table
	for _, data := range [][]byte{recent, commands} {
		t, err := palette.Open(bytes.NewReader(data), int64(len(data)))
		if err != nil {
			return nil, err
		}
		tables = append(tables, t)
	}
	return tables, nil
}

// recent are the slugs of the articles read last, at most n.
func (r readings) recent(n int) []string {
	slugs := make([]string, 0, len(r))
	for slug := range r {
		slugs = append(slugs, slug)
	}
	slices.SortFunc(slugs, func(a, b string) int {
		if r[a].Time != r[b].Time {
			return int(r[b].Time - r[a].Time)
		}
		if a < b {
			return -1
		}
		return 1
	})
	return slugs[:min(n, len(slugs))]
}

// search fills the results for a query.
func (r *Reader) search(query string) {
	results, err := r.find.finder.Find(query, mostFound)
	if err != nil {
		r.failed(err)
		return
	}
	r.find.query, r.find.results, r.find.active = query, results, 0
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
			Placeholder("Article, # heading, > command").AutoComplete(false).
			Attr("role", "combobox").Aria("label", "Find an article, a heading or a command").Aria("expanded", "true").
			Aria("controls", "found-list").Aria("autocomplete", "list").Aria("activedescendant", active).
			OnInput(func(ctx app.Context, _ app.Event) { r.search(ctx.JSSrc().Get("value").String()) }).
			OnKeyDown(r.findKey),
		app.P().Class("found").Attr("role", "status").Text(f.words()),
		app.Ul().ID("found-list").Class("results").Attr("role", "listbox").Aria("label", "Found").Body(
			app.Range(f.results).Slice(func(i int) app.UI { return r.renderFound(i) }),
		),
	)
}

// words say how much was found, to those who do not see the list too.
func (f *find) words() string {
	n := len(f.results)
	switch {
	case n == 0:
		return "Nothing found."
	case f.results[0].Tier == palette.DidYouMean:
		return "Did you mean:"
	case f.query == "":
		return ""
	case n == mostFound:
		return "The best " + strconv.Itoa(n)
	}
	return view.Plural(n, "result", "results")
}

func (r *Reader) renderFound(i int) app.UI {
	found := r.find.results[i]
	selected := "false"
	if i == r.find.active {
		selected = "true"
	}
	marks := found.Marks
	if found.Spelling != "" { // the marks are in the other text
		marks = nil
	}
	title := app.Span().Dir("auto").Body(bold(found.Text, marks)...)
	return app.Li().ID("found-"+strconv.Itoa(i)).Attr("role", "option").Aria("selected", selected).
		OnClick(func(app.Context, app.Event) { r.jumpTo(found) }, app.EventScope(found.Kind, found.Ref)).
		Body(title, app.Small().Dir("auto").Text(r.foundFacts(found)))
}

// bold shows the matched letters.
func bold(text string, marks []palette.Span) []app.UI {
	letters := []rune(text)
	var out []app.UI
	at := 0
	for _, m := range marks {
		if m.Start < at || m.End > len(letters) {
			continue
		}
		if m.Start > at {
			out = append(out, app.Text(string(letters[at:m.Start])))
		}
		out = append(out, app.B().Text(string(letters[m.Start:m.End])))
		at = m.End
	}
	if at < len(letters) || len(out) == 0 {
		out = append(out, app.Text(string(letters[at:])))
	}
	return out
}

// foundFacts is the line below what was found.
func (r *Reader) foundFacts(found palette.Result) string {
	if found.Kind == palette.Command {
		return "Command"
	}
	e, err := r.lib.Entry(jump.TargetOf(found.Ref).Article)
	if err != nil {
		return ""
	}
	if found.Kind == palette.Heading {
		return "In " + e.Title
	}
	text := strconv.Itoa(view.Minutes(e.Words)) + " min"
	if e.Date != "" {
		text = view.Date(e.Date) + " · " + text
	}
	if found.Spelling != "" {
		text = found.Spelling + " · " + text
	}
	if words := r.readings[e.Slug].shown().Words(); words != "" {
		text += " · " + words
	}
	return text
}

// jumpTo goes where a result leads.
func (r *Reader) jumpTo(found palette.Result) {
	if found.Kind == palette.Command {
		r.close()
		r.do(Commands[found.Ref])
		return
	}
	target := jump.TargetOf(found.Ref)
	e, err := r.lib.Entry(target.Article)
	if err != nil {
		r.failed(err)
		return
	}
	fragment := ""
	if found.Kind == palette.Heading {
		a, err := r.lib.Article(target.Article)
		if err != nil {
			r.failed(err)
			return
		}
		fragment = view.Anchors(a)[target.Block]
	}
	r.visitArticle(e.Slug, fragment)
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
		r.jumpTo(f.results[f.active])
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
