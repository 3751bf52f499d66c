package ui

import (
	"net/url"
	"strconv"
	"strings"

	"offprint/app/view"
)

// A Kind is what a page shows; its values are those of data-kind in the pages.
type Kind string

// The kinds of pages.
const (
	KindLibrary     Kind = "library"
	KindArticle     Kind = "article"
	KindAnnotations Kind = "annotations"
	KindName        Kind = "name"
	KindNames       Kind = "names" // the other lists of view.NameLists are kinds too
	KindSearch      Kind = "search"
	KindMissing     Kind = "missing"
)

// kindShell is a page of which the worker knows no more than the address.
const kindShell Kind = "shell"

// A Place is a page of the reader.
type Place struct {
	Kind Kind
	Slug string // of an article or a name
	Page int    // of what takes several, from 1
	// Asked is what is searched for: on the search page everywhere, on an
	// article's page within it.
	Asked view.Asked
}

// asking returns the place with what the part of its address after "?" asks for.
func (p Place) asking(raw string) Place {
	if p.Kind == KindSearch || p.Kind == KindArticle {
		p.Asked = view.AskedOf(strings.TrimPrefix(raw, "?"))
	}
	return p
}

// PlaceOf returns the page that a path means. base is the reader's folder with
// a slash at its end. The path may lack its last slash or name the file.
func PlaceOf(base, path string) Place {
	rest, ok := strings.CutPrefix(path, base)
	if !ok {
		if path+"/" == base {
			return Place{Kind: KindLibrary, Page: 1}
		}
		return Place{Kind: KindMissing}
	}
	if p, err := url.PathUnescape(rest); err == nil {
		rest = p
	}
	rest = strings.TrimSuffix(rest, "index.html")
	rest = strings.TrimSuffix(rest, "/")
	if rest == "" {
		return Place{Kind: KindLibrary, Page: 1}
	}
	if rest == "search" {
		return Place{Kind: KindSearch}
	}
	if slug, ok := strings.CutPrefix(rest, "a/"); ok && slug != "" && !strings.Contains(slug, "/") {
		return Place{Kind: KindArticle, Slug: slug}
	}
	if rest == "annotations" {
		return Place{Kind: KindAnnotations}
	}
	if number, ok := strings.CutPrefix(rest, "page/"); ok {
		if n, err := strconv.Atoi(number); err == nil && n > 1 {
			return Place{Kind: KindLibrary, Page: n}
		}
	}
	return placeOfNames(rest)
}

// placeOfNames is the page about names that the rest of a path means.
func placeOfNames(rest string) Place {
	parts := strings.Split(rest, "/")
	place := Place{Page: 1}
	switch parts[0] {
	case "n":
		if len(parts) < 2 || parts[1] == "" {
			return Place{Kind: KindMissing}
		}
		place.Kind, place.Slug, parts = KindName, parts[1], parts[2:]
	default:
		if _, ok := view.NameListIn(parts[0]); !ok {
			return Place{Kind: KindMissing}
		}
		place.Kind, parts = Kind(parts[0]), parts[1:]
	}
	if len(parts) == 0 {
		return place
	}
	n, err := strconv.Atoi(parts[0])
	if err != nil || n < 2 || len(parts) > 1 {
		return Place{Kind: KindMissing}
	}
	place.Page = n
	return place
}
