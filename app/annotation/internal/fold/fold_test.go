package fold

import (
	"testing"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

func TestWhatAReaderTakesForTheSameFoldsToTheSame(t *testing.T) {
	for _, c := range [][2]string{
		{"naïve café", "nai\u0308ve cafe\u0301"},
		{"한국어", "\u1112\u1161\u11ab\u1100\u116e\u11a8\u110b\u1165"},
		{"がぎぐ", "か\u3099き\u3099く\u3099"},
		{"“so” he ‘said’", "\"so\" he 'said'"},
		{"a – b — c", "a - b -- c"},
		{"one\u00a0two\n\nthree", "one two three"},
		{"co\u00adoperate", "cooperate"},
		{"ﬁnd ﬂow", "find flow"},
		{"q\u0323\u0307", "q\u0307\u0323"},
		{"ＡＢＣ", "abc"},
		{"wait…", "wait..."},
		{"كـتاب", "كتاب"},
		{"ক\u09cb", "ক\u09c7\u09be"},
	} {
		if a, b := string(New(c[0], Case, nil).Runes), string(New(c[1], Case, nil).Runes); a != b {
			t.Errorf("%q folds to %+q, %q to %+q", c[0], a, c[1], b)
		}
	}
	if Equal("Word", "word", Typography) || !Equal("Word", "word", Case) {
		t.Error("case is folded exactly in mode Case")
	}
}

func TestASpanComesBackFromTheFoldedText(t *testing.T) {
	src := "Le caf\u00e9 \u2014 \u201cnon\u201d,  dit\u00ad-il\n\nﬁn"
	f := New(src, Case, nil)
	runes := []rune(src)
	for _, want := range []string{"caf\u00e9", "\u201cnon\u201d", "dit\u00ad-il", "ﬁn", "Le"} {
		start := runeIndex(src, want)
		end := start + utf8.RuneCountInString(want)
		a, b := f.Source(f.Span(start, end))
		if got := string(runes[a:b]); got != want {
			t.Errorf("%q came back as %q", want, got)
		}
	}
}

func runeIndex(s, sub string) int {
	for i := range s {
		if len(s)-i >= len(sub) && s[i:i+len(sub)] == sub {
			return utf8.RuneCountInString(s[:i])
		}
	}
	return -1
}

func FuzzFolding(f *testing.F) {
	f.Add("Caf\u00e9 \u201cx\u201d\u00ad\n\n \u0323\u0307 한 ﬁ")
	f.Fuzz(func(t *testing.T, s string) {
		x := New(s, Case, nil)
		n := len(x.Runes)
		if len(x.Start) != n || len(x.End) != n || x.Len() != utf8.RuneCountInString(s) {
			t.Fatal("lengths differ")
		}
		for i := 1; i < len(x.At); i++ {
			if x.At[i] < x.At[i-1] || int(x.At[i]) > n {
				t.Fatalf("At goes back at %d", i)
			}
		}
		for i := range n {
			if x.Start[i] >= x.End[i] || i > 0 && x.Start[i] < x.Start[i-1] {
				t.Fatalf("source of %d is %d–%d", i, x.Start[i], x.End[i])
			}
		}
		if utf8.ValidString(s) && string(New(norm.NFC.String(s), Case, nil).Runes) != string(New(norm.NFD.String(s), Case, nil).Runes) {
			t.Fatalf("normal forms of %+q fold apart", s)
		}
	})
}
