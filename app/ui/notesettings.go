package ui

import (
	"strconv"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"offprint/app/view"
)

// A deviceUse is what the browser says about what is kept.
type deviceUse struct {
	known     bool
	bytes     int64
	persisted bool
}

// renderNoteSettings shows the names of the colours and what becomes of what
// the reader writes.
func (r *Reader) renderNoteSettings() app.UI {
	colors := r.colors()
	live := 0
	for _, rec := range r.notes.set {
		if !rec.Deleted {
			live++
		}
	}
	return app.Div().Body(
		app.H3().Text("Annotations"),
		app.Range(colors).Slice(func(i int) app.UI {
			id := "name-" + colors[i].Key
			return app.Div().Class("step").Body(
				app.Label().For(id).DataSet("color", colors[i].Key).Class("swatch-label").Text("Colour "+strconv.Itoa(i+1)),
				app.Input().ID(id).Type("text").MaxLength(40).Value(colors[i].Name).
					OnChange(func(ctx app.Context, _ app.Event) { r.nameColor(i, ctx.JSSrc().Get("value").String()) }, app.EventScope(id)),
			)
		}),
		app.Label().Class("switch").Body(
			app.Input().Type("checkbox").Checked(!r.look.NotesQuiet).OnChange(func(ctx app.Context, _ app.Event) {
				r.look.NotesQuiet = !ctx.JSSrc().Get("checked").Bool()
				r.keepLook()
			}),
			app.Text("Screen readers say an annotation when one comes to it"),
		),
		app.Div().Class("choices").Body(
			app.Button().Type("button").DataSet("do", "backup").Text("Back up"),
			app.Button().Type("button").DataSet("do", "import").Text("Restore or import"),
			app.A().Class("button").Href(r.links.Annotations()).Text("All annotations"),
		),
		// It grows when the browser has answered: nothing to press stands below.
		app.P().Text(r.keptWords(live)),
	)
}

// keptWords say how much is kept, and whether the browser may clear it.
func (r *Reader) keptWords(live int) string {
	words := view.Plural(live, "annotation", "annotations") + " on this device."
	u := &r.notes.use
	if !u.known {
		go r.askUse()
		return words
	}
	words += " This site takes " + strconv.FormatFloat(float64(u.bytes)/1e6, 'f', 1, 64) + " MB."
	if u.persisted {
		return words + " The browser has promised not to clear it by itself."
	}
	return words + " The browser may clear it when the device runs full: back up what you cannot lose."
}

func (r *Reader) askUse() {
	use, err := r.notes.keeping.db.Use()
	if err != nil {
		return // the line does without
	}
	r.notes.use = use
	r.update()
}
