package names_test

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"offprint/app/article"
	"offprint/app/entity"
	"offprint/app/library"
	"offprint/app/names"
)

// an is an article of paragraphs, the first its title.
func an(date string, paragraphs ...string) *article.Article {
	a := &article.Article{Meta: article.Meta{Title: paragraphs[0], Date: date}, Text: strings.Join(paragraphs, article.Separator)}
	at := 0
	for i, p := range paragraphs {
		kind := article.Paragraph
		if i == 0 {
			kind = article.Title
		}
		n := utf8.RuneCountInString(p)
		a.Blocks = append(a.Blocks, article.Block{Kind: kind, Start: at, End: at + n})
		at += n + len(article.Separator)
	}
	return a
}

// find marks every place of the names in the articles, by exact words.
func find(articles []*article.Article, heads []entity.Entity, value map[string]string) entity.Library {
	docs := make([]entity.Doc, len(articles))
	texts := make([][]string, len(articles))
	for d, a := range articles {
		for i, h := range heads {
			for at := 0; ; {
				j := strings.Index(a.Text[at:], h.Name)
				if j < 0 {
					break
				}
				start := utf8.RuneCountInString(a.Text[:at+j])
				docs[d].Mentions = append(docs[d].Mentions, entity.Mention{
					Start: start, End: start + utf8.RuneCountInString(h.Name), Type: h.Type, Entity: i, Value: value[h.Name],
				})
				at += j + len(h.Name)
			}
		}
		slices.SortFunc(docs[d].Mentions, func(a, b entity.Mention) int { return a.Start - b.Start })
		for _, m := range docs[d].Mentions {
			texts[d] = append(texts[d], heads[m.Entity].Name)
		}
	}
	return entity.Assemble(docs, texts, heads)
}

var (
	sample = []*article.Article{
		an("2025-11-12", "Petro in Bogotá", "Gustavo Petro spoke on 3 May 2025. “We shall not be silent,” said Gustavo Petro.", "Caracas answered Gustavo Petro and Élysée."),
		an("2024-01-02", "Caracas", "Caracas waited for Gustavo Petro in 2019."),
		an("", "Élysée", "Nothing of note in 2019."),
	}
	heads = []entity.Entity{
		{Name: "Gustavo Petro", Type: entity.Person}, {Name: "Bogotá", Type: entity.Place}, {Name: "Caracas", Type: entity.Place},
		{Name: "Élysée", Type: entity.Org}, {Name: "3 May 2025", Type: entity.Date}, {Name: "2019", Type: entity.Date},
	}
	values = map[string]string{"3 May 2025": "2025-05-03", "2019": "2019"}
)

func open(t testing.TB, lib entity.Library, articles []*article.Article) (*names.Names, []byte) {
	t.Helper()
	b, err := names.Build(lib, articles)
	if err != nil {
		t.Fatal(err)
	}
	n, err := names.Open(bytes.NewReader(b), int64(len(b)))
	if err != nil {
		t.Fatal(err)
	}
	return n, b
}

func named(t *testing.T, n *names.Names, slug string) names.Name {
	t.Helper()
	i, ok, err := n.Find(slug)
	if err != nil || !ok {
		t.Fatalf("%s: found %v, %v", slug, ok, err)
	}
	name, err := n.Name(i)
	if err != nil {
		t.Fatal(err)
	}
	return name
}

func TestANameTellsWhereItStandsAndBesideWhom(t *testing.T) {
	n, _ := open(t, find(sample, heads, values), sample)
	petro := named(t, n, "gustavo-petro")
	if got := fmt.Sprint(petro.In); got != "[{0 3} {1 1}]" {
		t.Errorf("in %s", got)
	}
	if petro.First != "2024-01-02" || petro.Last != "2025-11-12" {
		t.Errorf("from %s to %s", petro.First, petro.Last)
	}
	var with []string
	for _, c := range petro.With {
		h, err := n.Head(c.Name)
		if err != nil {
			t.Fatal(err)
		}
		with = append(with, fmt.Sprintf("%s %d", h.Name, c.Paragraphs))
	}
	if got := strings.Join(with, ", "); got != "Caracas 2, Élysée 1" {
		t.Errorf("with %s", got)
	}
}

func TestNamesWithPagesAreInTheOrderOfTheirLetters(t *testing.T) {
	n, _ := open(t, find(sample, heads, values), sample)
	order, err := n.Order(0, n.Listed())
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, i := range order {
		h, err := n.Head(i)
		if err != nil {
			t.Fatal(err)
		}
		got = append(got, h.Name)
	}
	if s := strings.Join(got, ", "); s != "Bogotá, Caracas, Élysée, Gustavo Petro" {
		t.Error(s)
	}
}

func TestTheTimelineIsInTheOrderOfDates(t *testing.T) {
	n, _ := open(t, find(sample, heads, values), sample)
	dates, err := n.Timeline(0, n.DatedMentions())
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, at := range dates {
		doc, err := n.Doc(at.Article)
		if err != nil {
			t.Fatal(err)
		}
		got = append(got, fmt.Sprintf("%d:%s", at.Article, doc.Mentions[at.Mention].Value))
	}
	if s := strings.Join(got, " "); s != "1:2019 2:2019 0:2025-05-03" {
		t.Error(s)
	}
}

func TestWhoSaidWhatIsKept(t *testing.T) {
	n, _ := open(t, find(sample, heads, values), sample)
	doc, err := n.Doc(0)
	if err != nil || len(doc.Quotations) != 1 {
		t.Fatalf("%v, %v", doc.Quotations, err)
	}
	h, err := n.Head(doc.Mentions[doc.Quotations[0].Speaker].Entity)
	if err != nil || h.Name != "Gustavo Petro" {
		t.Errorf("said by %q, %v", h.Name, err)
	}
}

func TestWhatIsNotThereIsNotFound(t *testing.T) {
	n, _ := open(t, find(sample, heads, values), sample)
	for _, slug := range []string{"", "a", "petro", "zzz", "gustavo-petro-2"} {
		if _, ok, err := n.Find(slug); ok || err != nil {
			t.Errorf("%q: %v, %v", slug, ok, err)
		}
	}
}

func TestALibraryWithoutNamesIsEmptyAndWhole(t *testing.T) {
	none := make([]entity.Doc, len(sample))
	n, _ := open(t, entity.Library{Docs: none}, sample)
	doc, err := n.Doc(2)
	if n.Len() != 0 || n.Listed() != 0 || n.DatedMentions() != 0 || n.Docs() != 3 || err != nil || len(doc.Mentions) != 0 {
		t.Errorf("%d names, %d articles, %v, %v", n.Len(), n.Docs(), doc, err)
	}
	if _, err := names.Build(entity.Library{}, sample); err == nil {
		t.Error("names of no article with three articles: no error")
	}
}

// TestTheLibraryComesBackAsItWas holds for libraries made at random.
func TestTheLibraryComesBackAsItWas(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	for range 50 {
		articles := make([]*article.Article, 1+r.IntN(6))
		for i := range articles {
			paragraphs := []string{"Title"}
			for range r.IntN(5) {
				var words []string
				for range r.IntN(20) {
					words = append(words, heads[r.IntN(len(heads))].Name, "said")
				}
				paragraphs = append(paragraphs, strings.Join(words, " ")+".")
			}
			articles[i] = an("2025-01-01", paragraphs...)
		}
		lib := find(articles, heads, values)
		n, b := open(t, lib, articles)
		got, err := n.Library()
		if err != nil {
			t.Fatal(err)
		}
		if want := fmt.Sprintf("%+v", lib); fmt.Sprintf("%+v", got) != want {
			t.Fatalf("got  %+v\nwant %s", got, want)
		}
		again, err := names.Build(got, articles)
		if err != nil || !bytes.Equal(again, b) {
			t.Fatalf("built again: other bytes, %v", err)
		}
	}
}

func readAll(b []byte) error {
	n, err := names.Open(bytes.NewReader(b), int64(len(b)))
	if err != nil {
		return err
	}
	for i := range min(n.Len(), 100) {
		if _, err := n.Name(i); err != nil {
			return err
		}
	}
	if _, _, err := n.Find("gustavo-petro"); err != nil {
		return err
	}
	if _, err := n.Timeline(0, n.DatedMentions()); err != nil {
		return err
	}
	_, err = n.Library()
	return err
}

func FuzzOpen(f *testing.F) {
	_, b := open(f, find(sample, heads, values), sample)
	f.Add(b)
	f.Add(b[:len(b)/2])
	f.Add([]byte{})
	f.Fuzz(func(t *testing.T, b []byte) {
		if err := readAll(b); err != nil && !errors.Is(err, names.ErrCorrupt) && !errors.Is(err, names.ErrNewer) {
			t.Errorf("%v", err)
		}
	})
}

func TestDamagedNamesAreAnError(t *testing.T) {
	_, b := open(t, find(sample, heads, values), sample)
	r := rand.New(rand.NewPCG(3, 4))
	for range 2000 {
		damaged := bytes.Clone(b)
		for range 1 + r.IntN(3) {
			damaged[r.IntN(len(damaged))] ^= 1 << r.IntN(8)
		}
		if err := readAll(damaged); err != nil && !errors.Is(err, names.ErrCorrupt) && !errors.Is(err, names.ErrNewer) {
			t.Fatalf("%v", err)
		}
	}
	for n := range len(b) {
		if err := readAll(b[:n]); err == nil {
			t.Fatalf("cut to %d bytes: no error", n)
		}
	}
}

// shelf gives articles as a library does.
type shelf []*article.Article

func (s shelf) Article(i int) (*article.Article, error) { return s[i], nil }
func (s shelf) Entry(i int) (library.Entry, error) {
	return library.Entry{Index: i, Slug: fmt.Sprint("a", i), Meta: s[i].Meta}, nil
}

func TestEveryMentionOfANameIsExported(t *testing.T) {
	n, _ := open(t, find(sample, heads, values), sample)
	table, err := n.Table(shelf(sample), named(t, n, "caracas").Index)
	if err != nil {
		t.Fatal(err)
	}
	const csv = "name,type,article,title,date,start,end,text,sentence\r\n" +
		"Caracas,PLACE,a0,Petro in Bogotá,2025-11-12,99,106,Caracas,Caracas answered Gustavo Petro and Élysée.\r\n" +
		"Caracas,PLACE,a1,Caracas,2024-01-02,0,7,Caracas,Caracas\r\n" +
		"Caracas,PLACE,a1,Caracas,2024-01-02,9,16,Caracas,Caracas waited for Gustavo Petro in 2019.\r\n"
	if got := table.CSV(); got != csv {
		t.Errorf("got\n%s\nwant\n%s", got, csv)
	}
	var back struct {
		Name     string
		Mentions []names.Row
	}
	if err := json.Unmarshal([]byte(table.JSON()), &back); err != nil || back.Name != "Caracas" || !slices.Equal(back.Mentions, table.Rows) {
		t.Errorf("%v: %+v", err, back)
	}
}
