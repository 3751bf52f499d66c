package entity_test

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"io"
	"math/rand/v2"
	"strings"
	"testing"
	"unicode/utf8"

	"offprint/app/entity"
	"offprint/app/entity/model"
)

// stream returns all that is found in a text and checks every offset.
func stream(t *testing.T, text string) []entity.Found {
	t.Helper()
	var out []entity.Found
	runes := []rune(text)
	err := model.Tagger().Stream(strings.NewReader(text), func(f entity.Found) {
		if len(out) > 0 && f.Start < out[len(out)-1].End {
			t.Fatalf("%+v overlaps the one before", f)
		}
		if f.End > len(runes) || f.End <= f.Start || string(runes[f.Start:f.End]) != string([]rune(f.Text)) {
			t.Fatalf("%+v is not at its place", f)
		}
		out = append(out, f)
	})
	if err != nil {
		t.Fatal(err)
	}
	return out
}

func TestStreamKeepsOffsetsAcrossPieces(t *testing.T) {
	const line = "Président Gustavo Petro met Donald Trump in Bogotá on Tuesday — they spoke.\n"
	text := strings.Repeat(line, 3000) // some 230 KB: several pieces
	found := stream(t, text)
	n := 0
	for _, f := range found {
		if f.Text == "Donald Trump" {
			if at := f.Start % utf8.RuneCountInString(line); at != strings.Index(line, "Donald")-1 {
				t.Fatalf("found at %d of its line", at)
			}
			n++
		}
	}
	if n != 3000 {
		t.Errorf("found Donald Trump %d times of 3000", n)
	}
}

func TestStreamRemembersWhatAShortNameStoodFor(t *testing.T) {
	filler := strings.Repeat("The weather was fine and the people were out in the streets.\n\n", 1500)
	found := stream(t, "President Gustavo Petro spoke. Petro left.\n\n"+filler+"Then Petro came back, said Petro.")
	last := found[len(found)-1]
	if last.Text != "Petro" || last.Name != "Gustavo Petro" {
		t.Errorf("the last mention is %+v", last)
	}
}

func TestStreamTakesAnyBytes(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	b := make([]byte, 300_000)
	for i := range b {
		b[i] = byte(r.Uint32())
	}
	stream(t, string(b))
	stream(t, strings.Repeat("A", 200_000))
	stream(t, strings.Repeat("日", 50_000))
	stream(t, strings.Repeat("\xe6", 70_000))
	stream(t, "")
}

func TestStreamReturnsTheReadersError(t *testing.T) {
	err := model.Tagger().Stream(io.MultiReader(strings.NewReader("Ana Ruiz left. "), broken{}), func(entity.Found) {})
	if err == nil || !strings.Contains(err.Error(), "disk on fire") {
		t.Errorf("got %v", err)
	}
}

type broken struct{}

func (broken) Read([]byte) (int, error) { return 0, errFire }

var errFire = fire{}

type fire struct{}

func (fire) Error() string { return "disk on fire" }

func TestWritesLinesThatMachinesReadBack(t *testing.T) {
	f := entity.Found{Mention: entity.Mention{Start: 3, End: 9, Type: entity.Work}, Text: "=\"a\nb\", c\x00\xff", Name: "ü"}
	var j, c bytes.Buffer
	if err := entity.WriteJSONL(&j, "x/y.txt", f); err != nil {
		t.Fatal(err)
	}
	var row struct {
		File, Text, Type, Entity string
		Start, End               int
	}
	if err := json.Unmarshal(j.Bytes(), &row); err != nil || row.Text != "=\"a\nb\", c\x00\ufffd" || row.Type != "WORK" || row.Start != 3 || row.End != 9 || row.Entity != "ü" || row.File != "x/y.txt" {
		t.Errorf("%s is read as %+v, %v", j.Bytes(), row, err)
	}
	if err := entity.WriteCSV(&c, "x.txt", f); err != nil {
		t.Fatal(err)
	}
	rows, err := csv.NewReader(&c).ReadAll()
	if err != nil || len(rows) != 1 || rows[0][3][0] != '\'' || rows[0][4] != "WORK" {
		t.Errorf("read as %q, %v", rows, err)
	}
}

func FuzzStream(f *testing.F) {
	f.Add("President Gustavo Petro met U.S. leaders (UN) on Tuesday, paid $5m. USS Ford. X\xff 北京 «c»", "en")
	f.Add("Le président Macron à Paris, 12 mai 2020", "fr")
	f.Fuzz(func(t *testing.T, text, lang string) {
		stream(t, text)
		d := model.Tagger().Text(text, "2025-11-12", lang)
		n, at := utf8.RuneCountInString(text), 0
		for _, m := range d.Mentions {
			if m.Start < at || m.End <= m.Start || m.End > n || m.Entity < 0 || m.Entity >= len(d.Entities) || m.Type == entity.None {
				t.Fatalf("bad mention %+v", m)
			}
			at = m.End
		}
		lib := entity.Link([]entity.Doc{d, d})
		for _, e := range lib.Entities {
			if e.ID == "" || e.Slug == "" || e.Name == "" || e.Articles != 2 {
				t.Fatalf("bad entity %+v", e)
			}
		}
	})
}
