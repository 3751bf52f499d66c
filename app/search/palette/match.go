package palette

import "bytes"

// where says how a word stands in a key.
type where uint8

const (
	nowhere where = iota
	inside        //
	atStart       // of a word
	wholly        // a word
)

// place finds the best place of a word in a key: a whole word, the start of
// one, inside one; of equals the first.
func place(key, word []byte) (where, int) {
	best, at := nowhere, -1
	for i := 0; i+len(word) <= len(key); i++ {
		if key[i] != word[0] || !bytes.Equal(key[i:i+len(word)], word) {
			continue
		}
		w := inside
		if i == 0 || key[i-1] == ' ' {
			w = atStart
			if i+len(word) == len(key) || key[i+len(word)] == ' ' {
				return wholly, i
			}
		}
		if w > best {
			best, at = w, i
		}
	}
	return best, at
}

// near finds the letters of word in key, in order, from the start of a word
// on and within reach bytes, and returns the shortest such stretch's length, or -1.
// People shorten words by leaving letters out, seldom the first.
func near(key, word []byte, reach int) int {
	best := -1
	for from := range key {
		if key[from] != word[0] || from > 0 && key[from-1] != ' ' {
			continue
		}
		n := 1
		for i := from + 1; i < len(key) && i < from+reach && n < len(word); i++ {
			if key[i] == word[n] {
				n++
			}
			if n == len(word) && (best < 0 || i+1-from < best) {
				best = i + 1 - from
			}
		}
	}
	return best
}

// spells reports whether the letters of word are first letters of words of
// key, in order: "gp" spells "gustavo petro".
func spells(key, word []byte) bool {
	n := 0
	for i, c := range key {
		if (i == 0 || key[i-1] == ' ') && n < len(word) && c == word[n] {
			n++
		}
	}
	return n == len(word)
}
