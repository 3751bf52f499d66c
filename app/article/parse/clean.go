package parse

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// What happens to characters that are not plain:
//
//   - CR LF, CR, NEL (U+0085), VT, FF, U+2028 end a line, U+2029 a paragraph.
//   - Other control characters and noncharacters are dropped. C1 controls are
//     read as Windows-1252, as a browser reads &#146;: that is what they are in
//     practice.
//   - The bidi embeddings, overrides and isolates (U+202A–U+202E,
//     U+2066–U+2069) are dropped: a stray one turns the rest of a page around.
//     The marks U+200E, U+200F, U+061C act on their place only and stay.
//   - Soft hyphen, zero-width space, word joiner, BOM and the other invisible
//     format characters are dropped: they hide words from search. ZWJ and ZWNJ
//     stay, since Persian, the Indic scripts and emoji are spelt with them, and
//     so do the tag characters in the flag of a nation that has no code.
//   - Spaces of other widths become a space. So does the no-break space, which
//     saved pages scatter at random and which would hide "New York" from
//     a search, but for where typography wants it: between digits, and inside
//     French quotation marks and before ; : ! ? % and currency. The ideographic
//     space stays.
//   - Text stays in the normalization form it was written in.

// cleanSource does this for a whole document and keeps its lines.
func cleanSource(s string) string { return clean(s, true) }

// clean does this for a piece that markup may have brought new characters into
// (&#x202e;). Line ends become spaces unless lines is set.
func clean(s string, lines bool) string {
	if isClean(s, lines) {
		return s
	}
	var b strings.Builder
	b.Grow(len(s))
	last := rune(0) // last rune written
	for i := 0; i < len(s); {
		r, size := utf8.DecodeRuneInString(s[i:])
		rest := s[i+size:]
		i += size
		if r >= 0x80 && r <= 0x9f && r != 0x85 {
			r = windows1252C1[r-0x80]
		}
		switch {
		case r == '\r' && strings.HasPrefix(rest, "\n"):
			continue
		case r == '\r' || r == '\v' || r == '\f' || r == 0x85 || r == 0x2028:
			r = '\n'
		case r == 0x2029:
			b.WriteByte('\n')
			r = '\n'
		case r == 0xa0 || r == 0x202f || r == 0x2007:
			if !keepsNoBreak(last, rest) {
				r = ' '
			}
		case r == 0x1680 || r >= 0x2000 && r <= 0x200a || r == 0x205f:
			r = ' '
		case r >= 0xe0020 && r <= 0xe007f:
			if last != 0x1f3f4 && (last < 0xe0020 || last > 0xe007f) {
				continue
			}
		case dropped(r):
			continue
		}
		if r == '\n' && !lines {
			r = ' '
		}
		b.WriteRune(r)
		last = r
	}
	return b.String()
}

// isClean tells whether clean has nothing to do, as for most documents.
func isClean(s string, lines bool) bool {
	for i := 0; i < len(s); i++ {
		switch c := s[i]; {
		case c == '\n' && !lines, c < ' ' && c != '\n' && c != '\t', c == 0x7f:
			return false
		case c >= 0x80:
			r, size := utf8.DecodeRuneInString(s[i:])
			if r == utf8.RuneError && size == 1 || r <= 0xa0 || unicode.Is(unicode.Zs, r) && r != 0x3000 ||
				r == 0x2028 || r == 0x2029 || dropped(r) || r >= 0xe0020 && r <= 0xe007f {
				return false
			}
			i += size - 1
		}
	}
	return true
}

// dropped tells whether r is taken out of any text.
func dropped(r rune) bool {
	switch {
	case r < 0x20:
		return r != '\n' && r != '\t'
	case r < 0x7f:
		return false
	case r <= 0x9f, r == 0xad:
		return true
	case r < 0x180e:
		return r == 0x034f // combining grapheme joiner
	}
	return r == 0x180e || r == 0x200b ||
		r >= 0x202a && r <= 0x202e || r >= 0x2060 && r <= 0x206f ||
		r == 0xfeff || r >= 0xfff9 && r <= 0xfffb ||
		r >= 0xe0000 && r <= 0xe001f ||
		r >= 0xfdd0 && r <= 0xfdef || r&0xfffe == 0xfffe
}

// keepsNoBreak tells whether a no-break space between before and what rest
// begins with is typography.
func keepsNoBreak(before rune, rest string) bool {
	after, _ := utf8.DecodeRuneInString(rest)
	if before == '«' || before == '‹' {
		return true
	}
	if unicode.IsDigit(before) && unicode.IsDigit(after) {
		return true
	}
	return before != 0 && !unicode.IsSpace(before) && strings.ContainsRune("»›;:!?%‰€$£°", after) && rest != ""
}

// windows1252C1 is what the bytes 0x80 to 0x9f mean in Windows-1252 (WHATWG
// Encoding Standard, index-windows-1252); the five it leaves out are controls.
var windows1252C1 = [32]rune{
	'€', 0x81, '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', 0x8d, 'Ž', 0x8f,
	0x90, '‘', '’', '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', 0x9d, 'ž', 'Ÿ',
}

// collapse makes one space of every run of spaces, tabs and line ends, and cuts
// those at the ends.
func collapse(s string) string {
	if !strings.Contains(s, "  ") && !strings.ContainsAny(s, "\t\n") {
		return strings.TrimSpace(s)
	}
	var b strings.Builder
	b.Grow(len(s))
	space := false
	for _, r := range s {
		if r == ' ' || r == '\t' || r == '\n' {
			space = true
			continue
		}
		if space && b.Len() > 0 {
			b.WriteByte(' ')
		}
		space = false
		b.WriteRune(r)
	}
	return strings.TrimSpace(b.String())
}
