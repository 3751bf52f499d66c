package fold

// Key folds a title, a name, a label or what is typed into a search box: keys
// of letters, words parted by one space, punctuation gone, full stops and
// apostrophes closed up ("U.S." is "us", "O'Brien" is "obrien").
func Key(s string) string {
	if k, ok := plainKey(s); ok {
		return k
	}
	b, _ := appendKeyOf(make([]byte, 0, len(s)+8), s, nil)
	return string(b)
}

// plainKey is Key's short way for a string that is its own key.
func plainKey(s string) (string, bool) {
	space := true
	for i := 0; i < len(s); i++ {
		c := s[i]
		switch {
		case 'a' <= c && c <= 'z' || '0' <= c && c <= '9':
			space = false
		case c == ' ' && !space:
			space = true
		default:
			return "", false
		}
	}
	return s, s == "" || !space
}

// A Map leads from the code points of a key back to those of its original.
type Map []Span

// A Span is the code points [Start, End) of the original.
type Span struct{ Start, End int32 }

// Span returns the original's code points for the key's code points [i, j).
// It panics unless 0 ≤ i < j ≤ len(m).
func (m Map) Span(i, j int) Span { return Span{m[i].Start, m[j-1].End} }

// KeyMap returns Key(s) and the way back, one Span for each code point of the key.
func KeyMap(s string) (string, Map) {
	m := make(Map, 0, len(s))
	b, m := appendKeyOf(make([]byte, 0, len(s)+8), s, m)
	return string(b), m
}

// appendKeyOf appends the key of s to b and, where m is not nil, its way back to m.
func appendKeyOf(b []byte, s string, m Map) ([]byte, Map) {
	var (
		at      int32 // code point in s
		gap     = int32(-1)
		letters bool // the last kept character can be followed by + or #
		buf     [48]byte
	)
	first := len(b)
	for _, r := range s {
		class := ClassOf(r)
		keep := class == Letter || class == Digit || class == Unspaced || class == Symbol || class == Joiner && letters
		switch {
		case keep:
			letters = true
			letter := AppendKey(buf[:0], r)
			if len(letter) == 0 {
				break // an Arabic vowel on a carrier
			}
			if gap >= 0 && len(b) > first {
				b = append(b, ' ')
				if m != nil {
					m = append(m, Span{gap, at})
				}
			}
			gap = -1
			b = append(b, letter...)
			if m != nil {
				for range runes(letter) {
					m = append(m, Span{at, at + 1})
				}
			}
		case class == Accent || class == Invisible:
			if len(m) > 0 && gap < 0 && m[len(m)-1].End == at {
				m[len(m)-1].End++
			}
		case class == Stop || class == Apostrophe:
			letters = false
		default:
			letters = false
			if gap < 0 {
				gap = at
			}
		}
		at++
	}
	return b, m
}

// runes counts the code points of valid UTF-8.
func runes(b []byte) int {
	n := 0
	for _, c := range b {
		if c&0xC0 != 0x80 {
			n++
		}
	}
	return n
}
