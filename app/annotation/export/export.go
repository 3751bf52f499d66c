// Package export writes annotations for people: as Markdown, as a table and as
// a page. What a reader or a publisher wrote goes in as text and does nothing.
package export

import (
	"sort"
	"strings"

	"offprint/app/annotation"
)

// An Article is what an export says of an article.
type Article struct {
	Slug, Title, Source, URL, Date string
}

// An Item is an annotation with where it stands.
type Item struct {
	annotation.Annotation
	State annotation.State
}

// Options are what an export is told beside the annotations.
type Options struct {
	Title string
	// Articles describes the articles, in the order in which they are written.
	Articles []Article
	// ColorName gives the reader's name of a colour.
	ColorName func(key string) string
}

// A group is an article with its annotations in the order of the text.
type group struct {
	Article
	items   []Item
	replies map[string][]Item
}

// groups sorts items by article and place. Answers are kept under what they
// answer, whatever article they name.
func (o *Options) groups(items []Item) []group {
	replies := map[string][]Item{}
	parent := map[string]string{}
	for _, it := range items {
		parent[it.ID] = it.ReplyTo
	}
	by := map[string][]Item{}
	for _, it := range items {
		if answers(it.ID, parent) {
			replies[it.ReplyTo] = append(replies[it.ReplyTo], it)
		} else {
			by[it.Article] = append(by[it.Article], it)
		}
	}
	for _, r := range replies {
		sort.SliceStable(r, func(i, j int) bool { return r[i].Created < r[j].Created })
	}
	var out []group
	add := func(a Article) {
		list := by[a.Slug]
		delete(by, a.Slug)
		sort.SliceStable(list, func(i, j int) bool { return list[i].Position.Start < list[j].Position.Start })
		if len(list) > 0 {
			out = append(out, group{a, list, replies})
		}
	}
	for _, a := range o.Articles {
		add(a)
	}
	var rest []string
	for slug := range by {
		rest = append(rest, slug)
	}
	sort.Strings(rest)
	for _, slug := range rest {
		add(Article{Slug: slug, Title: slug})
	}
	return out
}

// answers reports whether an item hangs below another that is written. Of
// answers that go in a circle the one with the first ID does not.
func answers(id string, parent map[string]string) bool {
	up := parent[id]
	if _, ok := parent[up]; !ok {
		return false
	}
	first := id
	for range parent {
		if up == id {
			return first != id
		}
		if _, ok := parent[up]; !ok {
			return true
		}
		first = min(first, up)
		up = parent[up]
	}
	return true
}

func (o *Options) color(key string) string {
	if o.ColorName != nil && key != "" {
		return o.ColorName(key)
	}
	return key
}

// walk calls f for an item and for the answers below it; depth counts from 0.
// What answers itself by detours is written once.
func (g *group) walk(it Item, f func(it Item, depth int)) {
	seen := map[string]bool{}
	var visit func(it Item, depth int)
	visit = func(it Item, depth int) {
		if seen[it.ID] || depth > 50 {
			return
		}
		seen[it.ID] = true
		f(it, depth)
		for _, r := range g.replies[it.ID] {
			visit(r, depth+1)
		}
	}
	visit(it, 0)
}

// about is the line on an annotation's colour, tags, author, day and state.
func (o *Options) about(it *Item) string {
	var parts []string
	add := func(s string) {
		if s != "" {
			parts = append(parts, s)
		}
	}
	add(o.color(it.Color))
	for _, t := range it.Tags {
		add("#" + strings.ReplaceAll(t, " ", "_"))
	}
	add(it.Creator)
	if len(it.Created.String()) >= 10 {
		add(it.Created.String()[:10])
	}
	if it.State > annotation.Exact {
		add(it.State.String())
	}
	if it.Publisher {
		add("publisher's")
	}
	return strings.Join(parts, " · ")
}
