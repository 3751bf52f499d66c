package parse

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/net/html"
)

// A cursor goes through a string from letter to letter, digits among them, and
// counts code points. It passes over tags and character references, and over
// the targets of Markdown links, if it is told to.
type cursor struct {
	s           string
	at, cp      int // byte and code point of the next character
	tags, links bool
}

// A letter is a letter or digit with its place.
type letter struct {
	r        rune
	byte, at int // of its first character: byte, code point
	wide     int // code points
}

// next returns the next letter and moves behind it.
func (c *cursor) next() (letter, bool) {
	for c.at < len(c.s) {
		if c.s[c.at] < utf8.RuneSelf {
			b := c.s[c.at]
			switch {
			case b|0x20 >= 'a' && b|0x20 <= 'z' || b >= '0' && b <= '9':
				l := letter{rune(b), c.at, c.cp, 1}
				c.at++
				c.cp++
				return l, true
			case b == '<' && c.tags:
				c.skip(max(1, tagLength(c.s[c.at:])))
			case b == '&' && c.tags:
				if l, ok := c.reference(); ok {
					return l, true
				}
			case b == ']' && c.links:
				c.skip(max(1, targetLength(c.s[c.at:])))
			default:
				c.at++
				c.cp++
			}
			continue
		}
		r, size := utf8.DecodeRuneInString(c.s[c.at:])
		l := letter{plainRune(r), c.at, c.cp, 1}
		c.at += size
		c.cp++
		if isLetterOrDigit(l.r) {
			return l, true
		}
	}
	return letter{}, false
}

func isLetterOrDigit(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }

// plainRune is what clean makes of a C1 control, or r.
func plainRune(r rune) rune {
	if r >= 0x80 && r <= 0x9f && r != 0x85 {
		return windows1252C1[r-0x80]
	}
	return r
}

// peek is next without moving.
func (c cursor) peek() (letter, bool) { return c.next() }

// wordLetters counts the letters of the next word.
func (c cursor) wordLetters() int {
	n := 0
	for {
		end := c.at
		if l, ok := c.next(); !ok || n > 0 && l.byte != end {
			return n
		}
		n++
	}
}

// word moves behind the next word.
func (c *cursor) word() {
	for range c.wordLetters() {
		c.next()
	}
}

// walk moves on to code point goal.
func (c *cursor) walk(goal int) {
	for c.cp < goal && c.at < len(c.s) {
		_, size := utf8.DecodeRuneInString(c.s[c.at:])
		c.at += size
		c.cp++
	}
}

// skip moves n bytes on, to the beginning of a character.
func (c *cursor) skip(n int) {
	c.cp += utf8.RuneCountInString(c.s[c.at : c.at+n])
	c.at += n
}

// reference passes over a character reference and returns its letter, if it is
// one.
func (c *cursor) reference() (letter, bool) {
	const longest = 34 // of the named ones
	s := c.s[c.at:min(len(c.s), c.at+longest)]
	end := strings.IndexByte(s, ';') + 1
	plain := html.UnescapeString(s[:end])
	if end == 0 || plain == s[:end] {
		c.skip(1)
		return letter{}, false
	}
	r, _ := utf8.DecodeRuneInString(plain)
	l := letter{r, c.at, c.cp, utf8.RuneCountInString(s[:end])}
	c.skip(end)
	return l, isLetterOrDigit(r)
}

// tagLength is the length of the tag, comment or hidden element that s begins
// with, 0 if it begins with none.
func tagLength(s string) int {
	const longest = 64 << 10
	if strings.HasPrefix(s, "<!--") {
		if end := strings.Index(s, "-->"); end > 0 {
			return end + len("-->")
		}
		return 0
	}
	if len(s) < 2 || s[1]|0x20 < 'a' && s[1] != '/' && s[1] != '!' && s[1] != '?' || s[1]|0x20 > 'z' {
		return 0
	}
	end := strings.IndexByte(s[:min(len(s), longest)], '>') + 1
	for _, name := range [...]string{"script", "style", "template", "svg", "noscript"} {
		if end > 0 && hasPrefixFold(s[1:], name) && !isASCIILetter(s[1+len(name)]) {
			if close := indexFold(s[end:], "</"+name); close >= 0 {
				end += close
			}
		}
	}
	return end
}

func isASCIILetter(b byte) bool { return b|0x20 >= 'a' && b|0x20 <= 'z' }

func hasPrefixFold(s, prefix string) bool {
	return len(s) > len(prefix) && strings.EqualFold(s[:len(prefix)], prefix)
}

// indexFold is the place of an ASCII string in s, in any case.
func indexFold(s, what string) int {
	for at := 0; ; at++ {
		i := strings.IndexByte(s[at:], what[0])
		if i < 0 {
			return -1
		}
		if at += i; hasPrefixFold(s[at:], what) {
			return at
		}
	}
}

// targetLength is the length of "](target)" that s begins with, 0 if it does
// not.
func targetLength(s string) int {
	const longest = 4 << 10
	if !strings.HasPrefix(s, "](") {
		return 0
	}
	depth := 0
	for i := 1; i < min(len(s), longest); i++ {
		switch s[i] {
		case '(':
			depth++
		case ')':
			if depth--; depth == 0 {
				return i + 1
			}
		case '\n':
			return 0
		}
	}
	return 0
}
