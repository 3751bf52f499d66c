package names

import (
	"sort"

	"offprint/app/annotation"
	"offprint/app/article"
	"offprint/app/entity"
	"offprint/app/entity/quote"
)

// A cutter cuts sentences out of an article.
type cutter struct {
	article *article.Article
	texts   []string
	index   *article.Index
	last    annotation.Span // the sentence cut last, in the article's text
}

func newCutter(a *article.Article) *cutter {
	return &cutter{article: a, texts: a.BlockTexts(), index: article.NewIndex(a.Text), last: annotation.Span{Start: -1, End: -1}}
}

// sentence is the sentence around a place, in the article's text.
func (c *cutter) sentence(start int) annotation.Span {
	blocks := c.article.Blocks
	b := sort.Search(len(blocks), func(i int) bool { return blocks[i].End > start })
	if b == len(blocks) || start < blocks[b].Start {
		return annotation.Span{Start: start, End: start}
	}
	s := annotation.SentenceAt(c.texts[b], start-blocks[b].Start)
	return annotation.Span{Start: s.Start + blocks[b].Start, End: s.End + blocks[b].Start}
}

func (c *cutter) text(s annotation.Span) string { return c.index.Slice(s.Start, s.End) }

// add appends the sentence of mention k to those before it; a second mention in
// the same sentence is a second mark.
func (c *cutter) add(to []Sentence, k int, m entity.Mention) []Sentence {
	s := c.sentence(m.Start)
	s.End = max(s.End, m.End)
	mark := annotation.Span{Start: m.Start - s.Start, End: m.End - s.Start}
	if s == c.last && len(to) > 0 {
		last := &to[len(to)-1]
		last.Marks = append(last.Marks, mark)
		return to
	}
	c.last = s
	return append(to, Sentence{Text: c.text(s), Marks: []annotation.Span{mark}, Mention: k})
}

// mostQuoted bounds how much of a quotation a list shows, in code points.
const mostQuoted = 400

func (c *cutter) quotation(q quote.Quotation) string {
	if q.End-q.Start <= mostQuoted {
		return c.index.Slice(q.Start, q.End)
	}
	return c.index.Slice(q.Start, q.Start+mostQuoted) + "…"
}
