package place

import (
	"fmt"
	"testing"

	"offprint/app/annotation"
	"offprint/app/article"
	"offprint/app/library"
)

// texts is a library of plain texts, by slug.
type texts []struct{ slug, url, text string }

func (l texts) Entries() ([]library.Entry, error) {
	var all []library.Entry
	for i, a := range l {
		all = append(all, library.Entry{Index: i, Slug: a.slug, File: "in/" + a.slug + ".txt", Meta: article.Meta{Title: a.slug, URL: a.url}})
	}
	return all, nil
}

func (l texts) Article(i int) (*article.Article, error) {
	return &article.Article{Text: l[i].text}, nil
}

var sample = texts{
	{"storm", "https://www.news.example/2025/storm/?utm_source=mail&id=7", "The mayor said that nobody was hurt 🌊 when the storm came. A Linusian came twice, and then it came again."},
	{"feast", "", "They ate and drank until the morning, and then they sang the old songs of the village again."},
	{"copy", "", "They ate and drank until the morning, and then they sang the old songs of the village again."},
}

func TestTheArticleIsFoundByWhatTheFileCallsIt(t *testing.T) {
	for i, c := range []struct {
		article, source, exact string
		want                   int
	}{
		{"storm", "", "", 0},
		{"", "http://news.example/2025/storm?id=7#top", "", 0},
		{"", "https://any.example/reader/a/feast/", "", 1},
		{"", "file:///home/me/copy.txt", "", 2},
		{"", "https://news.example/2025/other", "", -1},
		{"", "https://mirror.example/1", "The mayor said that nobody was hurt", 0},
		{"", "https://mirror.example/2", "until the morning, and then they sang", -1}, // two have it
		{"", "", "The mayor said that nobody was hurt", 0},
		{"", "https://mirror.example/3", "came", -1}, // too short to search for
	} {
		e := annotation.Entry{Source: c.source}
		e.ID, e.Article, e.Quote.Exact = fmt.Sprint("x:", i), c.article, c.exact
		found, err := Entries(sample, []annotation.Entry{e})
		if err != nil || found[0].Article != c.want {
			t.Errorf("%+v: article %d, %v", c, found[0].Article, err)
		}
	}
}

func TestAPlaceIsNeverALookalike(t *testing.T) {
	for _, c := range []struct {
		exact, prefix string
		placed        bool
	}{
		{"nobody was hurt", "", true},
		{"came", "", false},         // several
		{"Linus", "", false},        // within a word
		{"mayor", "", true},         // short, and there once
		{"mayor", "The old", false}, // among other words
		{"gone with the wind and the rain", "", false},
	} {
		e := annotation.Entry{}
		e.ID, e.Article = "x:1", "storm"
		e.Quote = annotation.TextQuoteSelector{Exact: c.exact, Prefix: c.prefix}
		list := []annotation.Entry{e}
		found, err := Entries(sample, list)
		if err != nil {
			t.Fatal(err)
		}
		if placed := list[0].Unplaced == ""; placed != c.placed {
			t.Errorf("%q after %q: %v, %q", c.exact, c.prefix, found[0].State, list[0].Unplaced)
		}
	}
}

func TestWhatOurOwnFilesSayOfAnotherEditionStays(t *testing.T) {
	e := annotation.Entry{}
	e.ID, e.Article, e.Edition = "x:1", "storm", "another"
	e.Selectors = annotation.Selectors{Quote: annotation.TextQuoteSelector{Exact: "nobody was hurt"}, Position: annotation.Span{Start: 500, End: 515}}
	list := []annotation.Entry{e}
	if _, err := Entries(sample, list); err != nil || list[0].Selectors != e.Selectors || list[0].Edition != "another" {
		t.Errorf("%+v, %v", list[0], err)
	}
}
