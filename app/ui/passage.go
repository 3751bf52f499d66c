package ui

import (
	"net/url"
	"strconv"
	"strings"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"offprint/app/view"
)

// A selectionBar offers what can be done with the selected text. On a touch
// screen it is at the bottom, clear of the system's own menu.
type selectionBar struct {
	open    bool
	pressed bool // the pointer is down: the selection is being made
}

// onSelection opens the bar when text of the article is selected, and closes
// it when there is none.
func (r *Reader) onSelection() {
	open := r.article != nil && !r.selection.pressed && strings.TrimSpace(r.selected()) != ""
	if open == r.selection.open {
		if open {
			r.placeSelection()
		}
		return
	}
	if r.selection.pressed && !r.selection.open {
		return
	}
	r.selection.open = open
	r.ctx.Dispatch(func(ctx app.Context) {
		ctx.Defer(func(app.Context) { r.placeSelection() })
	})
}

// selected is the selected text, "" where the selection is not in the article.
func (r *Reader) selected() string {
	s := r.dom.window.Call("getSelection")
	if !s.Truthy() || s.Get("rangeCount").Int() == 0 || s.Get("isCollapsed").Bool() {
		return ""
	}
	article := r.dom.query("#text .article")
	if !article.Truthy() || !article.Call("contains", s.Get("anchorNode")).Bool() {
		return ""
	}
	return s.Call("toString").String()
}

func (r *Reader) renderSelection() app.UI {
	button := func(name, label string) app.HTMLButton {
		c, _ := commandNamed(name)
		title := c.Label
		if len(c.Keys) > 0 {
			title += " (" + c.Keys[0] + ")"
		}
		// The press must not take the selection away.
		return app.Button().Type("button").DataSet("do", name).Title(title).Text(label).
			On("pointerdown", func(_ app.Context, e app.Event) { e.PreventDefault() }, app.EventScope(name))
	}
	colors := r.colors()
	return app.Section().Aria("label", "Selected text").Body(app.Div().ID("selection").Class("selection").Attr("role", "toolbar").Aria("label", "What to do with it").Body(
		app.Span().Class("swatches").Body(app.Range(colors).Slice(func(i int) app.UI {
			return button(colorCommand(i), "").Class("swatch").DataSet("color", colors[i].Key).
				Aria("label", "Highlight: "+colors[i].Name).Title(colors[i].Name + " (" + strconv.Itoa(i+1) + ")")
		})),
		button("note", "Note"), button("copy", "Copy"), button("link", "Link"), button("find-selected", "Find"), button("name-selected", "Name"),
	))
}

// placeSelection puts the bar below the selection, or above where there is no
// room.
func (r *Reader) placeSelection() {
	bar := r.dom.query("#selection")
	s := r.dom.window.Call("getSelection")
	if !bar.Truthy() || s.Get("rangeCount").Int() == 0 {
		return
	}
	rect := s.Call("getRangeAt", 0).Call("getBoundingClientRect")
	width, height := bar.Get("offsetWidth").Float(), bar.Get("offsetHeight").Float()
	x := rect.Get("left").Float() + rect.Get("width").Float()/2 - width/2
	y := rect.Get("bottom").Float() + 8
	if y+height > r.dom.window.Get("innerHeight").Float() {
		y = rect.Get("top").Float() - height - 8
	}
	most := r.dom.root.Get("clientWidth").Float() - width - 8
	style := bar.Get("style")
	style.Call("setProperty", "left", number(max(8, min(x, most)), "px"))
	style.Call("setProperty", "top", number(max(r.dom.barHeight()+8, y), "px"))
}

// passage is the selected text, else the paragraph at the top of the window.
func (r *Reader) passage() string {
	if s := strings.TrimSpace(r.selected()); s != "" {
		return s
	}
	at := r.reading.at.Block
	if !r.reading.moved || at >= len(r.article.Blocks) {
		at = 0
	}
	return r.article.BlockText(at)
}

// copyQuotation copies the passage with where it is from.
func (r *Reader) copyQuotation() {
	e, err := r.lib.Entry(r.index)
	if err != nil {
		r.failed(err)
		return
	}
	quote := r.passage()
	var source []string
	for _, s := range []string{e.Author, e.Title, e.Source, view.Date(e.Date)} {
		if s != "" {
			source = append(source, s)
		}
	}
	r.copy("“"+strings.Trim(quote, "“”\"")+"”\n— "+strings.Join(source, ", ")+"\n"+r.passageLink(quote), "Copied with its source.")
}

func (r *Reader) copyLink() { r.copy(r.passageLink(r.passage()), "Link copied.") }

// mostFragment is how long a quotation a link carries whole, in code points;
// of a longer one it carries the two ends.
const mostFragment = 60

// passageLink is the page's address with a text fragment (WICG, URL Fragment
// Text Directives): a browser scrolls to the words and marks them.
func (r *Reader) passageLink(quote string) string {
	here := r.dom.window.Get("location")
	return here.Get("origin").String() + here.Get("pathname").String() + "#:~:text=" + textDirective(quote)
}

func textDirective(quote string) string {
	// A directive matches within a block; a passage over several is given by
	// its ends.
	blocks := strings.Split(strings.TrimSpace(quote), "\n")
	words := strings.Fields(quote)
	whole := strings.Join(words, " ")
	if len(words) < 2 || len(blocks) == 1 && len([]rune(whole)) <= mostFragment {
		return fragmentEscape(whole)
	}
	n := min(4, len(words)/2)
	first := words[:min(n, len(strings.Fields(blocks[0])))]
	last := words[len(words)-min(n, len(strings.Fields(blocks[len(blocks)-1]))):]
	return fragmentEscape(strings.Join(first, " ")) + "," + fragmentEscape(strings.Join(last, " "))
}

// fragmentEscape escapes what has a meaning in a directive, the hyphen too.
func fragmentEscape(s string) string {
	return strings.ReplaceAll(strings.ReplaceAll(url.QueryEscape(s), "+", "%20"), "-", "%2D")
}

// copy puts text on the clipboard and says so, or shows the text where the
// browser does not allow it.
func (r *Reader) copy(text, done string) {
	clipboard := r.dom.window.Get("navigator").Get("clipboard")
	if !clipboard.Truthy() {
		r.copyByHand(text)
		return
	}
	clipboard.Call("writeText", text).Call("then",
		app.FuncOf(func(app.Value, []app.Value) any {
			r.dom.offprint.Call("flash", done)
			return nil
		}),
		app.FuncOf(func(app.Value, []app.Value) any {
			r.copyByHand(text)
			return nil
		}))
}

func (r *Reader) copyByHand(text string) {
	r.dom.window.Call("prompt", "Copy this:", text)
}

func (r *Reader) print() {
	r.sheet = sheetNone
	r.ctx.Dispatch(func(ctx app.Context) {
		ctx.Defer(func(app.Context) { r.dom.window.Call("print") })
	})
}
