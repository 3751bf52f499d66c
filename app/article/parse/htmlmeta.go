package parse

import (
	"strings"

	readability "codeberg.org/readeck/go-readability/v2"
	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"offprint/app/article"
)

// pageMeta is what a page says of itself outside its text.
type pageMeta struct {
	title, pageTitle, author, date, lang, url, site, description string
	tags                                                         []string
}

// metaNames are the names and properties of meta elements that are read, with
// the field they set. The first in a page wins, but for the rank: a lower one
// is better.
var metaNames = map[string]struct {
	field func(m *pageMeta) *string
	rank  int
}{
	"og:title":               {func(m *pageMeta) *string { return &m.title }, 0},
	"twitter:title":          {func(m *pageMeta) *string { return &m.title }, 1},
	"dc.title":               {func(m *pageMeta) *string { return &m.title }, 2},
	"author":                 {func(m *pageMeta) *string { return &m.author }, 0},
	"article:author":         {func(m *pageMeta) *string { return &m.author }, 1},
	"byl":                    {func(m *pageMeta) *string { return &m.author }, 2},
	"parsely-author":         {func(m *pageMeta) *string { return &m.author }, 3},
	"dc.creator":             {func(m *pageMeta) *string { return &m.author }, 4},
	"article:published_time": {func(m *pageMeta) *string { return &m.date }, 0},
	"datepublished":          {func(m *pageMeta) *string { return &m.date }, 1},
	"date":                   {func(m *pageMeta) *string { return &m.date }, 2},
	"pubdate":                {func(m *pageMeta) *string { return &m.date }, 3},
	"dc.date":                {func(m *pageMeta) *string { return &m.date }, 4},
	"parsely-pub-date":       {func(m *pageMeta) *string { return &m.date }, 5},
	"og:site_name":           {func(m *pageMeta) *string { return &m.site }, 0},
	"application-name":       {func(m *pageMeta) *string { return &m.site }, 1},
	"dc.publisher":           {func(m *pageMeta) *string { return &m.site }, 2},
	"og:url":                 {func(m *pageMeta) *string { return &m.url }, 1},
	"og:locale":              {func(m *pageMeta) *string { return &m.lang }, 1},
	"description":            {func(m *pageMeta) *string { return &m.description }, 0},
	"og:description":         {func(m *pageMeta) *string { return &m.description }, 1},
}

// readMeta reads what a page says of itself, before the readability library
// changes its tree.
func readMeta(page *html.Node) pageMeta {
	var m pageMeta
	ranks := map[*string]int{}
	set := func(field *string, value string, rank int) {
		if value = collapse(clean(value, false)); value == "" {
			return
		}
		if had, ok := ranks[field]; !ok || rank < had {
			*field, ranks[field] = value, rank
		}
	}
	for n := range page.Descendants() {
		switch {
		case n.Type == html.CommentNode:
			set(&m.url, savedFrom(n.Data), 3)
		case n.DataAtom == atom.Html:
			set(&m.lang, attr(n, "lang"), 0)
		case n.DataAtom == atom.Title && n.FirstChild != nil && !within(n, atom.Svg):
			set(&m.pageTitle, n.FirstChild.Data, 0)
		case n.DataAtom == atom.Link && strings.EqualFold(attr(n, "rel"), "canonical"):
			set(&m.url, webURL(attr(n, "href"), nil), 0)
		case n.DataAtom == atom.Time && m.date == "" && attr(n, "datetime") != "":
			set(&m.date, normalDate(attr(n, "datetime")), 9)
		case n.DataAtom == atom.Meta:
			m.element(n, set)
		}
	}
	if m.lang != "" {
		m.lang = langTag(m.lang)
	}
	if strings.Contains(m.author, "://") { // Open Graph's profile pages
		m.author = ""
	}
	m.date = normalDate(m.date)
	m.url = webURL(m.url, nil)
	if m.title == "" {
		m.title = m.pageTitle
	}
	return m
}

func (m *pageMeta) element(n *html.Node, set func(*string, string, int)) {
	content := attr(n, "content")
	for _, key := range [...]string{"property", "name", "itemprop"} {
		name := strings.ToLower(strings.TrimSpace(attr(n, key)))
		switch name {
		case "":
			continue
		case "article:tag", "keywords", "news_keywords":
			for tag := range strings.SplitSeq(content, ",") {
				if tag = collapse(clean(tag, false)); tag != "" {
					m.tags = append(m.tags, tag)
				}
			}
		}
		if known, ok := metaNames[strings.ReplaceAll(name, "dcterms.", "dc.")]; ok {
			set(known.field(m), content, known.rank)
		}
	}
}

func within(n *html.Node, a atom.Atom) bool {
	for p := n.Parent; p != nil; p = p.Parent {
		if p.DataAtom == a {
			return true
		}
	}
	return false
}

// savedFrom is the address in the comment that browsers write into a saved
// page: "saved from url=(0026)https://example.org/a".
func savedFrom(comment string) string {
	_, rest, ok := strings.Cut(comment, "saved from url=(")
	if !ok {
		return ""
	}
	_, address, _ := strings.Cut(rest, ")")
	address, _, _ = strings.Cut(strings.TrimSpace(address), " ")
	return webURL(address, nil)
}

// fromReadability fills in what the library knows beside: it reads JSON-LD and
// takes the site's name off the page's title.
func (m *pageMeta) fromReadability(a readability.Article) {
	plain := func(s string) string { return collapse(clean(s, false)) }
	if t := plain(a.Title()); t != "" && (m.title == "" || m.title == m.pageTitle) {
		m.title = t
	}
	if m.author == "" {
		m.author = plain(a.Byline())
	}
	if m.site == "" {
		m.site = plain(a.SiteName())
	}
	if t, err := a.PublishedTime(); err == nil && m.date == "" && t.Year() >= 1400 && t.Year() < 2200 {
		m.date = t.Format("2006-01-02")
	}
}

// fill completes an article's meta with the page's.
func (m *pageMeta) fill(meta *article.Meta) {
	author := m.author
	if name, _, ok := byline(author); ok {
		author = name
	}
	setOnce(&meta.Author, author)
	setOnce(&meta.Date, m.date)
	setOnce(&meta.Source, m.site)
	setOnce(&meta.Lang, m.lang)
	if len(meta.Tags) == 0 {
		meta.Tags = sortedSet(m.tags)
	}
}
