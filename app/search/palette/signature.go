package palette

import "unicode/utf8"

// A signature tells at a glance what a key cannot hold. Its bits are set by
// letters; a key holds a word only if it has the word's bits.
type signature struct {
	pairs    uint64 // two neighbouring letters, hashed
	initials uint32 // first letters of words, see letterBit
	words    uint32 // where its words' letters begin in Table.words
}

// letterBit gives a letter one of 32 bits; those beyond a to z share six.
func letterBit(r rune) uint32 {
	switch {
	case 'a' <= r && r <= 'z':
		return 1 << (r - 'a')
	case r == ' ':
		return 0
	}
	return 1 << (26 + uint32(r)%6)
}

// wideBit gives a letter one of 64 bits.
func wideBit(r rune) uint64 {
	switch {
	case 'a' <= r && r <= 'z':
		return 1 << (r - 'a')
	case '0' <= r && r <= '9':
		return 1 << (26 + r - '0')
	case r == ' ':
		return 0
	}
	return 1 << (36 + uint32(r)%28)
}

func pairBit(a, b rune) uint64 {
	return 1 << ((uint32(a)*31 + uint32(b)) * 0x9E3779B1 >> 26)
}

// asciiBits and asciiWide are letterBit and wideBit for the common letters.
var asciiBits, asciiWide = func() (bits [128]uint32, wide [128]uint64) {
	for c := range bits {
		bits[c], wide[c] = letterBit(rune(c)), wideBit(rune(c))
	}
	return
}()

// read fills in the signature of a key, returns all its letters, and appends
// those of each of its words to words.
func (s *signature) read(key []byte, words []uint32) (letters uint64, _ []uint32) {
	var (
		last rune = ' '
		word uint32
	)
	for i := 0; i < len(key); {
		r, n := rune(key[i]), 1
		if r >= utf8.RuneSelf {
			r, n = utf8.DecodeRune(key[i:])
		}
		i += n
		if r == ' ' {
			words, word, last = append(words, word), 0, r
			continue
		}
		var bit uint32
		if r < utf8.RuneSelf {
			bit = asciiBits[r]
			letters |= asciiWide[r]
		} else {
			bit = letterBit(r)
			letters |= wideBit(r)
		}
		word |= bit
		if last == ' ' {
			s.initials |= bit
		} else {
			s.pairs |= pairBit(last, r)
		}
		last = r
	}
	return letters, append(words, word)
}
