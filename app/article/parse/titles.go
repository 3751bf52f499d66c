package parse

import (
	"path"
	"strings"
	"unicode"
	"unicode/utf8"

	"offprint/app/article"
)

// head puts the title first, the standfirst second, and marks the lines under
// them that say who and when.
//
// A title stated in front matter or a page's metadata wins. One that repeats
// the title in the body is not added; a title in the body that says something
// else stays there as a heading. A document with no title is titled by its
// file's name, if that says something, or by its first words and an ellipsis:
// then the title block repeats them, and the body still has each word once.
func (d *document) head() {
	stated := d.meta.Title
	switch first := &d.blocks[0]; {
	case stated != "" && sameWords(stated, first.text) && first.Kind != article.TableRow && first.Kind != article.Verbatim:
		first.Kind, first.Level, first.Ordered = article.Title, 0, false
	case stated != "":
		if first.Kind == article.Title {
			first.Kind, first.Level = article.Heading, 2
		}
		d.insert(0, article.Title, stated)
	case first.Kind != article.Title:
		d.insert(0, article.Title, d.madeTitle())
	}
	d.meta.Title = d.blocks[0].text
	d.placeStandfirst()
	d.bylines()
}

// insert puts a block of text that is not of the body before block i.
func (d *document) insert(i int, kind article.Kind, text string) {
	b := block{text: text}
	b.Kind = kind
	d.blocks = append(d.blocks, block{})
	copy(d.blocks[i+1:], d.blocks[i:])
	d.blocks[i] = b
}

// placeStandfirst puts the stated standfirst second, unless the body has it.
func (d *document) placeStandfirst() {
	stated := d.meta.Standfirst
	if len(d.blocks) > 1 {
		second := &d.blocks[1]
		switch {
		case stated != "" && sameWords(stated, second.text) && (second.Kind == article.Paragraph || second.Kind == article.Heading || second.Kind == article.Quotation):
			second.Kind, second.Level = article.Standfirst, 0
		case stated != "" && second.Kind == article.Standfirst && !sameWords(stated, second.text):
			second.Kind = article.Paragraph
		}
	}
	for i := range d.blocks {
		if i != 1 && d.blocks[i].Kind == article.Standfirst {
			d.blocks[i].Kind = article.Paragraph
		}
	}
	switch {
	case len(d.blocks) > 1 && d.blocks[1].Kind == article.Standfirst:
		d.meta.Standfirst = d.blocks[1].text
	case stated != "" && !sameWords(stated, d.blocks[0].text):
		d.insert(1, article.Standfirst, stated)
	default:
		d.meta.Standfirst = ""
	}
}

// bylines marks the lines under title and standfirst that say who and when.
func (d *document) bylines() {
	i := 1
	if len(d.blocks) > 1 && d.blocks[1].Kind == article.Standfirst {
		i = 2
	}
	for end := min(len(d.blocks), i+4); i < end; i++ {
		b := &d.blocks[i]
		if b.Kind != article.Paragraph && b.Kind != article.Byline {
			return
		}
		author, rest, ok := byline(b.text)
		if !ok && !isDateLine(b.text) && b.Kind != article.Byline {
			return
		}
		if !ok {
			rest = b.text
		}
		b.Kind = article.Byline
		if d.meta.Author == "" {
			d.meta.Author = author
		}
		if date, _ := findDate(rest); d.meta.Date == "" {
			d.meta.Date = date
		}
	}
}

// madeTitle is the title of a document that has none.
func (d *document) madeTitle() string {
	if name := titleFromName(d.file); name != "" {
		return name
	}
	const width = 60
	text := d.blocks[0].text
	for i := range d.blocks {
		if hasLetter(d.blocks[i].text) {
			text = collapse(d.blocks[i].text)
			break
		}
	}
	end, words := 0, 0
	for i, r := range text {
		if words = i; columns(text[:i]) >= width {
			break
		}
		if r == ' ' || article.IsIdeograph(r) {
			end = i
		}
		words += utf8.RuneLen(r)
	}
	if words == len(text) {
		return text
	}
	if end == 0 {
		end = words
	}
	return strings.TrimRight(text[:end], stops+" –—-") + "…"
}

// titleFromName makes a title of a file's name, without the number or date that
// files are sorted by: "2025-03-04_mayor-speech.txt" gives "Mayor speech". It
// gives "" for a name that says nothing, such as a number or a hash.
func titleFromName(file string) string {
	name := path.Base(file)
	name = strings.TrimSuffix(name, path.Ext(name))
	name = clean(name, false)
	name = strings.Join(strings.FieldsFunc(name, func(r rune) bool { return r == '_' || r == '-' || r == '+' || unicode.IsSpace(r) }), " ")
	telling := false
	for word := range strings.FieldsSeq(name) {
		letters := true
		for _, r := range word {
			letters = letters && (unicode.IsLetter(r) || unicode.IsMark(r) || r == '\'' || r == '’')
		}
		telling = telling || letters && (utf8.RuneCountInString(word) >= 3 || !isCased(word)) && !dullNames[strings.ToLower(word)]
	}
	if !telling {
		return ""
	}
	name = strings.TrimLeftFunc(name, func(r rune) bool { return !unicode.IsLetter(r) })
	r, size := utf8.DecodeRuneInString(name)
	return string(unicode.ToUpper(r)) + name[size:]
}

// dullNames are words of file names that say nothing about the text.
var dullNames = set("article document untitled text file page index new copy download draft test")

// sameWords tells whether two texts have the same letters and digits.
func sameWords(a, b string) bool {
	ra, rb := strings.NewReader(a), strings.NewReader(b)
	for {
		x, y := nextLetter(ra), nextLetter(rb)
		if x != y {
			return false
		}
		if x == 0 {
			return true
		}
	}
}

func nextLetter(s *strings.Reader) rune {
	for {
		r, _, err := s.ReadRune()
		if err != nil {
			return 0
		}
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return unicode.ToLower(r)
		}
	}
}
