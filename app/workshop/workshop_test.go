package workshop

import (
	"errors"
	"reflect"
	"testing"

	"offprint/app/annotation"
)

func a(n byte) annotation.Annotation {
	return annotation.Annotation{
		ID: annotation.NewID([16]byte{n}), Article: "storm", Edition: "x", Motivation: annotation.Commenting,
		Selectors: annotation.Selectors{Quote: annotation.TextQuoteSelector{Exact: "nobody – hurt", Prefix: "p"}, Position: annotation.Span{Start: 3, End: 9}},
		Color:     "2", Note: "Who *says* so?\x00", Tags: []string{"a", "b c"}, Creator: "Ana", Created: 17, Modified: 18,
	}
}

func setOf(list ...annotation.Annotation) annotation.Set {
	s := annotation.Set{}
	for _, x := range list {
		s.Apply(annotation.Change{Edits: []annotation.Edit{annotation.Add(x)}}, annotation.Stamp{Time: 5, Writer: "w"})
	}
	return s
}

func same(t *testing.T, got, want any, err error) {
	t.Helper()
	if err != nil || !reflect.DeepEqual(got, want) {
		t.Errorf("%v\ngot  %+v\nwant %+v", err, got, want)
	}
}

func TestWhatIsEncodedIsDecoded(t *testing.T) {
	yields := 0
	yield := Yield(func() { yields++ })
	one, two := a(1), a(2)
	gone := setOf(one, two)
	gone.Apply(annotation.Change{Edits: []annotation.Edit{annotation.Delete(one)}}, annotation.Stamp{Time: 9, Writer: "w"})

	notes := Notes{Markdown: []string{"", "*x*", "é\n"}}
	gotNotes, err := DecodeNotes(notes.Encode())
	same(t, gotNotes, notes, err)
	html, err := DecodeNotesAnswer(NotesAnswer(notes.Markdown))
	same(t, html, notes.Markdown, err)

	share := Share{Annotations: []annotation.Annotation{one, two}}
	gotShare, err := DecodeShare(share.Encode())
	same(t, gotShare, share, err)

	imp := Import{Label: "Import", Set: gone, File: []byte("{}\x00")}
	gotImport, err := DecodeImport(imp.Encode(yield))
	same(t, gotImport, imp, err)

	answer := Imported{
		Format: "W3C", Change: annotation.Change{Label: "Import", Edits: []annotation.Edit{annotation.Add(one), annotation.Replace(one, two), annotation.Delete(two)}},
		Lines: []annotation.Line{{Entry: 1, ID: one.ID, Outcome: annotation.Added}, {Entry: 2, Outcome: annotation.Refused, Reason: "why"}},
		Texts: map[string]string{"h": "text"}, Settings: map[string]string{},
	}
	gotAnswer, err := DecodeImported(answer.Encode(), yield)
	same(t, gotAnswer, answer, err)

	exp := Export{Format: CSV, Title: "T", Base: "https://x/", Colors: map[string]string{"1": "Facts"}, Items: []Item{{one, annotation.Lost}, {two, 0}}}
	gotExport, err := DecodeExport(exp.Encode(yield))
	same(t, gotExport, exp, err)

	bak := Backup{Made: 1700000000000, Set: gone, Texts: map[string]string{"h": "t"}, Settings: map[string]string{"look": "{}"}}
	gotBackup, err := DecodeBackup(bak.Encode(yield))
	same(t, gotBackup, bak, err)

	names := Names{Text: "t", Date: "2025-01-01", Lang: "en", Article: 7}
	gotNames, err := DecodeNames(names.Encode())
	same(t, gotNames, names, err)

	found := Found{
		Names:    []Name{{Name: "Ana Ruiz", Type: 1, Count: 2, Spellings: []string{"Ana Ruiz", "Ruiz"}}, {Name: "today", Type: 5, Count: 1, Spellings: []string{"today"}}},
		Mentions: []Mention{{Start: 0, End: 8, Type: 1}, {Start: 9, End: 14, Type: 5, Name: 1, Value: "2025-01-01", Relative: true}},
	}
	gotFound, err := DecodeFound(found.Encode())
	same(t, gotFound, found, err)

	if yields < 9 {
		t.Errorf("only %d pauses", yields)
	}
}

func TestAFailureIsAnError(t *testing.T) {
	answer := Failed(errors.New("the file is empty"))
	for _, decode := range []func() error{
		func() error { _, err := DecodeNotesAnswer(answer); return err },
		func() error { _, err := DecodeImported(answer, nil); return err },
		func() error { _, err := DecodeBytesAnswer(answer); return err },
		func() error { _, err := DecodeFound(answer); return err },
	} {
		if err := decode(); err == nil || err.Error() != "the file is empty" {
			t.Error(err)
		}
	}
	if _, err := DecodeBytesAnswer(nil); !errors.Is(err, ErrAnswer) {
		t.Error(err)
	}
}

// Whatever the bytes are, decoding ends, and what it takes is encoded to what
// is decoded to the same.
func FuzzDecode(f *testing.F) {
	f.Add(Notes{[]string{"x"}}.Encode())
	f.Add(Share{[]annotation.Annotation{a(1)}}.Encode())
	f.Add(Import{"l", setOf(a(1)), []byte("{}")}.Encode(nil))
	f.Add(Export{Format: W3C, Items: []Item{{a(1), annotation.Moved}}}.Encode(nil))
	f.Add(Backup{Set: setOf(a(1))}.Encode(nil))
	f.Add(Names{Text: "x"}.Encode())
	f.Add(Found{Names: []Name{{Name: "x"}}, Mentions: []Mention{{End: 3}}}.Encode())
	f.Add(Imported{Lines: []annotation.Line{{Entry: 1, Outcome: annotation.Same}}}.Encode())
	f.Add([]byte{1, 0xff, 0xff, 0xff, 0xff, 7})
	f.Fuzz(func(t *testing.T, b []byte) {
		Needs(b)
		if n, err := DecodeNotes(b); err == nil {
			again, err := DecodeNotes(n.Encode())
			same(t, again, n, err)
		}
		if s, err := DecodeShare(b); err == nil {
			again, err := DecodeShare(s.Encode())
			same(t, again, s, err)
		}
		if i, err := DecodeImport(b); err == nil {
			again, err := DecodeImport(i.Encode(nil))
			same(t, again, i, err)
		}
		if e, err := DecodeExport(b); err == nil {
			again, err := DecodeExport(e.Encode(nil))
			same(t, again, e, err)
		}
		if k, err := DecodeBackup(b); err == nil {
			again, err := DecodeBackup(k.Encode(nil))
			same(t, again, k, err)
		}
		if n, err := DecodeNames(b); err == nil {
			again, err := DecodeNames(n.Encode())
			same(t, again, n, err)
		}
		if r, err := DecodeFound(b); err == nil {
			again, err := DecodeFound(r.Encode())
			same(t, again, r, err)
		}
		DecodeNotesAnswer(b)
		DecodeImported(b, nil)
		DecodeBytesAnswer(b)
	})
}
