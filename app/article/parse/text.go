package parse

import (
	"strings"
	"unicode/utf8"

	"offprint/app/article"
)

// A line is one line of a plain text document.
type line struct {
	text   string // without indent, quotation marks of mail and trailing space
	indent int    // columns before text
	cols   int    // columns of text
	quote  int    // how many > stand before it
}

func (l line) blank() bool { return l.text == "" }

// An item is one block of plain text while its neighbours are not yet known.
type item struct {
	block
	first, last int // lines it was made of
	chunk       int // runs of lines without a blank line between, counted
	number      int // of an ordered list item or numbered heading
	under       byte
}

// cols is the width of an item's text.
func (it *item) cols() int { return columns(it.text) }

// parseText reads plain text. Blocks are found in three steps: lines are
// measured to see whether they were wrapped; runs of lines between blank lines
// are cut into items by their marks, indents and lengths; then title,
// standfirst and headings are told from paragraphs by their neighbours.
func parseText(d *document, source string) {
	lines := splitLines(source)
	p := &textParser{lines: lines, wrap: measure(lines)}
	p.items = make([]item, 0, written(lines)/max(1, p.wrap.width/20))
	p.wrap.base = baseIndent(lines)
	p.wrap.firstIndent = indentsFirstLines(lines, &p.wrap)
	p.cut()
	if len(p.items) == 0 {
		return
	}
	p.title(d.meta.Title)
	p.numbers()
	p.headings()
	d.blocks = make([]block, 0, len(p.items)+2) // a title and standfirst may come on top
	for i := range p.items {
		d.blocks = append(d.blocks, p.items[i].block)
	}
}

type textParser struct {
	lines []line
	wrap  wrapping
	items []item
	chunk int
}

// written counts the lines that are not blank.
func written(lines []line) int {
	n := 0
	for i := range lines {
		if !lines[i].blank() {
			n++
		}
	}
	return n
}

// splitLines cuts a document into lines and takes the margin marks off.
func splitLines(source string) []line {
	lines := make([]line, 0, strings.Count(source, "\n")+1)
	for s := range strings.SplitSeq(source, "\n") {
		lines = append(lines, newLine(s))
	}
	return lines
}

// maxQuote is how deep a quotation may be nested; more marks are one too many
// for any reader.
const maxQuote = 16

func newLine(s string) line {
	var l line
	for {
		rest := strings.TrimLeft(s, " \t\u00a0\u3000")
		l.indent = 0
		for _, r := range s[:len(s)-len(rest)] {
			switch r {
			case '\t':
				l.indent += 8 - l.indent%8
			case '\u3000':
				l.indent += 2
			default:
				l.indent++
			}
		}
		s = rest
		if !strings.HasPrefix(s, ">") || len(s) > 1 && (s[1] >= '0' && s[1] <= '9' || s[1] == '=') {
			break
		}
		s = s[1:]
		if l.quote < maxQuote {
			l.quote++
		}
	}
	l.text = strings.TrimRight(s, " \t\u00a0\u3000")
	l.cols = columns(l.text)
	return l
}

// cut makes items of the lines.
func (p *textParser) cut() {
	for i := 0; i < len(p.lines); {
		if p.lines[i].blank() || isRule(p.lines[i].text) && !p.underlines(i) {
			i++
			continue
		}
		end := i + 1
		for end < len(p.lines) && !p.lines[end].blank() && p.lines[end].quote == p.lines[i].quote {
			end++
		}
		p.cutChunk(i, end)
		if end < len(p.lines) && p.lines[end].blank() {
			p.chunk++
		}
		i = end
	}
}

// underlines tells whether line i is a rule that underlines the line above it.
func (p *textParser) underlines(i int) bool {
	if i == 0 || p.lines[i-1].blank() || isRule(p.lines[i-1].text) {
		return false
	}
	c := p.lines[i].text[0]
	above, under := p.lines[i-1].cols, p.lines[i].cols
	return (c == '=' || c == '-' || c == '~') && !strings.Contains(p.lines[i].text, " ") &&
		above <= 120 && under >= 3 && under*2 >= above && under <= above+20
}

// cutChunk cuts lines from i to end, none blank and all of one quotation depth.
func (p *textParser) cutChunk(i, end int) {
	indented := p.lines[i].quote == 0 && p.indentedQuote(i, end)
	var depths []int // indents of the open list items
	for i < end {
		l := p.lines[i]
		switch next := i + 1; {
		case next < end && p.underlines(next) && isRule(p.lines[next].text):
			it := p.item(article.Heading, i, next)
			it.Level, it.under = 2, p.lines[next].text[0]
			i = next + 1
		case isRule(l.text):
			i++
		case p.tableEnd(i, end) > i+1:
			for last := p.tableEnd(i, end); i < last; i++ {
				p.item(article.TableRow, i, i+1).text = tabCells(p.lines[i].text)
			}
		default:
			mark, ordered := p.listMark(i)
			if mark == "" {
				next = p.paragraphEnd(i, end, false)
				kind := article.Paragraph
				if l.quote > 0 || indented {
					kind = article.Quotation
				}
				it := p.item(kind, i, next)
				if kind == article.Quotation {
					it.Level = max(1, l.quote)
				}
				depths = nil
			} else {
				next = p.paragraphEnd(i, end, true)
				for len(depths) > 0 && depths[len(depths)-1] >= l.indent+1 {
					depths = depths[:len(depths)-1]
				}
				if len(depths) == 0 || depths[len(depths)-1] < l.indent-1 {
					depths = append(depths, l.indent)
				}
				it := p.item(article.ListItem, i, next)
				it.Level, it.Ordered = min(len(depths), maxQuote), ordered
				if ordered {
					it.number = markNumber(mark)
				} else {
					_, bullet := utf8.DecodeRuneInString(it.text)
					it.text = strings.TrimLeft(it.text[bullet:], " \u00a0\u3000")
				}
			}
			i = next
		}
	}
}

// item appends an item made of the lines from first to end.
func (p *textParser) item(kind article.Kind, first, end int) *item {
	it := item{first: first, last: end - 1, chunk: p.chunk}
	it.Kind = kind
	it.text = joinLines(p.lines[first:end], p.wrap.words)
	p.items = append(p.items, it)
	return &p.items[len(p.items)-1]
}

// paragraphEnd is where the paragraph or list item that begins at line i ends.
func (p *textParser) paragraphEnd(i, end int, listItem bool) int {
	head := i
	for i++; i < end; i++ {
		l := p.lines[i]
		if mark, _ := p.listMark(i); mark != "" || isRule(l.text) || i+1 < end && p.underlines(i+1) {
			break
		}
		if p.tableEnd(i, end) > i+1 {
			break
		}
		if listItem && l.indent > p.lines[head].indent && (i > head+1 || l.indent <= p.lines[head].indent+8) {
			continue // hanging under its mark
		}
		if p.wrap.breaks(p.lines[i-1], l) {
			break
		}
	}
	return i
}

// tableEnd is where the table that begins at line i ends: rows of as many tabs.
// It gives i for a line that begins none.
func (p *textParser) tableEnd(i, end int) int {
	tabs := strings.Count(p.lines[i].text, "\t")
	if tabs == 0 {
		return i
	}
	for i < end && strings.Count(p.lines[i].text, "\t") == tabs {
		i++
	}
	return i
}

// tabCells is a row with its cells' ends trimmed.
func tabCells(row string) string {
	cells := strings.Split(row, "\t")
	for i, c := range cells {
		cells[i] = collapse(c)
	}
	return strings.TrimRight(strings.Join(cells, "\t"), "\t")
}

// isRule tells whether a line is drawn, not written: ---, ===, * * *, ⁂.
func isRule(s string) bool {
	if s == "⁂" {
		return true
	}
	n := 0
	var mark rune
	for _, r := range s {
		switch {
		case r == ' ':
			continue
		case !strings.ContainsRune("-=_*~#•·+–—─━═", r), n > 0 && r != mark:
			return false
		}
		mark = r
		n++
	}
	return n >= 3
}
