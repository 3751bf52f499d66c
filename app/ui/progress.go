package ui

import (
	"math"
	"sort"
	"strconv"
	"time"

	"github.com/maxence-charriere/go-app/v10/pkg/app"
)

// A tracker follows how far the reader is in the article on the page.
type tracker struct {
	blocks  []app.Value // the elements of the blocks
	moved   bool        // the reader has scrolled since the page was shown
	changed bool        // there is something to save
	at      position
	// headings are the blocks of the outline's lines after the title; section is
	// the line in sight, -1 before the first look.
	headings []int
	section  int
	saved    time.Time
}

// saveEvery spares the store while the reader scrolls.
const saveEvery = 500 * time.Millisecond

func (r *Reader) enterArticle() {
	r.reading = tracker{blocks: r.dom.queryAll("#text [data-b]"), section: -1}
	for _, s := range r.article.Outline() {
		r.reading.headings = append(r.reading.headings, s.Block)
	}
	here := r.dom.window.Get("location")
	switch at, begun := r.readings[r.place.Slug]; {
	case here.Get("hash").String() == "#continue":
		r.resume()
	case begun && at.Percent > 4 && at.Percent < finished && here.Get("hash").String() == "" && r.place.Asked.Query == "" && r.dom.scrollY() < 40 && at.Block > 1:
		r.offerResume(at)
	}
	r.drawProgress()
	r.enterHits()
}

// offerResume asks whether to go on where the reader was: a page that jumps by
// itself is a page that lost its place.
func (r *Reader) offerResume(at position) {
	r.dom.notice("resume", "You were "+strconv.Itoa(at.Percent)+"% through.",
		answer{"Continue there", r.resume}, answer{"Stay here", func() {}})
}

// resume scrolls to where the reader was.
func (r *Reader) resume() {
	at, ok := r.readings[r.place.Slug]
	if !ok || at.Block >= len(r.reading.blocks) {
		return
	}
	rect := r.reading.blocks[at.Block].Call("getBoundingClientRect")
	y := r.dom.scrollY() + rect.Get("top").Float() + at.Part*rect.Get("height").Float()
	r.dom.scrollTo(y - r.dom.barHeight() - 8)
}

func (r *Reader) onScroll() {
	if r.article == nil || len(r.reading.blocks) == 0 {
		return
	}
	r.reading.moved = true
	if taken := r.dom.query(`[data-notice="resume"]`); taken.Truthy() && r.dom.scrollY() > 400 {
		taken.Call("remove")
	}
	r.drawProgress()
	if r.selection.open {
		r.placeSelection()
	}
	if r.reading.changed && time.Since(r.reading.saved) > saveEvery {
		r.saveReading()
	}
}

// drawProgress works out the position and shows it: the line under the bar,
// the section in the outline.
func (r *Reader) drawProgress() {
	t := &r.reading
	if len(t.blocks) == 0 {
		return
	}
	edge := r.dom.barHeight() + 8
	bottom := r.dom.window.Get("innerHeight").Float()
	// The last block that begins above the edge is the one being read.
	low, high := 0, len(t.blocks)
	for low+1 < high {
		if mid := (low + high) / 2; top(t.blocks[mid]) <= edge {
			low = mid
		} else {
			high = mid
		}
	}
	rect := t.blocks[low].Call("getBoundingClientRect")
	part := 0.0
	if h := rect.Get("height").Float(); h > 0 {
		part = math.Round(clamp((edge-rect.Get("top").Float())/h)*1000) / 1000
	}
	first := top(t.blocks[0])
	last := t.blocks[len(t.blocks)-1].Call("getBoundingClientRect").Get("bottom").Float()
	fits := first >= edge && last <= bottom // the whole text is in sight
	read := clamp((bottom - first) / (last - first))
	if first >= edge && !fits {
		read = 0 // nothing has gone by yet
	}
	percent := int(math.Round(read * 100))
	r.dom.root.Get("style").Call("setProperty", "--read", read)
	if (t.moved || fits) && (percent != t.at.Percent || low != t.at.Block || part != t.at.Part) {
		t.at = position{Block: low, Part: part, Percent: percent, Time: time.Now().UnixMilli()}
		t.changed = percent > 0
	}
	r.markSection(low)
}

func clamp(x float64) float64 { return max(0, min(1, x)) }

// markSection shows in the outline which section is in sight.
func (r *Reader) markSection(block int) {
	section := sort.SearchInts(r.reading.headings, block+1)
	if section == r.reading.section {
		return
	}
	r.reading.section = section
	for i, link := range r.dom.queryAll("#outline-list a") {
		if i == section {
			link.Call("setAttribute", "aria-current", "location")
		} else {
			link.Call("removeAttribute", "aria-current")
		}
	}
}

// saveReading keeps the position. Other tabs may have kept theirs since, so
// what is stored is read first.
func (r *Reader) saveReading() {
	t := &r.reading
	if r.article == nil || !t.changed {
		return
	}
	r.readings = parseReadings(r.store.Get("readings"))
	r.readings[r.place.Slug] = t.at
	r.keep("readings", r.readings.String())
	t.changed, t.saved = false, time.Now()
}

func (r *Reader) onHide() {
	r.saveReading()
	r.ownScrolling(false)
}

// stepSection goes to the next or previous heading, seen from the top of the
// window.
func (r *Reader) stepSection(by int) {
	edge := r.dom.barHeight() + 24
	headings := r.dom.queryAll("#text .article [id][data-b]")
	var target app.Value
	for _, h := range headings {
		y := top(h)
		if by > 0 && y > edge+1 {
			target = h
			break
		}
		if by < 0 && y < edge-32 {
			target = h
		}
	}
	if target == nil {
		r.say("There is no further section.")
		return
	}
	r.dom.scrollTo(r.dom.scrollY() + top(target) - edge)
	r.say(target.Get("textContent").String())
}
