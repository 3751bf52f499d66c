// Package file tells what a file of annotations is and reads it: W3C Web
// Annotations, a Hypothesis export, a backup, or what a link carries. It knows
// nothing of where the annotations belong.
package file

import (
	"errors"
	"fmt"
	"strings"

	"offprint/app/annotation"
	"offprint/app/annotation/backup"
	"offprint/app/annotation/hypothesis"
	"offprint/app/annotation/internal/json"
	"offprint/app/annotation/share"
	"offprint/app/annotation/w3c"
)

// A Format is what a file is.
type Format string

// The formats, as the report on an import names them.
const (
	W3C        Format = "W3C Web Annotations"
	Hypothesis Format = "Hypothesis export"
	Backup     Format = "Offprint backup"
	Link       Format = "shared link"
)

// A Content is what a file holds.
type Content struct {
	Format  Format
	Entries []annotation.Entry
	// Texts and Settings are those of a backup.
	Texts, Settings map[string]string
}

// ErrUnknown is wrapped by Read where a file is none of the formats.
var ErrUnknown = errors.New("not a file of annotations that can be read (W3C Web Annotations in JSON-LD, a Hypothesis export in JSON, or an Offprint backup)")

// sniffed is how much of a file is looked at before it is parsed: a backup may
// be larger than an import.
const sniffed = 200

// Read recognises data and reads it. It gives an entry for each annotation,
// refused ones included; an error means that the file as a whole cannot be
// read, and says what to do.
func Read(data string) (Content, error) {
	plain := strings.TrimSpace(strings.TrimPrefix(data, "\ufeff"))
	switch {
	case plain == "":
		return Content{}, errors.New("file: it is empty")
	case strings.HasPrefix(plain, share.Prefix) && len(plain) <= share.MaxLink:
		entries, err := share.Decode(plain)
		return Content{Format: Link, Entries: entries}, err
	case strings.Contains(plain[:min(sniffed, len(plain))], `"`+backup.Format+`"`):
		return readBackup(plain)
	case len(data) > annotation.MaxImport:
		return Content{}, fmt.Errorf("file: %d MB are more than the %d MB that can be read: split the file", len(data)>>20, annotation.MaxImport>>20)
	case plain[0] != '{' && plain[0] != '[':
		return Content{}, fmt.Errorf("file: %w: it begins with %.20q", ErrUnknown, plain)
	}
	v, err := json.Parse(plain, json.Usual)
	if err != nil {
		return Content{}, fmt.Errorf("file: the JSON is broken: %w", err)
	}
	switch {
	case v.Get("format").Str() == backup.Format:
		return readBackup(plain)
	case isHypothesis(v):
		entries, err := hypothesis.FromValue(v)
		return Content{Format: Hypothesis, Entries: entries}, err
	case v.Kind == json.Array && len(v.Items) == 0:
		return Content{}, errors.New("file: it holds no annotations")
	case v.Kind == json.Array || v.Has("@context") || v.Has("target"):
		entries, err := w3c.FromValue(v)
		return Content{Format: W3C, Entries: entries}, err
	}
	return Content{}, fmt.Errorf("file: %w", ErrUnknown)
}

// isHypothesis: an export has "annotations", an answer of the API "rows".
func isHypothesis(v json.Value) bool {
	return !v.Has("@context") && (v.Get("annotations").Kind == json.Array || v.Get("rows").Kind == json.Array)
}

// readBackup reads a backup's annotations. What was deleted stays where it is:
// bringing back is not deleting.
func readBackup(data string) (Content, error) {
	b, refused, err := backup.Read(data)
	if err != nil {
		return Content{}, err
	}
	c := Content{Format: Backup, Texts: b.Texts, Settings: b.Settings}
	for i := range b.Records {
		if !b.Records[i].Deleted {
			c.Entries = append(c.Entries, annotation.Entry{Annotation: b.Records[i].Annotation})
		}
	}
	for _, l := range refused {
		c.Entries = append(c.Entries, annotation.Entry{Err: fmt.Errorf("record %d: %s", l.Entry, l.Reason)})
	}
	return c, nil
}
