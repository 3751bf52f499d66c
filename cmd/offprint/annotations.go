package main

import (
	"errors"
	"fmt"
	"io"
	"os"

	"offprint/app/annotation"
	"offprint/app/annotation/file"
	"offprint/app/view"
)

// mostAnnotations is the size of the largest file that is read, in bytes: a
// backup may carry many texts.
const mostAnnotations = 256 << 20

// readAnnotations reads the publisher's own annotations, in any of the forms
// that package file knows. No path gives none.
func readAnnotations(path string) ([]annotation.Entry, error) {
	if path == "" {
		return nil, nil
	}
	info, err := os.Stat(path)
	if err != nil {
		return nil, fmt.Errorf("-annotations: %w", err)
	}
	if info.Size() > mostAnnotations {
		return nil, fmt.Errorf("-annotations: %s: %s are more than the %s that can be read", path, megabytes(info.Size()), megabytes(mostAnnotations))
	}
	data, err := os.ReadFile(path)
	if err != nil {
		return nil, fmt.Errorf("-annotations: %w", err)
	}
	content, err := file.Read(string(data))
	if err != nil {
		return nil, fmt.Errorf("-annotations: %s: %w", path, err)
	}
	if len(content.Entries) == 0 {
		return nil, fmt.Errorf("-annotations: %s: there are no annotations in it", path)
	}
	return content.Entries, nil
}

// errNotAnnotated is returned under -strict.
var errNotAnnotated = errors.New("not every annotation could be put into the edition, and -strict forbids it")

// reportAnnotations writes a line for each entry of the file that is not in
// the edition or not wholly so, then how many are. It returns
// errNotAnnotated where strict and one is missing.
func reportAnnotations(w io.Writer, path string, lines []annotation.Line, strict bool) error {
	if path == "" {
		return nil
	}
	added := 0
	for _, l := range lines {
		word := "note"
		if l.Outcome == annotation.Added {
			added++
		} else {
			word = "skipped"
		}
		if l.Reason != "" || l.Outcome != annotation.Added {
			fmt.Fprintf(w, "%s: %s: entry %d (%s): %s: %s\n", word, path, l.Entry, l.ID, l.Outcome, l.Reason)
		}
	}
	fmt.Fprintf(w, "%s: %d of %s in the edition\n", path, added, view.Plural(len(lines), "annotation is", "annotations are"))
	if strict && added < len(lines) {
		return errNotAnnotated
	}
	return nil
}
