package ui

import "github.com/maxence-charriere/go-app/v10/pkg/app"

// A voice reads the article aloud, a block at a time (Web Speech API).
type voice struct {
	speaking bool
	turn     int // counts starts and stops, so that an old block's end is not heeded
}

// listen begins to read at the block in sight, or stops.
func (r *Reader) listen() {
	if r.voice.speaking {
		r.voice.stop(r)
		r.say("Stopped.")
		return
	}
	if !r.dom.window.Get("speechSynthesis").Truthy() || r.dom.localVoice(r.article.Lang) == nil {
		r.dom.notice("voice", "This browser has no voice on this device to read with.")
		return
	}
	r.voice.speaking = true
	r.voice.turn++
	at := 0
	if r.reading.moved {
		at = r.reading.at.Block
	}
	r.speak(at, r.voice.turn)
}

// speak reads block i and then those after it.
func (r *Reader) speak(i, turn int) {
	if turn != r.voice.turn || r.article == nil {
		return
	}
	r.markSpoken(i)
	if i >= len(r.article.Blocks) {
		r.voice.speaking = false
		return
	}
	u := r.dom.window.Get("SpeechSynthesisUtterance").New(r.article.BlockText(i))
	if r.article.Lang != "" {
		u.Set("lang", r.article.Lang)
	}
	if v := r.dom.localVoice(r.article.Lang); v != nil {
		u.Set("voice", v)
	}
	u.Set("onend", app.FuncOf(func(app.Value, []app.Value) any {
		r.speak(i+1, turn)
		return nil
	}))
	r.dom.window.Get("speechSynthesis").Call("speak", u)
}

// localVoice is a voice that needs no network, of the language if there is
// one; nil where there is none.
func (d dom) localVoice(lang string) app.Value {
	voices := d.window.Get("speechSynthesis").Call("getVoices")
	var other app.Value
	for i := range voices.Length() {
		v := voices.Index(i)
		if !v.Get("localService").Bool() {
			continue
		}
		if spoken := v.Get("lang").String(); lang != "" && len(spoken) >= 2 && spoken[:2] == lang[:2] {
			return v
		}
		if other == nil {
			other = v
		}
	}
	return other
}

func (v *voice) stop(r *Reader) {
	if !v.speaking {
		return
	}
	v.speaking = false
	v.turn++
	r.dom.window.Get("speechSynthesis").Call("cancel")
	r.markSpoken(-1)
}

// markSpoken shows which block is read. The class is the only thing that the
// interface ever changes on a block.
func (r *Reader) markSpoken(block int) {
	for _, e := range r.dom.queryAll("#text .spoken") {
		e.Get("classList").Call("remove", "spoken")
	}
	if block >= 0 && block < len(r.reading.blocks) {
		e := r.reading.blocks[block]
		e.Get("classList").Call("add", "spoken")
		e.Call("scrollIntoView", map[string]any{"block": "nearest"})
	}
}
