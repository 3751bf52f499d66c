// Package note renders a reader's notes, Markdown, as HTML that can do no harm.
// It stands apart because the renderer is large: only who shows notes pays.
package note

import (
	"bytes"
	"fmt"
	"strings"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/renderer"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"
)

// MaxNesting bounds quotations and lists within one another; beyond it a note
// is shown as plain text, since parsing such takes more than linear time.
const MaxNesting = 100

var markdown = goldmark.New(
	goldmark.WithExtensions(extension.Strikethrough, extension.Linkify, extension.TaskList),
	goldmark.WithParserOptions(parser.WithASTTransformers(util.Prioritized(safety{}, 1000))),
	goldmark.WithRendererOptions(renderer.WithNodeRenderers(util.Prioritized(raw{}, 1))),
)

// HTML renders a note. Raw HTML is shown as text, an image as its description,
// and only http, https and mailto links are links; they tell the other side
// nothing of where they came from.
func HTML(markdownText string) (string, error) {
	if nested(markdownText) > MaxNesting {
		return "<p>" + escape(markdownText) + "</p>\n", nil
	}
	var b bytes.Buffer
	if err := markdown.Convert([]byte(markdownText), &b); err != nil {
		return "", fmt.Errorf("note: %w", err)
	}
	return b.String(), nil
}

// nested gives the most marks that could open a block or span on one line.
func nested(s string) int {
	most := 0
	for line := range strings.SplitSeq(s, "\n") {
		n := strings.Count(line, ">") + strings.Count(line, "[") + strings.Count(line, "- ") + strings.Count(line, "* ")
		most = max(most, n)
	}
	return most
}

func escape(s string) string { return string(util.EscapeHTML([]byte(s))) }

// safety rewrites the tree: links get their rel or become text, images their
// description.
type safety struct{}

func (safety) Transform(doc *ast.Document, reader text.Reader, _ parser.Context) {
	var links, images []ast.Node
	_ = ast.Walk(doc, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		if entering {
			switch n.Kind() {
			case ast.KindLink, ast.KindAutoLink:
				links = append(links, n)
			case ast.KindImage:
				images = append(images, n)
			}
		}
		return ast.WalkContinue, nil
	})
	for _, n := range images {
		unwrap(n)
	}
	for _, n := range links {
		var target string
		switch l := n.(type) {
		case *ast.Link:
			target = string(l.Destination)
		case *ast.AutoLink:
			target = string(l.URL(reader.Source()))
			if l.AutoLinkType == ast.AutoLinkEmail {
				target = "mailto:" + target
			}
		}
		if allowed(target) {
			n.SetAttributeString("rel", []byte("noopener noreferrer"))
		} else if auto, ok := n.(*ast.AutoLink); ok {
			n.Parent().ReplaceChild(n.Parent(), n, ast.NewString(util.EscapeHTML(auto.Label(reader.Source()))))
		} else {
			unwrap(n)
		}
	}
}

// unwrap puts a node's children in its place.
func unwrap(n ast.Node) {
	parent := n.Parent()
	for c := n.FirstChild(); c != nil; {
		next := c.NextSibling()
		parent.InsertBefore(parent, n, c)
		c = next
	}
	parent.RemoveChild(parent, n)
}

// allowed reports whether a link's target has one of the schemes that may be
// followed.
func allowed(target string) bool {
	target = strings.ToLower(strings.TrimSpace(string(util.UnescapePunctuations([]byte(target)))))
	for _, scheme := range []string{"http://", "https://", "mailto:"} {
		if strings.HasPrefix(target, scheme) {
			return true
		}
	}
	return false
}

// raw shows HTML as the text it is.
type raw struct{}

func (raw) RegisterFuncs(r renderer.NodeRendererFuncRegisterer) {
	r.Register(ast.KindRawHTML, func(w util.BufWriter, source []byte, n ast.Node, entering bool) (ast.WalkStatus, error) {
		if entering {
			segments := n.(*ast.RawHTML).Segments
			for i := range segments.Len() {
				s := segments.At(i)
				_, _ = w.Write(util.EscapeHTML(s.Value(source)))
			}
		}
		return ast.WalkSkipChildren, nil
	})
	r.Register(ast.KindHTMLBlock, func(w util.BufWriter, source []byte, node ast.Node, entering bool) (ast.WalkStatus, error) {
		n := node.(*ast.HTMLBlock)
		if entering {
			_, _ = w.WriteString("<p>")
			for i := range n.Lines().Len() {
				s := n.Lines().At(i)
				_, _ = w.Write(util.EscapeHTML(s.Value(source)))
			}
			return ast.WalkContinue, nil
		}
		if n.HasClosure() {
			_, _ = w.Write(util.EscapeHTML(n.ClosureLine.Value(source)))
		}
		_, _ = w.WriteString("</p>\n")
		return ast.WalkContinue, nil
	})
}
