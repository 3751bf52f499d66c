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
// refused. It also writes our own export to the file out, for a validator.
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
