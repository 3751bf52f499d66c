package parse

import (
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"offprint/app/article"
)

// flatText takes the text out of HTML that is too deep for a tree.
func flatText(d *document, source string) {
	w := &writer{d: d, kind: article.Paragraph}
	skip := 0
	z := html.NewTokenizer(strings.NewReader(source))
	for {
		switch z.Next() {
		case html.ErrorToken:
			w.flush()
			return
		case html.TextToken:
			if skip == 0 {
				w.write(strings.ReplaceAll(string(z.Text()), "\n", " "))
			}
		case html.StartTagToken, html.SelfClosingTagToken:
			name, _ := z.TagName()
			skip = flatTag(w, name, skip, 1)
		case html.EndTagToken:
			name, _ := z.TagName()
			skip = flatTag(w, name, skip, -1)
		}
	}
}

// flatTag handles a tag of flatText, and gives how deep the text is within
// scripts and styles.
func flatTag(w *writer, name []byte, skip, step int) int {
	a := atom.Lookup(name)
	switch {
	case a == atom.Script || a == atom.Style:
		return max(0, skip+step)
	case blockElements[a] || a == atom.Br || a == atom.Li || a == atom.Blockquote || a == atom.Table || len(name) == 2 && name[0] == 'h':
		w.flush()
	}
	return skip
}
