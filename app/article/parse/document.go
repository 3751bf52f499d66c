package parse

import (
	"strings"
	"unicode/utf8"

	"offprint/app/article"
)

// A block is a piece of a document before its place in the article's text is
// known. The spans count code points from the block's start.
type block struct {
	article.Block
	text string
}

// A document is what a format fills while it reads.
type document struct {
	file     string
	meta     article.Meta
	blocks   []block
	warnings []Warning
}

func (d *document) warn(line int, text string) {
	d.warnings = append(d.warnings, Warning{File: d.file, Line: line, Text: text})
}

// add appends a block of text that may still hold what clean takes out.
func (d *document) add(kind article.Kind, level int, text string, spans ...article.Span) *block {
	b := block{text: text}
	b.Kind, b.Level, b.Spans = kind, level, spans
	d.blocks = append(d.blocks, b)
	return &d.blocks[len(d.blocks)-1]
}

// article puts the blocks together; nil if there is no text.
func (d *document) article() *article.Article {
	blocks := d.blocks[:0]
	for _, b := range d.blocks {
		if b.text != "" {
			blocks = append(blocks, b)
		}
	}
	d.blocks = blocks
	if len(d.blocks) == 0 {
		return nil
	}
	d.head()
	d.datelines()

	a := &article.Article{File: d.file, Blocks: make([]article.Block, 0, len(d.blocks))}
	var text strings.Builder
	pos := 0
	for i, b := range d.blocks {
		if i > 0 {
			text.WriteString(article.Separator)
			pos += len(article.Separator)
		}
		text.WriteString(b.text)
		b.Start, b.End = pos, pos+utf8.RuneCountInString(b.text)
		for j := range b.Spans {
			b.Spans[j].Start += pos
			b.Spans[j].End += pos
		}
		pos = b.End
		a.Blocks = append(a.Blocks, b.Block)
	}
	a.Text = text.String()
	if d.meta.Lang == "" {
		d.meta.Lang = guessLang(a.Text)
	}
	a.Meta = d.meta
	return a
}
