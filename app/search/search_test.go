package search

import (
	"bytes"
	"fmt"
	"iter"
	"maps"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"offprint/app/article"
)

// report makes an article of a title and paragraphs; "# " begins a heading.
func report(title string, paragraphs ...string) *article.Article {
	a := &article.Article{Meta: article.Meta{Title: title, Lang: "en"}}
	add := func(kind article.Kind, s string) {
		if a.Text != "" {
			a.Text += article.Separator
		}
		from := utf8.RuneCountInString(a.Text)
		a.Text += s
		a.Blocks = append(a.Blocks, article.Block{Kind: kind, Start: from, End: from + utf8.RuneCountInString(s)})
	}
	add(article.Title, title)
	for _, p := range paragraphs {
		if s, ok := strings.CutPrefix(p, "# "); ok {
			add(article.Heading, s)
		} else {
			add(article.Paragraph, p)
		}
	}
	return a
}

// texts are articles by number.
type texts []*article.Article

func (t texts) Article(n int) (*article.Article, error) {
	if n < 0 || n >= len(t) {
		return nil, fmt.Errorf("no article %d", n)
	}
	return t[n], nil
}

func (t texts) all() iter.Seq2[int, *article.Article] { return slices.All(t) }

func open(t testing.TB, docs texts) *Index {
	t.Helper()
	b, err := Build(docs.all())
	if err != nil {
		t.Fatal(err)
	}
	x, err := Open(bytes.NewReader(b), int64(len(b)))
	if err != nil {
		t.Fatal(err)
	}
	return x
}

func search(t testing.TB, x *Index, docs Texts, query string, o Options) Results {
	t.Helper()
	res, err := x.Search(Parse(query, o), docs, 20)
	if err != nil {
		t.Fatalf("%q: %v", query, err)
	}
	return res
}

func numbers(res Results) []int {
	ns := []int{}
	for _, h := range res.Hits {
		ns = append(ns, h.Article)
	}
	return ns
}

func dated2(a *article.Article, date string) *article.Article { a.Date = date; return a }
func lang(a *article.Article, l string) *article.Article      { a.Lang = l; return a }

var library = texts{
	0:  dated2(report("Colombia halts sharing", "President Gustavo Petro suspended the sharing of intelligence with the United States.", "U.S. strikes hit boats. The strike killed 4."), "2025-11-12"),
	1:  dated2(report("Vladimir Padrino López speaks", "The minister said the US was near. Mr. Padrino López ran.", "They are running again."), "2025-10"),
	2:  dated2(report("Lopez wins a race", "Lopez, a runner, told us about the run. Petro's dog ran too."), "2024"),
	3:  report("Árbol y casa", "Una casa grande y dos casas pequeñas en São Paulo."),
	4:  report("北京的新闻", "中国人民在北京。日本の東京都です。"),
	5:  report("מזג האוויר", "שָׁלוֹם לכולם, אמר ראש הממשלה."),
	6:  report("محمد في القاهرة", "قال مُحَمَّد إن القاهرة مدينة كبيرة."),
	7:  report("The United Nations", "# States of mind", "The states were united in 1,500 ways for 3.5 hours. C++ was used by O'Brien's team."),
	8:  report("L’eau de France", "L'eau est bonne; qu'il pleuve."),
	9:  report("Trade deal", "An oil deal. The deal about trade in oil was signed."),
	10: report("Oil", "Trade rose."),
}

func init() { lang(library[3], "es"); lang(library[8], "fr") }

func TestQueriesFindWhatTheySay(t *testing.T) {
	x := open(t, library)
	for _, c := range []struct {
		query string
		want  []int // in any order
	}{
		{"petro ", []int{0, 2}},
		{"petro gustavo ", []int{0}},
		{"PETRO’S ", []int{0, 2}},
		{"lopez ", []int{1, 2}}, {"López ", []int{1, 2}}, {"lo\u0301pez ", []int{1, 2}},
		{"running ", []int{1, 2}}, {"\"running\" ", []int{1}}, {"strike ", []int{0}},
		{"casas ", []int{3}}, {"sao paulo ", []int{3}},
		{"\"united states\"", []int{0}}, {"united states ", []int{0, 7}}, {"“States United”", nil},
		{"\"us\" ", []int{0, 1, 2}}, {"\"US\" ", []int{0, 1}}, {"\"U.S.\" ", []int{0, 1}},
		{"vlad", []int{1}}, {"vlad ", nil}, {"padr lopez ", nil}, {"lopez padr", []int{1}},
		{"deal -trade ", nil}, {"trade -deal ", []int{10}}, {"oil -\"oil deal\"", []int{10}}, {"oil −deal ", []int{10}},
		{"title:lopez ", []int{1, 2}}, {"title:petro ", nil}, {"title:\"vladimir padrino\" ", []int{1}}, {"TITLE:vlad", []int{1}},
		{"after:2025 ", []int{0, 1}}, {"before:2025 ", []int{2}}, {"after:2025-11 ", []int{0}}, {"before:2025-11-12 ", []int{1, 2}},
		{"after:2024-05 before:2024-06 ", []int{2}}, {"lopez after:2025 ", []int{1}},
		{"北京", []int{4}}, {"中国人", []int{4}}, {"国人民", []int{4}}, {"人国", nil}, {"京", []int{4}}, {"東京都", []int{4}}, {"京東", nil},
		{"שלום", []int{5}}, {"שלומ", []int{5}}, {"محمد", []int{6}}, {"القاهره", []int{6}},
		{"1500 ", []int{7}}, {"3.5 ", []int{7}}, {"c++ ", []int{7}}, {"obrien ", []int{7}}, {"O’Brien ", []int{7}}, {"brien ", []int{7}},
		{"eau ", []int{8}}, {"l'eau ", []int{8}}, {"pleuve ", []int{8}},
		{"\"sharing president\"", nil}, // two blocks
	} {
		got := []int{}
		res := search(t, x, library, c.query, Options{})
		if !slices.ContainsFunc(res.Notices, func(n Notice) bool { return n.Code == AnyWord }) {
			got = numbers(res)
		}
		slices.Sort(got)
		if want := append([]int{}, c.want...); !slices.Equal(got, want) {
			t.Errorf("%q finds %v, want %v", c.query, got, want)
		}
		if len(got) > 0 && res.Total != len(got) {
			t.Errorf("%q: total %d of %v", c.query, res.Total, got)
		}
	}
}

func TestTheBestArticleComesFirst(t *testing.T) {
	x := open(t, library)
	for query, want := range map[string]int{
		"lopez ": 2, "López ": 1, // exact accents first
		"US ": 1, "us ": 2, "oil ": 10, "run ": 2, "united nations ": 7, "states ": 7,
	} {
		if res := search(t, x, library, query, Options{}); len(res.Hits) == 0 || res.Hits[0].Article != want {
			t.Errorf("%q: %v, want %d first", query, numbers(res), want)
		}
	}
}

func TestInflectionsCanBeSwitchedOff(t *testing.T) {
	x := open(t, library)
	if got := numbers(search(t, x, library, "running ", Options{NoStem: true})); !slices.Equal(got, []int{1}) {
		t.Errorf("running without inflections finds %v", got)
	}
}

func TestAPlainAnswerForWhatCannotBeSearched(t *testing.T) {
	x := open(t, library)
	for _, c := range []struct {
		query string
		want  NoticeCode
	}{
		{"?!…—", NoWords}, {"\"\"", NoWords}, {"-", NoWords}, {"title:", NoWords}, {"before:yesterday", BadDate},
		{"after:2025-13", BadDate}, {"author:ruiz", UnknownField}, {"name:nobody", UnknownName}, {strings.Repeat("petro strikes ", 800), TooLong},
		{"petro zebra ", AnyWord}, {"\xff\xfe", NoWords}, {strings.Repeat("\"", 10000), TooLong}, {strings.Repeat("中", 10000), TooLong},
	} {
		res := search(t, x, library, c.query, Options{})
		if !slices.ContainsFunc(res.Notices, func(n Notice) bool { return n.Code == c.want && n.String() != "" }) {
			t.Errorf("%.20q: notices %v, want %d", c.query, res.Notices, c.want)
		}
	}
	if res := search(t, x, library, "", Options{}); len(res.Hits)+len(res.Notices) != 0 {
		t.Errorf("nothing asked, %v answered", res)
	}
	if res := search(t, x, library, "the of and to", Options{}); res.Total == 0 {
		t.Error("stop words alone find nothing")
	}
}

func TestAnUnknownWordGetsASuggestion(t *testing.T) {
	x := open(t, library)
	for query, want := range map[string]string{
		"pertro ": "petro", "gustavo pertro": "gustavo petro", "gustavo  pertro inteligence ": "gustavo  petro intelligence",
		"qqqq ": "", "petro ": "", "title:lopes ": "title:lopez",
	} {
		if got := search(t, x, library, query, Options{}).Suggest; got != want {
			t.Errorf("%q suggests %q, want %q", query, got, want)
		}
	}
}

// people is a resolver over spans found beforehand.
type people map[string]map[int][]Span

func (p people) Resolve(name string) (int, bool) {
	keys := slices.Sorted(maps.Keys(p))
	i := slices.Index(keys, strings.ToLower(name))
	return i, i >= 0
}
func (p people) of(id int) map[int][]Span { return p[slices.Sorted(maps.Keys(p))[id]] }
func (p people) Articles(id int) []int    { return slices.Sorted(maps.Keys(p.of(id))) }
func (p people) Mentions(id, n int) []Span {
	return p.of(id)[n]
}

func TestNamesAreAskedOfTheLibrary(t *testing.T) {
	x := open(t, library)
	names := people{"gustavo petro": {0: {{34, 47}}, 2: {{61, 66}}}}
	o := Options{Names: names}
	if got := numbers(search(t, x, library, "name:\"Gustavo Petro\" ", o)); !slices.Equal(got, []int{0, 2}) {
		t.Errorf("the name finds %v", got)
	}
	if got := numbers(search(t, x, library, "name:\"Gustavo Petro\" dog ", o)); !slices.Equal(got, []int{2}) {
		t.Errorf("the name and a word find %v", got)
	}
	if got := numbers(search(t, x, library, "lopez -name:\"Gustavo Petro\" ", o)); !slices.Equal(got, []int{1}) {
		t.Errorf("a word without the name finds %v", got)
	}
	q := Parse("name:\"Gustavo Petro\" strike", o)
	if got := q.Find(0, library[0]); len(got) == 0 || got[0] != (Span{34, 47}) {
		t.Errorf("marked: %v", got)
	}
}

func marked(a *article.Article, spans []Span) string {
	text := []rune(a.Text)
	var s []string
	for _, sp := range spans {
		s = append(s, string(text[sp.Start:sp.End]))
	}
	return strings.Join(s, "|")
}

func TestEveryMatchIsMarkedWhereItStands(t *testing.T) {
	for _, c := range []struct {
		query string
		n     int
		want  string
	}{
		{"petro ", 0, "Petro"}, {"strikes ", 0, "strikes|strike"}, {"\"gustavo petro\"", 0, "Gustavo Petro"},
		{"US ", 0, "U.S."}, {"padrino lopez ", 1, "Padrino|López|Padrino|López"}, {"run", 1, "running"}, {"shar", 0, "sharing|sharing"},
		{"petro ", 2, "Petro"}, {"中国人", 4, "中国人"}, {"北京", 4, "北京|北京"}, {"שלום", 5, "שָׁלוֹם"}, {"title:colombia halts ", 0, "Colombia|halts"},
		{"petro -strikes ", 0, "Petro"}, {"eau ", 8, "L’eau|L'eau"},
	} {
		q := Parse(c.query, Options{})
		if got := marked(library[c.n], q.Find(c.n, library[c.n])); got != c.want {
			t.Errorf("%q marks %q, want %q", c.query, got, c.want)
		}
	}
}

func TestExcerptsShowTheBestPassages(t *testing.T) {
	filler := strings.Repeat("Nothing of note was said in the long debate. ", 12)
	a := report("A report on petro", "petro. "+filler+"The petro strike came. "+filler+" petro again.", filler+"strike "+filler)
	q := Parse("petro strike ", Options{})
	e := q.Excerpt(0, a, 2)
	if e.Total != 6 || len(e.Title) != 1 || len(e.Passages) != 2 || e.More != 2 {
		t.Fatalf("%+v", e)
	}
	text := []rune(a.Text)
	both := false
	for _, p := range e.Passages {
		s := string(text[p.Start:p.End])
		both = both || strings.Contains(s, "petro strike")
		if len([]rune(s)) > passageLength+30 || strings.Contains(s, article.Separator) {
			t.Errorf("passage of %d: %q", len(s), s)
		}
		for _, m := range p.Matches {
			if m.Start < p.Start || m.End > p.End {
				t.Errorf("match %v outside of %v", m, p.Span)
			}
		}
	}
	if !both {
		t.Errorf("the passage with both words is not shown: %+v", e)
	}
	if e := q.Excerpt(4, library[4], 2); e.Total != 0 || len(e.Passages) != 0 {
		t.Errorf("an article without a match shows %+v", e)
	}
}

func TestTheSameArticlesGiveTheSameBytesInAnyOrder(t *testing.T) {
	a, err := Build(library.all())
	if err != nil {
		t.Fatal(err)
	}
	b, err := Build(func(yield func(int, *article.Article) bool) {
		for n, d := range slices.Backward(library) {
			if !yield(n, d) {
				return
			}
		}
	})
	if err != nil || !bytes.Equal(a, b) {
		t.Fatalf("%d and %d bytes differ: %v", len(a), len(b), err)
	}
	if _, err := Build(func(yield func(int, *article.Article) bool) { _ = yield(1, library[0]) && yield(1, library[1]) }); err == nil {
		t.Error("two articles of one number are taken")
	}
}

func TestAnEmptyLibraryAnswers(t *testing.T) {
	x := open(t, nil)
	for _, q := range []string{"petro", "-petro", "after:2020", "\"a b\"", "name:x", "北京"} {
		if res := search(t, x, texts{}, q, Options{}); len(res.Hits) != 0 {
			t.Errorf("%q: %v", q, res)
		}
	}
}

func TestARunStopsBetweenStepsAndEndsForANewerOne(t *testing.T) {
	x := open(t, library)
	whole := search(t, x, library, "petro \"united states\" strikes", Options{})
	r := x.Start(Parse("petro \"united states\" strikes", Options{}), library, 20)
	steps := 0
	for !r.Step(func() bool { return true }) {
		steps++
	}
	got, err := r.Results()
	if err != nil || steps < 4 || !slices.Equal(got.Hits, whole.Hits) || len(got.Hits) != 1 {
		t.Errorf("%d steps give %+v, one go %+v (%v)", steps, got, whole, err)
	}
	old := x.Start(Parse("petro", Options{}), library, 20)
	old.Step(func() bool { return true })
	x.Start(Parse("trade", Options{}), library, 20)
	if !old.Step(nil) {
		t.Error("an old run goes on")
	}
}
