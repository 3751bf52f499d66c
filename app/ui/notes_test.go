package ui

import (
	"testing"
	"unicode/utf16"

	"offprint/app/annotation"
	"offprint/app/article"
)

func mapOf(blocks ...string) (*textMap, string) {
	a := &article.Article{}
	at := 0
	for i, b := range blocks {
		if i > 0 {
			a.Text += article.Separator
			at += len(article.Separator)
		}
		n := len([]rune(b))
		a.Blocks = append(a.Blocks, article.Block{Kind: article.Paragraph, Start: at, End: at + n})
		a.Text += b
		at += n
	}
	return newTextMap(a), a.Text
}

func TestPlacesGoToThePageAndBack(t *testing.T) {
	blocks := []string{"Port", "a 🚢 sails, 𝔸 too", "ﺝ é e\u0301", "plain"}
	m, text := mapOf(blocks...)
	for offset, c := range []rune(text) {
		b := m.block(offset)
		if offset >= m.blocks[b].End {
			continue // between blocks
		}
		units := m.units(b, offset)
		if got := m.offset(b, units); got != offset {
			t.Errorf("%d → %d units of block %d → %d", offset, units, b, got)
		}
		whole := utf16.Encode([]rune(blocks[b]))
		if got := utf16.Decode(whole[units : units+len(utf16.Encode([]rune{c}))]); got[0] != c {
			t.Errorf("at %d stands %q, on the page %q", offset, c, got)
		}
	}
}

func TestASpanOverBlocksIsCutAtTheirBorders(t *testing.T) {
	blocks := []string{"One 🚢.", "Two", "Three"}
	m, text := mapOf(blocks...)
	pieces := m.pieces(nil, styleBlue, annotation.Span{Start: 4, End: len([]rune(text)) - 2})
	want := []piece{{styleBlue, 0, 4, 7}, {styleBlue, 1, 0, 3}, {styleBlue, 2, 0, 3}}
	if len(pieces) != len(want) {
		t.Fatalf("%v, want %v", pieces, want)
	}
	for i := range want {
		if pieces[i] != want[i] {
			t.Errorf("%v, want %v", pieces[i], want[i])
		}
	}
}

func TestTheListIsFilteredByWhatAnAnnotationHolds(t *testing.T) {
	p := placed{
		Annotation: annotation.Annotation{
			Selectors: annotation.Selectors{Quote: annotation.TextQuoteSelector{Exact: "The night Ferry"}},
			Color:     "green", Note: "Who pays?", Tags: []string{"money"},
		},
		Anchoring: annotation.Anchoring{State: annotation.Changed},
	}
	replies := []annotation.Annotation{{Note: "The union"}}
	for _, c := range []struct {
		filter noteFilter
		want   bool
	}{
		{noteFilter{}, true},
		{noteFilter{Query: "ferry PAYS"}, true},
		{noteFilter{Query: "union"}, true},
		{noteFilter{Query: "ship"}, false},
		{noteFilter{Color: "green", Tag: "money", Kind: "noted"}, true},
		{noteFilter{Color: "blue"}, false},
		{noteFilter{Tag: "mon"}, false},
		{noteFilter{Kind: "plain"}, false},
		{noteFilter{Kind: "changed"}, true},
		{noteFilter{Kind: "lost"}, false},
	} {
		if got := c.filter.takes(&p, replies); got != c.want {
			t.Errorf("%+v takes it: %v", c.filter, got)
		}
	}
}
