// Package fold brings text into a form in which what a reader takes for the
// same is the same: Unicode normal forms, letter case, typographic quotes and
// dashes, runs of white space, and marks that nobody sees. Every folded
// character knows where in the source it came from.
package fold

//go:generate go run gen.go

import (
	"sort"
	"unicode"
	"unicode/utf8"
)

// A Text is a folded text with its way back to the source.
type Text struct {
	// Runes is the folded text.
	Runes []rune
	// Start and End give, for each folded character, the code points of the
	// source that it stands for: [Start[i], End[i]).
	Start, End []int32
	// At gives, for each code point of the source and for its end, the first
	// folded character that stands for it or for something after it.
	At []int32

	source string
	// bytes gives the byte where every stride-th code point of source starts.
	bytes []int32
}

const stride = 64

// A Mode says how much is folded away.
type Mode uint8

const (
	// Typography folds normal forms, quotes, dashes, spaces and unseen marks.
	Typography Mode = iota
	// Case folds letter case too.
	Case
)

// New folds s. step, if not nil, is called now and then with a measure of the
// work done since.
func New(s string, mode Mode, step func(work int)) *Text {
	f := folder{mode: mode, Text: &Text{
		Runes: make([]rune, 0, len(s)),
		Start: make([]int32, 0, len(s)),
		End:   make([]int32, 0, len(s)),
		At:    make([]int32, 0, len(s)+1),
	}}
	f.source = s
	f.bytes = make([]int32, 0, len(s)/stride+1)
	for i, r := range s {
		if f.n%stride == 0 {
			f.bytes = append(f.bytes, int32(i))
			if f.n%(64*stride) == 0 && step != nil {
				step(64 * stride)
			}
		}
		f.add(r)
	}
	f.order()
	f.At = append(f.At, int32(len(f.Runes)))
	return f.Text
}

// Len is the number of the source's code points.
func (t *Text) Len() int { return len(t.At) - 1 }

// Slice gives the source's code points [start, end), cut to what there is.
func (t *Text) Slice(start, end int) string {
	start = min(max(start, 0), t.Len())
	end = min(max(end, start), t.Len())
	return t.source[t.byteAt(start):t.byteAt(end)]
}

func (t *Text) byteAt(point int) int {
	if point >= t.Len() {
		return len(t.source)
	}
	at := int(t.bytes[point/stride])
	for range point % stride {
		_, n := utf8.DecodeRuneInString(t.source[at:])
		at += n
	}
	return at
}

// Span gives the folded characters that stand for the source's code points
// [start, end). Offsets outside the source are brought to its ends.
func (t *Text) Span(start, end int) (int, int) {
	start = min(max(start, 0), t.Len())
	end = min(max(end, start), t.Len())
	return int(t.At[start]), int(t.At[end])
}

// Source gives the code points of the source that the folded characters
// [start, end) stand for.
func (t *Text) Source(start, end int) (int, int) {
	if start >= end {
		p := t.Len()
		if start < len(t.Start) {
			p = int(t.Start[start])
		}
		return p, p
	}
	return int(t.Start[start]), int(t.End[end-1])
}

// Equal reports whether a and b are the same once folded.
func Equal(a, b string, mode Mode) bool {
	if a == b {
		return true
	}
	x, y := New(a, mode, nil).Runes, New(b, mode, nil).Runes
	if len(x) != len(y) {
		return false
	}
	for i := range x {
		if x[i] != y[i] {
			return false
		}
	}
	return true
}

type folder struct {
	*Text
	mode Mode
	// marks is one more than where the run of combining marks at the end
	// begins, or 0 without one.
	marks int
	n     int32 // code points read
}

// add folds one code point of the source.
func (f *folder) add(r rune) {
	at := f.n
	f.n++
	f.At = append(f.At, int32(len(f.Runes)))
	switch {
	case r < 0x80 && r > ' ':
		f.emit(f.simple(r), at)
	case isSpace(r):
		f.join(' ', at)
	case isUnseen(r):
	default:
		if d := decompose(r); d != "" {
			for _, x := range d {
				f.emit(f.simple(x), at)
			}
		} else if r >= 0xac00 && r <= 0xd7a3 {
			f.hangul(r-0xac00, at)
		} else {
			f.emit(f.simple(r), at)
		}
	}
}

// hangul decomposes syllable number s by the rule of the Unicode Standard,
// section 3.12.
func (f *folder) hangul(s rune, at int32) {
	f.emit(0x1100+s/588, at)
	f.emit(0x1161+s%588/28, at)
	if t := s % 28; t > 0 {
		f.emit(0x11a7+t, at)
	}
}

// emit appends a folded character, or lets a dash or space run into the one
// before it: "--" is written for "—", and where a line ends is no wording.
func (f *folder) emit(r rune, at int32) {
	if isSpace(r) {
		r = ' '
	}
	if r == ' ' || r == '-' {
		f.join(r, at)
		return
	}
	if isUnseen(r) {
		return
	}
	if class(r) != 0 {
		if f.marks == 0 {
			f.marks = len(f.Runes) + 1
		}
	} else {
		f.order()
	}
	f.Runes = append(f.Runes, r)
	f.Start = append(f.Start, at)
	f.End = append(f.End, at+1)
}

func (f *folder) join(r rune, at int32) {
	f.order()
	if n := len(f.Runes); n > 0 && f.Runes[n-1] == r {
		f.End[n-1] = at + 1
		for i := at; i >= 0 && f.At[i] == int32(n); i-- {
			f.At[i] = int32(n - 1)
		}
		return
	}
	f.Runes = append(f.Runes, r)
	f.Start = append(f.Start, at)
	f.End = append(f.End, at+1)
}

// order puts a run of combining marks into canonical order, so that the same
// marks typed in another order compare equal.
func (f *folder) order() {
	if f.marks == 0 {
		return
	}
	run := f.Runes[f.marks-1:]
	f.marks = 0
	if len(run) > 1 {
		sort.SliceStable(run, func(i, j int) bool { return class(run[i]) < class(run[j]) })
	}
}

// simple folds case and typography, one character to one.
func (f *folder) simple(r rune) rune {
	switch {
	case r < 0x80:
		if r == '`' {
			return '\''
		}
		if f.mode == Case && r >= 'A' && r <= 'Z' {
			return r + ('a' - 'A')
		}
		return r
	case r >= 0x2010 && r <= 0x2015, r == 0x2212, r == 0x2043, r == 0xfe58, r == 0xfe63:
		return '-'
	case r >= 0x2018 && r <= 0x201b, r == 0x2032, r == 0x2039, r == 0x203a, r == 0x02bc, r == 0x00b4:
		return '\''
	case r >= 0x201c && r <= 0x201f, r == 0x2033, r == 0x00ab, r == 0x00bb:
		return '"'
	}
	if f.mode == Case {
		return unicode.ToLower(r)
	}
	return r
}

func isSpace(r rune) bool {
	switch {
	case r <= ' ', r == 0x85, r == 0xa0, r == 0x1680, r >= 0x2000 && r <= 0x200a,
		r == 0x2028, r == 0x2029, r == 0x202f, r == 0x205f, r == 0x3000:
		return true
	}
	return false
}

// isUnseen tells characters that show nothing: soft hyphens, joiners and
// breaks of no width, direction marks, variation selectors.
func isUnseen(r rune) bool {
	switch {
	case r == 0xad, r == 0x34f, r == 0x61c, r == 0x640, r >= 0x200b && r <= 0x200f,
		r >= 0x202a && r <= 0x202e, r >= 0x2060 && r <= 0x206f,
		r >= 0xfe00 && r <= 0xfe0f, r == 0xfeff, r >= 0xe0100 && r <= 0xe01ef:
		return true
	}
	return false
}

// decompose gives the compatibility decomposition of r, or nothing.
func decompose(r rune) string {
	if r <= 0xffff {
		i := sort.Search(len(keys), func(i int) bool { return rune(keys[i]) >= r })
		if i < len(keys) && rune(keys[i]) == r {
			return decompositions[offsets[i]:offsets[i+1]]
		}
		return ""
	}
	i := sort.Search(len(keysHigh), func(i int) bool { return rune(keysHigh[i]) >= r })
	if i < len(keysHigh) && rune(keysHigh[i]) == r {
		i += len(keys)
		return decompositions[offsets[i]:offsets[i+1]]
	}
	return ""
}

type classRange struct {
	lo, hi uint32
	class  uint8
}

// class is the canonical combining class of r.
func class(r rune) uint8 {
	if r < 0x300 {
		return 0
	}
	u := uint32(r)
	i := sort.Search(len(classes), func(i int) bool { return classes[i].hi >= u })
	if i < len(classes) && classes[i].lo <= u {
		return classes[i].class
	}
	return 0
}
