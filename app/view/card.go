package view

import (
	"offprint/app/entity"
	"offprint/app/names"
)

// A NameCard is what the card of a name shows.
type NameCard struct {
	Links
	names.Page
	Here      string // the slug of the article on the page
	At, Count int    // which of its mentions here this is, from 1, of how many
}

// The most that a card shows: sentences from elsewhere, companions.
const (
	mostElsewhere = 3
	mostBeside    = 6
)

// Card returns the inside of the card of a name.
func Card(c NameCard) string {
	w := &writer{}
	w.raw(`<div class="card-head"><h2 id="card-title" dir="auto">`)
	w.text(c.Page.Name.Name)
	w.raw(`</h2><button type="button" data-act="card-close" aria-label="Close">✕</button></div>`+"\n"+`<p class="facts"><span class="n `, c.Family().Word(), `">`, c.Type.Word(), `</span> <span class="dot">·</span> `)
	w.text(itoa(c.Count) + " here, " + Plural(c.Page.Count, "mention", "mentions") + " in " + Plural(c.Articles, "article", "articles"))
	w.raw("</p>\n")
	if c.Count > 1 {
		w.raw(`<p class="steps"><button type="button" data-act="card-step" data-by="-1" aria-label="Previous mention">‹</button> <span>`, itoa(c.At), " of ", itoa(c.Count), `</span> <button type="button" data-act="card-step" data-by="1" aria-label="Next mention">›</button></p>`+"\n")
	}
	spellings(w, c.Spellings)
	elsewhere(w, c)
	beside(w, c)
	if c.HasPage() {
		w.raw(`<p><a`)
		w.attr("href", c.Links.Name(c.Slug))
		w.raw(">Every sentence about this name</a></p>\n")
	}
	corrections(w, c)
	return w.String()
}

func elsewhere(w *writer, c NameCard) {
	shown := 0
	for _, s := range c.Sources {
		if s.Slug == c.Here || len(s.Sentences) == 0 || shown == mostElsewhere {
			continue
		}
		if shown == 0 {
			w.raw("<h3>Elsewhere</h3><ul>\n")
		}
		shown++
		x := s.Sentences[0]
		w.raw(`<li dir="auto"><a`)
		w.attr("href", c.Article(s.Slug)+"#m"+itoa(x.Mention))
		w.raw(">")
		sentence(w, x)
		w.raw(`</a> <small dir="auto">`)
		w.text(s.Title)
		w.raw("</small></li>\n")
	}
	if shown > 0 {
		w.raw("</ul>\n")
	}
}

func beside(w *writer, c NameCard) {
	if len(c.Beside) == 0 {
		return
	}
	w.raw(`<p class="beside">With `)
	for i, b := range c.Beside[:min(len(c.Beside), mostBeside)] {
		if i > 0 {
			w.raw(", ")
		}
		w.raw("<a")
		w.attr("href", c.Links.Name(b.Slug))
		w.raw("><bdi>")
		w.text(b.Name)
		w.raw("</bdi></a>")
	}
	w.raw("</p>\n")
}

// corrections writes the form that puts right what is wrong with a name.
func corrections(w *writer, c NameCard) {
	w.raw(`<details class="fixes"><summary>Put right</summary><form>` + "\n")
	w.raw(`<label>Same as <input name="same" autocomplete="off"></label><button type="button" data-act="fix" data-fix="same">Join</button>` + "\n")
	w.raw(`<label>Called <input name="rename" autocomplete="off"`)
	w.attr("value", c.Page.Name.Name)
	w.raw(`></label><button type="button" data-act="fix" data-fix="rename">Rename</button>` + "\n" + `<label>Type <select name="type">`)
	for _, t := range entity.Types() {
		w.raw("<option")
		w.attr("value", t.Code())
		if t == c.Type {
			w.raw(" selected")
		}
		w.raw(">", t.Word(), "</option>")
	}
	w.raw(`</select></label><button type="button" data-act="fix" data-fix="type">Change</button>` + "\n")
	w.raw(`<button type="button" data-act="fix" data-fix="not">Not a name</button>` + "\n")
	w.raw("<p><small>Kept on this device; Settings lists what you have put right.</small></p></form></details>\n")
}
