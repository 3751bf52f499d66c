package view

import (
	"strings"

	"offprint/app/annotation"
)

// A Note is an annotation as the panel and the page of all annotations show it.
type Note struct {
	annotation.Annotation
	// State is how it stands in the text; 0 for an answer, for an annotation on
	// the article as a whole and where the text is not at hand.
	State annotation.State
	// Now is the wording where it stands, if that is not the quotation.
	Now        string
	Candidates []string // the wording of the likeliest places
	ColorName  string
	Date       string // as shown
	Href       string // of its article, on the page of all annotations
	Active     bool   // it was chosen last
	Unsaved    bool   // the device has not confirmed that it is kept
	Replies    []Note
	Edit       *NoteEdit // it is being written
}

// A NoteEdit is what stands in the fields of an annotation that is written.
type NoteEdit struct{ Note, Tags string }

// A NoteColor is a colour of the reader's with the name they gave it.
type NoteColor struct{ Key, Name string }

// A NotesPanel is what stands around the list of annotations.
type NotesPanel struct {
	Colors []NoteColor
	Tags   []string
	Query  string
	Color  string // chosen, "" for all
	Tag    string
	Kind   string // one of NoteKinds
	Sort   string // one of NoteSorts
	// Formats are the names of what can be exported to.
	Formats []string
	// All is the address of the page of all annotations, "" on that page.
	All string
}

// A Choice is a value of a list to choose from, and its label.
type Choice struct{ Value, Label string }

// NoteKinds are what the list can be narrowed to, NoteSorts its orders.
var (
	NoteKinds = []Choice{
		{"", "All"}, {"noted", "With a note"}, {"plain", "Without a note"},
		{"moved", "Moved"}, {"changed", "Changed"}, {"review", "Needs review"}, {"lost", "Lost its place"},
	}
	NoteSorts = []Choice{{"", "In the order of the text"}, {"newest", "Newest first"}, {"oldest", "Oldest first"}, {"color", "By colour"}}
)

// NotesHead returns the inside of the annotations panel: what chooses among
// them, and #notes, which the list goes into.
func NotesHead(p NotesPanel) string {
	w := &writer{}
	w.raw(`<div class="notes-tools">`)
	if p.All != "" {
		w.raw(`<button type="button" data-do="article-note">Note on the article</button>`)
	}
	w.raw(`<button type="button" data-do="undo" id="note-undo" disabled>Undo</button>` +
		`<button type="button" data-do="redo" id="note-redo" disabled>Redo</button>` +
		"</div>\n" +
		`<details class="notes-filter" id="notes-filter" hidden><summary>Search and filter</summary>`)
	notesChoices(w, p)
	w.raw("</details>\n" + `<p class="notes-kept" id="notes-kept"></p>` + "\n" + `<div id="notes"></div>` + "\n")
	notesFiles(w, p)
	if p.All != "" {
		w.raw(`<p class="notes-all"><a`)
		w.attr("href", p.All)
		w.raw(">All annotations</a></p>\n")
	}
	return w.String()
}

// notesFiles writes the ways in and out.
func notesFiles(w *writer, p NotesPanel) {
	w.raw(`<details class="notes-files"><summary>Export, share, import</summary>` + "\n" + `<p>Export what is listed:</p><p class="notes-tools">`)
	for i, name := range p.Formats {
		w.raw(`<button type="button" data-act="notes-export" data-place="`, itoa(i), `">`, name, "</button>")
	}
	w.raw(`<button type="button" data-act="notes-copy" data-place="0">Copy as Markdown</button>` +
		`<button type="button" data-do="share">Copy a link that carries them</button></p>` +
		`<p class="notes-tools"><button type="button" data-do="import">Import a file</button>` +
		`<button type="button" data-do="backup">Back up everything</button></p></details>` + "\n")
}

// AnnotationsTitle is the title of the page of all annotations.
const AnnotationsTitle = "Annotations"

// AnnotationsPage returns the inside of the main element of the page of all
// annotations, which the reader's program fills: what a reader wrote is on
// their device only.
func AnnotationsPage(l Links) string {
	w := &writer{}
	w.raw(`<div class="library book">` + "\n" + `<h1 class="title">` + AnnotationsTitle + "</h1>\n" +
		`<p class="standfirst">All that you have marked and written, on this device.</p>` + "\n" +
		`<div id="book"><p class="notes-empty app-only">Loading…</p></div>` + "\n" +
		`<noscript><p>Annotations need JavaScript.</p></noscript>` + "\n<p><a")
	w.attr("href", l.Library())
	w.raw(">All articles</a></p>\n</div>\n")
	return w.String()
}

// A NoteGroup is the annotations of one article.
type NoteGroup struct {
	Title string
	Href  string // "" where the article is not in this edition
	Notes []Note
}

// NoteGroups returns the annotations of several articles; left is how many more
// there are.
func NoteGroups(groups []NoteGroup, colors []NoteColor, left int) string {
	w := &writer{}
	for i := range groups {
		g := &groups[i]
		w.raw(`<section class="note-group"><h2>`)
		if g.Href == "" {
			w.raw(`<bdi>`)
			w.text(g.Title)
			w.raw(`</bdi> <small>not in this edition</small>`)
		} else {
			w.raw(`<a dir="auto"`)
			w.attr("href", g.Href)
			w.raw(">")
			w.text(g.Title)
			w.raw("</a>")
		}
		w.raw(" <small>", Thousands(len(g.Notes)), "</small></h2>\n")
		notes(w, g.Notes, colors)
		w.raw("</section>\n")
	}
	more(w, left)
	return w.String()
}

func notesChoices(w *writer, p NotesPanel) {
	w.raw(`<input type="search" id="notes-query" placeholder="Search" aria-label="Search annotations"`)
	w.attr("value", p.Query)
	w.raw(">\n")
	options := func(id, label, chosen string, choices []Choice) {
		w.raw(`<select id="`, id, `" aria-label="`, label, `">`)
		for _, c := range choices {
			w.raw("<option")
			w.attr("value", c.Value)
			if c.Value == chosen {
				w.raw(" selected")
			}
			w.raw(">")
			w.text(c.Label)
			w.raw("</option>")
		}
		w.raw("</select>\n")
	}
	colors := []Choice{{"", "Any colour"}}
	for _, c := range p.Colors {
		colors = append(colors, Choice{c.Key, c.Name})
	}
	tags := []Choice{{"", "Any tag"}}
	for _, t := range p.Tags {
		tags = append(tags, Choice{t, t})
	}
	options("notes-color", "Colour", p.Color, colors)
	options("notes-tag", "Tag", p.Tag, tags)
	options("notes-kind", "Show", p.Kind, NoteKinds)
	options("notes-sort", "Order", p.Sort, NoteSorts)
}

// NotesEmpty is what the list says where nothing is to be shown: filtered tells
// that there are annotations, but none that was asked for.
func NotesEmpty(filtered bool) string {
	if filtered {
		return `<p class="notes-empty">No annotation is like that. <button type="button" data-act="notes-clear">Show all</button></p>` + "\n"
	}
	return `<p class="notes-empty">Select text to highlight it or to write about it.</p>` + "\n" +
		`<p class="notes-empty app-keys">Without a mouse: <kbd>.</kbd> and <kbd>,</kbd> choose a sentence, <kbd>h</kbd> highlights it, <kbd>a</kbd> writes a note.</p>` + "\n"
}

// Notes returns a list of annotations; left is how many more there are.
func Notes(list []Note, colors []NoteColor, left int) string {
	w := &writer{}
	notes(w, list, colors)
	more(w, left)
	return w.String()
}

func notes(w *writer, list []Note, colors []NoteColor) {
	w.raw(`<ol class="notes">` + "\n")
	for i := range list {
		note(w, &list[i], colors)
	}
	w.raw("</ol>\n")
}

func more(w *writer, left int) {
	if left > 0 {
		w.raw(`<p><button type="button" data-act="notes-more">Show more (` + Thousands(left) + " left)</button></p>\n")
	}
}

func note(w *writer, n *Note, colors []NoteColor) {
	w.raw(`<li class="note`)
	if n.Active {
		w.raw(" note-active")
	}
	if n.Publisher {
		w.raw(" note-publisher")
	}
	w.raw(`"`)
	w.attr("data-note", n.ID)
	w.attrIf("data-color", n.Color)
	if n.Active {
		w.raw(` aria-current="true"`)
	}
	w.raw(">\n")
	notePlace(w, n)
	if n.Edit != nil {
		noteForm(w, n)
	} else {
		noteBody(w, n)
		noteButtons(w, n, colors)
	}
	if len(n.Replies) > 0 {
		w.raw(`<ol class="notes replies">` + "\n")
		for i := range n.Replies {
			note(w, &n.Replies[i], nil)
		}
		w.raw("</ol>\n")
	}
	w.raw("</li>\n")
}

// notePlace writes the quotation, the way to it, and how it stands.
func notePlace(w *writer, n *Note) {
	if n.ReplyTo != "" {
		return
	}
	if n.Whole() {
		w.raw(`<p class="note-whole">On the article as a whole</p>` + "\n")
		return
	}
	if n.State == annotation.Lost || n.State == 0 && n.Href == "" {
		w.raw(`<blockquote class="note-quote" dir="auto">`)
		w.text(shorten(n.Quote.Exact, mostQuote))
		w.raw("</blockquote>\n")
	} else if n.Href != "" {
		w.raw(`<a class="note-quote" dir="auto"`)
		w.attr("href", n.Href)
		w.raw(">")
		w.text(shorten(n.Quote.Exact, mostQuote))
		w.raw("</a>\n")
	} else {
		w.raw(`<button type="button" class="note-quote" dir="auto" data-act="note-go"`)
		w.attr("data-id", n.ID)
		w.raw(">")
		w.text(shorten(n.Quote.Exact, mostQuote))
		w.raw("</button>\n")
	}
	noteState(w, n)
}

// mostQuote is how much of a quotation is shown, in code points.
const mostQuote = 300

func shorten(s string, most int) string {
	if runes(s) <= most {
		return s
	}
	cut := string([]rune(s)[:most])
	if i := strings.LastIndexByte(cut, ' '); i > len(cut)/2 {
		cut = cut[:i]
	}
	return cut + "…"
}

var stateWords = map[annotation.State]string{
	annotation.Moved:   "Moved: the same words stand elsewhere in this edition.",
	annotation.Changed: "The wording has changed in this edition.",
	annotation.Review:  "This may be the place. Is it?",
	annotation.Lost:    "Lost its place: this edition has no such passage.",
}

func noteState(w *writer, n *Note) {
	words, ok := stateWords[n.State]
	if !ok {
		return
	}
	w.raw(`<div class="note-state" data-state="`, n.State.String(), `"><p>`, words, "</p>\n")
	if n.Now != "" && n.State != annotation.Moved {
		w.raw(`<dl class="note-wording"><div><dt>Was</dt><dd dir="auto"><del>`)
		w.text(shorten(n.Quote.Exact, mostQuote))
		w.raw(`</del></dd></div><div><dt>Is</dt><dd dir="auto"><ins>`)
		w.text(shorten(n.Now, mostQuote))
		w.raw("</ins></dd></div></dl>\n")
	}
	button := func(act, label string, place int) {
		w.raw(`<button type="button" data-act="`, act, `" data-place="`, itoa(place), `"`)
		w.attr("data-id", n.ID)
		w.raw(">", label, "</button>\n")
	}
	switch n.State {
	case annotation.Changed, annotation.Moved:
		button("note-attach", "Keep it here", -1)
	case annotation.Review:
		button("note-attach", "Yes, it is here", -1)
		fallthrough
	case annotation.Lost:
		for i, text := range n.Candidates {
			w.raw(`<div class="note-candidate"><p dir="auto">`)
			w.text(shorten(text, 160))
			w.raw("</p>\n")
			button("note-look", "Look", i)
			button("note-attach", "Attach here", i)
			w.raw("</div>\n")
		}
		button("note-attach", "Attach to the selected text", -2)
	}
	w.raw("</div>\n")
}

// noteBody writes what the reader has written, and when.
func noteBody(w *writer, n *Note) {
	if n.Note != "" {
		w.raw(`<div class="note-text" dir="auto"`)
		w.attr("data-markdown", n.ID)
		w.raw(">")
		w.text(n.Note)
		w.raw("</div>\n")
	}
	if len(n.Tags) > 0 {
		w.raw(`<ul class="note-tags" aria-label="Tags">`)
		for _, t := range n.Tags {
			w.raw(`<li><button type="button" data-act="notes-tag" dir="auto"`)
			w.attr("data-tag", t)
			w.raw(">")
			w.text(t)
			w.raw("</button></li>")
		}
		w.raw("</ul>\n")
	}
	w.raw(`<p class="note-facts">`)
	switch {
	case n.Publisher:
		w.raw("From the publisher")
	case n.ReplyTo == "" && !n.Whole():
		w.text(n.ColorName)
	default:
		w.raw("Note")
	}
	if n.Creator != "" {
		w.raw(" · <bdi>")
		w.text(n.Creator)
		w.raw("</bdi>")
	}
	if n.Date != "" {
		w.raw(" · ")
		w.text(n.Date)
	}
	if n.Unsaved {
		w.raw(` · <strong class="note-unsaved">not saved yet</strong>`)
	}
	w.raw("</p>\n")
}

func noteButtons(w *writer, n *Note, colors []NoteColor) {
	if n.Publisher {
		return
	}
	w.raw(`<p class="note-buttons">`)
	if n.ReplyTo == "" && !n.Whole() {
		w.raw(`<span class="swatches" role="group" aria-label="Colour">`)
		for _, c := range colors {
			w.raw(`<button type="button" class="swatch" data-act="note-color"`)
			w.attr("data-id", n.ID)
			w.attr("data-color", c.Key)
			w.attr("aria-label", c.Name)
			w.attr("title", c.Name)
			if c.Key == n.Color {
				w.raw(` aria-pressed="true"></button>`)
			} else {
				w.raw(` aria-pressed="false"></button>`)
			}
		}
		w.raw("</span>")
	}
	button := func(act, label string) {
		w.raw(`<button type="button" data-act="`, act, `"`)
		w.attr("data-id", n.ID)
		w.raw(">", label, "</button>")
	}
	if n.Note == "" && len(n.Tags) == 0 {
		button("note-edit", "Add note")
	} else {
		button("note-edit", "Edit")
	}
	if n.ReplyTo == "" && n.Note != "" {
		button("note-reply", "Reply")
	}
	button("note-delete", "Delete")
	w.raw("</p>\n")
}

// noteForm writes the fields of an annotation that is being written.
func noteForm(w *writer, n *Note) {
	w.raw(`<div class="note-form" role="group" aria-label="Write a note">` +
		`<label for="note-field">Note <small>Markdown</small></label>` +
		`<textarea id="note-field" rows="4" dir="auto">`)
	if strings.HasPrefix(n.Edit.Note, "\n") {
		w.raw("\n") // the first line feed in a textarea is dropped
	}
	w.text(n.Edit.Note)
	w.raw("</textarea>\n")
	if n.ReplyTo == "" {
		w.raw(`<label for="note-tags-field">Tags <small>with commas between</small></label><input id="note-tags-field" dir="auto" autocomplete="off"`)
		w.attr("value", n.Edit.Tags)
		w.raw(">\n")
	}
	w.raw(`<p class="note-buttons"><button type="button" class="primary" data-act="note-save">Save</button>` +
		`<button type="button" data-act="note-cancel">Cancel</button></p></div>` + "\n")
}

// NotesForPrint returns what an article's readers wrote about it, numbered in
// the order of the text, for the end of the printed article.
func NotesForPrint(list []Note) string {
	w := &writer{}
	w.raw("<h2>Annotations</h2>\n<ol>\n")
	for i := range list {
		n := &list[i]
		w.raw(`<li dir="auto">`)
		if !n.Whole() {
			w.raw("<q>")
			w.text(shorten(n.Quote.Exact, mostQuote))
			w.raw("</q> ")
		}
		w.raw("<small>(")
		w.text(n.ColorName)
		w.raw(")</small>")
		printed(w, n)
		for k := range n.Replies {
			printed(w, &n.Replies[k])
		}
		w.raw("</li>\n")
	}
	w.raw("</ol>\n")
	return w.String()
}

func printed(w *writer, n *Note) {
	if n.Note != "" {
		w.raw(`<div class="note-text">`)
		w.text(n.Note)
		w.raw("</div>")
	}
}

// Chooser returns the list of annotations that lie over one another at a place
// of the text.
func Chooser(list []Note) string {
	w := &writer{}
	w.raw(`<p class="chooser-head">` + Plural(len(list), "annotation", "annotations") + ` here</p><ul class="chooser">`)
	for i := range list {
		n := &list[i]
		w.raw(`<li><button type="button" data-act="note-choose"`)
		w.attr("data-id", n.ID)
		w.attrIf("data-color", n.Color)
		w.raw(`><span dir="auto">`)
		text := n.Note
		if text == "" {
			text = n.Quote.Exact
		}
		w.text(shorten(text, 80))
		w.raw("</span> <small>")
		w.text(n.ColorName)
		w.raw("</small></button></li>")
	}
	w.raw("</ul>\n")
	return w.String()
}
