package parse

import (
	"bytes"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
)

// footnoteBlock reads a footnote as goldmark's extension does, but leaves it
// where it was written: the extension moves footnotes to the end and drops
// those that nothing refers to.
type footnoteBlock struct{ parser.BlockParser }

func (footnoteBlock) Close(ast.Node, text.Reader, parser.Context) {}

// footnoteReference reads "[^1]" as the text "[1]", the label of its footnote.
type footnoteReference struct{}

func (footnoteReference) Trigger() []byte { return []byte{'['} }

func (footnoteReference) Parse(_ ast.Node, block text.Reader, _ parser.Context) ast.Node {
	const longest = 100
	line, _ := block.PeekLine()
	line = line[:min(len(line), longest)]
	if !bytes.HasPrefix(line, []byte("[^")) {
		return nil
	}
	end := bytes.IndexByte(line, ']')
	if end < 3 || bytes.ContainsAny(line[2:end], "[\\ \t") {
		return nil
	}
	label := append([]byte("["), line[2:end+1]...)
	block.Advance(end + 1)
	return ast.NewString(label)
}
