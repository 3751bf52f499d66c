package ui

import (
	"net/url"
	"strconv"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"offprint/app/names"
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

// mentionSteps goes through the mentions of a name.
type mentionSteps struct {
	reader   *Reader
	name     int
	mentions []int
	at       int // the one gone to last, -1 for none
}

func (s *mentionSteps) label() string {
	return "mention of " + s.reader.shown.Heads[s.name].Name
}

func (s *mentionSteps) step(by int) {
	n := len(s.mentions)
	if s.at < 0 && by < 0 {
		s.at = 0
	}
	s.at = ((s.at+by)%n + n) % n
	elements := s.reader.mentionElements(s.mentions[s.at])
	if len(elements) == 0 {
		return
	}
	for _, e := range s.reader.dom.queryAll("#text .n.at") {
		e.Get("classList").Call("remove", "at")
	}
	for _, e := range elements {
		e.Get("classList").Call("add", "at")
	}
	elements[0].Call("scrollIntoView", map[string]any{"block": "center", "behavior": "instant"})
	if s.reader.named.open {
		s.reader.showCard(s.name, s.mentions[s.at])
	}
	s.reader.say(s.label() + ", " + strconv.Itoa(s.at+1) + " of " + strconv.Itoa(n))
}

func (s *mentionSteps) end() { s.light(false) }

// light marks the mentions in the text, in the scroll margin and in the panel.
func (s *mentionSteps) light(on bool) {
	for _, e := range s.reader.dom.queryAll("#text .n.lit") {
		e.Get("classList").Call("remove", "lit", "at")
	}
	name := strconv.Itoa(s.name)
	for _, e := range s.reader.dom.queryAll("#panel-names [data-act=name]") {
		pressed := "false"
		if on && e.Get("dataset").Get("name").String() == name {
			pressed = "true"
		}
		e.Call("setAttribute", "aria-pressed", pressed)
	}
	margin := s.reader.dom.query("#margin")
	margin.Set("innerHTML", "")
	if !on {
		return
	}
	height := s.reader.dom.root.Get("scrollHeight").Float()
	for _, k := range s.mentions {
		for i, e := range s.reader.mentionElements(k) {
			e.Get("classList").Call("add", "lit")
			if i == 0 {
				tick := s.reader.dom.document.Call("createElement", "i")
				tick.Get("style").Call("setProperty", "top", number(100*(top(e)+s.reader.dom.scrollY())/height, "%"))
				margin.Call("append", tick)
			}
		}
	}
}

// drawNamesPanel fills the panel with the names of the article on the page.
func (r *Reader) drawNamesPanel() {
	if r.article == nil {
		return
	}
	r.dom.names.Set("innerHTML", view.NamesPanel(view.ArticlePage{Links: r.links, Article: r.article, Names: r.shown}))
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
