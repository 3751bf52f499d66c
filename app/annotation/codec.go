package annotation

import (
	"fmt"

	"offprint/app/annotation/internal/json"
)

// AppendJSON appends the annotation as one JSON object, always the same bytes
// for the same annotation. It is our own short form, for the store, backups
// and links; package w3c writes the standard one.
func (a *Annotation) AppendJSON(b []byte) []byte { return append(b, a.value().Compact()...) }

func (a *Annotation) value() json.Value {
	v := json.Value{Kind: json.Object}
	v.SetText("id", a.ID)
	v.SetText("article", a.Article)
	v.SetText("edition", a.Edition)
	v.SetText("replyTo", a.ReplyTo)
	v.SetText("motivation", string(a.Motivation))
	v.SetText("exact", a.Quote.Exact)
	v.SetText("prefix", a.Quote.Prefix)
	v.SetText("suffix", a.Quote.Suffix)
	if a.Position != (Span{}) {
		v.Set("start", json.Int(int64(a.Position.Start)))
		v.Set("end", json.Int(int64(a.Position.End)))
	}
	v.SetText("color", a.Color)
	v.SetText("note", a.Note)
	if len(a.Tags) > 0 {
		tags := make([]json.Value, len(a.Tags))
		for i, t := range a.Tags {
			tags[i] = json.Text(t)
		}
		v.Set("tags", json.List(tags...))
	}
	v.SetText("creator", a.Creator)
	setInt(&v, "created", int64(a.Created))
	setInt(&v, "modified", int64(a.Modified))
	if a.Publisher {
		v.Set("publisher", json.Truth(true))
	}
	return v
}

// ParseJSON reads what AppendJSON wrote, and checks it.
func ParseJSON(data string) (Annotation, error) {
	v, err := json.Parse(data, json.Usual)
	if err != nil {
		return Annotation{}, fmt.Errorf("annotation: %w", err)
	}
	return fromValue(v)
}

func fromValue(v json.Value) (Annotation, error) {
	r := fields{v: v}
	a := Annotation{
		ID:         r.text("id"),
		Article:    r.text("article"),
		Edition:    r.text("edition"),
		ReplyTo:    r.text("replyTo"),
		Motivation: Motivation(r.text("motivation")),
		Color:      r.text("color"),
		Note:       r.text("note"),
		Creator:    r.text("creator"),
		Created:    Time(r.int("created")),
		Modified:   Time(r.int("modified")),
	}
	a.Quote = TextQuoteSelector{r.text("exact"), r.text("prefix"), r.text("suffix")}
	a.Position = Span{int(r.int("start")), int(r.int("end"))}
	for _, t := range r.of("tags", json.Array).Items {
		if t.Kind != json.String {
			r.fail("tags", "holds %s", t.Kind)
		}
		a.Tags = append(a.Tags, t.Text)
	}
	a.Publisher = r.of("publisher", json.Bool).Text == "true"
	if v.Kind != json.Object {
		r.err = fmt.Errorf("annotation: %s where an annotation should be", v.Kind)
	}
	if r.err != nil {
		return Annotation{}, r.err
	}
	return a, a.Validate()
}

// fields reads an object's members and keeps the first error.
type fields struct {
	v   json.Value
	err error
}

func (f *fields) fail(key, format string, args ...any) {
	if f.err == nil {
		f.err = fmt.Errorf("annotation: %q %s", key, fmt.Sprintf(format, args...))
	}
}

// of gives a member that is of kind or absent.
func (f *fields) of(key string, kind json.Kind) json.Value {
	if !f.v.Has(key) {
		return json.Value{}
	}
	m := f.v.Get(key)
	if m.Kind != kind {
		f.fail(key, "is %s, not %s", m.Kind, kind)
		return json.Value{}
	}
	return m
}

func (f *fields) text(key string) string { return f.of(key, json.String).Text }

func (f *fields) int(key string) int64 {
	m := f.of(key, json.Number)
	n, ok := m.Int()
	if m.Kind == json.Number && !ok {
		f.fail(key, "is not a whole number")
	}
	return n
}

// setInt appends a number unless it is 0.
func setInt(v *json.Value, key string, n int64) {
	if n != 0 {
		v.Set(key, json.Int(n))
	}
}
