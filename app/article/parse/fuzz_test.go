package parse

import (
	"errors"
	"net/url"
	"strings"
	"testing"
	"unicode/utf8"

	"offprint/app/article"
)

// checkHarmless holds any article to what every reader of it relies on.
func checkHarmless(t *testing.T, a *article.Article) {
	t.Helper()
	if err := a.Check(); err != nil {
		t.Fatal(err)
	}
	for _, s := range []string{a.Text, a.Title, a.Standfirst, a.Author, a.Source, strings.Join(a.Tags, " ")} {
		for _, r := range s {
			if dropped(r) || r >= 0x80 && r <= 0x9f || r == '\r' || r == 0x2028 || r == 0x2029 {
				t.Fatalf("%U is in %q", r, s)
			}
		}
	}
	for _, b := range a.Blocks {
		for _, s := range b.Spans {
			if s.Kind == article.Link {
				u, err := url.Parse(s.Href)
				if err != nil || u.Scheme != "http" && u.Scheme != "https" && u.Scheme != "mailto" {
					t.Fatalf("a link to %q", s.Href)
				}
			}
		}
	}
	if a.URL != "" && webURL(a.URL, nil) == "" {
		t.Fatalf("the address %q", a.URL)
	}
}

// parseAny parses input and gives nil if it was refused for a known reason.
func parseAny(t *testing.T, file string, data []byte) *article.Article {
	t.Helper()
	a, _, err := File(file, data)
	if err != nil {
		if !errors.Is(err, ErrEmpty) && !errors.Is(err, ErrBinary) && !errors.Is(err, ErrUnsupported) {
			t.Fatalf("an error without a reason: %v", err)
		}
		return nil
	}
	checkHarmless(t, a)
	return a
}

func FuzzText(f *testing.F) {
	for _, s := range fuzzSeeds {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		if looksLikeHTML(s) || strings.HasPrefix(s, "---") || !utf8.ValidString(s) || strings.ContainsRune(s, 0) {
			return
		}
		a := parseAny(t, "x.txt", []byte(s))
		if a == nil {
			return
		}
		texts := a.BlockTexts()
		want := letters(cleanSource(s))
		if got := letters(strings.Join(texts, "")); got != want && letters(strings.Join(texts[1:], "")) != want {
			t.Fatalf("letters were lost\nwant %q\ngot  %q", want, got)
		}
	})
}

func FuzzMarkdown(f *testing.F) {
	for _, s := range fuzzSeeds {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) { parseAny(t, "x.md", []byte(s)) })
}

func FuzzHTML(f *testing.F) {
	for _, s := range fuzzSeeds {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) { parseAny(t, "x.html", []byte(s)) })
}

func FuzzDecode(f *testing.F) {
	for _, s := range fuzzSeeds {
		f.Add([]byte(s), false)
	}
	f.Add([]byte("\xff\xfeh\x00i\x00"), false)
	f.Add([]byte("\x00h\x00i"), true)
	f.Add([]byte("caf\xe9 \x93quoted\x94"), false)
	f.Fuzz(func(t *testing.T, data []byte, isHTML bool) {
		d := &document{file: "x"}
		s, ok := d.decode(data, isHTML)
		if !utf8.ValidString(s) {
			t.Fatalf("decode gives invalid UTF-8 for %q", data)
		}
		if utf8.Valid(data) && ok && strings.IndexByte(string(data), 0) < 0 && s != strings.TrimPrefix(string(data), "\ufeff") {
			t.Fatalf("decode changes UTF-8: %q to %q", data, s)
		}
		if c := cleanSource(s); cleanSource(c) != c {
			t.Fatalf("cleaning %q twice is not cleaning it once", s)
		}
	})
}

var fuzzSeeds = []string{
	"Title\nStandfirst of some words\n\nBy Ana Ruiz\n\nROME, Nov 12 (X) – Text.\n\nHeading\n\n- a\n  - b\n1. c\n\n> q\n>> r\n",
	"---\ntitle: x\ntags: [a, b]\nurl: https://a.example\n---\n# x\n\n*s*\n\nT [l](http://b.example) `c` ![i](j) [^1]\n\n[^1]: n\n\n|a|b|\n|-|-|\n|c|d|\n",
	"<!doctype html><title>t</title><h1>t</h1><p>a <a href='javascript:x'>b</a><ol start=3><li>c<ul><li>d</ul></ol><table><tr><th>e<td>f</table><pre>\ng\n</pre><ruby>h<rt>i</ruby>",
	"one\ttwo\nthree\tfour\n\n\u202eabc\u202c \u00ad\u200b \u0092 \u2028x\n===\n",
	"标题\n\n段落。段落，段落。\n\nעברית\n\nمرحبا؟\n",
}
