package view

import (
	"strings"
	"unicode"

	"offprint/app/article"
)

// mostAnchor bounds an anchor, in code points.
const mostAnchor = 60

// Anchors returns the id of each block, "" for those without: "title" for
// the title and for a heading its words, numbered where they repeat. An id
// begins with "s-" so that no heading takes an id of the page's own.
func Anchors(a *article.Article) []string {
	ids := make([]string, len(a.Blocks))
	if len(ids) > 0 {
		ids[0] = "title"
	}
	seen := map[string]int{}
	for _, s := range a.Outline() {
		id := "s-" + anchor(s.Text)
		seen[id]++
		if n := seen[id]; n > 1 {
			id += "--" + itoa(n)
		}
		ids[s.Block] = id
	}
	return ids
}

// anchor keeps letters and digits of every script, lower-cased; the rest
// becomes single hyphens.
func anchor(s string) string {
	var b strings.Builder
	n, gap := 0, false
	for _, r := range strings.ToLower(s) {
		if !unicode.IsLetter(r) && !unicode.IsDigit(r) && !unicode.IsMark(r) {
			gap = n > 0
			continue
		}
		if n >= mostAnchor {
			break
		}
		if gap {
			b.WriteByte('-')
			n++
			gap = false
		}
		b.WriteRune(r)
		n++
	}
	return b.String()
}

// OutlineList returns the article's title and headings as a list of links.
func OutlineList(a *article.Article) string {
	w := &writer{}
	w.raw(`<ol class="outline">` + "\n")
	ids := Anchors(a)
	line := func(block, level int, text string) {
		w.raw(`<li class="level-`, itoa(level), `"><a dir="auto"`)
		w.attr("href", "#"+ids[block])
		w.raw(">")
		w.text(text)
		w.raw("</a></li>\n")
	}
	line(0, 1, a.Title)
	for _, s := range a.Outline() {
		line(s.Block, s.Level, s.Text)
	}
	w.raw("</ol>\n")
	return w.String()
}
