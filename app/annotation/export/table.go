package export

import (
	"strconv"
	"strings"
)

// columns are the columns of the table.
var columns = []struct {
	name string
	of   func(g *group, it *Item, o *Options) string
}{
	{"article", func(g *group, _ *Item, _ *Options) string { return g.Title }},
	{"source", func(g *group, _ *Item, _ *Options) string { return g.Source }},
	{"url", func(g *group, _ *Item, _ *Options) string { return g.URL }},
	{"quote", func(_ *group, it *Item, _ *Options) string { return it.Quote.Exact }},
	{"note", func(_ *group, it *Item, _ *Options) string { return it.Note }},
	{"colour", func(_ *group, it *Item, o *Options) string { return o.color(it.Color) }},
	{"tags", func(_ *group, it *Item, _ *Options) string { return strings.Join(it.Tags, "; ") }},
	{"state", func(_ *group, it *Item, _ *Options) string { return it.State.String() }},
	{"start", func(_ *group, it *Item, _ *Options) string { return number(it, it.Position.Start) }},
	{"end", func(_ *group, it *Item, _ *Options) string { return number(it, it.Position.End) }},
	{"creator", func(_ *group, it *Item, _ *Options) string { return it.Creator }},
	{"created", func(_ *group, it *Item, _ *Options) string { return it.Created.String() }},
	{"modified", func(_ *group, it *Item, _ *Options) string { return it.Modified.String() }},
	{"reply to", func(_ *group, it *Item, _ *Options) string { return it.ReplyTo }},
	{"id", func(_ *group, it *Item, _ *Options) string { return it.ID }},
}

func number(it *Item, n int) string {
	if it.Position.End == 0 {
		return ""
	}
	return strconv.Itoa(n)
}

// CSV writes items as a table (RFC 4180) with a byte order mark, so that
// spreadsheets read it as UTF-8. A cell that a spreadsheet would run as a
// formula gets an apostrophe before it.
func CSV(items []Item, o Options) string {
	var b strings.Builder
	b.WriteString("\ufeff")
	for i, c := range columns {
		if i > 0 {
			b.WriteByte(',')
		}
		b.WriteString(cell(c.name))
	}
	b.WriteString("\r\n")
	for _, g := range o.groups(items) {
		for _, it := range g.items {
			g.walk(it, func(it Item, _ int) {
				for i, c := range columns {
					if i > 0 {
						b.WriteByte(',')
					}
					b.WriteString(cell(c.of(&g, &it, &o)))
				}
				b.WriteString("\r\n")
			})
		}
	}
	return b.String()
}

func cell(s string) string {
	if t := strings.TrimLeft(s, " \t\r\n"); t != "" && strings.IndexByte("=+-@", t[0]) >= 0 || s != t && s != "" && s[0] != ' ' {
		s = "'" + s
	}
	if strings.ContainsAny(s, "\",\r\n") {
		return `"` + strings.ReplaceAll(s, `"`, `""`) + `"`
	}
	return s
}
