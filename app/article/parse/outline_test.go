package parse

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"offprint/app/article"
)

// outline writes an article as the case files do: what is known of it in lines
// that begin with @, then a line for every block.
func outline(a *article.Article) string {
	var b strings.Builder
	for _, m := range [][2]string{
		{"date", a.Date}, {"author", a.Author}, {"source", a.Source},
		{"url", a.URL}, {"lang", a.Lang}, {"tags", strings.Join(a.Tags, ", ")},
	} {
		if m[1] != "" {
			fmt.Fprintf(&b, "@%s %s\n", m[0], m[1])
		}
	}
	texts := a.BlockTexts()
	for i, block := range a.Blocks {
		text := marked(texts[i], block)
		text = strings.NewReplacer("\n", "⏎", "\t", " → ").Replace(text)
		fmt.Fprintf(&b, "%s: %s\n", blockName(block), text)
	}
	return b.String()
}

func blockName(b article.Block) string {
	switch b.Kind {
	case article.Title:
		return "title"
	case article.Standfirst:
		return "standfirst"
	case article.Byline:
		return "byline"
	case article.Heading:
		return fmt.Sprintf("h%d", b.Level)
	case article.Paragraph:
		return "p"
	case article.ListItem:
		if b.Ordered {
			return fmt.Sprintf("ol%d", b.Level)
		}
		return fmt.Sprintf("ul%d", b.Level)
	case article.Quotation:
		return fmt.Sprintf("quote%d", b.Level)
	case article.Verbatim:
		return "pre"
	case article.TableRow:
		if b.Header {
			return "head"
		}
		return "row"
	}
	return "?"
}

// marked is a block's text with its spans: {em:so}, {link https://x:so}.
func marked(text string, b article.Block) string {
	type mark struct {
		at, order int
		text      string
	}
	names := map[article.SpanKind]string{article.Emphasis: "em", article.Strong: "strong", article.Code: "code", article.Link: "link", article.Dateline: "dateline"}
	var marks []mark
	for i, s := range b.Spans {
		open := "{" + names[s.Kind]
		if s.Href != "" {
			open += " " + s.Href
		}
		marks = append(marks, mark{s.Start - b.Start, i + 1000, open + ": "}, mark{s.End - b.Start, -i, "}"})
	}
	slices.SortStableFunc(marks, func(a, b mark) int {
		return cmp.Or(cmp.Compare(a.at, b.at), cmp.Compare(a.order, b.order))
	})
	var out strings.Builder
	runes, at := []rune(text), 0
	for _, m := range marks {
		out.WriteString(string(runes[at:m.at]))
		out.WriteString(m.text)
		at = m.at
	}
	out.WriteString(string(runes[at:]))
	return out.String()
}
