package ui

import (
	"net/url"

	"github.com/maxence-charriere/go-app/v10/pkg/app"
)

// takeEvents takes the page's events. go-app's own handlers for links and history
// know one base path and no scrolling; ours take their place.
func (r *Reader) takeEvents() {
	for _, handler := range []string{"onclick", "onpopstate", "onresize"} {
		r.dom.window.Set(handler, nil)
	}
	on(r.dom.document, "click", r.onClick)
	on(r.dom.document, "keydown", r.onKey)
	on(r.dom.document, "input", r.onInput)
	on(r.dom.document, "change", r.onInput)
	on(r.dom.document, "mouseover", r.onHover)
	on(r.dom.document, "focusin", r.onHover)
	on(r.dom.document, "selectionchange", func(app.Value) { r.onSelection() })
	on(r.dom.document, "pointerdown", func(app.Value) { r.selection.pressed = true })
	on(r.dom.document, "pointerup", func(app.Value) { r.selection.pressed = false; r.onSelection() })
	on(r.dom.document, "pointercancel", func(app.Value) { r.selection.pressed = false })
	on(r.dom.window, "popstate", func(e app.Value) { r.onHistory(e.Get("state")) })
	on(r.dom.window, "scroll", func(app.Value) { r.onScroll() })
	on(r.dom.window, "beforeprint", func(app.Value) { r.addPrintedNotes() })
	on(r.dom.window, "afterprint", func(app.Value) { r.dropPrintedNotes() })
	on(r.dom.window, "pagehide", func(app.Value) { r.onHide() })
	on(r.dom.window, "pageshow", func(app.Value) { r.ownScrolling(true) })
	on(r.dom.document, "visibilitychange", func(app.Value) { r.saveReading() })
}

// onClick carries out commands and follows links to the reader's own pages
// without loading them.
func (r *Reader) onClick(e app.Value) {
	if _, inside := closest(e, "#panel"); r.panelOpen() && !inside {
		e.Call("preventDefault")
		r.closePanel()
		return
	}
	if control, ok := closest(e, "[data-do]"); ok {
		e.Call("preventDefault")
		if c, ok := commandNamed(control.Get("dataset").Get("do").String()); ok {
			r.do(c)
		}
		return
	}
	if control, ok := closest(e, "[data-act]"); ok {
		if act, ok := acts[control.Get("dataset").Get("act").String()]; ok {
			e.Call("preventDefault")
			act(r, control)
			return
		}
	}
	if _, inside := closest(e, "#card"); !inside {
		r.closeCard(false)
		if r.onMention(e) {
			e.Call("preventDefault")
			return
		}
	}
	link, ok := closest(e, "a[href]")
	if !ok {
		r.onTextClick(e)
		return
	}
	if e.Get("defaultPrevented").Bool() || e.Get("button").Int() != 0 || modified(e) ||
		link.Get("target").String() != "" || link.Call("hasAttribute", "download").Bool() {
		return
	}
	to, err := url.Parse(link.Get("href").String())
	if err != nil || link.Get("origin").String() != r.dom.window.Get("location").Get("origin").String() {
		return
	}
	here := r.dom.window.Get("location")
	if to.Fragment != "" && to.Path == here.Get("pathname").String() && here.Get("search").String() == queryOf(to) {
		r.closePanel() // a way within the page, from the outline
		return         // the browser goes there
	}
	place := PlaceOf(r.base, to.EscapedPath()).asking(to.RawQuery)
	if place.Kind == KindMissing {
		return // not ours: another site below, a file
	}
	e.Call("preventDefault")
	r.visit(to, place)
}

func modified(e app.Value) bool {
	for _, key := range []string{"ctrlKey", "metaKey", "shiftKey", "altKey"} {
		if e.Get(key).Bool() {
			return true
		}
	}
	return false
}

func (r *Reader) onKey(e app.Value) {
	if e.Get("isComposing").Bool() || e.Get("defaultPrevented").Bool() {
		return
	}
	if r.onTabKey(e) || r.onNoteKey(e) {
		e.Call("preventDefault")
		return
	}
	if r.searchKey(e) {
		e.Call("preventDefault")
		return
	}
	c, ok := r.keys.match(press{
		key:  e.Get("key").String(),
		ctrl: e.Get("ctrlKey").Bool(), meta: e.Get("metaKey").Bool(), alt: e.Get("altKey").Bool(),
		shift:      e.Get("shiftKey").Bool(),
		editing:    r.editing(e.Get("target")),
		lettersOff: r.look.LettersOff,
		dialogued:  r.sheet != sheetNone,
	})
	if !ok {
		return
	}
	if c.Name != "close" {
		e.Call("preventDefault")
	}
	r.do(c)
}

// editing tells whether keys pressed in an element write into it.
func (r *Reader) editing(target app.Value) bool {
	if !target.Truthy() || !target.Get("matches").Truthy() {
		return false
	}
	return target.Get("isContentEditable").Truthy() || target.Call("matches", "input:not([type=checkbox]), textarea, select").Bool()
}
