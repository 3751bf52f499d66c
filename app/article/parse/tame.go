package parse

import (
	"strings"
)

// Limits on Markdown. goldmark's time grows with the square of some things that
// no author writes; past these limits a document is read as plain text.
const (
	maxMarkers = 32    // block markers at the start of a line, ">" and bullets
	maxIndent  = 400   // columns a line is indented; deeper lists do not exist
	maxMarks   = 20000 // inline marks of one kind within one block
)

// tameMarkdown cuts block markers that are too many from the starts of lines.
// They are no words, so nothing is lost.
func tameMarkdown(source string) string {
	if !strings.Contains(source, strings.Repeat(">", 4)) && !strings.Contains(source, "> > > > ") &&
		!strings.Contains(source, "- - - - ") && !strings.Contains(source, strings.Repeat(" ", maxIndent)) {
		return source
	}
	var b strings.Builder
	b.Grow(len(source))
	for line := range strings.Lines(source) {
		b.WriteString(tameLine(line))
	}
	return b.String()
}

func tameLine(line string) string {
	markers, indent := 0, 0
	for i := range len(line) {
		switch line[i] {
		case '>', '-', '*', '+':
			if markers++; markers > maxMarkers {
				return line[:i] + strings.TrimLeft(line[i:], ">-*+ \t")
			}
		case ' ', '\t':
			if indent++; indent > maxIndent {
				return line[:i] + strings.TrimLeft(line[i:], " \t")
			}
		default:
			return line
		}
	}
	return line
}

// hostileMarkdown tells whether a block has more inline marks than goldmark
// reads in reasonable time.
func hostileMarkdown(source string) bool {
	var marks [256]int
	blank := true
	for i := range len(source) {
		switch c := source[i]; c {
		case '\n':
			if blank {
				clear(marks[:])
			}
			blank = true
		case ' ', '\t':
		default:
			blank = false
			switch c {
			case '[', ']', '*', '_', '`', '<', '~', '!', '|':
				if marks[c]++; marks[c] > maxMarks {
					return true
				}
			}
		}
	}
	return false
}
