package view

import (
	"net/url"
	"strings"

	"offprint/app/article"
	"offprint/app/library"
	"offprint/app/search"
)

// An Asked is a search as an address carries it. The zero Asked asks nothing.
type Asked struct {
	Query string
	Exact bool // words as typed, no inflections
	At    int  // code point of the passage that was chosen, on an article's page
}

// Names of an address's parts.
const (
	askedQuery = "q"
	askedExact = "exact"
	askedAt    = "at"
)

// AskedOf reads the part of an address after "?". What it cannot read it leaves out.
func AskedOf(raw string) Asked {
	v, err := url.ParseQuery(raw)
	if err != nil && len(v) == 0 {
		return Asked{}
	}
	a := Asked{Query: v.Get(askedQuery), Exact: v.Get(askedExact) != ""}
	if strings.TrimSpace(a.Query) == "" {
		return Asked{}
	}
	for _, c := range v.Get(askedAt) {
		if c < '0' || c > '9' || a.At > 1<<30 {
			a.At = 0
			break
		}
		a.At = 10*a.At + int(c-'0')
	}
	return a
}

// String is the part of an address after "?", empty where nothing is asked.
func (a Asked) String() string {
	if a.Query == "" {
		return ""
	}
	s := askedQuery + "=" + url.QueryEscape(a.Query)
	if a.Exact {
		s += "&" + askedExact + "=1"
	}
	if a.At > 0 {
		s += "&" + askedAt + "=" + itoa(a.At)
	}
	return s
}

// Search is the address of the search page with a search.
func (l Links) Search(a Asked) string {
	a.At = 0
	return withQuery(l.Root+"search/", a)
}

// Passage is the address of an article opened at the passage that a search found.
func (l Links) Passage(slug string, a Asked) string { return withQuery(l.Article(slug), a) }

func withQuery(path string, a Asked) string {
	if q := a.String(); q != "" {
		return path + "?" + q
	}
	return path
}

// SearchTitle is the title of the search page.
func SearchTitle(a Asked) string {
	if a.Query == "" {
		return "Search"
	}
	return "Search: " + cutAt(a.Query, 60)
}

// cutAt cuts a text to n code points.
func cutAt(s string, n int) string {
	if r := []rune(s); len(r) > n {
		return strings.TrimSpace(string(r[:n])) + "…"
	}
	return s
}

// SearchPage returns the inside of the main element for the search page. The
// reader's program fills in the rest.
func SearchPage(l Links, info library.Info) string {
	w := &writer{}
	w.raw(`<div class="library searching">` + "\n" + `<h1 class="title">Search</h1>` + "\n")
	w.raw(`<p class="needs-app">Search needs the reader’s program, which this browser does not run. All that can be read is in <a`)
	w.attr("href", l.Library())
	w.raw(">the library</a>.</p>\n")
	w.raw(`<div class="search-form app-only" role="search">` +
		`<input id="q" type="search" autocomplete="off" autocapitalize="none" spellcheck="false" enterkeyhint="search" dir="auto" placeholder="Words in any article" aria-label="Search all text" aria-describedby="search-status">` +
		`<label class="switch"><input id="exact" type="checkbox">Exact words only</label></div>` + "\n")
	w.raw(`<p id="search-status" class="found" role="status"></p>` + "\n")
	w.raw(`<div id="search-notices"></div>` + "\n" + `<div id="search-own"></div>` + "\n" + `<ol id="results" class="hits"></ol>` + "\n")
	w.raw(`<p id="search-rest" class="more" hidden><button type="button" data-do="search-rest">Show more results</button></p>` + "\n")
	w.raw("</div>\n")
	return w.String()
}

// searchWays are what can be asked, as the empty page shows it.
var searchWays = [][2]string{
	{"drug strike", "both words, their inflections too"},
	{`"drug strike"`, "the words together, in this order"},
	{"strike -oil", "not with this word"},
	{"title:strike", "in the title"},
	{"name:petro", "mentions the name, however written"},
	{"after:2025-10", "dated then or later"},
	{"before:2025", "dated earlier"},
}

// SearchWays returns what stands on the search page while nothing is asked.
func SearchWays(l Links) string {
	w := &writer{}
	w.raw(`<dl class="ways">`)
	for _, s := range searchWays {
		w.raw("<div><dt><a")
		w.attr("href", l.Search(Asked{Query: s[0]}))
		w.raw(">")
		w.text(s[0])
		w.raw("</a></dt><dd>", s[1], "</dd></div>\n")
	}
	w.raw("</dl>\n")
	return w.String()
}

// SearchNotices returns the remarks on a search. suggest is another query that
// may have been meant, or empty.
func SearchNotices(l Links, notices []search.Notice, suggest string, exact bool) string {
	w := &writer{}
	for _, n := range notices {
		if n.Code == search.AtLeast {
			continue // the count says so
		}
		w.raw(`<p class="remark">`)
		n.Word = cutAt(n.Word, 60)
		w.text(n.String())
		w.raw("</p>\n")
	}
	if suggest != "" {
		w.raw(`<p class="remark">Did you mean <a`)
		w.attr("href", l.Search(Asked{Query: suggest, Exact: exact}))
		w.raw("><bdi>")
		w.text(suggest)
		w.raw("</bdi></a>?</p>\n")
	}
	return w.String()
}

// FoundWords says how much a search found. done tells that it has looked at
// everything.
func FoundWords(res search.Results, done bool) string {
	n := max(res.Total, len(res.Hits))
	least := !done
	for _, o := range res.Notices {
		least = least || o.Code == search.AtLeast
	}
	switch {
	case n == 0 && !done:
		return "Searching…"
	case n == 0:
		return "Nothing found."
	case least:
		return "At least " + Plural(n, "article", "articles")
	}
	return Plural(n, "article", "articles")
}

// A Hit is an article that a search found.
type Hit struct {
	Links
	Asked   Asked
	Entry   library.Entry
	Article *article.Article
	Excerpt search.Excerpt
}

var hitMark = mark{open: "<mark>", close: "</mark>"}

func hitMarks(spans []search.Span) []mark {
	marks := make([]mark, len(spans))
	for i, s := range spans {
		marks[i] = mark{start: s.Start, end: s.End, open: hitMark.open, close: hitMark.close}
	}
	return marks
}

// HitItem returns a result: the article, the best passages, and how many more
// matches it has. The text of passages leads to them.
func HitItem(h Hit) string {
	w := &writer{}
	w.raw(`<li class="hit"><h2 dir="auto"`)
	w.attrIf("lang", h.Entry.Lang)
	w.raw("><a")
	at := h.Asked
	at.At = firstMatch(h.Excerpt)
	w.attr("href", h.Passage(h.Entry.Slug, at))
	w.raw(">")
	if title := titleBlock(h.Article); title != nil && len(h.Excerpt.Title) > 0 {
		inline(w, h.Article.BlockText(0), title.Start, hitMarks(h.Excerpt.Title))
	} else {
		w.text(h.Entry.Title)
	}
	w.raw(`</a></h2><p class="facts">`)
	facts(w, h.Entry)
	if n := h.Excerpt.Total; n > 0 {
		w.raw(` <span class="dot">·</span> `, Plural(n, "match", "matches"))
	}
	w.raw("</p>\n")
	passages(w, h)
	if h.Excerpt.More > 0 {
		w.raw(`<button type="button" class="expand" data-act="hit-more" aria-expanded="false" data-article="`, itoa(h.Entry.Index), `">`,
			Thousands(h.Excerpt.More), " more in this article</button>")
	}
	w.raw("</li>\n")
	return w.String()
}

func titleBlock(a *article.Article) *article.Block {
	if len(a.Blocks) > 0 && a.Blocks[0].Kind == article.Title {
		return &a.Blocks[0]
	}
	return nil
}

// firstMatch is where the best passages begin, 0 where only the title matches.
func firstMatch(e search.Excerpt) int {
	if len(e.Passages) > 0 && len(e.Passages[0].Matches) > 0 {
		return e.Passages[0].Matches[0].Start
	}
	return 0
}

func passages(w *writer, h Hit) {
	if len(h.Excerpt.Passages) == 0 {
		return
	}
	text := []rune(h.Article.Text)
	w.raw(`<ul class="passages"`)
	w.attrIf("lang", h.Entry.Lang)
	w.raw(">\n")
	for _, p := range h.Excerpt.Passages {
		start, end := max(0, p.Start), min(p.End, len(text))
		if start >= end || len(p.Matches) == 0 {
			continue
		}
		to := h.Asked
		to.At = p.Matches[0].Start
		w.raw(`<li><a dir="auto"`)
		w.attr("href", h.Passage(h.Entry.Slug, to))
		w.raw(">")
		if p.Before {
			w.raw("… ")
		}
		inline(w, string(text[start:end]), start, hitMarks(p.Matches))
		if p.After {
			w.raw(" …")
		}
		w.raw("</a></li>\n")
	}
	w.raw("</ul>\n")
}

// An OwnHit is something of the reader's own that a search found.
type OwnHit struct {
	ID      string
	Article string // the title of the article that it stands in
	Text    string // the quotation and the note
	Marks   []search.Span
}

// OwnHits returns the section of what a search found among the reader's own. all
// is how many there are; the rest is behind a button.
func OwnHits(hits []OwnHit, all int) string {
	if len(hits) == 0 {
		return ""
	}
	w := &writer{}
	w.raw(`<section class="own" aria-labelledby="own-head"><h2 id="own-head">Your annotations</h2><ul class="passages">` + "\n")
	for _, h := range hits {
		w.raw(`<li><button type="button" class="own-hit" dir="auto" data-act="own-open"`)
		w.attr("data-id", h.ID)
		w.raw(">")
		inline(w, h.Text, 0, hitMarks(h.Marks))
		if h.Article != "" {
			w.raw(`<small dir="auto">In `)
			w.text(h.Article)
			w.raw("</small>")
		}
		w.raw("</button></li>\n")
	}
	w.raw("</ul>")
	if more := all - len(hits); more > 0 {
		w.raw(`<button type="button" class="expand" data-act="own-more">`, Thousands(more), " more annotations</button>")
	}
	w.raw("</section>\n")
	return w.String()
}
