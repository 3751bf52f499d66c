package ui

import (
	"cmp"
	"slices"
	"strings"

	"offprint/app/library"
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

// filterEntries returns the entries in which every word of the query stands:
// in the title, standfirst, author, source, tags, date or file name.
func filterEntries(entries []library.Entry, query string) []library.Entry {
	words := strings.Fields(strings.ToLower(query))
	if len(words) == 0 {
		return entries
	}
	var found []library.Entry
	for _, e := range entries {
		hay := strings.ToLower(strings.Join([]string{
			e.Title, e.Standfirst, e.Author, e.Source, e.Date, view.Date(e.Date), e.File, strings.Join(e.Tags, " "),
		}, "\n"))
		if !slices.ContainsFunc(words, func(w string) bool { return !strings.Contains(hay, w) }) {
			found = append(found, e)
		}
	}
	return found
}
