package library_test

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"unicode/utf8"

	"offprint/app/article"
)

// words are pieces of many scripts and of what encodings trip over.
var words = []string{
	"word", "Petro", "naïve", "e\u0301", "Ωμέγα", "新闻", "خبر", "\u202eevil", "😀", "👩‍🚀", "<b>", "&amp;", "\"'", "\uFFFD", "\u00a0", "x",
}

func phrase(r *rand.Rand, most int) string {
	parts := make([]string, 1+r.IntN(most))
	for i := range parts {
		parts[i] = words[r.IntN(len(words))]
	}
	return strings.Join(parts, " ")
}

// randomArticle is an article with every kind of block and span, which holds
// the contract of article.Check.
func randomArticle(r *rand.Rand, file string) *article.Article {
	a := &article.Article{File: file, Meta: article.Meta{
		Title: phrase(r, 5), Standfirst: phrase(r, 5), Author: phrase(r, 3), Source: phrase(r, 3), Lang: "es-CO",
		Date: fmt.Sprintf("%04d-%02d", 1900+r.IntN(200), 1+r.IntN(12)), URL: "https://example.org/?q=" + phrase(r, 1),
	}}
	for range r.IntN(4) {
		a.Tags = append(a.Tags, phrase(r, 2))
	}
	at := 0
	var texts []string
	for i := range 1 + r.IntN(12) {
		b := article.Block{Kind: article.Title, Start: at}
		if i > 0 {
			b.Kind = article.Byline + article.Kind(r.IntN(int(article.TableRow-article.Byline)+1))
		}
		switch b.Kind {
		case article.Heading:
			b.Level = 2 + r.IntN(5)
		case article.ListItem:
			b.Level, b.Ordered = 1+r.IntN(9), r.IntN(2) == 0
		case article.Quotation:
			b.Level = 1 + r.IntN(3)
		case article.TableRow:
			b.Header = r.IntN(2) == 0
		}
		text := phrase(r, 30)
		b.End = at + utf8.RuneCountInString(text)
		b.Spans = randomSpans(r, b.Start, b.End, 3)
		at = b.End + utf8.RuneCountInString(article.Separator)
		texts, a.Blocks = append(texts, text), append(a.Blocks, b)
	}
	a.Text = strings.Join(texts, article.Separator)
	return a
}

// randomSpans returns spans between two offsets, each nested in or apart from
// every other.
func randomSpans(r *rand.Rand, start, end, depth int) []article.Span {
	var spans []article.Span
	for at := start; depth > 0 && at < end; {
		s := article.Span{Kind: article.Emphasis + article.SpanKind(r.IntN(int(article.Dateline))), Start: at + r.IntN(end-at)}
		s.End = s.Start + 1 + r.IntN(end-s.Start)
		if s.Kind == article.Link {
			s.Href = "mailto:" + phrase(r, 2)
		}
		spans = append(spans, s)
		spans = append(spans, randomSpans(r, s.Start, s.End, depth-1)...)
		at = s.End + r.IntN(20)
	}
	return spans
}

func randomArticles(seed uint64, n int) []*article.Article {
	r := rand.New(rand.NewPCG(seed, 1))
	all := make([]*article.Article, n)
	for i := range all {
		all[i] = randomArticle(r, fmt.Sprintf("folder/%d %s.txt", i, phrase(r, 2)))
	}
	return all
}
