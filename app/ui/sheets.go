package ui

import (
	"strconv"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"offprint/app/annotation"
)

// open shows a sheet, or closes it where it is open already.
func (r *Reader) open(s sheet) {
	if r.sheet == s {
		r.close()
		return
	}
	if r.sheet == sheetNone {
		r.before = r.dom.document.Get("activeElement")
	}
	r.sheet = s
	r.notes.use.known = false // it is asked anew
	r.ctx.Dispatch(func(ctx app.Context) {
		ctx.Defer(func(app.Context) { r.focusSheet() })
	})
}

// focusSheet puts the focus on what the sheet is for: its field, else the
// sheet itself.
func (r *Reader) focusSheet() {
	for _, selector := range []string{"#sheet [data-first]", "#sheet"} {
		if e := r.dom.query(selector); e.Truthy() {
			e.Call("focus")
			return
		}
	}
}

// close closes what is open: the sheet, else the selection.
func (r *Reader) close() {
	switch {
	case r.sheet != sheetNone:
		r.sheet = sheetNone
		r.update()
		r.refocus()
	case r.closeChooser():
	case r.named.open:
		r.closeCard(true)
	case r.panelOpen():
		r.closePanel()
	case r.hits.open && !r.selection.open:
		r.closeHits()
	case r.selection.open:
		r.dom.window.Call("getSelection").Call("removeAllRanges")
	case r.notes.current.Len() > 0:
		r.markCurrent(annotation.Span{})
	case r.notes.active != "":
		r.notes.active = ""
		r.drawPlaces()
		r.markCards()
	case r.voice.speaking:
		r.voice.stop(r)
	case r.steps != nil:
		r.stepThrough(nil)
	}
}

// refocus gives the focus back to what had it before something opened.
func (r *Reader) refocus() {
	if r.before != nil && r.before.Truthy() && r.before.Get("isConnected").Bool() {
		r.before.Call("focus", map[string]any{"preventScroll": true})
	}
}

var sheetTitles = map[sheet]string{
	sheetSettings: "Text and theme",
	sheetHelp:     "Help",
	sheetFind:     "Find",
	sheetReport:   "Imported",
}

func (r *Reader) renderSheet() app.UI {
	class := "sheet"
	if r.sheet != sheetSettings {
		class = "sheet wide"
	}
	var content app.UI
	switch r.sheet {
	case sheetSettings:
		content = r.renderSettings()
	case sheetHelp:
		content = r.renderHelp()
	case sheetFind:
		content = r.renderFind()
	case sheetReport:
		content = r.renderReport()
	}
	return app.Div().Body(
		app.Div().Class("veil").OnClick(func(app.Context, app.Event) { r.close() }),
		app.Div().ID("sheet").Class(class).TabIndex(-1).
			Attr("role", "dialog").Aria("modal", "true").Aria("labelledby", "sheet-title").
			OnKeyDown(r.trapTab).
			Body(
				app.Div().Class("sheet-head").Body(
					app.H2().ID("sheet-title").Text(sheetTitles[r.sheet]),
					app.Button().Type("button").Aria("label", "Close").DataSet("do", "close").Text("✕"),
				),
				content,
			),
	)
}

// trapTab keeps the focus inside of an open sheet (ARIA Authoring Practices,
// dialog).
func (r *Reader) trapTab(_ app.Context, e app.Event) {
	if e.Get("key").String() != "Tab" {
		return
	}
	stops := r.dom.queryAll("#sheet :is(button, a[href], input, select)")
	if len(stops) == 0 {
		return
	}
	first, last := stops[0], stops[len(stops)-1]
	active := r.dom.document.Get("activeElement")
	switch back := e.Get("shiftKey").Bool(); {
	case back && (active.Equal(first) || active.Equal(r.dom.query("#sheet"))):
		e.PreventDefault()
		last.Call("focus")
	case !back && active.Equal(last):
		e.PreventDefault()
		first.Call("focus")
	}
}

func (r *Reader) renderHelp() app.UI {
	apple := r.dom.apple()
	return app.Div().Body(
		app.Table().Class("keys").Body(
			app.TBody().Body(app.Range(Commands).Slice(func(i int) app.UI {
				c := Commands[i]
				if len(c.Keys) == 0 {
					return app.Text("")
				}
				var keys []app.UI
				for n, k := range c.Keys {
					if n > 0 {
						keys = append(keys, app.Text(" or "))
					}
					keys = append(keys, app.Kbd().Text(keyWords(k, apple)))
				}
				return app.Tr().Body(app.Td().Text(c.Label), app.Td().Body(keys...))
			})),
		),
		app.Label().Class("switch").Body(
			app.Input().Type("checkbox").Checked(!r.look.LettersOff).OnChange(func(ctx app.Context, _ app.Event) {
				r.look.LettersOff = !ctx.JSSrc().Get("checked").Bool()
				r.keepLook()
			}),
			app.Text("Single letters are keys"),
		),
		app.P().Body(app.Small().Text("Everything here works without a network. Nothing that you do leaves this device.")),
	)
}

// apple tells whether the keyboard has a ⌘ key.
func (d dom) apple() bool {
	platform := d.window.Get("navigator").Get("platform")
	if !platform.Truthy() {
		return false
	}
	p := platform.String()
	return len(p) >= 3 && (p[:3] == "Mac" || p[:2] == "iP")
}

func number(v float64, unit string) string {
	return strconv.FormatFloat(v, 'f', -1, 64) + unit
}
