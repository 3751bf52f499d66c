package names

import (
	"strconv"
	"strings"
	"unicode/utf8"

	"offprint/app/annotation"
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

// CSV writes the table as RFC 4180 has it. What a spreadsheet would take for a
// formula gets an apostrophe in front.
func (t Table) CSV() string {
	var b strings.Builder
	b.WriteString("name,type,article,title,date,start,end,text,sentence\r\n")
	for _, r := range t.Rows {
		for i, f := range []string{t.Name, t.Type.Code(), r.Article, r.Title, r.Date, strconv.Itoa(r.Start), strconv.Itoa(r.End), r.Text, r.Sentence} {
			if i > 0 {
				b.WriteByte(',')
			}
			if f != "" && strings.ContainsRune("=+-@\t\r", rune(f[0])) {
				f = "'" + f
			}
			if strings.ContainsAny(f, "\",\r\n") {
				f = `"` + strings.ReplaceAll(f, `"`, `""`) + `"`
			}
			b.WriteString(f)
		}
		b.WriteString("\r\n")
	}
	return b.String()
}

// JSON writes the table as one object: name, type, id, and mentions with the
// fields of a Row.
func (t Table) JSON() string {
	var b strings.Builder
	field := func(name, value string) {
		b.WriteString(`"` + name + `":`)
		quoteJSON(&b, value)
	}
	b.WriteString("{")
	field("name", t.Name)
	b.WriteString(",")
	field("type", t.Type.Code())
	b.WriteString(",")
	field("id", t.ID)
	b.WriteString(`,"mentions":[`)
	for i, r := range t.Rows {
		if i > 0 {
			b.WriteString(",")
		}
		b.WriteString("\n{")
		field("article", r.Article)
		b.WriteString(",")
		field("title", r.Title)
		b.WriteString(",")
		field("date", r.Date)
		b.WriteString(`,"start":` + strconv.Itoa(r.Start) + `,"end":` + strconv.Itoa(r.End) + ",")
		field("text", r.Text)
		b.WriteString(",")
		field("sentence", r.Sentence)
		b.WriteString("}")
	}
	b.WriteString("\n]}\n")
	return b.String()
}

// quoteJSON writes s as a JSON string (RFC 8259, section 7).
func quoteJSON(b *strings.Builder, s string) {
	const hex = "0123456789abcdef"
	b.WriteByte('"')
	for _, r := range s {
		switch {
		case r == '"' || r == '\\':
			b.WriteByte('\\')
			b.WriteRune(r)
		case r == '\n':
			b.WriteString(`\n`)
		case r < 0x20:
			b.WriteString(`\u00` + string(hex[r>>4]) + string(hex[r&15]))
		case r == utf8.RuneError:
			b.WriteRune(utf8.RuneError)
		default:
			b.WriteRune(r)
		}
	}
	b.WriteByte('"')
}
