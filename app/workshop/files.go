package workshop

import (
	"fmt"

	"offprint/app/annotation"
	"offprint/app/packed"
)

// Import asks what a file, or what a link carried, would bring into the
// reader's set. Nothing is applied: the answer is a change that the reader may
// take or leave.
type Import struct {
	// Label names the change, for undo.
	Label string
	// Set is what the reader has.
	Set annotation.Set
	// File is the file's bytes. It comes last in the request, so that a page
	// can append a file to an encoded request without reading it first.
	File []byte
}

// Encode makes the request.
func (i Import) Encode(yield Yield) []byte {
	b := packed.AppendText([]byte{byte(JobImport)}, i.Label)
	b = appendRecords(b, i.Set, yield)
	return append(b, i.File...)
}

func appendRecords(b []byte, set annotation.Set, yield Yield) []byte {
	b = packed.AppendInt(b, len(set))
	for _, r := range set {
		b = appendBytes(b, r.AppendJSON(nil))
		yield.now()
	}
	return b
}

func (d *decoder) records() (annotation.Set, error) {
	set := annotation.Set{}
	for range d.Count() {
		r, err := annotation.ParseRecord(d.Text())
		if err != nil {
			return set, fmt.Errorf("workshop: %w", err)
		}
		set[r.ID] = r
	}
	return set, nil
}

// DecodeImport reads the request.
func DecodeImport(b []byte) (Import, error) {
	d, err := request(b, JobImport)
	if err != nil {
		return Import{}, err
	}
	i := Import{Label: d.Text()}
	if i.Set, err = d.records(); err != nil {
		return i, err
	}
	if d.Failed() {
		return i, ErrRequest
	}
	i.File = d.Bytes(d.Left())
	return i, nil
}

// Imported is the answer to Import.
type Imported struct {
	Format string // what the file is, in words
	Change annotation.Change
	Lines  []annotation.Line // one for each entry
	// Texts (by annotation.EditionHash) and Settings are those of a backup.
	Texts, Settings map[string]string
}

// Encode makes the answer.
func (i Imported) Encode() []byte {
	b := packed.AppendText([]byte{answerDone}, i.Format)
	b = packed.AppendText(b, i.Change.Label)
	b = packed.AppendInt(b, len(i.Change.Edits))
	for _, e := range i.Change.Edits {
		b = appendSide(appendSide(b, e.Before), e.After)
	}
	b = packed.AppendInt(b, len(i.Lines))
	for _, l := range i.Lines {
		b = append(packed.AppendText(packed.AppendInt(b, l.Entry), l.ID), byte(l.Outcome))
		b = packed.AppendText(b, l.Reason)
	}
	return appendMap(appendMap(b, i.Texts), i.Settings)
}

func appendSide(b []byte, a *annotation.Annotation) []byte {
	if a == nil {
		return packed.AppendInt(b, 0)
	}
	return appendBytes(b, a.AppendJSON(nil))
}

func (d *decoder) side() (*annotation.Annotation, error) {
	s := d.Text()
	if s == "" {
		return nil, nil
	}
	a, err := annotation.ParseJSON(s)
	if err != nil {
		return nil, fmt.Errorf("workshop: %w", err)
	}
	return &a, nil
}

// DecodeImported reads the answer.
func DecodeImported(answer []byte, yield Yield) (Imported, error) {
	d, err := body(answer)
	if err != nil {
		return Imported{}, err
	}
	i := Imported{Format: d.Text()}
	i.Change.Label = d.Text()
	for range d.Count() {
		var e annotation.Edit
		if e.Before, err = d.side(); err != nil {
			return i, err
		}
		if e.After, err = d.side(); err != nil {
			return i, err
		}
		i.Change.Edits = append(i.Change.Edits, e)
		yield.now()
	}
	for range d.Count() {
		l := annotation.Line{Entry: d.Int(), ID: d.Text(), Outcome: d.outcome(), Reason: d.Text()}
		i.Lines = append(i.Lines, l)
	}
	i.Texts, i.Settings = d.textMap(), d.textMap()
	return i, d.end(ErrAnswer)
}

func (d *decoder) outcome() annotation.Outcome {
	o := annotation.Outcome(d.Int())
	if o < annotation.Added || o > annotation.Refused {
		d.Fail()
		return annotation.Refused
	}
	return o
}

// A Format is a form that annotations can be exported in.
type Format byte

// The formats.
const (
	W3C Format = iota + 1
	Markdown
	CSV
	HTML
)

// Formats describes the formats, in the order of a menu.
var Formats = [...]struct {
	Format
	Name, Extension, Type string
}{
	{Markdown, "Markdown", ".md", "text/markdown"},
	{HTML, "Web page", ".html", "text/html"},
	{CSV, "Table (CSV)", ".csv", "text/csv"},
	{W3C, "W3C Web Annotations", ".jsonld", "application/ld+json"},
}

// An Item is an annotation with where it stands.
type Item struct {
	annotation.Annotation
	State annotation.State
}

// Export asks for annotations as a file for others. The titles and addresses
// of articles come from the library.
type Export struct {
	Format Format
	Title  string // of the document
	// Base is the address of the reader's folder, with a slash at its end;
	// W3C names articles by it.
	Base string
	// Colors are the reader's names of colours, by key.
	Colors map[string]string
	Items  []Item
}

// Encode makes the request.
func (e Export) Encode(yield Yield) []byte {
	b := []byte{byte(JobExport), byte(e.Format)}
	b = appendMap(packed.AppendText(packed.AppendText(b, e.Title), e.Base), e.Colors)
	b = packed.AppendInt(b, len(e.Items))
	for i := range e.Items {
		b = packed.AppendInt(b, int(e.Items[i].State))
		b = appendBytes(b, e.Items[i].AppendJSON(nil))
		yield.now()
	}
	return b
}

// DecodeExport reads the request.
func DecodeExport(b []byte) (Export, error) {
	d, err := request(b, JobExport)
	if err != nil {
		return Export{}, err
	}
	e := Export{Format: Format(d.Int()), Title: d.Text(), Base: d.Text(), Colors: d.textMap()}
	for range d.Count() {
		state := d.Int()
		if state > int(annotation.Lost) {
			return e, ErrRequest
		}
		a, err := annotation.ParseJSON(d.Text())
		if err != nil {
			return e, fmt.Errorf("workshop: %w", err)
		}
		e.Items = append(e.Items, Item{a, annotation.State(state)})
	}
	return e, d.end(ErrRequest)
}

// Backup asks for one file with all that the reader has. Import reads it.
type Backup struct {
	Made            annotation.Time
	Set             annotation.Set
	Texts, Settings map[string]string // see Imported
}

// Encode makes the request.
func (k Backup) Encode(yield Yield) []byte {
	b := packed.AppendText([]byte{byte(JobBackup)}, k.Made.String())
	return appendMap(appendMap(appendRecords(b, k.Set, yield), k.Texts), k.Settings)
}

// DecodeBackup reads the request.
func DecodeBackup(b []byte) (Backup, error) {
	d, err := request(b, JobBackup)
	if err != nil {
		return Backup{}, err
	}
	var k Backup
	if made := d.Text(); made != "" {
		if k.Made, err = annotation.ParseTime(made); err != nil {
			return k, fmt.Errorf("workshop: %w", err)
		}
	}
	if k.Set, err = d.records(); err != nil {
		return k, err
	}
	k.Texts, k.Settings = d.textMap(), d.textMap()
	return k, d.end(ErrRequest)
}
