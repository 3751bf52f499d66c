package file

import (
	"errors"
	"strings"
	"testing"

	"offprint/app/annotation"
	"offprint/app/annotation/backup"
	"offprint/app/annotation/share"
	"offprint/app/annotation/w3c"
)

func one() annotation.Annotation {
	return annotation.Annotation{
		ID: annotation.NewID([16]byte{1}), Article: "storm", Motivation: annotation.Commenting, Note: "Who says so?",
		Selectors: annotation.Selectors{Quote: annotation.TextQuoteSelector{Exact: "nobody was hurt"}},
	}
}

func TestEveryFormatIsRecognised(t *testing.T) {
	a := one()
	set := annotation.Set{}
	set.Apply(annotation.Change{Edits: []annotation.Edit{annotation.Add(a)}}, annotation.Stamp{Time: 1, Writer: "w"})
	link, err := share.Encode([]annotation.Annotation{a})
	if err != nil {
		t.Fatal(err)
	}
	kept := string(backup.Write(backup.Backup{Records: []annotation.Record{set[a.ID]}, Texts: map[string]string{annotation.EditionHash("x"): "x"}}))
	for name, c := range map[string]struct {
		data string
		want Format
	}{
		"w3c":        {string(w3c.Write([]annotation.Annotation{a}, w3c.Options{})), W3C},
		"w3c alone":  {`{"@context":"http://www.w3.org/ns/anno.jsonld","id":"x:1","type":"Annotation","target":"http://a.example/"}`, W3C},
		"w3c list":   {"\ufeff\n [{\"@context\":\"http://www.w3.org/ns/anno.jsonld\",\"id\":\"x:1\",\"type\":\"Annotation\",\"target\":\"http://a.example/\"}]", W3C},
		"hypothesis": {`{"export_date":"2025-01-01","annotations":[{"id":"abc","uri":"http://a.example/","text":"x","tags":[],"target":[]}]}`, Hypothesis},
		"api":        {`{"total":1,"rows":[{"id":"abc","uri":"http://a.example/","text":"x","tags":[],"target":[]}]}`, Hypothesis},
		"backup":     {kept, Backup},
		"link":       {" " + link + "\n", Link},
	} {
		got, err := Read(c.data)
		if err != nil || got.Format != c.want || len(got.Entries) != 1 || got.Entries[0].Err != nil {
			t.Errorf("%s: %v, %+v", name, err, got)
		}
	}
	if got, err := Read(kept); err != nil || len(got.Texts) != 1 {
		t.Errorf("the backup's texts: %v, %v", got.Texts, err)
	}
}

func TestWhatIsNotUnderstoodIsSaid(t *testing.T) {
	for data, want := range map[string]string{
		"":                     "empty",
		"  \n":                 "empty",
		"[]":                   "no annotations",
		"My Clippings\n- Your": "not a file of annotations",
		`{"a":1}`:              "not a file of annotations",
		`{"annotations":[`:     "line 1, column",
		"%PDF-1.7":             "not a file of annotations",
		`{"format":"offprint backup","version":1}`: "check does not fit",
		`{"format":"offprint backup","version":9}`: "newer edition",
		"1.AAAA": "damaged",
		`[` + strings.Repeat(" ", annotation.MaxImport) + `1]`: "split",
	} {
		if _, err := Read(data); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%.30q: %v, want %q", data, err, want)
		}
	}
	if _, err := Read("{}"); !errors.Is(err, ErrUnknown) {
		t.Error(err)
	}
}

func FuzzRead(f *testing.F) {
	f.Add("1.AAAA")
	f.Add(`{"annotations":[{"id":"a","target":[{"selector":[{"type":"TextQuoteSelector","exact":"x"}]}]}]}`)
	f.Add(`[{"@context":"http://www.w3.org/ns/anno.jsonld"}]`)
	f.Add(`{"format":"offprint backup","version":1}`)
	f.Fuzz(func(t *testing.T, data string) {
		c, err := Read(data)
		if err == nil && c.Format == "" {
			t.Fatal("read, and no format")
		}
	})
}
