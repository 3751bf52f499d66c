package annotation

import (
	"slices"
	"sort"
	"strconv"
	"strings"
)

// A Stamp orders writes across tabs and devices: by time, then by writer. One
// writer's stamps must grow: see Clock.
type Stamp struct {
	Time   Time
	Writer string
}

// Less reports whether s is before t.
func (s Stamp) Less(t Stamp) bool {
	return s.Time < t.Time || s.Time == t.Time && s.Writer < t.Writer
}

// A Clock makes a writer's stamps: never twice the same, and later than every
// stamp it has seen, even where clocks disagree (a hybrid of wall clock and
// Lamport's, CACM 21(7), 1978).
type Clock struct {
	Writer string
	last   Time
}

// Now makes the next stamp at the given time of the wall clock.
func (c *Clock) Now(wall Time) Stamp {
	c.last = max(c.last+1, wall)
	return Stamp{c.last, c.Writer}
}

// Saw lets the clock run ahead of a stamp from elsewhere.
func (c *Clock) Saw(s Stamp) { c.last = max(c.last, s.Time) }

// A field is a part of an annotation that is written on its own.
type field uint8

const (
	fieldAlive    field = iota
	fieldPlace          // article, edition, selectors, ReplyTo
	fieldKind           // motivation, publisher
	fieldColor          //
	fieldNote           //
	fieldTags           //
	fieldCreation       // creator, created
	fieldModified       //
	numFields
)

// A Record is an annotation as it is kept: with the stamp of each field's last
// write, so that records from two tabs merge, and as a tombstone when deleted.
type Record struct {
	Annotation
	Deleted bool
	stamps  [numFields]Stamp
}

// Latest is the newest stamp in the record.
func (r *Record) Latest() Stamp {
	s := r.stamps[0]
	for _, t := range r.stamps[1:] {
		if s.Less(t) {
			s = t
		}
	}
	return s
}

// copyField takes field f over from another record.
func (r *Record) copyField(f field, from *Record) {
	switch f {
	case fieldAlive:
		r.Deleted = from.Deleted
	case fieldPlace:
		r.Article, r.Edition, r.Selectors, r.ReplyTo = from.Article, from.Edition, from.Selectors, from.ReplyTo
	case fieldKind:
		r.Motivation, r.Publisher = from.Motivation, from.Publisher
	case fieldColor:
		r.Color = from.Color
	case fieldNote:
		r.Note = from.Note
	case fieldTags:
		r.Tags = slices.Clone(from.Tags)
	case fieldCreation:
		r.Creator, r.Created = from.Creator, from.Created
	case fieldModified:
		r.Modified = from.Modified
	}
}

// compareField orders two values of field f, so that writes with the same
// stamp merge to the same value wherever they meet.
func (r *Record) compareField(f field, other *Record) int {
	return strings.Compare(r.fieldKey(f), other.fieldKey(f))
}

func (r *Record) fieldKey(f field) string {
	var only Record
	only.copyField(f, r)
	return strconv.FormatBool(only.Deleted) + string(only.AppendJSON(nil))
}

// Merge joins two states of one annotation: each field as it was written last.
// The result does not depend on order or repetition (a last-writer-wins
// register per field; Shapiro et al., "A comprehensive study of convergent and
// commutative replicated data types", INRIA RR-7506, 2011).
func Merge(a, b Record) Record {
	out := a
	out.Tags = slices.Clone(a.Tags)
	for f := range numFields {
		if a.stamps[f].Less(b.stamps[f]) || a.stamps[f] == b.stamps[f] && a.compareField(f, &b) < 0 {
			out.copyField(f, &b)
			out.stamps[f] = b.stamps[f]
		}
	}
	return out
}

// A Set is a reader's annotations by ID, tombstones included.
type Set map[string]Record

// Apply writes a change's differences with one stamp and returns the records
// that were written.
func (s Set) Apply(c Change, at Stamp) []Record {
	var written []Record
	for _, e := range c.Edits {
		id := e.ID()
		if id == "" {
			continue
		}
		r := s[id]
		r.ID = id
		r.write(e, at)
		s[id] = r
		written = append(written, r)
	}
	return written
}

// write applies one edit.
func (r *Record) write(e Edit, at Stamp) {
	if e.After == nil {
		r.Deleted = true
		r.stamps[fieldAlive] = at
		return
	}
	after := Record{Annotation: *e.After}
	before := Record{Deleted: true}
	if e.Before != nil {
		before = Record{Annotation: *e.Before}
	}
	for f := range numFields {
		if e.Before == nil || before.compareField(f, &after) != 0 {
			r.copyField(f, &after)
			r.stamps[f] = at
		}
	}
}

// Join merges records from elsewhere and returns those that changed s.
func (s Set) Join(records ...Record) []Record {
	var changed []Record
	for _, r := range records {
		have, ok := s[r.ID]
		merged := r
		if ok {
			merged = Merge(have, r)
		}
		if !ok || string(merged.AppendJSON(nil)) != string(have.AppendJSON(nil)) {
			s[r.ID] = merged
			changed = append(changed, merged)
		}
	}
	return changed
}

// Live gives the annotations that are not deleted, oldest first.
func (s Set) Live() []Annotation {
	var out []Annotation
	for _, r := range s {
		if !r.Deleted {
			out = append(out, r.Annotation)
		}
	}
	// sort.Slice rather than slices.SortFunc: one copy of its code less.
	sort.Slice(out, func(i, j int) bool {
		a, b := &out[i], &out[j]
		return a.Created < b.Created || a.Created == b.Created && a.ID < b.ID
	})
	return out
}
