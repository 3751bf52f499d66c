package ui

import (
	"strings"

	"offprint/app/names"
	"offprint/app/search"
	"offprint/app/search/palette"
)

// queryNames resolves name: in queries by the edition's names; nil where a
// query does not ask for one, or there are none.
func (r *Reader) queryNames(query string) (search.Names, error) {
	if !strings.Contains(strings.ToLower(query), "name:") {
		return nil, nil
	}
	part := r.lib.Part(names.Tag)
	if part == nil {
		return nil, nil
	}
	all, err := names.Open(part, part.Size())
	if err != nil {
		return nil, err
	}
	table, err := r.jumpTable()
	if err != nil || table == nil {
		return nil, err
	}
	return &queryNames{names: all, finder: palette.NewFinder(table)}, nil
}

// queryNames are the library's names as search asks for them. A name that
// cannot be read is as one that is not there.
type queryNames struct {
	names  *names.Names
	finder *palette.Finder
}

// Resolve finds the name that is written so, else the most mentioned one of
// which every word given begins a word.
func (q *queryNames) Resolve(name string) (id int, ok bool) {
	found, err := q.finder.Find("@"+name, 1)
	if err != nil || len(found) == 0 || found[0].Tier > palette.WordPrefix {
		return 0, false
	}
	return int(found[0].Ref), true
}

// Articles returns the numbers of the articles that mention a name.
func (q *queryNames) Articles(id int) []int {
	n, err := q.names.Name(id)
	if err != nil {
		return nil
	}
	articles := make([]int, len(n.In))
	for i, a := range n.In {
		articles[i] = a.Article
	}
	return articles
}

// Mentions returns the spans of a name's mentions in an article.
func (q *queryNames) Mentions(id, article int) []search.Span {
	if article < 0 {
		return nil
	}
	doc, err := q.names.Doc(article)
	if err != nil {
		return nil
	}
	var spans []search.Span
	for _, m := range doc.Mentions {
		if int(m.Entity) == id {
			spans = append(spans, search.Span{Start: m.Start, End: m.End})
		}
	}
	return spans
}
