package parse

import (
	"errors"
	"strings"

	readability "codeberg.org/readeck/go-readability/v2"
	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"offprint/app/article"
)

// maxElements is how many elements a page may have for the readability library
// to look at it; it takes a time that grows with their square on hostile pages.
const maxElements = 30000

// maxTags is how many tags a page may have for a tree of it to be made: a tree
// of more takes gigabytes.
const maxTags = 400000

var errTooManyTags = errors.New("too many tags")

// parseHTML reads a saved web page. The readability library says which text is
// the article; the text itself is taken from the page, so that what the library
// drops between the article's paragraphs is kept, and so is all of a page that
// holds little else. Navigation, asides, footers and forms are left out unless
// the page would be empty without.
func parseHTML(d *document, source string) {
	var page *html.Node
	err := errTooManyTags
	if strings.Count(source, "<") <= maxTags {
		page, err = html.Parse(strings.NewReader(source))
	}
	if err != nil { // or it is nested deeper than the parser goes
		d.warn(0, "the page has too many elements or is too deeply nested; its text was taken without its structure")
		flatText(d, source)
		return
	}
	m := readMeta(page)
	if d.meta.URL == "" {
		d.meta.URL = m.url
	}
	whole, links := walk(d, page, true)
	if wordsIn(whole) == 0 {
		whole, links = walk(d, page, false)
	}
	chrome := hasAround(page)
	var box []block
	var boxLinks map[int]int
	if n := container(page); n != nil {
		box, boxLinks = walk(d, n, true)
	}
	main, found := readable(d, page, &m)
	if isArticle(box, boxLinks, main) {
		d.blocks = box
	} else {
		d.blocks = choose(whole, links, main, m.title, chrome)
	}
	if !found && chrome && len(whole) > 0 {
		d.warn(0, "no article was recognised in the page; all its text was taken")
	}
	d.htmlTitle(m)
	m.fill(&d.meta)
}

// walk gives the blocks under n, and how much of each stands in links.
func walk(d *document, n *html.Node, main bool) ([]block, map[int]int) {
	part := &document{file: d.file, meta: d.meta}
	w := newWalker(part, main)
	w.node(n)
	w.flush()
	return part.blocks, w.links
}

// fragment adds the text of HTML that stands in another format.
func fragment(d *document, source string, quote int) {
	body := &html.Node{Type: html.ElementNode, Data: "body", DataAtom: atom.Body}
	nodes, err := html.ParseFragment(strings.NewReader(source), body)
	if err != nil {
		flatText(d, source)
		return
	}
	w := newWalker(d, false)
	w.quote = quote
	w.prose()
	at := len(d.blocks)
	for _, n := range nodes {
		w.node(n)
	}
	w.flush()
	for i := at; i < len(d.blocks); i++ {
		d.blocks[i].Level = max(d.blocks[i].Level, minLevel(d.blocks[i].Kind))
	}
}

// minLevel is the least level that a block of a kind has.
func minLevel(kind article.Kind) int {
	switch kind {
	case article.Heading:
		return 2
	case article.ListItem, article.Quotation:
		return 1
	}
	return 0
}

// readable gives the article that the readability library sees in a page.
func readable(d *document, page *html.Node, m *pageMeta) (blocks []block, found bool) {
	defer func() {
		if recover() != nil { // of a library, on hostile input
			blocks, found = nil, false
		}
	}()
	elements := 0
	for n := range page.Descendants() {
		if n.Type == html.ElementNode {
			elements++
		}
	}
	if elements > maxElements {
		return nil, false
	}
	p := readability.NewParser()
	a, err := p.ParseAndMutate(page, d.base())
	if err != nil || a.Node == nil {
		return nil, false
	}
	m.fromReadability(a)
	blocks, _ = walk(d, a.Node, false)
	return blocks, true
}

func wordsIn(blocks []block) int {
	n := 0
	for i := range blocks {
		n += wordCount(blocks[i].text)
	}
	return n
}

// htmlTitle makes the title the first block: the heading of level 1 that the
// page's stated title repeats, or the only one near the top. Where the page has
// none, its stated title is the title.
func (d *document) htmlTitle(m pageMeta) {
	at, ones := -1, 0
	for i := range d.blocks {
		b := &d.blocks[i]
		if b.Kind != article.Heading {
			continue
		}
		if b.Level == 1 {
			ones++
		}
		if at < 0 && (b.Level == 1 || i < 4 && sameWords(b.text, m.title)) {
			at = i
		}
	}
	shift := 0
	if ones > 1 {
		shift = 1
	}
	for i := range d.blocks {
		if b := &d.blocks[i]; b.Kind == article.Heading && i != at {
			b.Level = min(max(2, b.Level+shift), 6)
		}
	}
	const above = 3
	switch {
	case at >= 0 && at <= above:
		title := d.blocks[at]
		title.Kind, title.Level = article.Title, 0
		copy(d.blocks[1:at+1], d.blocks[:at])
		d.blocks[0] = title
	case at >= 0:
		d.blocks[at].Level = 2
	}
	if d.meta.Title == "" && m.title != "" && (len(d.blocks) == 0 || d.blocks[0].Kind != article.Title) {
		d.meta.Title = m.title
	}
	if d.meta.Standfirst == "" && len(d.blocks) > 1 && sameWords(d.blocks[1].text, m.description) {
		d.meta.Standfirst = d.blocks[1].text
	}
}
