package note

import (
	"regexp"
	"strings"
	"testing"
)

func TestNotesRenderAsMarkdown(t *testing.T) {
	for in, want := range map[string]string{
		"**a** _b_ ~~c~~ `d`":              "<p><strong>a</strong> <em>b</em> <del>c</del> <code>d</code></p>\n",
		"[x](https://a.example/)":          `<p><a href="https://a.example/" rel="noopener noreferrer">x</a></p>` + "\n",
		"see https://a.example/b":          `<p>see <a href="https://a.example/b" rel="noopener noreferrer">https://a.example/b</a></p>` + "\n",
		"<ana@a.example>":                  `<p><a href="mailto:ana@a.example" rel="noopener noreferrer">ana@a.example</a></p>` + "\n",
		"[x](javascript:alert(1))":         "<p>x</p>\n",
		"[x](/relative)":                   "<p>x</p>\n",
		"<javascript:alert(1)>":            "<p>javascript:alert(1)</p>\n",
		"![a *cat*](https://a.example/c)":  "<p>a <em>cat</em></p>\n",
		"a <b onclick=x>b</b>":             "<p>a &lt;b onclick=x&gt;b&lt;/b&gt;</p>\n",
		"<script>\nalert(1)\n</script>":    "<p>&lt;script&gt;\nalert(1)\n&lt;/script&gt;</p>\n",
		"[![i](data:x)](data:text/html,x)": "<p>i</p>\n",
	} {
		if got, err := HTML(in); err != nil || got != want {
			t.Errorf("%q: %v\n got %q\nwant %q", in, err, got, want)
		}
	}
}

func TestANestedNoteIsShownAsItIs(t *testing.T) {
	got, err := HTML(strings.Repeat(">", 50_000) + "<i>")
	if err != nil || !strings.HasSuffix(got, "&gt;&lt;i&gt;</p>\n") {
		t.Errorf("%v %.40q", err, got)
	}
}

var (
	tags = regexp.MustCompile(`<(/?)([a-zA-Z0-9]+)([^>]*)>`)
	href = regexp.MustCompile(`^(?: href="(?:https?://|mailto:)[^"]*"| title="[^"]*"| rel="noopener noreferrer"| checked=""| disabled=""| type="checkbox"| class="language-[^"]*"| start="\d+"| /)*$`)
)

func FuzzHTML(f *testing.F) {
	f.Add("[x](java\nscript:x) <a href=x> ![](y) <https://a.example/\"onclick=x>")
	f.Add("- [ ] a\n\n> b\n\n1. c\n\n```go\"\nx\n```\n[a]: javascript:x\n[a]")
	f.Fuzz(func(t *testing.T, s string) {
		out, err := HTML(s)
		if err != nil {
			t.Fatal(err)
		}
		for _, m := range tags.FindAllStringSubmatch(out, -1) {
			switch strings.ToLower(m[2]) {
			case "p", "a", "em", "strong", "del", "code", "pre", "ul", "ol", "li", "blockquote", "br", "hr", "h1", "h2", "h3", "h4", "h5", "h6", "input":
			default:
				t.Fatalf("%q became %q", s, out)
			}
			if !href.MatchString(m[3]) {
				t.Fatalf("%q became %q: %q", s, out, m[3])
			}
		}
	})
}
