package article

import "unicode"

// Direction is the way a text runs. Its values are those of HTML's dir.
type Direction string

// The directions of text.
const (
	LeftToRight Direction = "ltr"
	RightToLeft Direction = "rtl"
)

// DirectionOf is the direction of s by its first letter that has one (Unicode
// Annex 9, rules P2 and P3), which is what a browser does for dir=auto; left to
// right where there is none.
func DirectionOf(s string) Direction {
	for _, r := range s {
		switch {
		case rightToLeft(r):
			return RightToLeft
		case unicode.IsLetter(r):
			return LeftToRight
		}
	}
	return LeftToRight
}

// Direction is the direction that most of the article's letters run in, so that
// a Latin name at its start does not turn an Arabic article around.
func (a *Article) Direction() Direction {
	right, left := 0, 0
	for _, r := range a.Text {
		switch {
		case r < 0x80:
			if r|0x20 >= 'a' && r|0x20 <= 'z' {
				left++
			}
		case rightToLeft(r):
			right++
		case unicode.IsLetter(r):
			left++
		}
	}
	if right > left {
		return RightToLeft
	}
	return LeftToRight
}

// rightToLeft tells whether r is a letter or mark of a script that runs from
// right to left, or the right-to-left mark.
func rightToLeft(r rune) bool {
	switch {
	case r < 0x0590:
		return false
	case r <= 0x08ff, r >= 0xfb1d && r <= 0xfdff, r >= 0xfe70 && r <= 0xfeff,
		r >= 0x10800 && r <= 0x10fff, r >= 0x1e800 && r <= 0x1efff:
		return unicode.IsLetter(r)
	}
	return r == '\u200f'
}
