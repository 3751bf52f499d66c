// Package annotation holds a reader's highlights and notes: what one is, where
// it stands in a text and where it stands after the text has changed, how
// changes are undone and merged. It follows the Web Annotation Data Model
// (W3C Recommendation, 23 February 2017) and knows neither browser nor store.
package annotation

import (
	"errors"
	"fmt"
	"hash/fnv"
	"slices"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"
)

// An Annotation is a highlight, a note, or an answer to one.
type Annotation struct {
	// ID is an IRI that no other annotation has: see NewID.
	ID string
	// Article is the slug of the article; Edition the EditionHash of the
	// text that the selectors were made on.
	Article, Edition string
	// ReplyTo is the ID of the annotation that this one answers; it then has
	// no selectors of its own.
	ReplyTo    string
	Motivation Motivation
	Selectors
	// Color is a colour's key, not its name: the reader names them.
	Color string
	// Note is Markdown.
	Note string
	// Tags are sorted and without repeats: see CleanTags.
	Tags              []string
	Creator           string
	Created, Modified Time
	// Publisher marks an annotation that came with the edition. It is shown
	// as such and never mixed with the reader's.
	Publisher bool
}

// A Motivation says why an annotation was made (Web Annotation Data Model,
// section 3.3.5).
type Motivation string

// The motivations that the reader makes. Imports may bring any other of the
// Web Annotation Vocabulary.
const (
	Highlighting Motivation = "highlighting"
	Commenting   Motivation = "commenting"
	Tagging      Motivation = "tagging"
	Replying     Motivation = "replying"
)

// Motive is the motivation that what the annotation holds speaks for.
func (a *Annotation) Motive() Motivation {
	switch {
	case a.ReplyTo != "":
		return Replying
	case a.Note != "":
		return Commenting
	case len(a.Tags) > 0:
		return Tagging
	}
	return Highlighting
}

// Limits of what is taken. They leave room for a chapter as a quotation and an
// essay as a note.
const (
	MaxQuote = 200_000 // bytes
	MaxNote  = 200_000
	MaxTags  = 100
	MaxTag   = 200
	MaxName  = 500 // a colour, a creator, a motivation
	MaxIRI   = 2000
	// MaxImport is the size of the largest file that the readers of imports
	// take, in bytes: what is larger need not be loaded.
	MaxImport = 32 << 20
)

// NewID makes an ID from 16 random bytes: a version 4 UUID as an IRI (RFC 9562,
// section 5.4). The caller brings the randomness, which the browser has.
func NewID(random [16]byte) string {
	random[6] = random[6]&0x0f | 0x40
	random[8] = random[8]&0x3f | 0x80
	return fmt.Sprintf("urn:uuid:%x-%x-%x-%x-%x", random[:4], random[4:6], random[6:8], random[8:10], random[10:])
}

// EditionHash names a text by its content: 32 hexadecimal digits (FNV-1a, 128
// bits). It tells versions apart and guards against accident, not malice.
func EditionHash(text string) string {
	h := fnv.New128a()
	h.Write([]byte(text))
	return fmt.Sprintf("%x", h.Sum(nil))
}

// Validate reports what is wrong with an annotation, or nil.
func (a *Annotation) Validate() error {
	switch {
	case !IsIRI(a.ID):
		return fmt.Errorf("annotation: %.60q is no IRI, so it cannot be an id", a.ID)
	case a.ReplyTo != "" && !IsIRI(a.ReplyTo):
		return fmt.Errorf("annotation: %.60q is no IRI, so nothing can be answered by it", a.ReplyTo)
	case a.ReplyTo == a.ID:
		return errors.New("annotation: it answers itself")
	case len(a.Quote.Exact) > MaxQuote || len(a.Quote.Prefix) > MaxQuote || len(a.Quote.Suffix) > MaxQuote:
		return fmt.Errorf("annotation: the quotation is longer than %d bytes", MaxQuote)
	case len(a.Note) > MaxNote:
		return fmt.Errorf("annotation: the note is longer than %d bytes", MaxNote)
	case a.Position.Start < 0 || a.Position.End < a.Position.Start:
		return fmt.Errorf("annotation: the position %d–%d runs backwards", a.Position.Start, a.Position.End)
	case len(a.Tags) > MaxTags:
		return fmt.Errorf("annotation: more than %d tags", MaxTags)
	case len(a.Color) > MaxName || len(a.Creator) > MaxName || len(a.Motivation) > MaxName ||
		len(a.Article) > MaxIRI || len(a.Edition) > MaxName:
		return errors.New("annotation: the colour, creator, motivation, edition or article is far too long")
	}
	for _, t := range a.Tags {
		if len(t) > MaxTag {
			return fmt.Errorf("annotation: the tag %.40q… is longer than %d bytes", t, MaxTag)
		}
	}
	for _, s := range []string{a.Quote.Exact, a.Quote.Prefix, a.Quote.Suffix, a.Note, a.Creator, a.Article, a.Color} {
		if !utf8.ValidString(s) {
			return errors.New("annotation: text is not UTF-8")
		}
	}
	return nil
}

// CleanTags trims tags, drops empty ones, sorts them and removes repeats.
func CleanTags(tags []string) []string {
	var out []string
	for _, t := range tags {
		if t = strings.Join(strings.Fields(t), " "); t != "" {
			out = append(out, t)
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// IsIRI reports whether s is an absolute IRI: a scheme, a colon and more,
// without spaces or characters that no IRI has (RFC 3987, section 2.2).
func IsIRI(s string) bool {
	scheme, rest, ok := strings.Cut(s, ":")
	if !ok || scheme == "" || rest == "" || len(s) > MaxIRI || !utf8.ValidString(s) {
		return false
	}
	for i, c := range []byte(scheme) {
		letter := c|0x20 >= 'a' && c|0x20 <= 'z'
		if !letter && (i == 0 || !(c >= '0' && c <= '9' || c == '+' || c == '-' || c == '.')) {
			return false
		}
	}
	return !strings.ContainsFunc(rest, func(r rune) bool {
		return r <= ' ' || unicode.IsSpace(r) || strings.ContainsRune("<>\"{}|\\^`", r)
	})
}

// A Time is a moment in milliseconds since 1970 in UTC; 0 is unknown.
type Time int64

// String writes t as RFC 3339 in UTC, with milliseconds where there are any.
func (t Time) String() string {
	if t == 0 {
		return ""
	}
	return time.UnixMilli(int64(t)).UTC().Format("2006-01-02T15:04:05.999Z")
}

// ParseTime reads a moment as RFC 3339 writes it.
func ParseTime(s string) (Time, error) {
	t, err := time.Parse(time.RFC3339, s)
	if err != nil {
		return 0, fmt.Errorf("annotation: %.40q is not a date and time such as 2026-01-31T12:00:00Z", s)
	}
	if y := t.UTC().Year(); y < 1 || y > 9999 {
		return 0, fmt.Errorf("annotation: %.40q is out of range", s)
	}
	return Time(t.UnixMilli()), nil
}
