package view

import (
	"strings"

	"offprint/app/article"
	"offprint/app/library"
	"offprint/app/names"
)

// An ArticlePage is what an article's page shows.
type ArticlePage struct {
	Links
	Entry   library.Entry
	Article *article.Article
	// Previous and Next are its neighbours in the library, nil at the ends.
	Previous, Next *library.Entry
	Total          int // articles in the library
	// Names are those of the article, nil where none were looked for.
	Names *names.ArticleNames
}

// PageOf is the page of an article; around are articles of the library in their
// order, of which the one at index at is this, with its neighbours beside it
// where it has any.
func PageOf(l Links, a *article.Article, around []library.Entry, at, total int) ArticlePage {
	p := ArticlePage{Links: l, Entry: around[at], Article: a, Total: total}
	if at > 0 {
		p.Previous = &around[at-1]
	}
	if at+1 < len(around) {
		p.Next = &around[at+1]
	}
	return p
}

// Article returns the inside of the main element for an article: the article
// itself and the way to its neighbours. The text content of the element with
// data-b="i" is exactly the text of block i.
func Article(p ArticlePage) string {
	w := &writer{}
	a := p.Article
	w.raw(`<article class="article"`)
	w.attrIf("lang", a.Lang)
	w.attr("dir", string(a.Direction()))
	w.attr("data-slug", p.Entry.Slug)
	w.raw(">\n")
	kicker(w, p.Entry)
	blocks(w, a, p.mentions())
	w.raw("</article>\n")
	articleEnd(w, p)
	return w.String()
}

// kicker is the line above the title: where it is from, when, and how long.
func kicker(w *writer, e library.Entry) {
	w.raw(`<p class="kicker" dir="ltr">`)
	facts(w, e)
	if isWeb(e.URL) {
		w.raw(` <span class="dot">·</span> <a class="out" rel="noopener noreferrer"`)
		w.attr("href", safeHref(e.URL))
		w.raw(`>Original</a>`)
	}
	w.raw("</p>\n")
}

func isWeb(url string) bool {
	return strings.HasPrefix(url, "http://") || strings.HasPrefix(url, "https://")
}

// blocks writes the blocks of an article with marks, which are in order, in
// them.
func blocks(w *writer, a *article.Article, mentions []mark) {
	ids := Anchors(a)
	texts := a.BlockTexts()
	main := a.Direction()
	var n nest
	for i, b := range a.Blocks {
		text := texts[i]
		n.enter(w, b)
		element, class := blockElement(b)
		w.raw("<", element)
		w.attrIf("id", ids[i])
		w.attrIf("class", class)
		w.raw(` data-b="`, itoa(i), `"`)
		if d := article.DirectionOf(text); d != main && b.Kind != article.TableRow && hasLetters(text) {
			w.attr("dir", string(d))
		}
		w.raw(">")
		if b.Kind == article.Verbatim && strings.HasPrefix(text, "\n") {
			w.raw("\n") // the first line feed in a pre is dropped (HTML, 13.2.6.4.7)
		}
		if b.Kind == article.TableRow {
			cells(w, b, text, marksOf(b, mentions))
		} else {
			inline(w, text, b.Start, marksOf(b, mentions))
		}
		w.raw("</", element, ">\n")
	}
	n.leave(w)
}

// blockElement is the element of a block, and its class.
func blockElement(b article.Block) (element, class string) {
	switch b.Kind {
	case article.Title:
		return "h1", "title"
	case article.Standfirst:
		return "p", "standfirst"
	case article.Byline:
		return "p", "byline"
	case article.Heading:
		return "h" + itoa(min(max(b.Level, 2), 6)), ""
	case article.ListItem:
		return "li", ""
	case article.Verbatim:
		return "pre", ""
	case article.TableRow:
		return "tr", ""
	}
	return "p", ""
}

// cells writes a table row. The tabs between the cells stay in the text, where
// a table's layout does not show them.
func cells(w *writer, b article.Block, text string, marks []mark) {
	element := "td"
	if b.Header {
		element = "th"
	}
	at := b.Start
	for i, cell := range strings.Split(text, "\t") {
		if i > 0 {
			w.raw("\t")
			at++
		}
		w.raw("<", element, ">")
		end := at + runes(cell)
		inline(w, cell, at, clip(marks, at, end))
		w.raw("</", element, ">")
		at = end
	}
}

// clip returns the marks that touch [start, end), cut to it.
func clip(marks []mark, start, end int) []mark {
	var out []mark
	for _, m := range marks {
		if m.start < end && m.end > start {
			m.start, m.end = max(m.start, start), min(m.end, end)
			out = append(out, m)
		}
	}
	return out
}

func articleEnd(w *writer, p ArticlePage) {
	w.raw(`<nav class="ends" aria-label="Previous and next article">` + "\n")
	end := func(e *library.Entry, rel, label string) {
		if e == nil {
			w.raw(`<span class="end" aria-hidden="true"></span>`)
			return
		}
		w.raw(`<a class="end end-`, rel, `" rel="`, rel, `"`)
		w.attr("href", p.Links.Article(e.Slug))
		w.raw("><small>", label, `</small> <span dir="auto">`)
		w.text(e.Title)
		w.raw("</span></a>")
	}
	end(p.Previous, "prev", "Previous")
	w.raw(`<span class="place">`)
	w.int(p.Entry.Index + 1)
	w.raw(" of ")
	w.int(p.Total)
	w.raw("</span>")
	end(p.Next, "next", "Next")
	w.raw("</nav>\n")
}
