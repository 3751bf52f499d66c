package search

import (
	"encoding/binary"
	"io"
	"math"

	"offprint/app/inplace"
)

// The index is one run of bytes:
//
//	header     magic, counts, lengths of the sections, little-endian
//	articles   columns: number (4 bytes), date (4), length (1), flags (1)
//	pages      one entry a page of the dictionary: first key, lengths
//	dictionary terms in order of key and form, front coded, in pages
//	postings   the lists of all terms, in the dictionary's order
//	heavy      prefixes whose lists would be long to join: key, counts, length
//	levels     their joined lists, scores in place of weights
//
// so that the terms under a prefix, and their postings, are read in one go.

const (
	magic      = "OFFPSI1\n"
	headerSize = len(magic) + 4*4 + 8 + 6*8
	docSize    = 10
	pageTerms  = 96
)

type section struct{ off, len int64 }

type header struct {
	docs, terms, pages, heavies int
	words                       uint64 // in all articles
	articles, index, dictionary section
	postings, heavy, levels     section
}

func (h *header) sections() []*section {
	return []*section{&h.articles, &h.index, &h.dictionary, &h.postings, &h.heavy, &h.levels}
}

func (h *header) append(b []byte) []byte {
	b = append(b, magic...)
	for _, n := range []int{h.docs, h.terms, h.pages, h.heavies} {
		b = binary.LittleEndian.AppendUint32(b, uint32(n))
	}
	b = binary.LittleEndian.AppendUint64(b, h.words)
	for _, s := range h.sections() {
		b = binary.LittleEndian.AppendUint64(b, uint64(s.len))
	}
	return b
}

// readHeader reads and checks the header: afterwards every section lies within size.
func readHeader(src io.ReaderAt, size int64) (header, error) {
	var h header
	var b [headerSize]byte
	if size < int64(headerSize) {
		return h, errCorrupt
	}
	if err := inplace.ReadFull(src, b[:], 0); err != nil {
		return h, err
	}
	if string(b[:len(magic)]) != magic {
		return h, errCorrupt
	}
	p := b[len(magic):]
	for i, n := range []*int{&h.docs, &h.terms, &h.pages, &h.heavies} {
		*n = int(binary.LittleEndian.Uint32(p[4*i:]))
	}
	h.words = binary.LittleEndian.Uint64(p[16:])
	off := int64(headerSize)
	for i, s := range h.sections() {
		n := binary.LittleEndian.Uint64(p[24+8*i:])
		if n > uint64(size-off) {
			return h, errCorrupt
		}
		s.off, s.len = off, int64(n)
		off += s.len
	}
	// Each count is bounded by bytes that are really there.
	if h.articles.len != int64(h.docs)*docSize || h.docs > maxDocs || int64(h.pages)*3 > h.index.len ||
		int64(h.terms)*4 > h.dictionary.len || int64(h.heavies)*4 > h.heavy.len {
		return h, errCorrupt
	}
	return h, nil
}

// Lengths of articles are kept on a scale of quarter octaves, 64 steps.
const lengthSteps = 64

func lengthOf(step int) float64 { return math.Exp2(float64(step)/4) - 1 }

func lengthStep(words int) byte {
	s := 0
	for s < lengthSteps-1 && lengthOf(s+1) <= float64(words)+.5 {
		s++
	}
	return byte(s)
}

// BM25's parameters (Robertson, Zaragoza: The Probabilistic Relevance
// Framework, 2009), with weighted fields taken together before saturation as in BM25F.
const (
	tfSaturation = 1.2  // k1
	lengthShare  = 0.75 // b
)

// unit is one whole in the integers that scores are reckoned in, so that they
// are the same on every machine.
const unit = 256

// A saturation table holds BM25's factor for a weight in an article of a
// length: at weight*lengthSteps+step, in units.
type saturation []uint16

func newSaturation(docs int, words uint64) saturation {
	mean := 1.0
	if docs > 0 && words > 0 {
		mean = float64(words) / float64(docs)
	}
	t := make(saturation, (maxWeight+1)*lengthSteps)
	for step := range lengthSteps {
		norm := tfSaturation * (1 - lengthShare + lengthShare*lengthOf(step)/mean)
		for w := 1; w <= maxWeight; w++ {
			t[w*lengthSteps+step] = uint16(math.Round(unit * float64(w) * (tfSaturation + 1) / (float64(w) + norm)))
		}
	}
	return t
}

// rarity is BM25's inverse document frequency, in units.
func rarity(docs, n int) uint32 {
	return uint32(math.Round(unit * math.Log(1+(float64(docs-n)+.5)/(float64(n)+.5))))
}
