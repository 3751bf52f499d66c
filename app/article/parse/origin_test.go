package parse

import (
	"math/rand/v2"
	"strings"
	"testing"
	"unicode/utf8"
)

// The words of a document's body are found at their places in the file, in
// every layout, encoding and kind of line end.
func TestEveryWordOfPlainTextHasItsPlaceInTheFile(t *testing.T) {
	r := rand.New(rand.NewPCG(5, 6))
	for range 150 {
		pieces, _ := compose(r)
		data := encode(r, writeText(r, pieces))
		a, _, err := File("x.txt", data)
		if err != nil {
			t.Fatal(err)
		}
		source, _ := Decode("x.txt", data)
		o, runes, text := NewOrigin("x.txt", source, a), []rune(source), []rune(a.Text)
		end := 0
		for i, b := range a.Blocks {
			if i == 1 {
				end = 0 // a title may have been made of the first words
			}
			for at := b.Start; at < b.End; at++ {
				from, to, ok := o.Span(at, at+1)
				if !isLetterOrDigit(text[at]) {
					continue
				}
				if !ok || to != from+1 || runes[from] != text[at] {
					t.Fatalf("%q at %d of %q has no place in\n%q", text[at], at, a.Text, source)
				}
				if from < end {
					t.Fatalf("%q at %d of %q stands before what precedes it in\n%q", text[at], at, a.Text, source)
				}
				end = to
			}
		}
	}
}

func TestFindsTheSpanInTheFile(t *testing.T) {
	for _, c := range []struct{ file, source, name, want string }{
		{"x.txt", "A Visit\r\n\r\nThe mayor of the town met his friend Ana Ruiz in New\r\nYork on a Monday, when both of them were there, and they\r\nspoke of the harbour until it was dark and rain fell.\r\n", "New York", "New\r\nYork"},
		{"x.txt", "A Visit to the town hall\n\n> The mayor of the town met his friend Emmanuel\n> Macron there, on the quay, and they talked of\n> the harbour until it was dark and rain fell.\n", "Emmanuel Macron", "Emmanuel\n> Macron"},
		{"x.txt", "A Visit\n\n- It cost $5 million, said U.S. officials (UN).\n- Nothing else.\n", "$5 million", "$5 million"},
		{"x.txt", "A Visit\n\n- It cost $5 million, said U.S. officials (UN).\n- Nothing else.\n", "U.S.", "U.S."},
		{"x.txt", "A Visit\n\n€5 million went to Ana Ruiz.\n\n€7 million did not.\n", "€7 million", "€7 million"},
		{"x.txt", "A Visit\n\nThe Uni\u00adted Nations met again, and then again.\n", "United Nations", "Uni\u00adted Nations"},
		{"mayor-speech.txt", "Ana Ruiz spoke on Monday about the harbour, and she said that it was good.\n\nAna left.\n", "Ana left", "Ana left"},
		{"x.md", "---\ntitle: Ana Ruiz in Rome\n---\nThe mayor of [New](http://new.example/york) York met Ana.\n", "New York", "New](http://new.example/york) York"},
		{"x.md", "---\ntitle: Ana Ruiz in Rome\n---\nThe mayor of Rome met Ana.\n", "Ana Ruiz in Rome", "Ana Ruiz in Rome"},
		{"x.md", "# Title\n\nThe **Tate** Gallery in *London* was [shut](x).\n", "London", "London"},
		{"x.html", "<html><head><title>Quay News</title><script>London()</script></head><body><h1>Quay News</h1><p>The mayor of <b>London</b> met Jos&eacute; Ruiz there, and they talked for long.</p></body></html>", "José Ruiz", "Jos&eacute; Ruiz"},
		{"x.html", "<html><head><title>Quay News</title><script>London()</script></head><body><h1>Quay News</h1><p>The mayor of <b>London</b> met Jos&eacute; Ruiz there, and they talked for long.</p></body></html>", "London", "London"},
	} {
		a, _, err := File(c.file, []byte(c.source))
		if err != nil {
			t.Fatal(err)
		}
		at := strings.LastIndex(a.Text, c.name)
		if at < 0 {
			t.Fatalf("%q is not in %q", c.name, a.Text)
		}
		start := utf8.RuneCountInString(a.Text[:at])
		from, to, ok := NewOrigin(c.file, c.source, a).Span(start, start+utf8.RuneCountInString(c.name))
		if got := string([]rune(c.source)[from:to]); !ok || got != c.want {
			t.Errorf("%q: got %q, %v; want %q", c.name, got, ok, c.want)
		}
	}
}

func FuzzOrigin(f *testing.F) {
	f.Add("A Visit\n\nThe mayor met Ana Ruiz in New\nYork & Rome.\n", uint8(0))
	f.Add("---\ntitle: x\n---\n# A [b](c) d\n\n<b>e</b> &amp; f\n", uint8(1))
	f.Add("<html><title>a</title><p>b &eacute; <!-- c --> d</html>", uint8(2))
	f.Fuzz(func(t *testing.T, source string, kind uint8) {
		file := [...]string{"x.txt", "x.md", "x.html"}[kind%3]
		a, _, err := File(file, []byte(source))
		if err != nil {
			return
		}
		decoded, _ := Decode(file, []byte(source))
		o, n := NewOrigin(file, decoded, a), utf8.RuneCountInString(decoded)
		for at := range utf8.RuneCountInString(a.Text) {
			if from, to, ok := o.Span(at, at+1); ok && (from < 0 || from >= to || to > n) {
				t.Fatalf("%d is placed at %d to %d of %d", at, from, to, n)
			}
		}
	})
}
