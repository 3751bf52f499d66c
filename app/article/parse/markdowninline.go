package parse

import (
	"html"
	"strings"

	"github.com/yuin/goldmark/ast"
	extast "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/util"

	"offprint/app/article"
)

func (m *markdown) inlines(parent ast.Node) {
	for n := parent.FirstChild(); n != nil; n = n.NextSibling() {
		m.inline(n)
	}
}

func (m *markdown) inline(n ast.Node) {
	switch n := n.(type) {
	case *ast.Text:
		m.textNode(n)
	case *ast.String:
		m.write(string(n.Value))
	case *ast.CodeSpan:
		m.span(n, article.Code, "")
	case *ast.Emphasis:
		if n.Level == 2 {
			m.span(n, article.Strong, "")
		} else {
			m.span(n, article.Emphasis, "")
		}
	case *ast.Link:
		m.span(n, article.Link, linkURL(html.UnescapeString(string(n.Destination)), m.d.base()))
	case *ast.AutoLink:
		target := string(n.URL(m.source))
		if n.AutoLinkType == ast.AutoLinkEmail && !strings.HasPrefix(target, "mailto:") {
			target = "mailto:" + target
		}
		href := linkURL(target, nil)
		if href != "" {
			m.start(article.Link, href)
		}
		m.write(string(n.Label(m.source)))
		if href != "" {
			m.end()
		}
	case *ast.RawHTML:
		m.rawHTML(n)
	case *extast.TaskCheckBox:
		if n.IsChecked {
			m.write("☑ ")
		} else {
			m.write("☐ ")
		}
	default: // an image's alt text, strikethrough
		m.inlines(n)
	}
}

// span writes the content of n as a span; a link that leads nowhere safe is
// its text only.
func (m *markdown) span(n ast.Node, kind article.SpanKind, href string) {
	if kind == article.Link && href == "" {
		m.inlines(n)
		return
	}
	m.start(kind, href)
	m.inlines(n)
	m.end()
}

func (m *markdown) textNode(n *ast.Text) {
	if m.script != "" {
		return
	}
	s := string(n.Segment.Value(m.source))
	if !n.IsRaw() && n.Parent().Kind() != ast.KindCodeSpan {
		s = unescape(s)
	}
	m.write(s)
	switch {
	case n.HardLineBreak():
		m.lineBreak()
	case n.SoftLineBreak():
		next := ""
		if t, ok := n.NextSibling().(*ast.Text); ok {
			next = string(t.Segment.Value(m.source))
		}
		m.softBreak(next)
	}
}

// lineBreak ends a line that was meant to end: verse and addresses become
// a block for each line, since only preformatted blocks have lines.
func (m *markdown) lineBreak() {
	switch m.kind {
	case article.Paragraph, article.Quotation:
		m.flush()
	default:
		m.write(" ")
	}
}

// rawHTML drops a tag within text, and what stands in a script or style.
func (m *markdown) rawHTML(n *ast.RawHTML) {
	var tag strings.Builder
	for i := range n.Segments.Len() {
		segment := n.Segments.At(i)
		tag.Write(segment.Value(m.source))
	}
	switch name := tagName(tag.String()); {
	case m.script != "":
		if name == "/"+m.script {
			m.script = ""
		}
	case name == "script" || name == "style":
		if m.unclosed != n.Parent() && closes(n, m.source, name) {
			m.script = name
		} else {
			m.unclosed = n.Parent()
		}
	case name == "br":
		m.lineBreak()
	}
}

// closes tells whether the element that n opens is closed in the same block.
func closes(n ast.Node, source []byte, name string) bool {
	for s := n.NextSibling(); s != nil; s = s.NextSibling() {
		if raw, ok := s.(*ast.RawHTML); ok && raw.Segments.Len() > 0 {
			segment := raw.Segments.At(0)
			if tagName(string(segment.Value(source))) == "/"+name {
				return true
			}
		}
	}
	return false
}

// tagName is the name of a tag, with its slash, in small letters.
func tagName(tag string) string {
	tag = strings.TrimPrefix(tag, "<")
	end := strings.IndexFunc(tag[min(1, len(tag)):], func(r rune) bool {
		return !(r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r >= '0' && r <= '9')
	})
	if end < 0 {
		return strings.ToLower(tag)
	}
	return strings.ToLower(tag[:min(1, len(tag))+end])
}

// unescape resolves backslashes and character references of Markdown text.
func unescape(s string) string {
	if !strings.ContainsAny(s, `\&`) {
		return s
	}
	var b strings.Builder
	for i := 0; i < len(s); {
		switch {
		case s[i] == '\\' && i+1 < len(s) && util.IsPunct(s[i+1]):
			b.WriteByte(s[i+1])
			i += 2
		case s[i] == '&':
			end := strings.IndexByte(s[i:min(len(s), i+40)], ';')
			if end < 0 {
				end = 0
			}
			b.WriteString(html.UnescapeString(s[i : i+end+1]))
			i += end + 1
		default:
			b.WriteByte(s[i])
			i++
		}
	}
	return b.String()
}
