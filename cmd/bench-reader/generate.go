package main

import (
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
)

// Generated articles have the lengths and the word statistics of news: words
// follow Zipf's law, some carry a capital like names.
const (
	vocabulary   = 30_000
	wordsEach    = 600 // in an article, about
	zipfExponent = 1.07
)

// A writer writes articles that no one has to read. The same seed gives the same
// articles.
type writer struct {
	words []string
	rand  *rand.Rand
	zipf  *rand.Zipf
}

func newWriter(seed uint64) *writer {
	r := rand.New(rand.NewPCG(seed, seed))
	return &writer{words: coin(r, vocabulary), rand: r, zipf: rand.NewZipf(r, zipfExponent, 2, vocabulary-1)}
}

// coin makes n different words of two to four syllables.
func coin(r *rand.Rand, n int) []string {
	const consonants, vowels = "bcdfghklmnprstvw", "aeiou"
	taken := map[string]bool{}
	var words []string
	for len(words) < n {
		var b strings.Builder
		for range 1 + len(words)/1000%3 + r.IntN(2) {
			b.WriteByte(consonants[r.IntN(len(consonants))])
			b.WriteByte(vowels[r.IntN(len(vowels))])
			if r.IntN(3) == 0 {
				b.WriteByte(consonants[r.IntN(len(consonants))])
			}
		}
		if w := b.String(); !taken[w] {
			taken[w] = true
			words = append(words, w)
		}
	}
	return words
}

func capital(w string) string { return strings.ToUpper(w[:1]) + w[1:] }

// phrase is n words; the first has a capital, and one in twenty of the others.
func (w *writer) phrase(n int) string {
	words := make([]string, n)
	for i := range words {
		words[i] = w.words[w.zipf.Uint64()]
		if i == 0 || w.rand.IntN(20) == 0 {
			words[i] = capital(words[i])
		}
	}
	return strings.Join(words, " ")
}

// article is a title and paragraphs of a few sentences.
func (w *writer) article() string {
	var b strings.Builder
	b.WriteString(w.phrase(6+w.rand.IntN(5)) + "\n")
	for left := wordsEach*3/4 + w.rand.IntN(wordsEach/2); left > 0; {
		b.WriteByte('\n')
		for range 3 + w.rand.IntN(3) {
			n := 8 + w.rand.IntN(20)
			left -= n
			b.WriteString(w.phrase(n) + ". ")
		}
		b.WriteByte('\n')
	}
	return b.String()
}

// generate writes n articles into dir.
func generate(dir string, n int) error {
	w := newWriter(1)
	for i := range n {
		name := filepath.Join(dir, fmt.Sprintf("article-%05d.txt", i+1))
		if err := os.WriteFile(name, []byte(w.article()), 0o644); err != nil {
			return fmt.Errorf("generate: %w", err)
		}
	}
	return nil
}
