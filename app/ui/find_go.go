package ui

import (
	"net/url"
	"strconv"

	"offprint/app/jump"
	"offprint/app/library"
	"offprint/app/names"
	"offprint/app/search/palette"
	"offprint/app/view"
)

// foundFacts is the line below what was found.
func (r *Reader) foundFacts(found row) string {
	switch {
	case found.kind == rowSearch:
		return "Full text"
	case found.kind == rowText:
		if e, err := r.lib.Entry(int(found.Ref)); err == nil {
			return r.entryFacts(e)
		}
		return ""
	}
	switch found.Kind {
	case palette.Command:
		return "Command"
	case palette.Setting:
		return "Setting"
	case palette.Name:
		h, err := r.nameHead(found.Ref)
		if err != nil {
			return ""
		}
		text := h.Type.Word() + " · " + view.Plural(h.Count, "mention", "mentions") + " in " + view.Plural(h.Articles, "article", "articles")
		return withSpelling(found, text)
	case palette.Annotation, palette.Tag:
		j, _ := r.liveJumps.at(found.Ref)
		kind := "Annotation"
		if found.Kind == palette.Tag {
			kind = "Tag"
		}
		if j.Where != "" {
			kind += " in " + j.Where
		}
		return kind
	}
	e, err := r.lib.Entry(jump.TargetOf(found.Ref).Article)
	if err != nil {
		return ""
	}
	if found.Kind == palette.Heading {
		return "In " + e.Title
	}
	return withSpelling(found, r.entryFacts(e))
}

// withSpelling puts the other text that was matched before the facts.
func withSpelling(found row, facts string) string {
	if found.Spelling == "" {
		return facts
	}
	return found.Spelling + " · " + facts
}

func (r *Reader) entryFacts(e library.Entry) string {
	text := strconv.Itoa(view.Minutes(e.Words)) + " min"
	if e.Date != "" {
		text = view.Date(e.Date) + " · " + text
	}
	if words := r.readings[e.Slug].shown().Words(); words != "" {
		text += " · " + words
	}
	return text
}

// nameHead reads a name of the edition.
func (r *Reader) nameHead(i uint32) (names.Head, error) {
	part := r.lib.Part(names.Tag)
	if part == nil {
		return names.Head{}, library.ErrCorrupt
	}
	all, err := names.Open(part, part.Size())
	if err != nil {
		return names.Head{}, err
	}
	if int(i) >= all.Len() {
		return names.Head{}, library.ErrCorrupt
	}
	return all.Head(int(i))
}

// choose goes where a row leads; in another tab where it has an address and
// that is asked for.
func (r *Reader) choose(found row, apart bool) {
	if found.kind == rowCandidate {
		switch found.Kind {
		case palette.Command:
			r.close()
			r.do(Commands[found.Ref])
			return
		case palette.Setting:
			r.close()
			settingsFound[found.Ref].set(&r.look)
			r.keepLook()
			return
		case palette.Annotation, palette.Tag:
			r.close()
			if j, ok := r.liveJumps.at(found.Ref); ok && j.Open != nil {
				j.Open(r)
			}
			return
		}
	}
	address, err := r.addressOf(found)
	if err != nil {
		r.failed(err)
		return
	}
	if apart {
		r.dom.window.Call("open", address)
		return
	}
	to, err := url.Parse(address)
	if err != nil {
		r.failed(err)
		return
	}
	r.visit(to, PlaceOf(r.base, to.EscapedPath()).asking(to.RawQuery))
}

// addressOf is the address of an article, a heading, a name or a search.
func (r *Reader) addressOf(found row) (string, error) {
	asked := view.Asked{Query: r.find.fullQuery()}
	switch {
	case found.kind == rowSearch:
		asked.Query = found.Text
		return r.links.Search(asked), nil
	case found.kind == rowText:
		e, err := r.lib.Entry(int(found.Ref))
		return r.links.Passage(e.Slug, asked), err
	case found.Kind == palette.Name:
		h, err := r.nameHead(found.Ref)
		return r.links.Root + "n/" + h.Slug + "/", err
	}
	target := jump.TargetOf(found.Ref)
	e, err := r.lib.Entry(target.Article)
	if err != nil || found.Kind != palette.Heading {
		return r.links.Article(e.Slug), err
	}
	a, err := r.lib.Article(target.Article)
	if err != nil {
		return "", err
	}
	fragment := url.URL{Fragment: view.Anchors(a)[target.Block]}
	return r.links.Article(e.Slug) + fragment.String(), nil
}
