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

// near finds a short stretch of key that holds the letters of word in order.
// Its length is at most reach; it returns -1 where there is none.
func near(key, word []byte, reach int) int {
	best := -1
	for from := 0; from < len(key); {
		end := from
		for _, c := range word {
			i := bytes.IndexByte(key[end:], c)
			if i < 0 {
				return best
			}
			end += i + 1
		}
		start := end
		for i := len(word) - 1; i >= 0; i-- {
			start--
			for key[start] != word[i] {
				start--
			}
		}
		if n := end - start; n <= reach && (best < 0 || n < best) {
			best = n
		}
		from = start + 1
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
