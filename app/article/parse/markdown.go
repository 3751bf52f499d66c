package parse

import (
	"bytes"
	"fmt"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	extast "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"

	"offprint/app/article"
)

// commonMark is CommonMark with GitHub's tables, strikethrough and task lists,
// and with footnotes where they were written.
var commonMark = goldmark.New(
	goldmark.WithExtensions(extension.Table, extension.Strikethrough, extension.TaskList),
	goldmark.WithParserOptions(
		parser.WithBlockParsers(util.Prioritized(footnoteBlock{extension.NewFootnoteBlockParser()}, 999)),
		parser.WithInlineParsers(util.Prioritized(footnoteReference{}, 101)),
	),
)

// parseMarkdown reads CommonMark. The only heading of level 1 is the title; so
// is the first block, if it is a heading or a line that looks like a title.
// Where the reader cannot be trusted with the input, it is read as plain text.
func parseMarkdown(d *document, source string) {
	source = tameMarkdown(source)
	if source == "" || !tryMarkdown(d, source) {
		d.warn(0, "the Markdown is too deeply nested or damaged; it was read as plain text")
		d.blocks = nil
		parseText(d, source)
	}
}

// tryMarkdown gives false if the reader gave up on the input.
func tryMarkdown(d *document, source string) (ok bool) {
	defer func() {
		if recover() != nil { // of a library, on hostile input
			ok = false
		}
	}()
	if hostileMarkdown(source) {
		return false
	}
	src := []byte(source)
	doc := commonMark.Parser().Parse(text.NewReader(src))
	m := &markdown{writer: writer{d: d, kind: article.Paragraph}, source: src}
	if firstLevelOnes(doc) > 1 {
		m.shift = 1
	}
	m.blocks(doc)
	m.flush()
	d.markdownTitle(m.title)
	return true
}

// firstLevelOnes counts the document's headings of level 1.
func firstLevelOnes(doc ast.Node) int {
	n := 0
	for c := doc.FirstChild(); c != nil; c = c.NextSibling() {
		if h, ok := c.(*ast.Heading); ok && h.Level == 1 {
			n++
		}
	}
	return n
}

// markdownTitle makes the title the first block. at is the block of the first
// heading of level 1, -1 if there is none.
func (d *document) markdownTitle(at int) {
	if len(d.blocks) == 0 {
		return
	}
	first := &d.blocks[0]
	const above = 3 // a title stands no further down than under a kicker or a picture
	if at >= 0 && at <= above {
		title := d.blocks[at]
		copy(d.blocks[1:at+1], d.blocks[:at])
		d.blocks[0] = title
		first.Kind, first.Level = article.Title, 0
	} else if first.Kind == article.Heading || len(d.blocks) > 1 && first.Kind == article.Paragraph &&
		columns(first.text) <= statementColumns && !endsWithStop(first.text) {
		first.Kind, first.Level = article.Title, 0
	}
	if first.Kind == article.Title && len(d.blocks) > 2 && d.blocks[1].Kind == article.Paragraph && d.blocks[1].emphasised() {
		d.blocks[1].Kind = article.Standfirst
	}
}

// emphasised tells whether all of a block is emphasis, as people write
// a standfirst that Markdown has no mark for.
func (b *block) emphasised() bool {
	return len(b.Spans) > 0 && b.Spans[0].Start == 0 && (b.Spans[0].Kind == article.Emphasis || b.Spans[0].Kind == article.Strong) &&
		b.Spans[0].End >= len([]rune(b.text)) && !isByline(b.text) && !isDateLine(b.text)
}

// markdown walks goldmark's tree.
type markdown struct {
	writer
	source []byte
	quote  int // depth
	list   int // depth
	shift  int // added to the levels of headings, where several have level 1
	title  int // the block of the first heading of level 1, from 0
	found  bool
	script string // element whose content is skipped in raw HTML
	// unclosed is a block in which a search for the end of a script or style
	// failed, so that none is made again.
	unclosed ast.Node
}

func (m *markdown) blocks(parent ast.Node) {
	if parent.Kind() == ast.KindDocument {
		m.title = -1
	}
	for n := parent.FirstChild(); n != nil; n = n.NextSibling() {
		m.block(n)
	}
}

func (m *markdown) block(n ast.Node) {
	switch n := n.(type) {
	case *ast.Heading:
		m.begin(article.Heading, min(max(2, n.Level+m.shift), 6))
		if n.Level == 1 && !m.found && m.quote == 0 && m.list == 0 {
			m.found, m.title = true, len(m.d.blocks)
		}
		m.inlines(n)
		m.flush()
		if m.title == len(m.d.blocks) {
			m.title, m.found = -1, false // it was empty
		}
	case *ast.Paragraph, *ast.TextBlock:
		if m.kind != article.ListItem {
			m.beginText()
		}
		m.inlines(n)
		m.flush()
	case *ast.Blockquote:
		m.flush()
		m.quote++
		m.blocks(n)
		m.flush()
		m.quote--
	case *ast.List:
		m.flush()
		m.list++
		m.items(n)
		m.list--
	case *ast.CodeBlock:
		m.verbatim(m.lines(n))
	case *ast.FencedCodeBlock:
		m.verbatim(m.lines(n))
	case *ast.HTMLBlock:
		raw := m.lines(n)
		if n.HasClosure() {
			raw += string(n.ClosureLine.Value(m.source))
		}
		m.flush()
		fragment(m.d, raw, m.quote)
	case *extast.Table:
		m.table(n)
	case *extast.Footnote:
		m.beginText()
		m.write("[" + string(n.Ref) + "] ")
		m.blocks(n)
	default: // a thematic break, or a container
		m.flush()
		m.blocks(n)
	}
}

// beginText begins a paragraph or, within a quotation, a piece of it.
func (m *markdown) beginText() {
	switch {
	case m.quote > 0 && m.kind != article.ListItem:
		m.begin(article.Quotation, m.quote)
	case len(m.text) > 0 && m.kind == article.Paragraph: // a footnote's label
	default:
		m.begin(article.Paragraph, 0)
	}
}

func (m *markdown) items(list *ast.List) {
	number := list.Start
	for n := list.FirstChild(); n != nil; n = n.NextSibling() {
		m.begin(article.ListItem, m.list)
		m.order = list.IsOrdered()
		if m.order {
			m.write(fmt.Sprintf("%d%c ", number, list.Marker))
			number++
		}
		if first := n.FirstChild(); first != nil && first.Kind() == ast.KindHeading {
			m.inlines(first)
			m.flush()
			n.RemoveChild(n, first)
		}
		m.blocks(n)
		m.flush()
		m.kind = article.Paragraph
	}
}

func (m *markdown) table(n *extast.Table) {
	for row := n.FirstChild(); row != nil; row = row.NextSibling() {
		m.begin(article.TableRow, 0)
		m.head = row.Kind() == extast.KindTableHeader
		for cell := row.FirstChild(); cell != nil; cell = cell.NextSibling() {
			m.inlines(cell)
			if cell.NextSibling() != nil {
				m.cell()
			}
		}
		m.flush()
	}
	m.kind = article.Paragraph
}

// lines are the raw lines of a block.
func (m *markdown) lines(n ast.Node) string {
	var b bytes.Buffer
	for i := range n.Lines().Len() {
		segment := n.Lines().At(i)
		b.Write(segment.Value(m.source))
	}
	return b.String()
}
