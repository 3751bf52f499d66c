package annotation

// A Change is what one action of the reader did: made, edited, deleted, did so
// to many, imported. It is a value: applied it does, inverted it undoes.
type Change struct {
	// Label says what it was, for "Undo delete 12 annotations".
	Label string
	Edits []Edit
}

// An Edit turns one annotation from Before to After; nil is none.
type Edit struct {
	Before, After *Annotation
}

// ID is the annotation that the edit is about.
func (e Edit) ID() string {
	if e.After != nil {
		return e.After.ID
	}
	if e.Before != nil {
		return e.Before.ID
	}
	return ""
}

// Add is the edit that makes a.
func Add(a Annotation) Edit { return Edit{After: &a} }

// Replace is the edit that turns before into after.
func Replace(before, after Annotation) Edit { return Edit{Before: &before, After: &after} }

// Delete is the edit that removes a. It can be undone for ever: what is
// deleted is kept as a tombstone.
func Delete(a Annotation) Edit { return Edit{Before: &a} }

// Inverse is the change that undoes c.
func (c Change) Inverse() Change {
	inverse := Change{Label: c.Label, Edits: make([]Edit, 0, len(c.Edits))}
	for i := len(c.Edits) - 1; i >= 0; i-- {
		inverse.Edits = append(inverse.Edits, Edit{Before: c.Edits[i].After, After: c.Edits[i].Before})
	}
	return inverse
}

// A Journal remembers the changes made in one tab, for undo and redo. The zero
// Journal is empty.
type Journal struct {
	done, undone []Change
}

// maxJournal is as far as undo goes back.
const maxJournal = 500

// Do applies a change to set and remembers it. It returns what was written, to
// be stored and told to other tabs.
func (j *Journal) Do(set Set, c Change, at Stamp) []Record {
	j.done = append(j.done, c)
	if len(j.done) > maxJournal {
		j.done = append([]Change(nil), j.done[len(j.done)-maxJournal:]...)
	}
	j.undone = nil
	return set.Apply(c, at)
}

// Undo takes back the last change and returns it with what was written. Only
// the fields that the change touched are written, so what another tab did to
// others stays.
func (j *Journal) Undo(set Set, at Stamp) (Change, []Record, bool) {
	if len(j.done) == 0 {
		return Change{}, nil, false
	}
	c := j.done[len(j.done)-1]
	j.done = j.done[:len(j.done)-1]
	j.undone = append(j.undone, c)
	return c, set.Apply(c.Inverse(), at), true
}

// Redo does again what was undone last.
func (j *Journal) Redo(set Set, at Stamp) (Change, []Record, bool) {
	if len(j.undone) == 0 {
		return Change{}, nil, false
	}
	c := j.undone[len(j.undone)-1]
	j.undone = j.undone[:len(j.undone)-1]
	j.done = append(j.done, c)
	return c, set.Apply(c, at), true
}

// CanUndo gives the label of what Undo would take back.
func (j *Journal) CanUndo() (label string, ok bool) { return last(j.done) }

// CanRedo gives the label of what Redo would do.
func (j *Journal) CanRedo() (label string, ok bool) { return last(j.undone) }

func last(c []Change) (string, bool) {
	if len(c) == 0 {
		return "", false
	}
	return c[len(c)-1].Label, true
}
