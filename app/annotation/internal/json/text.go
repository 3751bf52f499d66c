package json

import (
	"strconv"
	"strings"
	"unicode/utf8"
)

// text reads a string; most have no escapes and need no copy.
func (p *parser) text() (string, error) {
	p.at++
	start := p.at
	for p.at < len(p.data) {
		switch c := p.data[p.at]; {
		case c == '"':
			s := p.data[start:p.at]
			p.at++
			if !utf8.ValidString(s) {
				return "", p.fail("text is not UTF-8")
			}
			return s, nil
		case c == '\\':
			return p.escaped(start)
		case c < ' ':
			return "", p.fail("a control character in text")
		}
		p.at++
	}
	return "", p.fail("text does not end")
}

// escaped reads on from the first escape of a text.
func (p *parser) escaped(start int) (string, error) {
	b := []byte(p.data[start:p.at])
	for p.at < len(p.data) {
		c := p.data[p.at]
		switch {
		case c == '"':
			p.at++
			if !utf8.Valid(b) {
				return "", p.fail("text is not UTF-8")
			}
			return string(b), nil
		case c < ' ':
			return "", p.fail("a control character in text")
		case c != '\\':
			b = append(b, c)
			p.at++
			continue
		}
		if p.at+1 >= len(p.data) {
			break
		}
		c = p.data[p.at+1]
		if c == 'u' {
			r, ok := p.unicode()
			if !ok {
				return "", p.fail("a broken \\u escape")
			}
			b = utf8.AppendRune(b, r)
			continue
		}
		i := strings.IndexByte(`"\/bfnrt`, c)
		if i < 0 {
			return "", p.fail("unknown escape \\%c", c)
		}
		b = append(b, "\"\\/\b\f\n\r\t"[i])
		p.at += 2
	}
	return "", p.fail("text does not end")
}

// unicode reads one \u escape, or two that make a surrogate pair; half a pair
// alone becomes the replacement character.
func (p *parser) unicode() (rune, bool) {
	hex := func() (rune, bool) {
		if p.at+6 > len(p.data) || p.data[p.at] != '\\' || p.data[p.at+1] != 'u' {
			return 0, false
		}
		n, err := strconv.ParseUint(p.data[p.at+2:p.at+6], 16, 16)
		return rune(n), err == nil
	}
	r, ok := hex()
	if !ok {
		return 0, false
	}
	p.at += 6
	if r < 0xd800 || r > 0xdfff {
		return r, true
	}
	if low, ok := hex(); ok && r < 0xdc00 && low >= 0xdc00 && low <= 0xdfff {
		p.at += 6
		return (r-0xd800)<<10 | (low - 0xdc00) + 0x10000, true
	}
	return utf8.RuneError, true
}
