package site_test

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"slices"
	"strings"
	"testing"

	"offprint/app/annotation"
	"offprint/app/library"
	"offprint/app/published"
	"offprint/app/site"
)

// archiveOf opens the library that an edition's program carries.
func archiveOf(t *testing.T, files map[string]site.File) *library.Library {
	t.Helper()
	for path, f := range files {
		if strings.HasPrefix(path, "offprint/reader-") && strings.HasSuffix(path, ".wasm.gz") {
			rest := gunzip(t, f.Data)[len(module):]
			_, n := binary.Uvarint(rest[1:])
			archive := rest[1+n+len("\x10offprint.library"):]
			lib, err := library.Open(bytes.NewReader(archive), int64(len(archive)))
			if err != nil {
				t.Fatal(err)
			}
			return lib
		}
	}
	t.Fatal("there is no program")
	return nil
}

func note(n byte, article, exact, replyTo string) annotation.Entry {
	a := annotation.Annotation{ID: annotation.NewID([16]byte{n}), Article: article, ReplyTo: replyTo, Note: fmt.Sprint("note ", n)}
	a.Quote.Exact = exact
	return annotation.Entry{Annotation: a}
}

func TestThePublishersAnnotationsAreInTheArchiveWithTheirArticle(t *testing.T) {
	src := source(t, 3)
	id := func(n byte) string { return annotation.NewID([16]byte{n}) }
	src.Annotations = []annotation.Entry{
		note(1, "folder-article-1", "day after day", ""),
		note(2, "folder-article-1", "The ship came back", ""),
		note(3, "", "", id(2)),
		note(4, "folder-article-1", "words that nobody has written anywhere in here", ""),
		note(6, "", "", id(5)), // before what it answers
		note(5, "", "", id(4)),
		note(7, "somewhere-else", "", ""),
		note(8, "folder-article-2", "", ""), // on the whole
		note(2, "folder-article-1", "The ship came back", ""),
	}
	given := slices.Clone(src.Annotations)
	e := build(t, src)
	var got []string
	for _, l := range e.Annotated {
		got = append(got, l.Outcome.String())
	}
	if want := "added,added,added,not placed,not placed,not placed,not placed,added,same"; strings.Join(got, ",") != want {
		t.Errorf("got %v\n%+v", got, e.Annotated)
	}
	for i := range given {
		if src.Annotations[i].Edition != given[i].Edition {
			t.Error("what was given is changed")
		}
	}
	lib := archiveOf(t, filesOf(e))
	list, err := published.Open(lib.Part(published.Tag))
	if err != nil {
		t.Fatal(err)
	}
	for i, want := range []string{"", "note 3,note 2,note 1", "note 8"} {
		all, err := list.Article(i)
		if err != nil {
			t.Fatal(err)
		}
		a, err := lib.Article(i)
		if err != nil {
			t.Fatal(err)
		}
		var notes []string
		for _, n := range all {
			notes = append(notes, n.Note)
			if !n.Publisher || n.Article != fmt.Sprintf("folder-article-%d", i) {
				t.Errorf("%+v", n)
			}
			if n.ReplyTo == "" && !n.Whole() && string([]rune(a.Text)[n.Position.Start:n.Position.End]) != n.Quote.Exact {
				t.Errorf("%+v stands elsewhere", n)
			}
		}
		if s := strings.Join(notes, ","); s != want {
			t.Errorf("article %d has %s, want %s", i, s, want)
		}
	}
	if again := build(t, src); again.ID != e.ID {
		t.Error("the same annotations make another edition")
	}
}
