// Package hypothesis reads the JSON that Hypothesis' client exports, and what
// its API answers to a search.
package hypothesis

import (
	"errors"
	"fmt"
	"strings"

	"offprint/app/annotation"
	"offprint/app/annotation/internal/json"
)

// MaxEntries is the greatest number of annotations that one file may have.
const MaxEntries = 20_000

// Read reads an export. It gives an entry for each annotation, refused ones
// included; an error means that the file as a whole cannot be read. Positions
// count UTF-16 units there: see annotation.Settle.
func Read(data string) ([]annotation.Entry, error) {
	v, err := json.Parse(data, json.Usual)
	if err != nil {
		return nil, fmt.Errorf("hypothesis: %w", err)
	}
	return FromValue(v)
}

// FromValue does what Read does for a file that is parsed already.
func FromValue(v json.Value) ([]annotation.Entry, error) {
	list := v.Get("annotations")
	if list.Kind != json.Array {
		list = v.Get("rows")
	}
	if list.Kind != json.Array {
		return nil, errors.New("hypothesis: the file has no list of annotations")
	}
	if len(list.Items) > MaxEntries {
		return nil, fmt.Errorf("hypothesis: %d annotations are more than the %d that one file may have: split it", len(list.Items), MaxEntries)
	}
	entries := make([]annotation.Entry, len(list.Items))
	for i, item := range list.Items {
		entries[i] = read(item)
	}
	return entries, nil
}

// properties are what an annotation has, and of which kind.
var properties = []struct {
	key  string
	kind json.Kind
}{
	{"uri", json.String}, {"text", json.String}, {"user", json.String},
	{"tags", json.Array}, {"target", json.Array}, {"references", json.Array},
}

func read(v json.Value) annotation.Entry {
	var e annotation.Entry
	refuse := func(format string, args ...any) annotation.Entry {
		e.Err = fmt.Errorf("hypothesis: "+format, args...)
		return e
	}
	if v.Kind != json.Object {
		return refuse("%s where an annotation should be", v.Kind)
	}
	id := v.Get("id").Str()
	e.ID = iri(id)
	if id == "" || !annotation.IsIRI(e.ID) {
		return refuse("the id is missing or broken")
	}
	for _, p := range properties {
		if m := v.Get(p.key); m.Kind != p.kind && m.Kind != json.Null {
			return refuse("%s is %s, not %s", p.key, m.Kind, p.kind)
		}
	}
	var err error
	if e.Created, err = moment(v.Get("created")); err != nil {
		return refuse("created: %v", err)
	}
	if e.Modified, err = moment(v.Get("updated")); err != nil {
		return refuse("updated: %v", err)
	}
	e.Note, e.Source, e.Creator = v.Get("text").Str(), v.Get("uri").Str(), user(v)
	for _, t := range v.Get("tags").Items {
		e.Tags = append(e.Tags, t.Str())
	}
	e.Tags = annotation.CleanTags(e.Tags)
	if refs := v.Get("references").Items; len(refs) > 0 {
		// The last reference is the annotation that is answered, those before
		// it are the ones that it answers.
		e.ReplyTo = iri(refs[len(refs)-1].Str())
	} else if err := readTarget(&e, v.Get("target")); err != nil {
		return refuse("%v", err)
	}
	e.Motivation = e.Motive()
	if v.Get("hidden").Text == "true" {
		e.Left = append(e.Left, "it is hidden by a moderator there")
	}
	return e
}

func iri(id string) string {
	if id == "" || strings.Contains(id, ":") {
		return id
	}
	return "https://hypothes.is/a/" + id
}

func moment(v json.Value) (annotation.Time, error) {
	if v.Kind == json.Null {
		return 0, nil
	}
	return annotation.ParseTime(v.Str())
}

// user gives the name that is shown, or the account's without "acct:".
func user(v json.Value) string {
	if n := v.Get("user_info").Get("display_name").Str(); n != "" {
		return n
	}
	name, _, _ := strings.Cut(strings.TrimPrefix(v.Get("user").Str(), "acct:"), "@")
	return name
}

func readTarget(e *annotation.Entry, targets json.Value) error {
	if len(targets.Items) == 0 {
		return nil // a note on the page
	}
	if n := len(targets.Items); n > 1 {
		e.Left = append(e.Left, fmt.Sprintf("only the first of %d targets", n))
	}
	t := targets.Items[0]
	if s := t.Get("source").Str(); s != "" {
		e.Source = s
	}
	for _, s := range t.Get("selector").List() {
		switch s.Get("type").Str() {
		case "TextQuoteSelector":
			if s.Get("exact").Kind != json.String {
				return errors.New("a TextQuoteSelector has no exact")
			}
			e.Quote = annotation.TextQuoteSelector{Exact: s.Get("exact").Str(), Prefix: s.Get("prefix").Str(), Suffix: s.Get("suffix").Str()}
		case "TextPositionSelector":
			start, ok := s.Get("start").Int()
			end, ok2 := s.Get("end").Int()
			if !ok || !ok2 || start < 0 || end < start {
				return errors.New("a TextPositionSelector is broken")
			}
			e.Position = annotation.Span{Start: int(start), End: int(end)}
		}
	}
	return nil
}
