package article

import (
	"fmt"
	"strings"
	"unicode/utf8"
)

// Check holds an article to the contract of its types: the title first and only
// once, blocks that cover Text but for the separators, spans in order, nested,
// not empty and inside their block. It returns the first breach.
func (a *Article) Check() error {
	if !utf8.ValidString(a.Text) {
		return fmt.Errorf("article: %s: the text is not valid UTF-8", a.File)
	}
	if len(a.Blocks) == 0 || a.Blocks[0].Kind != Title {
		return fmt.Errorf("article: %s: the first block is not the title", a.File)
	}
	texts := a.BlockTexts()
	if joined := strings.Join(texts, Separator); joined != a.Text {
		return fmt.Errorf("article: %s: the blocks do not cover the text", a.File)
	}
	at := 0
	for i, b := range a.Blocks {
		if b.Start != at || b.End <= b.Start {
			return fmt.Errorf("article: %s: block %d runs from %d to %d, and should start at %d", a.File, i, b.Start, b.End, at)
		}
		if err := b.check(i, texts[i]); err != nil {
			return fmt.Errorf("article: %s: block %d: %w", a.File, i, err)
		}
		at = b.End + utf8.RuneCountInString(Separator)
	}
	return nil
}

func (b *Block) check(i int, text string) error {
	switch {
	case b.Kind < Title || b.Kind > TableRow:
		return fmt.Errorf("unknown kind %d", b.Kind)
	case b.Kind == Title && i > 0:
		return fmt.Errorf("a second title")
	case b.Kind == Standfirst && i != 1:
		return fmt.Errorf("a standfirst that is not second")
	case b.Kind == Heading && (b.Level < 2 || b.Level > 6):
		return fmt.Errorf("a heading of level %d", b.Level)
	case (b.Kind == ListItem || b.Kind == Quotation) && b.Level < 1:
		return fmt.Errorf("depth %d", b.Level)
	case b.Kind != Verbatim && strings.Contains(text, "\n"):
		return fmt.Errorf("a line break in %q", text)
	}
	var open []Span
	last := Span{Start: -1}
	for _, s := range b.Spans {
		if s.Start < b.Start || s.End > b.End || s.Start >= s.End {
			return fmt.Errorf("a span from %d to %d outside the block's %d to %d", s.Start, s.End, b.Start, b.End)
		}
		if s.Start < last.Start || s.Start == last.Start && s.End > last.End {
			return fmt.Errorf("spans out of order at %d", s.Start)
		}
		for len(open) > 0 && open[len(open)-1].End <= s.Start {
			open = open[:len(open)-1]
		}
		if len(open) > 0 && s.End > open[len(open)-1].End {
			return fmt.Errorf("the span at %d crosses another", s.Start)
		}
		if s.Kind < Emphasis || s.Kind > Dateline || (s.Kind == Link) != (s.Href != "") {
			return fmt.Errorf("a span of kind %d with the address %q", s.Kind, s.Href)
		}
		open, last = append(open, s), s
	}
	return nil
}
