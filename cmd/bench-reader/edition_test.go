package main

import (
	"strings"
	"testing"

	"offprint/app/article"
)

func TestAPlainPageHasTheWholeTextAndNothingElse(t *testing.T) {
	a := &article.Article{
		Meta: article.Meta{Title: "Cats & dogs"}, Text: "Cats & dogs\n\nÉté <b>\n\nEnd",
		Blocks: []article.Block{{Kind: article.Title, End: 11}, {Kind: article.Heading, Level: 2, Start: 13, End: 20}, {Kind: article.Paragraph, Start: 22, End: 25}},
	}
	page := plainPage(a)
	if want := "<h1>Cats &amp; dogs</h1>\n<p>Été &lt;b&gt;</p>\n<p>End</p>\n"; !strings.HasSuffix(page, want) {
		t.Errorf("page = %s\nwant it to end with %s", page, want)
	}
	for _, more := range []string{"<script", "<style", "<link"} {
		if strings.Contains(page, more) {
			t.Errorf("the plain page has %s", more)
		}
	}
}
