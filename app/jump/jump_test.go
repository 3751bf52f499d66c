package jump_test

import (
	"bytes"
	"testing"

	"offprint/app/article"
	"offprint/app/article/parse"
	"offprint/app/jump"
	"offprint/app/search/palette"
)

func TestArticlesAndHeadingsAreFoundWithTheirPlaces(t *testing.T) {
	var articles []*article.Article
	for _, text := range []string{
		"The First Day\n\nIt began quietly, and went on so.",
		"Das Zweite\n\nEs begann laut, und blieb so.\n\nSão Paulo\n\nDort endete es, an einem Abend.",
	} {
		a, _, err := parse.File("a.txt", []byte(text))
		if err != nil {
			t.Fatal(err)
		}
		articles = append(articles, a)
	}
	data := jump.Build(articles, []jump.Name{{Index: 7, Text: "Gustavo Petro", Spellings: []string{"President Petro", "Petro"}, Count: 8}})
	table, err := palette.Open(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	for typed, want := range map[string]jump.Target{
		"first day":  {Article: 0},
		"day first":  {Article: 0},
		"zweite":     {Article: 1},
		"#sao paulo": {Article: 1, Block: 2},
		"zwiete":     {Article: 1},
	} {
		found, err := palette.NewFinder(table).Find(typed, 5)
		if err != nil {
			t.Fatal(err)
		}
		if len(found) == 0 || jump.TargetOf(found[0].Ref) != want {
			t.Errorf("%q: found %+v, want %+v first", typed, found, want)
		}
	}
	for _, typed := range []string{"@petro", "president petro", "@gustavo", "gp"} {
		found, err := palette.NewFinder(table).Find(typed, 5)
		if err != nil {
			t.Fatal(err)
		}
		if len(found) == 0 || found[0].Kind != palette.Name || found[0].Ref != 7 {
			t.Errorf("%q: found %+v, want the name first", typed, found)
		}
	}
}
