package main

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"offprint/app/annotation"
	"offprint/app/annotation/w3c"
)

// samples reads W3C samples: those in correct/ must be read, those in incorrect/
// refused.
func samples(dir string) error {
	for _, want := range []string{"correct", "incorrect"} {
		names, err := filepath.Glob(filepath.Join(dir, want, "*.json"))
		if err != nil {
			return err
		}
		good := 0
		for _, name := range names {
			b, err := os.ReadFile(name)
			if err != nil {
				return err
			}
			reason := refusal(string(b))
			if (reason == "") == (want == "correct") {
				good++
			}
			fmt.Printf("  %-9s %-22s %s\n", want, filepath.Base(name), reason)
		}
		fmt.Printf("W3C samples, %s: %d of %d as they should be\n", want, good, len(names))
	}
	return nil
}

// refusal gives why a file or an entry of it is refused.
func refusal(data string) string {
	entries, err := w3c.Read(data)
	if err != nil {
		return err.Error()
	}
	_, lines := annotation.Import(annotation.Set{}, entries, "samples", nil)
	var reasons []string
	for _, l := range lines {
		if l.Outcome == annotation.Refused {
			reasons = append(reasons, l.Reason)
		}
	}
	return strings.Join(reasons, "; ")
}

// exportSample writes an export with every kind of annotation there is.
func exportSample(name string) error {
	quote := annotation.Selectors{
		Quote:    annotation.TextQuoteSelector{Exact: "nobody was hurt", Prefix: "said that ", Suffix: "."},
		Position: annotation.Span{Start: 10, End: 25},
	}
	id := func(n byte) string { return annotation.NewID([16]byte{n}) }
	list := []annotation.Annotation{
		{ID: id(1), Article: "storm", Motivation: annotation.Highlighting, Selectors: quote, Color: "1"},
		{ID: id(2), Article: "storm", Edition: annotation.EditionHash("x"), Motivation: annotation.Commenting, Selectors: quote, Color: "2",
			Note: "**Who** says so? <script>", Tags: []string{"press", "to check"}, Creator: "Ana", Created: 1700000000000, Modified: 1700000000001},
		{ID: id(3), ReplyTo: id(2), Article: "storm", Motivation: annotation.Replying, Note: "The mayor.", Created: 1700000100000},
		{ID: id(4), Article: "née à l'été", Motivation: annotation.Commenting, Note: "On the whole article.", Publisher: true},
		{ID: id(6), Article: "storm", Motivation: annotation.Highlighting, Color: "3"},
		{ID: id(7), ReplyTo: id(3), Article: "storm", Motivation: annotation.Replying, Color: "3", Tags: []string{"x"}},
		{ID: id(5), Article: "storm", Motivation: annotation.Tagging, Selectors: quote, Tags: []string{"one"}},
	}
	for _, a := range list {
		if b, err := annotation.ParseJSON(string(a.AppendJSON(nil))); err != nil || b.ID != a.ID {
			return fmt.Errorf("our own form does not read back: %w", err)
		}
	}
	return os.WriteFile(name, w3c.Write(list, w3c.Options{Label: "Sample", Base: "https://example.org/reader/"}), 0o644)
}
