package library

import (
	"encoding/hex"
	"hash/fnv"
	"path"
	"strings"
	"sync"
)

// mostSlug bounds a slug, in bytes: addresses get typed and printed.
const mostSlug = 64

// Slugs returns an address for each file: its path without the extension, in
// a-z, 0-9 and "-". An address comes from the file's name, not from the title,
// so that correcting a headline moves neither links nor annotations. Where two
// files would share one, or nothing is left of a name in another script, a
// hash of the path is added. A file's slug depends on the other files only
// through such a clash, and the order of files never matters.
func Slugs(files []string) []string {
	slugs := make([]string, len(files))
	taken := map[string]int{}
	for i, f := range files {
		slugs[i] = fold(strings.TrimSuffix(f, path.Ext(f)))
		taken[slugs[i]]++
	}
	hashed := map[string]bool{}
	var plain []int
	for i, f := range files {
		if s := slugs[i]; s == "" || taken[s] > 1 {
			slugs[i] = strings.TrimPrefix(s+"-"+hash(f), "-")
			hashed[slugs[i]] = true
		} else {
			plain = append(plain, i)
		}
	}
	for _, i := range plain {
		if hashed[slugs[i]] { // a file named like such an address
			slugs[i] += "-" + hash(files[i])
		}
	}
	return slugs
}

// hash is short enough to type and long enough for a library: 40 bits.
func hash(s string) string {
	h := fnv.New64a()
	h.Write([]byte(s))
	return hex.EncodeToString(h.Sum(nil))[:10]
}

// fold lowers ASCII letters, spells accented Latin ones without accents, and
// joins the rest by single hyphens.
func fold(s string) string {
	var b strings.Builder
	for _, r := range strings.ToLower(s) {
		switch {
		case r >= 'a' && r <= 'z', r >= '0' && r <= '9':
			b.WriteRune(r)
		default:
			if plain, ok := unaccented()[r]; ok {
				b.WriteString(plain)
			} else if isMark(r) {
				continue // a decomposed accent
			} else if n := b.Len(); n > 0 && b.String()[n-1] != '-' {
				b.WriteByte('-')
			}
		}
	}
	out := strings.Trim(b.String(), "-")
	if len(out) > mostSlug {
		out = strings.TrimRight(out[:mostSlug], "-")
	}
	return out
}

func isMark(r rune) bool { return r >= 0x300 && r <= 0x36f }

// unaccented spells Latin letters with ASCII ones. It is made when it is first
// asked for: a browser, which only opens libraries, never does.
var unaccented = sync.OnceValue(func() map[rune]string {
	table := map[string]string{
		"a": "àáâãäåāăą", "c": "çćĉċč", "d": "ďđð", "e": "èéêëēĕėęě", "g": "ĝğġģ", "h": "ĥħ",
		"i": "ìíîïĩīĭįı", "j": "ĵ", "k": "ķ", "l": "ĺļľŀł", "n": "ñńņňŋ", "o": "òóôõöøōŏő",
		"r": "ŕŗř", "s": "śŝşšș", "t": "ţťŧț", "u": "ùúûüũūŭůűų", "w": "ŵ", "y": "ýÿŷ", "z": "źżž",
		"ae": "æ", "oe": "œ", "ss": "ß", "th": "þ",
	}
	m := map[rune]string{}
	for plain, letters := range table {
		for _, r := range letters {
			m[r] = plain
		}
	}
	return m
})
