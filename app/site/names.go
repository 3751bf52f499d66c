package site

import (
	"fmt"

	"offprint/app/article"
	"offprint/app/entity"
	"offprint/app/entity/correct"
	"offprint/app/jump"
	"offprint/app/library"
	"offprint/app/names"
	"offprint/app/parallel"
)

// findNames finds the names of all articles, joins and corrects them, and gives
// them as a part of the archive, with the corrections that met no name.
func findNames(src Source) (library.Part, []jump.Name, []correct.Op, error) {
	docs := annotateAll(src.Tagger, src.Articles, src.Cache)
	texts := make([]correct.Source, len(src.Articles))
	for i, a := range src.Articles {
		texts[i] = correct.Source{File: a.File, Text: a.Text}
	}
	lib, unused := correct.Apply(entity.Link(docs), texts, src.Corrections)
	data, err := names.Build(lib, src.Articles)
	if err != nil {
		return library.Part{}, nil, nil, fmt.Errorf("names: %w", err)
	}
	return library.Part{Tag: names.Tag, Data: data}, jumpsOf(lib), unused, nil
}

// jumpsOf are the names that Find leads to: those with a page.
func jumpsOf(lib entity.Library) []jump.Name {
	var all []jump.Name
	for i, e := range lib.Entities {
		if !names.HasPage(e.Type) {
			continue
		}
		n := jump.Name{Index: i, Text: e.Name, Count: e.Count}
		for _, s := range e.Spellings {
			n.Spellings = append(n.Spellings, s.Text)
		}
		all = append(all, n)
	}
	return all
}

// annotateAll finds the names of each article on all processors. Articles that
// the edition before had are not looked at again.
func annotateAll(tagger *entity.Tagger, articles []*article.Article, cache *Cache) []entity.Doc {
	docs := make([]entity.Doc, len(articles))
	parallel.Each(len(articles), func(i int) {
		if cache != nil {
			if known, ok := cache.docs[articles[i]]; ok {
				docs[i] = known
				return
			}
		}
		docs[i] = tagger.Annotate(articles[i])
	})
	if cache != nil {
		cache.docs = make(map[*article.Article]entity.Doc, len(articles))
		for i, a := range articles {
			cache.docs[a] = docs[i]
		}
	}
	return docs
}
