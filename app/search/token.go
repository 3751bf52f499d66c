package search

import (
	"unicode"
	"unicode/utf8"

	"offprint/app/search/fold"
)

// maxKey is the most bytes of a word that count: longer ones are cut there,
// in the index and in the query alike.
const maxKey = 64

// maxForm is the same for its form, which accents can make long.
const maxForm = 96

// acronym starts the form of a word in capitals: US beside us, WHO beside who.
const acronym = 2

// A token is one word of a text. Key and form are valid until the next one.
type token struct {
	start, end int    // code points in the text
	pos        int    // number of the word; the parts of l'eau share one
	key        []byte // see package fold
	form       []byte // empty where it equals the key, see formOf
	unspaced   bool   // a pair of letters, or the last letter, of a script without spaces
	single     bool   // unspaced: the last letter alone
}

// A tokenizer walks through the words of a text.
//
// A word is a run of letters and digits. Apostrophes within it are closed up,
// an English possessive is left out, and what follows an elision (l'eau) is
// indexed a second time by itself. Full stops belong to initials (U.S.) and
// numbers (3.5), commas to numbers in thousands. Scripts that write no spaces
// give overlapping pairs of letters, the usual way for Chinese, Japanese and Korean.
type tokenizer struct {
	text string
	i    int // byte
	cp   int // code point
	pos  int // of the next word
	token
	elided int // byte in key where a second token begins, or 0
	upper  int // capitals in the word
	lower  int // letters that are none
	form0  []byte
	second []byte
}

func newTokenizer(text string) *tokenizer { return &tokenizer{text: text} }

// peek returns the character at byte i.
func (t *tokenizer) peek(i int) (rune, int) {
	if i >= len(t.text) {
		return -1, 0
	}
	if c := t.text[i]; c < utf8.RuneSelf {
		return rune(c), 1
	}
	return utf8.DecodeRuneInString(t.text[i:])
}

func (t *tokenizer) class(i int) fold.Class {
	r, _ := t.peek(i)
	if r < 0 {
		return fold.Space
	}
	return fold.ClassOf(r)
}

// next moves to the next word and reports whether there is one.
func (t *tokenizer) next() bool {
	if t.elided > 0 {
		t.second = append(t.second[:0], t.key[t.elided:]...)
		t.key, t.form = append(t.key[:0], t.second...), nil
		t.elided = 0
		return true
	}
	for t.i < len(t.text) {
		r, n := t.peek(t.i)
		switch fold.ClassOf(r) {
		case fold.Letter, fold.Digit:
			if t.word() {
				return true
			}
			continue
		case fold.Unspaced:
			if t.pair() {
				return true
			}
			continue
		case fold.Symbol:
			t.begin()
			t.add(r, n)
			return t.finish()
		}
		t.i += n
		t.cp++
	}
	return false
}

func (t *tokenizer) begin() {
	t.start = t.cp
	t.key, t.form0, t.form = t.key[:0], t.form0[:0], nil
	t.elided, t.upper, t.lower = 0, 0, 0
	t.unspaced, t.single = false, false
}

// add takes the character r of n bytes into the word.
func (t *tokenizer) add(r rune, n int) {
	if len(t.key) < maxKey && len(t.form0) < maxForm {
		if 'a' <= r && r <= 'z' {
			t.lower++
			t.key, t.form0 = append(t.key, byte(r)), append(t.form0, byte(r))
		} else {
			if unicode.IsUpper(r) {
				t.upper++
			} else if r > '9' {
				t.lower++
			}
			t.key = fold.AppendKey(t.key, r)
			t.form0 = fold.AppendForm(t.form0, r)
		}
	}
	t.i += n
	t.cp++
	t.end = t.cp
}

// finish closes the word and reports whether it has a key.
func (t *tokenizer) finish() bool {
	if len(t.key) == 0 {
		return false
	}
	t.token.pos = t.pos
	t.pos++
	if t.upper >= 2 && t.lower == 0 && t.upper <= 4 && !t.unspaced {
		t.form = append(t.form[:0], acronym)
		if string(t.form0) != string(t.key) {
			t.form = append(t.form, t.form0...)
		}
	} else if string(t.form0) != string(t.key) {
		t.form = t.form0
	}
	return true
}

// word reads a word of a script with spaces.
func (t *tokenizer) word() bool {
	t.begin()
	var (
		part    = 0 // letters since the word or its last full stop began
		stops   = false
		lastPos = -1 // byte in key after the last apostrophe
	)
	for t.i < len(t.text) {
		r, n := t.peek(t.i)
		switch fold.ClassOf(r) {
		case fold.Letter, fold.Digit:
			t.add(r, n)
			part++
			continue
		case fold.Accent, fold.Invisible:
			t.add(r, n)
			continue
		case fold.Apostrophe:
			next, m := t.peek(t.i + n)
			after := t.class(t.i + n + m)
			if (next == 's' || next == 'S') && after != fold.Letter && after != fold.Digit {
				t.i += n + m
				t.cp += 2
				break // Petro's
			}
			if m > 0 && fold.ClassOf(next) == fold.Letter {
				t.skip(n)
				lastPos = len(t.key)
				continue
			}
		case fold.Stop:
			if r == '.' && t.number(n) {
				if len(t.key) < maxKey {
					t.key, t.form0 = append(t.key, '.'), append(t.form0, '.')
				}
				t.skip(n)
				continue
			}
			if part == 1 && t.class(t.i+n) == fold.Letter {
				_, m := t.peek(t.i + n)
				if c := t.class(t.i + n + m); c != fold.Letter && c != fold.Digit {
					t.skip(n)
					stops, part = true, 0
					continue
				}
			}
			if stops && part == 1 {
				t.skip(n)
				t.end = t.cp // the last full stop of U.S.
			}
		case fold.Joiner:
			_, m := t.peek(t.i + n)
			if c := t.class(t.i + n); m == 0 || c != fold.Letter && c != fold.Digit {
				if len(t.key) < maxKey {
					t.key, t.form0 = append(t.key, byte(r)), append(t.form0, byte(r))
				}
				t.skip(n)
				t.end = t.cp
				continue
			}
		default:
			if r == ',' && t.thousands(n) {
				t.skip(n)
				continue
			}
		}
		break
	}
	if lastPos > 0 && len(t.key)-lastPos >= 3 {
		t.elided = lastPos
	}
	return t.finish()
}

func (t *tokenizer) skip(n int) {
	t.i += n
	t.cp++
}

// number reports whether the full stop here stands between two digits.
func (t *tokenizer) number(n int) bool {
	return len(t.key) > 0 && isDigit(t.key[len(t.key)-1]) && t.class(t.i+n) == fold.Digit
}

// thousands reports whether the comma here parts thousands.
func (t *tokenizer) thousands(n int) bool {
	if len(t.key) == 0 || !isDigit(t.key[len(t.key)-1]) || len(t.text) < t.i+n+3 {
		return false
	}
	for j := t.i + n; j < t.i+n+3; j++ {
		if !isDigit(t.text[j]) {
			return false
		}
	}
	return t.class(t.i+n+3) != fold.Digit
}

func isDigit(c byte) bool { return '0' <= c && c <= '9' }

// pair reads one letter of a script without spaces, and the next as well
// where there is one, and moves on by one letter.
func (t *tokenizer) pair() bool {
	t.begin()
	t.unspaced = true
	t.unit()
	i, cp := t.i, t.cp
	if t.class(t.i) == fold.Unspaced {
		t.unit()
	} else {
		t.single = true
	}
	ok := t.finish()
	t.i, t.cp = i, cp
	return ok
}

// unit takes a letter and what extends it.
func (t *tokenizer) unit() {
	r, n := t.peek(t.i)
	t.add(r, n)
	for {
		r, n = t.peek(t.i)
		if n == 0 || !fold.Extends(r) {
			return
		}
		t.add(r, n)
	}
}
