package view

import (
	"strings"
	"unicode/utf8"

	"offprint/app/entity"
	"offprint/app/library"
	"offprint/app/names"
	"offprint/app/search/fold"
)

// A NamesIndex is what a page of the index of names shows.
type NamesIndex struct {
	Links
	Info   library.Info
	Heads  []names.Head // those of this page, in alphabetical order
	Listed int          // names with pages
	Number int          // of this page, from 1
}

// NamesPage returns the inside of the main element for a page of the index.
func NamesPage(p NamesIndex) string {
	w := &writer{}
	w.raw(`<div class="library names-page">` + "\n" + `<h1 class="title">Names</h1>` + "\n" + `<p class="standfirst">`)
	w.text(Plural(p.Listed, "name", "names") + " in " + Plural(p.Info.Articles, "article", "articles"))
	w.raw("</p>\n")
	sections(w, p.Links, "names")
	if p.Listed == 0 {
		w.raw(`<p class="none">No names were found in these articles.</p>` + "\n")
	}
	w.raw(`<div class="legend app-only" role="group" aria-label="Show">`)
	for _, f := range families {
		if f != entity.Dates && f != entity.Sums {
			w.raw(`<button type="button" data-act="index-type" aria-pressed="true" data-type="`, f.Word(), `"><span class="n `, f.Word(), `">`, familyLabels[f], "</span></button>")
		}
	}
	w.raw("</div>\n")
	letter := ""
	for i, h := range p.Heads {
		if first := Initial(h.Name); first != letter || i == 0 {
			if i > 0 {
				w.raw("</ul></section>\n")
			}
			letter = first
			w.raw(`<section class="letter"><h2>`)
			w.text(first)
			w.raw(`</h2><ul class="names">` + "\n")
		}
		w.raw(`<li data-type="`, h.Family().Word(), `"><a class="n `, h.Family().Word(), `"`)
		w.attr("href", p.Name(h.Slug))
		w.raw("><bdi>")
		w.text(h.Name)
		w.raw(`</bdi></a> <small>`, h.Type.Word(), `</small> <small class="count">`, itoa(h.Count), "</small></li>\n")
	}
	if len(p.Heads) > 0 {
		w.raw("</ul></section>\n")
	}
	numbers(w, "Pages of the index", p.Number, names.PageCount(p.Listed, names.HeadsOnPage), p.Links.Names)
	w.raw("</div>\n")
	return w.String()
}

// Initial is the letter under which a name stands in the index.
func Initial(name string) string {
	r, _ := utf8.DecodeRuneInString(fold.Key(name))
	if r == utf8.RuneError || r >= '0' && r <= '9' {
		return "0–9"
	}
	return strings.ToUpper(string(r))
}

// sections links the three views of all names; here is the one on the page.
func sections(w *writer, l Links, here string) {
	w.raw(`<nav class="sections" aria-label="Names">`)
	for _, s := range []struct{ id, label, to string }{
		{"names", "A–Z", l.Names(1)}, {"timeline", "Timeline", l.Timeline(1)}, {"quotes", "Quotations", l.Quotes(1)},
	} {
		w.raw(" <a")
		w.attr("href", s.to)
		if s.id == here {
			w.raw(` aria-current="page"`)
		}
		w.raw(">", s.label, "</a>")
	}
	w.raw("</nav>\n")
}

// TimelinePage returns the inside of the main element for page number of the
// timeline, whose moments are given.
func TimelinePage(l Links, moments []names.Moment, total, number int) string {
	w := &writer{}
	w.raw(`<div class="library timeline-page">` + "\n" + `<h1 class="title">Timeline</h1>` + "\n" + `<p class="standfirst">`)
	w.text(Plural(total, "date", "dates") + " in the articles")
	w.raw("</p>\n")
	sections(w, l, "timeline")
	if total == 0 {
		w.raw(`<p class="none">No dates were found in these articles.</p>` + "\n")
	}
	group := ""
	for i, m := range moments {
		label := Date(m.Value)
		if m.Value == "" {
			label = "As written, without a known day"
		}
		if i == 0 || label != group {
			if i > 0 {
				w.raw("</ul></section>\n")
			}
			group = label
			w.raw(`<section class="source"><h2>`)
			w.text(label)
			w.raw("</h2><ul>\n")
		}
		w.raw(`<li dir="auto"><a`)
		w.attr("href", l.Article(m.Slug)+"#m"+itoa(m.Sentence.Mention))
		w.raw(">")
		sentence(w, m.Sentence)
		w.raw(`</a> <small dir="auto">`)
		w.text(m.Title)
		w.raw("</small></li>\n")
	}
	if len(moments) > 0 {
		w.raw("</ul></section>\n")
	}
	numbers(w, "Pages of the timeline", number, names.PageCount(total, names.MomentsOnPage), l.Timeline)
	w.raw("</div>\n")
	return w.String()
}

// QuotesPage returns the inside of the main element for page number of the
// quotations; articles is how many have some.
func QuotesPage(l Links, list []names.Saying, articles, number int) string {
	w := &writer{}
	w.raw(`<div class="library quotes-page">` + "\n" + `<h1 class="title">Who said what</h1>` + "\n" + `<p class="standfirst">`)
	w.text("Quotations in " + Plural(articles, "article", "articles"))
	w.raw("</p>\n")
	sections(w, l, "quotes")
	if articles == 0 {
		w.raw(`<p class="none">No quotations were found in these articles.</p>` + "\n")
	}
	for _, s := range list {
		w.raw(`<section class="source"><h2 dir="auto"><a`)
		w.attr("href", l.Article(s.Slug))
		w.raw(">")
		w.text(s.Title)
		w.raw("</a></h2>\n")
		for _, q := range s.Quotes {
			quotation(w, l, l.Article(s.Slug), q)
		}
		w.raw("</section>\n")
	}
	numbers(w, "Pages of the quotations", number, names.PageCount(articles, names.SayingsOnPage), l.Quotes)
	w.raw("</div>\n")
	return w.String()
}
