package article

import (
	"unicode"
	"unicode/utf8"
)

// Reading speeds for silent reading of prose. Words: Brysbaert, "How many words
// do we read per minute?" (2019), 238 for English non-fiction. Characters of
// Chinese and Japanese: about 260 words a minute at two characters each, as in
// the same review, rounded to 500.
const (
	wordsPerMinute      = 238
	charactersPerMinute = 500
)

// Words counts the words of s. A word is a run of letters, marks and digits
// with the apostrophes, hyphens, points and commas inside it ("U.S.", "1,000",
// "Petro's" and "ruling-party" are one each). Each Chinese or Japanese
// character counts as one, as word processors do; Thai, Lao, Khmer and Burmese,
// which put no space between words either, count one for every four letters.
func Words(s string) int {
	words, characters := count(s)
	return words + characters
}

// Words counts the words of the whole article, the title included.
func (a *Article) Words() int { return Words(a.Text) }

// ReadingMinutes is the time an adult takes to read the article, in minutes,
// rounded up; 0 for an article without words.
func (a *Article) ReadingMinutes() int {
	words, characters := count(a.Text)
	const unit = wordsPerMinute * charactersPerMinute
	return (words*charactersPerMinute + characters*wordsPerMinute + unit - 1) / unit
}

// count gives the words of s and, apart from them, its Chinese and Japanese
// characters.
func count(s string) (words, characters int) {
	inWord, unspaced := false, 0
	for i, r := range s {
		if r < utf8.RuneSelf {
			switch {
			case r|0x20 >= 'a' && r|0x20 <= 'z' || r >= '0' && r <= '9':
				if !inWord {
					words++
				}
				inWord = true
			case inWord && joins(r) && wordFollows(s[i+1:]):
			default:
				inWord = false
			}
			continue
		}
		switch {
		case IsIdeograph(r):
			characters++
			inWord = false
		case unspacedScript(r):
			if unicode.IsLetter(r) {
				unspaced++
			}
			inWord = false
		case unicode.IsLetter(r) || unicode.IsDigit(r):
			if !inWord {
				words++
			}
			inWord = true
		case unicode.IsMark(r) || r == '\u200c' || r == '\u200d' || r == '\u00ad':
		case inWord && joins(r) && wordFollows(s[i+utf8.RuneLen(r):]):
		default:
			inWord = false
		}
	}
	return words + (unspaced+3)/4, characters
}

// joins tells whether r inside a word is part of it.
func joins(r rune) bool {
	switch r {
	case '\'', '’', '-', '‐', '‑', '.', ',', '·', '_':
		return true
	}
	return false
}

// wordFollows tells whether s begins with a letter or digit.
func wordFollows(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return (unicode.IsLetter(r) || unicode.IsDigit(r)) && !IsIdeograph(r)
}

// IsIdeograph tells whether r is a character of Chinese or Japanese writing,
// which puts no space between words: Han, Hiragana, Katakana, Bopomofo.
func IsIdeograph(r rune) bool {
	switch {
	case r < 0x2e80:
		return false
	case r >= 0x3041 && r <= 0x30ff, r >= 0x3400 && r <= 0x4dbf, r >= 0x4e00 && r <= 0x9fff:
		return r != 0x30fb && r != 0x3099 && r != 0x309a // not the middle dot and the voicing marks
	case r >= 0xac00 && r <= 0xd7af:
		return false
	}
	return unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Bopomofo)
}

// unspacedScript tells whether r belongs to Thai, Lao, Burmese or Khmer.
func unspacedScript(r rune) bool {
	return r >= 0x0e00 && r <= 0x0eff || r >= 0x1000 && r <= 0x109f || r >= 0x1780 && r <= 0x17ff
}
