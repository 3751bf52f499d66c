package parse

import (
	"errors"
	"strings"
	"sync"
	"testing"

	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/japanese"

	"offprint/app/article"
)

func TestADocumentThatCannotBeReadIsRefusedWithTheReason(t *testing.T) {
	for _, c := range []struct {
		file, data string
		want       error
	}{
		{"a/empty.txt", "", ErrEmpty},
		{"a/spaces.md", " \r\n\t\u00a0", ErrEmpty},
		{"a/tags.html", "<p> <br></p><script>x</script>", ErrEmpty},
		{"a/meta.md", "---\ntitle: only a title\n---\n", ErrEmpty},
		{"a/zeros.txt", "abc\x00\x00\x01\x00def\x00\x00\x00\x00\x00\x00", ErrBinary},
		{"a/controls.txt", strings.Repeat("\x01\x02a", 50), ErrBinary},
		{"a/x.pdf", "anything", ErrUnsupported},
		{"a/x.DOCX", "anything", ErrUnsupported},
		{"a/pdf.txt", "%PDF-1.7\n…", ErrUnsupported},
		{"a/zip.txt", "PK\x03\x04…", ErrUnsupported},
		{"a/gif", "GIF89a\x00\x01", ErrUnsupported},
	} {
		a, _, err := File(c.file, []byte(c.data))
		if a != nil || !errors.Is(err, c.want) {
			t.Errorf("%s: %v, want %v", c.file, err, c.want)
			continue
		}
		if !strings.HasPrefix(err.Error(), "article: "+c.file+": ") {
			t.Errorf("%s: the error does not name the file: %v", c.file, err)
		}
	}
}

func TestSupportedGoesByTheExtension(t *testing.T) {
	for file, want := range map[string]bool{
		"a.txt": true, "b/A.TXT": true, "a.md": true, "a.markdown": true, "a.html": true, "a.htm": true, "a.xhtml": true, "a.text": true,
		"a": false, "a.go": false, "txt": false, "a.pdf": false, "a.txt/b": false,
	} {
		if Supported(file) != want {
			t.Errorf("Supported(%q) is %v", file, !want)
		}
	}
}

func TestATextOfAnyNameIsReadAsPlainText(t *testing.T) {
	for _, file := range []string{"README", "notes.log", "x.rst"} {
		if a, _, err := File(file, []byte("A boat\n\nIt is here.")); err != nil || a.Title != "A boat" {
			t.Errorf("%s: %v", file, err)
		}
	}
}

func TestEncodingsAreRecognised(t *testing.T) {
	const text = "Señor Müller’s café – “yes”\n\nIt costs 5 €."
	const russian = "Порт продал паром\n\nСовет порта проголосовал за продажу парома, который стоял у причала девять лет. Цена не была названа, сказал директор."
	const tokyo = "<meta charset=shift_jis><h1>学校の船</h1><p>船は学校へ行く。"
	encoded := func(e interface{ Bytes([]byte) ([]byte, error) }, s string) string {
		b, err := e.Bytes([]byte(s))
		if err != nil {
			t.Fatal(err)
		}
		return string(b)
	}
	for name, c := range map[string]struct{ file, data, title string }{
		"UTF-8":                 {"x.txt", text, "Señor Müller’s café – “yes”"},
		"Windows-1252":          {"x.txt", encoded(charmap.Windows1252.NewEncoder(), text), "Señor Müller’s café – “yes”"},
		"Windows-1251":          {"x.txt", encoded(charmap.Windows1251.NewEncoder(), russian), "Порт продал паром"},
		"Shift JIS as stated":   {"x.html", encoded(japanese.ShiftJIS.NewEncoder(), tokyo), "学校の船"},
		"UTF-32":                {"x.txt", "\xff\xfe\x00\x00h\x00\x00\x00i\x00\x00\x00", "hi"},
		"UTF-16 without a mark": {"x.txt", "h\x00i\x00 \x00a\x00", "hi a"},
		"UTF-16 cut in half":    {"x.txt", "\xff\xfe" + strings.Repeat("h\x00", 20) + "!", strings.Repeat("h", 20) + "\ufffd"},
		"damaged UTF-8":         {"x.txt", "Señor Müller caf\xe9 déjà", "Señor Müller caf\ufffd déjà"},
	} {
		a, _, err := File(c.file, []byte(c.data))
		if err != nil {
			t.Errorf("%s: %v", name, err)
		} else if a.Title != c.title {
			t.Errorf("%s: the title is %q, want %q", name, a.Title, c.title)
		}
	}
	_, warnings, err := File("x.txt", []byte("Señor Müller\n\ncaf\xe9 déjà"))
	if err != nil || len(warnings) != 1 || warnings[0].Line != 3 {
		t.Errorf("damage in line 3 gives the warnings %v (%v)", warnings, err)
	}
}

func TestDatesAreReadInManyWays(t *testing.T) {
	for text, want := range map[string]string{
		"2025-11-12":                  "2025-11-12",
		"12 November 2025":            "2025-11-12",
		"November 12, 2025":           "2025-11-12",
		"Nov. 12th, 2025":             "2025-11-12",
		"Published: Wed, 12 Nov 2025": "2025-11-12",
		"12 de noviembre de 2025":     "2025-11-12",
		"1er mars 2025":               "2025-03-01",
		"12.11.2025":                  "2025-11-12",
		"Mittwoch, 12. November 2025": "2025-11-12",
		"12 ноября 2025 года":         "2025-11-12",
		"2025年11月12日":                 "2025-11-12",
		"November 2025":               "2025-11",
		"12 نوفمبر 2025":              "2025-11-12",
		"11/12/2025":                  "",        // a month in one country and a day in another
		"31 April 2025":               "2025-04", // no such day, but the month is plain
		"29 February 2023":            "2023-02",
		"29 February 2024":            "2024-02-29",
		"May Marie 2025 times":        "",
		"2025":                        "",
		"the 12 boats of 2025":        "",
		"2025-11-12T08:30:00+01:00":   "2025-11-12",
	} {
		if got, _ := findDate(text); got != want {
			t.Errorf("the date of %q is %q, want %q", text, got, want)
		}
	}
	for text, want := range map[string]string{
		"2025": "2025", "2025-11": "2025-11", "2025-13": "", "2025-11-12T08:30:00+01:00": "2025-11-12T08:30:00+01:00",
		"2025-11-12T08:30:00": "2025-11-12", "Wed, 12 Nov 2025 08:30:00 GMT": "2025-11-12T08:30:00Z", "soon": "", "12 Nov 2025": "2025-11-12",
	} {
		if got := normalDate(text); got != want {
			t.Errorf("normalDate(%q) is %q, want %q", text, got, want)
		}
	}
}

func TestBylinesAndDateLinesAreTold(t *testing.T) {
	for text, want := range map[string]string{
		"By Ana Ruiz":                               "Ana Ruiz",
		"BY ANA RUIZ AND TOM OKELLO":                "ANA RUIZ AND TOM OKELLO",
		"Por Ana Ruiz":                              "Ana Ruiz",
		"Von Anna Rüdiger":                          "Anna Rüdiger",
		"By Ana Ruiz | Coast News":                  "Ana Ruiz",
		"By Ana Ruiz, 12 November 2025":             "Ana Ruiz",
		"بقلم علي حسن":                              "علي حسن",
		"By the river":                              "",
		"By Monday the river had risen.":            "",
		"By and large":                              "",
		"Por la mañana":                             "",
		"Bystanders":                                "",
		"By Ana Ruiz 12 boats sank in 2025-11-12 x": "",
	} {
		if got, _, _ := byline(text); got != want {
			t.Errorf("the author of %q is %q, want %q", text, got, want)
		}
	}
	for text, want := range map[string]bool{
		"12 November 2025": true, "Updated 12 Nov 2025 at 10:30 GMT": true, "Publicado el 12 de noviembre de 2025": true,
		"The fair of 12 November 2025": false, "2025": false, "12 November 2025 was cold": false,
	} {
		if isDateLine(text) != want {
			t.Errorf("isDateLine(%q) is %v", text, !want)
		}
	}
}

func TestADatelineIsAPlaceBeforeADash(t *testing.T) {
	for text, want := range map[string]string{
		"BOGOTÁ, Nov 12 (Agency) – The board":      "BOGOTÁ, Nov 12 (Agency) –",
		"WASHINGTON (AP) — The board":              "WASHINGTON (AP) —",
		"NEW YORK -- The board":                    "NEW YORK --",
		"Geneva, 12 November 2025 (UN News) - “We": "Geneva, 12 November 2025 (UN News) -",
		"PORT-AU-PRINCE, Haiti (AP) — The board":   "PORT-AU-PRINCE, Haiti (AP) —",
		"NATO — the alliance — met":                "",
		"The board — The whole board — met":        "",
		"Monday – The day":                         "",
		"AL-SHIFA hospital – The board":            "",
		"PARIS –":                                  "",
		"A – B":                                    "",
	} {
		if got := text[:datelineEnd(text)]; got != want {
			t.Errorf("the dateline of %q is %q, want %q", text, got, want)
		}
	}
}

func TestNothingHarmfulComesOutOfAPage(t *testing.T) {
	const page = `<h1 onclick="x()">A</h1><p>one <a href="javascript:alert(1)">two</a> <a href=" JaVaScRiPt&#58;alert(1)">three</a>
<a href="data:text/html,x">four</a> <a href="//b.example">five</a> <a href="https://user:pw@b.example/">six</a> <a href="vbscript:x">seven</a>
<a href="java&#10;script:alert(1)">eight</a> <script>alert(1)</script><style>x</style><iframe src=x>frame</iframe><svg><script>alert(2)</script><text>t</text></svg>
&lt;script&gt;shown&lt;/script&gt; &#x202e;turned&#x2067; &#0;&#7;<math><mi>m</mi></math></p>`
	for _, file := range []string{"x.html", "x.md"} {
		a := parseAny(t, file, []byte(page))
		if a == nil {
			t.Fatal("refused")
		}
		for _, b := range a.Blocks {
			for _, s := range b.Spans {
				if s.Kind == article.Link && s.Href != "https://b.example/" {
					t.Errorf("%s: a link to %q", file, s.Href)
				}
			}
		}
		if strings.Contains(a.Text, "alert") || strings.Contains(a.Text, "frame") {
			t.Errorf("%s: script in %q", file, a.Text)
		}
		if !strings.Contains(a.Text, "<script>shown</script> turned") {
			t.Errorf("%s: text is missing in %q", file, a.Text)
		}
	}
}

func TestALanguageIsGuessedOnlyWhenSure(t *testing.T) {
	for text, want := range map[string]string{
		"": "", "12": "", "Hello world": "", "OK": "",
		"The board of the port said on Monday that it would sell the ferry to a school in the hills, and that was all.":                              "en",
		"El consejo del puerto dijo el lunes que vendería el transbordador a una escuela de las colinas, y eso fue todo lo que se supo en la tarde.": "es",
		"Le conseil du port a dit lundi que le bac serait vendu à une école dans les collines, et que ce serait tout pour les gens.":                 "fr",
		"Der Rat des Hafens hat am Montag gesagt, dass die Fähre an eine Schule in den Bergen verkauft wird und das ist alles.":                      "de",
		"O conselho do porto disse na segunda que não vai vender a balsa para uma escola, e que isso foi tudo o que se soube.":                       "pt",
		"Il consiglio del porto ha detto che il traghetto sarà venduto alla scuola della valle, e che non è tutto per gli altri.":                    "it",
		"De raad van de haven zei op maandag dat het veer aan een school in de heuvels wordt verkocht, en dat was het voor nu.":                      "nl",
		"港务局投票决定出售渡轮。":      "zh",
		"港はフェリーを売る。":        "ja",
		"항구는 배를 팔았다.":       "ko",
		"Το λιμάνι πουλάει": "el",
	} {
		if got := guessLang(text); got != want {
			t.Errorf("the language of %q is %q, want %q", text, got, want)
		}
	}
}

func TestParsingGivesTheSameEveryTimeAndAtOnce(t *testing.T) {
	for _, file := range []string{"x.txt", "x.md", "x.html"} {
		want := run(file, []byte(fuzzSeeds[0]+fuzzSeeds[1]+fuzzSeeds[2]))
		var wg sync.WaitGroup
		for range 8 {
			wg.Go(func() {
				if got := run(file, []byte(fuzzSeeds[0]+fuzzSeeds[1]+fuzzSeeds[2])); got != want {
					t.Errorf("%s: another time it is\n%s\nnot\n%s", file, got, want)
				}
			})
		}
		wg.Wait()
	}
}

// benchmarkText is an article of some 600 words, made of the vocabulary.
func benchmarkText() string {
	var b strings.Builder
	b.WriteString("The boat in the river\nThe council said so\n\n")
	for i := range 12 {
		for j := range 50 {
			b.WriteString(vocabulary[(i*31+j*7)%len(vocabulary)] + " ")
		}
		b.WriteString("end.\n\n")
	}
	return b.String()
}

func BenchmarkFormats(b *testing.B) {
	text := benchmarkText()
	for file, source := range map[string]string{
		"x.txt":  text,
		"x.md":   "# " + text,
		"x.html": "<html><body><h1>" + strings.ReplaceAll(text, "\n\n", "</h1><p>"),
	} {
		b.Run(file, func(b *testing.B) {
			b.SetBytes(int64(len(source)))
			b.ReportAllocs()
			for b.Loop() {
				if _, _, err := File(file, []byte(source)); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
