package annotation

import (
	"fmt"
	"slices"
	"unicode/utf8"
)

// An Entry is one annotation of a file that is imported, as a reader such as
// w3c.Read gives it.
type Entry struct {
	Annotation
	// Source is what the file calls the article, where that is not Article.
	Source string
	// Err says why the entry is refused; the annotation is then not complete.
	Err error
	// Left lists what of the entry is not taken over, in words.
	Left []string
	// Unplaced says why its place is not known, where somebody has looked for
	// it before Import: see package place.
	Unplaced string
}

// An Outcome is what became of an entry.
type Outcome uint8

// The outcomes.
const (
	Added Outcome = iota + 1
	Same
	Merged
	NotPlaced // added, but its place is not known: it stands among the lost
	Refused
)

// String gives the outcome's name for the report.
func (o Outcome) String() string {
	return [...]string{"", "added", "same", "merged", "not placed", "refused"}[o]
}

// A Line is the report on one entry.
type Line struct {
	// Entry counts from 1, in the order of the file.
	Entry   int
	ID      string
	Outcome Outcome
	// Reason says why, and what was left out.
	Reason string
}

// A Placer finds the article of an entry and checks its place: it may complete
// Article, Edition and selectors. The reason is empty where the place is known.
type Placer func(e *Entry) (reason string)

// Import works out the change that brings entries into set, without applying
// it, and a line for each. What is there already stays as it is; of an
// annotation that both sides have, the later modified counts, and tags are
// joined. So importing a file again changes nothing, and Change.Inverse undoes
// the import in one step.
func Import(set Set, entries []Entry, label string, place Placer) (Change, []Line) {
	change := Change{Label: label}
	lines := make([]Line, 0, len(entries))
	seen := map[string]int{}
	for i := range entries {
		e := entries[i]
		line := Line{Entry: i + 1, ID: e.ID, Outcome: Refused}
		edit, outcome, reason := importOne(set, &e, seen, place)
		if outcome != Refused {
			seen[e.ID] = i + 1
		}
		if edit != nil {
			change.Edits = append(change.Edits, *edit)
		}
		line.Outcome, line.Reason = outcome, reason
		for _, l := range e.Left {
			if line.Reason != "" {
				line.Reason += "; "
			}
			line.Reason += l
		}
		lines = append(lines, line)
	}
	return change, lines
}

func importOne(set Set, e *Entry, seen map[string]int, place Placer) (*Edit, Outcome, string) {
	if e.Err != nil {
		return nil, Refused, e.Err.Error()
	}
	e.Tags = CleanTags(e.Tags)
	if err := e.Validate(); err != nil {
		return nil, Refused, err.Error()
	}
	if n, ok := seen[e.ID]; ok {
		return nil, Same, fmt.Sprintf("its id stands in entry %d already", n)
	}
	reason := e.Unplaced
	if place != nil && e.ReplyTo == "" {
		reason = place(e)
	}
	have, ok := set[e.ID]
	if ok && !have.Deleted {
		merged := mergeImported(have.Annotation, e.Annotation)
		if equal(&merged, &have.Annotation) {
			return nil, Same, ""
		}
		edit := Replace(have.Annotation, merged)
		return &edit, Merged, "both had changed: the later one was kept, tags of both"
	}
	edit := Add(e.Annotation)
	if reason != "" {
		return &edit, NotPlaced, reason
	}
	if ok {
		return &edit, Added, "it had been deleted here"
	}
	return &edit, Added, ""
}

func equal(a, b *Annotation) bool { return string(a.AppendJSON(nil)) == string(b.AppendJSON(nil)) }

// mergeImported joins what is here with what comes.
func mergeImported(have, come Annotation) Annotation {
	out := have
	if come.Modified > have.Modified {
		out = come
		out.Publisher = have.Publisher
		if out.Whole() || have.Article != "" && out.Article == "" {
			out.Selectors, out.Article, out.Edition = have.Selectors, have.Article, have.Edition
		}
	}
	out.Tags = CleanTags(append(slices.Clone(have.Tags), come.Tags...))
	return out
}

// Settle reads the position of sel as the quotation says: in code points, or in
// UTF-16 units as some programs write them. unit is "" where text does not
// have the quotation at either.
func Settle(text string, sel Selectors) (out Selectors, unit string) {
	if sel.Quote.Exact == "" || sel.Position.End <= sel.Position.Start {
		return sel, ""
	}
	if sel.Position.Len() == utf8.RuneCountInString(sel.Quote.Exact) && slice(text, sel.Position.Start, sel.Position.End) == sel.Quote.Exact {
		return sel, "code points"
	}
	if p, ok := fromUTF16(text, sel.Position); ok && slice(text, p.Start, p.End) == sel.Quote.Exact {
		sel.Position = p
		return sel, "UTF-16 units"
	}
	return sel, ""
}
