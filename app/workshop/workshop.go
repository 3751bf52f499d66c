// Package workshop is what the reader and its second program, the workshop,
// say to one another. The workshop does what is large and rare: it renders
// notes, reads and writes files of annotations, packs links, finds names in a
// reader's own text. It runs in a worker of the browser and has the library's
// archive; package jobs is its work.
//
// A request is a byte that names the job and its fields in order; an answer is
// a byte that says whether it went well, then fields or the error's text.
// Numbers are unsigned varints, texts their length in bytes and the bytes. What
// is read may be anything: it is checked, and lists are bounded by what is
// there.
package workshop

import (
	"errors"
	"fmt"

	"offprint/app/annotation"
	"offprint/app/packed"
)

// A Job is what a request asks for.
type Job byte

// The jobs.
const (
	JobNotes Job = iota + 1
	JobImport
	JobExport
	JobBackup
	JobShare
	JobNames
	JobAnchor
)

// Needs tells what the workshop must have for a request beside its program:
// the library's archive, the model of names.
func Needs(request []byte) (library, model bool) {
	if len(request) == 0 {
		return false, false
	}
	switch Job(request[0]) {
	case JobImport, JobExport:
		return true, false
	case JobNames:
		return true, true
	}
	return false, false
}

// Answers begin with one of these.
const (
	answerDone   = 1
	answerFailed = 2
)

// Failed makes the answer that says why a job was not done.
func Failed(err error) []byte { return append([]byte{answerFailed}, err.Error()...) }

// ErrAnswer is returned for an answer that is none.
var ErrAnswer = errors.New("workshop: the answer is damaged")

// ErrRequest is returned for a request that is none.
var ErrRequest = errors.New("workshop: the request is damaged")

// body returns what follows an answer's first byte, or the error it tells.
func body(answer []byte) (*decoder, error) {
	if len(answer) == 0 {
		return nil, ErrAnswer
	}
	switch answer[0] {
	case answerDone:
		return &decoder{packed.NewDecoder(answer[1:])}, nil
	case answerFailed:
		return nil, errors.New(string(answer[1:]))
	}
	return nil, ErrAnswer
}

// request checks a request's job.
func request(b []byte, job Job) (*decoder, error) {
	if len(b) == 0 || Job(b[0]) != job {
		return nil, ErrRequest
	}
	return &decoder{packed.NewDecoder(b[1:])}, nil
}

// A Yield is called between pieces of long work, each well below a
// millisecond; a program with one thread can let others run there. It may be
// nil.
type Yield func()

func (y Yield) now() {
	if y != nil {
		y()
	}
}

// Notes asks for notes in Markdown as HTML that can do no harm.
type Notes struct{ Markdown []string }

// Encode makes the request.
func (n Notes) Encode() []byte { return appendTexts([]byte{byte(JobNotes)}, n.Markdown) }

// DecodeNotes reads the request.
func DecodeNotes(b []byte) (Notes, error) {
	d, err := request(b, JobNotes)
	if err != nil {
		return Notes{}, err
	}
	n := Notes{Markdown: d.texts()}
	return n, d.end(ErrRequest)
}

// NotesAnswer makes the answer to Notes: HTML in the order of the notes.
func NotesAnswer(html []string) []byte { return appendTexts([]byte{answerDone}, html) }

// DecodeNotesAnswer reads it.
func DecodeNotesAnswer(answer []byte) ([]string, error) {
	d, err := body(answer)
	if err != nil {
		return nil, err
	}
	html := d.texts()
	return html, d.end(ErrAnswer)
}

// Share asks for annotations as the fragment of a link.
type Share struct{ Annotations []annotation.Annotation }

// Encode makes the request.
func (s Share) Encode() []byte {
	b := packed.AppendInt([]byte{byte(JobShare)}, len(s.Annotations))
	for i := range s.Annotations {
		b = appendBytes(b, s.Annotations[i].AppendJSON(nil))
	}
	return b
}

// DecodeShare reads the request.
func DecodeShare(b []byte) (Share, error) {
	d, err := request(b, JobShare)
	if err != nil {
		return Share{}, err
	}
	var s Share
	for range d.Count() {
		a, err := annotation.ParseJSON(d.Text())
		if err != nil {
			return s, fmt.Errorf("workshop: %w", err)
		}
		s.Annotations = append(s.Annotations, a)
	}
	return s, d.end(ErrRequest)
}

// BytesAnswer makes an answer of plain bytes: of Share, Export and Backup.
func BytesAnswer(data []byte) []byte {
	return append(append(make([]byte, 0, 1+len(data)), answerDone), data...)
}

// DecodeBytesAnswer reads it; the bytes are a part of the answer.
func DecodeBytesAnswer(answer []byte) ([]byte, error) {
	d, err := body(answer)
	if err != nil {
		return nil, err
	}
	return d.Bytes(d.Left()), nil
}
