package entity

import (
	"strings"

	"offprint/app/entity/fact"
	"offprint/app/entity/token"
)

// reads reports whether the model reads a language: English, or unknown.
func reads(lang string) bool {
	return lang == "" || lang == "und" || lang == "en" || strings.HasPrefix(lang, "en-") || lang == "eng"
}

// foreign finds what can be known without reading the language: countries and
// well-known bodies by their listed names. The rules for English dates still
// find those in figures.
func (f *finder) foreign() {
	const longest = 6
	for i := 0; i < len(f.Tokens); {
		step := 1
		if capital(f.word(i)) {
			for n := min(longest, len(f.Tokens)-i); n > 0; n-- {
				text := f.text(i, i+n)
				if strings.ContainsAny(text, "\n") || len(text) < 4 || f.Tokens[i+n-1].Class == token.Punct {
					continue
				}
				if fact.Place(text) != "" {
					f.found = append(f.found, found{start: i, end: i + n, typ: Place})
				} else if fact.Body(text) != "" {
					f.found = append(f.found, found{start: i, end: i + n, typ: Org})
				} else {
					continue
				}
				step = n
				break
			}
		}
		i += step
	}
	// English words for numbers and days mean other things elsewhere
	kept := f.values[:0]
	for _, v := range f.values {
		w := f.word(v.Start)
		if w[0] >= '0' && w[0] <= '9' || w[0] >= 0x80 || w[0] == '$' {
			kept = append(kept, v)
		}
	}
	f.values = kept
}
