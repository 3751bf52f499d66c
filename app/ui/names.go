package ui

import (
	"cmp"
	"net/url"
	"slices"
	"strconv"
	"strings"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"offprint/app/names"
	"offprint/app/search/fold"
	"offprint/app/view"
)

// openNames opens the names of the edition as the reader has corrected them.
func (r *Reader) openNames() {
	var err error
	if r.names, err = names.In(r.lib); err != nil {
		r.failed(err)
		return
	}
	r.fixes = parseFixes(r.store.Get("names"))
	if len(r.fixes) > 0 {
		r.applyFixes()
	}
}

// articleNames are the names of the article on the page, nil where there are
// none.
func (r *Reader) articleNames() *names.ArticleNames {
	if r.names == nil || r.index < 0 || r.index >= r.names.Docs() {
		return nil
	}
	in, err := r.names.InArticle(r.index)
	if err != nil {
		r.failed(err)
		return nil
	}
	return in
}

// showNamesTab shows the names of the article; elsewhere those of all.
func (r *Reader) showNamesTab() {
	if r.article == nil {
		r.openAllNames()
		return
	}
	r.showTab("")
}

func (r *Reader) openAllNames() {
	r.visit(&url.URL{Path: r.links.Names(1)}, Place{Kind: KindNames, Page: 1})
}

// nameActs are what elements about names do.
func nameActs() map[string]act {
	return map[string]act{
		"name":       func(r *Reader, e app.Value) { r.lightName(data(e, "name")) },
		"names-type": (*Reader).toggleType,
		"index-type": (*Reader).filterIndex,
		"name-csv":   func(r *Reader, e app.Value) { r.exportName(e, "csv") },
		"name-json":  func(r *Reader, e app.Value) { r.exportName(e, "json") },
		"fix":        (*Reader).fixFromCard,
		"unfix":      (*Reader).takeFixBack,
		"fixes-copy": func(r *Reader, _ app.Value) { r.copy(formatFixes(r.fixes), "Copied as lines for names.txt.") },
		"card-step":  func(r *Reader, e app.Value) { r.stepPlaces(data(e, "by")) },
		"card-close": func(r *Reader, _ app.Value) { r.closeCard(true) },
	}
}

// data is a number in an element's data attribute, -1 where it is none.
func data(e app.Value, name string) int {
	v := e.Get("dataset").Get(name)
	if !v.Truthy() {
		return -1
	}
	n, err := strconv.Atoi(v.String())
	if err != nil {
		return -1
	}
	return n
}

// mentionElements are the elements of mention k of the article on the page.
func (r *Reader) mentionElements(k int) []app.Value {
	n := strconv.Itoa(k)
	return r.dom.queryAll(`#text #m` + n + `, #text [data-m="` + n + `"]`)
}

// lightName lights every mention of a name and gives n and p to them; a second
// time it puts them out.
func (r *Reader) lightName(name int) {
	if lit, ok := r.steps.(*mentionSteps); ok && lit.name == name {
		r.stepThrough(nil)
		return
	}
	r.chooseName(name, -1)
	if lit, ok := r.steps.(*mentionSteps); ok {
		lit.step(+1)
	}
}

// chooseName lights a name's mentions, at mention k, or before the first where
// k is -1.
func (r *Reader) chooseName(name, k int) {
	if r.shown == nil {
		return
	}
	s := &mentionSteps{reader: r, name: name, at: -1}
	for i, m := range r.shown.Mentions {
		if m.Entity != name {
			continue
		}
		if i == k {
			s.at = len(s.mentions)
		}
		s.mentions = append(s.mentions, i)
	}
	if len(s.mentions) == 0 {
		return
	}
	r.stepThrough(s)
	s.light(true)
}

// drawNamesPanel fills the panel with the names of the article on the page.
func (r *Reader) drawNamesPanel() {
	if r.article == nil {
		return
	}
	r.dom.names.Set("innerHTML", view.NamesPanel(view.ArticlePage{Links: r.links, Article: r.article, Names: r.shown}))
}

// sortNames puts the lines of the panel in the order that is chosen, without
// those that the filter does not match.
func (r *Reader) sortNames() {
	list := r.dom.query("#panel-names ol.names")
	if !list.Truthy() || r.shown == nil {
		return
	}
	wanted := fold.Key(r.dom.query("#names-filter").Get("value").String())
	order := r.shown.List()
	switch r.dom.query("#names-sort").Get("value").String() {
	case "count":
		slices.SortStableFunc(order, func(a, b names.InText) int { return len(b.Mentions) - len(a.Mentions) })
	case "name":
		slices.SortStableFunc(order, func(a, b names.InText) int { return cmp.Compare(fold.Key(a.Name), fold.Key(b.Name)) })
	}
	lines := map[int]app.Value{}
	for _, line := range r.dom.queryAll("#panel-names ol.names > li") {
		lines[data(line, "name")] = line
	}
	left := 0
	for _, n := range order {
		line := lines[n.Index]
		hidden := !strings.Contains(fold.Key(n.Name), wanted)
		line.Set("hidden", hidden)
		list.Call("append", line)
		if !hidden {
			left++
		}
	}
	r.say(view.Plural(left, "name", "names"))
}

// enterNames readies what belongs to the names on the page.
func (r *Reader) enterNames() {
	for _, e := range r.dom.queryAll("[data-act=names-type]") {
		r.markType(e)
	}
}

func (r *Reader) markType(e app.Value) {
	pressed := "true"
	if r.look.hides(e.Get("dataset").Get("type").String()) {
		pressed = "false"
	}
	e.Call("setAttribute", "aria-pressed", pressed)
}

// toggleType hides or shows the underlines of a type.
func (r *Reader) toggleType(e app.Value) {
	r.look.toggle(e.Get("dataset").Get("type").String())
	r.keepLook()
	r.markType(e)
}

// turnNames goes from full underlines to quiet ones to none.
func (r *Reader) turnNames() {
	for i, c := range nameStyles {
		if c.value == r.look.Names {
			next := nameStyles[(i+1)%len(nameStyles)]
			r.look.Names = next.value
			r.keepLook()
			r.dom.offprint.Call("flash", "Names: "+next.label+".")
			return
		}
	}
}

// filterIndex hides or shows the names of a type in the index.
func (r *Reader) filterIndex(e app.Value) {
	pressed := e.Call("getAttribute", "aria-pressed").String() == "true"
	e.Call("setAttribute", "aria-pressed", strconv.FormatBool(!pressed))
	kind := e.Get("dataset").Get("type").String()
	for _, line := range r.dom.queryAll(`#text .letter li[data-type="` + kind + `"]`) {
		line.Set("hidden", pressed)
	}
	for _, section := range r.dom.queryAll("#text .letter") {
		section.Set("hidden", !section.Call("querySelector", "li:not([hidden])").Truthy())
	}
}
