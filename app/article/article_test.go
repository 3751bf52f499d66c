package article

import (
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"
)

func TestAnIndexAgreesWithWalkingTheText(t *testing.T) {
	alphabet := []rune("ab é渡\U0001f6a2\u0301שم")
	for seed := range uint64(200) {
		r := rand.New(rand.NewPCG(seed, 1))
		runes := make([]rune, r.IntN(400))
		for i := range runes {
			runes[i] = alphabet[r.IntN(1+r.IntN(len(alphabet)))]
		}
		text := string(runes)
		x := NewIndex(text)
		if x.Len() != len(runes) {
			t.Fatalf("Len is %d, want %d", x.Len(), len(runes))
		}
		for i := range len(runes) + 1 {
			b := len(string(runes[:i]))
			if got := x.Byte(i); got != b {
				t.Fatalf("Byte(%d) of %q is %d, want %d", i, text, got, b)
			}
			if got := x.Rune(b); got != i {
				t.Fatalf("Rune(%d) of %q is %d, want %d", b, text, got, i)
			}
			if i < len(runes) && utf8.RuneLen(runes[i]) > 1 && x.Rune(b+1) != i {
				t.Fatalf("a byte within code point %d of %q belongs to %d", i, text, x.Rune(b+1))
			}
		}
		if from, to := r.IntN(len(runes)+1), r.IntN(len(runes)+1); from <= to && x.Slice(from, to) != string(runes[from:to]) {
			t.Fatalf("Slice(%d, %d) of %q is %q", from, to, text, x.Slice(from, to))
		}
		if x.Byte(-1) != 0 || x.Byte(len(runes)+9) != len(text) || x.Rune(-1) != 0 || x.Rune(len(text)+9) != len(runes) || x.Slice(3, 1) != "" {
			t.Fatal("an offset outside the text is not at its end")
		}
	}
}

func TestWordsAreCountedAsReadersDo(t *testing.T) {
	for text, want := range map[string]int{
		"":                             0,
		"one two  three":               3,
		"U.S. strikes at 1,000 a day.": 6,
		"Petro's ruling-party men":     3,
		"wait — what… no?":             3,
		"end.Next":                     1, // a missing space is one word, as in a browser's search
		"渡轮卖给学校。":                      6,
		"渡轮 in 2025年":                  5,
		"フェリーの船":                       6,
		"한국어 기사 두 개":                   4,
		"سفينة بلا نهر؟":               3,
		"می\u200cشود":                  1,
		"ภาษาไทยไม่มีเว้นวรรค":       5,
		"co\u00adoperate e\u0301lan": 2,
		"- * •":                      0,
	} {
		if got := Words(text); got != want {
			t.Errorf("%q has %d words, want %d", text, got, want)
		}
	}
}

func TestReadingTimeIsRoundedUp(t *testing.T) {
	for text, want := range map[string]int{
		"":                              0,
		"word":                          1,
		strings.Repeat("word ", 238):    1,
		strings.Repeat("word ", 239):    2,
		strings.Repeat("渡", 1000):       2,
		strings.Repeat("word 渡渡 ", 239): 2, // 239/238 + 478/500 = 1.96
	} {
		if got := (&Article{Text: text}).ReadingMinutes(); got != want {
			t.Errorf("%d code points take %d minutes, want %d", utf8.RuneCountInString(text), got, want)
		}
	}
}

func TestDirectionIsThatOfTheLetters(t *testing.T) {
	for text, want := range map[string]Direction{
		"": LeftToRight, "12 –": LeftToRight, "boat שלום": LeftToRight, "12 שלום boat": RightToLeft, "«سفينة»": RightToLeft, "渡轮": LeftToRight,
	} {
		if got := DirectionOf(text); got != want {
			t.Errorf("%q runs %s, want %s", text, got, want)
		}
	}
	if got := (&Article{Text: "NATO: سفينة بلا نهر"}).Direction(); got != RightToLeft {
		t.Errorf("a Latin name turns an Arabic article to %s", got)
	}
}

// made is a small article that keeps the contract.
func made() *Article {
	return &Article{
		File: "x.txt",
		Text: "Título\n\nOne\n\nHead\n\ntwo three",
		Blocks: []Block{
			{Kind: Title, Start: 0, End: 6},
			{Kind: Paragraph, Start: 8, End: 11},
			{Kind: Heading, Level: 2, Start: 13, End: 17},
			{Kind: Paragraph, Start: 19, End: 28, Spans: []Span{{Kind: Strong, Start: 19, End: 28}, {Kind: Link, Start: 19, End: 22, Href: "https://a.example"}, {Kind: Emphasis, Start: 23, End: 28}}},
		},
	}
}

func TestBlockTextsAndOutlineFollowTheBlocks(t *testing.T) {
	a := made()
	want := []string{"Título", "One", "Head", "two three"}
	if got := a.BlockTexts(); !slices.Equal(got, want) {
		t.Errorf("BlockTexts is %q", got)
	}
	for i := range want {
		if got := a.BlockText(i); got != want[i] {
			t.Errorf("BlockText(%d) is %q, want %q", i, got, want[i])
		}
	}
	if got := a.Outline(); !slices.Equal(got, []Section{{Level: 2, Block: 2, Start: 13, Text: "Head"}}) {
		t.Errorf("Outline is %v", got)
	}
}

func TestCheckFindsEveryBreachOfTheContract(t *testing.T) {
	if err := made().Check(); err != nil {
		t.Fatal(err)
	}
	for name, spoil := range map[string]func(a *Article){
		"no blocks":                 func(a *Article) { a.Blocks = nil },
		"no title":                  func(a *Article) { a.Blocks[0].Kind = Paragraph },
		"a second title":            func(a *Article) { a.Blocks[1].Kind = Title },
		"a late standfirst":         func(a *Article) { a.Blocks[3].Kind = Standfirst },
		"text that no block covers": func(a *Article) { a.Text += " more" },
		"a gap":                     func(a *Article) { a.Blocks[1].Start = 9 },
		"a block of no kind":        func(a *Article) { a.Blocks[1].Kind = 0 },
		"a heading of level 1":      func(a *Article) { a.Blocks[2].Level = 1 },
		"a list item of no depth":   func(a *Article) { a.Blocks[1].Kind = ListItem },
		"a line break":              func(a *Article) { a.Text = strings.Replace(a.Text, "two ", "two\n", 1) },
		"invalid UTF-8":             func(a *Article) { a.Text = strings.Replace(a.Text, "One", "O\xffe", 1) },
		"a span outside its block":  func(a *Article) { a.Blocks[3].Spans[2].End = 29 },
		"an empty span":             func(a *Article) { a.Blocks[3].Spans[2].End = 23 },
		"spans out of order":        func(a *Article) { slices.Reverse(a.Blocks[3].Spans) },
		"spans that cross":          func(a *Article) { a.Blocks[3].Spans[1].End, a.Blocks[3].Spans[2].Start = 25, 23 },
		"a link to nowhere":         func(a *Article) { a.Blocks[3].Spans[1].Href = "" },
		"an address on no link":     func(a *Article) { a.Blocks[3].Spans[2].Href = "https://a.example" },
	} {
		a := made()
		if spoil(a); a.Check() == nil {
			t.Errorf("Check passes %s", name)
		}
	}
}

func BenchmarkIndex(b *testing.B) {
	text := strings.Repeat("Le président a dit : « non ». ", 1000)
	for b.Loop() {
		NewIndex(text)
	}
}
