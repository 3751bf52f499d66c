package ui

import "github.com/maxence-charriere/go-app/v10/pkg/app"

// The panel stands beside the text: names, annotations, outline, one of them
// shown by its tab. On a phone it is a sheet from below. What is in its bodies
// is markup of package view.

// narrow tells whether the window has no room for the panel beside the text;
// the style sheet has the same width.
func (r *Reader) narrow() bool {
	return r.dom.window.Call("matchMedia", "(max-width: 61.99rem)").Get("matches").Bool()
}

// showTab shows a body of the panel. On a phone a second press closes it.
func (r *Reader) showTab(tab string) {
	if r.article == nil {
		return
	}
	again := r.look.Tab == tab
	r.look.Tab = tab
	r.keepLook()
	r.markTabs()
	switch {
	case !r.narrow():
		if again {
			r.dom.query("#panel .panel-tabs [aria-selected=true]").Call("focus")
		}
	case again && r.panelOpen():
		r.closePanel()
	default:
		r.openPanel()
	}
}

// markTabs tells screen readers which tab is on; what is seen the style sheet
// does.
func (r *Reader) markTabs() {
	for _, t := range tabs {
		id := t.value
		if id == "" {
			id = "names"
		}
		selected, stop := "false", -1
		if t.value == r.look.Tab {
			selected, stop = "true", 0
		}
		tab := r.dom.query("#tab-" + id)
		tab.Call("setAttribute", "aria-selected", selected)
		tab.Set("tabIndex", stop)
	}
}

// stepTab goes to the tab beside the one that has the focus (ARIA Authoring
// Practices, tabs).
func (r *Reader) stepTab(by int) {
	for i, t := range tabs {
		if t.value == r.look.Tab {
			r.look.Tab = tabs[(i+by+len(tabs))%len(tabs)].value
			break
		}
	}
	r.keepLook()
	r.markTabs()
	r.dom.query("#panel .panel-tabs [aria-selected=true]").Call("focus")
}

// onTabKey moves between the tabs by arrow, and reports whether it did.
func (r *Reader) onTabKey(e app.Value) bool {
	if _, ok := closest(e, ".panel-tabs [role=tab]"); !ok {
		return false
	}
	switch e.Get("key").String() {
	case "ArrowRight":
		r.stepTab(+1)
	case "ArrowLeft":
		r.stepTab(-1)
	default:
		return false
	}
	return true
}

// panelOpen tells whether the panel is open as a sheet.
func (r *Reader) panelOpen() bool { return r.dom.root.Call("hasAttribute", "data-panel").Bool() }

func (r *Reader) openPanel() {
	if !r.panelOpen() {
		r.before = r.dom.document.Get("activeElement")
	}
	r.dom.root.Call("setAttribute", "data-panel", "open")
	r.inert(true)
	r.dom.panel.Call("focus", map[string]any{"preventScroll": true})
}

func (r *Reader) closePanel() {
	if !r.panelOpen() {
		return
	}
	r.dom.root.Call("removeAttribute", "data-panel")
	r.inert(false)
	r.refocus()
}

// inert keeps focus and screen readers out of what lies under the open panel.
func (r *Reader) inert(on bool) {
	for _, e := range r.dom.queryAll("body > :is(.bar, main, .shelf, .tabs)") {
		e.Set("inert", on)
	}
}
