package export

import "strings"

// HTML writes items as one plain page without script, style from elsewhere or
// any other request. Notes stand as they were written.
func HTML(items []Item, o Options) string {
	var b strings.Builder
	title := o.Title
	if title == "" {
		title = "Annotations"
	}
	b.WriteString("<!doctype html>\n<html lang=\"en\">\n<meta charset=\"utf-8\">\n" +
		"<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n" +
		"<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n" +
		"<title>" + escapeHTML(title) + "</title>\n" +
		"<style>body{font:1rem/1.5 serif;max-width:40rem;margin:2rem auto;padding:0 1rem}" +
		"blockquote{border-left:.25rem solid;margin:1rem 0;padding-left:1rem}pre{font:inherit;white-space:pre-wrap;margin:1rem 0}" +
		"small{display:block}article article{margin-left:2rem}</style>\n" +
		"<h1>" + escapeHTML(title) + "</h1>\n")
	for _, g := range o.groups(items) {
		b.WriteString("<h2>" + escapeHTML(g.Title) + "</h2>\n")
		if g.Source != "" || g.Date != "" || g.URL != "" {
			b.WriteString("<p>" + escapeHTML(strings.Join(strings.Fields(g.Source+" "+g.Date), " ")))
			if isWeb(g.URL) {
				b.WriteString(" <a rel=\"noopener noreferrer\" href=\"" + escapeHTML(g.URL) + "\">" + escapeHTML(g.URL) + "</a>")
			}
			b.WriteString("</p>\n")
		}
		for _, it := range g.items {
			open := 0
			g.walk(it, func(it Item, depth int) {
				for ; open > depth; open-- {
					b.WriteString("</article>\n")
				}
				open++
				writeHTML(&b, &it, &o)
			})
			b.WriteString(strings.Repeat("</article>\n", open))
		}
	}
	b.WriteString("</html>\n")
	return b.String()
}

func writeHTML(b *strings.Builder, it *Item, o *Options) {
	b.WriteString("<article>\n")
	if it.Quote.Exact != "" {
		b.WriteString("<blockquote>" + escapeHTML(it.Quote.Exact) + "</blockquote>\n")
	}
	if it.Note != "" {
		b.WriteString("<pre>" + escapeHTML(it.Note) + "</pre>\n")
	}
	if s := o.about(it); s != "" {
		b.WriteString("<small>" + escapeHTML(s) + "</small>\n")
	}
}

func isWeb(url string) bool {
	return strings.HasPrefix(url, "https://") || strings.HasPrefix(url, "http://")
}

var escaper = strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;", `"`, "&quot;", "'", "&#39;", "\x00", "\ufffd")

func escapeHTML(s string) string { return escaper.Replace(s) }
