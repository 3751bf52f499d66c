package token

import (
	"strings"
	"testing"
	"unicode/utf8"
)

func TestSplitsWordsNumbersAndMarks(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"Petro's visit to the U.S.", "Petro|'s|visit|to|the|U.S."},
		{"the Yankees’ win", "the|Yankees|’|win"},
		{"$3.47 million, or 1,500 rupees.", "$|3.47|million|,|or|1,500|rupees|."},
		{"Mr. Smith met Dr. Who.", "Mr.|Smith|met|Dr.|Who|."},
		{"U.S.-led al-Qaida", "U.S.|-|led|al|-|Qaida"},
		{"O'Brien and Shi'ite don't", "O'Brien|and|Shi'ite|don't"},
		{"AT&T & Sons", "AT&T|&|Sons"},
		{"see https://example.org/a?b=1.", "see|https://example.org/a?b=1|."},
		{"mail ana@example.org now", "mail|ana@example.org|now"},
		{"the end.The start", "the|end|.|The|start"},
		{"example.com in 1990s", "example.com|in|1990s"},
		{"北京 is", "北|京|is"},
		{"George W. Bush", "George|W.|Bush"},
		{"bad \xff byte", "bad|\xff|byte"},
	} {
		var got []string
		for _, tok := range Split(c.text, nil) {
			got = append(got, tok.Text(c.text))
		}
		if g := strings.Join(got, "|"); g != c.want {
			t.Errorf("%q:\n got %s\nwant %s", c.text, g, c.want)
		}
	}
}

func TestSplitsSentences(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"He left. She stayed.", "He left.|She stayed."},
		{"Mr. Smith met Gen. Lee. They spoke.", "Mr. Smith met Gen. Lee.|They spoke."},
		{"In the U.S. Senate it passed.", "In the U.S. Senate it passed."},
		{"He came to the U.S. The visit was short.", "He came to the U.S.|The visit was short."},
		{"\"Go.\" \"Why?\" he said.", "\"Go.\"|\"Why?\" he said."},
		{"A title\n\nA text.", "A title|A text."},
		{"On Nov. 12 it rained.", "On Nov. 12 it rained."},
	} {
		toks := Split(c.text, nil)
		var got []string
		for _, s := range Sentences(c.text, toks, nil) {
			got = append(got, c.text[toks[s.Start].Byte:toks[s.End-1].Stop])
		}
		if g := strings.Join(got, "|"); g != c.want {
			t.Errorf("%q:\n got %s\nwant %s", c.text, g, c.want)
		}
	}
}

func FuzzSplit(f *testing.F) {
	f.Add("Petro's “U.S.” visit, $3.47m. http://x.y/z. \xff\xfe 北京。")
	f.Add("a.b.c.. ''s 's ’s")
	f.Fuzz(func(t *testing.T, text string) {
		toks := Split(text, nil)
		byteAt, cp := 0, 0
		for _, tok := range toks {
			if int(tok.Byte) < byteAt || tok.Stop <= tok.Byte {
				t.Fatalf("token %+v overlaps or is empty", tok)
			}
			cp += utf8.RuneCountInString(text[byteAt:tok.Byte])
			if cp != int(tok.Start) {
				t.Fatalf("token %+v starts at code point %d", tok, cp)
			}
			cp += utf8.RuneCountInString(tok.Text(text))
			if cp != int(tok.End) {
				t.Fatalf("token %+v ends at code point %d", tok, cp)
			}
			byteAt = int(tok.Stop)
		}
		at := 0
		for _, s := range Sentences(text, toks, nil) {
			if s.Start != at || s.End <= s.Start {
				t.Fatalf("sentence %+v after token %d", s, at)
			}
			at = s.End
		}
		if at != len(toks) {
			t.Fatalf("sentences end at %d of %d tokens", at, len(toks))
		}
	})
}
