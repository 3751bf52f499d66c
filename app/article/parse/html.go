package parse

import (
	"errors"
	"strings"
	"unicode"

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
	main, found := readable(d, page, &m)
	d.blocks = choose(whole, links, main, m.title, chrome)
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

// choose takes the article's blocks from those of the whole page. A page is all
// article if no element of it says otherwise and little of it is links.
func choose(whole []block, links map[int]int, main []block, title string, chrome bool) []block {
	size, linked := 0, 0
	for i := range whole {
		size += len(whole[i].text)
		linked += links[i]
	}
	some := wordsIn(main)
	if some < 25 || !chrome && linked*6 < size {
		return whole
	}
	in := make(map[string]bool, len(main))
	for _, b := range main {
		in[letters(b.text)] = true
	}
	first, last, matched := -1, -1, 0
	for i, b := range whole {
		if in[letters(b.text)] {
			if first < 0 {
				first = i
			}
			last = i
			matched += wordCount(b.text)
		}
	}
	if matched*10 < some*9 {
		return main // the library has put the text together anew
	}
	top := topOf(whole[:first], title)
	var kept []block
	for i := top; i <= last; i++ {
		b := whole[i]
		if in[letters(b.text)] || i < first && isTop(b, i == top) || isProse(b, links[i]) {
			kept = append(kept, b)
		}
	}
	// What the library cut off at the end, up to the first heading or link.
	for i := last + 1; i < len(whole) && whole[i].Kind != article.Heading && isProse(whole[i], links[i]); i++ {
		kept = append(kept, whole[i])
	}
	return kept
}

// topOf is where the article begins above its first paragraph: at its title.
func topOf(above []block, title string) int {
	for i := len(above) - 1; i >= 0; i-- {
		if above[i].Kind == article.Heading && (above[i].Level == 1 || sameWords(above[i].text, title)) {
			return i
		}
	}
	return len(above)
}

// isTop tells whether a block between the title and the first paragraph is of
// the article though it is short: the title, or a line that says who or when.
func isTop(b block, title bool) bool {
	return title || isByline(b.text) || isDateLine(b.text) || b.Kind == article.Paragraph && columns(b.text) >= 40
}

// isProse tells whether a block within the article that the library dropped is
// of the article all the same: not mostly links.
func isProse(b block, linked int) bool {
	if linked*2 > len(b.text) {
		return false
	}
	switch b.Kind {
	case article.Paragraph:
		return columns(b.text) >= 60 || endsSentence(b.text) && wordCount(b.text) >= 4
	case article.Standfirst, article.Heading, article.TableRow, article.Verbatim, article.Quotation, article.ListItem:
		return true
	}
	return false
}

// letters is s without anything but letters and digits.
func letters(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return unicode.ToLower(r)
		}
		return -1
	}, s)
}

func wordsIn(blocks []block) int {
	n := 0
	for i := range blocks {
		n += wordCount(blocks[i].text)
	}
	return n
}

// hasAround tells whether a page has more than an article.
func hasAround(page *html.Node) bool {
	for n := range page.Descendants() {
		if isAround(n) {
			return true
		}
	}
	return false
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
