package ui

import "strconv"

// mentionSteps goes through the mentions of a name.
type mentionSteps struct {
	reader   *Reader
	name     int
	mentions []int
	at       int // the one gone to last, -1 for none
}

func (s *mentionSteps) label() string {
	return "mention of " + s.reader.shown.Heads[s.name].Name
}

func (s *mentionSteps) step(by int) {
	n := len(s.mentions)
	if s.at < 0 && by < 0 {
		s.at = 0
	}
	s.at = ((s.at+by)%n + n) % n
	elements := s.reader.mentionElements(s.mentions[s.at])
	if len(elements) == 0 {
		return
	}
	for _, e := range s.reader.dom.queryAll("#text .n.at") {
		e.Get("classList").Call("remove", "at")
	}
	for _, e := range elements {
		e.Get("classList").Call("add", "at")
	}
	elements[0].Call("scrollIntoView", map[string]any{"block": "center", "behavior": "instant"})
	if s.reader.named.open {
		s.reader.showCard(s.name, s.mentions[s.at])
	}
	s.reader.say(s.label() + ", " + strconv.Itoa(s.at+1) + " of " + strconv.Itoa(n))
}

func (s *mentionSteps) end() { s.light(false) }

// light marks the mentions in the text, in the scroll margin and in the panel.
func (s *mentionSteps) light(on bool) {
	for _, e := range s.reader.dom.queryAll("#text .n.lit") {
		e.Get("classList").Call("remove", "lit", "at")
	}
	name := strconv.Itoa(s.name)
	for _, e := range s.reader.dom.queryAll("#panel-names [data-act=name]") {
		pressed := "false"
		if on && e.Get("dataset").Get("name").String() == name {
			pressed = "true"
		}
		e.Call("setAttribute", "aria-pressed", pressed)
	}
	margin := s.reader.dom.query("#margin")
	margin.Set("innerHTML", "")
	if !on {
		return
	}
	height := s.reader.dom.root.Get("scrollHeight").Float()
	for _, k := range s.mentions {
		for i, e := range s.reader.mentionElements(k) {
			e.Get("classList").Call("add", "lit")
			if i == 0 {
				tick := s.reader.dom.document.Call("createElement", "i")
				tick.Get("style").Call("setProperty", "top", number(100*(top(e)+s.reader.dom.scrollY())/height, "%"))
				margin.Call("append", tick)
			}
		}
	}
}
