package main

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode/utf16"
	"unicode/utf8"

	"offprint/app/article/parse"
)

func TestEntitiesPrintsNamesWithTheirPlaces(t *testing.T) {
	file := filepath.Join(t.TempDir(), "visit.txt")
	if err := os.WriteFile(file, []byte("A Visit\n\nPresident Emmanuel Macron met the mayor of Berlin on Tuesday.\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		args []string
		want string
	}{
		{[]string{"entities", file}, `"start":19,"end":34,"text":"Emmanuel Macron","type":"PERSON","entity":"Emmanuel Macron"}`},
		{[]string{"entities", "-raw", file}, `"start":19,"end":34,"text":"Emmanuel Macron","type":"PERSON"`},
		{[]string{"entities", "-format", "csv", file}, ",52,58,Berlin,PLACE,Berlin\r\n"},
	} {
		var out, errOut strings.Builder
		if code := run(context.Background(), c.args, &out, &errOut); code != exitOK {
			t.Fatalf("%v: exit code %d: %s", c.args, code, errOut.String())
		}
		if !strings.Contains(out.String(), c.want) {
			t.Errorf("%v: want %s in\n%s", c.args, c.want, out.String())
		}
	}
}

// folded is a text as the reader joins wrapped lines.
func folded(s string) string {
	var words []string
	for _, w := range strings.Fields(s) {
		if strings.Trim(w, ">") != "" {
			words = append(words, w)
		}
	}
	return strings.Join(words, " ")
}

func TestEntitiesCountInTheFileAsDecoded(t *testing.T) {
	const lines = "On the quay of the old town\r\n\r\n> Président Emmanuel Macron met the mayor of New\r\n> York on Tuesday, and told him that the United\r\n" +
		"> States had paid $5 million for José Ruiz.\r\n\r\n\t•  Angela Merkel, of Germany, left – on 3 May 2020.\r\n"
	for name, data := range map[string][]byte{
		"a.txt":            []byte(lines),
		"bom.txt":          []byte("\ufeff" + lines),
		"utf-16.txt":       utf16File(lines),
		"a-long-title.txt": []byte(strings.ReplaceAll(lines, "On the quay of the old town\r\n\r\n", "")),
		"front.txt":        []byte("---\r\ntitle: Ana Ruiz in London\r\ndate: 2020-05-04\r\n---\r\n" + lines),
		"reply.md":         []byte(lines),
	} {
		found, err := document(name, data)
		if err != nil {
			t.Fatal(err)
		}
		decoded, _ := parse.Decode(name, data)
		runes, seen := []rune(decoded), ""
		for _, f := range found {
			if got := folded(string(runes[f.Start:f.End])); got != f.Text {
				t.Errorf("%s: at %d to %d stands %q, not %q", name, f.Start, f.End, got, f.Text)
			}
			seen += f.Text + "|"
		}
		for _, want := range []string{"Emmanuel Macron|", "New York|", "United States|", "$5 million|", "José Ruiz|", "Angela Merkel|", "3 May 2020|"} {
			if strings.Count(seen, want) != 1 {
				t.Errorf("%s: %q is not there once in %q", name, want, seen)
			}
		}
	}
}

func utf16File(s string) []byte {
	b := []byte{0xff, 0xfe}
	for _, u := range utf16.Encode([]rune(s)) {
		b = append(b, byte(u), byte(u>>8))
	}
	return b
}

func TestEntitiesOfALongDocumentStandInOrder(t *testing.T) {
	const line = "Präsident Emmanuel Macron met the mayor of Berlin\r\non Tuesday, and the two of them spoke for hours.\r\n\r\n"
	found, err := document("long.txt", []byte("A Visit\r\n\r\n"+strings.Repeat(line, 12000)))
	if err != nil {
		t.Fatal(err)
	}
	size, n := utf8.RuneCountInString(line), 0
	for _, f := range found {
		if f.Text == "Berlin" {
			if want := 11 + n*size + strings.Index(line, "Berlin") - 1; f.Start != want || f.End != want+6 {
				t.Fatalf("Berlin no. %d stands at %d to %d, not at %d", n, f.Start, f.End, want)
			}
			n++
		}
	}
	if n != 12000 {
		t.Errorf("found Berlin %d times", n)
	}
}

func FuzzEntities(f *testing.F) {
	f.Add([]byte("A Visit\n\nThe mayor met Ana Ruiz in New\nYork & Rome.\n"), uint8(0))
	f.Add([]byte("---\ntitle: Ana Ruiz\n---\n# A [b](c) d\n\n<b>Rome</b> &amp; London\n"), uint8(1))
	f.Add([]byte("<html><title>Ana Ruiz</title><p>Jos&eacute; in Rome\xff</html>"), uint8(2))
	f.Fuzz(func(t *testing.T, data []byte, kind uint8) {
		name := [...]string{"x.txt", "x.md", "x.html"}[kind%3]
		found, err := document(name, data)
		if err != nil {
			return
		}
		decoded, _ := parse.Decode(name, data)
		end, n := 0, utf8.RuneCountInString(decoded)
		for _, x := range found {
			if x.Start < end || x.End <= x.Start || x.End > n {
				t.Fatalf("%+v of %d characters, after %d", x, n, end)
			}
			end = x.End
		}
	})
}

func TestEntitiesRefusesAnUnknownFormat(t *testing.T) {
	var out, errOut strings.Builder
	if code := run(context.Background(), []string{"entities", "-format", "xml", "x.txt"}, &out, &errOut); code != exitUsage {
		t.Errorf("exit code %d", code)
	}
}
