package ui

import (
	"net/url"
	"strings"

	"offprint/app/annotation"
	"offprint/app/search/palette"
)

// syncOwn brings what Find and search know of the reader's annotations up to
// the notebook: what is new or has changed goes in, what was deleted goes out.
func (r *Reader) syncOwn() error {
	live := map[string]bool{}
	for _, a := range r.notes.set.Live() {
		if a.Publisher {
			continue
		}
		live[a.ID] = true
		if old, ok := r.liveJumps.all[a.ID]; ok && old.Stamp == int64(a.Modified) {
			continue
		}
		if err := r.liveJumps.Add(r.jumpOf(a)); err != nil {
			return err
		}
	}
	for id := range r.liveJumps.all {
		if !live[id] {
			if err := r.liveJumps.Remove(id); err != nil {
				return err
			}
		}
	}
	return nil
}

// jumpOf is an annotation as Find and search have it.
func (r *Reader) jumpOf(a annotation.Annotation) liveJump {
	j := liveJump{ID: a.ID, Kind: palette.Annotation, Stamp: int64(a.Modified), Tags: a.Tags, Text: a.Note}
	if strings.TrimSpace(j.Text) == "" {
		j.Text = a.Quote.Exact
	}
	j.Full = strings.TrimSpace(a.Quote.Exact + "\n" + a.Note)
	if i, ok, err := r.lib.Find(a.Article); ok && err == nil {
		if e, err := r.lib.Entry(i); err == nil {
			j.Where = e.Title
		}
	}
	slug, fragment := a.Article, linkedMark+url.QueryEscape(a.ID)
	j.Open = func(r *Reader) { r.visitArticle(slug, fragment) }
	return j
}

// notesChanged looks for what the search page asks among annotations again.
func (r *Reader) notesChanged() {
	if r.place.Kind == KindSearch && r.searching.run != nil {
		r.startOwn()
		r.goOn()
	}
}
