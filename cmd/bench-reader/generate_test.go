package main

import (
	"strings"
	"testing"
)

func TestTheSameSeedWritesTheSameArticles(t *testing.T) {
	a, b := newWriter(1), newWriter(1)
	for range 3 {
		if a.article() != b.article() {
			t.Fatal("two writers with one seed differ")
		}
	}
	if newWriter(1).article() == newWriter(2).article() {
		t.Fatal("two seeds write the same")
	}
}

func TestGeneratedArticlesHaveAboutTheirLengthAndFollowZipf(t *testing.T) {
	w := newWriter(3)
	const articles = 200
	counts := map[string]int{}
	all := 0
	for range articles {
		for _, word := range strings.Fields(w.article()) {
			counts[strings.ToLower(strings.Trim(word, "."))]++
			all++
		}
	}
	if mean := all / articles; mean < wordsEach*9/10 || mean > wordsEach*12/10 {
		t.Errorf("%d words an article, want about %d", mean, wordsEach)
	}
	once := 0
	for _, n := range counts {
		if n == 1 {
			once++
		}
	}
	// In text about half of all different words stand once only.
	if share := float64(once) / float64(len(counts)); share < 0.2 || share > 0.7 {
		t.Errorf("%.2f of %d words stand once", share, len(counts))
	}
}
