package names

import (
	"strconv"
	"strings"

	"offprint/app/annotation"
	"offprint/app/entity"
)

// A Row is a mention as it is exported.
type Row struct {
	Article, Title, Date string // the article's slug, title and date
	Start, End           int    // code points of the article's text
	Text, Sentence       string
}

// A Table is every mention of a name.
type Table struct {
	Head
	Rows []Row
}

// Table reads every mention of name i.
func (n *Names) Table(texts Texts, i int) (Table, error) {
	name, err := n.Name(i)
	if err != nil {
		return Table{}, err
	}
	t := Table{Head: name.Head}
	for _, at := range name.In {
		e, err := texts.Entry(at.Article)
		if err != nil {
			return Table{}, err
		}
		a, err := texts.Article(at.Article)
		if err != nil {
			return Table{}, err
		}
		doc, err := n.Doc(at.Article)
		if err != nil {
			return Table{}, err
		}
		c := newCutter(a)
		for _, m := range doc.Mentions {
			if m.Entity == i {
				t.Rows = append(t.Rows, Row{e.Slug, e.Title, e.Date, m.Start, m.End,
					c.text(annotation.Span{Start: m.Start, End: m.End}), c.text(c.sentence(m.Start))})
			}
		}
	}
	return t, nil
}

// CSV writes the table as RFC 4180 has it: see entity.CSVCell.
func (t Table) CSV() string {
	var b strings.Builder
	b.WriteString("name,type,article,title,date,start,end,text,sentence\r\n")
	for _, r := range t.Rows {
		cells := []string{t.Name, t.Type.Code(), r.Article, r.Title, r.Date, strconv.Itoa(r.Start), strconv.Itoa(r.End), r.Text, r.Sentence}
		for i, c := range cells {
			cells[i] = entity.CSVCell(c)
		}
		b.WriteString(strings.Join(cells, ",") + "\r\n")
	}
	return b.String()
}

// JSON writes the table as one object: name, type, id, and mentions with the
// fields of a Row.
func (t Table) JSON() string {
	var b []byte
	text := func(before, value string) {
		b = entity.AppendJSON(append(b, before...), value)
	}
	number := func(before string, value int) {
		b = strconv.AppendInt(append(b, before...), int64(value), 10)
	}
	text(`{"name":`, t.Name)
	text(`,"type":`, t.Type.Code())
	text(`,"id":`, t.ID)
	b = append(b, `,"mentions":[`...)
	for i, r := range t.Rows {
		if i > 0 {
			b = append(b, ',')
		}
		text("\n{\"article\":", r.Article)
		text(`,"title":`, r.Title)
		text(`,"date":`, r.Date)
		number(`,"start":`, r.Start)
		number(`,"end":`, r.End)
		text(`,"text":`, r.Text)
		text(`,"sentence":`, r.Sentence)
		b = append(b, '}')
	}
	return string(append(b, "\n]}\n"...))
}
