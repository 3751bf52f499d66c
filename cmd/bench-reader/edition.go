package main

import (
	"fmt"
	"html"
	"os"
	"strings"

	"offprint/app/article"
	"offprint/app/entity/model"
	"offprint/app/folder"
	"offprint/app/library"
	"offprint/app/site"
	"offprint/app/view"
)

// A subject is an edition in memory and the articles it was made of.
type subject struct {
	*site.Edition
	articles []*article.Article
	source   int64 // bytes of the articles' files
}

// build makes the edition of a folder, as the publisher's tool does.
func build(dir string) (*subject, error) {
	engine, err := os.ReadFile(enginePath)
	if err != nil {
		return nil, fmt.Errorf("%w; run `make` in the module's folder first", err)
	}
	glue, err := os.ReadFile(gluePath)
	if err != nil {
		return nil, err
	}
	workshop, err := os.ReadFile(workshopPath)
	if err != nil {
		return nil, err
	}
	var reader folder.Reader
	set, err := reader.Read(dir)
	if err != nil {
		return nil, err
	}
	if len(set.Skipped) > 0 {
		return nil, fmt.Errorf("%s was skipped: %w", set.Skipped[0].Path, set.Skipped[0].Err)
	}
	edition, err := site.Build(site.Source{Title: "Measured", Articles: set.Articles, Engine: engine, Glue: glue, Workshop: workshop, Names: model.Bytes()})
	if err != nil {
		return nil, err
	}
	return &subject{edition, set.Articles, set.Bytes}, nil
}

// first is the path of the first article's page.
func (s *subject) first() string {
	return view.Links{}.Article(library.Slugs([]string{s.articles[0].File})[0])
}

// file returns the first file whose path begins and ends so.
func (s *subject) file(prefix, suffix string) (site.File, error) {
	for _, f := range s.Files {
		if strings.HasPrefix(f.Path, prefix) && strings.HasSuffix(f.Path, suffix) {
			return f, nil
		}
	}
	return site.File{}, fmt.Errorf("the edition has no file %s…%s", prefix, suffix)
}

func htmlFile(page string) site.File {
	return site.File{Path: "index.html", Type: "text/html; charset=utf-8", Data: []byte(page)}
}

// plainPage is an article with no more than HTML must have: what any reader has
// to be compared with.
func plainPage(a *article.Article) string {
	var w strings.Builder
	fmt.Fprintf(&w, "<!doctype html>\n<html lang=\"en\">\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width\">\n<title>%s</title>\n", html.EscapeString(a.Title))
	text := []rune(a.Text)
	for _, b := range a.Blocks {
		tag := "p"
		if b.Kind == article.Title {
			tag = "h1"
		}
		fmt.Fprintf(&w, "<%s>%s</%[1]s>\n", tag, html.EscapeString(string(text[b.Start:b.End])))
	}
	return w.String()
}
