package ui

import (
	"net/url"
	"sort"

	"offprint/app/annotation"
	"offprint/app/published"
	"offprint/app/view"
)

// openBook goes to the page of all annotations.
func (r *Reader) openBook() {
	r.visit(&url.URL{Path: r.links.Annotations()}, Place{Kind: KindAnnotations})
}

// showAnnotations shows those of the article, beside it; elsewhere all.
func (r *Reader) showAnnotations() {
	if r.article == nil {
		r.openBook()
		return
	}
	r.showTab("annotations")
}

func (r *Reader) enterBook() {
	b := &r.notes
	// The panel's tools have the same names.
	r.dom.annotations.Set("innerHTML", "")
	b.headed, b.active, b.shown = false, "", notesPage
	b.filter = noteFilter{}
	b.here = notePlaces{round: b.here.round + 1, index: annotation.NewIndex(nil)}
	r.drawBook()
}

// drawBook draws the page of all annotations, grouped by article.
func (r *Reader) drawBook() {
	b := &r.notes
	if r.place.Kind != KindAnnotations {
		return
	}
	place := r.dom.query("#book")
	if !place.Truthy() || !b.loaded {
		return
	}
	live := b.set.Live()
	if !b.headed {
		var tags []string
		for i := range live {
			tags = append(tags, live[i].Tags...)
		}
		r.drawHead(place, annotation.CleanTags(tags), "")
		r.dom.setHidden("#notes-filter", false)
	}
	groups, n := r.groups(live)
	html := view.NotesEmpty(len(live) > 0)
	if n > 0 {
		html = view.NoteGroups(groups, r.colors(), max(0, n-b.shown))
	}
	r.redraw(html)
	r.drawTools()
	r.drawKept()
	r.drawMarkdown()
}

// groups are the annotations that the filter takes, by article, at most as
// many as are to be shown; n is how many there are.
func (r *Reader) groups(live []annotation.Annotation) (groups []view.NoteGroup, n int) {
	b := &r.notes
	b.here.replies = map[string][]annotation.Annotation{}
	for _, a := range live {
		if a.ReplyTo != "" {
			b.here.replies[a.ReplyTo] = append(b.here.replies[a.ReplyTo], a)
		}
	}
	byArticle := map[string][]placed{}
	var slugs []string
	for _, a := range live {
		p := placed{Annotation: a, Anchoring: annotation.Anchoring{Span: a.Position}}
		if a.ReplyTo != "" || !b.filter.takes(&p, b.here.replies[a.ID]) {
			continue
		}
		if byArticle[a.Article] == nil {
			slugs = append(slugs, a.Article)
		}
		byArticle[a.Article] = append(byArticle[a.Article], p)
		n++
	}
	index := map[string]int{}
	for _, slug := range slugs {
		index[slug] = r.lib.Articles // those that are no more come last
		if i, ok, err := r.lib.Find(slug); ok && err == nil {
			index[slug] = i
		}
	}
	sort.SliceStable(slugs, func(i, j int) bool { return index[slugs[i]] < index[slugs[j]] })
	room := b.shown
	for _, slug := range slugs {
		list := byArticle[slug]
		sort.SliceStable(list, func(i, j int) bool { return list[i].Start < list[j].Start })
		b.filter.order(list)
		list = list[:min(room, len(list))]
		room -= len(list)
		if len(list) > 0 {
			groups = append(groups, r.group(slug, index[slug], list))
		}
	}
	return groups, n
}

func (r *Reader) group(slug string, index int, list []placed) view.NoteGroup {
	g := view.NoteGroup{Title: slug}
	if e, err := r.lib.Entry(index); index < r.lib.Articles && err == nil {
		g.Title, g.Href = e.Title, r.links.Article(slug)
	}
	for i := range list {
		n := r.shownNote(&list[i])
		if g.Href != "" {
			n.Href = g.Href + "#" + linkedMark + url.QueryEscape(n.ID)
		}
		g.Notes = append(g.Notes, n)
	}
	return g
}

// linkedMark begins the fragment that leads to an annotation.
const linkedMark = "annotation="

// goToLinked goes to the annotation that a fragment means, once its place is
// known, and reports whether it means one.
func (r *Reader) goToLinked(fragment string) bool {
	if len(fragment) <= len(linkedMark) || fragment[:len(linkedMark)] != linkedMark {
		return false
	}
	id, err := url.QueryUnescape(fragment[len(linkedMark):])
	if err != nil {
		return false
	}
	r.notes.here.goal = id
	r.reachGoal()
	return true
}

func (r *Reader) reachGoal() {
	id := r.notes.here.goal
	if _, ok := r.notes.here.at(id); !ok || id == "" {
		return
	}
	r.notes.here.goal = ""
	r.goToNote(id)
	if !r.narrow() {
		r.showNote(id)
	}
}

// published are the publisher's annotations of the article on the page.
func (r *Reader) published() []annotation.Annotation {
	list, err := published.Open(r.lib.Part(published.Tag))
	if err == nil {
		var all []annotation.Annotation
		if all, err = list.Article(r.index); err == nil {
			return all
		}
	}
	r.failed(err)
	return nil
}
