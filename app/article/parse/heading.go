package parse

import (
	"strings"
	"unicode"

	"offprint/app/article"
)

// Headings are short: longer lines without a stop are paragraphs of people who
// forget it.
const (
	headingColumns = 80
	headingWords   = 14
)

// headings finds the headings among the paragraphs: short, without a final
// stop, and with text under them.
func (p *textParser) headings() {
	run := 0 // headings between here and the text under them
	for i := len(p.items) - 1; i >= 0; i-- {
		it := &p.items[i]
		switch {
		case it.Kind == article.Heading:
			run = 1
		case it.Kind == article.Paragraph && p.headingAt(i):
			run++
			it.Kind = article.Heading
			it.Level = headingLevel(it.text)
		default:
			p.undoRun(i+1, run)
			run = 0
		}
	}
	p.undoRun(0, run)
	p.underlineLevels()
}

// undoRun makes paragraphs of a run of headings from i on that is none: three
// short lines in a row are verse, an address, a signature.
func (p *textParser) undoRun(i, run int) {
	if run < 3 {
		return
	}
	for ; run > 0; run-- {
		if it := &p.items[i]; it.Kind == article.Heading && it.under == 0 && it.number == 0 {
			it.Kind, it.Level = article.Paragraph, 0
		}
		i++
	}
}

// headingAt tells whether item i, a paragraph, is a heading.
func (p *textParser) headingAt(i int) bool {
	it := &p.items[i]
	if i+1 == len(p.items) || !headingLike(it.text) || it.last > it.first && !isCapitals(it.text) {
		return false
	}
	next := &p.items[i+1]
	const body = 60 // a paragraph without a stop is no shorter
	if next.Kind == article.Paragraph && !isCapitals(it.text) &&
		!endsWithStop(next.text) && (next.cols() <= it.cols() || next.cols() < body) && !p.headingLikeNext(i+1) {
		return false
	}
	if asks(it.text) && (next.Kind != article.Paragraph || next.cols() < 2*it.cols() || next.cols() < headingColumns) {
		return false
	}
	if next.chunk != it.chunk {
		first := i == 0 || p.items[i-1].chunk != it.chunk
		return first || endsWithStop(p.items[i-1].text)
	}
	// No blank line below: the text under it must be plainly longer.
	if i > 0 && p.items[i-1].chunk == it.chunk && !endsWithStop(p.items[i-1].text) && p.items[i-1].Kind != article.Heading && p.items[i-1].Kind != article.Title && p.items[i-1].Kind != article.Standfirst {
		return false
	}
	return it.cols() <= 60 && next.Kind == article.Paragraph && endsWithStop(next.text) &&
		(next.last > next.first || next.cols() >= 2*it.cols() && next.cols() >= headingColumns)
}

// headingLikeNext tells whether item i could be a heading by its looks, so that
// a heading above it has one below.
func (p *textParser) headingLikeNext(i int) bool {
	return i+1 < len(p.items) && headingLike(p.items[i].text) && p.items[i+1].cols() > p.items[i].cols()
}

// headingLike tells whether a line has the looks of a heading.
func headingLike(s string) bool {
	if !hasLetter(s) || columns(s) > headingColumns || wordCount(s) > headingWords && isSpaced(s) {
		return false
	}
	if isNumeral(s) {
		return true
	}
	if endsWithStop(s) && !(asks(s) && wordCount(s) <= 10 && !strings.ContainsAny(s[:1], "\"'-–—")) {
		return false
	}
	if strings.HasSuffix(s, "–") || strings.HasSuffix(s, "—") || strings.HasSuffix(s, "-") {
		return false
	}
	return !startsLower(s) && !isByline(s) && !isDateLine(s)
}

// isNumeral tells whether s is a number alone, as sections are headed in books:
// "II.", "3".
func isNumeral(s string) bool {
	s = strings.TrimSuffix(s, ".")
	return s != "" && len(s) <= 6 && (strings.Trim(s, "IVXLC") == "" || strings.Trim(s, "0123456789") == "" && len(s) <= 2)
}

// isSpaced tells whether s is written with spaces between its words.
func isSpaced(s string) bool { return !article.IsIdeograph(firstLetter(s)) }

// headingLevel is the level by a heading's number: "2." and no number 2, "2.1"
// 3, "2.1.3" 4.
func headingLevel(s string) int {
	level, digits := 2, false
	for i := 0; i < len(s); i++ {
		switch c := s[i]; {
		case c >= '0' && c <= '9':
			digits = true
		case c == '.' && digits && i+1 < len(s) && s[i+1] >= '0' && s[i+1] <= '9':
			level++
		default:
			return min(level, 6)
		}
	}
	return 2
}

// underlineLevels sets the levels of underlined headings: where two kinds of
// underline are in use, the one met first is the higher.
func (p *textParser) underlineLevels() {
	var kinds []byte
	for i := range p.items {
		it := &p.items[i]
		if it.under == 0 || it.Kind != article.Heading {
			continue
		}
		at := strings.IndexByte(string(kinds), it.under)
		if at < 0 {
			at = len(kinds)
			kinds = append(kinds, it.under)
		}
		it.Level = min(2+at, 6)
	}
}

// numbers tells numbered headings from list items: an item whose number is
// followed or preceded by the next one's is of a list, a short one alone is
// a heading.
func (p *textParser) numbers() {
	for i := range p.items {
		it := &p.items[i]
		if it.Kind != article.ListItem || !it.Ordered {
			continue
		}
		if i > 0 && p.items[i-1].number > 0 && p.items[i-1].Kind == article.ListItem ||
			i+1 < len(p.items) && p.items[i+1].Ordered {
			continue
		}
		alone := (i == 0 || p.items[i-1].chunk != it.chunk) && i+1 < len(p.items) && p.items[i+1].chunk != it.chunk
		digit := it.text[0] >= '0' && it.text[0] <= '9'
		if alone && digit && it.first == it.last && headingLike(it.text) && !startsLower(afterNumber(it.text)) {
			it.Kind, it.Level, it.Ordered = article.Heading, headingLevel(it.text), false
		}
	}
}

// afterNumber is s without the number it begins with.
func afterNumber(s string) string {
	return strings.TrimLeftFunc(s, func(r rune) bool { return !unicode.IsLetter(r) })
}
