package fold

import "unicode"

// Class says what part a character plays in a word.
type Class uint8

// The classes of characters.
const (
	Space      Class = iota // separates words: spaces and most punctuation
	Letter                  //
	Digit                   //
	Unspaced                // a letter of a script that writes no spaces: Han, kana, Hangul, Thai, …
	Symbol                  // stands for a word of its own: emoji, currency
	Stop                    // a full stop: U.S., 3.5
	Apostrophe              // within or after a word: Petro's
	Accent                  // belongs to the letter before it
	Joiner                  // + and #, which end a name: C++, C#
	Invisible               // soft hyphen, direction marks
)

// ClassOf returns the class of r.
func ClassOf(r rune) Class {
	if r < 0x80 {
		return ascii[r]
	}
	switch {
	case invisible(r):
		return Invisible
	case IsAccent(r):
		return Accent
	case unspaced(r):
		return Unspaced
	case r == '’' || r == 'ʼ' || r == '‘' || r == '′' || r == '׳' || r == '״' || r == '＇':
		return Apostrophe
	case r == '．' || r == '·':
		return Stop
	case unicode.IsLetter(r):
		return Letter
	case unicode.IsDigit(r) || unicode.IsNumber(r):
		return Digit
	case unicode.IsMark(r):
		return Letter // a vowel sign of Devanagari and its kin
	case 0x20A0 <= r && r <= 0x20CF || 0x2600 <= r && r <= 0x27BF || r >= 0x1F000 && r < 0x20000:
		return Symbol
	}
	return Space
}

var ascii = func() (t [128]Class) {
	for r := range t {
		switch {
		case 'a' <= r && r <= 'z' || 'A' <= r && r <= 'Z':
			t[r] = Letter
		case '0' <= r && r <= '9':
			t[r] = Digit
		}
	}
	t['.'], t['\''], t['`'], t['+'], t['#'] = Stop, Apostrophe, Apostrophe, Joiner, Joiner
	return t
}()

// A span is a closed range of code points.
type span struct{ lo, hi rune }

func within(t []span, r rune) bool {
	for _, s := range t {
		if r < s.lo {
			return false
		}
		if r <= s.hi {
			return true
		}
	}
	return false
}

// accents are the marks that a key leaves out: combining accents, Hebrew
// points, Arabic vowels and the tatweel, Syriac points. Vowel signs of Indic
// and Thai script are letters in all but name and stay; so do kana's voicing marks.
var accents = []span{
	{0x300, 0x36F}, {0x483, 0x489}, {0x591, 0x5BD}, {0x5BF, 0x5BF}, {0x5C1, 0x5C2}, {0x5C4, 0x5C5}, {0x5C7, 0x5C7},
	{0x610, 0x61A}, {0x640, 0x640}, {0x64B, 0x65F}, {0x670, 0x670}, {0x6D6, 0x6DC}, {0x6DF, 0x6E4}, {0x6E7, 0x6E8},
	{0x6EA, 0x6ED}, {0x711, 0x711}, {0x730, 0x74A}, {0x1AB0, 0x1AFF}, {0x1DC0, 0x1DFF}, {0x20D0, 0x20FF},
	{0xFE00, 0xFE0F}, {0xFE20, 0xFE2F},
}

// IsAccent reports whether the key of a word leaves r out.
func IsAccent(r rune) bool { return r >= 0x300 && within(accents, r) }

var invisibles = []span{
	{0xAD, 0xAD}, {0x61C, 0x61C}, {0x200B, 0x200F}, {0x202A, 0x202E}, {0x2060, 0x2069}, {0xFEFF, 0xFEFF},
}

func invisible(r rune) bool { return r >= 0xAD && within(invisibles, r) }

var unspacedScripts = []span{
	{0xE00, 0xEFF}, {0x1000, 0x109F}, {0x1100, 0x11FF}, {0x1780, 0x17FF}, {0x3005, 0x3007}, {0x3041, 0x3096},
	{0x3099, 0x309A}, {0x309D, 0x309F}, {0x30A1, 0x30FA}, {0x30FC, 0x30FF}, {0x3100, 0x312F}, {0x3131, 0x318E},
	{0x3400, 0x4DBF}, {0x4E00, 0x9FFF}, {0xA960, 0xA97F}, {0xAC00, 0xD7A3}, {0xF900, 0xFAFF}, {0xFF66, 0xFF9F},
	{0x20000, 0x323AF},
}

func unspaced(r rune) bool { return r >= 0xE00 && within(unspacedScripts, r) }

// Extends reports whether r only continues the character before it: an
// accent, a vowel sign, a kana's voicing mark, a Hangul vowel or tail.
func Extends(r rune) bool {
	switch {
	case r < 0x300:
		return false
	case IsAccent(r), 0x1160 <= r && r <= 0x11FF, r == 0x3099, r == 0x309A, r == 0xFF9E, r == 0xFF9F:
		return true
	}
	return unicode.IsMark(r)
}
