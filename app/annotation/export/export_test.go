package export

import (
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"offprint/app/annotation"
)

var update = flag.Bool("update", false, "write the golden files anew")

func items() ([]Item, Options) {
	id := func(n byte) string { return annotation.NewID([16]byte{n}) }
	at := func(exact string, start, end int) annotation.Selectors {
		return annotation.Selectors{Quote: annotation.TextQuoteSelector{Exact: exact}, Position: annotation.Span{Start: start, End: end}}
	}
	return []Item{
			{annotation.Annotation{ID: id(1), Article: "storm", Selectors: at("nobody was hurt", 90, 105), Color: "1", Note: "Who says so?\n\n- the *mayor*", Tags: []string{"press", "to check"}, Creator: "Ana", Created: 1700000000000}, annotation.Exact},
			{annotation.Annotation{ID: id(2), Article: "storm", Selectors: at("# 1. <b>Two</b>\n\n_lines_ | x", 10, 30), Color: "2", Note: "=HYPERLINK(\"http://x.example\")"}, annotation.Changed},
			{annotation.Annotation{ID: id(3), ReplyTo: id(1), Article: "storm", Note: "<script>alert(1)</script>", Creator: "Ben", Created: 1700000100000}, annotation.Exact},
			{annotation.Annotation{ID: id(4), Article: "feast", Note: "A note on the whole.", Publisher: true}, annotation.Exact},
			{annotation.Annotation{ID: id(5), Article: "gone", Selectors: at("lost words", 5, 15)}, annotation.Lost},
		}, Options{
			Title:     "My annotations & more",
			Articles:  []Article{{Slug: "feast", Title: "A feast"}, {Slug: "storm", Title: "The storm*", Source: "The Paper", URL: "https://news.example/storm?a=1&b=2", Date: "2025-11-02"}},
			ColorName: func(k string) string { return map[string]string{"1": "Facts", "2": "Doubts"}[k] },
		}
}

func TestExportsAreAsTheyWere(t *testing.T) {
	list, o := items()
	for name, got := range map[string]string{"want.md": Markdown(list, o), "want.csv": CSV(list, o), "want.html": HTML(list, o)} {
		path := filepath.Join("testdata", name)
		if *update {
			if err := os.WriteFile(path, []byte(got), 0o644); err != nil {
				t.Fatal(err)
			}
		}
		want, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		if got != string(want) {
			t.Errorf("%s:\n%s", name, got)
		}
	}
}

func TestNothingInAnExportRuns(t *testing.T) {
	list, o := items()
	o.Articles[1].URL = "javascript:alert(1)"
	page := HTML(list, o)
	if strings.Contains(page, "<script") || strings.Contains(page, "javascript:") || strings.Contains(page, "<b>") {
		t.Error(page)
	}
	table := CSV(list, o)
	if strings.Contains(table, ",=") || strings.Contains(table, `,"=`) {
		t.Error(table)
	}
}

func TestAnswersInACircleAreWrittenOnce(t *testing.T) {
	a := Item{Annotation: annotation.Annotation{ID: "x:1", ReplyTo: "x:2", Note: "one"}}
	b := Item{Annotation: annotation.Annotation{ID: "x:2", ReplyTo: "x:1", Note: "two"}}
	root := Item{Annotation: annotation.Annotation{ID: "x:3", Note: "root"}}
	if s := Markdown([]Item{a, b, root}, Options{}); strings.Count(s, "one") != 1 || strings.Count(s, "two") != 1 {
		t.Error(s)
	}
}
