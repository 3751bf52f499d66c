//go:build !js

package main

import (
	"fmt"
	"math"
	"math/rand/v2"
	"sort"
	"strings"
	"unicode"
	"unicode/utf8"

	"offprint/app/article"
)

// A zipf draws words whose frequencies fall as 1/rank, as in natural text.
type zipf struct {
	words []string
	sums  []float64
	rng   *rand.Rand
}

const vocabulary = 60_000

func newZipf(seed uint64) *zipf {
	z := &zipf{rng: rand.New(rand.NewPCG(seed, 1))}
	seen := map[string]bool{}
	onsets := strings.Fields("b c d f g h j k l m n p r s t v w br ch cr dr fl gr pl pr sh sl sp st str th tr qu")
	vowels := strings.Fields("a e i o u a e i o ea ai ou io ee")
	codas := strings.Fields("n r s t l m d ng nt st ck ve nd - - - -")
	total := 0.0
	for len(z.words) < vocabulary {
		var b strings.Builder
		for range 1 + min(z.rng.IntN(4), z.rng.IntN(4), len(z.words)/40) {
			b.WriteString(onsets[z.rng.IntN(len(onsets))] + vowels[z.rng.IntN(len(vowels))])
			if c := codas[z.rng.IntN(len(codas))]; c != "-" {
				b.WriteString(c)
			}
		}
		if w := b.String(); !seen[w] {
			seen[w] = true
			z.words = append(z.words, w)
			total += 1 / math.Pow(float64(len(z.words))+2.7, 1.05)
			z.sums = append(z.sums, total)
		}
	}
	return z
}

func (z *zipf) word() string {
	u := z.rng.Float64() * z.sums[len(z.sums)-1]
	return z.words[sort.SearchFloat64s(z.sums, u)]
}

func (z *zipf) sentence(n int) string {
	ws := make([]string, n)
	for i := range ws {
		ws[i] = z.word()
	}
	ws[0] = capital(ws[0])
	if n > 6 {
		i := 1 + z.rng.IntN(n-2)
		ws[i] = capital(ws[i])
	}
	return strings.Join(ws, " ")
}

func capital(s string) string {
	r, n := utf8.DecodeRuneInString(s)
	return string(unicode.ToUpper(r)) + s[n:]
}

// articles makes n articles of about 600 words.
func (z *zipf) articles(n int) []*article.Article {
	docs := make([]*article.Article, n)
	for i := range docs {
		a := &article.Article{Meta: article.Meta{Title: z.sentence(5 + z.rng.IntN(6)), Lang: "en"}}
		a.Date = fmt.Sprintf("20%02d-%02d-%02d", 10+z.rng.IntN(16), 1+z.rng.IntN(12), 1+z.rng.IntN(28))
		a.Standfirst = z.sentence(14) + "."
		blocks := []block{{article.Title, a.Title}, {article.Standfirst, a.Standfirst}}
		for p := range 8 + z.rng.IntN(5) {
			if p%4 == 3 {
				blocks = append(blocks, block{article.Heading, z.sentence(4)})
			}
			var ss []string
			for range 3 + z.rng.IntN(2) {
				ss = append(ss, z.sentence(10+z.rng.IntN(13))+".")
			}
			blocks = append(blocks, block{article.Paragraph, strings.Join(ss, " ")})
		}
		fill(a, blocks)
		docs[i] = a
	}
	return docs
}

type block struct {
	kind article.Kind
	text string
}

func fill(a *article.Article, blocks []block) {
	var b strings.Builder
	at := 0
	for i, bl := range blocks {
		if i > 0 {
			b.WriteString(article.Separator)
			at += len(article.Separator)
		}
		n := utf8.RuneCountInString(bl.text)
		a.Blocks = append(a.Blocks, article.Block{Kind: bl.kind, Start: at, End: at + n})
		b.WriteString(bl.text)
		at += n
	}
	a.Text = b.String()
}

// typed are queries letter by letter: n queries of one to three words out of
// the articles, each cut after every letter.
func (z *zipf) typed(docs []*article.Article, n int) []string {
	var out []string
	for range n {
		a := docs[z.rng.IntN(len(docs))]
		words := strings.FieldsFunc(strings.ToLower(a.Text), func(r rune) bool { return r < 'a' || r > 'z' })
		var q []string
		for range 1 + z.rng.IntN(3) {
			q = append(q, words[z.rng.IntN(len(words))])
		}
		s := strings.Join(q, " ")
		for i := 1; i <= len(s); i++ {
			if s[i-1] != ' ' {
				out = append(out, s[:i])
			}
		}
	}
	return out
}

// labels are n short strings as a palette holds: names of two or three words
// and headlines, 12 to 60 characters.
func (z *zipf) labels(n int) []string {
	out := make([]string, n)
	for i := range out {
		k := 2
		if i%3 == 0 {
			k = 4 + z.rng.IntN(5)
		}
		ws := make([]string, k)
		for j := range ws {
			ws[j] = capital(z.words[min(z.rng.IntN(len(z.words)), z.rng.IntN(len(z.words)))])
		}
		s := strings.Join(ws, " ")
		if len(s) > 60 {
			s = s[:60]
		}
		out[i] = s
	}
	return out
}

// jumps are queries for labels, letter by letter: words of one, in or out of
// order, now and then with a typing mistake.
func (z *zipf) jumps(labels []string, n int) []string {
	var out []string
	for i := range n {
		words := strings.Fields(strings.ToLower(labels[z.rng.IntN(len(labels))]))
		q := words[z.rng.IntN(len(words))]
		if i%2 == 1 {
			q += " " + words[z.rng.IntN(len(words))]
		}
		if i%5 == 4 && len(q) > 5 {
			q = q[:2] + q[3:4] + q[2:3] + q[4:]
		}
		for j := 1; j <= len(q); j++ {
			if q[j-1] != ' ' {
				out = append(out, q[:j])
			}
		}
	}
	return out
}
