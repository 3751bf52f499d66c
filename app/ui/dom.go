package ui

import "github.com/maxence-charriere/go-app/v10/pkg/app"

// dom is the page around the component: elements that are there before the
// program starts, and what web/js offers.
type dom struct {
	window, document, root, body app.Value
	main, shelf                  app.Value
	panel, names, annotations    app.Value // the panel and its bodies
	outline, card                app.Value
	offprint                     app.Value
}

func newDOM() dom {
	w := app.Window()
	d := w.Get("document")
	byID := func(id string) app.Value { return d.Call("getElementById", id) }
	return dom{
		window: w, document: d, root: d.Get("documentElement"), body: d.Get("body"),
		main: byID("text"), shelf: byID("shelf"), panel: byID("panel"), names: byID("panel-names"), annotations: byID("panel-annotations"), outline: byID("outline-list"), card: byID("card"),
		offprint: w.Get("offprint"),
	}
}

// started tells the page that commands are taken now, and returns those given
// before.
func (d dom) started() []string {
	queue := d.offprint.Call("started")
	names := make([]string, queue.Length())
	for i := range names {
		names[i] = queue.Index(i).String()
	}
	return names
}

// An answer is a button of a notice: the line goes, then the act is done.
type answer struct {
	label string
	act   func()
}

// notice shows a line at the foot of the page, with "OK" where no answers are
// given.
func (d dom) notice(id, text string, answers ...answer) {
	if len(answers) == 0 {
		answers = []answer{{"OK", func() {}}}
	}
	var buttons []any
	for _, a := range answers {
		buttons = append(buttons, []any{a.label, app.FuncOf(func(_ app.Value, args []app.Value) any {
			args[0].Invoke()
			a.act()
			return nil
		})})
	}
	d.offprint.Call("notice", id, text, buttons)
}

func (d dom) query(selector string) app.Value { return d.document.Call("querySelector", selector) }

func (d dom) queryAll(selector string) []app.Value {
	list := d.document.Call("querySelectorAll", selector)
	all := make([]app.Value, list.Length())
	for i := range all {
		all[i] = list.Index(i)
	}
	return all
}

// on calls f for every such event on target, at once: f can still prevent what
// the browser would do.
func on(target app.Value, event string, f func(event app.Value)) {
	target.Call("addEventListener", event, app.FuncOf(func(_ app.Value, args []app.Value) any {
		f(args[0])
		return nil
	}))
}

// closest returns the element at or above an event's target that matches, and
// whether there is one.
func closest(event app.Value, selector string) (app.Value, bool) {
	target := event.Get("target")
	if !target.Truthy() || !target.Get("closest").Truthy() {
		return nil, false
	}
	found := target.Call("closest", selector)
	return found, found.Truthy()
}

// scrollTo scrolls without animation.
func (d dom) scrollTo(y float64) {
	d.window.Call("scrollTo", map[string]any{"top": y, "behavior": "instant"})
}

func (d dom) scrollY() float64 { return d.window.Get("scrollY").Float() }

// barHeight is what the bar covers at the top, in CSS pixels.
func (d dom) barHeight() float64 {
	bar := d.query(".bar")
	if !bar.Truthy() {
		return 0
	}
	return bar.Get("offsetHeight").Float()
}

func top(element app.Value) float64 {
	return element.Call("getBoundingClientRect").Get("top").Float()
}

func (d dom) setText(selector, text string) {
	if e := d.query(selector); e.Truthy() {
		e.Set("textContent", text)
	}
}

func (d dom) setHidden(selector string, hidden bool) {
	if e := d.query(selector); e.Truthy() {
		e.Set("hidden", hidden)
	}
}
