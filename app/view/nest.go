package view

import "offprint/app/article"

// nest opens and closes the elements that hold a run of blocks: lists by
// depth, quotations by depth, tables.
type nest struct {
	open []string // closing tags, outermost first
	kind article.Kind
	// ordered is the list's kind at each depth.
	ordered []bool
}

// enter makes the surroundings right for block b.
func (n *nest) enter(w *writer, b article.Block) {
	switch b.Kind {
	case article.ListItem:
		n.list(w, b)
	case article.Quotation:
		n.keep(w, article.Quotation)
		n.depth(w, max(b.Level, 1), "<blockquote>\n", "</blockquote>\n")
	case article.TableRow:
		if n.kind != article.TableRow {
			n.leave(w)
			n.kind = article.TableRow
			n.push(w, `<div class="table" role="region" aria-label="Table" tabindex="0"><table><tbody>`+"\n", "</tbody></table></div>\n")
		}
	default:
		n.leave(w)
	}
}

// list opens lists to the item's depth. A change between numbered and not
// starts a new list.
func (n *nest) list(w *writer, b article.Block) {
	n.keep(w, article.ListItem)
	depth := max(b.Level, 1)
	for len(n.open) > depth || (len(n.open) == depth && n.ordered[depth-1] != b.Ordered) {
		n.pop(w)
		n.ordered = n.ordered[:len(n.open)]
	}
	for len(n.open) < depth {
		open, close := "<ul>\n", "</ul>\n"
		if b.Ordered {
			open, close = `<ol class="numbered">`+"\n", "</ol>\n"
		}
		if len(n.open) > 0 { // a list may hold nothing but items
			open, close = `<li class="nested">`+open, "</ul></li>\n"
			if b.Ordered {
				close = "</ol></li>\n"
			}
		}
		n.ordered = append(n.ordered, b.Ordered)
		n.push(w, open, close)
	}
}

func (n *nest) keep(w *writer, k article.Kind) {
	if n.kind != k {
		n.leave(w)
		n.kind = k
	}
}

func (n *nest) depth(w *writer, d int, open, close string) {
	for len(n.open) > d {
		n.pop(w)
	}
	for len(n.open) < d {
		n.push(w, open, close)
	}
}

func (n *nest) push(w *writer, open, close string) {
	w.raw(open)
	n.open = append(n.open, close)
}

func (n *nest) pop(w *writer) {
	last := len(n.open) - 1
	w.raw(n.open[last])
	n.open = n.open[:last]
}

// leave closes all.
func (n *nest) leave(w *writer) {
	for len(n.open) > 0 {
		n.pop(w)
	}
	n.ordered, n.kind = nil, 0
}
