package tag

import (
	"unicode"
	"unicode/utf8"

	"offprint/app/entity/lexicon"
	"offprint/app/entity/token"
)

// kind is the casing of a word.
type kind uint8

const (
	kindLower kind = iota
	kindTitle      // "Petro"
	kindUpper      // "NATO"
	kindOne        // one capital: "X"
	kindMixed      // "McCain", "iPhone"
	kindDots       // "U.S."
	kindDigits
	kindAlnum // "G8", "H5N1"
	kindPunct
	kindClitic
	kindUncased // a letter of a script without case
	kindLink
)

// named reports whether a word of this kind can stand at the head of a name.
func (k kind) named() bool { return k >= kindTitle && k <= kindDots || k == kindAlnum }

// A word is what is known of one spelling, wherever it stands.
type word struct {
	text         string // for words in lower case
	base         *word  // the word in lower case
	epoch        uint32 // the document that slot belongs to
	slot         int32  // evidence
	exact, lower uint32
	full         uint64 // hash of the folded word, for gazetteers
	foldLower    uint64 // hash of the word in lower case, for evidence
	shape        uint32
	pre          [3]uint32 // 2, 3, 4 runes
	suf          [4]uint32 // 1 to 4 runes
	kind         kind
	trig         trigger
	class        uint8
	lowClass     uint8
	gaz          uint8
	first        rune
	// scores are the summed weights of the word's own features at the five
	// places of the window, filled when first needed.
	scores [5][]int32
}

func short(h uint64) uint32 { return uint32(h ^ h>>32) }

// newWord works out what the lexicons say of a token.
func (l *Lexicons) newWord(text string, class token.Class) *word {
	low := lower(text)
	w := &word{text: low, exact: short(lexicon.Hash(text))}
	w.foldLower = lexicon.Hash(low)
	w.lower = short(w.foldLower)
	w.full = lexicon.Hash(lexicon.Fold(text))
	w.first, _ = utf8.DecodeRuneInString(text)
	w.kind, w.shape = casing(text, class)
	w.trig = triggers[low]
	w.affixes(low)
	w.class = l.Classes.Get(lexicon.Hash(Digitless(text)))
	w.lowClass = w.class
	if w.kind != kindLower {
		w.lowClass = l.Classes.Get(w.foldLower)
		if w.class == 0 && w.kind == kindUpper {
			w.class = l.Classes.Get(lexicon.Hash(titled(low)))
		}
	}
	if w.kind.named() {
		w.gaz = l.Gazetteer.Get(lexicon.Next(0, w.full))
	}
	return w
}

func lower(s string) string {
	for i := 0; i < len(s); i++ {
		if c := s[i]; c >= 128 || c >= 'A' && c <= 'Z' {
			b := make([]byte, 0, len(s))
			for _, r := range s {
				if r == '’' {
					r = '\''
				}
				b = utf8.AppendRune(b, unicode.ToLower(r))
			}
			return string(b)
		}
	}
	return s
}

func titled(low string) string {
	r, n := utf8.DecodeRuneInString(low)
	return string(unicode.ToUpper(r)) + low[n:]
}

// Digitless writes every digit as 0, so that all years are one word.
func Digitless(s string) string {
	for i := 0; i < len(s); i++ {
		if s[i] >= '1' && s[i] <= '9' {
			b := []byte(s)
			for j := i; j < len(b); j++ {
				if b[j] >= '1' && b[j] <= '9' {
					b[j] = '0'
				}
			}
			return string(b)
		}
	}
	return s
}

// casing returns the kind of a token and a hash of its shape, in which runs of
// one sort of letter are written once.
func casing(text string, class token.Class) (kind, uint32) {
	switch class {
	case token.Punct:
		return kindPunct, short(lexicon.Hash(text))
	case token.Clitic:
		return kindClitic, 1
	case token.Link:
		return kindLink, 2
	case token.Glyph:
		return kindUncased, 3
	}
	var shape [16]byte
	n, last := 0, byte(0)
	upper, low, digit, dots, uncased, other := 0, 0, 0, 0, 0, 0
	for _, r := range text {
		c := byte('-')
		switch {
		case unicode.IsUpper(r) || unicode.IsTitle(r):
			c = 'X'
			upper++
		case unicode.IsLower(r):
			c = 'x'
			low++
		case unicode.IsDigit(r):
			c = '0'
			digit++
		case r == '.':
			c = '.'
			dots++
		case unicode.IsLetter(r):
			c = 'w'
			uncased++
		default:
			other++
		}
		if c != last && n < len(shape) {
			shape[n] = c
			n++
			last = c
		}
	}
	h := short(lexicon.Hash(string(shape[:n]))) + uint32(min(len(text), 4))
	switch {
	case digit > 0 && upper+low == 0:
		return kindDigits, h
	case digit > 0:
		if upper == 0 {
			return kindLower, h
		}
		return kindAlnum, h
	case uncased > 0 && upper+low == 0:
		return kindUncased, h
	case upper == 0:
		return kindLower, h
	case dots > 0 && low == 0:
		return kindDots, h
	case low == 0 && upper == 1:
		return kindOne, h
	case low == 0:
		return kindUpper, h
	case upper == 1 && shape[0] == 'X':
		return kindTitle, h
	}
	return kindMixed, h
}

func (w *word) affixes(low string) {
	n, cut := 0, [4]int{}
	for i := len(low); i > 0 && n < 4; n++ {
		_, k := utf8.DecodeLastRuneInString(low[:i])
		i -= k
		cut[n] = i
	}
	for i := range n {
		w.suf[i] = short(lexicon.Hash(low[cut[i]:]))*4 + uint32(i)
	}
	n = 0
	for i := range low {
		if n >= 2 && n <= 4 {
			w.pre[n-2] = short(lexicon.Hash(low[:i]))*4 + uint32(n)
		}
		n++
		if n > 4 {
			break
		}
	}
}
