package ui

import (
	"encoding/json"
	"slices"
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
	// LettersOff switches single-letter keys off (WCAG 2.1.4).
	LettersOff bool `json:"lettersOff,omitempty"`
}

// A choice is one of a few values for a text of the look.
type choice struct{ value, label string }

var themes = []choice{{"", "Auto"}, {"light", "Light"}, {"sepia", "Sepia"}, {"dark", "Dark"}, {"black", "Black"}}

var faces = []choice{{"", "Serif"}, {"sans", "System"}, {"humanist", "Sans"}, {"legible", "Wide"}}

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
	}{{&l.Theme, themes}, {&l.Face, faces}, {&l.Align, aligns}} {
		if !slices.ContainsFunc(t.choices, func(c choice) bool { return c.value == *t.value }) {
			*t.value = ""
		}
	}
	for _, s := range scales {
		if v := s.field(&l); *v < s.low || *v > s.high {
			*v = 0
		}
	}
	return l
}

func (l Look) String() string {
	b, err := json.Marshal(l)
	if err != nil {
		panic(err) // texts and finite numbers
	}
	return string(b)
}
