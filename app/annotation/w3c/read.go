package w3c

import (
	"fmt"
	"strings"

	"offprint/app/annotation"
	"offprint/app/annotation/internal/json"
)

// MaxEntries is the greatest number of annotations that one file may have.
const MaxEntries = 20_000

// Read reads an Annotation, an AnnotationPage, an AnnotationCollection with its
// first page, or a list of annotations, in JSON-LD. It gives an entry for each
// annotation, refused ones included; an error means that the file as a whole
// cannot be read. Offsets are as written: see annotation.Settle.
//
// What the model of this reader has no room for, such as a body that is a
// video, is named in Entry.Left; its address is kept in the note.
func Read(data string) ([]annotation.Entry, error) {
	v, err := json.Parse(data, json.Usual)
	if err != nil {
		return nil, fmt.Errorf("w3c: %w", err)
	}
	return FromValue(v)
}

// FromValue does what Read does for a file that is parsed already.
func FromValue(v json.Value) ([]annotation.Entry, error) {
	items, inherited, err := annotations(v)
	if err != nil {
		return nil, err
	}
	if len(items) > MaxEntries {
		return nil, fmt.Errorf("w3c: %d annotations are more than the %d that one file may have: split it", len(items), MaxEntries)
	}
	entries := make([]annotation.Entry, len(items))
	for i, item := range items {
		entries[i] = read(item, inherited)
	}
	return entries, nil
}

// annotations finds the annotations of a document, and whether their context
// is the document's.
func annotations(v json.Value) (items []json.Value, inherited bool, err error) {
	switch {
	case v.Kind == json.Array:
		return v.Items, false, nil
	case v.Kind != json.Object:
		return nil, false, fmt.Errorf("w3c: the file is %s, not an annotation", v.Kind)
	case isType(v, "AnnotationCollection"), isType(v, "AnnotationPage"):
		if err := document(v); err != nil {
			return nil, false, err
		}
		page := v
		if isType(v, "AnnotationCollection") {
			page = v.Get("first")
			if page.Kind == json.String {
				return nil, false, fmt.Errorf("w3c: the collection's first page is elsewhere, at %.100s: open that file", page.Text)
			}
			if page.Kind != json.Object {
				return nil, false, fmt.Errorf("w3c: the collection has no first page")
			}
		}
		list := page.Get("items")
		if list.Kind != json.Array {
			return nil, false, fmt.Errorf("w3c: the page has no list of items")
		}
		return list.Items, true, nil
	}
	return []json.Value{v}, false, nil
}

// document checks a collection or page.
func document(v json.Value) error {
	if err := checkContext(v); err != nil {
		return fmt.Errorf("w3c: %w", err)
	}
	if id := v.Get("id"); id.Kind != json.String || !annotation.IsIRI(id.Text) {
		return fmt.Errorf("w3c: the collection's or page's id is not one IRI")
	}
	return nil
}

func isType(v json.Value, want string) bool {
	for _, t := range v.Get("type").List() {
		if t.Str() == want {
			return true
		}
	}
	return false
}

// read reads one annotation.
func read(v json.Value, inherited bool) annotation.Entry {
	e := annotation.Entry{}
	e.ID = v.Get("id").Str()
	if err := check(v, inherited); err != nil {
		e.Err = err
		return e
	}
	e.Created, _ = annotation.ParseTime(v.Get("created").Str())
	e.Modified, _ = annotation.ParseTime(v.Get("modified").Str())
	for i, m := range v.Get("motivation").List() {
		if i == 0 {
			e.Motivation = annotation.Motivation(m.Str())
		}
	}
	e.Creator = agent(v.Get("creator"))
	e.Publisher = v.Get("offprint:origin").Str() == "publisher"
	readTargets(&e, v.Get("target").List())
	if v.Has("bodyValue") {
		addNote(&e, v.Get("bodyValue").Text)
	}
	for _, b := range v.Get("body").List() {
		readBody(&e, b, 0)
	}
	e.Tags = annotation.CleanTags(e.Tags)
	if e.Motivation == "" {
		e.Motivation = e.Motive()
	}
	leave(&e, v, "audience", "rights", "canonical", "via", "generator", "generated")
	if v.Get("stylesheet").Str() != stylesheet {
		leave(&e, v, "stylesheet")
	}
	return e
}

// leave notes which of the keys are there and not taken over.
func leave(e *annotation.Entry, v json.Value, keys ...string) {
	var left []string
	for _, k := range keys {
		if v.Has(k) {
			left = append(left, k)
		}
	}
	if len(left) > 0 {
		e.Left = append(e.Left, "not taken over: "+strings.Join(left, ", "))
	}
}

func agent(v json.Value) string {
	for _, a := range v.List() {
		for _, s := range []string{a.Get("name").Str(), a.Get("nickname").Str(), a.Get("id").Str(), a.Str()} {
			if s != "" {
				return s
			}
		}
		for _, n := range a.Get("name").List() {
			return n.Str()
		}
	}
	return ""
}

func addNote(e *annotation.Entry, s string) {
	if s == "" {
		return
	}
	if e.Note != "" {
		e.Note += "\n\n"
	}
	e.Note += s
}

// readBody takes a body over as note or tag.
func readBody(e *annotation.Entry, b json.Value, depth int) {
	if b.Kind == json.String {
		addNote(e, "<"+b.Text+">")
		return
	}
	if depth > 8 {
		e.Left = append(e.Left, "a body nested too deep")
		return
	}
	if items := b.Get("items"); items.Kind == json.Array {
		e.Left = append(e.Left, "the bodies of a "+first(b.Get("type"))+" are taken as one note")
		for _, i := range items.Items {
			readBody(e, i, depth+1)
		}
		return
	}
	value, tagging := b.Get("value").Str(), purpose(b) == "tagging"
	if src := b.Get("source"); src.Kind != json.Null {
		value = "<" + iri(src) + ">"
		leave(e, b, "selector", "state")
	} else if value == "" && b.Get("id").Str() != "" && !b.Has("value") {
		value = "<" + b.Get("id").Text + ">"
		e.Left = append(e.Left, "a body that is elsewhere is kept as a link")
	}
	if f := first(b.Get("format")); b.Has("value") && strings.Contains(f, "html") {
		e.Left = append(e.Left, "HTML in a note is shown as written")
	}
	if tagging {
		e.Tags = append(e.Tags, strings.Trim(value, "<>"))
		return
	}
	addNote(e, value)
}

func purpose(b json.Value) string { return first(b.Get("purpose")) }

func first(v json.Value) string {
	for _, i := range v.List() {
		return i.Str()
	}
	return ""
}

// iri is the address of a resource that is written as text or as an object.
func iri(v json.Value) string {
	if v.Kind == json.Object {
		return v.Get("id").Str()
	}
	return v.Str()
}

// readTargets takes the first target that names a passage or a resource.
func readTargets(e *annotation.Entry, targets []json.Value) {
	if len(targets) == 0 {
		return
	}
	if len(targets) > 1 {
		e.Left = append(e.Left, fmt.Sprintf("only the first of %d targets", len(targets)))
	}
	t := targets[0]
	if items := t.Get("items"); items.Kind == json.Array && len(items.Items) > 0 {
		e.Left = append(e.Left, fmt.Sprintf("only the first of %d targets", len(items.Items)))
		t = items.Items[0]
	}
	e.Source = iri(t)
	if t.Kind != json.Object {
		reply(e)
		return
	}
	if src := t.Get("source"); src.Kind != json.Null {
		e.Source = iri(src)
	}
	e.Article, e.Edition = t.Get("offprint:article").Str(), t.Get("offprint:edition").Str()
	if e.Article == "" && strings.HasPrefix(e.Source, articles) {
		e.Article = unescape(strings.TrimPrefix(e.Source, articles))
	}
	e.Color = first(t.Get("styleClass"))
	for _, s := range t.Get("selector").List() {
		readSelector(e, s, 0)
	}
	leave(e, t, "state", "renderedVia", "scope")
	reply(e)
}

// reply makes an annotation of an annotation an answer to it.
func reply(e *annotation.Entry) {
	if e.Motivation == annotation.Replying && e.Whole() && e.Source != e.ID {
		e.ReplyTo = e.Source
	}
}

// readSelector takes over the two kinds of selectors that this reader has.
func readSelector(e *annotation.Entry, s json.Value, depth int) {
	switch kind := first(s.Get("type")); {
	case kind == "TextQuoteSelector" && e.Quote.Exact == "":
		e.Quote = annotation.TextQuoteSelector{Exact: s.Get("exact").Str(), Prefix: s.Get("prefix").Str(), Suffix: s.Get("suffix").Str()}
	case kind == "TextPositionSelector" && e.Position == annotation.Span{}:
		start, _ := s.Get("start").Int()
		end, _ := s.Get("end").Int()
		e.Position = annotation.Span{Start: int(start), End: int(end)}
	case kind == "":
		e.Left = append(e.Left, "a selector that is elsewhere")
	default:
		e.Left = append(e.Left, "a "+kind+" cannot be placed")
	}
	if depth < 8 {
		for _, r := range s.Get("refinedBy").List() {
			readSelector(e, r, depth+1)
		}
	}
}

// unescape undoes escape; a broken escape stays as it is.
func unescape(s string) string {
	if !strings.Contains(s, "%") {
		return s
	}
	digit := func(c byte) int { return strings.IndexByte("0123456789ABCDEF", c&^(c>>1&0x20)) }
	var b strings.Builder
	for i := 0; i < len(s); i++ {
		if s[i] == '%' && i+2 < len(s) {
			if h, l := digit(s[i+1]), digit(s[i+2]); h >= 0 && l >= 0 {
				b.WriteByte(byte(h<<4 | l))
				i += 2
				continue
			}
		}
		b.WriteByte(s[i])
	}
	return strings.ToValidUTF8(b.String(), "\ufffd")
}
