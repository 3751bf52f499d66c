package parse

import (
	"net/url"
	"strconv"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"offprint/app/article"
)

// A walker turns a tree of HTML into blocks.
type walker struct {
	writer
	base   *url.URL
	quote  int // depth
	list   int // depth
	deck   int // within how many elements that are the standfirst
	linked int // within how many links
	// markLen is how many bytes of a list item are its number.
	markLen int

	// main leaves out what stands around an article: navigation, footers,
	// asides, forms.
	main bool
	// links counts the letters of each block that stand in links, by block.
	links map[int]int
}

// unseen are the elements whose content is not text of the page.
var unseen = map[atom.Atom]bool{
	atom.Head: true, atom.Script: true, atom.Style: true, atom.Noscript: true, atom.Template: true,
	atom.Iframe: true, atom.Object: true, atom.Embed: true, atom.Svg: true, atom.Canvas: true,
	atom.Audio: true, atom.Video: true, atom.Select: true, atom.Textarea: true, atom.Datalist: true,
	atom.Button: true, atom.Title: true, atom.Noembed: true, atom.Noframes: true, atom.Rp: true,
}

// around are the elements that stand around an article.
var around = map[atom.Atom]bool{
	atom.Nav: true, atom.Aside: true, atom.Footer: true, atom.Form: true, atom.Dialog: true, atom.Menu: true,
}

// aroundRoles are the ARIA roles of such elements.
var aroundRoles = set("navigation complementary contentinfo search banner dialog alert menu menubar toolbar")

// inlineKinds are the elements that become spans.
var inlineKinds = map[atom.Atom]article.SpanKind{
	atom.Em: article.Emphasis, atom.I: article.Emphasis, atom.Cite: article.Emphasis, atom.Dfn: article.Emphasis, atom.Var: article.Emphasis,
	atom.Strong: article.Strong, atom.B: article.Strong,
	atom.Code: article.Code, atom.Kbd: article.Code, atom.Samp: article.Code, atom.Tt: article.Code,
}

// blockElements begin and end a block of text.
var blockElements = map[atom.Atom]bool{
	atom.Address: true, atom.Article: true, atom.Aside: true, atom.Body: true, atom.Center: true, atom.Dd: true,
	atom.Details: true, atom.Dialog: true, atom.Div: true, atom.Dl: true, atom.Dt: true, atom.Fieldset: true,
	atom.Figcaption: true, atom.Figure: true, atom.Footer: true, atom.Form: true, atom.Header: true, atom.Hgroup: true,
	atom.Hr: true, atom.Html: true, atom.Legend: true, atom.Main: true, atom.Menu: true, atom.Nav: true, atom.P: true,
	atom.Section: true, atom.Summary: true, atom.Caption: true, atom.Tr: true, atom.Td: true, atom.Th: true,
	atom.Tbody: true, atom.Thead: true, atom.Tfoot: true, atom.Search: true, atom.Optgroup: true, atom.Option: true,
}

func newWalker(d *document, main bool) *walker {
	w := &walker{main: main, base: d.base(), links: map[int]int{}}
	w.writer = writer{d: d, kind: article.Paragraph}
	return w
}

func (w *walker) children(n *html.Node) {
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		w.node(c)
	}
}

func (w *walker) node(n *html.Node) {
	switch n.Type {
	case html.TextNode:
		w.write(strings.ReplaceAll(n.Data, "\n", " "))
		if w.linked > 0 {
			w.links[len(w.d.blocks)] += len(collapse(n.Data))
		}
	case html.ElementNode:
		if !unseen[n.DataAtom] && !hidden(n) && !(w.main && isAround(n)) {
			w.element(n)
		}
	case html.DocumentNode:
		w.children(n)
	}
}

func (w *walker) element(n *html.Node) {
	switch a := n.DataAtom; a {
	case atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6:
		w.begin(article.Heading, min(max(2, int(n.Data[1]-'0')), 6))
		if a == atom.H1 {
			w.level = 1 // told from the others until the title is known
		}
		w.children(n)
		w.prose()
	case atom.Br:
		w.lineBreak()
	case atom.A:
		w.link(n)
	case atom.Em, atom.I, atom.Cite, atom.Dfn, atom.Var, atom.Strong, atom.B, atom.Code, atom.Kbd, atom.Samp, atom.Tt:
		w.start(inlineKinds[a], "")
		w.children(n)
		w.end()
	case atom.Pre, atom.Listing, atom.Xmp, atom.Plaintext:
		w.verbatim(rawText(n))
	case atom.Blockquote:
		w.flush()
		w.quote = min(w.quote+1, maxQuote)
		w.prose()
		w.children(n)
		w.flush()
		w.quote--
		w.prose()
	case atom.Ul, atom.Ol, atom.Menu, atom.Dir:
		w.items(n)
	case atom.Li:
		w.items(n.Parent)
	case atom.Table:
		w.table(n)
	case atom.Rt:
		w.write("（")
		w.children(n)
		w.write("）")
	default:
		if !blockElements[a] {
			w.children(n)
			return
		}
		deck := isDeck(n)
		if deck {
			w.deck++
		}
		w.prose()
		w.children(n)
		if deck {
			w.deck--
		}
		w.prose()
	}
}

// deckNames are how the pages of newspapers call a standfirst.
var deckNames = []string{"standfirst", "subheadline", "subtitle", "article-deck", "article-dek"}

// isDeck tells whether an element says that it is the standfirst.
func isDeck(n *html.Node) bool {
	for class := range strings.FieldsSeq(strings.ToLower(attr(n, "class"))) {
		if class == "deck" || class == "dek" {
			return true
		}
		for _, name := range deckNames {
			if strings.Contains(class, name) {
				return true
			}
		}
	}
	return false
}

// prose ends the block that is open and begins one of running text, unless it
// is the first of a list item.
func (w *walker) prose() {
	if w.kind == article.ListItem && len(w.text) == w.markLen {
		return
	}
	switch {
	case w.deck > 0:
		w.begin(article.Standfirst, 0)
	case w.quote > 0:
		w.begin(article.Quotation, w.quote)
	default:
		w.begin(article.Paragraph, 0)
	}
}

// lineBreak ends a line that was meant to end, as in Markdown.
func (w *walker) lineBreak() {
	switch w.kind {
	case article.Paragraph, article.Quotation:
		w.flush()
	default:
		w.write(" ")
	}
}

func (w *walker) link(n *html.Node) {
	href := linkURL(attr(n, "href"), w.base)
	w.linked++
	if href != "" && w.linked == 1 {
		w.start(article.Link, href)
		w.children(n)
		w.end()
	} else {
		w.children(n)
	}
	w.linked--
}

func (w *walker) items(list *html.Node) {
	w.flush()
	w.list = min(w.list+1, maxQuote)
	number := listStart(list)
	for n := list.FirstChild; n != nil; n = n.NextSibling {
		if n.DataAtom != atom.Li {
			w.kind = article.Paragraph
			w.node(n)
			continue
		}
		if hidden(n) {
			continue
		}
		w.begin(article.ListItem, w.list)
		w.markLen = 0
		if list.DataAtom == atom.Ol {
			if v, err := strconv.Atoi(attr(n, "value")); err == nil {
				number = v
			}
			w.order = true
			w.write(listNumber(number, attr(list, "type")) + " ")
			w.markLen = len(w.text)
			number++
		}
		w.children(n)
		if w.kind == article.ListItem && w.markLen > 0 && len(w.text) == w.markLen {
			w.text, w.pos = w.text[:0], 0 // a number with nothing behind it
		}
		w.begin(article.Paragraph, 0)
	}
	w.list--
	w.prose()
}

// listStart is the number of a list's first item. Only a list that has nothing
// odd about it may count from elsewhere than 1.
func listStart(list *html.Node) int {
	if v, err := strconv.Atoi(attr(list, "start")); err == nil {
		return v
	}
	return 1
}

// listNumber is the mark of a numbered item as the page shows it.
func listNumber(n int, kind string) string {
	if (kind == "a" || kind == "A") && n >= 1 && n <= 26 {
		return string(rune(kind[0])+rune(n-1)) + "."
	}
	return strconv.Itoa(n) + "."
}

// hidden tells whether a page says that an element is not shown.
func hidden(n *html.Node) bool {
	for _, a := range n.Attr {
		switch a.Key {
		case "hidden":
			return a.Val != "until-found"
		case "style":
			style := strings.ReplaceAll(strings.ToLower(a.Val), " ", "")
			return strings.Contains(style, "display:none") || strings.Contains(style, "visibility:hidden")
		}
	}
	return false
}

// isAround tells whether an element stands around an article rather than in it.
func isAround(n *html.Node) bool {
	if n.DataAtom == atom.Header {
		return !hasHeading(n)
	}
	return around[n.DataAtom] || aroundRoles[strings.ToLower(attr(n, "role"))]
}

// hasHeading tells whether a header is that of the article, not of the site.
func hasHeading(header *html.Node) bool {
	for n := range header.Descendants() {
		switch n.DataAtom {
		case atom.H1, atom.H2, atom.P:
			return true
		}
	}
	return false
}

func attr(n *html.Node, key string) string {
	for _, a := range n.Attr {
		if a.Key == key {
			return a.Val
		}
	}
	return ""
}

// rawText is the text under n with its line breaks.
func rawText(n *html.Node) string {
	var b strings.Builder
	for c := range n.Descendants() {
		switch {
		case c.Type == html.TextNode && !unseen[c.Parent.DataAtom]:
			b.WriteString(c.Data)
		case c.DataAtom == atom.Br:
			b.WriteByte('\n')
		}
	}
	return b.String()
}
