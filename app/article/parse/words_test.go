package parse

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"
	"unicode/utf16"

	"golang.org/x/text/encoding/charmap"
)

// A piece is a block of a made-up document, before it is written in a format.
type piece struct {
	kind  string // "heading", "paragraph", "item", "number", "quote", "row"
	words []string
}

var vocabulary = strings.Fields("boat river quay council Monday Ana Ruiz the of and in said water gate school mayor price roof " +
	"café naïve Zürich Łódź 1961 9 U.S. e.g. NATO straße señor it's D'Arcy a I x2 №7 42% “well” (so)")

var foreign = strings.Fields("سفينة المجلس مدرسة هل שלום ספינה паром школа мост 渡轮 学校 港务局 船 한국어 μέτρο")

// compose makes a random document and the words that stand in it.
func compose(r *rand.Rand) (pieces []piece, words []string) {
	source := vocabulary
	if r.IntN(4) == 0 {
		source = append(append([]string(nil), vocabulary...), foreign...)
	}
	some := func(least, most int) []string {
		list := make([]string, least+r.IntN(most-least+1))
		for i := range list {
			list[i] = source[r.IntN(len(source))]
		}
		words = append(words, list...)
		return list
	}
	pieces = append(pieces, piece{"heading", some(2, 9)})
	for range 1 + r.IntN(12) {
		switch r.IntN(8) {
		case 0:
			pieces = append(pieces, piece{"heading", some(1, 8)})
		case 1:
			for range 1 + r.IntN(4) {
				pieces = append(pieces, piece{"item", some(1, 30)})
			}
		case 2:
			pieces = append(pieces, piece{"quote", some(3, 40)})
		case 3:
			for range 2 + r.IntN(3) {
				pieces = append(pieces, piece{"row", some(3, 3)})
			}
		default:
			pieces = append(pieces, piece{"paragraph", some(3, 90)})
		}
	}
	return pieces, words
}

// writeText writes pieces as plain text in one of the layouts people use.
func writeText(r *rand.Rand, pieces []piece) string {
	width := []int{0, 0, 40, 60, 72, 80}[r.IntN(6)]
	blank := r.IntN(4) > 0
	indent := strings.Repeat(" ", []int{0, 0, 2, 4}[r.IntN(4)])
	underlined := r.IntN(3) == 0
	bullet := []string{"- ", "* ", "• ", "– "}[r.IntN(4)]
	var b strings.Builder
	for _, p := range pieces {
		text := strings.Join(p.words, " ")
		switch p.kind {
		case "heading":
			if underlined {
				text += "\n" + strings.Repeat("-", max(3, columns(text)))
			}
		case "item":
			text = bullet + fold(text, width, "  ")
		case "quote":
			text = "> " + fold(text, width, "> ")
		case "row":
			text = strings.Join(p.words, "\t")
		default:
			text = indent + fold(text+".", width, "")
		}
		b.WriteString(text + "\n")
		if blank && p.kind != "item" && p.kind != "row" {
			b.WriteString("\n")
		}
	}
	return strings.ReplaceAll(b.String(), "\n", []string{"\n", "\r\n", "\r"}[r.IntN(3)])
}

// fold wraps text at width, with prefix before each line but the first.
func fold(text string, width int, prefix string) string {
	if width == 0 {
		return text
	}
	var b strings.Builder
	at := 0
	for i, w := range strings.Fields(text) {
		if i > 0 {
			if at+1+columns(w) > width {
				b.WriteString("\n" + prefix)
				at = 0
			} else {
				b.WriteString(" ")
				at++
			}
		}
		b.WriteString(w)
		at += columns(w)
	}
	return b.String()
}

// encode writes text in an encoding that can hold it.
func encode(r *rand.Rand, text string) []byte {
	units := utf16.Encode([]rune(text))
	switch r.IntN(6) {
	case 0:
		return []byte("\xef\xbb\xbf" + text)
	case 1, 2:
		little := r.IntN(2) == 0
		var b []byte
		if r.IntN(2) == 0 {
			units = append([]uint16{0xfeff}, units...)
		}
		for _, u := range units {
			if little {
				b = append(b, byte(u), byte(u>>8))
			} else {
				b = append(b, byte(u>>8), byte(u))
			}
		}
		return b
	case 3:
		if b, err := charmap.Windows1252.NewEncoder().Bytes([]byte(text)); err == nil {
			return b
		}
	}
	return []byte(text)
}

func writeMarkdown(r *rand.Rand, pieces []piece) string {
	var b strings.Builder
	wrap := []int{0, 50, 72}[r.IntN(3)]
	last := ""
	for i, p := range pieces {
		words := append([]string(nil), p.words...)
		if p.kind != "row" {
			words[r.IntN(len(words))] = []string{"**gate**", "*gate*", "[gate](https://a.example)", "gate", "<b>gate</b>", "~~gate~~", "&#103;ate"}[r.IntN(7)]
		}
		text := strings.Join(words, " ")
		if p.kind != last {
			b.WriteString("\n")
		}
		switch p.kind {
		case "heading":
			text = strings.Repeat("#", min(i+1, 1+r.IntN(4))) + " " + text + "\n"
		case "item":
			text = "- " + fold(text, wrap, "  ")
		case "quote":
			text = "> " + fold(text, wrap, "> ") + "\n"
		case "row":
			text = "| " + strings.Join(words, " | ") + " |"
			if last != "row" {
				text += "\n|---|---|---|"
			}
		default:
			text = fold(text+".", wrap, "") + "\n"
		}
		b.WriteString(text + "\n")
		last = p.kind
	}
	return b.String()
}

func writeHTML(r *rand.Rand, pieces []piece) string {
	var b strings.Builder
	b.WriteString("<!doctype html><html><head><title>x</title></head><body>")
	last := ""
	for i, p := range pieces {
		if last == "row" && p.kind != "row" {
			b.WriteString("</table>")
		}
		words := append([]string(nil), p.words...)
		words[r.IntN(len(words))] = []string{"<b>gate</b>", "<a href=/x>gate</a>", "<span>ga<i>te</i></span>", "gate"}[r.IntN(4)]
		text := strings.Join(words, " ")
		switch p.kind {
		case "heading":
			level := min(i+1, 1+r.IntN(4))
			fmt.Fprintf(&b, "<h%d>%s</h%d>\n", level, text, level)
		case "item":
			b.WriteString("<ul><li>" + text + "</ul>")
		case "quote":
			b.WriteString("<blockquote>" + text + "</blockquote>")
		case "row":
			if last != "row" {
				b.WriteString("<table>")
			}
			b.WriteString("<tr><td>" + strings.Join(words, "<td>") + "</tr>")
		default:
			b.WriteString([]string{"<p>", "<div>", "<section><p>"}[r.IntN(3)] + text + ".\n")
			b.WriteString([]string{"", "</p>", "<br>"}[r.IntN(3)])
		}
		last = p.kind
	}
	return b.String()
}

// writeNewsPage writes pieces as the article of a page that has more than that.
func writeNewsPage(r *rand.Rand, pieces []piece) string {
	body := strings.TrimPrefix(writeHTML(r, pieces), "<!doctype html><html><head><title>x</title></head><body>")
	return "<!doctype html><html><head><title>x</title></head><body><article>" + body + "</article>"
}

// aroundArticle is what a page has beside its article.
const aroundArticle = `<header><a href=/>Coast News</a></header><nav><ul><li><a href=/a>Home</a><li><a href=/b>Sport</a></ul></nav>
<aside><h3>Read more</h3><ul><li><a href=/c>Nine new roads for the valley and none for the coast</a></ul></aside>
<footer><p>Copyright Coast News, all rights reserved.</p></footer>`

func TestEveryWordOfANewsArticleIsInTheTextAndNothingAroundIt(t *testing.T) {
	for seed := range uint64(300) {
		r := rand.New(rand.NewPCG(seed, 9))
		pieces, _ := compose(r)
		for range 3 {
			pieces = append(pieces, piece{"paragraph", strings.Fields(strings.Repeat("boat river quay council water ", 12))})
		}
		source := writeNewsPage(r, pieces)
		words := strings.Fields(plainWords(source))
		page := strings.Replace(source, "<article>", aroundArticle[:strings.Index(aroundArticle, "<aside>")]+"<article>", 1) + aroundArticle[strings.Index(aroundArticle, "<aside>"):]
		a, _, err := File("x.html", []byte(page))
		if err != nil {
			t.Fatalf("seed %d: %v", seed, err)
		}
		if diff := compare(words, a.BlockTexts()); diff != "" {
			t.Fatalf("seed %d: %s\n%s\n---\n%s", seed, diff, page, outline(a))
		}
	}
}

func TestEveryWordOfTheBodyIsInTheTextInOrder(t *testing.T) {
	formats := map[string]func(*rand.Rand, []piece) string{"x.txt": writeText, "x.md": writeMarkdown, "x.html": writeHTML}
	for name, write := range formats {
		t.Run(name, func(t *testing.T) {
			for seed := range uint64(500) {
				r := rand.New(rand.NewPCG(seed, 7))
				pieces, words := compose(r)
				source := write(r, pieces)
				if name != "x.txt" { // words were replaced for the sake of markup
					words = strings.Fields(plainWords(source))
				}
				data := []byte(source)
				if name == "x.txt" {
					data = encode(r, source)
				}
				a, _, err := File(name, data)
				if err != nil {
					t.Fatalf("seed %d: %v\n%s", seed, err, source)
				}
				if err := a.Check(); err != nil {
					t.Fatalf("seed %d: %v\n%s", seed, err, source)
				}
				if diff := compare(words, a.BlockTexts()); diff != "" {
					t.Fatalf("seed %d: %s\n%s\n---\n%s", seed, diff, source, outline(a))
				}
			}
		})
	}
}

// compare tells how the blocks' words differ from those wanted. The title may
// have been made up.
func compare(want []string, texts []string) string {
	norm := func(words []string) []string {
		var list []string
		for _, w := range words {
			if w = letters(w); w != "" {
				list = append(list, w)
			}
		}
		return list
	}
	wanted := norm(want)
	with := norm(strings.Fields(strings.Join(texts, " ")))
	without := norm(strings.Fields(strings.Join(texts[1:], " ")))
	if strings.Join(wanted, " ") == strings.Join(with, " ") || strings.Join(wanted, " ") == strings.Join(without, " ") {
		return ""
	}
	// Between characters that are written without spaces a line end may go.
	if strings.ContainsAny(strings.Join(want, ""), "渡学港船") && (strings.Join(wanted, "") == strings.Join(with, "") || strings.Join(wanted, "") == strings.Join(without, "")) {
		return ""
	}
	for i := range wanted {
		if i >= len(with) || with[i] != wanted[i] {
			return fmt.Sprintf("word %d, %q, is not in its place (%q)", i, wanted[i], with[max(0, min(i, len(with))-3):min(len(with), i+3)])
		}
	}
	return "there are more words than there should be"
}

// plainWords is the source of a made-up document without its markup.
func plainWords(source string) string {
	var b strings.Builder
	for i := 0; i < len(source); i++ {
		switch {
		case strings.HasPrefix(source[i:], "(https://a.example)"):
			i += len("(https://a.example)") - 1
		case source[i] == '<':
			end := i + strings.IndexByte(source[i:], '>')
			tag := source[i+1 : end]
			if name := strings.Trim(strings.ToLower(tag), "/"); name == "title" {
				i = strings.Index(source, "</title>") + len("</title>") - 1
				continue
			} else if !inlineTag(name) {
				b.WriteByte(' ')
			}
			i = end
		case strings.HasPrefix(source[i:], "&#103;"):
			b.WriteByte('g')
			i += 5
		case strings.ContainsRune("|*#~[]>", rune(source[i])):
			if source[i] == '|' {
				b.WriteByte(' ')
			}
		default:
			b.WriteByte(source[i])
		}
	}
	return b.String()
}

func inlineTag(name string) bool {
	return name == "b" || name == "i" || name == "span" || strings.HasPrefix(name, "a href") || name == "a"
}
