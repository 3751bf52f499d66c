package ui

import (
	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"offprint/app/ui/ask"
	"offprint/app/workshop"
)

// drawMarkdown shows the notes in the list as they are meant. They stand as
// they were written until the workshop has answered, and where it cannot. Its
// HTML can do no harm: package note lets nothing through that acts.
func (r *Reader) drawMarkdown() {
	b := &r.notes
	if b.rendered == nil {
		b.rendered = map[string]string{}
	}
	var missing []string
	for _, e := range r.dom.queryAll("#notes [data-markdown]") {
		source := e.Get("textContent").String()
		html, ok := b.rendered[source]
		if !ok {
			missing = append(missing, source)
			continue
		}
		r.setRendered(e, html)
	}
	if len(missing) == 0 || b.rendering {
		return
	}
	b.rendering = true
	go func() {
		defer func() { b.rendering = false }()
		answer, err := ask.Workshop(workshop.Notes{Markdown: missing}.Encode())
		if err != nil {
			return // the notes can be read as they are
		}
		html, err := workshop.DecodeNotesAnswer(answer)
		if err != nil || len(html) != len(missing) {
			return
		}
		for i, source := range missing {
			b.rendered[source] = html[i]
		}
		for _, e := range r.dom.queryAll("#notes [data-markdown]:not(.rendered)") {
			if h, ok := b.rendered[e.Get("textContent").String()]; ok {
				r.setRendered(e, h)
			}
		}
	}()
}

func (r *Reader) setRendered(e app.Value, html string) {
	e.Set("innerHTML", html)
	e.Get("classList").Call("add", "rendered")
}
