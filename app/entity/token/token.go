// Package token splits text into words and sentences with exact positions.
// It takes any bytes: an invalid byte counts as one code point, as it does
// when Go ranges over a string.
package token

import (
	"unicode"
	"unicode/utf8"
)

// Class says what a token is made of.
type Class uint8

// The classes of tokens.
const (
	Word   Class = iota // letters, perhaps with digits, apostrophes, inner dots
	Number              // digits with their separators: "1,500", "3.47"
	Punct               // one punctuation mark or symbol
	Clitic              // a possessive "'s" or "’s"
	Glyph               // one sign of a script written without spaces
	Link                // a web or mail address
)

// A Token is a piece of text without spaces.
type Token struct {
	Start, End int32 // code points, End exclusive
	Byte, Stop int32 // the same in bytes
	Class      Class
}

// Text returns the token's bytes in the text it was split from.
func (t Token) Text(text string) string { return text[t.Byte:t.Stop] }

// A Sentence is a range of tokens, End exclusive.
type Sentence struct{ Start, End int }

// ASCII kinds, so that the common case costs one table look-up a byte.
const (
	kindOther = iota
	kindSpace
	kindLetter
	kindDigit
)

var asciiKind = func() (k [128]uint8) {
	for c := range k {
		switch {
		case c == ' ' || c >= 9 && c <= 13:
			k[c] = kindSpace
		case c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z':
			k[c] = kindLetter
		case c >= '0' && c <= '9':
			k[c] = kindDigit
		}
	}
	return k
}()

func kindOf(r rune) uint8 {
	if r < 128 {
		return asciiKind[r]
	}
	switch {
	case r == utf8.RuneError:
		return kindOther
	case unicode.IsLetter(r) || unicode.IsMark(r):
		return kindLetter
	case unicode.IsDigit(r):
		return kindDigit
	case unicode.IsSpace(r) || r == 0x200b || r == 0xfeff:
		return kindSpace
	}
	return kindOther
}

// glyph reports whether r belongs to a script that puts no spaces between words.
func glyph(r rune) bool {
	return r >= 0x0e00 && unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Thai, unicode.Lao, unicode.Khmer, unicode.Myanmar)
}

// A scanner walks over the text and keeps both positions.
type scanner struct {
	text string
	pos  int // byte
	cp   int // code point
}

func (s *scanner) peek() (rune, int) {
	if s.pos >= len(s.text) {
		return -1, 0
	}
	if c := s.text[s.pos]; c < 128 {
		return rune(c), 1
	}
	return utf8.DecodeRuneInString(s.text[s.pos:])
}

func (s *scanner) next(size int) { s.pos += size; s.cp++ }

// at returns the rune n bytes ahead and its size.
func (s *scanner) at(n int) (rune, int) {
	if s.pos+n >= len(s.text) {
		return -1, 0
	}
	if c := s.text[s.pos+n]; c < 128 {
		return rune(c), 1
	}
	return utf8.DecodeRuneInString(s.text[s.pos+n:])
}

// Split appends the tokens of text to buf and returns it.
func Split(text string, buf []Token) []Token {
	s := scanner{text: text}
	for {
		r, size := s.peek()
		if size == 0 {
			return buf
		}
		k := kindOf(r)
		if k == kindSpace {
			s.next(size)
			continue
		}
		t := Token{Start: int32(s.cp), Byte: int32(s.pos)}
		switch {
		case k == kindOther:
			t.Class = s.punct(r, size)
		case r >= 0x0e00 && glyph(r):
			s.next(size)
			t.Class = Glyph
			s.marks()
		default:
			t.Class = s.word(k == kindDigit)
		}
		t.End, t.Stop = int32(s.cp), int32(s.pos)
		buf = append(buf, t)
	}
}

// marks takes the combining marks that follow a glyph.
func (s *scanner) marks() {
	for {
		r, size := s.peek()
		if size == 0 || r < 128 || !unicode.IsMark(r) {
			return
		}
		s.next(size)
	}
}

// punct takes one mark, or a possessive.
func (s *scanner) punct(r rune, size int) Class {
	s.next(size)
	if r != '\'' && r != '’' {
		return Punct
	}
	n, w := s.peek()
	if (n == 's' || n == 'S') && s.pos >= 2 {
		after, aw := s.at(w)
		if aw == 0 || kindOf(after) != kindLetter && kindOf(after) != kindDigit {
			if before, _ := utf8.DecodeLastRuneInString(s.text[:s.pos-size]); kindOf(before) != kindSpace {
				s.next(w)
				return Clitic
			}
		}
	}
	return Punct
}

// word takes a run of letters and digits with the marks that belong inside.
func (s *scanner) word(number bool) Class {
	start, startCP := s.pos, s.cp
	class := Number
	if !number {
		class = Word
	}
	dots := 0
	for {
		r, size := s.peek()
		if size == 0 {
			return class
		}
		switch k := kindOf(r); {
		case k == kindLetter:
			if r >= 0x0e00 && glyph(r) {
				return class
			}
			class = Word
			s.next(size)
			continue
		case k == kindDigit:
			s.next(size)
			continue
		case r == '.':
			n, _ := s.at(1)
			switch s.dot(start, n, class, dots) {
			case joins:
				s.next(1)
				dots++
				continue
			case closes:
				s.next(1)
			}
			return class
		case r == ',' && (class == Number || s.afterDigit()) || r == '\'' || r == '’' || r == '&' || r == '_':
			n, w := s.at(size)
			if w == 0 || !s.inner(r, n, size+w, class) {
				return class
			}
			s.next(size)
			continue
		case (r == ':' || r == '@') && s.link(start, startCP, r):
			return Link
		default:
			return class
		}
	}
}

// afterDigit reports whether the rune before is a digit, as in "Rs5,000".
func (s *scanner) afterDigit() bool {
	c := s.text[s.pos-1]
	return c >= '0' && c <= '9'
}

// inner reports whether the mark r binds what stands before it to n; after is
// the distance in bytes to the rune that follows n.
func (s *scanner) inner(r, n rune, after int, class Class) bool {
	k := kindOf(n)
	switch r {
	case ',':
		return k == kindDigit
	case '&':
		// "AT&T", "R&D": capitals on both sides
		prev, _ := utf8.DecodeLastRuneInString(s.text[:s.pos])
		return unicode.IsUpper(prev) && unicode.IsUpper(n)
	case '_':
		return k == kindLetter || k == kindDigit
	}
	if k != kindLetter || class == Number {
		return false
	}
	if n == 's' || n == 'S' {
		a, w := s.at(after)
		return w != 0 && kindOf(a) == kindLetter
	}
	return true
}

const (
	ends   = iota // the dot is a mark of its own
	joins         // the dot stands inside the token
	closes        // the dot ends the token and belongs to it
)

// dot decides what a full stop after the token's text so far is.
func (s *scanner) dot(start int, n rune, class Class, dots int) int {
	body := s.text[start:s.pos]
	nk := uint8(kindSpace)
	if n >= 0 {
		nk = kindOf(n)
	}
	if class == Number {
		if nk == kindDigit {
			return joins
		}
		return ends
	}
	last := body
	for i := len(body) - 1; i >= 0; i-- {
		if body[i] == '.' {
			last = body[i+1:]
			break
		}
	}
	initial := utf8.RuneCountInString(last) == 1
	switch {
	case nk == kindLetter && initial:
		return joins // "U.S", "J.R"
	case nk == kindLetter:
		// "example.com", but "end.The" lacks a space
		if unicode.IsUpper(n) || Abbreviation(body) != None {
			if Abbreviation(body) != None {
				return closes
			}
			return ends
		}
		return joins
	case initial && dots > 0:
		return closes // "U.S."
	case initial:
		r, _ := utf8.DecodeRuneInString(last)
		if unicode.IsUpper(r) && r != 'I' {
			return closes // "George W."
		}
		return ends
	case dots > 0 && nk == kindDigit:
		return joins
	case Abbreviation(body) != None:
		return closes
	}
	return ends
}

// link takes the rest of a web or mail address whose scheme or name ends here.
func (s *scanner) link(start, startCP int, r rune) bool {
	head := s.text[start:s.pos]
	if r == ':' {
		if head != "http" && head != "https" && head != "HTTP" && head != "mailto" {
			return false
		}
		if n, _ := s.at(1); n != '/' && head != "mailto" {
			return false
		}
	} else if n, w := s.at(1); w == 0 || kindOf(n) != kindLetter {
		return false
	}
	for {
		n, w := s.peek()
		if w == 0 || kindOf(n) == kindSpace || n == '<' || n == '>' || n == '"' || n == ')' || n == '”' {
			break
		}
		s.next(w)
	}
	for s.pos > start+1 {
		switch s.text[s.pos-1] {
		case '.', ',', ';', ':', '!', '?', '\'':
			s.pos--
			s.cp--
			continue
		}
		break
	}
	return s.cp > startCP
}
