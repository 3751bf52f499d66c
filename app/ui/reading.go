package ui

import (
	"encoding/json"
	"maps"

	"offprint/app/view"
)

// A position is how far the reader is in an article. It names a block and a
// part of it, so that it holds in another typeface, width or window.
type position struct {
	Block   int     `json:"b"`
	Part    float64 `json:"f"` // of the block, 0 to 1
	Percent int     `json:"p"` // of the article, 1 to 100
	Time    int64   `json:"t"` // Unix milliseconds of the last change
}

// readings are the positions by slug.
type readings map[string]position

// parseReadings reads stored readings. What is not one gives none, and a
// position that cannot be is dropped: a page must stay readable whatever is
// stored.
func parseReadings(stored string) readings {
	r := readings{}
	if json.Unmarshal([]byte(stored), &r) != nil || r == nil {
		return readings{}
	}
	maps.DeleteFunc(r, func(_ string, p position) bool {
		return p.Block < 0 || p.Part < 0 || p.Part > 1 || p.Percent < 0 || p.Percent > 100
	})
	return r
}

func (r readings) String() string {
	b, err := json.Marshal(r)
	if err != nil {
		panic(err) // finite numbers
	}
	return string(b)
}

// latest returns the slug that was read last and is not finished.
func (r readings) latest() (slug string, p position) {
	for s, q := range r {
		if q.Percent < finished && (q.Time > p.Time || q.Time == p.Time && s < slug) {
			slug, p = s, q
		}
	}
	return slug, p
}

// finished is the percentage from which an article counts as read: what is
// left is its end matter.
const finished = 98

// shown are the readings as lists show them.
func (r readings) shown() map[string]view.Reading {
	out := make(map[string]view.Reading, len(r))
	for slug, p := range r {
		out[slug] = p.shown()
	}
	return out
}

// shown is the position as lists show it.
func (p position) shown() view.Reading {
	if p.Percent >= finished {
		return view.Reading{Percent: 100}
	}
	return view.Reading{Percent: p.Percent}
}
