package ui

import (
	"sort"

	"offprint/app/annotation"
	"offprint/app/article"
)

// A textMap turns places of an article, in code points of its text, into
// places of its page, in UTF-16 units of a block's element, and back.
type textMap struct {
	runes  []rune
	blocks []article.Block
	wide   []bool // the block has characters of two units
}

func newTextMap(a *article.Article) *textMap {
	m := &textMap{runes: []rune(a.Text), blocks: a.Blocks, wide: make([]bool, len(a.Blocks))}
	for i, b := range a.Blocks {
		for _, c := range m.runes[b.Start:b.End] {
			if c > 0xFFFF {
				m.wide[i] = true
				break
			}
		}
	}
	return m
}

// block is the block that holds the code point at offset, or the one before.
func (m *textMap) block(offset int) int {
	return max(0, sort.Search(len(m.blocks), func(i int) bool { return m.blocks[i].Start > offset })-1)
}

// units are the UTF-16 units of a block before the code point at offset in the
// text.
func (m *textMap) units(block, offset int) int {
	start := m.blocks[block].Start
	if !m.wide[block] {
		return offset - start
	}
	n := 0
	for _, c := range m.runes[start:offset] {
		n++
		if c > 0xFFFF {
			n++
		}
	}
	return n
}

// offset is the code point in the text at so many units of a block.
func (m *textMap) offset(block, units int) int {
	b := m.blocks[block]
	if !m.wide[block] {
		return min(b.Start+units, b.End)
	}
	at := b.Start
	for n := 0; n < units && at < b.End; at++ {
		n++
		if m.runes[at] > 0xFFFF {
			n++
		}
	}
	return at
}

// slice is the text of a span; what lies outside of the text is cut.
func (m *textMap) slice(s annotation.Span) string {
	from := min(max(s.Start, 0), len(m.runes))
	return string(m.runes[from:min(max(s.End, from), len(m.runes))])
}

// A piece is the part of a place that lies in one block, in units.
type piece struct{ style, block, start, end int }

// pieces cuts a span at the borders of blocks.
func (m *textMap) pieces(out []piece, style int, s annotation.Span) []piece {
	for i := m.block(s.Start); i < len(m.blocks) && m.blocks[i].Start < s.End; i++ {
		b := m.blocks[i]
		from, to := max(s.Start, b.Start), min(s.End, b.End)
		if from < to {
			out = append(out, piece{style, i, m.units(i, from), m.units(i, to)})
		}
	}
	return out
}
