package parse

import (
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// bullets are the marks of list items that have no number.
const bullets = "-*•‣◦▪●○■·–+"

// markOf is the mark of a list item that s begins with and the space after it,
// "" if it begins with none: a bullet, or a number or small letter with a point
// or parenthesis ("1.", "(2)", "b)").
func markOf(s string) string {
	r, size := utf8.DecodeRuneInString(s)
	if size == 0 {
		return ""
	}
	end := size
	if !strings.ContainsRune(bullets, r) {
		if end = numberEnd(s); end == 0 {
			return ""
		}
	}
	rest := strings.TrimLeft(s[end:], " \t\u00a0\u3000")
	if rest == "" || len(rest) == len(s)-end {
		return "" // nothing behind the mark, or no space: "-5", "1.5"
	}
	if end > size || !strings.ContainsRune(bullets, r) {
		if month(leadingWord(rest)) > 0 {
			return "" // "12. November"
		}
	} else if (r == '+' || r == '–') && !startsAsText(rest) {
		return ""
	}
	return s[:len(s)-len(rest)]
}

// startsAsText tells whether s begins with a letter, digit or opening mark.
func startsAsText(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return unicode.IsLetter(r) || unicode.IsDigit(r) || strings.ContainsRune("“\"'‘«„([", r)
}

// numberEnd is where the number that a list item begins with ends, 0 if there
// is none. Four digits are a year, not a number of a list.
func numberEnd(s string) int {
	i := 0
	if strings.HasPrefix(s, "(") {
		i++
	}
	start := i
	for i < len(s) && i-start < 3 && s[i] >= '0' && s[i] <= '9' {
		i++
	}
	letter := false
	if i == start && i < len(s) && s[i] >= 'a' && s[i] <= 'z' {
		i++
		letter = true
	}
	switch {
	case i == start || i == len(s):
		return 0
	case s[i] == ')' || s[i] == '.' && start == 0 && !letter:
		return i + 1
	}
	return 0
}

// markNumber is the number in a mark, a letter's place in the alphabet for
// a letter.
func markNumber(mark string) int {
	mark = strings.Trim(mark, "().\t \u00a0\u3000")
	if n, err := strconv.Atoi(mark); err == nil {
		return n
	}
	return int(mark[0]-'a') + 1
}

// listMark is the mark of the list item that line i begins, "" if it begins
// none, and whether it is a number. An en dash is a mark only among others: it
// stands before speech as well. A number in a wrapped paragraph is none if it
// stands there because the line was full.
func (p *textParser) listMark(i int) (mark string, ordered bool) {
	l := p.lines[i]
	mark = markOf(l.text)
	if mark == "" {
		return "", false
	}
	r, _ := utf8.DecodeRuneInString(mark)
	if strings.ContainsRune(bullets, r) {
		if r == '–' && !p.hasMark(i-1, "–") && !p.hasMark(i+1, "–") {
			return "", false
		}
		if p.insideParagraph(i) && !endsWithStop(p.lines[i-1].text) && !p.hasMark(i-1, string(r)) && !p.hasMark(i+1, string(r)) {
			return "", false // a dash between words that a line end hit
		}
		return mark, false
	}
	if p.insideParagraph(i) && !endsWithStop(p.lines[i-1].text) && p.lines[i].indent <= p.lines[i-1].indent {
		if n := markNumber(mark); n > 1 && !p.numberNear(i, n-1) && !p.numberNear(i, n+1) || n == 1 {
			return "", false
		}
	}
	return mark, true
}

// insideParagraph tells whether line i could continue the line above.
func (p *textParser) insideParagraph(i int) bool {
	return p.wrap.width > 0 && i > 0 && !p.lines[i-1].blank() && p.lines[i-1].quote == p.lines[i].quote &&
		fills(p.lines[i-1], p.lines[i], p.wrap.width)
}

func (p *textParser) hasMark(i int, bullet string) bool {
	return i >= 0 && i < len(p.lines) && strings.HasPrefix(markOf(p.lines[i].text), bullet)
}

// numberNear tells whether an item numbered n begins within a few lines of i.
func (p *textParser) numberNear(i, n int) bool {
	const near = 8
	for j := max(0, i-near); j < min(len(p.lines), i+near+1); j++ {
		if m := markOf(p.lines[j].text); j != i && m != "" && numberEnd(m) > 0 && markNumber(m) == n {
			return true
		}
	}
	return false
}
