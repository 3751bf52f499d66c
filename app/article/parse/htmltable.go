package parse

import (
	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"offprint/app/article"
)

// table reads a table of data as rows, and one that was only made for the
// layout of the page as what stands in it.
func (w *walker) table(n *html.Node) {
	w.flush()
	if isLayout(n) {
		w.prose()
		w.children(n)
		w.prose()
		return
	}
	w.rows(n, false)
	w.kind = article.Paragraph
	w.prose()
}

func (w *walker) rows(n *html.Node, head bool) {
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		switch {
		case c.DataAtom == atom.Tr:
			w.row(c, head || allHeaders(c))
		case c.DataAtom == atom.Caption:
			w.begin(article.Paragraph, 0)
			w.children(c)
			w.flush()
		case c.Type == html.ElementNode && !unseen[c.DataAtom]:
			w.rows(c, c.DataAtom == atom.Thead)
		}
	}
}

func (w *walker) row(tr *html.Node, head bool) {
	w.begin(article.TableRow, 0)
	w.head = head
	first := true
	for c := tr.FirstChild; c != nil; c = c.NextSibling {
		if c.DataAtom != atom.Td && c.DataAtom != atom.Th {
			continue
		}
		if !first {
			w.cell()
		}
		first = false
		w.cellText(c)
	}
	w.flush()
}

// cellText writes a cell's content as one line.
func (w *walker) cellText(n *html.Node) {
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		if blockElements[c.DataAtom] || c.DataAtom == atom.Br {
			w.write(" ")
		}
		if blockElements[c.DataAtom] {
			w.cellText(c)
			w.write(" ")
		} else {
			w.node(c)
		}
	}
}

// allHeaders tells whether all cells of a row are th.
func allHeaders(tr *html.Node) bool {
	n := 0
	for c := tr.FirstChild; c != nil; c = c.NextSibling {
		switch c.DataAtom {
		case atom.Td:
			return false
		case atom.Th:
			n++
		}
	}
	return n > 0
}

// isLayout tells whether a table holds more than lines of text in its cells, or
// never has two cells in a row.
func isLayout(table *html.Node) bool {
	most := 0
	for n := range table.Descendants() {
		switch n.DataAtom {
		case atom.Table, atom.Ul, atom.Ol, atom.Dl, atom.Pre, atom.Blockquote, atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6,
			atom.Article, atom.Section, atom.Main:
			return true
		case atom.Tr:
			cells := 0
			for c := n.FirstChild; c != nil; c = c.NextSibling {
				if c.DataAtom == atom.Td || c.DataAtom == atom.Th {
					cells++
				}
			}
			most = max(most, cells)
		case atom.Td, atom.Th:
			if paragraphs(n) > 1 {
				return true
			}
		}
	}
	return most < 2
}

func paragraphs(cell *html.Node) int {
	n := 0
	for c := cell.FirstChild; c != nil; c = c.NextSibling {
		if c.DataAtom == atom.P || c.DataAtom == atom.Div {
			n++
		}
	}
	return n
}
