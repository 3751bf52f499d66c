package ui

import (
	"strings"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"offprint/app/annotation"
	"offprint/app/ui/ask"
	"offprint/app/view"
	"offprint/app/workshop"
)

// A noteReport is what became of the entries of a file.
type noteReport struct {
	Title string
	Lines []annotation.Line
}

// exportNotes writes what the list shows, all of it, into a file, or onto the
// clipboard.
func (r *Reader) exportNotes(n int, clipboard bool) {
	if n < 0 || n >= len(workshop.Formats) {
		return
	}
	items := r.exported()
	if len(items) == 0 {
		r.dom.flash("There is nothing to export.")
		return
	}
	colors := map[string]string{}
	for _, c := range r.colors() {
		colors[c.Key] = c.Name
	}
	here := r.dom.window.Get("location")
	title := r.lib.Title
	if r.article != nil {
		title = r.article.Title
	}
	kind := workshop.Formats[n]
	request := workshop.Export{Format: kind.Format, Title: title, Base: here.Get("origin").String() + r.base, Colors: colors, Items: items}
	go func() {
		data, err := r.asked(request.Encode(ask.Breather()))
		switch {
		case err != nil:
			r.workshopFailed(err)
		case clipboard:
			r.copy(string(data), "Copied "+view.Plural(len(items), "annotation", "annotations")+".")
		default:
			r.download(title+" annotations"+kind.Extension, kind.Type, data)
		}
	}()
}

func (r *Reader) asked(request []byte) ([]byte, error) {
	answer, err := ask.Workshop(request)
	if err != nil {
		return nil, err
	}
	return workshop.DecodeBytesAnswer(answer)
}

func (r *Reader) workshopFailed(err error) {
	r.dom.notice("workshop", "That did not work: "+err.Error())
}

// exported are the annotations that the list shows, with the answers to them.
func (r *Reader) exported() []workshop.Item {
	b := &r.notes
	replies := map[string][]annotation.Annotation{}
	var tops []placed
	live := b.set.Live()
	for _, a := range live {
		switch {
		case r.article != nil && a.Article != r.place.Slug:
		case a.ReplyTo != "":
			replies[a.ReplyTo] = append(replies[a.ReplyTo], a)
		default:
			p, ok := placed{Annotation: a}, false
			if r.article != nil {
				if p, ok = b.here.at(a.ID); !ok {
					p = placed{Annotation: a}
				}
			}
			tops = append(tops, p)
		}
	}
	var items []workshop.Item
	for i := range tops {
		if p := &tops[i]; b.filter.takes(p, replies[p.ID]) {
			items = append(items, workshop.Item{Annotation: p.Annotation, State: p.State})
			for _, a := range replies[p.ID] {
				items = append(items, workshop.Item{Annotation: a})
			}
		}
	}
	return items
}

// download gives a file to the browser.
func (r *Reader) download(name, mime string, data []byte) {
	array := r.dom.window.Get("Uint8Array").New(len(data))
	app.CopyBytesToJS(array, data)
	blob := r.dom.window.Get("Blob").New([]any{array}, map[string]any{"type": mime})
	url := r.dom.window.Get("URL").Call("createObjectURL", blob)
	link := r.dom.document.Call("createElement", "a")
	link.Set("href", url)
	link.Set("download", strings.Map(fileRune, name))
	link.Call("click")
	r.dom.window.Call("setTimeout", r.dom.window.Get("URL").Get("revokeObjectURL").Call("bind", r.dom.window.Get("URL"), url), 60_000)
}

// fileRune takes out of a file's name what some system does not take.
func fileRune(c rune) rune {
	if c < ' ' || strings.ContainsRune(`<>:"/\|?*`, c) {
		return ' '
	}
	return c
}

// importNotes asks for a file and takes its annotations in.
func (r *Reader) importNotes() {
	input := r.dom.document.Call("createElement", "input")
	input.Set("type", "file")
	input.Set("accept", ".json,.jsonld,.annotation,.html,application/json,application/ld+json")
	on(input, "change", func(app.Value) {
		if files := input.Get("files"); files.Length() > 0 {
			go r.importFile(files.Index(0))
		}
	})
	input.Call("click")
}

func (r *Reader) importFile(file app.Value) {
	name := file.Get("name").String()
	if file.Get("size").Int() > annotation.MaxImport {
		r.dom.notice("import", "“"+name+"” is larger than 32 MB. Export it in parts and import one after the other.")
		return
	}
	r.dom.flash("Reading “" + name + "”…")
	r.importWith(workshop.Import{Label: "import of " + name, Set: r.notes.set}.Encode(ask.Breather()), file, name)
}

// importWith lets the workshop read a file and does what it says: one change,
// undone in one step.
func (r *Reader) importWith(request []byte, file app.Value, name string) {
	answer, err := ask.WorkshopWith(request, file)
	if err != nil {
		r.workshopFailed(err)
		return
	}
	in, err := workshop.DecodeImported(answer, ask.Breather())
	if err != nil {
		r.dom.notice("import", "“"+name+"” could not be imported: "+err.Error()+". Nothing was changed.")
		return
	}
	b := &r.notes
	for edition, text := range in.Texts {
		b.keeping.texts[edition] = text
	}
	if names := in.Settings["colors"]; names != "" {
		r.keep("colors", names)
		b.colors = nil
	}
	if len(in.Change.Edits) > 0 {
		r.wrote(b.journal.Do(b.set, in.Change, b.clock.Now(now())))
	}
	b.headed = false
	r.drawNotes()
	r.report = noteReport{name + " (" + in.Format + ")", in.Lines}
	r.open(sheetReport)
}

// backup writes everything the reader has made here into one file.
func (r *Reader) backup() {
	b := &r.notes
	go func() {
		texts := map[string]string{}
		for _, rec := range b.set {
			if e := rec.Edition; e != "" && texts[e] == "" {
				if texts[e] = r.oldText(e); texts[e] == "" {
					delete(texts, e)
				}
			}
		}
		request := workshop.Backup{Made: now(), Set: b.set, Texts: texts, Settings: map[string]string{"colors": r.store.Get("colors")}}
		data, err := r.asked(request.Encode(ask.Breather()))
		if err != nil {
			r.workshopFailed(err)
			return
		}
		r.download(r.lib.Title+" backup "+now().String()[:10]+".json", "application/json", data)
	}()
}

// mostReported is how many lines of a report are shown.
const mostReported = 500

func (r *Reader) renderReport() app.UI {
	count := map[annotation.Outcome]int{}
	for _, l := range r.report.Lines {
		count[l.Outcome]++
	}
	var sums []string
	for o := annotation.Added; o <= annotation.Refused; o++ {
		if count[o] > 0 {
			sums = append(sums, view.Thousands(count[o])+" "+o.String())
		}
	}
	lines := r.report.Lines[:min(mostReported, len(r.report.Lines))]
	return app.Div().Body(
		app.P().Text(r.report.Title),
		app.P().Body(app.Strong().Text(strings.Join(sums, ", "))),
		app.Div().Class("choices").Body(commandButton("undo"), app.Button().Type("button").Text("OK").DataSet("do", "close")),
		app.Table().Class("keys").Body(app.TBody().Body(app.Range(lines).Slice(func(i int) app.UI {
			l := lines[i]
			words := l.Outcome.String()
			if l.Reason != "" {
				words += ": " + l.Reason
			}
			return app.Tr().Body(app.Td().Text(view.Thousands(l.Entry)), app.Td().Class("report").Text(words))
		}))),
		app.If(len(lines) < len(r.report.Lines), func() app.UI {
			return app.P().Text(view.Plural(len(r.report.Lines)-len(lines), "more entry", "more entries") + ".")
		}),
	)
}

// share copies a link that carries the annotations of the list.
func (r *Reader) share() {
	items := r.exported()
	list := make([]annotation.Annotation, len(items))
	for i := range items {
		list[i] = items[i].Annotation
	}
	if len(list) == 0 {
		r.dom.flash("There is nothing to share.")
		return
	}
	go func() {
		data, err := r.asked(workshop.Share{Annotations: list}.Encode())
		if err != nil {
			r.workshopFailed(err)
			return
		}
		here := r.dom.window.Get("location")
		r.copy(here.Get("origin").String()+here.Get("pathname").String()+"#"+sharedMark+string(data), "Link copied. It carries "+view.Plural(len(list), "annotation", "annotations")+".")
	}()
}

// sharedMark begins the fragment of a link that carries annotations.
const sharedMark = "annotations="

// offerShared asks whether to take annotations that came with the link.
func (r *Reader) offerShared() {
	here := r.dom.window.Get("location")
	payload, ok := strings.CutPrefix(strings.TrimPrefix(here.Get("hash").String(), "#"), sharedMark)
	if !ok {
		return
	}
	r.dom.window.Get("history").Call("replaceState", nil, "", here.Get("pathname"))
	r.dom.notice("shared", "This link carries annotations that someone has made. Add them to yours?",
		answer{"Add them", func() {
			go r.importWith(workshop.Import{Label: "adding shared annotations", Set: r.notes.set, File: []byte(payload)}.Encode(ask.Breather()), nil, "Shared annotations")
		}}, answer{"No, thanks", func() {}})
}
