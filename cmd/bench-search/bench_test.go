//go:build !js

package main

import (
	"bytes"
	"fmt"
	"slices"
	"testing"

	"offprint/app/search"
	"offprint/app/search/palette"
)

func BenchmarkBuild(b *testing.B) {
	docs := newZipf(1).articles(1000)
	for b.Loop() {
		if _, err := search.Build(slices.All(docs)); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkKeystroke(b *testing.B) {
	for _, n := range []int{1000, 10_000} {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			z := newZipf(1)
			docs := z.articles(n)
			index, err := search.Build(slices.All(docs))
			if err != nil {
				b.Fatal(err)
			}
			typed := z.typed(docs, 100)
			x, err := search.Open(bytes.NewReader(index), int64(len(index)))
			if err != nil {
				b.Fatal(err)
			}
			i := 0
			for b.Loop() {
				if _, err := x.Search(search.Parse(typed[i%len(typed)], search.Options{}), nil, 20); err != nil {
					b.Fatal(err)
				}
				i++
			}
		})
	}
}

func BenchmarkPalette(b *testing.B) {
	for _, n := range []int{10_000, 100_000} {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			z := newZipf(1)
			labels := z.labels(n)
			cands := make([]palette.Candidate, n)
			for i, s := range labels {
				cands[i] = palette.Candidate{Kind: palette.Name, Text: s, Ref: uint32(i)}
			}
			table := palette.Build(slices.Values(cands))
			t, err := palette.Open(bytes.NewReader(table), int64(len(table)))
			if err != nil {
				b.Fatal(err)
			}
			f, typed, i := palette.NewFinder(t), z.jumps(labels, 100), 0
			for b.Loop() {
				if _, err := f.Find(typed[i%len(typed)], 20); err != nil {
					b.Fatal(err)
				}
				i++
			}
		})
	}
}

func TestTheCorpusIsTheSameEveryTime(t *testing.T) {
	a, b := newZipf(7), newZipf(7)
	x, y := a.articles(3), b.articles(3)
	for i := range x {
		if x[i].Text != y[i].Text {
			t.Fatalf("article %d differs", i)
		}
	}
	if !slices.Equal(a.typed(x, 5), b.typed(y, 5)) || !slices.Equal(a.jumps(a.labels(9), 5), b.jumps(b.labels(9), 5)) {
		t.Fatal("queries differ")
	}
}

func TestEveryQuestionHasAnAnswerInTheTexts(t *testing.T) {
	var titles, names []string
	for _, a := range goldArticles() {
		titles = append(titles, a.Title)
	}
	cands, _, _ := goldNames()
	for _, c := range cands {
		names = append(names, c.Text)
	}
	for file, known := range map[string][]string{"queries.tsv": titles, "jumps.tsv": names} {
		qs, err := questions(file)
		if err != nil {
			t.Fatal(err)
		}
		for _, q := range qs {
			for _, w := range q.want {
				if !slices.Contains(known, w) {
					t.Errorf("%s: %q wants %q, which is not there", file, q.query, w)
				}
			}
		}
	}
}
