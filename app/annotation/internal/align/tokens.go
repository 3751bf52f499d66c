// Package align lays an old text against a new one, word by word, and follows
// sentences that were moved. It works on folded characters.
package align

import "unicode"

// A token is a word, a character of a script written without spaces, or a
// punctuation mark. Spaces are no tokens.
type token struct {
	hash       uint64
	start, end int32 // folded characters
	weight     int32 // about how much it tells, in letters
}

const (
	fnvOffset = 14695981039346656037
	fnvPrime  = 1099511628211
	// maxWeight keeps one long word from counting as a sentence.
	maxWeight = 8
)

// tokenize splits text into tokens. step is called now and then with the work
// done since the last call.
func tokenize(text []rune, step func(int)) []token {
	tokens := make([]token, 0, len(text)/5+1)
	const slice = 1 << 13
	next := slice
	for i := 0; i < len(text); {
		if i >= next {
			step(slice)
			next = i + slice
		}
		r := text[i]
		if r == ' ' {
			i++
			continue
		}
		start := i
		hash := (fnvOffset ^ uint64(r)) * fnvPrime
		weight := int32(1)
		i++
		switch kind := kindOf(r); {
		case kind == dense:
			for i < len(text) && kindOf(text[i]) == mark {
				hash = (hash ^ uint64(text[i])) * fnvPrime
				i++
			}
			weight = 3
		case kind == letter || kind == mark:
			for i < len(text) {
				k := kindOf(text[i])
				if k != letter && k != mark && !(text[i] == '\'' && i+1 < len(text) && kindOf(text[i+1]) == letter) {
					break
				}
				hash = (hash ^ uint64(text[i])) * fnvPrime
				i++
			}
			weight = min(int32(i-start)+1, maxWeight)
		}
		tokens = append(tokens, token{hash, int32(start), int32(i), weight})
	}
	return tokens
}

type kind uint8

const (
	other  kind = iota // punctuation, symbols, space
	letter             // letters and digits of scripts that put spaces between words
	mark
	dense // scripts that put none
)

func kindOf(r rune) kind {
	switch {
	case r < 0x80:
		if r >= 'a' && r <= 'z' || r >= '0' && r <= '9' || r >= 'A' && r <= 'Z' || r == '_' {
			return letter
		}
		return other
	case r >= 0x3041 && r <= 0x30ff, r >= 0x3400 && r <= 0x4dbf, r >= 0x4e00 && r <= 0x9fff,
		r >= 0xf900 && r <= 0xfaff, r >= 0x20000 && r <= 0x3ffff,
		r >= 0xe01 && r <= 0xe30, r >= 0xe40 && r <= 0xe46, // Thai
		r >= 0xe81 && r <= 0xeb0, r >= 0xec0 && r <= 0xec6, // Lao
		r >= 0x1000 && r <= 0x102a, r >= 0x1780 && r <= 0x17b3: // Burmese, Khmer
		return dense
	case unicode.IsLetter(r) || unicode.IsDigit(r):
		return letter
	case unicode.Is(unicode.M, r):
		return mark
	}
	return other
}
