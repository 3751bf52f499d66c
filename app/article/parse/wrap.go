package parse

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"offprint/app/article"
)

// A wrapping says how a document's lines were made.
type wrapping struct {
	width int // columns that lines were wrapped at; 0: a line is a paragraph
	base  int // columns that ordinary text is indented
	// firstIndent: paragraphs begin with an indent.
	firstIndent bool
	// words tells whether a word stands somewhere in the document, for the
	// hyphens at line ends.
	words func(string) bool
}

const (
	minWidth = 30  // narrower columns are verse or lists
	maxWidth = 120 // nobody wraps wider
)

// measure finds out whether lines were wrapped. They were if most line ends
// within a run are where the next word would not have fitted.
func measure(lines []line) wrapping {
	w := wrapping{words: wordsOf(lines)}
	long, all := 0, 0
	for _, l := range lines {
		all += l.cols
		if l.cols > maxWidth {
			long += l.cols
		}
	}
	inner := innerLines(lines)
	if long*2 > all || len(inner) == 0 {
		return w
	}
	widths := make([]int, len(inner))
	for i, at := range inner {
		widths[i] = lines[at].indent + lines[at].cols
	}
	slices.Sort(widths)
	width := widths[len(widths)*9/10]
	full, ends, stops, wider := 0, 0, 0, 0
	for _, at := range inner {
		if fills(lines[at], lines[at+1], width) {
			full++
		} else if endsParagraph(lines[at].text) {
			ends++
		}
		if endsWithStop(lines[at].text) && !startsLower(lines[at+1].text) {
			stops++
		}
	}
	for _, l := range lines {
		if l.indent+l.cols > width+4 {
			wider++
		}
	}
	if width < minWidth || full*10 < (len(inner)-ends)*6 || full*4 < len(inner) || full < min(2, len(inner)) || stops*10 > len(inner)*8 || wider > 1+len(lines)/10 {
		return w
	}
	w.width = width
	return w
}

// innerLines are the lines that another line follows without a blank line
// between. Those of a head of two lines, title and standfirst, say nothing.
func innerLines(lines []line) []int {
	var inner []int
	start := -1
	head := true
	for i := range lines {
		if lines[i].blank() {
			if start >= 0 && head {
				head = false
				if i-start <= 2 {
					inner = inner[:0]
				}
			}
			start = -1
			continue
		}
		if start < 0 {
			start = i
		}
		if i+1 < len(lines) && !lines[i+1].blank() && lines[i].cols <= maxWidth &&
			!isRule(lines[i].text) && !isRule(lines[i+1].text) &&
			markOf(lines[i+1].text) == "" {
			inner = append(inner, i)
		}
	}
	return inner
}

// fills tells whether the first word of b had no room on a.
func fills(a, b line, width int) bool {
	return a.indent+a.cols+1+firstWord(b.text) > width
}

// firstWord is the width of the word that s begins with.
func firstWord(s string) int {
	r, _ := utf8.DecodeRuneInString(s)
	if article.IsIdeograph(r) || isWide(r) {
		return 2
	}
	if i := strings.IndexAny(s, " \t"); i >= 0 {
		s = s[:i]
	}
	return columns(s)
}

// breaks tells whether a paragraph ends between two lines that follow each
// other.
func (w *wrapping) breaks(a, b line) bool {
	stop := endsParagraph(a.text)
	if endsWithHyphen(a.text) && b.indent <= a.indent {
		return false
	}
	if w.width == 0 {
		return stop || a.cols < 40 || !startsLower(b.text)
	}
	full := fills(a, b, w.width)
	switch {
	case b.indent >= a.indent+2 && b.indent <= w.base+8 && (stop || !full):
		return true // the indent of a first line
	case full:
		return false
	case !stop && startsLower(b.text):
		return false
	case !stop && (a.indent+a.cols+1+firstWord(b.text))*100 >= w.width*85:
		return false // ragged, as some programs wrap
	}
	return true
}

// endsParagraph tells whether a paragraph may end with s: it has a stop that is
// no comma.
func endsParagraph(s string) bool {
	return endsWithStop(s) && !strings.ContainsRune(",،、，", lastMark(s))
}

// endsWithHyphen tells whether a word of s goes on in the next line.
func endsWithHyphen(s string) bool {
	rest, ok := strings.CutSuffix(s, "-")
	r, _ := utf8.DecodeLastRuneInString(rest)
	return ok && unicode.IsLetter(r)
}

// joinLines makes one text of lines that were wrapped.
func joinLines(lines []line, known func(string) bool) string {
	if len(lines) == 1 {
		return collapse(lines[0].text)
	}
	var b []byte
	last := "" // what of the text so far a hyphen is judged by
	for i, l := range lines {
		s := collapse(l.text)
		if i > 0 {
			glue, dropHyphen := seam(last, s, known)
			if dropHyphen {
				_, size := utf8.DecodeLastRune(b)
				b = b[:len(b)-size]
			}
			b = append(b, glue...)
		}
		b = append(b, s...)
		last = s
	}
	return collapse(string(b))
}

// seam says what stands between two lines of a paragraph, and whether the
// hyphen that the first ends with was only there for the break. A hyphen stays
// unless the document has the word without it elsewhere and not with it.
func seam(a, b string, known func(string) bool) (glue string, dropHyphen bool) {
	last, _ := utf8.DecodeLastRuneInString(a)
	first, _ := utf8.DecodeRuneInString(b)
	if isWide(last) && isWide(first) {
		return "", false
	}
	var before rune
	if len(a) > 0 {
		before, _ = utf8.DecodeLastRuneInString(a[:len(a)-utf8.RuneLen(last)])
	}
	switch {
	case last == '—' || last == '–' || strings.HasSuffix(a, "--"):
		if unicode.IsLetter(before) || unicode.IsDigit(before) || before == '-' && !strings.HasSuffix(a, " --") {
			return "", false
		}
		return " ", false
	case last != '-' && last != '‐':
		return " ", false
	case !unicode.IsLetter(before) && !unicode.IsDigit(before) && before != '.':
		return " ", false
	}
	if suspended[leadingWord(b)] {
		return " ", false // "pre- and post-war"
	}
	left, right := trailingWord(a[:len(a)-utf8.RuneLen(last)]), leadingWord(b)
	if unicode.IsLower(first) && unicode.IsLetter(before) && left != "" &&
		known(left+right) && !known(left+"-"+right) {
		return "", true
	}
	return "", false
}

// suspended are words that follow a hyphen standing for a part left out.
var suspended = map[string]bool{
	"and": true, "or": true, "to": true, "und": true, "oder": true, "bis": true,
	"et": true, "ou": true, "y": true, "o": true, "e": true, "en": true, "of": true, "och": true,
}

// wordsOf tells which words stand in the lines, not counting what a line end
// cuts. The set is made when it is first asked for: few documents are wrapped.
func wordsOf(lines []line) func(string) bool {
	var set map[string]bool
	return func(word string) bool {
		if set == nil {
			set = make(map[string]bool)
			for _, l := range lines {
				for field := range strings.FieldsSeq(l.text) {
					if w := leadingWord(trimPunct(field)); w != "" {
						set[strings.ToLower(w)] = true
					}
				}
			}
		}
		return set[strings.ToLower(word)]
	}
}

func trimPunct(s string) string {
	return strings.TrimFunc(s, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) && r != '-' })
}

// leadingWord is the letters and inner hyphens that s begins with.
func leadingWord(s string) string {
	end := strings.IndexFunc(s, func(r rune) bool { return !unicode.IsLetter(r) && r != '-' })
	if end < 0 {
		end = len(s)
	}
	return s[:end]
}

// trailingWord is the letters and inner hyphens that s ends with.
func trailingWord(s string) string {
	i := strings.LastIndexFunc(s, func(r rune) bool { return !unicode.IsLetter(r) && r != '-' })
	if i < 0 {
		return s
	}
	_, size := utf8.DecodeRuneInString(s[i:])
	return s[i+size:]
}
