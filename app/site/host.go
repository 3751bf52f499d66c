package site

import (
	"fmt"
	"strings"

	"offprint/app/library"
	"offprint/app/view"
)

// addHostFiles writes what particular hosts look for; others ignore it.
func (b *builder) addHostFiles() {
	// GitHub Pages leaves files alone that Jekyll would drop.
	b.add(".nojekyll", "text/plain", nil)
	// Netlify and Cloudflare Pages.
	b.add("_headers", "text/plain", []byte("/"+dir+"*\n  Cache-Control: public, max-age=31536000, immutable\n/sw.js\n  Cache-Control: no-cache\n"))
	b.add("llms.txt", "text/plain; charset=utf-8", []byte(contents(b.info, b.entries)))
}

// contents lists the articles in Markdown (llmstxt.org), for programs that read
// the site.
func contents(info library.Info, entries []library.Entry) string {
	var w strings.Builder
	fmt.Fprintf(&w, "# %s\n\n> %s\n\n## Articles\n\n", line(info.Title), description(info))
	for _, e := range entries {
		fmt.Fprintf(&w, "- [%s](%s)", markdown.Replace(line(e.Title)), view.Links{}.Article(e.Slug))
		if e.Standfirst != "" {
			fmt.Fprintf(&w, ": %s", line(e.Standfirst))
		}
		w.WriteByte('\n')
	}
	return w.String()
}

var markdown = strings.NewReplacer(`\`, `\\`, "[", `\[`, "]", `\]`)

func line(s string) string { return strings.Join(strings.Fields(s), " ") }

// description is a sentence about a library.
func description(info library.Info) string {
	d := view.Plural(info.Articles, "article", "articles") + ", " + view.Plural(info.Words, "word", "words")
	if span := view.Range(info.First, info.Last); span != "" {
		d += ", " + span
	}
	return d + ". For reading offline."
}
