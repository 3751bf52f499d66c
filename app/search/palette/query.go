package palette

import (
	"strings"
	"unicode/utf8"

	"offprint/app/search/fold"
)

// Limits of a query; what is beyond is left out.
const (
	maxQuery   = 400 // bytes
	maxTokens  = 8
	maxLetters = 24 // of a token: sahilm's score overflows at 40 in a row
)

// A query is what was typed, folded and taken apart.
type query struct {
	mode   Mode
	whole  []byte // the key of all of it
	tokens []token
	marks  uint64 // letters of all tokens
	exact  string // the form, where accents were typed
}

type token struct {
	key     []byte
	runes   []rune
	letters uint32
	sign    signature
}

// ModeOf returns what the query's first character asks for, and the rest.
func ModeOf(s string) (Mode, string) {
	s = strings.TrimLeft(s, " ")
	if s != "" {
		if m, ok := modes[s[0]]; ok {
			return m, s[1:]
		}
	}
	return Everything, s
}

func newQuery(s string) query {
	var q query
	q.mode, s = ModeOf(s)
	if len(s) > maxQuery {
		n := maxQuery
		for n > 0 && !utf8.RuneStart(s[n]) {
			n--
		}
		s = s[:n]
	}
	key := fold.Key(s)
	q.whole = []byte(key)
	for _, w := range strings.Fields(key) {
		if len(q.tokens) == maxTokens {
			break
		}
		t := token{runes: []rune(w)}
		if len(t.runes) > maxLetters {
			t.runes = t.runes[:maxLetters]
		}
		t.key = []byte(string(t.runes))
		letters, words := t.sign.read(t.key, nil)
		t.letters = words[0]
		q.marks |= letters
		q.tokens = append(q.tokens, t)
	}
	if !isPlain(s) {
		q.exact = formOf(s)
	}
	return q
}

// formOf gives a text's letters in lower case with their accents, and one
// space between words.
func formOf(s string) string {
	var b []byte
	for _, r := range s {
		switch fold.ClassOf(r) {
		case fold.Space:
			if len(b) > 0 && b[len(b)-1] != ' ' {
				b = append(b, ' ')
			}
		case fold.Stop, fold.Apostrophe, fold.Invisible:
		default:
			b = fold.AppendForm(b, r)
		}
	}
	return strings.TrimSuffix(string(b), " ")
}
