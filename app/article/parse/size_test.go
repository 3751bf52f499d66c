package parse

import (
	"strings"
	"testing"
	"time"
)

// hostile are inputs that a parser of careless growth takes minutes for. Each
// gives n bytes, more or less.
var hostile = []struct {
	name, file string
	make       func(n int) string
}{
	{"one line", "x.txt", func(n int) string { return strings.Repeat("word and ", n/9) }},
	{"one word", "x.txt", func(n int) string { return strings.Repeat("w", n) }},
	{"words of 10,000 letters", "x.txt", func(n int) string { return strings.Repeat(strings.Repeat("w", 10000)+" ", n/10001) }},
	{"short lines", "x.txt", func(n int) string { return strings.Repeat("so\n", n/3) }},
	{"short paragraphs", "x.txt", func(n int) string { return strings.Repeat("So it is\n\n", n/10) }},
	{"bullets", "x.txt", func(n int) string { return strings.Repeat("- a\n", n/4) }},
	{"numbers", "x.txt", func(n int) string { return strings.Repeat("1. a\n", n/5) }},
	{"tabs", "x.txt", func(n int) string { return strings.Repeat("a\tb\n", n/4) }},
	{"tabs in one line", "x.txt", func(n int) string { return strings.Repeat("a\t", n/2) }},
	{"hyphens at line ends", "x.txt", func(n int) string {
		return strings.Repeat(strings.Repeat("word ", 13)+"interna-\ntional ", n/80)
	}},
	{"quotation marks", "x.txt", func(n int) string { return strings.Repeat(">", n/2) + strings.Repeat("> > a\n", n/12) }},
	{"deeper and deeper", "x.txt", func(n int) string { return staircase(n, " ", "- a") }},
	{"dashes", "x.txt", func(n int) string { return strings.Repeat("A -", n/3) }},
	{"rules", "x.txt", func(n int) string { return strings.Repeat("---\n", n/4) }},
	{"underlined", "x.txt", func(n int) string { return strings.Repeat("abc\n---\n", n/8) }},
	{"one line", "x.md", func(n int) string { return strings.Repeat("word and ", n/9) }},
	{"short lines", "x.md", func(n int) string { return strings.Repeat("so\n", n/3) }},
	{"short paragraphs", "x.md", func(n int) string { return strings.Repeat("So it is\n\n", n/10) }},
	{"quotation marks", "x.md", func(n int) string { return strings.Repeat(">", n) }},
	{"quotations", "x.md", func(n int) string { return strings.Repeat("> > > > > > > > a\n", n/18) }},
	{"lists within lists", "x.md", func(n int) string { return staircase(n, "  ", "- a") }},
	{"list markers in a line", "x.md", func(n int) string { return strings.Repeat("- ", n/2) + "a" }},
	{"brackets", "x.md", func(n int) string { return strings.Repeat("[", n) }},
	{"brackets in lines", "x.md", func(n int) string { return strings.Repeat("[a](\n", n/5) }},
	{"links", "x.md", func(n int) string { return strings.Repeat("[a](http://b.example) ", n/22) }},
	{"references", "x.md", func(n int) string { return strings.Repeat("[^1]: a\n[b]: c\n", n/15) }},
	{"stars", "x.md", func(n int) string { return strings.Repeat("*a _b ", n/6) }},
	{"stars and spaces", "x.md", func(n int) string { return strings.Repeat("*a **b ", n/7) }},
	{"ticks", "x.md", func(n int) string { return ticks(n) }},
	{"tags", "x.md", func(n int) string { return strings.Repeat("<a ", n/3) }},
	{"ampersands", "x.md", func(n int) string { return strings.Repeat("&amp", n/4) }},
	{"table cells", "x.md", func(n int) string { return "|a|\n|-|\n" + strings.Repeat("|a", n/2) }},
	{"table rows", "x.md", func(n int) string { return "|a|b|\n|-|-|\n" + strings.Repeat("|c|d|\n", n/6) }},
	{"script tags", "x.md", func(n int) string { return "a " + strings.Repeat("<script>", n/8) }},
	{"HTML blocks", "x.md", func(n int) string { return strings.Repeat("<div>a\n\n", n/8) }},
	{"one line", "x.html", func(n int) string { return "<p>" + strings.Repeat("word and ", n/9) }},
	{"paragraphs", "x.html", func(n int) string { return strings.Repeat("<p>So it is.", n/12) }},
	{"nesting", "x.html", func(n int) string { return strings.Repeat("<div>a", n/6) }},
	{"nested tables", "x.html", func(n int) string { return strings.Repeat(strings.Repeat("<table><tr><td>", 100)+"a", n/1500) }},
	{"bold", "x.html", func(n int) string { return strings.Repeat("<b><p>a", n/7) }},
	{"list items", "x.html", func(n int) string { return "<ul>" + strings.Repeat("<li>a", n/5) }},
	{"breaks", "x.html", func(n int) string { return strings.Repeat("a<br>", n/5) }},
	{"links", "x.html", func(n int) string { return strings.Repeat("<a href='/b'>c</a> ", n/19) }},
	{"attributes", "x.html", func(n int) string { return "<p " + strings.Repeat("a=b ", n/4) + ">c" }},
	{"front matter", "x.txt", func(n int) string { return "---\n" + strings.Repeat("[", min(n, 60000)) + "\n---\na" }},
	{"front matter without end", "x.txt", func(n int) string { return "---\n" + strings.Repeat("a: b\n", n/5) }},
}

// staircase is lines that are indented deeper and deeper.
func staircase(n int, step, item string) string {
	var b strings.Builder
	for i := 0; b.Len() < n; i++ {
		b.WriteString(strings.Repeat(step, i) + item + "\n")
	}
	return b.String()
}

// ticks is runs of backticks of all lengths, none of which closes another.
func ticks(n int) string {
	var b strings.Builder
	for i := 1; b.Len() < n; i++ {
		b.WriteString(strings.Repeat("`", i) + " a ")
	}
	return b.String()
}

func TestHostileDocumentsAreParsed(t *testing.T) {
	const size = 30 << 10
	for _, h := range hostile {
		t.Run(h.file+" "+h.name, func(t *testing.T) {
			source := h.make(size)
			if a := parseAny(t, h.file, []byte(source)); a == nil && strings.ContainsAny(source, "abw") && h.name != "tags" && h.name != "script tags" {
				t.Error("refused")
			}
		})
	}
}

// BenchmarkHostile gives the time for documents of the largest size that the
// tool takes by default and an eighth of it: as many bytes a second mean that
// time grows with the size and not with its square.
func BenchmarkHostile(b *testing.B) {
	for _, h := range hostile {
		for _, mb := range []int{1, 8} {
			source := []byte(h.make(mb << 20))
			b.Run(strings.ReplaceAll(h.file+" "+h.name, " ", "-")+"/"+string(rune('0'+mb))+"MB", func(b *testing.B) {
				b.SetBytes(int64(len(source)))
				for b.Loop() {
					start := time.Now()
					if _, _, err := File(h.file, source); err != nil {
						b.Log(err)
					}
					if time.Since(start) > time.Minute {
						b.Skip("slow")
					}
				}
			})
		}
	}
}
