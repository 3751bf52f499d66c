// Package lexicon keeps large word lists as hashed keys with one small value:
// gazetteers of names and classes of words. It answers "what is known of this
// phrase?" and nothing else; the words themselves are not stored.
package lexicon

import (
	"encoding/binary"
	"errors"
	"slices"
	"unicode"
	"unicode/utf8"
)

// Hash returns the hash of a string (FNV-1a, 64 bits).
func Hash(s string) uint64 {
	h := uint64(14695981039346656037)
	for i := 0; i < len(s); i++ {
		h = (h ^ uint64(s[i])) * 1099511628211
	}
	return h
}

// Next extends the hash of a phrase by the hash of its next word.
func Next(phrase, word uint64) uint64 {
	return (phrase ^ word>>7) * 0x9e3779b97f4a7c15
}

// keyBits makes a false match rare (some 30,000 keys in 2^28) and the
// differences between sorted keys short.
const keyBits = 28

func key(h uint64) uint32 { return uint32((h ^ h>>31) * 0xbf58476d1ce4e5b9 >> (64 - keyBits)) }

// A Table maps hashes to values above 0.
type Table struct {
	slots []uint64 // key+1 <<8 | value
	mask  uint32
}

// Get returns the value of a hash, 0 if there is none.
func (t *Table) Get(h uint64) uint8 {
	if t == nil || len(t.slots) == 0 {
		return 0
	}
	k := key(h)
	for i := k & t.mask; ; i = (i + 1) & t.mask {
		s := t.slots[i]
		if s == 0 {
			return 0
		}
		if s>>8 == uint64(k)+1 {
			return uint8(s)
		}
	}
}

// An Entry is one hash with its value, for Pack.
type Entry struct {
	Hash  uint64
	Value uint8
}

// Pack appends the entries to buf. Of two entries with one key the values are
// joined bit by bit where join is set; else the first stays.
func Pack(buf []byte, entries []Entry, join bool) []byte {
	m := map[uint32]uint8{}
	for _, e := range entries {
		k := key(e.Hash)
		if _, ok := m[k]; ok && !join {
			continue
		}
		m[k] |= e.Value
	}
	keys := make([]uint32, 0, len(m))
	for k := range m {
		keys = append(keys, k)
	}
	slices.Sort(keys)
	buf = binary.AppendUvarint(buf, uint64(len(keys)))
	last := uint32(0)
	for _, k := range keys {
		buf = binary.AppendUvarint(buf, uint64(k-last))
		last = k
	}
	for _, k := range keys {
		buf = append(buf, m[k])
	}
	return buf
}

var errShort = errors.New("lexicon: table is cut short or damaged")

// Unpack reads what Pack wrote and returns the bytes that follow.
func Unpack(data []byte) (*Table, []byte, error) {
	n, k := binary.Uvarint(data)
	if k <= 0 || n > uint64(len(data)) {
		return nil, nil, errShort
	}
	data = data[k:]
	size := 4
	for size < 2*int(n) {
		size *= 2
	}
	keys := make([]uint32, n)
	last := uint32(0)
	for i := range keys {
		v, k := binary.Uvarint(data)
		if k <= 0 || v > 1<<keyBits {
			return nil, nil, errShort
		}
		last += uint32(v)
		keys[i], data = last, data[k:]
	}
	if len(data) < int(n) {
		return nil, nil, errShort
	}
	t := &Table{slots: make([]uint64, size), mask: uint32(size - 1)}
	for j, k := range keys {
		i := k & t.mask
		for t.slots[i] != 0 {
			i = (i + 1) & t.mask
		}
		t.slots[i] = (uint64(k)+1)<<8 | uint64(data[j])
	}
	return t, data[n:], nil
}

// Fold returns the word in lower case without accents and with straight
// apostrophes, as it is looked up in gazetteers.
func Fold(s string) string {
	plain := true
	for i := 0; i < len(s); i++ {
		if c := s[i]; c >= 128 || c >= 'A' && c <= 'Z' {
			plain = false
			break
		}
	}
	if plain {
		return s
	}
	out := make([]byte, 0, len(s))
	for _, r := range s {
		if r < 128 {
			if r >= 'A' && r <= 'Z' {
				r += 'a' - 'A'
			}
			out = append(out, byte(r))
			continue
		}
		r = unicode.ToLower(r)
		if base, ok := bases[r]; ok {
			out = append(out, base...)
			continue
		}
		if !unicode.Is(unicode.Mn, r) {
			out = utf8.AppendRune(out, r)
		}
	}
	return string(out)
}

// bases maps accented Latin letters in lower case to plain ones.
var bases = func() map[rune]string {
	m := map[rune]string{'ß': "ss", 'æ': "ae", 'œ': "oe", 'ø': "o", 'đ': "d", 'ð': "d", 'þ': "th", 'ł': "l", 'ı': "i", '’': "'", 'ʻ': "'", 'ʼ': "'", '‘': "'"}
	for base, accented := range map[string]string{
		"a": "àáâãäåāăąǎạảấầẩẫậắằẳẵặ", "c": "çćĉċč", "d": "ď", "e": "èéêëēĕėęěẹẻẽếềểễệə", "g": "ĝğġģ", "h": "ĥħḥḩ", "i": "ìíîïĩīĭįǐịỉ",
		"j": "ĵ", "k": "ķḱ", "l": "ĺļľ", "n": "ñńņňṇ", "o": "òóôõöōŏőǒọỏốồổỗộớờởỡợơ", "r": "ŕŗřṛ", "s": "śŝşšșṣ", "t": "ţťțṭ",
		"u": "ùúûüũūŭůűųǔụủứừửữựư", "w": "ŵ", "y": "ýÿŷỳỵỷỹ", "z": "źżžẓ",
	} {
		for _, r := range accented {
			m[r] = base
		}
	}
	return m
}()
