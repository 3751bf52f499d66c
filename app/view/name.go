package view

import (
	"math"

	"offprint/app/entity"
	"offprint/app/library"
	"offprint/app/names"
)

// families are the groups of types in the order of a legend, with their labels.
var families = []entity.Family{entity.People, entity.Organisations, entity.Places, entity.Dates, entity.Sums, entity.Others}

var familyLabels = map[entity.Family]string{
	entity.People: "People", entity.Organisations: "Organisations", entity.Places: "Places",
	entity.Dates: "Dates", entity.Sums: "Numbers", entity.Others: "Others",
}

// NamePage returns the inside of the main element for the page of a name: who
// or what it is, how it is written, beside whom it stands, what it said, and
// every sentence it stands in.
func NamePage(l Links, p names.Page) string {
	w := &writer{}
	w.raw(`<div class="library name-page"`)
	w.attr("data-name", itoa(p.Index))
	w.raw(">\n" + `<p class="kicker"><a`)
	w.attr("href", l.Names(1))
	w.raw(">Names</a></p>\n" + `<h1 class="title" dir="auto">`)
	w.text(p.Name.Name)
	w.raw("</h1>\n"+`<p class="standfirst"><span class="n `, p.Family().Word(), `">`, p.Type.Word(), `</span> <span class="dot">·</span> `)
	w.text(Plural(p.Count, "mention", "mentions") + " in " + Plural(p.Articles, "article", "articles"))
	if span := Range(p.First, p.Last); span != "" {
		w.raw(` <span class="dot">·</span> `)
		w.text(span)
	}
	w.raw("</p>\n")
	spellings(w, p.Spellings)
	w.raw(`<p class="exports app-only"><button type="button" data-act="name-csv">CSV</button> <button type="button" data-act="name-json">JSON</button></p>` + "\n")
	company(w, l, p)
	said(w, l, p.Sources)
	w.raw("<h2>In the articles</h2>\n")
	for _, s := range p.Sources {
		source(w, l, s)
	}
	numbers(w, "Pages of this name", p.Number, p.Pages, func(n int) string { return l.NamePage(p.Slug, n) })
	w.raw("</div>\n")
	return w.String()
}

func spellings(w *writer, list []entity.Spelling) {
	if len(list) < 2 {
		return
	}
	w.raw(`<p class="spellings">Written `)
	for i, s := range list {
		if i > 0 {
			w.raw(", ")
		}
		w.raw("<bdi>")
		w.text(s.Text)
		w.raw("</bdi> <small>", itoa(s.Count), "</small>")
	}
	w.raw("</p>\n")
}

// company writes with whom a name stands: drawn, and as a list.
func company(w *writer, l Links, p names.Page) {
	if len(p.Beside) == 0 {
		return
	}
	w.raw("<h2>Mentioned with</h2>\n" + `<div class="company">` + "\n")
	drawing(w, l, p)
	w.raw(`<ol class="names">` + "\n")
	for _, b := range p.Beside {
		w.raw(`<li><a class="n `, b.Family().Word(), `"`)
		w.attr("href", l.Name(b.Slug))
		w.raw("><bdi>")
		w.text(b.Name)
		w.raw(`</bdi></a> <small class="count">`)
		w.text(Plural(b.Paragraphs, "paragraph", "paragraphs"))
		w.raw("</small></li>\n")
	}
	w.raw("</ol>\n</div>\n")
}

// The drawing's size, and how far its points stand from the middle.
const (
	drawWidth, drawHeight   = 560, 360
	drawAcross, drawUpright = 150, 140
	mostLabel               = 22 // code points
)

// drawing writes who stands with whom: the name in the middle, its companions
// around it, lines as thick as they share paragraphs.
func drawing(w *writer, l Links, p names.Page) {
	around := p.Beside[:min(len(p.Beside), names.MostDrawn)]
	at := func(i int) (x, y float64) {
		angle := 2*math.Pi*float64(i)/float64(len(around)) - math.Pi/2
		return drawWidth/2 + drawAcross*math.Cos(angle), drawHeight/2 + drawUpright*math.Sin(angle)
	}
	line := func(class string, x1, y1, x2, y2 float64, paragraphs int) {
		w.raw(`<line class="`, class, `" x1="`, tenth(x1), `" y1="`, tenth(y1), `" x2="`, tenth(x2), `" y2="`, tenth(y2),
			`" stroke-width="`, tenth(min(1+math.Log2(float64(max(paragraphs, 1))), 6)), `"/>`)
	}
	w.raw(`<svg class="drawing" viewBox="0 0 560 360" role="group" aria-label="Drawn: the names of the list beside, joined where they share paragraphs">`)
	for _, t := range p.Ties {
		x1, y1 := at(t.A)
		x2, y2 := at(t.B)
		line("tie", x1, y1, x2, y2, t.Paragraphs)
	}
	for i, b := range around {
		x, y := at(i)
		line("spoke", drawWidth/2, drawHeight/2, x, y, b.Paragraphs)
	}
	point := func(x, y, r float64, family entity.Family) {
		w.raw(`<circle class="`, family.Word(), `" cx="`, tenth(x), `" cy="`, tenth(y), `" r="`, tenth(r), `"/>`)
	}
	for i, b := range around {
		x, y := at(i)
		w.raw("<a")
		w.attr("href", l.Name(b.Slug))
		w.raw(` tabindex="-1">`)
		point(x, y, 6, b.Family())
		anchor, dx := "start", 10.0
		switch {
		case math.Abs(x-drawWidth/2) < 20:
			anchor, dx = "middle", 0
			y += map[bool]float64{true: -14, false: 18}[y < drawHeight/2]
		case x < drawWidth/2:
			anchor, dx = "end", -10
		}
		w.raw(`<text x="`, tenth(x+dx), `" y="`, tenth(y+4), `" text-anchor="`, anchor, `">`)
		w.text(short(b.Name))
		w.raw("</text></a>")
	}
	point(drawWidth/2, drawHeight/2, 9, p.Family())
	w.raw("</svg>\n")
}

// tenth writes a number with one digit after the point.
func tenth(v float64) string {
	n := int(math.Round(v * 10))
	if n < 0 {
		return "-" + tenth(-v)
	}
	return itoa(n/10) + "." + itoa(n%10)
}

func short(s string) string {
	if r := []rune(s); len(r) > mostLabel {
		return string(r[:mostLabel-1]) + "…"
	}
	return s
}

func said(w *writer, l Links, sources []names.Source) {
	head := false
	for _, s := range sources {
		for _, q := range s.Said {
			if !head {
				w.raw("<h2>Said</h2>\n")
				head = true
			}
			w.raw(`<blockquote class="quote" dir="auto"><p>“`)
			w.text(q.Text)
			w.raw("”</p><footer>— ")
			passage(w, l, s.Entry, q.Mention, s.Title)
			w.raw("</footer></blockquote>\n")
		}
	}
}

// passage writes a link to a mention in an article.
func passage(w *writer, l Links, e library.Entry, mention int, text string) {
	w.raw(`<a dir="auto"`)
	w.attr("href", l.Article(e.Slug)+"#m"+itoa(mention))
	w.raw(">")
	w.text(text)
	w.raw("</a>")
}

func source(w *writer, l Links, s names.Source) {
	w.raw(`<section class="source"><h3 dir="auto"><a`)
	w.attr("href", l.Article(s.Slug))
	w.raw(">")
	w.text(s.Title)
	w.raw("</a></h3>")
	if s.Date != "" {
		w.raw(`<p class="facts">`)
		w.text(Date(s.Date))
		w.raw("</p>")
	}
	w.raw("<ul>\n")
	for _, x := range s.Sentences {
		w.raw(`<li dir="auto"><a`)
		w.attr("href", l.Article(s.Slug)+"#m"+itoa(x.Mention))
		w.raw(">")
		sentence(w, x)
		w.raw("</a></li>\n")
	}
	w.raw("</ul></section>\n")
}

// sentence writes a sentence with what is meant in it marked.
func sentence(w *writer, s names.Sentence) {
	marks := make([]mark, len(s.Marks))
	for i, m := range s.Marks {
		marks[i] = mark{start: m.Start, end: m.End, open: "<mark>", close: "</mark>"}
	}
	inline(w, s.Text, 0, marks)
}

// numbers links the pages of something long.
func numbers(w *writer, label string, number, pages int, address func(n int) string) {
	if pages < 2 {
		return
	}
	w.raw(`<nav class="pages"`)
	w.attr("aria-label", label)
	w.raw(">")
	for n := 1; n <= pages; n++ {
		w.raw(" <a")
		w.attr("href", address(n))
		if n == number {
			w.raw(` aria-current="page"`)
		}
		w.raw(">", itoa(n), "</a>")
	}
	w.raw("</nav>\n")
}
