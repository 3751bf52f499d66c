package ui

import (
	"sort"
	"strconv"
	"strings"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"offprint/app/article"
	"offprint/app/search"
	"offprint/app/view"
)

// hits are the places in the article on the page that answer a search, and
// the bar that steps through them. It has the keys n and p while it is open.
type hits struct {
	r     *Reader
	open  bool
	asked view.Asked
	spans []search.Span
	at    int // of spans, the current one; -1 before one was gone to
	drawn [2]int
}

// mostMarked is how many hits are drawn at once: WebKit's time grows with the
// square of the number.
const mostMarked = 2000

// enterHits shows the hits that the article's address asks for.
func (r *Reader) enterHits() {
	if r.place.Asked.Query == "" {
		return
	}
	r.hits = hits{r: r, open: true}
	r.findHits(r.place.Asked)
}

// openHits opens the bar, empty or as it is, with the focus in its box.
func (r *Reader) openHits() {
	if !r.hits.open {
		r.hits = hits{r: r, open: true, at: -1}
		if asked := r.searching.asked; asked.Query != "" {
			r.findHits(asked)
		}
	}
	r.ctx.Dispatch(func(ctx app.Context) {
		ctx.Defer(func(app.Context) {
			if box := r.dom.query("#hits-q"); box.Truthy() {
				box.Set("value", r.hits.asked.Query)
				box.Call("focus")
				box.Call("select")
			}
		})
	})
}

// closeHits closes the bar; the article is no longer searched, and its
// address says so.
func (r *Reader) closeHits() {
	r.leaveHits()
	r.keepHits()
	r.dom.main.Call("focus", map[string]any{"preventScroll": true})
	r.update()
}

func (r *Reader) leaveHits() {
	if r.hits.open {
		r.hits.end()
		if r.steps == stepper(&r.hits) {
			r.steps = nil
		}
		r.hits = hits{}
	}
}

// findHits looks for what is asked in the article on the page.
func (r *Reader) findHits(a view.Asked) {
	h := &r.hits
	h.asked, h.at, h.spans = a, -1, nil
	names, err := r.queryNames(a.Query)
	if err != nil {
		r.failed(err)
		return
	}
	if strings.TrimSpace(a.Query) != "" {
		h.spans = search.Parse(a.Query, search.Options{NoStem: a.Exact, Names: names}).Find(r.index, r.article)
	}
	r.stepThrough(h)
	h.draw(0)
}

// arrive goes to the passage that was chosen, else to the first hit. It
// reports whether there is one.
func (h *hits) arrive() bool {
	if len(h.spans) == 0 {
		return false
	}
	h.goTo(sort.Search(len(h.spans)-1, func(i int) bool { return h.spans[i].Start >= h.asked.At }), false)
	return true
}

// step is a stepper's.
func (h *hits) step(by int) {
	n := len(h.spans)
	if n == 0 {
		h.r.say("Nothing found in this article.")
		return
	}
	if h.at < 0 {
		h.goTo(h.nearest(by), true)
		return
	}
	h.goTo((h.at+by+n)%n, true)
}

func (h *hits) label() string { return "match" }

// nearest is the first hit in the block in sight or after it, or, going back,
// the last before it.
func (h *hits) nearest(by int) int {
	block := h.r.reading.at.Block
	if block >= len(h.r.article.Blocks) {
		return 0
	}
	i := sort.Search(len(h.spans), func(i int) bool { return h.spans[i].Start >= h.r.article.Blocks[block].Start })
	if by < 0 {
		i--
	}
	return (i + len(h.spans)) % len(h.spans)
}

// goTo makes hit i the current one.
func (h *hits) goTo(i int, tell bool) {
	h.at = i
	if i < h.drawn[0] || i >= h.drawn[1] {
		h.draw(max(0, i-mostMarked/2))
	}
	covered := 0.0
	if bar := h.r.dom.query("#hits-bar"); bar.Truthy() {
		covered = h.r.dom.window.Get("innerHeight").Float() - top(bar)
	}
	h.r.dom.offprint.Call("hit", i-h.drawn[0], covered)
	if tell {
		h.r.say(h.words() + ": " + h.around())
		return
	}
	h.r.update()
}

// around is the text of the current hit with some words beside it, for those
// who do not see the mark.
func (h *hits) around() string {
	text := []rune(h.r.article.Text)
	s := h.spans[h.at]
	from, to := max(0, s.Start-30), min(len(text), s.End+30)
	if from >= to {
		return ""
	}
	return strings.Join(strings.Fields(string(text[from:to])), " ")
}

// draw marks the hits from number first on.
func (h *hits) draw(first int) {
	h.drawn = [2]int{first, min(len(h.spans), first+mostMarked)}
	h.r.dom.offprint.Call("hits", placesOf(h.r.article, h.spans[h.drawn[0]:h.drawn[1]]))
}

func (h *hits) end() { h.r.dom.offprint.Call("hits", "") }

// placesOf writes spans as web/js/hits.js reads them: the block, start and end
// of each in code points of the block's text. A span outside of the blocks is
// given as an empty place, so that the numbers stay those of spans.
func placesOf(a *article.Article, spans []search.Span) string {
	var b []byte
	for i, s := range spans {
		if i > 0 {
			b = append(b, ',')
		}
		n := sort.Search(len(a.Blocks), func(i int) bool { return a.Blocks[i].End >= s.End })
		start, end := 0, 0
		if n < len(a.Blocks) && s.Start >= a.Blocks[n].Start {
			start, end = s.Start-a.Blocks[n].Start, s.End-a.Blocks[n].Start
		}
		b = append(strconv.AppendInt(b, int64(min(n, len(a.Blocks)-1)), 10), ',')
		b = append(strconv.AppendInt(b, int64(start), 10), ',')
		b = strconv.AppendInt(b, int64(end), 10)
	}
	return string(b)
}

// words say which hit is the current one, and of how many.
func (h *hits) words() string {
	n := len(h.spans)
	switch {
	case strings.TrimSpace(h.asked.Query) == "":
		return ""
	case n == 0:
		return "None"
	case h.at < 0:
		return view.Plural(n, "match", "matches")
	}
	return view.Thousands(h.at+1) + " of " + view.Thousands(n)
}

func (r *Reader) renderHits() app.UI {
	h := &r.hits
	button := func(label, text string, do func()) app.UI {
		return app.Button().Type("button").Aria("label", label).Title(label).Text(text).
			OnClick(func(app.Context, app.Event) { do() }, app.EventScope(label))
	}
	return app.Div().ID("hits-bar").Class("hits-bar").Attr("role", "search").Aria("label", "Search within this article").Body(
		app.Input().ID("hits-q").Type("search").Value(h.asked.Query).AutoComplete(false).Dir("auto").
			Placeholder("In this article").Aria("label", "Search within this article").
			OnInput(func(ctx app.Context, _ app.Event) {
				if !r.hits.open {
					return // Escape closes the bar, and in Firefox empties its box after that
				}
				r.findHits(view.Asked{Query: ctx.JSSrc().Get("value").String(), Exact: r.hits.asked.Exact})
				if len(r.hits.spans) > 0 {
					r.hits.goTo(r.hits.nearest(+1), false)
				}
				r.keepHits()
			}).OnKeyDown(r.hitsKey),
		app.Output().Text(h.words()),
		button("Previous match (p)", "‹", func() { h.step(-1) }),
		button("Next match (n)", "›", func() { h.step(+1) }),
		app.Button().Type("button").Class("all").Title("Search all articles for this").Text("All articles").
			OnClick(func(app.Context, app.Event) { r.visitSearch(r.hits.asked) }),
		button("Close", "✕", r.closeHits),
	)
}

func (r *Reader) hitsKey(_ app.Context, e app.Event) {
	if e.Get("key").String() != "Enter" || e.Get("isComposing").Bool() {
		return
	}
	e.PreventDefault()
	if e.Get("shiftKey").Bool() {
		r.hits.step(-1)
	} else {
		r.hits.step(+1)
	}
}

// keepHits brings the address up to what the bar asks, after a pause.
func (r *Reader) keepHits() {
	r.place.Asked = r.hits.asked
	r.place.Asked.At = 0
	if strings.TrimSpace(r.place.Asked.Query) == "" {
		r.place.Asked = view.Asked{}
	}
	place := r.place
	r.after(keepAskedAfter, func() {
		if place != r.place || r.article == nil {
			return
		}
		history := r.dom.window.Get("history")
		history.Call("replaceState", history.Get("state"), "", r.links.Passage(place.Slug, place.Asked))
	})
}
