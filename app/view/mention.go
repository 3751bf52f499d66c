package view

import (
	"cmp"
	"slices"
	"sort"

	"offprint/app/article"
	"offprint/app/names"
)

// mentions are the marks of an article's names: links to their pages, or no
// more than marks where a name has none or a link stands there already. The
// mark of mention 7 has the id m7.
func (p *ArticlePage) mentions() []mark {
	if p.Names == nil {
		return nil
	}
	marks := make([]mark, 0, len(p.Names.Mentions))
	for k, m := range p.Names.Mentions {
		head := p.Names.Heads[m.Entity]
		linked := head.HasPage() && !underLink(p.Article, m.Start, m.End)
		open := func(name, value string) string {
			var w writer
			element := "<span"
			if linked {
				element = "<a"
			}
			w.raw(element, ` class="n `, m.Type.Family().Word(), `" `, name, `="`, value, `"`)
			if linked {
				w.attr("href", p.Name(head.Slug))
			}
			w.raw(">")
			return w.String()
		}
		close := "</span>"
		if linked {
			close = "</a>"
		}
		marks = append(marks, mark{
			start: m.Start, end: m.End, close: close,
			open: open("id", "m"+itoa(k)), again: open("data-m", itoa(k)),
		})
	}
	return marks
}

// underLink tells whether a link of the article's own stands in [start, end).
func underLink(a *article.Article, start, end int) bool {
	i := sort.Search(len(a.Blocks), func(i int) bool { return a.Blocks[i].End > start })
	if i == len(a.Blocks) {
		return false
	}
	return slices.ContainsFunc(a.Blocks[i].Spans, func(s article.Span) bool {
		return s.Kind == article.Link && s.Start < end && s.End > start
	})
}

// marksOf are the marks of a block's own markup and those of all marks that
// stand in it, in order.
func marksOf(b article.Block, all []mark) []mark {
	marks := spanMarks(b.Spans)
	from := sort.Search(len(all), func(i int) bool { return all[i].end > b.Start })
	to := sort.Search(len(all), func(i int) bool { return all[i].start >= b.End })
	if from >= to {
		return marks
	}
	marks = append(marks, clip(all[from:to], b.Start, b.End)...)
	slices.SortStableFunc(marks, func(x, y mark) int { return cmp.Or(x.start-y.start, y.end-x.end) })
	return marks
}

// NamesPanel returns the names of an article as the panel lists them: a legend
// by type, the list, and who said what. Links lead to the names' pages.
func NamesPanel(p ArticlePage) string {
	w := &writer{}
	w.raw(`<h2 class="panel-head">Names</h2>` + "\n")
	if p.Names == nil || len(p.Names.Mentions) == 0 {
		w.raw(`<p class="none">No names were found in this article.</p>` + "\n")
		return w.String()
	}
	list := p.Names.List()
	legend(w, list)
	w.raw(`<ol class="names">` + "\n")
	for _, n := range list {
		nameLine(w, p.Links, n)
	}
	w.raw("</ol>\n")
	quotes(w, p.Links, p.Names.QuotesOf(p.Article))
	w.raw(`<p class="names-more"><a`)
	w.attr("href", p.Links.Names(1))
	w.raw(">All names</a> <a")
	w.attr("href", p.Timeline(1))
	w.raw(">Timeline</a> <a")
	w.attr("href", p.Quotes(1))
	w.raw(">Quotations</a></p>\n")
	return w.String()
}

// legend writes the types with their counts; a press hides or shows a type.
func legend(w *writer, list []names.InText) {
	var counts [6]int
	for _, n := range list {
		counts[n.Family()] += len(n.Mentions)
	}
	w.raw(`<div class="legend app-only" role="group" aria-label="Underlined">`)
	for _, f := range families {
		if counts[f] == 0 {
			continue
		}
		w.raw(`<button type="button" data-act="names-type" aria-pressed="true" data-type="`, f.Word(), `"><span class="n `, f.Word(), `">`, familyLabels[f], `</span> <small>`, itoa(counts[f]), "</small></button>")
	}
	w.raw("</div>\n")
}

func nameLine(w *writer, l Links, n names.InText) {
	w.raw(`<li data-name="`, itoa(n.Index), `" data-type="`, n.Family().Word(), `"><button type="button" class="light app-only" data-act="name" data-name="`, itoa(n.Index), `" aria-pressed="false"><bdi class="n `, n.Family().Word(), `">`)
	w.text(n.Name)
	w.raw("</bdi> <small>", n.Type.Word(), "</small></button><small class=\"count\">", itoa(len(n.Mentions)), "</small>")
	if n.HasPage() {
		w.raw("<a")
		w.attr("href", l.Name(n.Slug))
		w.attr("aria-label", "Page of "+n.Name)
		w.raw(`><span class="js-off"><bdi>`)
		w.text(n.Name)
		w.raw(`</bdi></span><span class="go" aria-hidden="true">→</span></a>`)
	}
	w.raw("</li>\n")
}

// quotes writes who said what.
func quotes(w *writer, l Links, list []names.Quote) {
	if len(list) == 0 {
		return
	}
	w.raw(`<details class="said"><summary>Who said what <small>`, itoa(len(list)), "</small></summary>\n")
	for _, q := range list {
		quotation(w, l, "", q)
	}
	w.raw("</details>\n")
}

// quotation writes a quotation and its speaker; page is the address of the
// article that it stands in.
func quotation(w *writer, l Links, page string, q names.Quote) {
	w.raw(`<blockquote class="quote" dir="auto"><p>“`)
	w.text(q.Text)
	w.raw("”</p>")
	if q.Speaker != "" {
		w.raw("<footer>— ")
		if q.By.HasPage() {
			w.raw("<a")
			w.attr("href", l.Name(q.By.Slug))
			w.raw("><bdi>")
			w.text(q.Speaker)
			w.raw("</bdi></a>")
		} else {
			w.raw("<bdi>")
			w.text(q.Speaker)
			w.raw("</bdi>")
		}
		w.raw(` <a class="there"`)
		w.attr("href", page+"#m"+itoa(q.Mention))
		w.raw(">in the text</a></footer>")
	}
	w.raw("</blockquote>\n")
}
