// Package fact knows the names of countries and of well-known bodies: which
// are the same, and which people belong to which country.
package fact

import (
	"strings"

	"offprint/app/entity/lexicon"
)

// Key returns a name as it is compared: folded, without dots, one space
// between words, without "the" in front.
func Key(name string) string {
	f := lexicon.Fold(name)
	b := make([]byte, 0, len(f))
	space := false
	for i := 0; i < len(f); i++ {
		switch c := f[i]; c {
		case '.':
		case ' ', '\t', '\n', '\r':
			space = len(b) > 0
		default:
			if space {
				b = append(b, ' ')
				space = false
			}
			b = append(b, c)
		}
	}
	return strings.TrimPrefix(string(b), "the ")
}

var (
	places   = map[string]string{}
	bodies   = map[string]string{}
	demonyms = map[string]string{}
	families = map[string][]string{}
)

func init() {
	for line := range strings.SplitSeq(strings.TrimSpace(countries), "\n") {
		f := strings.Split(line, ";")
		add(places, f[0], f[0]+","+f[1])
		for d := range strings.SplitSeq(f[2], ",") {
			if d == "" {
				continue
			}
			demonyms[Key(d)] = f[0]
			demonyms[Key(d)+"s"] = f[0]
		}
	}
	for line := range strings.SplitSeq(strings.TrimSpace(organisations), "\n") {
		f := strings.Split(line, ";")
		add(bodies, f[0], f[0]+","+f[1])
	}
}

func add(m map[string]string, name, aliases string) {
	for a := range strings.SplitSeq(aliases, ",") {
		if a != "" {
			m[Key(a)] = name
			families[name] = append(families[name], a)
		}
	}
}

// Place returns the usual name of a country or region, "" if it is not known.
func Place(name string) string { return places[Key(name)] }

// Body returns the usual name of a well-known organisation, "" if it is not known.
func Body(name string) string { return bodies[Key(name)] }

// Country returns the country of a people, "" if it is not known.
func Country(demonym string) string { return demonyms[Key(demonym)] }

// Aliases returns all names of a country or body, the usual one first.
func Aliases(name string) []string { return families[name] }
