package article

// BlockText is the text of block i. It reads the article from its start: to
// visit every block use BlockTexts, to cut at many offsets an Index.
func (a *Article) BlockText(i int) string {
	b := a.Blocks[i]
	from := byteOffset(a.Text, b.Start)
	return a.Text[from : from+byteOffset(a.Text[from:], b.End-b.Start)]
}

// BlockTexts is the text of every block, in the order of Blocks, in one pass.
func (a *Article) BlockTexts() []string {
	texts := make([]string, len(a.Blocks))
	at, pos := 0, 0 // byte and code point offset of what is left
	for i, b := range a.Blocks {
		from := at + byteOffset(a.Text[at:], b.Start-pos)
		to := from + byteOffset(a.Text[from:], b.End-b.Start)
		texts[i] = a.Text[from:to]
		at, pos = to, b.End
	}
	return texts
}

// byteOffset is the byte offset of the code point n in s.
func byteOffset(s string, n int) int {
	if n <= 0 {
		return 0
	}
	for b := range s {
		if n == 0 {
			return b
		}
		n--
	}
	return len(s)
}

// A Section is a heading with its place.
type Section struct {
	Level int // 2 to 6
	Block int // index in Article.Blocks
	Start int // code points in Article.Text
	Text  string
}

// Outline lists the article's headings in their order. The title is not one.
func (a *Article) Outline() []Section {
	var sections []Section
	texts := a.BlockTexts()
	for i, b := range a.Blocks {
		if b.Kind == Heading {
			sections = append(sections, Section{Level: b.Level, Block: i, Start: b.Start, Text: texts[i]})
		}
	}
	return sections
}
