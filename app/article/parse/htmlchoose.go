package parse

import (
	"iter"
	"strings"
	"unicode"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"offprint/app/article"
)

// container is the only element of a page that is marked as an article, else
// the only one that is marked as the main part; nil if there is none.
func container(page *html.Node) *html.Node {
	for _, a := range [...]atom.Atom{atom.Article, atom.Main} {
		var only *html.Node
		count := 0
		for n := range page.Descendants() {
			if n.DataAtom == a {
				only = n
				count++
			}
		}
		if count == 1 {
			return only
		}
	}
	return nil
}

// isArticle tells whether the blocks of a container are the article: little of
// them is links, they hold what the library found, and not much more than what
// it may have dropped.
func isArticle(box []block, links map[int]int, main []block) bool {
	some := wordsIn(main)
	if some < 25 || wordsIn(box) > 3*some || mostlyLinks(box, links) {
		return false
	}
	in := contentOf(box)
	found := 0
	for _, b := range main {
		if in.has(b) {
			found += wordCount(b.text)
		}
	}
	return found*2 >= some
}

// mostlyLinks tells whether more than a sixth of a text is links, as where
// articles are listed.
func mostlyLinks(blocks []block, links map[int]int) bool {
	size, linked := 0, 0
	for i := range blocks {
		size += len(blocks[i].text)
		linked += links[i]
	}
	return linked*6 > size
}

// A content is what stands in some blocks: the letters of each, and each run of
// four words, since the library joins and cuts blocks.
type content struct{ blocks, phrases map[string]bool }

func contentOf(blocks []block) content {
	c := content{make(map[string]bool, len(blocks)), map[string]bool{}}
	for _, b := range blocks {
		c.blocks[letters(b.text)] = true
		for phrase := range phrases(b.text) {
			c.phrases[phrase] = true
		}
	}
	return c
}

// has tells whether a block, or at least half of it, stands in the content.
func (c content) has(b block) bool {
	if c.blocks[letters(b.text)] {
		return true
	}
	all, in := 0, 0
	for phrase := range phrases(b.text) {
		all++
		if c.phrases[phrase] {
			in++
		}
	}
	return in > 0 && in*2 >= all
}

// phrases gives each run of four words of a text.
func phrases(text string) iter.Seq[string] {
	return func(yield func(string) bool) {
		const words = 4
		text = strings.Join(strings.Fields(text), " ")
		var starts []int
		for i := range len(text) {
			if i == 0 || text[i-1] == ' ' {
				if starts = append(starts, i); len(starts) > words && !yield(text[starts[len(starts)-1-words]:i-1]) {
					return
				}
			}
		}
		if len(starts) >= words {
			yield(text[starts[len(starts)-words]:])
		}
	}
}

// choose takes the article's blocks from those of the whole page. A page is all
// article if no element of it says otherwise and little of it is links.
func choose(whole []block, links map[int]int, main []block, title string, chrome bool) []block {
	some := wordsIn(main)
	if some < 25 || !chrome && !mostlyLinks(whole, links) {
		return whole
	}
	in := contentOf(main)
	first, last, matched := -1, -1, 0
	for i, b := range whole {
		if in.has(b) {
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
		if in.has(b) || i < first && isTop(b, i == top) || isProse(b, links[i]) {
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

// hasAround tells whether a page has more than an article.
func hasAround(page *html.Node) bool {
	for n := range page.Descendants() {
		if isAround(n) {
			return true
		}
	}
	return false
}
