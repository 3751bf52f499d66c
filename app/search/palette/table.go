package palette

import (
	"encoding/binary"
	"errors"
	"fmt"
	"io"

	"offprint/app/inplace"
)

var errCorrupt = errors.New("the table is damaged")

// A Table is a set of candidates. Opening it reads the header; the rest is
// read when something is first looked for, but for the texts, which are read
// for results only.
type Table struct {
	src         io.ReaderAt
	n, rows     int
	cols, lens  int64 // bytes
	keyLen      int64
	textOff     int64
	textLen     int64
	kind        []byte
	weight, ref []byte
	owner       []uint32 // candidate of each row
	keys        []byte
	texts       []byte   // where they are small
	keyAt       []uint32 // rows+1
	textAt      []uint32 // rows+1
	plain       []bool
	ready       int      // rows whose signature is there
	letters     []uint64 // per row, apart since every search reads them all
	signs       []signature
	words       []uint32 // letters of each word, row after row
}

// Open prepares the table in the first size bytes of src.
func Open(src io.ReaderAt, size int64) (*Table, error) {
	var b [headerSize]byte
	if size < int64(headerSize) {
		return nil, fmt.Errorf("palette: open: %w", errCorrupt)
	}
	if err := inplace.ReadFull(src, b[:], 0); err != nil {
		return nil, fmt.Errorf("palette: open: %w", err)
	}
	p := b[len(magic):]
	t := &Table{src: src, n: int(binary.LittleEndian.Uint32(p)), rows: int(binary.LittleEndian.Uint32(p[4:]))}
	left := uint64(size) - uint64(headerSize)
	for i, s := range []*int64{&t.cols, &t.lens, &t.keyLen, &t.textLen} {
		n := binary.LittleEndian.Uint64(p[8+8*i:])
		if n > left {
			return nil, fmt.Errorf("palette: open: %w", errCorrupt)
		}
		*s = int64(n)
		left -= n
	}
	t.textOff = int64(headerSize) + t.cols + t.lens + t.keyLen
	if string(b[:len(magic)]) != magic || t.cols != int64(t.n)*candSize || int64(t.rows)*2 > t.lens || t.keyLen > 1<<31 || t.textLen > 1<<31 {
		return nil, fmt.Errorf("palette: open: %w", errCorrupt)
	}
	return t, nil
}

// Len returns the number of candidates.
func (t *Table) Len() int { return t.n }

// smallTexts is the most bytes of texts that are read along with the keys,
// about 25,000 spellings; more are read for results only.
const smallTexts = 1 << 20

// load reads the columns and keys in one go.
func (t *Table) load() error {
	if t.keyAt != nil {
		return nil
	}
	size := t.cols + t.lens + t.keyLen
	if t.textLen <= smallTexts {
		size += t.textLen
	}
	b := make([]byte, size)
	if err := inplace.ReadFull(t.src, b, int64(headerSize)); err != nil {
		return err
	}
	owner := make([]uint32, 0, t.rows)
	for cand, c := range b[7*t.n : t.cols] {
		if len(owner)+int(c) > t.rows {
			return errCorrupt
		}
		for range c {
			owner = append(owner, uint32(cand))
		}
	}
	if len(owner) != t.rows {
		return errCorrupt
	}
	keyAt, textAt := make([]uint32, t.rows+1), make([]uint32, t.rows+1)
	t.plain = make([]bool, t.rows)
	lens := b[t.cols : t.cols+t.lens]
	for i := range t.rows {
		key, n := binary.Uvarint(lens)
		if n <= 0 {
			return errCorrupt
		}
		text, m := binary.Uvarint(lens[n:])
		if m <= 0 {
			return errCorrupt
		}
		lens = lens[n+m:]
		t.plain[i] = key&1 == 1
		k, x := uint64(keyAt[i])+key>>1, uint64(textAt[i])+text
		if k > uint64(t.keyLen) || text > uint64(t.textLen) || x > uint64(t.textLen) {
			return errCorrupt
		}
		keyAt[i+1], textAt[i+1] = uint32(k), uint32(x)
	}
	t.kind, t.weight, t.ref, t.owner = b[:t.n], b[t.n:3*t.n], b[3*t.n:7*t.n], owner
	t.keys = b[t.cols+t.lens : t.cols+t.lens+t.keyLen]
	t.texts = b[t.cols+t.lens+t.keyLen:]
	t.letters, t.signs = make([]uint64, t.rows), make([]signature, t.rows)
	t.words = make([]uint32, 0, 3*t.rows)
	t.keyAt, t.textAt = keyAt, textAt
	return nil
}

// sign fills in the signatures of up to n more rows.
func (t *Table) sign(n int) {
	for end := min(t.rows, t.ready+n); t.ready < end; t.ready++ {
		s := signature{words: uint32(len(t.words))}
		t.letters[t.ready], t.words = s.read(t.key(t.ready), t.words)
		t.signs[t.ready] = s
	}
}

// wordsOf gives the letters of each word of a row.
func (t *Table) wordsOf(row int) []uint32 {
	end := len(t.words)
	if row+1 < t.rows {
		end = int(t.signs[row+1].words)
	}
	return t.words[t.signs[row].words:end]
}

func (t *Table) key(row int) []byte { return t.keys[t.keyAt[row]:t.keyAt[row+1]] }

// first returns the first row of a row's candidate.
func (t *Table) first(row int) int {
	for row > 0 && t.owner[row-1] == t.owner[row] {
		row--
	}
	return row
}

// text reads the text of a row.
func (t *Table) text(row int) (string, error) {
	if len(t.texts) > 0 {
		return string(t.texts[t.textAt[row]:t.textAt[row+1]]), nil
	}
	b := make([]byte, t.textAt[row+1]-t.textAt[row])
	err := inplace.ReadFull(t.src, b, t.textOff+int64(t.textAt[row]))
	return string(b), err
}
