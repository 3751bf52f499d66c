package parse

import (
	"flag"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
)

var update = flag.Bool("update", false, "write what the parser gives into the case files")

// separator stands between the parts of a case file: what it shows, the
// document, the article. See testdata/cases/README.md.
const separator = "//- - - - - - - - - - - - - - - - - - - -//\n"

func TestDocumentsOfEveryLayout(t *testing.T) {
	files, err := filepath.Glob("testdata/cases/*.case")
	if err != nil || len(files) == 0 {
		t.Fatalf("no case files: %v", err)
	}
	for _, file := range files {
		t.Run(strings.TrimSuffix(filepath.Base(file), ".case"), func(t *testing.T) {
			raw, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			parts := strings.Split(string(raw), separator)
			if len(parts) < 2 {
				t.Fatalf("%s has no separator", file)
			}
			parts = append(parts, "")
			name, input := caseInput(t, file, parts[0], parts[1])
			got := run(name, input)
			if *update {
				if err := os.WriteFile(file, []byte(parts[0]+separator+parts[1]+separator+got), 0o644); err != nil {
					t.Fatal(err)
				}
				return
			}
			if got != parts[2] {
				t.Errorf("%s\n%s\ngot:\n%s\nwant:\n%s", file, parts[0], got, parts[2])
			}
		})
	}
}

// caseInput gives the name and the bytes of a case's document. Lines "file:"
// and "escapes: yes" in the head say what the default, a plain text named for
// the case, is not.
func caseInput(t *testing.T, file, head, input string) (string, []byte) {
	name := strings.TrimSuffix(filepath.Base(file), ".case") + ".txt"
	for line := range strings.Lines(head) {
		key, value, _ := strings.Cut(strings.TrimSpace(line), ": ")
		switch key {
		case "file":
			name = value
		case "escapes":
			s, err := strconv.Unquote(`"` + strings.NewReplacer("\n", `\n`, `"`, `\"`).Replace(input) + `"`)
			if err != nil {
				t.Fatalf("%s: %v", file, err)
			}
			input = s
		}
	}
	return name, []byte(input)
}

// run parses a document and writes the article, the warnings or the error.
func run(name string, input []byte) string {
	a, warnings, err := File(name, input)
	if err != nil {
		return "error: " + err.Error() + "\n"
	}
	var b strings.Builder
	for _, w := range warnings {
		b.WriteString("warning: " + w.String() + "\n")
	}
	b.WriteString(outline(a))
	if err := a.Check(); err != nil {
		b.WriteString("broken: " + err.Error() + "\n")
	}
	return b.String()
}
