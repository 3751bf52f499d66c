package ui

import (
	"slices"
	"strings"
	"testing"

	"offprint/app/article"
	"offprint/app/library"
	"offprint/app/search/palette"
	"offprint/app/view"
)

var shelf = []library.Entry{
	{Index: 0, Slug: "ships", Words: 900, File: "2025/ships.txt", Meta: article.Meta{Title: "Ships and ports", Date: "2025-11-12", Author: "Ana Ruiz", Source: "The Gazette"}},
	{Index: 1, Slug: "bogota", Words: 300, File: "b.txt", Meta: article.Meta{Title: "BOGOTÁ today", Date: "2024", Standfirst: "What the mayor says", Tags: []string{"city", "politics"}}},
	{Index: 2, Slug: "undated", Words: 300, File: "c.txt", Meta: article.Meta{Title: "an undated one"}},
	{Index: 3, Slug: "late", Words: 100, File: "d.txt", Meta: article.Meta{Title: "Zebra", Date: "2025-12"}},
}

func slugs(entries []library.Entry) string {
	var all []string
	for _, e := range entries {
		all = append(all, e.Slug)
	}
	return strings.Join(all, " ")
}

func TestTheLibraryIsSortedAsAsked(t *testing.T) {
	r := readings{"bogota": {Percent: 5, Time: 9}, "late": {Percent: 100, Time: 3}}
	for value, want := range map[string]string{
		"":         "ships bogota undated late",
		"unknown":  "ships bogota undated late",
		"newest":   "late ships bogota undated",
		"oldest":   "bogota ships late undated",
		"title":    "undated bogota ships late",
		"shortest": "late bogota undated ships",
		"recent":   "bogota late ships undated",
	} {
		if got := slugs(sortEntries(shelf, value, r)); got != want {
			t.Errorf("%q: %s, want %s", value, got, want)
		}
	}
	if slugs(shelf) != "ships bogota undated late" {
		t.Error("sorting changes the library's own order")
	}
}

func TestEveryOrderThatThePageOffersSorts(t *testing.T) {
	for i, o := range view.Orders {
		if _, ok := comparisons[o[0]]; ok != (i > 0) || o[1] == "" {
			t.Errorf("order %d, %q: known %v", i, o, ok)
		}
	}
	if len(comparisons) != len(view.Orders)-1 {
		t.Error("there is an order that the page does not offer")
	}
}

func TestFilteringFindsEveryWordAnywhere(t *testing.T) {
	for query, want := range map[string]string{
		"":                  "ships bogota undated late",
		"   ":               "ships bogota undated late",
		"ships":             "ships",
		"SHIPS ports":       "ships",
		"ports ships ruiz":  "ships",
		"bogotá":            "bogota",
		"BOGOTA":            "bogota",
		"says, what":        "bogota",
		"mayor":             "bogota",
		"gazette":           "ships",
		"city":              "bogota",
		"2025":              "ships late",
		"november 2025":     "ships",
		"2025-11":           "ships",
		"2025/ships.txt":    "ships",
		"ships nowhere":     "",
		"ortsbog":           "",
		".*":                "",
		"gazette2025-11-12": "",
	} {
		if got := slugs(make(folded, len(shelf)).filter(shelf, query)); got != want {
			t.Errorf("%q: %q, want %q", query, got, want)
		}
	}
}

func TestAFilterSaysHowMuchItFound(t *testing.T) {
	for _, c := range []struct {
		found, all   int
		filter, want string
	}{
		{3, 10, "", ""}, {3, 10, "x", "3 of 10 articles"}, {0, 1, "x", "0 of 1 article"}, {1234, 5678, "x", "1,234 of 5,678 articles"},
	} {
		if got := foundWords(c.found, c.all, c.filter); got != c.want {
			t.Errorf("%d of %d for %q: %q, want %q", c.found, c.all, c.filter, got, c.want)
		}
	}
}

func TestFindSaysHowMuchItShows(t *testing.T) {
	rows := make([]row, mostFound)
	for _, c := range []struct {
		f    find
		want string
	}{
		{find{query: "x"}, "Nothing found."},
		{find{rows: rows[:3]}, ""},
		{find{query: "x", rows: rows[:1]}, "1 result"},
		{find{query: "x", rows: rows}, "The best 20"},
		{find{query: "x", rows: []row{{Result: palette.Result{Tier: palette.DidYouMean}}}}, "Did you mean:"},
	} {
		if got := c.f.words(); got != c.want {
			t.Errorf("%d for %q: %q, want %q", len(c.f.rows), c.f.query, got, c.want)
		}
	}
}

func TestTheArticlesReadLastComeFirst(t *testing.T) {
	r := readings{"a": {Time: 1}, "b": {Time: 3}, "c": {Time: 2}, "d": {Time: 3}}
	if got := r.recent(3); !slices.Equal(got, []string{"b", "d", "c"}) {
		t.Errorf("got %v", got)
	}
	if got := r.recent(9); len(got) != 4 {
		t.Errorf("got %v", got)
	}
}
