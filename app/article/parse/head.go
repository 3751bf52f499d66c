package parse

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"offprint/app/article"
)

// Limits of what may be a title or a standfirst, in columns.
const (
	titleColumns      = 250
	statementColumns  = 120 // of a title that ends with a full stop
	standfirstColumns = 300
)

// title finds title and standfirst in the first items of a plain text. The
// items of the first lines are cut anew, since a title's lines are not wrapped
// as those of a paragraph.
func (p *textParser) title(stated string) {
	first := &p.items[0]
	if stated != "" && !p.begins(stated) {
		return
	}
	if first.Kind == article.Heading {
		first.Kind, first.Level, first.under = article.Title, 0, 0
		p.standfirst(1)
		return
	}
	if first.Kind != article.Paragraph {
		return
	}
	end := first.last + 1 // of the lines that the title may take
	for _, it := range p.items[1:] {
		if it.chunk != first.chunk || it.Kind != article.Paragraph || it.first != end {
			break
		}
		end = it.last + 1
	}
	k := first.first + 1
	for k < end && p.titleContinues(p.lines[k-1], p.lines[k]) {
		k++
	}
	if stated != "" {
		k = first.first + p.titleLines(stated)
	}
	text := joinLines(p.lines[first.first:k], p.wrap.words)
	if stated == "" && !p.isTitle(text, k-first.first, k == end) {
		return
	}
	p.recut(k, end)
	p.items[0].Kind = article.Title
	p.standfirst(1)
}

// begins tells whether the document begins with the title that is stated.
func (p *textParser) begins(stated string) bool {
	return p.items[0].Kind == article.Heading && sameWords(p.items[0].text, stated) || p.titleLines(stated) > 0
}

// titleLines is how many lines the stated title takes at the beginning, 0 if it
// does not stand there.
func (p *textParser) titleLines(stated string) int {
	const most = 4
	for n := 1; n <= most && p.items[0].first+n <= len(p.lines); n++ {
		lines := p.lines[p.items[0].first : p.items[0].first+n]
		if lines[n-1].blank() {
			break
		}
		if sameWords(joinLines(lines, p.wrap.words), stated) {
			return n
		}
	}
	return 0
}

// isTitle tells whether the first lines, joined, are a title; alone says that
// a blank line follows them.
func (p *textParser) isTitle(text string, lines int, alone bool) bool {
	width := columns(text)
	if lines > 4 || width > titleColumns || !hasLetter(text) || wordCount(text) > 40 && isSpaced(text) {
		return false
	}
	if len(p.items) == 1 && alone {
		return !endsSentence(text) && wordCount(text) <= 20 && width <= statementColumns
	}
	return !endsSentence(text) || alone && lines == 1 && width <= statementColumns && p.longest() > 2*width
}

// longest is the width of the widest item.
func (p *textParser) longest() int {
	n := 0
	for i := range p.items {
		n = max(n, p.items[i].cols())
	}
	return n
}

// titleContinues tells whether the title's line a goes on in b.
func (p *textParser) titleContinues(a, b line) bool {
	if isByline(b.text) || isDateLine(b.text) || endsWithStop(a.text) && !strings.HasSuffix(a.text, ",") {
		return false
	}
	words := strings.Fields(a.text)
	last := strings.ToLower(words[len(words)-1])
	switch {
	case startsLower(b.text), strings.HasSuffix(a.text, ","), strings.HasSuffix(a.text, "-"), unfinished[last]:
		return a.cols <= titleColumns
	case a.cols < 30 || b.cols > titleColumns:
		return false
	case isCapitals(a.text) || isCapitals(b.text):
		return isCapitals(a.text) && isCapitals(b.text)
	case !isCased(a.text):
		return p.wrap.width > 0 && fills(a, b, p.wrap.width) && b.cols < a.cols && !endsWithStop(b.text)
	case isTitleCase(a.text) && isTitleCase(b.text):
		return !endsSentence(b.text) && b.cols <= a.cols
	}
	return len(words) >= 6 && b.cols < a.cols && wordCount(b.text) <= 3 && !endsWithStop(b.text)
}

// unfinished are words that no title ends with.
var unfinished = set("a an the of in on at to for from with over by and or as into after before against between under its his her their " +
	"der die das des und von zu mit für im am le la les de des du et à en dans pour el los las y del con por para una un il e di da o os as dos das em het een van en")

func set(words string) map[string]bool {
	m := make(map[string]bool)
	for w := range strings.FieldsSeq(words) {
		m[w] = true
	}
	return m
}

// recut makes items of the first chunk anew: its lines up to k are one, those
// from k to end are cut as paragraphs, with by- and date lines apart.
func (p *textParser) recut(k, end int) {
	cut := 0
	for cut < len(p.items) && p.items[cut].first < end {
		cut++
	}
	all := p.items
	start := all[0].first
	p.chunk = all[0].chunk
	p.items = make([]item, 0, cut+1)
	p.item(article.Paragraph, start, k)
	for k < end {
		next := k + 1
		if !isByline(p.lines[k].text) && !isDateLine(p.lines[k].text) {
			for next < end && !isByline(p.lines[next].text) && !p.wrap.breaks(p.lines[next-1], p.lines[next]) {
				next++
			}
		}
		p.item(article.Paragraph, k, next)
		k = next
	}
	p.items = slices.Replace(all, 0, cut, p.items...)
}

// standfirst tells whether item i, which follows the title, is the standfirst.
func (p *textParser) standfirst(i int) {
	if i+1 >= len(p.items) || p.items[i].Kind != article.Paragraph {
		return
	}
	it, next := &p.items[i], &p.items[i+1]
	if isByline(it.text) || isDateLine(it.text) || it.cols() > standfirstColumns || datelineEnd(it.text) > 0 {
		return
	}
	withTitle := it.chunk == p.items[0].chunk
	words := wordCount(it.text)
	if strings.Contains(it.text, ": ") && words < 6 {
		return // a line of a letter's head
	}
	open := !endsSentence(it.text)
	switch {
	case withTitle && (next.chunk != it.chunk || isByline(next.text) || isDateLine(next.text)):
		if !open && (it.cols() > 250 || sentences(it.text) > 2 || p.chunkSizes()) || words < 3 {
			return
		}
	case withTitle:
		if !open || words < 5 || next.cols() < it.cols() {
			return
		}
	default:
		if next.chunk == it.chunk && !isByline(next.text) || !open || words < 6 || isTitleCase(it.text) || isCapitals(it.text) || asks(it.text) || strings.HasSuffix(it.text, ":") {
			return
		}
	}
	it.Kind = article.Standfirst
}

// chunkSizes tells whether the paragraph under the title is as long as the
// others, so that it is one of them.
func (p *textParser) chunkSizes() bool {
	n, sum := 0, 0
	for i := 2; i < len(p.items); i++ {
		if p.items[i].Kind == article.Paragraph && p.items[i].cols() > headingColumns {
			n++
			sum += p.items[i].cols()
		}
	}
	return n > 0 && p.items[1].cols()*n*10 > sum*7
}

// sentences counts the sentences of s, roughly.
func sentences(s string) int {
	n := 1
	for i, r := range s {
		if strings.ContainsRune(".!?。！？؟", r) {
			rest := s[i+utf8.RuneLen(r):]
			if trimmed := strings.TrimLeft(rest, closers+" "); trimmed != rest || r > 0x3000 {
				if f, _ := utf8.DecodeRuneInString(trimmed); unicode.IsUpper(f) || r > 0x3000 && trimmed != "" {
					n++
				}
			}
		}
	}
	return n
}
