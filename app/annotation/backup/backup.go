// Package backup keeps everything that a reader has in one file and brings it
// back: annotations with their history of writes, deleted ones too, the texts
// they were made on, and settings.
package backup

import (
	"errors"
	"fmt"
	"hash/fnv"
	"slices"
	"sort"

	"offprint/app/annotation"
	"offprint/app/annotation/internal/json"
)

// Format and Version name the file's form. A program reads its own version and
// those before it.
const (
	Format  = "offprint backup"
	Version = 1
)

// limits are larger than an import's: the file carries texts, and is the
// reader's own.
var limits = json.Limits{Bytes: 256 << 20, Depth: 16, Values: 16 << 20}

// A Backup is all that a reader has.
type Backup struct {
	Made    annotation.Time
	Records []annotation.Record
	// Texts are the texts that annotations were made on, by EditionHash.
	Texts map[string]string
	// Settings are the reader's, as the program keeps them.
	Settings map[string]string
}

// Write makes the file. The same backup gives the same bytes.
func Write(b Backup) []byte {
	records := slices.Clone(b.Records)
	sort.Slice(records, func(i, j int) bool { return records[i].ID < records[j].ID })
	list := make([]json.Value, len(records))
	for i := range records {
		list[i], _ = json.Parse(string(records[i].AppendJSON(nil)), limits)
	}
	var v json.Value
	v.SetText("format", Format)
	v.Set("version", json.Int(Version))
	v.SetText("made", b.Made.String())
	v.Set("annotations", json.List(list...))
	v.Set("texts", object(b.Texts))
	v.Set("settings", object(b.Settings))
	v.SetText("check", checksum(v))
	return v.Indented()
}

func object(m map[string]string) json.Value {
	v := json.Value{Kind: json.Object}
	keys := make([]string, 0, len(m))
	for k := range m {
		keys = append(keys, k)
	}
	slices.Sort(keys)
	for _, k := range keys {
		v.Set(k, json.Text(m[k]))
	}
	return v
}

// checksum covers all members but itself.
func checksum(v json.Value) string {
	h := fnv.New64a()
	for _, m := range v.Members {
		if m.Key != "check" {
			h.Write([]byte(m.Key))
			h.Write(m.Value.Compact())
		}
	}
	return fmt.Sprintf("%016x", h.Sum64())
}

// Read reads a file and checks it all. A file that was cut off or altered is an
// error; records that are broken on their own are left out and reported in
// lines, so that the rest can still be brought back.
func Read(data string) (b Backup, lines []annotation.Line, err error) {
	v, err := json.Parse(data, limits)
	if err != nil {
		return b, nil, fmt.Errorf("backup: the file is damaged or no backup: %w", err)
	}
	if v.Get("format").Str() != Format {
		return b, nil, errors.New("backup: the file is no Offprint backup")
	}
	switch n, ok := v.Get("version").Int(); {
	case !ok || n < 1:
		return b, nil, errors.New("backup: the file does not say its version")
	case n > Version:
		return b, nil, fmt.Errorf("backup: the file is of version %d, this program reads up to %d: use a newer edition", n, Version)
	}
	if v.Get("check").Str() != checksum(v) {
		return b, nil, errors.New("backup: the file was changed or damaged: its check does not fit")
	}
	if made := v.Get("made").Str(); made != "" {
		if b.Made, err = annotation.ParseTime(made); err != nil {
			return b, nil, fmt.Errorf("backup: made: %w", err)
		}
	}
	if b.Settings, err = texts(v.Get("settings")); err != nil {
		return b, nil, err
	}
	if b.Texts, err = texts(v.Get("texts")); err != nil {
		return b, nil, err
	}
	for hash, text := range b.Texts {
		if annotation.EditionHash(text) != hash {
			return b, nil, fmt.Errorf("backup: the text %s is not what it was", hash)
		}
	}
	seen := map[string]bool{}
	for i, item := range v.Get("annotations").List() {
		r, err := annotation.ParseRecord(string(item.Compact()))
		if err == nil && seen[r.ID] {
			err = errors.New("backup: its id stands twice")
		}
		if err != nil {
			lines = append(lines, annotation.Line{Entry: i + 1, Outcome: annotation.Refused, Reason: err.Error()})
			continue
		}
		seen[r.ID] = true
		b.Records = append(b.Records, r)
	}
	return b, lines, nil
}

func texts(v json.Value) (map[string]string, error) {
	m := make(map[string]string, len(v.Members))
	for _, t := range v.Members {
		if t.Value.Kind != json.String {
			return nil, fmt.Errorf("backup: %.60q is %s, not text", t.Key, t.Value.Kind)
		}
		m[t.Key] = t.Value.Text
	}
	return m, nil
}

// Restore works out the change that brings the backup's annotations into set:
// what is not there is added, what is there stays unless the backup's is the
// later; a line for each. The change can be undone in one step.
func Restore(set annotation.Set, b Backup, label string) (annotation.Change, []annotation.Line) {
	var entries []annotation.Entry
	for _, r := range b.Records {
		if !r.Deleted {
			entries = append(entries, annotation.Entry{Annotation: r.Annotation})
		}
	}
	return annotation.Import(set, entries, label, nil)
}
