package ui

import (
	"strconv"
	"strings"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"offprint/app/names"
	"offprint/app/view"
)

// A nameCard tells about the name that was pressed.
type nameCard struct {
	open    bool
	page    names.Page // of the name
	mention int        // the one it is at
}

// mentionAt is the mention that an element of the text marks, -1 for none.
func mentionAt(e app.Value) int {
	id := e.Get("id").String()
	if n, err := strconv.Atoi(strings.TrimPrefix(id, "m")); err == nil && strings.HasPrefix(id, "m") {
		return n
	}
	return data(e, "m")
}

// onMention opens the card of the mention under a press, and reports whether
// there is one.
func (r *Reader) onMention(e app.Value) bool {
	element, ok := closest(e, "#text .article .n")
	if !ok || r.shown == nil || r.look.Names == "off" || modified(e) || e.Get("button").Int() != 0 {
		return false
	}
	k := mentionAt(element)
	if k < 0 || k >= len(r.shown.Mentions) {
		return false
	}
	name := r.shown.Mentions[k].Entity
	page, err := r.names.PageOf(r.lib, name, 1)
	if err != nil {
		r.failed(err)
		return true
	}
	r.chooseName(name, k)
	r.named.open, r.named.page = true, page
	r.before = element
	r.showCard(name, k)
	r.dom.card.Call("focus", map[string]any{"preventScroll": true})
	return true
}

// showCard fills the card for mention k of a name and puts it beside it.
func (r *Reader) showCard(name, k int) {
	c := view.NameCard{Links: r.links, Page: r.named.page, Here: r.place.Slug}
	for _, m := range r.shown.InOrder(name) {
		c.Count++
		if m == k {
			c.At = c.Count
		}
	}
	r.named.mention = k
	r.dom.card.Set("innerHTML", view.Card(c))
	r.dom.card.Set("hidden", false)
	r.placeCard()
}

// placeCard puts the card below the mention, or above where there is no room.
// On a phone the style sheet puts it at the bottom.
func (r *Reader) placeCard() {
	elements := r.mentionElements(r.named.mention)
	if !r.named.open || len(elements) == 0 {
		return
	}
	rect := elements[0].Call("getBoundingClientRect")
	width, height := r.dom.card.Get("offsetWidth").Float(), r.dom.card.Get("offsetHeight").Float()
	y := rect.Get("bottom").Float() + 8
	if y+height > r.dom.window.Get("innerHeight").Float()-8 {
		y = max(r.dom.barHeight()+8, rect.Get("top").Float()-height-8)
	}
	most := r.dom.root.Get("clientWidth").Float() - width - 8
	style := r.dom.card.Get("style")
	style.Call("setProperty", "left", number(max(8, min(rect.Get("left").Float(), most)), "px"))
	style.Call("setProperty", "top", number(y, "px"))
}

// closeCard closes the card; back gives the focus to where it came from.
func (r *Reader) closeCard(back bool) {
	if !r.named.open {
		return
	}
	r.named.open = false
	r.dom.card.Set("hidden", true)
	r.dom.card.Set("innerHTML", "")
	if back {
		r.refocus()
	}
}
