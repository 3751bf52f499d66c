package crf

import (
	"encoding/binary"
	"errors"
	"slices"
)

// KeyBits is the width of a feature's key. Keys are hashes; two features that
// share one share their weights, in training too.
const KeyBits = 24

// Weights maps feature keys to small integer weights per label.
type Weights struct {
	slots []slot
	mask  uint32
	pairs []pair
	// Trans are the transition scores, a square over the labels.
	Trans []int32
}

type slot struct {
	key uint32 // key+1, so that 0 is empty
	at  uint32 // first pair <<8 | number of pairs
}

type pair struct {
	label uint8
	value int8
}

// Add adds the weights of a feature to the scores of the labels.
func (w *Weights) Add(key uint32, scores []int32) {
	for i := key * 0x9e3779b1 >> 7 & w.mask; ; i = (i + 1) & w.mask {
		s := w.slots[i]
		if s.key == key+1 {
			for _, p := range w.pairs[s.at>>8:][:s.at&255] {
				scores[p.label] += int32(p.value)
			}
			return
		}
		if s.key == 0 {
			return
		}
	}
}

// A Row is one feature's weights, as they are packed.
type Row struct {
	Key    uint32
	Labels []uint8
	Values []int8
}

// Pack appends the rows and transitions to buf: counts, then each kind of
// number in a stream of its own, which compresses best.
func Pack(buf []byte, rows []Row, trans []int32) []byte {
	slices.SortFunc(rows, func(a, b Row) int { return int(a.Key) - int(b.Key) })
	pairs := 0
	for _, r := range rows {
		pairs += len(r.Labels)
	}
	buf = binary.AppendUvarint(buf, uint64(len(rows)))
	buf = binary.AppendUvarint(buf, uint64(pairs))
	buf = binary.AppendUvarint(buf, uint64(len(trans)))
	for _, t := range trans {
		buf = binary.AppendVarint(buf, int64(t))
	}
	last := uint32(0)
	for _, r := range rows {
		buf = binary.AppendUvarint(buf, uint64(r.Key-last))
		last = r.Key
	}
	for _, r := range rows {
		buf = append(buf, uint8(len(r.Labels)))
	}
	for _, r := range rows {
		buf = append(buf, r.Labels...)
	}
	for _, r := range rows {
		for _, v := range r.Values {
			buf = append(buf, byte(v))
		}
	}
	return buf
}

var errShort = errors.New("crf: weights are cut short or damaged")

// Unpack reads what Pack wrote and returns the bytes that follow.
func Unpack(data []byte, labels int) (*Weights, []byte, error) {
	var n [3]uint64
	for i := range n {
		v, k := binary.Uvarint(data)
		if k <= 0 || v > 1<<24 {
			return nil, nil, errShort
		}
		n[i], data = v, data[k:]
	}
	rows, pairs := int(n[0]), int(n[1])
	if rows+2*pairs > 4*len(data) || n[2] != 0 && int(n[2]) != labels*labels {
		return nil, nil, errShort
	}
	w := &Weights{Trans: make([]int32, n[2])}
	for i := range w.Trans {
		v, k := binary.Varint(data)
		if k <= 0 {
			return nil, nil, errShort
		}
		w.Trans[i], data = int32(v), data[k:]
	}
	keys := make([]uint32, rows)
	last := uint32(0)
	for i := range keys {
		v, k := binary.Uvarint(data)
		if k <= 0 || v > 1<<KeyBits {
			return nil, nil, errShort
		}
		last += uint32(v)
		keys[i], data = last, data[k:]
	}
	if len(data) < rows+2*pairs {
		return nil, nil, errShort
	}
	counts, ls, vs := data[:rows], data[rows:rows+pairs], data[rows+pairs:rows+2*pairs]
	w.pairs = make([]pair, pairs)
	for i := range w.pairs {
		if int(ls[i]) >= labels {
			return nil, nil, errShort
		}
		w.pairs[i] = pair{ls[i], int8(vs[i])}
	}
	return w, data[rows+2*pairs:], w.index(keys, counts)
}

// index builds the open-addressed table, at most half full.
func (w *Weights) index(keys []uint32, counts []byte) error {
	size := 4
	for size < 2*len(keys) {
		size *= 2
	}
	w.slots, w.mask = make([]slot, size), uint32(size-1)
	at := 0
	for k, key := range keys {
		i := key * 0x9e3779b1 >> 7 & w.mask
		for w.slots[i].key != 0 {
			i = (i + 1) & w.mask
		}
		if at+int(counts[k]) > len(w.pairs) {
			return errShort
		}
		w.slots[i] = slot{key + 1, uint32(at)<<8 | uint32(counts[k])}
		at += int(counts[k])
	}
	if at != len(w.pairs) {
		return errShort
	}
	return nil
}
