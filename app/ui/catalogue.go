package ui

import (
	"cmp"
	"slices"
	"strings"

	"offprint/app/library"
	"offprint/app/search/fold"
	"offprint/app/view"
)

// comparisons are the ways to sort, by the values of view.Orders.
var comparisons = map[string]func(a, b library.Entry, r readings) int{
	"newest": func(a, b library.Entry, _ readings) int { return strings.Compare(b.Date, a.Date) }, // undated last
	"oldest": func(a, b library.Entry, _ readings) int { return oldest(a.Date, b.Date) },
	"title": func(a, b library.Entry, _ readings) int {
		return strings.Compare(strings.ToLower(a.Title), strings.ToLower(b.Title))
	},
	"shortest": func(a, b library.Entry, _ readings) int { return cmp.Compare(a.Words, b.Words) },
	"recent":   func(a, b library.Entry, r readings) int { return cmp.Compare(r[b.Slug].Time, r[a.Slug].Time) },
}

// oldest compares dates; what has none comes last.
func oldest(a, b string) int {
	if (a == "") != (b == "") {
		return -strings.Compare(a, b)
	}
	return strings.Compare(a, b)
}

// sortEntries returns the entries in the order with this value; one that is
// not known is the library's own. Ties keep the library's own order.
func sortEntries(entries []library.Entry, value string, r readings) []library.Entry {
	compare, ok := comparisons[value]
	if !ok {
		return entries
	}
	sorted := slices.Clone(entries)
	slices.SortStableFunc(sorted, func(a, b library.Entry) int { return compare(a, b, r) })
	return sorted
}

// A folded is what the filter looks at, by the index of the entry: its title,
// standfirst, author, source, tags, date and file name, without accents, case
// and punctuation. It is filled as entries are looked at.
type folded []string

// of is the text of an entry.
func (f folded) of(e library.Entry) string {
	if f[e.Index] == "" {
		parts := append([]string{e.Title, e.Standfirst, e.Author, e.Source, e.Date, view.Date(e.Date), e.File}, e.Tags...)
		for i, p := range parts {
			parts[i] = fold.Key(p)
		}
		f[e.Index] = strings.Join(parts, "\n")
	}
	return f[e.Index]
}

// filter returns the entries in which every word of the query stands. A query
// of nothing that could stand there finds nothing.
func (f folded) filter(entries []library.Entry, query string) []library.Entry {
	typed := strings.Fields(query)
	var words []string
	for _, w := range typed {
		if key := fold.Key(w); key != "" {
			words = append(words, key)
		}
	}
	switch {
	case len(typed) == 0:
		return entries
	case len(words) == 0:
		return nil
	}
	var found []library.Entry
	for _, e := range entries {
		hay := f.of(e)
		if !slices.ContainsFunc(words, func(w string) bool { return !strings.Contains(hay, w) }) {
			found = append(found, e)
		}
	}
	return found
}
