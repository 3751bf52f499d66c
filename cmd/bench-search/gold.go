//go:build !js

package main

import (
	"embed"
	"fmt"
	"strings"

	"offprint/app/article"
	"offprint/app/search/palette"
)

//go:embed gold
var goldFiles embed.FS

// A question has known answers: titles of articles, or names. Seen questions
// may be looked at while the ranking is made, unseen ones only be counted.
type question struct {
	unseen bool
	query  string
	want   []string
}

func goldLines(name string) []string {
	b, err := goldFiles.ReadFile("gold/" + name)
	if err != nil {
		panic(err) // embedded
	}
	return strings.Split(strings.TrimSpace(string(b)), "\n")
}

func questions(name string) ([]question, error) {
	var qs []question
	for i, l := range goldLines(name) {
		f := strings.Split(l, "\t")
		if len(f) != 3 {
			return nil, fmt.Errorf("bench-search: gold/%s:%d: %d fields, want 3", name, i+1, len(f))
		}
		qs = append(qs, question{f[0] == "unseen", f[1], strings.Split(f[2], "|")})
	}
	return qs, nil
}

// goldArticles reads articles of a title and paragraphs, with empty lines between.
func goldArticles() []*article.Article {
	var docs []*article.Article
	for _, s := range strings.Split(strings.Join(goldLines("articles.txt"), "\n"), "\n\n") {
		lines := strings.Split(s, "\n")
		a := &article.Article{Meta: article.Meta{Title: lines[0], Lang: "en"}}
		blocks := []block{{article.Title, lines[0]}}
		for _, l := range lines[1:] {
			blocks = append(blocks, block{article.Paragraph, l})
		}
		fill(a, blocks)
		docs = append(docs, a)
	}
	return docs
}

// goldNames gives candidates and, for engines that know no spellings, every
// spelling as a string of its own with the candidate it leads to.
func goldNames() (cands []palette.Candidate, labels []string, owner []int) {
	for i, l := range goldLines("names.txt") {
		parts := strings.Split(l, " = ")
		cands = append(cands, palette.Candidate{Kind: palette.Name, Text: parts[0], Spellings: parts[1:], Ref: uint32(i)})
		for _, p := range parts {
			labels, owner = append(labels, p), append(owner, i)
		}
	}
	return cands, labels, owner
}

// A quality counts answers.
type quality struct {
	n, top1, top5 int
	mrr           float64
}

func (q *quality) add(place int) {
	q.n++
	if place < 0 {
		return
	}
	q.mrr += 1 / float64(place+1)
	if place == 0 {
		q.top1++
	}
	if place < 5 {
		q.top5++
	}
}

func (q quality) String() string {
	return fmt.Sprintf("%d / %d / %.3f of %d", q.top1, q.top5, q.mrr/float64(max(1, q.n)), q.n)
}
