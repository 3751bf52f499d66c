package site

import (
	"fmt"
	"sort"

	"offprint/app/annotation"
	"offprint/app/article"
	"offprint/app/library"
	"offprint/app/published"
	"offprint/app/workshop/place"
)

// shelf is the articles as package place looks things up in them, before there
// is an archive.
type shelf []*article.Article

func (s shelf) Entries() ([]library.Entry, error) {
	files := make([]string, len(s))
	for i, a := range s {
		files[i] = a.File
	}
	entries := make([]library.Entry, len(s))
	for i, slug := range library.Slugs(files) {
		entries[i] = library.Entry{Index: i, Slug: slug, File: s[i].File, Meta: s[i].Meta}
	}
	return entries, nil
}

func (s shelf) Article(i int) (*article.Article, error) { return s[i], nil }

// publish makes the part of the archive that holds the publisher's
// annotations, and a line for each entry. What has no place is left out: a
// reader could do nothing with it.
func publish(articles []*article.Article, entries []annotation.Entry) (library.Part, []annotation.Line, error) {
	entries = append([]annotation.Entry(nil), entries...) // they are completed
	found, err := place.Entries(shelf(articles), entries)
	if err != nil {
		return library.Part{}, nil, fmt.Errorf("annotations: %w", err)
	}
	_, lines := annotation.Import(annotation.Set{}, entries, "", nil)
	dropAnswers(entries, found, lines)
	byArticle := make([][]annotation.Annotation, len(articles))
	for i := range entries {
		if lines[i].Outcome != annotation.Added {
			continue
		}
		a, e := found[i].Article, &entries[i]
		if e.ReplyTo == "" && !e.Whole() {
			// As the text is now: what the file remembers of an older one is
			// not in the edition.
			e.Selectors, e.Edition = annotation.Describe(articles[a].Text, found[i].Span), annotation.EditionHash(articles[a].Text)
		}
		byArticle[a] = append(byArticle[a], e.Annotation)
	}
	for _, list := range byArticle {
		sort.SliceStable(list, func(i, j int) bool { return list[i].Position.Start < list[j].Position.Start })
	}
	data, err := published.Build(byArticle)
	return library.Part{Tag: published.Tag, Data: data}, lines, err
}

// dropAnswers leaves out what answers an annotation that is left out, and what
// answers that.
func dropAnswers(entries []annotation.Entry, found []place.Found, lines []annotation.Line) {
	added := map[string]bool{}
	for i, l := range lines {
		added[entries[i].ID] = added[entries[i].ID] || l.Outcome == annotation.Added
	}
	for again := true; again; {
		again = false
		for i := range entries {
			e := &entries[i]
			if lines[i].Outcome == annotation.Added && e.ReplyTo != "" && (found[i].Article < 0 || !added[e.ReplyTo]) {
				lines[i].Outcome, lines[i].Reason = annotation.NotPlaced, "it answers an annotation that is not in the edition"
				added[e.ID] = false
				again = true
			}
		}
	}
}
