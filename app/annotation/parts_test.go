package annotation

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"
)

func TestDescribeKeepsLettersWhole(t *testing.T) {
	const text = "Il a dit «e\u0301te\u0301» sous le drapeau 🇫🇷🇩🇪 et 👩🏽‍🚀 sourit."
	n := utf8.RuneCountInString(text)
	for start := range n {
		for end := start + 1; end <= n; end++ {
			q := Describe(text, Span{start, end}).Quote
			if !strings.Contains(text, q.Prefix+q.Exact+q.Suffix) {
				t.Fatalf("%d–%d: %q|%q|%q does not stand in the text", start, end, q.Prefix, q.Exact, q.Suffix)
			}
			for _, s := range []string{q.Exact, q.Suffix} {
				if r, _ := utf8.DecodeRuneInString(s); r == 0x301 || r == 0x1f3fd || r == 0x200d || r == 0x1f680 {
					t.Fatalf("%d–%d: %q begins within a letter", start, end, s)
				}
			}
		}
	}
	if got := Describe(text, Span{35, 36}).Quote.Exact; utf8.RuneCountInString(got) != 2 {
		t.Errorf("half a flag became %q", got)
	}
}

func TestDescribeTakesMoreContextWhereItIsNeeded(t *testing.T) {
	line := "one two three four five six seven eight nine ten "
	text := "Start here. " + strings.Repeat(line, 3) + "The end."
	q := Describe(text, Span{12 + len(line) + 4, 12 + len(line) + 7}).Quote
	if n := strings.Count(text, q.Prefix+q.Exact+q.Suffix); n != 1 {
		t.Errorf("%q|%q|%q stands %d times", q.Prefix, q.Exact, q.Suffix, n)
	}
}

func TestTheIndexAgreesWithLookingAtEverySpan(t *testing.T) {
	rng := rand.New(rand.NewPCG(3, 4))
	for range 200 {
		var spans []Span
		for range rng.IntN(40) {
			s := rng.IntN(100)
			spans = append(spans, Span{s, s + rng.IntN(30)})
		}
		x := NewIndex(spans)
		for at := range 130 {
			var want []int
			for i, s := range spans {
				if s.Start <= at && at < s.End {
					want = append(want, i)
				}
			}
			got := x.At(at)
			for i := 1; i < len(got); i++ {
				if spans[got[i]].Len() < spans[got[i-1]].Len() {
					t.Fatalf("at %d: %v is not innermost first", at, got)
				}
			}
			sorted := slices.Clone(got)
			slices.Sort(sorted)
			if !slices.Equal(sorted, want) {
				t.Fatalf("at %d: %v, want %v in %v", at, sorted, want, spans)
			}
		}
	}
}

func TestFlattenedRangesCoverWhatTheSpansCover(t *testing.T) {
	spans := []Span{{0, 10}, {5, 15}, {15, 20}, {3, 4}, {30, 30}, {40, 50}}
	colors := []string{"a", "a", "a", "b", "a", "b"}
	got, depth := Flatten(spans, func(i int) string { return colors[i] })
	if s := fmt.Sprint(got["a"], got["b"], depth); s != "[{0 20}] [{3 4} {40 50}] 2" {
		t.Error(s)
	}
}

func TestNextAndPreviousWalkTheText(t *testing.T) {
	x := NewIndex([]Span{{20, 30}, {5, 9}, {5, 40}})
	if x.Next(-1) != 2 || x.Next(5) != 0 || x.Next(20) != -1 || x.Previous(20) != 1 || x.Previous(5) != -1 {
		t.Error(x.Next(-1), x.Next(5), x.Next(20), x.Previous(20), x.Previous(5))
	}
}

func TestSentencesEndWhereReadersSay(t *testing.T) {
	for _, sentences := range [][]string{
		{"Mr. Falk met Dr. Ines Roth at 5 p.m. on Friday.", "They talked."},
		{"The U.S. Treasury said so.", "Nobody in the U.S. agreed."},
		{"He lives in the U.S.", "The house is small."},
		{"\"We were lucky,\" she said.", "\"Was it so?\" he asked.", "It was."},
		{"It cost $3.50 in all.", "Prices rose by 2.5 percent."},
		{"Is it? he asked.", "Yes!", "No…", "Well."},
		{"J. R. Smith wrote it.[12][13]", "Others read it.[4]"},
		{"“It is over.”", "He left (at last).", "She stayed."},
		{"港は閉鎖された。", "市長は「大丈夫。」", "と述べた！", "学校は休み"},
		{"Das gilt z.B. für Kinder.", "Das ist ca. 3 km weit."},
		{"¿Quién viene?", "¡Nadie!", "Eso dijo la Sra. Ruiz."},
		{"وصلت السفينة.", "هل رأيتها؟", "نعم"},
		{"वह आया।", "वह गया।"},
	} {
		sep := " "
		if strings.ContainsRune(sentences[0], '。') {
			sep = ""
		}
		text := "A heading without a stop\n\n" + strings.Join(sentences, sep) + "\n\nAnother paragraph."
		from := utf8.RuneCountInString("A heading without a stop\n\n")
		for _, want := range sentences {
			n := utf8.RuneCountInString(want)
			for _, at := range []int{from, from + n/2, from + n - 1} {
				if s := SentenceAt(text, at); slice(text, s.Start, s.End) != want {
					t.Errorf("at %d: %q, want %q", at, slice(text, s.Start, s.End), want)
				}
			}
			from += n + len(sep)
		}
	}
}

func TestAParagraphIsFoundFromAnyPlace(t *testing.T) {
	const text = "One.\n\nTwo here.\nStill two.\n\nThree."
	for at := range len(text) + 1 {
		s := ParagraphAt(text, at)
		if got := text[s.Start:s.End]; got != "One." && got != "Two here.\nStill two." && got != "Three." {
			t.Errorf("at %d: %q", at, got)
		}
	}
	if s := SentenceAt("", 3); s != (Span{}) {
		t.Error(s)
	}
}

func FuzzSentence(f *testing.F) {
	f.Add("Mr. A. said \"B.\" [1] 港。\n\n", 4)
	f.Fuzz(func(t *testing.T, s string, at int) {
		n := utf8.RuneCountInString(s)
		for _, got := range []Span{SentenceAt(s, at), ParagraphAt(s, at), Describe(s, Span{at, at + 3}).Position} {
			if got.Start < 0 || got.End < got.Start || got.End > n {
				t.Fatalf("%v of %d", got, n)
			}
		}
	})
}
