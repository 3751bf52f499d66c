package parse

// baseIndent is the indent of ordinary text: the least that a fifth of the text
// has, list items and quotations apart.
func baseIndent(lines []line) int {
	share, all := map[int]int{}, 0
	for _, l := range lines {
		if !l.blank() && l.quote == 0 && markOf(l.text) == "" {
			share[l.indent] += l.cols
			all += l.cols
		}
	}
	base := 0
	for indent, n := range share {
		if n*5 >= all && (share[base]*5 < all || indent < base) {
			base = indent
		}
	}
	return base
}

// indentedQuote tells whether the lines are a quotation by their indent: all of
// them further in than ordinary text, more than the first line of a paragraph.
func (p *textParser) indentedQuote(i, end int) bool {
	if len(p.items) == 0 || isByline(p.lines[i].text) {
		return false
	}
	least := 1 << 30
	for _, l := range p.lines[i:end] {
		least = min(least, l.indent)
	}
	need := p.wrap.base + 2
	if end-i == 1 {
		need = p.wrap.base + 4
		if p.wrap.firstIndent {
			return false
		}
	}
	return least >= need && (end-i == 1 || p.lines[i].indent == p.lines[i+1].indent || least >= p.wrap.base+4)
}

// indentsFirstLines tells whether paragraphs begin with an indent: some run of
// lines is indented in its first line only, or lines that each are a paragraph
// are indented too often for quotations.
func indentsFirstLines(lines []line, w *wrapping) bool {
	inner, all := 0, 0
	for i, l := range lines {
		if l.blank() || l.quote > 0 {
			continue
		}
		all += l.cols
		further := l.indent >= w.base+2
		if further {
			inner += l.cols
		}
		if w.width > 0 && further && i+1 < len(lines) && !lines[i+1].blank() && lines[i+1].indent == w.base &&
			fills(l, lines[i+1], w.width) && markOf(l.text) == "" {
			return true
		}
	}
	return inner*3 > all
}
