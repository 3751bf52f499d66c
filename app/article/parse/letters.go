package parse

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"offprint/app/article"
)

// stops end a sentence or part of one, in the scripts that have them.
const stops = ".!?…:;,。！？；：，、．؟۔؛،।॥։።‼⁇⁈⁉‥"

// closers may stand behind a stop.
const closers = "\"'”’»›)]}」』】）〉》*_"

// lastMark is the last character of s that is no closer.
func lastMark(s string) rune {
	s = strings.TrimRight(s, closers+" ")
	r, _ := utf8.DecodeLastRuneInString(s)
	return r
}

// endsWithStop tells whether s ends a sentence or part of one.
func endsWithStop(s string) bool { return strings.ContainsRune(stops, lastMark(s)) && s != "" }

// endsSentence tells whether s ends a sentence that states something.
func endsSentence(s string) bool {
	return strings.ContainsRune(".。．۔।॥։።…", lastMark(s)) && s != ""
}

// asks tells whether s ends as a question or call.
func asks(s string) bool { return strings.ContainsRune("?!？！؟", lastMark(s)) && s != "" }

// startsLower tells whether the first letter of s is a small one, and nothing
// but marks stands before it.
func startsLower(s string) bool {
	for _, r := range s {
		if unicode.IsLetter(r) {
			return unicode.IsLower(r)
		}
		if unicode.IsDigit(r) || unicode.IsSpace(r) {
			return false
		}
	}
	return false
}

// isWide tells whether r takes two columns (Unicode Annex 11, as far as it
// matters for measuring lines).
func isWide(r rune) bool {
	switch {
	case r < 0x1100:
		return false
	case r <= 0x115f, r >= 0x2e80 && r <= 0x303e, r >= 0x3041 && r <= 0x33ff, r >= 0x3400 && r <= 0x4dbf,
		r >= 0x4e00 && r <= 0x9fff, r >= 0xa000 && r <= 0xa4cf, r >= 0xf900 && r <= 0xfaff,
		r >= 0xfe30 && r <= 0xfe4f, r >= 0xff00 && r <= 0xff60, r >= 0xffe0 && r <= 0xffe6,
		r >= 0x20000 && r <= 0x3fffd:
		return true
	}
	return false
}

// isHangul tells whether r is a Korean syllable: wide, but words are spaced.
func isHangul(r rune) bool { return r >= 0xac00 && r <= 0xd7a3 }

// columns is the width of s on a terminal.
func columns(s string) int {
	n := 0
	for i := 0; i < len(s); {
		if s[i] < utf8.RuneSelf {
			n++
			i++
			continue
		}
		r, size := utf8.DecodeRuneInString(s[i:])
		i += size
		switch {
		case isWide(r) || isHangul(r):
			n += 2
		case unicode.In(r, unicode.Mn, unicode.Cf):
		default:
			n++
		}
	}
	return n
}

// hasLetter tells whether s has a letter or digit.
func hasLetter(s string) bool {
	return strings.IndexFunc(s, func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }) >= 0
}

// isCapitals tells whether all letters of s are capitals, and there are two.
func isCapitals(s string) bool {
	n := 0
	for _, r := range s {
		switch {
		case unicode.IsLower(r), unicode.IsLetter(r) && !unicode.IsUpper(r):
			return false
		case unicode.IsUpper(r):
			n++
		}
	}
	return n >= 2
}

// isTitleCase tells whether the words of s begin with capitals but for the
// small ones between them.
func isTitleCase(s string) bool {
	upper, lower := 0, 0
	for word := range strings.FieldsSeq(s) {
		r := firstLetter(word)
		switch {
		case unicode.IsUpper(r):
			upper++
		case unicode.IsLower(r) && utf8.RuneCountInString(word) > 4:
			lower++
		case r == 0, !unicode.IsLetter(r):
		}
	}
	return upper >= 2 && lower*4 <= upper
}

// isCased tells whether the script of s has capitals.
func isCased(s string) bool {
	r := firstLetter(s)
	return unicode.IsUpper(r) || unicode.IsLower(r)
}

// firstLetter is the first letter of s, 0 if it has none.
func firstLetter(s string) rune {
	for _, r := range s {
		if unicode.IsLetter(r) {
			return r
		}
	}
	return 0
}

// wordCount is how many words s has.
func wordCount(s string) int { return article.Words(s) }
