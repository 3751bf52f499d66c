package view_test

import (
	"bytes"
	"strings"
	"testing"
	"unicode/utf8"

	"offprint/app/article"
	"offprint/app/entity"
	"offprint/app/library"
	"offprint/app/names"
	"offprint/app/view"
)

// named is a library of two articles in which every word of list is a name.
func named(t *testing.T, list ...string) (*library.Library, *names.Names) {
	t.Helper()
	text := strings.Join(list, " and ") + "."
	articles := []*article.Article{
		makeArticle(article.Meta{Title: text, Date: "2025-11-12"}, block(article.Title, 0, text),
			block(article.Paragraph, 0, text, link(0, 4, "https://example.org/"), span(article.Strong, 6, 12)), block(article.TableRow, 0, "x\t"+text)),
		makeArticle(article.Meta{Title: "Second"}, block(article.Title, 0, "Second"), block(article.Paragraph, 0, "“"+text+"” said "+list[0]+".")),
	}
	articles[1].File = "b.txt"
	docs, texts := make([]entity.Doc, 2), make([][]string, 2)
	types := []entity.Type{entity.Person, entity.Org, entity.Date, entity.Money}
	var heads []entity.Entity
	for i, name := range list {
		heads = append(heads, entity.Entity{Name: name, Type: types[i%len(types)]})
	}
	for d, a := range articles {
		for at, rest := 0, a.Text; ; {
			first, name := len(rest), -1
			for i, n := range list {
				if j := strings.Index(rest, n); j >= 0 && j < first {
					first, name = j, i
				}
			}
			if name < 0 {
				break
			}
			start := at + utf8.RuneCountInString(rest[:first])
			end := start + utf8.RuneCountInString(list[name])
			docs[d].Mentions = append(docs[d].Mentions, entity.Mention{Start: start, End: end, Type: heads[name].Type, Entity: name})
			texts[d] = append(texts[d], list[name])
			at, rest = end, rest[first+len(list[name]):]
		}
	}
	part, err := names.Build(entity.Assemble(docs, texts, heads), articles)
	if err != nil {
		t.Fatal(err)
	}
	archive, err := library.Build(articles, library.Info{Title: text, Lang: "en"}, library.Part{Tag: names.Tag, Data: part})
	if err != nil {
		t.Fatal(err)
	}
	lib, err := library.Open(bytes.NewReader(archive), int64(len(archive)))
	if err != nil {
		t.Fatal(err)
	}
	all, err := names.In(lib)
	if err != nil {
		t.Fatal(err)
	}
	return lib, all
}

// namePages renders everything about names.
func namePages(t *testing.T, lib *library.Library, all *names.Names) map[string]string {
	t.Helper()
	must := func(err error) {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
	}
	l := view.Links{Root: "../../"}
	entries, err := lib.Entries()
	must(err)
	a, err := lib.Article(0)
	must(err)
	p := view.PageOf(l, a, entries, 0, 2)
	p.Names, err = all.InArticle(0)
	must(err)
	heads, err := all.Heads(1)
	must(err)
	moments, err := all.Moments(lib, 1)
	must(err)
	sayings, quoted, err := all.Sayings(lib, 1)
	must(err)
	about, err := all.PageOf(lib, heads[0].Index, 1)
	must(err)
	return map[string]string{
		"article":  view.Article(p),
		"panel":    view.NamesPanel(p),
		"name":     view.NamePage(l, about),
		"card":     view.Card(view.NameCard{Links: l, Page: about, Here: "b", At: 1, Count: 2}),
		"index":    view.NamesPage(view.NamesIndex{Links: l, Info: lib.Info, Heads: heads, Listed: 2000, Number: 2}),
		"timeline": view.TimelinePage(l, moments, 500, 2),
		"quotes":   view.QuotesPage(l, sayings, quoted, 1),
	}
}

func TestNamesThatWantToBreakOut(t *testing.T) {
	for element := range words(`mark section svg line circle text details summary blockquote footer div input select option label form`) {
		ourElements[element] = true
	}
	for attribute := range words(`data-m data-name data-type data-act data-by data-fix aria-pressed aria-labelledby name selected
		x y x1 y1 x2 y2 cx cy r stroke-width text-anchor`) {
		ourAttributes[attribute] = true
	}
	lib, all := named(t, hostile...)
	for name, markup := range namePages(t, lib, all) {
		t.Run(name, func(t *testing.T) { checkHarmless(t, markup) })
	}
}

func TestPagesOfNamesAreAsTheyWere(t *testing.T) {
	lib, all := named(t, "Gustavo Petro", "Treasury", "Tuesday", "$5 million", "Élysée Palace")
	for name, markup := range namePages(t, lib, all) {
		golden(t, "names-"+name+".html", markup)
	}
}
