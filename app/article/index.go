package article

import (
	"sort"
	"unicode/utf8"
)

// stride is how many code points stand between two marks of an Index: small
// enough that a look-up walks a few cache lines, large enough that an index
// costs a sixteenth of the text.
const stride = 64

// An Index turns code point offsets of one text into byte offsets and back. A
// look-up walks at most 64 code points; in a text of ASCII only it is free.
type Index struct {
	text  string
	runes int
	marks []int // marks[i] is the byte offset of code point i*stride; nil for ASCII
}

// NewIndex reads text once.
func NewIndex(text string) *Index {
	n := utf8.RuneCountInString(text)
	x := &Index{text: text, runes: n}
	if n == len(text) {
		return x
	}
	x.marks = make([]int, 0, n/stride+1)
	i := 0
	for b := range text {
		if i%stride == 0 {
			x.marks = append(x.marks, b)
		}
		i++
	}
	return x
}

// Len is the number of code points in the text.
func (x *Index) Len() int { return x.runes }

// Byte gives the byte offset of a code point offset. An offset before the text
// gives 0, one past it the text's length.
func (x *Index) Byte(offset int) int {
	switch {
	case offset <= 0:
		return 0
	case offset >= x.runes:
		return len(x.text)
	case x.marks == nil:
		return offset
	}
	b := x.marks[offset/stride]
	for range offset % stride {
		_, size := utf8.DecodeRuneInString(x.text[b:])
		b += size
	}
	return b
}

// Rune gives the code point offset of a byte offset. A byte within a code
// point belongs to that code point; the ends are as in Byte.
func (x *Index) Rune(offset int) int {
	switch {
	case offset <= 0:
		return 0
	case offset >= len(x.text):
		return x.runes
	case x.marks == nil:
		return offset
	}
	m := sort.SearchInts(x.marks, offset+1) - 1
	b, r := x.marks[m], m*stride
	for {
		_, size := utf8.DecodeRuneInString(x.text[b:])
		if b+size > offset {
			return r
		}
		b += size
		r++
	}
}

// Slice is the text from code point start to code point end, end exclusive.
func (x *Index) Slice(start, end int) string {
	from, to := x.Byte(start), x.Byte(end)
	if from >= to {
		return ""
	}
	return x.text[from:to]
}
