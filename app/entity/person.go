package entity

import (
	"strings"

	"offprint/app/entity/lexicon"
)

// A personName is a person's name in its parts, folded.
type personName struct {
	parts  []string
	suffix string // "jr", "iii"
}

var particles = set(`de del della di da dos das van von der den la le el al bin ibn abu ben ter ten zu du`)

// parsePerson splits a name into its parts. Hyphens bind; a particle binds to
// the part that follows it when comparing surnames.
func parsePerson(name string) personName {
	var p personName
	for _, w := range strings.Fields(strings.ReplaceAll(lexicon.Fold(name), ",", " ")) {
		w = strings.Trim(w, ".'\"")
		switch w {
		case "jr", "sr", "ii", "iii", "iv":
			p.suffix = w
			continue
		case "":
			continue
		}
		p.parts = append(p.parts, w)
	}
	for len(p.parts) > 1 && titles[p.parts[0]] && p.parts[0] != "prince" {
		p.parts = p.parts[1:]
	}
	return p
}

func (p personName) last() string {
	if len(p.parts) == 0 {
		return ""
	}
	return p.parts[len(p.parts)-1]
}

func (p personName) first() string {
	if len(p.parts) == 0 {
		return ""
	}
	return p.parts[0]
}

// short reports whether the name has only one telling part.
func (p personName) short() bool {
	n := 0
	for _, w := range p.parts {
		if !particles[w] {
			n++
		}
	}
	return n < 2
}

// samePart reports whether two first names can be one: equal, or an initial.
func samePart(a, b string) bool {
	if a == b {
		return true
	}
	a, b = strings.ReplaceAll(a, ".", ""), strings.ReplaceAll(b, ".", "")
	if len(a) > len(b) {
		a, b = b, a
	}
	return len(a) == 1 && strings.HasPrefix(b, a) || a == b
}

// compatible reports whether two full names can be one person's.
func (p personName) compatible(q personName) bool {
	if p.suffix != "" && q.suffix != "" && p.suffix != q.suffix {
		return false
	}
	if len(p.parts) > len(q.parts) {
		p, q = q, p
	}
	if len(p.parts) == 0 {
		return false
	}
	if p.last() == q.last() && samePart(p.first(), q.first()) {
		return true
	}
	// "Vladimir Padrino" and "Vladimir Padrino López"; "Padrino López"
	if len(p.parts) < 2 {
		return false
	}
	k := 0
	for _, w := range q.parts {
		if k < len(p.parts) && p.parts[k] == w {
			k++
		}
	}
	return k == len(p.parts)
}

// answers reports how a short name may stand for a full one: 3 by the
// surname, 2 by another later part, 1 by the first name, 0 not at all.
func (p personName) answers(full personName) int {
	if len(p.parts) == 0 || len(full.parts) < 2 {
		return 0
	}
	w := p.last()
	switch {
	case full.last() == w:
		return 3
	case len(full.parts) > 1 && strings.HasSuffix(full.last(), "-"+w):
		return 2
	}
	for _, x := range full.parts[1 : len(full.parts)-1] {
		if x == w {
			return 2
		}
	}
	if full.first() == w && len(p.parts) == 1 {
		return 1
	}
	return 0
}
