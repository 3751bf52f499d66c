// Package ui is the reader's interface: go-app components, and nothing that
// could live without a browser's page.
//
// The text and the lists are HTML that package view made, natively or here;
// the interface shows them in the page's own elements, takes over what the
// publisher prerendered without touching it, and draws everything that opens
// above: sheets, the bar of a selection.
package ui

import (
	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"offprint/app/article"
	"offprint/app/entity/correct"
	"offprint/app/library"
	"offprint/app/names"
	"offprint/app/search/palette"
	"offprint/app/view"
)

// A Store keeps small values on the reader's device, by name. Set returns an
// error where the value is not kept.
type Store interface {
	Get(name string) string
	Set(name, value string) error
}

// A sheet is something that opens above the page, one at a time.
type sheet string

const (
	sheetNone     sheet = ""
	sheetSettings sheet = "settings"
	sheetHelp     sheet = "help"
	sheetFind     sheet = "find"
	sheetReport   sheet = "report"
)

// Reader is the root component.
type Reader struct {
	app.Compo

	lib     *library.Library
	store   Store
	base    string
	links   view.Links
	jumps   *palette.Table  // the edition's, opened when Find first needs it
	entries []library.Entry // the catalogue, read when a list needs it
	folded  folded          // the same for the filter

	ctx       app.Context
	dom       dom
	place     Place
	index     int // of the article on the page, -1 where there is none
	article   *article.Article
	look      Look
	readings  readings
	reading   tracker
	keys      keyboard
	list      list
	searching searching
	liveJumps liveJumps
	hits      hits
	notes     notebook
	report    noteReport // on the last import
	steps     stepper    // what n and p go through, nil for nothing

	names *names.Names // as the reader has corrected them; nil where there are none
	fixes []correct.Op // the reader's corrections
	shown *names.ArticleNames
	named nameCard

	sheet       sheet
	before      app.Value // what had the focus when the sheet opened
	find        find
	selection   selectionBar
	voice       voice
	toldNotKept bool   // that nothing can be stored
	said        string // for screen readers: what has just happened
}

// NewReader returns the interface of a library whose pages live in base, a path
// with a slash at its end.
func NewReader(lib *library.Library, store Store, base string) *Reader {
	return &Reader{
		lib: lib, store: store, base: base, links: view.Links{Root: base}, index: -1,
		look: parseLook(store.Get("look")), readings: parseReadings(store.Get("readings")),
	}
}

// Start runs the interface in the browser; it does not return.
func Start(r *Reader) {
	// go-app's router has one page: this one. Places are found by PlaceOf.
	app.Route(app.Window().URL().Path, func() app.Composer { return r })
	app.RunWhenOnBrowser()
}

// OnMount takes the page over.
func (r *Reader) OnMount(ctx app.Context) {
	r.ctx = ctx
	r.dom = newDOM()
	// The component was mounted as the body's first element; the text comes
	// first for those who hear the page.
	r.dom.body.Call("append", r.JSValue())
	r.openNames()
	r.takeEvents()
	r.openNotebook()
	r.takeOver()
	for _, name := range r.dom.started() {
		if c, ok := commandNamed(name); ok {
			r.do(c)
		}
	}
}

// Render draws what stands above the page.
func (r *Reader) Render() app.UI {
	return app.Div().ID("app").Body(
		app.Div().Class("progress").Aria("hidden", "true"),
		app.If(r.selection.open, r.renderSelection),
		app.If(r.hits.open, r.renderHits),
		app.If(r.sheet != sheetNone, r.renderSheet),
		app.P().Class("unseen").Attr("role", "status").Text(r.said),
	)
}

// do carries a command out, where it makes sense on this page.
func (r *Reader) do(c Command) {
	if c.Article && r.article == nil {
		return
	}
	handlers[c.Name](r)
}

// say tells a screen reader what has happened.
func (r *Reader) say(text string) {
	r.said = text
	r.update()
}

// update draws the component anew after something changed outside of a
// handler of its own.
func (r *Reader) update() { r.ctx.Dispatch(func(app.Context) {}) }

// keep stores a value and says so once if that is not possible.
func (r *Reader) keep(name, value string) {
	err := r.store.Set(name, value)
	if err == nil && !r.dom.offprint.Get("storageBlocked").Truthy() || r.toldNotKept {
		return
	}
	r.toldNotKept = true
	r.dom.notice("storage", "This browser does not let the reader keep anything: settings and places last until the page is closed.")
}
