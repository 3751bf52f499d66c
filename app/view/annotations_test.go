package view

import (
	"strings"
	"testing"

	"offprint/app/annotation"
)

func TestNothingInAnAnnotationActs(t *testing.T) {
	const evil = `"><script>alert(1)</script><img src=x onerror=alert(1)>' & `
	a := annotation.Annotation{
		ID: evil, Color: evil, Note: evil, Creator: evil, Tags: []string{evil}, ReplyTo: "",
		Selectors: annotation.Selectors{Quote: annotation.TextQuoteSelector{Exact: evil}},
	}
	for _, state := range []annotation.State{0, annotation.Exact, annotation.Moved, annotation.Changed, annotation.Review, annotation.Lost} {
		n := Note{Annotation: a, State: state, Now: evil, Candidates: []string{evil}, ColorName: evil, Date: evil, Href: evil, Replies: []Note{{Annotation: a}}}
		edit := n
		edit.Edit = &NoteEdit{Note: evil, Tags: evil}
		colors := []NoteColor{{Key: evil, Name: evil}}
		all := Notes([]Note{n, edit}, colors, 3) + Chooser([]Note{n}) + NotesForPrint([]Note{n}) +
			NoteGroups([]NoteGroup{{Title: evil, Href: evil, Notes: []Note{n}}}, colors, 0) +
			NotesHead(NotesPanel{Colors: colors, Tags: []string{evil}, Query: evil, All: evil})
		for _, bad := range []string{"<script", "<img"} {
			if strings.Contains(all, bad) {
				t.Errorf("state %v: %s gets into the page", state, bad)
			}
		}
	}
}

func TestAChangedAnnotationShowsBothWordings(t *testing.T) {
	n := Note{State: annotation.Changed, Now: "on Tuesday"}
	n.Quote.Exact = "on Monday"
	got := Notes([]Note{n}, nil, 0)
	for _, want := range []string{"<del>on Monday</del>", "<ins>on Tuesday</ins>", `data-state="changed"`} {
		if !strings.Contains(got, want) {
			t.Errorf("no %s in %s", want, got)
		}
	}
}

func TestAnEmptyListSaysHowToBegin(t *testing.T) {
	if got := NotesEmpty(false); !strings.Contains(got, "Select text") {
		t.Error(got)
	}
	if got := NotesEmpty(true); !strings.Contains(got, "notes-clear") {
		t.Error(got)
	}
}
