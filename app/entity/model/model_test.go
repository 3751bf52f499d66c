package model

import (
	"slices"
	"strings"
	"testing"

	"offprint/app/article"
	"offprint/app/entity"
)

// found writes the names of a text, "TYPE text = entity", parted by bars.
func found(text, date, lang string) string {
	d := Tagger().Text(text, date, lang)
	runes := []rune(text)
	var out []string
	for _, m := range d.Mentions {
		out = append(out, m.Type.Code()+" "+string(runes[m.Start:m.End])+" = "+d.Entities[m.Entity].Name)
	}
	return strings.Join(out, "|")
}

func TestPutsNoGarbageIntoOtherLanguages(t *testing.T) {
	for _, c := range []struct{ lang, text, want string }{
		{"de", "Die Regierung hat den Haushalt beschlossen. Der Minister reiste nach Venezuela.", "PLACE Venezuela = Venezuela"},
		{"zh", "北京是中国的首都。", ""},
		{"ar", "القاهرة هي عاصمة مصر", ""},
	} {
		if got := found(c.text, "", c.lang); got != c.want {
			t.Errorf("%s: got %q, want %q", c.lang, got, c.want)
		}
	}
}

func TestGivesDatesTheirDay(t *testing.T) {
	d := Tagger().Text("The talks began on Tuesday, said Ana Ruiz.", "2025-11-12", "en")
	if len(d.Mentions) == 0 || d.Mentions[0].Value != "2025-11-11" || d.Mentions[0].Relative {
		t.Errorf("got %+v", d.Mentions)
	}
}

func TestIsSafeForManyAtOnce(t *testing.T) {
	const text = "President Gustavo Petro met Donald Trump in Washington. Petro left on Tuesday."
	want := found(text, "", "en")
	done := make(chan string)
	for range 8 {
		go func() { done <- found(text, "", "en") }()
	}
	for range 8 {
		if got := <-done; got != want {
			t.Errorf("got %s, want %s", got, want)
		}
	}
}

func TestRefusesADamagedModel(t *testing.T) {
	b := Bytes()
	for _, n := range []int{0, 5, 17, 1000, len(b) / 2, len(b) - 1} {
		if _, err := entity.Open(b[:n]); err == nil {
			t.Errorf("opened the first %d bytes", n)
		}
	}
	if _, err := entity.Open(append(append([]byte(nil), b...), 0)); err == nil {
		t.Error("opened a model with a byte too much")
	}
}

func BenchmarkText(b *testing.B) {
	const text = "President Gustavo Petro met Donald Trump in Washington on Tuesday. The Colombian leader said Petro's talks with the U.S. had gone well. "
	t := Tagger()
	long := strings.Repeat(text, 50)
	b.SetBytes(int64(len(long)))
	for b.Loop() {
		t.Text(long, "", "en")
	}
}

func BenchmarkOpen(b *testing.B) {
	for b.Loop() {
		if _, err := entity.Open(Bytes()); err != nil {
			b.Fatal(err)
		}
	}
}

func TestTheNumbersOfAListAreNoNumbersOfTheText(t *testing.T) {
	a := &article.Article{Text: "1. The port has 12 cranes.\n\n2. It opens in May."}
	a.Blocks = []article.Block{
		{Kind: article.ListItem, Ordered: true, Level: 1, Start: 0, End: 26},
		{Kind: article.ListItem, Ordered: true, Level: 1, Start: 28, End: 47},
	}
	var got []string
	for _, m := range Tagger().Annotate(a).Mentions {
		got = append(got, string([]rune(a.Text)[m.Start:m.End]))
	}
	for _, marker := range []string{"1", "2"} {
		if slices.Contains(got, marker) {
			t.Errorf("found %q", got)
		}
	}
	if len(got) == 0 {
		t.Error("found nothing")
	}
}
