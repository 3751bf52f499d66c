package view_test

import (
	"flag"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode/utf8"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"offprint/app/article"
	"offprint/app/library"
	"offprint/app/view"
)

var update = flag.Bool("update", false, "write what the package gives into the golden files")

// golden compares got with a file below testdata.
func golden(t *testing.T, name, got string) {
	t.Helper()
	file := filepath.Join("testdata", name)
	if *update {
		if err := os.WriteFile(file, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatalf("%v; run go test with -update", err)
	}
	if got != string(want) {
		t.Errorf("%s differs\ngot:\n%s\nwant:\n%s", file, got, want)
	}
}

// A piece is a block to be: its spans count from its own start.
type piece struct {
	article.Block
	text string
}

func block(kind article.Kind, level int, text string, spans ...article.Span) piece {
	return piece{article.Block{Kind: kind, Level: level, Spans: spans}, text}
}

func numbered(level int, text string) piece {
	p := block(article.ListItem, level, text)
	p.Ordered = true
	return p
}

func headerRow(text string) piece {
	p := block(article.TableRow, 0, text)
	p.Header = true
	return p
}

func span(kind article.SpanKind, start, end int) article.Span {
	return article.Span{Kind: kind, Start: start, End: end}
}

func link(start, end int, href string) article.Span {
	return article.Span{Kind: article.Link, Start: start, End: end, Href: href}
}

// makeArticle puts pieces together. It does not check the contract: what comes
// from a damaged archive does not hold it.
func makeArticle(meta article.Meta, pieces ...piece) *article.Article {
	a := &article.Article{File: "a.txt", Meta: meta}
	var texts []string
	at := 0
	for _, p := range pieces {
		b := p.Block
		b.Start, b.End = at, at+utf8.RuneCountInString(p.text)
		b.Spans = append([]article.Span(nil), b.Spans...)
		for i := range b.Spans {
			b.Spans[i].Start += at
			b.Spans[i].End += at
		}
		at = b.End + 2
		a.Blocks, texts = append(a.Blocks, b), append(texts, p.text)
	}
	a.Text = strings.Join(texts, article.Separator)
	return a
}

func pageOf(a *article.Article) view.ArticlePage {
	return view.ArticlePage{
		Links:   view.Links{Root: "../../"},
		Entry:   library.Entry{Index: 1, Slug: "a", File: a.File, Meta: a.Meta, Words: article.Words(a.Text)},
		Article: a, Total: 3,
		Previous: &library.Entry{Slug: "before", Meta: article.Meta{Title: "The one before"}},
		Next:     &library.Entry{Index: 2, Slug: "after", Meta: article.Meta{Title: "الذي بعد"}},
	}
}

// everything is an article with every kind of block and span.
func everything() *article.Article {
	return makeArticle(article.Meta{
		Title: "Ships & ports", Standfirst: "What the harbour saw", Date: "2025-11-12", Author: "Ana Ruiz",
		Source: "The Gazette", URL: "https://example.org/a?x=1&y=2", Lang: "en",
	},
		block(article.Title, 0, "Ships & ports"),
		block(article.Standfirst, 0, "What the harbour saw"),
		block(article.Byline, 0, "By Ana Ruiz"),
		block(article.Paragraph, 0, "BOGOTÁ, Nov 12 – The bold and the fine, and code.",
			span(article.Dateline, 0, 16), span(article.Strong, 21, 25), span(article.Emphasis, 34, 38), span(article.Code, 44, 48)),
		block(article.Heading, 2, "Nested lists"),
		block(article.ListItem, 1, "fruit"),
		block(article.ListItem, 2, "apple"),
		numbered(3, "1. green"),
		block(article.ListItem, 1, "tools"),
		numbered(1, "1. first"),
		numbered(1, "2. second"),
		block(article.Heading, 3, "Nested lists"),
		block(article.Quotation, 1, "He said so."),
		block(article.Quotation, 2, "She said more."),
		block(article.Quotation, 1, "He agreed."),
		block(article.Verbatim, 0, "  x := 1\n\ty := <2>\n"),
		headerRow("Port\tShips"),
		block(article.TableRow, 0, "Cartagena\t12", link(0, 9, "https://example.org/c")),
		block(article.TableRow, 0, "\t"),
		block(article.Heading, 6, "!?"),
		block(article.Paragraph, 0, "قال الرئيس إن السفينة عادت."),
		block(article.Paragraph, 0, "See the whole thing in bold here.", link(4, 28, "mailto:ana@example.org"), span(article.Strong, 8, 13)),
	)
}

func TestAnArticleWithEveryKindOfBlock(t *testing.T) {
	a := everything()
	if err := a.Check(); err != nil {
		t.Fatal(err)
	}
	golden(t, "article.html", view.Article(pageOf(a)))
	golden(t, "outline.html", view.OutlineList(a))
}

func TestAnArticleFromRightToLeft(t *testing.T) {
	golden(t, "rtl.html", view.Article(pageOf(makeArticle(article.Meta{Title: "خبر", Lang: "ar"},
		block(article.Title, 0, "عودة السفينة إلى الميناء"),
		block(article.Paragraph, 0, "The ship is back."),
		block(article.Paragraph, 0, "وصلت USS Gerald Ford أمس."),
		block(article.Paragraph, 0, "12 – 13"),
	))))
}

// hostile is what a text may hold to get out of its place.
var hostile = []string{
	`<script>alert(1)</script>`, `</p></article></main><script src="//evil.example">`, `"><img src=x onerror=alert(1)>`,
	`' onclick='alert(1)`, "nul\x00nul", "\u202egnp.exe\u2066", `<!--`, `]]>`, `&lt;script&gt;`, `&#106;avascript:`, "</pre></td></table>",
	"{{.}}", "`${x}`", "<style>*{}</style>", "<svg/onload=alert(1)>", "a\u2028b",
}

func TestAnArticleThatWantsToBreakOut(t *testing.T) {
	text := strings.Join(hostile, " ")
	date := `"><script>` // a date is no text that runs anywhere: the parser has read it
	a := makeArticle(article.Meta{
		Title: text, Standfirst: text, Date: date, Author: text, Source: text, URL: `https://x.example/"onload='x'><script>`, Lang: `en" onload="x`,
	},
		block(article.Title, 0, text),
		block(article.Paragraph, 0, text, link(0, 3, "javascript:alert(1)")),
		block(article.Paragraph, 0, text, link(0, 3, "JavaScript:alert(1)"), link(5, 6, "data:text/html,<script>"), link(7, 8, `https://x.example/"onclick="alert(1)`)),
		block(article.Verbatim, 0, text),
		block(article.TableRow, 0, text+"\t"+text),
		block(article.Heading, 2, text),
	)
	p := pageOf(a)
	p.Previous.Title, p.Next.Title = text, text
	golden(t, "hostile.html", view.Article(p))

	info := library.Info{Title: text, Articles: 2, First: date, Last: date}
	entries := []library.Entry{p.Entry, {Index: 1, Slug: "b", Meta: a.Meta}}
	for name, markup := range map[string]string{
		"article": view.Article(p), "outline": view.OutlineList(a), "bar": view.Bar(p.Links, info), "tabs": view.Tabs(p.Links),
		"shelf": view.Shelf(p.Links, info, entries, 0), "missing": view.Missing(p.Links, info), "none": view.NoneFound(text),
		"library": view.Library(view.LibraryPage{Info: info, Entries: entries, Number: 1, Pages: 3}),
		"cards":   view.Cards(p.Links, entries, map[string]view.Reading{"a": {Percent: 40}}),
	} {
		t.Run(name, func(t *testing.T) { checkHarmless(t, markup) })
	}
}

// ours are the elements and attributes that the package writes.
var (
	ourElements = words(`article p h1 h2 h3 h4 h5 h6 a span small nav ul ol li blockquote pre div table tbody tr td th em strong code
		time bdi strong button kbd svg path input select option`)
	ourAttributes = words(`class id lang dir data-slug data-b data-do href rel datetime aria-label aria-hidden aria-current aria-haspopup role tabindex
		title type placeholder autocomplete value viewbox d`)
)

func words(s string) map[string]bool {
	m := map[string]bool{}
	for _, w := range strings.Fields(s) {
		m[w] = true
	}
	return m
}

// checkHarmless holds markup to our own elements and attributes, addresses to
// those that lead to pages and mailboxes, and text with a direction of its own
// to elements that keep it inside.
func checkHarmless(t *testing.T, markup string) {
	t.Helper()
	if strings.ContainsRune(markup, 0) {
		t.Error("there is a NUL")
	}
	ids := map[string]bool{}
	var visit func(n *html.Node, isolated bool)
	visit = func(n *html.Node, isolated bool) {
		switch n.Type {
		case html.CommentNode, html.DoctypeNode:
			t.Errorf("a comment got out: %q", n.Data)
		case html.TextNode:
			if strings.Contains(n.Data, "\u202e") && !isolated {
				t.Errorf("text that turns its surroundings: %q in <%s>", n.Data, n.Parent.Data)
			}
		case html.ElementNode:
			if !ourElements[n.Data] {
				t.Errorf("<%s> got out", n.Data)
			}
			isolated = isolated || isolates(n)
			for _, at := range n.Attr {
				if !ourAttributes[strings.ToLower(at.Key)] {
					t.Errorf("the attribute %s=%q got out of <%s>", at.Key, at.Val, n.Data)
				}
				if at.Key == "id" {
					if ids[at.Val] {
						t.Errorf("two elements have the id %q", at.Val)
					}
					ids[at.Val] = true
				}
				if at.Key == "href" && !harmless(at.Val) {
					t.Errorf("an address leads to %q", at.Val)
				}
			}
		}
		for c := n.FirstChild; c != nil; c = c.NextSibling {
			visit(c, isolated)
		}
	}
	for _, n := range parseMarkup(t, markup) {
		visit(n, false)
	}
}

// isolates tells whether an element keeps the direction of its text inside
// (HTML's style sheet: bdi, dir, and blocks; in a drawing text is a block).
func isolates(n *html.Node) bool {
	if n.Data == "bdi" || attr(n, "dir") != "" && n.Data != "article" {
		return true
	}
	switch n.Data {
	case "h1", "h2", "h3", "h4", "h5", "h6", "pre", "td", "th", "text":
		return true
	}
	return attr(n, "data-b") != "" // a block; kicker and facts hold pieces of different origin
}

func harmless(href string) bool {
	if scheme, _, ok := strings.Cut(href, ":"); ok && !strings.ContainsAny(scheme, "/#?") {
		return scheme == "http" || scheme == "https" || scheme == "mailto"
	}
	return !strings.HasPrefix(href, "//")
}

func attr(n *html.Node, key string) string {
	for _, a := range n.Attr {
		if a.Key == key {
			return a.Val
		}
	}
	return ""
}

func parseMarkup(t testing.TB, markup string) []*html.Node {
	t.Helper()
	nodes, err := html.ParseFragment(strings.NewReader(markup), &html.Node{Type: html.ElementNode, Data: "main", DataAtom: atom.Main})
	if err != nil {
		t.Fatal(err)
	}
	return nodes
}

// blockContents is the text content of every element with data-b.
func blockContents(t testing.TB, markup string) map[string]string {
	t.Helper()
	contents := map[string]string{}
	var visit func(*html.Node)
	visit = func(n *html.Node) {
		if b := attr(n, "data-b"); b != "" {
			if _, twice := contents[b]; twice {
				t.Fatalf("two elements of block %s", b)
			}
			contents[b] = textContent(n)
		}
		for c := n.FirstChild; c != nil; c = c.NextSibling {
			visit(c)
		}
	}
	for _, n := range parseMarkup(t, markup) {
		visit(n)
	}
	return contents
}

func textContent(n *html.Node) string {
	if n.Type == html.TextNode {
		return n.Data
	}
	var s strings.Builder
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		s.WriteString(textContent(c))
	}
	return s.String()
}

// checkContents holds the page of an article to its blocks' texts. U+0000 has
// no place in HTML.
func checkContents(t testing.TB, a *article.Article) {
	t.Helper()
	markup := view.Article(pageOf(a))
	contents := blockContents(t, markup)
	if len(contents) != len(a.Blocks) {
		t.Fatalf("%d elements for %d blocks", len(contents), len(a.Blocks))
	}
	for i, want := range a.BlockTexts() {
		want = strings.ReplaceAll(want, "\x00", "\uFFFD")
		if got := contents[fmt.Sprint(i)]; got != want {
			t.Fatalf("block %d, kind %d: %q, want %q\n%s", i, a.Blocks[i].Kind, got, want, markup)
		}
	}
}

func TestTheTextOfABlocksElementIsTheBlocksText(t *testing.T) {
	checkContents(t, everything())
	r := rand.New(rand.NewPCG(3, 4))
	for range 400 {
		a := randomArticle(r)
		checkContents(t, a)
		checkHarmless(t, view.Article(pageOf(a)))
	}
}

func TestAVerbatimBlockKeepsTheLineBreakAtItsStart(t *testing.T) {
	checkContents(t, makeArticle(article.Meta{}, block(article.Title, 0, "T"), block(article.Verbatim, 0, "\n\n x\n"), block(article.Verbatim, 0, "a\r\nb\rc")))
}

// randomArticle has spans that cross and lie about their place, as no parser
// gives them.
func randomArticle(r *rand.Rand) *article.Article {
	pieces := []piece{block(article.Title, 0, randomText(r))}
	for range r.IntN(8) {
		p := block(article.Standfirst+article.Kind(r.IntN(int(article.TableRow)+1)), r.IntN(8), randomText(r))
		p.Ordered, p.Header = r.IntN(2) == 0, r.IntN(2) == 0
		switch n := r.IntN(6); {
		case p.Kind == article.TableRow && n > 1:
			p.text += "\t" + randomText(r) + "\t"
		case p.Kind == article.Verbatim && n > 1:
			p.text = "\n" + p.text + "\r\n  " + randomText(r) + "\n"
		}
		length := utf8.RuneCountInString(p.text)
		at := 0
		for range r.IntN(6) {
			at += r.IntN(4)
			p.Spans = append(p.Spans, article.Span{Kind: article.SpanKind(r.IntN(8)), Start: at, End: at + r.IntN(length+3), Href: hostile[r.IntN(len(hostile))]})
		}
		pieces = append(pieces, p)
	}
	return makeArticle(article.Meta{Lang: "en"}, pieces...)
}

func randomText(r *rand.Rand) string {
	pool := append([]string{"word", "naïve", "e\u0301", "新闻", "خبر", "😀", " ", "x"}, hostile...)
	var s strings.Builder
	for range 1 + r.IntN(8) {
		s.WriteString(pool[r.IntN(len(pool))])
		s.WriteByte(' ')
	}
	return s.String()
}

func TestMarksThatCrossAreClosedAndOpenedAgain(t *testing.T) {
	for _, c := range []struct {
		name, want string
		spans      []article.Span
	}{
		{"apart", "<em>ab</em>c<strong>de</strong>f", []article.Span{span(article.Emphasis, 0, 2), span(article.Strong, 3, 5)}},
		{"touching", "<em>ab</em><strong>cd</strong>ef", []article.Span{span(article.Emphasis, 0, 2), span(article.Strong, 2, 4)}},
		{"nested", "<em>a<strong>b</strong>c</em>def", []article.Span{span(article.Emphasis, 0, 3), span(article.Strong, 1, 2)}},
		{"nested, both ends shared", "<em><strong>abcdef</strong></em>", []article.Span{span(article.Emphasis, 0, 6), span(article.Strong, 0, 6)}},
		{"crossing", "<em>ab<strong>c</strong></em><strong>d</strong>ef", []article.Span{span(article.Emphasis, 0, 3), span(article.Strong, 2, 4)}},
		{"past the end", "abcd<em>ef</em>", []article.Span{span(article.Emphasis, 4, 90)}},
		{"empty", "abcdef", []article.Span{span(article.Emphasis, 2, 2)}},
		{"unknown kind", "abcdef", []article.Span{span(99, 2, 4)}},
	} {
		t.Run(c.name, func(t *testing.T) {
			markup := view.Article(pageOf(makeArticle(article.Meta{}, block(article.Title, 0, "T"), block(article.Paragraph, 0, "abcdef", c.spans...))))
			_, after, _ := strings.Cut(markup, `data-b="1">`)
			if got, _, _ := strings.Cut(after, "</p>"); got != c.want {
				t.Errorf("got  %s\nwant %s", got, c.want)
			}
		})
	}
}

func TestHeadingsHaveIdsOfTheirOwn(t *testing.T) {
	names := []string{"A", "A", "a", "A 2", "A--2", "!", "?", "title", "Text", "新闻 今天", "A 2", strings.Repeat("long ", 40), strings.Repeat("long ", 40) + "x"}
	pieces := []piece{block(article.Title, 0, "A")}
	for _, n := range names {
		pieces = append(pieces, block(article.Heading, 2, n))
	}
	a := makeArticle(article.Meta{Title: "A"}, pieces...)
	ids := view.Anchors(a)
	seen := map[string]bool{}
	for i, id := range ids {
		if id == "" || seen[id] || strings.ContainsAny(id, " \t\n") || utf8.RuneCountInString(id) > 70 {
			t.Errorf("block %d has the id %q of %q", i, id, ids)
		}
		if i > 0 && !strings.HasPrefix(id, "s-") {
			t.Errorf("the id %q may be one of the page's own", id)
		}
		seen[id] = true
	}
	markup := view.Article(pageOf(a)) + view.OutlineList(a)
	for _, id := range ids {
		if strings.Count(markup, `id="`+id+`"`) != 1 || strings.Count(markup, `href="#`+id+`"`) != 1 {
			t.Errorf("%q is not once a target and once linked", id)
		}
	}
}

// What a damaged archive gives still has its blocks in order, but they may lie
// anywhere, of any kind.
func TestBlocksPastTheTextAreShownAsFarAsTheyGo(t *testing.T) {
	r := rand.New(rand.NewPCG(5, 6))
	for range 300 {
		a := randomArticle(r)
		at := 0
		for i := range a.Blocks {
			b := &a.Blocks[i]
			b.Kind, b.Level = article.Kind(r.IntN(256)), r.IntN(256)
			b.Start = at + r.IntN(40)
			b.End = b.Start + r.IntN(1000)
			at = b.End
			for j := range b.Spans {
				b.Spans[j].Start += r.IntN(2000)
				b.Spans[j].End += r.IntN(1 << 31)
			}
		}
		checkHarmless(t, view.Article(pageOf(a)))
		checkHarmless(t, view.OutlineList(a))
	}
}
