package ui

import (
	"sort"
	"strings"
	"time"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"offprint/app/annotation"
	"offprint/app/view"
	"offprint/app/workshop"
)

// notesPage is how many annotations the list shows before it offers more.
const notesPage = 200

// A noteFilter is what the reader wants to see of the list, and in what order.
type noteFilter struct{ Query, Color, Tag, Kind, Sort string }

// takes tells whether an annotation is to be shown.
func (f noteFilter) takes(p *placed, replies []annotation.Annotation) bool {
	if f.Color != "" && colorKey(p.Color) != f.Color {
		return false
	}
	if f.Tag != "" && !hasTag(p.Tags, f.Tag) {
		return false
	}
	switch f.Kind {
	case "":
	case "noted":
		if p.Note == "" {
			return false
		}
	case "plain":
		if p.Note != "" {
			return false
		}
	default:
		if p.State == 0 || p.State.String() != f.Kind {
			return false
		}
	}
	if f.Query == "" {
		return true
	}
	words := strings.ToLower(p.Quote.Exact + "\n" + p.Note + "\n" + strings.Join(p.Tags, "\n"))
	for _, a := range replies {
		words += "\n" + strings.ToLower(a.Note)
	}
	for _, w := range strings.Fields(strings.ToLower(f.Query)) {
		if !strings.Contains(words, w) {
			return false
		}
	}
	return true
}

func hasTag(tags []string, tag string) bool {
	for _, t := range tags {
		if t == tag {
			return true
		}
	}
	return false
}

// order sorts a list that is in the order of the text.
func (f noteFilter) order(list []placed) {
	switch f.Sort {
	case "newest":
		sort.SliceStable(list, func(i, j int) bool { return list[i].Created > list[j].Created })
	case "oldest":
		sort.SliceStable(list, func(i, j int) bool { return list[i].Created < list[j].Created })
	case "color":
		sort.SliceStable(list, func(i, j int) bool { return styleOf(&list[i].Annotation) < styleOf(&list[j].Annotation) })
	}
}

// clearFilterFor shows everything where the filter would hide an annotation.
func (r *Reader) clearFilterFor(id string) {
	b := &r.notes
	p, ok := b.here.at(id)
	if ok && !b.filter.takes(&p, b.here.replies[id]) {
		b.filter = noteFilter{Sort: b.filter.Sort}
		b.headed = false
	}
	for i := range b.here.list { // far down in a long list
		if b.here.list[i].ID == id {
			b.shown = max(b.shown, i+len(b.here.whole)+1)
		}
	}
}

// drawNotes shows the list in the panel, and the tools above it once.
func (r *Reader) drawNotes() {
	b := &r.notes
	if r.article == nil {
		r.drawBook()
		return
	}
	if !b.headed {
		r.drawHead(r.dom.annotations, r.tagsHere(), r.links.Annotations())
	}
	list := r.listed()
	all := len(b.here.whole) + len(b.here.list) + b.here.pending
	html := ""
	switch n := min(b.shown, len(list)); {
	case !b.loaded:
		html = `<p class="notes-empty">Loading…</p>`
	case len(list) == 0 && b.here.pending == 0:
		html = view.NotesEmpty(all > 0)
	default:
		shown := make([]view.Note, n)
		for i := range shown {
			shown[i] = r.shownNote(&list[i])
		}
		html = view.Notes(shown, r.colors(), len(list)-n)
	}
	r.redraw(html)
	r.dom.setHidden("#notes-filter", all < 2)
	r.drawTools()
	r.drawKept()
	r.drawMarkdown()
	words := "Annotations"
	if all > 0 {
		words += " " + view.Thousands(all)
	}
	r.dom.setText("#tab-annotations", words)
}

// drawHead puts the tools above and below the list into place.
func (r *Reader) drawHead(place app.Value, tags []string, all string) {
	b := &r.notes
	b.headed = true
	var formats []string
	for _, f := range workshop.Formats {
		formats = append(formats, f.Name)
	}
	place.Set("innerHTML", view.NotesHead(view.NotesPanel{
		Colors: r.colors(), Tags: tags, Formats: formats, All: all,
		Query: b.filter.Query, Color: b.filter.Color, Tag: b.filter.Tag, Kind: b.filter.Kind, Sort: b.filter.Sort,
	}))
}

// redraw puts a new list into the panel; who was in it with the focus stays
// there.
func (r *Reader) redraw(html string) {
	place := r.dom.query("#notes")
	active := r.dom.document.Get("activeElement")
	selector, from, to := "", 0, 0
	if active.Truthy() && place.Call("contains", active).Bool() {
		data := active.Get("dataset")
		switch {
		case active.Get("id").String() != "":
			selector = "#" + active.Get("id").String()
			from, to = active.Get("selectionStart").Int(), active.Get("selectionEnd").Int()
		case data.Get("act").Truthy():
			selector = `#notes [data-act="` + data.Get("act").String() + `"]`
			for _, name := range []string{"id", "color", "place"} {
				if v := data.Get(name); v.Truthy() {
					selector += `[data-` + name + `="` + r.dom.window.Get("CSS").Call("escape", v.String()).String() + `"]`
				}
			}
		}
	}
	place.Set("innerHTML", html)
	if selector == "" {
		return
	}
	if e := r.dom.query(selector); e.Truthy() {
		e.Call("focus", map[string]any{"preventScroll": true})
		if from+to > 0 {
			e.Call("setSelectionRange", from, to)
		}
	}
}

// listed is the panel's list as filtered and sorted.
func (r *Reader) listed() []placed {
	b := &r.notes
	var chosen []placed
	for _, a := range b.here.whole {
		if p := (placed{Annotation: a}); b.filter.takes(&p, b.here.replies[a.ID]) {
			chosen = append(chosen, p)
		}
	}
	for i := range b.here.list {
		if p := &b.here.list[i]; b.filter.takes(p, b.here.replies[p.ID]) {
			chosen = append(chosen, *p)
		}
	}
	b.filter.order(chosen)
	if e := b.editing; e != nil && e.fresh && e.a.ReplyTo == "" {
		chosen = append([]placed{{Annotation: e.a}}, chosen...)
	}
	return chosen
}

// shownNote is an annotation as the panel shows it, with the answers to it.
func (r *Reader) shownNote(p *placed) view.Note {
	b := &r.notes
	n := view.Note{
		Annotation: p.Annotation, State: p.State, ColorName: r.colorName(p.Color), Date: localDate(p.Created),
		Active: p.ID == b.active, Unsaved: b.keeping.unsaved(p.ID) && b.keeping.failure != nil,
	}
	n.Color = colorKey(p.Color)
	if p.State > annotation.Exact && p.Len() > 0 {
		n.Now = b.here.text.slice(p.Span)
	}
	for _, c := range p.Candidates {
		n.Candidates = append(n.Candidates, b.here.text.slice(c.Span))
	}
	if e := b.editing; e != nil && e.a.ID == p.ID {
		n.Edit = &view.NoteEdit{Note: e.note, Tags: e.tags}
	}
	for _, a := range b.here.replies[p.ID] {
		n.Replies = append(n.Replies, r.shownNote(&placed{Annotation: a}))
	}
	if e := b.editing; e != nil && e.fresh && e.a.ReplyTo == p.ID {
		n.Replies = append(n.Replies, view.Note{Annotation: e.a, Edit: &view.NoteEdit{Note: e.note}})
	}
	return n
}

func localDate(t annotation.Time) string {
	if t == 0 {
		return ""
	}
	return view.Date(time.UnixMilli(int64(t)).Format("2006-01-02"))
}

// tagsHere are the tags used in the article.
func (r *Reader) tagsHere() []string {
	var tags []string
	for i := range r.notes.here.list {
		tags = append(tags, r.notes.here.list[i].Tags...)
	}
	for i := range r.notes.here.whole {
		tags = append(tags, r.notes.here.whole[i].Tags...)
	}
	return annotation.CleanTags(tags)
}

// drawTools says what undo and redo would do.
func (r *Reader) drawTools() {
	set := func(selector, word, label string, can bool) {
		if button := r.dom.query(selector); button.Truthy() {
			button.Set("disabled", !can)
			title := word
			if can {
				title += " " + label
			}
			button.Set("title", title)
			button.Call("setAttribute", "aria-label", title)
		}
	}
	label, can := r.notes.journal.CanUndo()
	set("#note-undo", "Undo", label, can)
	label, can = r.notes.journal.CanRedo()
	set("#note-redo", "Redo", label, can)
}

// markCards shows which card is the chosen one without drawing them anew.
func (r *Reader) markCards() {
	for _, card := range r.dom.queryAll("#notes .note-active") {
		card.Get("classList").Call("remove", "note-active")
		card.Call("removeAttribute", "aria-current")
	}
	if card := r.card(r.notes.active); card.Truthy() {
		card.Get("classList").Call("add", "note-active")
		card.Call("setAttribute", "aria-current", "true")
	}
}

// onNotesInput follows the panel's fields, and reports whether it was one.
func (r *Reader) onNotesInput(target app.Value) bool {
	b := &r.notes
	value := target.Get("value")
	field := map[string]*string{
		"notes-query": &b.filter.Query, "notes-color": &b.filter.Color, "notes-tag": &b.filter.Tag,
		"notes-kind": &b.filter.Kind, "notes-sort": &b.filter.Sort,
	}[target.Get("id").String()]
	switch {
	case field != nil:
		if *field != value.String() {
			*field = value.String()
			b.shown = notesPage
			r.drawNotes()
		}
		return true
	case b.editing == nil:
		return false
	}
	switch target.Get("id").String() {
	case "note-field":
		b.editing.note = value.String()
	case "note-tags-field":
		b.editing.tags = value.String()
	default:
		return false
	}
	r.keepDraft()
	return true
}

// onHover ties cards to their places in the text.
func (r *Reader) onHover(e app.Value) {
	id := ""
	if card, ok := closest(e, "#notes > .notes > [data-note]"); ok {
		id = card.Get("dataset").Get("note").String()
	}
	if r.article != nil && id != r.notes.hovered {
		r.notes.hovered = id
		r.drawPlaces()
	}
}

// addPrintedNotes puts the annotations at the end of the article for paper.
func (r *Reader) addPrintedNotes() {
	r.dropPrintedNotes()
	b := &r.notes
	if r.article == nil || len(b.here.list)+len(b.here.whole) == 0 {
		return
	}
	var list []view.Note
	for _, a := range b.here.whole {
		list = append(list, r.shownNote(&placed{Annotation: a}))
	}
	for i := range b.here.list {
		list = append(list, r.shownNote(&b.here.list[i]))
	}
	section := r.dom.document.Call("createElement", "section")
	section.Set("className", "printed-notes")
	section.Set("innerHTML", view.NotesForPrint(list))
	r.dom.main.Call("append", section)
}

func (r *Reader) dropPrintedNotes() {
	for _, e := range r.dom.queryAll(".printed-notes") {
		e.Call("remove")
	}
}
