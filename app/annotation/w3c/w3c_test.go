package w3c

import (
	"fmt"
	"strings"
	"testing"

	"offprint/app/annotation"
)

func some() []annotation.Annotation {
	var list []annotation.Annotation
	for i := range 5 {
		a := annotation.Annotation{
			ID: annotation.NewID([16]byte{byte(i)}), Article: "2025-storm", Edition: "abc", Motivation: annotation.Commenting,
			Selectors: annotation.Selectors{
				Quote:    annotation.TextQuoteSelector{Exact: "nobody \"was\" hurt 😀", Prefix: "said that ", Suffix: ".\n\n"},
				Position: annotation.Span{Start: 10 * i, End: 10*i + 18}},
			Color: "green", Note: "**Who** said </script> so?\n\n- é", Tags: []string{"press", "to check"},
			Creator: "Ana Ruiz", Created: annotation.Time(1700000000000 + i), Modified: 1700000001000,
		}
		switch i {
		case 1:
			a.Note, a.Tags, a.Motivation = "", nil, annotation.Highlighting
		case 2:
			a.Selectors, a.Article = annotation.Selectors{}, "née à l'été"
		case 3:
			a.ReplyTo, a.Selectors, a.Motivation, a.Color = list[0].ID, annotation.Selectors{}, annotation.Replying, ""
		case 4:
			a.Publisher, a.Created, a.Modified, a.Creator = true, 0, 0, ""
		}
		list = append(list, a)
	}
	return list
}

func TestExportImportExportIsTheSameBytes(t *testing.T) {
	for _, base := range []string{"", "https://example.org/reader/"} {
		o := Options{Label: "Mine", Base: base}
		first := Write(some(), o)
		entries, err := Read(string(first))
		if err != nil {
			t.Fatal(err)
		}
		var list []annotation.Annotation
		for _, e := range entries {
			if e.Err != nil || len(e.Left) > 0 {
				t.Fatal(e.Err, e.Left)
			}
			list = append(list, e.Annotation)
		}
		if second := Write(list, o); string(second) != string(first) {
			t.Errorf("base %q: first\n%s\nsecond\n%s", base, first, second)
		}
	}
}

// annotationOf completes a minimal annotation.
func annotationOf(rest string) string {
	return `{"@context":"http://www.w3.org/ns/anno.jsonld","id":"http://a.example/1","type":"Annotation",` + rest + `}`
}

func TestWhatTheModelForbidsIsRefusedWithItsReason(t *testing.T) {
	for in, want := range map[string]string{
		annotationOf(`"body":"http://a.example/b"`):                                                                                          "target is missing",
		annotationOf(`"target":"no iri"`):                                                                                                    "no IRI",
		annotationOf(`"target":"http://t.example/","created":"yesterday"`):                                                                   "not a date",
		annotationOf(`"target":"http://t.example/","created":["2020-01-01T00:00:00Z"]`):                                                      "not one date",
		annotationOf(`"target":"http://t.example/","bodyValue":"x","body":"http://b.example/"`):                                              "exclude",
		annotationOf(`"target":"http://t.example/","bodyValue":5`):                                                                           "not text",
		annotationOf(`"target":"http://t.example/","body":{"items":["http://b.example/"]}`):                                                  "no type says",
		annotationOf(`"target":"http://t.example/","body":{"type":["Choice","List"],"items":["http://b.example/"]}`):                         "more than one kind",
		annotationOf(`"target":"http://t.example/","body":{"id":"http://b.example/","purpose":"tagging"}`):                                   "purpose",
		annotationOf(`"target":"http://t.example/","body":{"id":"http://b.example/","textDirection":"up"}`):                                  "textDirection",
		annotationOf(`"target":{"source":"http://t.example/","selector":{"type":"TextQuoteSelector"}}`):                                      "no exact",
		annotationOf(`"target":{"source":"http://t.example/","selector":{"type":"TextPositionSelector","start":-1,"end":4}}`):                "no whole number",
		annotationOf(`"target":{"source":"http://t.example/","selector":{"type":"TextPositionSelector","start":9,"end":4}}`):                 "backwards",
		annotationOf(`"target":{"source":"http://t.example/","selector":{"type":"FragmentSelector","value":["a","b"]}}`):                     "a list, not text",
		annotationOf(`"target":{"source":"http://t.example/","selector":{"type":"RangeSelector","startSelector":{"type":"XPathSelector"}}}`): "RangeSelector",
		annotationOf(`"target":{"type":"TextualBody","value":"x"}`):                                                                          "cannot be annotated",
		`{"@context":"fish","id":"http://a.example/1","type":"Annotation","target":"http://t.example/"}`:                                     "@context",
		`{"@context":"http://www.w3.org/ns/anno.jsonld","id":"x","type":"Annotation","target":"http://t.example/"}`:                          "id is not",
		`{"@context":"http://www.w3.org/ns/anno.jsonld","id":"http://a.example/1","type":"Note","target":"http://t.example/"}`:               "type is not",
		`[7]`: "a number where",
	} {
		entries, err := Read(in)
		if err != nil {
			t.Errorf("%s: the file was refused: %v", in, err)
			continue
		}
		if e := entries[0]; e.Err == nil || !strings.Contains(e.Err.Error(), want) {
			t.Errorf("%s: %v, want %q", in, e.Err, want)
		}
	}
}

func TestWhatIsNotTakenOverIsNamed(t *testing.T) {
	entries, err := Read(annotationOf(`"body":[{"id":"http://v.example/film","type":"Video"},{"type":"TextualBody","value":"<b>x</b>","format":"text/html"}],
		"target":[{"source":"http://t.example/","selector":{"type":"CssSelector","value":"p"}},"http://u.example/"],"rights":"https://r.example/"`))
	if err != nil || entries[0].Err != nil {
		t.Fatal(err, entries[0].Err)
	}
	e := entries[0]
	if e.Note != "<http://v.example/film>\n\n<b>x</b>" || e.Source != "http://t.example/" {
		t.Errorf("note %q, source %q", e.Note, e.Source)
	}
	left := strings.Join(e.Left, "; ")
	for _, want := range []string{"first of 2 targets", "CssSelector cannot be placed", "kept as a link", "HTML", "rights"} {
		if !strings.Contains(left, want) {
			t.Errorf("%q does not say %q", left, want)
		}
	}
}

func TestHostileFilesAreRefusedAsAWhole(t *testing.T) {
	item := annotationOf(`"target":"http://t.example/"`)
	for name, c := range map[string][2]string{
		"nesting":       {annotationOf(`"target":` + strings.Repeat(`{"items":[`, 1000)), "nested deeper"},
		"repeated keys": {annotationOf(`"target":"http://t.example/","target":"http://u.example/"`), "stands twice"},
		"size":          {strings.Repeat(" ", 33<<20), "more than the 32 MB"},
		"entries":       {"[" + strings.Repeat(item+",", 25_000) + item + "]", "split it"},
	} {
		if _, err := Read(c[0]); err == nil || !strings.Contains(err.Error(), c[1]) {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func FuzzRead(f *testing.F) {
	f.Add(string(Write(some(), Options{})))
	f.Add(annotationOf(`"target":{"type":"Choice","items":[{"source":"http://t.example/","selector":[{"type":"SvgSelector","id":"http://s.example/"},"http://s.example/2"],"state":{"type":"TimeState","sourceDate":"2015-07-20T13:30:00Z"}}]},"body":{"type":"SpecificResource","source":{"id":"http://b.example/"},"purpose":"tagging"}`))
	f.Fuzz(func(t *testing.T, s string) {
		entries, err := Read(s)
		if err != nil {
			return
		}
		var list []annotation.Annotation
		for _, e := range entries {
			if e.Err == nil && e.Validate() == nil {
				list = append(list, e.Annotation)
			}
		}
		first := Write(list, Options{})
		again, err := Read(string(first))
		if err != nil || len(again) != len(list) {
			t.Fatalf("own export: %v, %d of %d", err, len(again), len(list))
		}
		for i, e := range again {
			if e.Err != nil {
				t.Fatalf("own export of %s: %v", fmt.Sprintf("%+v", list[i]), e.Err)
			}
		}
	})
}
