package ui

import (
	"encoding/json"
	"slices"
	"strings"

	"offprint/app/entity"
)

// A Look is how the reader wants text to appear. A zero field is the style
// sheet's own value. web/js/theme.js reads the same form before the first
// paint.
type Look struct {
	Theme   string  `json:"theme,omitempty"`   // "" follows the device
	Face    string  `json:"face,omitempty"`    // "" is the serif face
	Align   string  `json:"align,omitempty"`   // "" or "justify"
	Size    float64 `json:"size,omitempty"`    // CSS pixels
	Leading float64 `json:"leading,omitempty"` // line height, in sizes
	Measure float64 `json:"measure,omitempty"` // text width, in rem
	Names   string  `json:"names,omitempty"`   // "" is full; "quiet", "off"
	Hide    string  `json:"hide,omitempty"`    // families whose names are not underlined, with spaces between
	Tab     string  `json:"tab,omitempty"`     // of the panel: "" is the names
	// NotesQuiet switches off that annotations are read out as one comes to
	// them.
	NotesQuiet bool `json:"notesQuiet,omitempty"`
	// LettersOff switches single-letter keys off (WCAG 2.1.4).
	LettersOff bool `json:"lettersOff,omitempty"`
}

// A choice is one of a few values for a text of the look.
type choice struct{ value, label string }

var themes = []choice{{"", "Auto"}, {"light", "Light"}, {"sepia", "Sepia"}, {"dark", "Dark"}, {"black", "Black"}}

var faces = []choice{{"", "Serif"}, {"sans", "System"}, {"humanist", "Sans"}, {"legible", "Wide"}}

var nameStyles = []choice{{"", "Full"}, {"quiet", "Quiet"}, {"off", "Off"}}

var tabs = []choice{{"", "Names"}, {"annotations", "Annotations"}, {"outline", "Outline"}}

var aligns = []choice{{"", "Ragged"}, {"justify", "Justified"}}

// A scale is the range of a number of the look.
type scale struct {
	label                   string
	field                   func(*Look) *float64
	normal, step, low, high float64
	unit                    string
}

var scales = []scale{
	{"Size", func(l *Look) *float64 { return &l.Size }, 19, 1, 14, 32, " px"},
	{"Line height", func(l *Look) *float64 { return &l.Leading }, 1.6, 0.1, 1.2, 2.2, ""},
	{"Text width", func(l *Look) *float64 { return &l.Measure }, 34, 2, 24, 50, " rem"},
}

// value is the scale's value in l.
func (s scale) value(l *Look) float64 {
	if v := *s.field(l); v != 0 {
		return v
	}
	return s.normal
}

// move changes the value by so many steps, within the range, and reports
// whether it changed.
func (s scale) move(l *Look, steps float64) bool {
	v := s.value(l) + steps*s.step
	if v < s.low-s.step/2 || v > s.high+s.step/2 {
		return false
	}
	v = min(max(v, s.low), s.high) // a stored value may stand between two steps
	*s.field(l) = float64(int(v*10+0.5)) / 10
	return true
}

// parseLook reads a stored look. What is not one gives the zero Look; values
// out of range are dropped, since a page must stay readable whatever is stored.
func parseLook(stored string) Look {
	var l Look
	if json.Unmarshal([]byte(stored), &l) != nil {
		return Look{}
	}
	for _, t := range []struct {
		value   *string
		choices []choice
	}{{&l.Theme, themes}, {&l.Face, faces}, {&l.Align, aligns}, {&l.Names, nameStyles}, {&l.Tab, tabs}} {
		if !slices.ContainsFunc(t.choices, func(c choice) bool { return c.value == *t.value }) {
			*t.value = ""
		}
	}
	l.Hide = strings.Join(slices.DeleteFunc(strings.Fields(l.Hide), func(f string) bool { return !isFamily(f) }), " ")
	for _, s := range scales {
		if v := s.field(&l); *v < s.low || *v > s.high {
			*v = 0
		}
	}
	return l
}

// isFamily tells whether a word is that of a family of names.
func isFamily(word string) bool {
	for f := entity.People; f <= entity.Others; f++ {
		if f.Word() == word {
			return true
		}
	}
	return false
}

// hides tells whether names of a family are not underlined.
func (l *Look) hides(family string) bool { return slices.Contains(strings.Fields(l.Hide), family) }

// toggle shows what was hidden and hides what was shown.
func (l *Look) toggle(family string) {
	shown := strings.Fields(l.Hide)
	if l.hides(family) {
		shown = slices.DeleteFunc(shown, func(f string) bool { return f == family })
	} else {
		shown = append(shown, family)
	}
	l.Hide = strings.Join(shown, " ")
}

// plainText is the look with everything about the text as the style sheet has
// it.
func (l *Look) plainText() Look {
	return Look{LettersOff: l.LettersOff, NotesQuiet: l.NotesQuiet, Names: l.Names, Hide: l.Hide, Tab: l.Tab}
}

func (l Look) String() string {
	b, err := json.Marshal(l)
	if err != nil {
		panic(err) // texts and finite numbers
	}
	return string(b)
}
