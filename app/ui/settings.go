package ui

import "github.com/maxence-charriere/go-app/v10/pkg/app"

func (r *Reader) renderSettings() app.UI {
	return app.Div().Body(
		app.H3().ID("theme-label").Text("Theme"),
		r.renderChoices("theme-label", themes, &r.look.Theme),
		app.H3().ID("face-label").Text("Typeface"),
		r.renderChoices("face-label", faces, &r.look.Face),
		app.H3().Text("Text"),
		app.Range(scales).Slice(func(i int) app.UI { return r.renderScale(scales[i]) }),
		app.Div().Class("step").Body(
			app.Span().ID("align-label").Text("Right edge"),
			r.renderChoices("align-label", aligns, &r.look.Align),
		),
		app.P().Body(app.Button().Type("button").Text("As it was").Disabled(r.look == r.look.plainText()).
			OnClick(func(app.Context, app.Event) {
				r.look = r.look.plainText()
				r.keepLook()
			})),
		app.If(r.article != nil, func() app.UI {
			return app.Div().Body(
				app.H3().Text("This article"),
				app.Div().Class("choices").Body(
					commandButton("listen"), commandButton("print"), commandButton("link"),
				),
			)
		}),
		app.If(len(r.fixes) > 0, r.renderFixes),
		r.renderNoteSettings(),
		app.H3().Text("This device"),
		r.renderDevice(),
	)
}

func commandButton(name string) app.UI {
	c, ok := commandNamed(name)
	if !ok {
		panic("ui: no command " + name)
	}
	return app.Button().Type("button").DataSet("do", name).Text(c.Label)
}

// renderChoices shows a few values as buttons of which one is on.
func (r *Reader) renderChoices(label string, choices []choice, value *string) app.UI {
	return app.Div().Class("choices").Attr("role", "radiogroup").Aria("labelledby", label).Body(
		app.Range(choices).Slice(func(i int) app.UI {
			c := choices[i]
			checked := "false"
			if *value == c.value {
				checked = "true"
			}
			return app.Button().Type("button").Attr("role", "radio").Aria("checked", checked).Text(c.label).
				OnClick(func(app.Context, app.Event) {
					*value = c.value
					r.keepLook()
				}, app.EventScope(label, c.value))
		}),
	)
}

func (r *Reader) renderScale(s scale) app.UI {
	step := func(sign string, by float64) app.UI {
		probe := r.look
		return app.Button().Type("button").Aria("label", s.label+" "+sign).Disabled(!s.move(&probe, by)).Text(sign).
			OnClick(func(app.Context, app.Event) {
				s.move(&r.look, by)
				r.keepLook()
			}, app.EventScope(s.label, sign))
	}
	return app.Div().Class("step").Body(
		app.Span().Text(s.label),
		app.Span().Body(
			step("−", -1),
			app.Output().Text(number(s.value(&r.look), s.unit)),
			step("+", +1),
		),
	)
}

// renderDevice says what is kept here and how to install, where the browser
// offers it.
func (r *Reader) renderDevice() app.UI {
	kept := r.dom.offprint.Get("kept").String()
	if kept == "" {
		kept = "Not everything is on this device yet."
	}
	return app.Div().Body(
		app.P().Text(kept),
		app.If(r.dom.offprint.Get("prompt").Truthy(), func() app.UI { return commandButton("install") }).
			ElseIf(r.dom.phoneOfApple(), func() app.UI {
				return app.P().Body(app.Text("To install: tap Share in the browser's bar,"), app.Br(), app.Text("then “Add to Home Screen”."))
			}),
	)
}

// phoneOfApple tells whether this is iOS or iPadOS, and not installed yet.
func (d dom) phoneOfApple() bool {
	n := d.window.Get("navigator")
	standalone := n.Get("standalone")
	return !standalone.IsUndefined() && !standalone.Truthy() && n.Get("maxTouchPoints").Truthy()
}

func (r *Reader) install() { r.dom.offprint.Call("install") }

// keepLook shows the look and keeps it.
func (r *Reader) keepLook() {
	text := r.look.String()
	r.dom.offprint.Call("apply", r.dom.window.Get("JSON").Call("parse", text))
	r.keep("look", text)
	r.update()
}
