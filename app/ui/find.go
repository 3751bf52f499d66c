package ui

import (
	"bytes"
	"iter"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"offprint/app/jump"
	"offprint/app/search"
	"offprint/app/search/palette"
	"offprint/app/view"
)

// Bounds of what Find lists.
const (
	mostFound  = 20
	mostRecent = 5
	mostTexts  = 8 // articles by their text, behind a quotation mark
)

// find is the box that goes anywhere: to articles, headings, names, the
// reader's own annotations and tags, commands and settings.
type find struct {
	finder *palette.Finder
	index  *search.Index
	texts  *search.Run // behind a quotation mark
	query  string
	rows   []row
	active int
	turn   int // of what is scheduled; what is older is dropped
}

// A row is one line of Find's list: a candidate, an article found by its text,
// or the way to the search of all text.
type row struct {
	palette.Result
	kind rowKind
}

type rowKind uint8

const (
	rowCandidate rowKind = iota
	rowText              // Ref is the article's number
	rowSearch            // Text is the query
)

func (r *Reader) openFind() {
	if r.sheet == sheetFind {
		r.close()
		return
	}
	if err := r.prepareFind(); err != nil {
		r.failed(err)
		return
	}
	r.lookUp("")
	r.open(sheetFind)
}

// prepareFind opens the edition's table and makes the small ones: what was
// read last, what is the reader's own, the commands that mean something here.
func (r *Reader) prepareFind() error {
	tables, err := r.ownTables()
	if err != nil {
		return err
	}
	edition, err := r.jumpTable()
	if err != nil {
		return err
	}
	if edition != nil {
		tables = append(tables, edition)
	}
	r.find = find{finder: palette.NewFinder(tables...), index: r.find.index, turn: r.find.turn}
	return nil
}

// jumpTable opens the edition's table the first time; nil where it has none.
func (r *Reader) jumpTable() (*palette.Table, error) {
	part := r.lib.Part(jump.Tag)
	if part == nil || r.jumps != nil {
		return r.jumps, nil
	}
	var err error
	r.jumps, err = palette.Open(part, part.Size())
	return r.jumps, err
}

func openTable(candidates iter.Seq[palette.Candidate]) (*palette.Table, error) {
	data := palette.Build(candidates)
	return palette.Open(bytes.NewReader(data), int64(len(data)))
}

func (r *Reader) ownTables() ([]*palette.Table, error) {
	recent, err := openTable(func(yield func(palette.Candidate) bool) {
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
	if err != nil {
		return nil, err
	}
	commands, err := openTable(func(yield func(palette.Candidate) bool) {
		for i, c := range Commands {
			if c.Article && r.article == nil || slices.Contains(notFound, c.Name) {
				continue
			}
			if !yield(palette.Candidate{Kind: palette.Command, Text: c.Label, Ref: uint32(i)}) {
				return
			}
		}
		for i, s := range settingsFound {
			if !yield(palette.Candidate{Kind: palette.Setting, Text: s.label, Ref: uint32(i)}) {
				return
			}
		}
	})
	if err != nil {
		return nil, err
	}
	tables := []*palette.Table{recent, commands}
	if err := r.syncOwn(); err != nil {
		return nil, err
	}
	own, err := r.liveJumps.open()
	if own != nil {
		tables = append(tables, own)
	}
	return tables, err
}

// notFound are the commands that mean nothing in Find.
var notFound = []string{"find", "close", "more", "search-rest"}

// A settingFound is a setting as Find has it.
type settingFound struct {
	label string
	set   func(*Look)
}

// settingsFound are the settings that one step changes.
var settingsFound = func() []settingFound {
	var all []settingFound
	for _, t := range themes {
		all = append(all, settingFound{"Theme: " + t.label, func(l *Look) { l.Theme = t.value }})
	}
	for _, f := range faces {
		all = append(all, settingFound{"Typeface: " + f.label, func(l *Look) { l.Face = f.value }})
	}
	for _, a := range aligns {
		all = append(all, settingFound{"Right edge: " + a.label, func(l *Look) { l.Align = a.value }})
	}
	for _, s := range scales {
		all = append(all, settingFound{s.label + ": more", func(l *Look) { s.move(l, +1) }},
			settingFound{s.label + ": less", func(l *Look) { s.move(l, -1) }})
	}
	return all
}()

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
		return strings.Compare(a, b)
	})
	return slugs[:min(n, len(slugs))]
}

// lookUp begins to fill the list for a query.
func (r *Reader) lookUp(typed string) {
	f := &r.find
	f.query, f.active, f.texts = typed, 0, nil
	f.finder.Start(typed, mostFound)
	if mode, rest := palette.ModeOf(typed); mode == palette.FullText && strings.TrimSpace(rest) != "" {
		index, err := r.textIndex(&f.index)
		if err != nil {
			r.failed(err)
			return
		}
		f.texts = index.Start(search.Parse(rest, search.Options{}), texts{r.lib}, mostTexts)
	}
	r.lookOn()
}

// lookOn works on the list for a slice and comes back for the rest.
func (r *Reader) lookOn() {
	f := &r.find
	f.turn++
	end := time.Now().Add(sliceTime)
	stop := func() bool { return !time.Now().Before(end) }
	done := f.finder.Step(stop)
	if f.texts != nil {
		done = f.texts.Step(stop) && done
	}
	rows, err := f.list(r)
	if err != nil {
		r.failed(err)
		return
	}
	f.rows, f.active = rows, min(f.active, max(0, len(rows)-1))
	if done {
		return
	}
	turn := f.turn
	r.after(0, func() {
		if turn == f.turn && r.sheet == sheetFind {
			r.lookOn()
			r.update()
		}
	})
}

// list is what has been found by now, and the way to the search of all text.
func (f *find) list(r *Reader) ([]row, error) {
	found, err := f.finder.Results()
	if err != nil {
		return nil, err
	}
	rows := make([]row, 0, len(found)+1)
	for _, c := range found {
		rows = append(rows, row{Result: c})
	}
	if f.texts != nil {
		res, err := f.texts.Results()
		if err != nil {
			return nil, err
		}
		for _, h := range res.Hits {
			e, err := r.lib.Entry(h.Article)
			if err != nil {
				return nil, err
			}
			rows = append(rows, row{palette.Result{Kind: palette.Article, Ref: uint32(h.Article), Text: e.Title}, rowText})
		}
	}
	if q := f.fullQuery(); q != "" {
		rows = append(rows, row{palette.Result{Text: q}, rowSearch})
	}
	return rows, nil
}

// fullQuery is what a search of all text would look for, "" for nothing.
func (f *find) fullQuery() string {
	mode, rest := palette.ModeOf(f.query)
	if mode == palette.Commands {
		return ""
	}
	return strings.TrimSpace(rest)
}

// renderFind follows the ARIA Authoring Practices for a combobox with a list.
func (r *Reader) renderFind() app.UI {
	f := &r.find
	active := ""
	if len(f.rows) > 0 {
		active = "found-" + strconv.Itoa(f.active)
	}
	return app.Div().Body(
		app.Input().Type("search").Class("find-box").DataSet("first", "true").
			Placeholder("Article, @ name, # heading, > command, \" text").AutoComplete(false).
			Attr("role", "combobox").Aria("label", "Find an article, a name, a heading or a command").Aria("expanded", "true").
			Aria("controls", "found-list").Aria("autocomplete", "list").Aria("activedescendant", active).
			OnInput(func(ctx app.Context, _ app.Event) { r.lookUp(ctx.JSSrc().Get("value").String()) }).
			OnKeyDown(r.findKey),
		app.P().Class("found").Attr("role", "status").Text(f.words()),
		app.Ul().ID("found-list").Class("results").Attr("role", "listbox").Aria("label", "Found").Body(
			app.Range(f.rows).Slice(func(i int) app.UI { return r.renderFound(i) }),
		),
	)
}

// words say how much was found, to those who do not see the list too.
func (f *find) words() string {
	n := len(f.rows)
	if n > 0 && f.rows[n-1].kind == rowSearch {
		n--
	}
	switch {
	case n == 0 && f.query == "":
		return ""
	case n == 0:
		return "Nothing found."
	case f.rows[0].kind == rowText:
		return "By their text"
	case f.rows[0].Tier == palette.DidYouMean:
		return "Did you mean:"
	case f.query == "":
		return ""
	case n == mostFound:
		return "The best " + strconv.Itoa(n)
	}
	return view.Plural(n, "result", "results")
}

func (r *Reader) renderFound(i int) app.UI {
	found := r.find.rows[i]
	selected := "false"
	if i == r.find.active {
		selected = "true"
	}
	marks := found.Marks
	if found.Spelling != "" { // the marks are in the other text
		marks = nil
	}
	title := app.Span().Dir("auto").Body(bold(found.Text, marks)...)
	if found.kind == rowSearch {
		title = app.Span().Body(app.Text("Search all text for “"), app.Elem("bdi").Body(app.B().Text(found.Text)), app.Text("”"))
	}
	return app.Li().ID("found-"+strconv.Itoa(i)).Attr("role", "option").Aria("selected", selected).
		OnClick(func(_ app.Context, e app.Event) { r.choose(found, modified(e.Value)) }, app.EventScope(found.kind, found.Kind, found.Ref, found.Text)).
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

func (r *Reader) findKey(_ app.Context, e app.Event) {
	f := &r.find
	if len(f.rows) == 0 || e.Get("isComposing").Bool() {
		return
	}
	switch e.Get("key").String() {
	case "ArrowDown":
		f.active = (f.active + 1) % len(f.rows)
	case "ArrowUp":
		f.active = (f.active + len(f.rows) - 1) % len(f.rows)
	case "Enter":
		r.choose(f.rows[f.active], e.Get("ctrlKey").Bool() || e.Get("metaKey").Bool())
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
