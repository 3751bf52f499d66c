package palette

import (
	"encoding/binary"
	"iter"
	"slices"

	"offprint/app/search/fold"
)

// A table is one run of bytes: a header, then columns.
//
//	header      magic, number of candidates, number of rows, lengths of the sections
//	candidates  columns: kind (1 byte), weight (2), reference (4), rows (1)
//	lengths     per row: key and text (uvarint each), the key's bit 0 for "plain"
//	keys        folded texts
//	texts       as shown
//
// A row is one spelling; a candidate's first row is its text.
const (
	magic      = "OFFPPL1\n"
	headerSize = len(magic) + 2*4 + 4*8
	candSize   = 8
)

// Limits of a candidate; what is beyond is cut or left out.
const (
	maxText = 400 // bytes
	maxRows = 255
)

// Build writes the table of candidates. The same candidates in the same order
// give the same bytes; of equals the earlier ranks first.
func Build(cands iter.Seq[Candidate]) []byte {
	var (
		kinds, lengths, keys, texts []byte
		weights                     []byte
		refs, counts                []byte
		n, rows                     int
	)
	for c := range cands {
		count := 0
		seen := map[string]bool{}
		for _, s := range append([]string{c.Text}, c.Spellings...) {
			s = cut(s)
			key := fold.Key(s)
			if count > 0 && (key == "" || seen[key]) || count == maxRows {
				continue
			}
			seen[key] = true
			plain := 0
			if isPlain(s) {
				plain = 1
			}
			lengths = binary.AppendUvarint(lengths, uint64(len(key)<<1|plain))
			lengths = binary.AppendUvarint(lengths, uint64(len(s)))
			keys, texts = append(keys, key...), append(texts, s...)
			count++
		}
		kinds = append(kinds, byte(c.Kind))
		weights = binary.LittleEndian.AppendUint16(weights, uint16(max(0, min(c.Weight, 1<<16-1))))
		refs = binary.LittleEndian.AppendUint32(refs, c.Ref)
		counts = append(counts, byte(count))
		n++
		rows += count
	}
	b := binary.LittleEndian.AppendUint32([]byte(magic), uint32(n))
	b = binary.LittleEndian.AppendUint32(b, uint32(rows))
	cols := slices.Concat(kinds, weights, refs, counts)
	for _, s := range [][]byte{cols, lengths, keys, texts} {
		b = binary.LittleEndian.AppendUint64(b, uint64(len(s)))
	}
	return slices.Concat(b, cols, lengths, keys, texts)
}

// cut shortens a text to maxText bytes at the end of a code point.
func cut(s string) string {
	if len(s) <= maxText {
		return s
	}
	n := maxText
	for n > 0 && s[n]&0xC0 == 0x80 {
		n--
	}
	return s[:n]
}

// isPlain reports whether no letter of s loses an accent in its key.
func isPlain(s string) bool {
	var form, key []byte
	for _, r := range s {
		if r < 0x80 {
			continue
		}
		if fold.IsAccent(r) {
			return false
		}
		form, key = fold.AppendForm(form[:0], r), fold.AppendKey(key[:0], r)
		if fold.ClassOf(r) == fold.Letter && string(form) != string(key) {
			return false
		}
	}
	return true
}
