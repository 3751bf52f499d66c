// Package fold brings text and queries to one spelling, so that "Sao Paulo",
// "SÃO PAULO" and "São Paulo" are found by each other.
//
// There are two degrees. The form of a letter is lower case and decomposed,
// its accents kept: two spellings with the same form differ in nothing a
// reader sees but capitals. The key is the form without accents, vowel points
// and the like, with ł as l, ß as ss, æ as ae. Both follow Unicode's
// compatibility decomposition (UAX #15, NFKD) for Latin, Greek, Cyrillic,
// Arabic, kana, Hangul and full-width letters. Tables take 11 KB; nothing is
// built at start.
package fold

//go:generate go run gen.go

import (
	"unicode"
	"unicode/utf8"
)

// AppendForm appends the form of r to dst, nothing for an invisible character.
func AppendForm(dst []byte, r rune) []byte {
	if r < utf8.RuneSelf {
		return append(dst, lowerASCII(r))
	}
	if invisible(r) {
		return dst
	}
	r = unicode.ToLower(r)
	if s := lookup(decomposed, r); s != "" {
		return append(dst, s...)
	}
	switch {
	case 0xAC00 <= r && r <= 0xD7A3:
		return appendHangul(dst, r)
	case 0x1D400 <= r && r <= 0x1D7FF:
		r = mathematical(r)
	}
	return utf8.AppendRune(dst, r)
}

// AppendKey appends the key of r to dst: one letter or more, nothing for an
// accent or an invisible character.
func AppendKey(dst []byte, r rune) []byte {
	if r < utf8.RuneSelf {
		return append(dst, lowerASCII(r))
	}
	var buf [48]byte
	form := AppendForm(buf[:0], r)
	for len(form) > 0 {
		c, n := utf8.DecodeRune(form)
		switch {
		case c < utf8.RuneSelf:
			if ascii[c] == Letter || ascii[c] == Digit {
				dst = append(dst, byte(c))
			}
		case IsAccent(c):
		default:
			if class := ClassOf(c); class == Space || class == Apostrophe || class == Stop {
				break // the apostrophe in ŉ, the stroke in ½
			}
			c = digit(c)
			if s := lookup(special, c); s != "" {
				dst = append(dst, s...)
			} else {
				dst = utf8.AppendRune(dst, c)
			}
		}
		form = form[n:]
	}
	return dst
}

func lowerASCII(r rune) byte {
	if 'A' <= r && r <= 'Z' {
		r += 'a' - 'A'
	}
	return byte(r)
}

// lookup finds r in a table of four-byte records (see tables.go).
func lookup(records string, r rune) string {
	if r > 0xFFFF {
		return ""
	}
	lo, hi := 0, len(records)/4
	for lo < hi {
		m := (lo + hi) / 2
		c := rune(records[4*m])<<8 | rune(records[4*m+1])
		switch {
		case c < r:
			lo = m + 1
		case c > r:
			hi = m
		default:
			v := int(records[4*m+2])<<8 | int(records[4*m+3])
			return pool[v>>4 : v>>4+v&15]
		}
	}
	return ""
}

// appendHangul decomposes a syllable (The Unicode Standard, section 3.12), so
// that composed and decomposed Korean agree.
func appendHangul(dst []byte, r rune) []byte {
	const vowels, tails = 21, 28
	s := r - 0xAC00
	dst = utf8.AppendRune(dst, 0x1100+s/(vowels*tails))
	dst = utf8.AppendRune(dst, 0x1161+s%(vowels*tails)/tails)
	if t := s % tails; t != 0 {
		dst = utf8.AppendRune(dst, 0x11A7+t)
	}
	return dst
}

// mathematical gives the plain letter or digit of a "styled" one, as people
// paste from social media.
func mathematical(r rune) rune {
	switch {
	case r < 0x1D6A4:
		return 'a' + (r-0x1D400)%26
	case r >= 0x1D7CE:
		return '0' + (r-0x1D7CE)%10
	}
	return r
}

// zeros are the digit zeros of scripts whose numbers are positional.
var zeros = [...]rune{0x660, 0x6F0, 0x7C0, 0x966, 0x9E6, 0xA66, 0xAE6, 0xB66, 0xBE6, 0xC66, 0xCE6, 0xD66, 0xE50, 0xED0, 0xF20, 0x1040, 0x17E0, 0x1810}

func digit(r rune) rune {
	if r < zeros[0] || r > 0x1819 {
		return r
	}
	for _, z := range zeros {
		if z <= r && r <= z+9 {
			return '0' + r - z
		}
	}
	return r
}
