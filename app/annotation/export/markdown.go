package export

import "strings"

// Markdown writes items as a Markdown document: a heading for each article, a
// block quotation for each passage, the notes as they are, answers indented.
func Markdown(items []Item, o Options) string {
	var b strings.Builder
	if o.Title != "" {
		b.WriteString("# " + escapeMarkdown(o.Title) + "\n\n")
	}
	for _, g := range o.groups(items) {
		b.WriteString("## " + escapeMarkdown(g.Title) + "\n\n")
		if s := source(&g.Article); s != "" {
			b.WriteString(s + "\n\n")
		}
		for _, it := range g.items {
			g.walk(it, func(it Item, depth int) {
				if it.Quote.Exact != "" {
					quoted(&b, depth, "> ", escapeMarkdown(it.Quote.Exact))
				}
				if it.Note != "" {
					quoted(&b, depth, "", it.Note)
				}
				if s := o.about(&it); s != "" {
					quoted(&b, depth, "", "*"+escapeMarkdown(s)+"*")
				}
			})
		}
	}
	return b.String()
}

func source(a *Article) string {
	var parts []string
	for _, s := range []string{escapeMarkdown(a.Source), a.Date} {
		if s != "" {
			parts = append(parts, s)
		}
	}
	if a.URL != "" {
		parts = append(parts, "<"+strings.NewReplacer("<", "%3C", ">", "%3E", " ", "%20", "\n", "").Replace(a.URL)+">")
	}
	return strings.Join(parts, ", ")
}

// quoted writes text as a block, each line behind the marks of its depth.
func quoted(b *strings.Builder, depth int, prefix, text string) {
	prefix = strings.Repeat("> ", depth) + prefix
	for line := range strings.SplitSeq(strings.ReplaceAll(strings.TrimRight(text, "\n"), "\r\n", "\n"), "\n") {
		b.WriteString(strings.TrimRight(prefix+line, " ") + "\n")
	}
	b.WriteString("\n")
}

// escapeMarkdown writes text so that Markdown shows it as it is: every mark
// that could begin something, wherever it stands (CommonMark, section 2.4).
func escapeMarkdown(s string) string {
	var b strings.Builder
	for line, text := range strings.Split(s, "\n") {
		if line > 0 {
			b.WriteByte('\n')
		}
		text = strings.TrimRight(strings.TrimLeft(text, " \t"), " \t\r")
		digits := 0
		for digits < len(text) && text[digits] >= '0' && text[digits] <= '9' {
			digits++
		}
		for i, c := range []byte(text) {
			switch {
			case strings.IndexByte("\\`*_[]<>|~&", c) >= 0,
				i == 0 && strings.IndexByte("#+-=", c) >= 0,
				i == digits && digits > 0 && (c == '.' || c == ')'),
				c == '!' && i+1 < len(text) && text[i+1] == '[':
				b.WriteByte('\\')
			}
			b.WriteByte(c)
		}
	}
	return b.String()
}
