package annotation

import (
	"strings"
	"testing"
	"unicode/utf8"
)

const storm = `The harbour at Brenna was closed on Monday after the worst storm in a decade.

Fishermen had moored their boats before noon. By evening the wind tore eleven of them from their ropes. The mayor, Ines Falk, said that nobody was hurt. "We were lucky," she said.

The school stayed shut on Tuesday. Volunteers swept the sand from its yard. The mayor thanked them. A ferry to the islands will sail again on Friday.`

// span finds words in text, in code points.
func span(t *testing.T, text, words string) Span {
	t.Helper()
	i := strings.Index(text, words)
	if i < 0 {
		t.Fatalf("%q is not in the text", words)
	}
	start := utf8.RuneCountInString(text[:i])
	return Span{start, start + utf8.RuneCountInString(words)}
}

// anchorCase is an annotation on the words mark of old, and what is expected in
// the text that edits make of old.
type anchorCase struct {
	name, old, mark string
	edits           []string // pairs: old words, new words
	want            string   // the words found; "" for lost
	state           State
}

var anchorCases = []anchorCase{
	{"nothing changed", storm, "nobody was hurt", nil, "nobody was hurt", Exact},
	{"text put in before", storm, "nobody was hurt", []string{"The harbour", "Updated at six. The harbour"}, "nobody was hurt", Exact},
	{"typography only", storm, "\"We were lucky,\" she said.", []string{"\"We", "\u201cWe", "lucky,\"", "lucky,\u201d"}, "\u201cWe were lucky,\u201d she said.", Exact},
	{"a word changed within", storm, "the wind tore eleven of them from their ropes", []string{"eleven", "twelve"}, "the wind tore twelve of them from their ropes", Changed},
	{"a typo mended within", strings.Replace(storm, "Volunteers", "Volunters", 1), "Volunters swept", []string{"Volunters", "Volunteers"}, "Volunteers swept", Changed},
	{"the first word replaced", storm, "Fishermen had moored their boats", []string{"Fishermen", "Crews"}, "Crews had moored their boats", Changed},
	{"the last word replaced", storm, "swept the sand", []string{"sand", "mud"}, "swept the mud", Changed},
	{"a sentence put in after", storm, "nobody was hurt.", []string{"nobody was hurt.", "nobody was hurt. The hospital confirmed it."}, "nobody was hurt.", Exact},
	{"the second half cut", storm, "The school stayed shut on Tuesday. Volunteers swept the sand from its yard.", []string{" Volunteers swept the sand from its yard.", ""}, "The school stayed shut on Tuesday.", Changed},
	{"the quotation deleted", storm, "By evening the wind tore eleven of them from their ropes.", []string{" By evening the wind tore eleven of them from their ropes.", ""}, "", Lost},
	{"deleted while its like stays", storm, "The mayor thanked them.", []string{" The mayor thanked them.", ""}, "", Lost},
	{"German", "Der Fluß stieg über Nacht um zwei Meter. Die Brücke wurde gesperrt. Am Morgen war die Straße wieder frei.", "Die Brücke wurde gesperrt.", []string{"Der Fluß", "Der große Fluß"}, "Die Brücke wurde gesperrt.", Exact},
	{"Arabic", "أغلق الميناء يوم الاثنين بعد العاصفة. قالت العمدة إن أحدا لم يصب بأذى. تعود العبارة يوم الجمعة.", "قالت العمدة إن أحدا لم يصب بأذى.", []string{"أغلق الميناء", "أغلق الميناء القديم"}, "قالت العمدة إن أحدا لم يصب بأذى.", Exact},
	{"Hebrew", "הנמל נסגר ביום שני אחרי הסערה. ראש העיר אמרה שאיש לא נפגע. המעבורת תפליג ביום שישי.", "ראש העיר אמרה שאיש לא נפגע", []string{"איש לא נפגע", "איש לא נפצע"}, "ראש העיר אמרה שאיש לא נפצע", Changed},
	{"Japanese", "港は月曜日に閉鎖された。市長はけが人はいなかったと述べた。学校は火曜日も休みだった。", "市長はけが人はいなかったと述べた。", []string{"港は", "嵐のため港は"}, "市長はけが人はいなかったと述べた。", Exact},
	{"Japanese, changed", "港は月曜日に閉鎖された。市長はけが人はいなかったと述べた。学校は火曜日も休みだった。", "市長はけが人はいなかったと述べた。", []string{"けが人", "負傷者"}, "市長は負傷者はいなかったと述べた。", Changed},
	{"Korean, decomposed", "항구는 월요일에 폐쇄되었다. 시장은 다친 사람이 없다고 말했다.", "다친 사람이 없다고", []string{"다친", "\u1103\u1161\u110e\u1175\u11ab"}, "\u1103\u1161\u110e\u1175\u11ab 사람이 없다고", Exact},
}

func (c *anchorCase) text() string {
	text := c.old
	for i := 0; i+1 < len(c.edits); i += 2 {
		text = strings.Replace(text, c.edits[i], c.edits[i+1], 1)
	}
	return text
}

func TestAnAnnotationIsFoundAfterAnEdit(t *testing.T) {
	for _, c := range anchorCases {
		text := c.text()
		sel := Describe(c.old, span(t, c.old, c.mark))
		for mode, old := range map[string]string{"with the old text": c.old, "from selectors alone": ""} {
			got := Anchor(text, sel, old)
			if words := slice(text, got.Start, got.End); words != c.want || got.State != c.state {
				t.Errorf("%s, %s: %v %q, want %v %q", c.name, mode, got.State, words, c.state, c.want)
			}
		}
	}
}

func TestAMovedSentenceIsFollowed(t *testing.T) {
	const mark = "The school stayed shut on Tuesday."
	text := strings.Replace(storm, mark+" ", "", 1)
	text = mark + " " + text
	got := Anchor(text, Describe(storm, span(t, storm, mark)), storm)
	if got.State != Moved || got.Span != span(t, text, mark) {
		t.Errorf("%v at %v", got.State, got.Span)
	}
}

func TestTheRightOneOfSeveralIsTaken(t *testing.T) {
	text := strings.Repeat("The answer was no. ", 5) + "Then he asked again, politely. The answer was no. He left for good. " + strings.Repeat("The answer was no. ", 5)
	at := span(t, text, "politely. ").End
	want := Span{at, at + len("The answer was no.")}
	if got := Anchor(text, Describe(text, want), ""); got.Span != want || got.State != Exact {
		t.Errorf("%v at %v, want %v", got.State, got.Span, want)
	}
}

func TestALostAnnotationNamesTheLikeliestPlaces(t *testing.T) {
	sel := Describe(storm, span(t, storm, "The mayor, Ines Falk, said that nobody was hurt."))
	text := "A wholly different report about the town. The mayor, Ines Falk, did not say whether anybody was hurt. The rest is silence, and nothing else is known of it."
	got := Anchor(text, sel, "")
	if got.State != Lost && got.State != Review {
		t.Fatalf("%v at %v", got.State, got.Span)
	}
	if len(got.Candidates) == 0 || !strings.Contains(slice(text, got.Candidates[0].Start, got.Candidates[0].End), "Ines Falk") {
		t.Errorf("candidates are %v", got.Candidates)
	}
}

func TestUTF16OffsetsAreReadAsTheQuotationSays(t *testing.T) {
	const text = "🎉🎉 A feast was held, and 🎈 rose."
	sel := Selectors{Quote: TextQuoteSelector{Exact: "feast was"}, Position: Span{7, 16}}
	got, unit := Settle(text, sel)
	if unit != "UTF-16 units" || got.Position != (Span{5, 14}) {
		t.Errorf("%v in %s", got.Position, unit)
	}
	if _, unit := Settle(text, got); unit != "code points" {
		t.Errorf("settled offsets count %s", unit)
	}
}

func TestBareOffsetsAreNotTrustedInAnotherText(t *testing.T) {
	sel := Selectors{Position: span(t, storm, "nobody was hurt")}
	if got := Anchor(storm, sel, ""); got.State != Review {
		t.Errorf("without the old text: %v", got.State)
	}
	if got := Anchor("New. "+storm, sel, storm); got.State != Exact || slice("New. "+storm, got.Start, got.End) != "nobody was hurt" {
		t.Errorf("with the old text: %v at %v", got.State, got.Span)
	}
	if got := Anchor("Short.", sel, ""); got.State != Lost {
		t.Errorf("beyond the end: %v", got.State)
	}
}

func TestTheStepRunsOftenInLongTexts(t *testing.T) {
	old := strings.Repeat(storm+"\n\n", 40)
	calls := 0
	a := NewAnchorer(strings.ReplaceAll(old, "harbour", "port"), old, func(int) { calls++ })
	a.Anchor(Selectors{Quote: TextQuoteSelector{Exact: "nobody was hurt"}})
	if calls < 20 {
		t.Errorf("%d calls in %d bytes", calls, len(old))
	}
}

func FuzzAnchor(f *testing.F) {
	f.Add(storm, "nobody was hurt", "said that ", ".", storm, 10, 20)
	f.Add("", "", "", "", "", 0, 0)
	f.Add("a\u0301b", "\u0301", "a", "b", "áb", 0, 1)
	f.Fuzz(func(t *testing.T, text, exact, prefix, suffix, old string, start, end int) {
		if len(text)+len(old)+len(exact) > 4000 {
			return
		}
		got := Anchor(text, Selectors{TextQuoteSelector{exact, prefix, suffix}, Span{start, end}}, old)
		n := utf8.RuneCountInString(text)
		if got.Start < 0 || got.End < got.Start || got.End > n {
			t.Fatalf("%v of %d", got.Span, n)
		}
		if (got.State == Lost) != (got.Span == Span{}) && got.Len() > 0 {
			t.Fatalf("%v at %v", got.State, got.Span)
		}
		for _, c := range got.Candidates {
			if c.Start < 0 || c.End > n {
				t.Fatalf("candidate %v of %d", c.Span, n)
			}
		}
	})
}
