package entity

import (
	"strings"

	"offprint/app/entity/fact"
	"offprint/app/entity/lexicon"
)

func set(list string) map[string]bool {
	m := map[string]bool{}
	for _, w := range strings.Fields(list) {
		m[w] = true
	}
	return m
}

var (
	// prefixes of ships' names; the words after one are its name
	vessels = set(`USS USNS HMS HMAS HMCS HMNZS RMS SS MV MS MT INS KRI RFS ROKS BRP FS ORP`)
	titles  = set(`mr mr. mrs mrs. ms ms. miss dr dr. president minister secretary gen. general sen. senator rep. gov. governor lt. col. colonel maj. capt. captain sgt. king queen prince
		princess pope sir lord lady judge justice chancellor ambassador mayor prof. professor rev. sheikh sultan emir ayatollah cardinal bishop archbishop sgt. prime`)
	laws  = set(`act treaty agreement accord accords law bill convention protocol constitution amendment resolution pact charter code directive regulation ordinance decree`)
	works = set(`symphony sonata concerto overture novel album opera quran koran bible torah`)
)

// refine mends what rules know better than a statistical model.
func (f *finder) refine() {
	f.headings()
	f.vessels()
	f.facts()
	f.conjoined()
	f.treasury()
	for k := range f.found {
		x := &f.found[k]
		switch x.typ {
		case Person:
			// titles and roles stand outside a person's name
			for x.start < x.end-1 && titles[lexicon.Fold(f.word(x.start))] {
				x.start++
			}
		case Other:
			x.typ = f.other(x.start, x.end)
		}
		// a possessive stands outside
		for x.end-1 > x.start && (f.word(x.end-1) == "'s" || f.word(x.end-1) == "’s") {
			x.end--
		}
	}
	f.platform()
}

// other tells laws and works from the rest.
func (f *finder) other(start, end int) Type {
	for i := start; i < end; i++ {
		w := lexicon.Fold(f.word(i))
		if laws[w] {
			return Law
		}
		if works[w] {
			return Work
		}
	}
	switch f.word(start - 1) {
	case `"`, "“", "‘", "«", "'":
		return Work
	}
	return Other
}

// replace puts a span in the place of all that it overlaps.
func (f *finder) replace(x found) {
	var out []found
	put := false
	for _, y := range f.found {
		if y.start < x.end && x.start < y.end {
			continue
		}
		if !put && y.start >= x.end {
			out = append(out, x)
			put = true
		}
		out = append(out, y)
	}
	if !put {
		out = append(out, x)
	}
	f.found = out
}

// vessels reads "USS Gerald Ford" as one ship.
func (f *finder) vessels() {
	for i := range f.Tokens {
		w := f.word(i)
		if w == "" || w[0] < 'A' || w[0] > 'Z' || !vessels[strings.ReplaceAll(w, ".", "")] {
			continue
		}
		j := i + 1
		for j < len(f.Tokens) && j-i < 5 && capital(f.word(j)) && f.Text[f.Tokens[j-1].Stop:f.Tokens[j].Byte] == " " {
			j++
		}
		if j == i+1 || f.Heading(i) && j-i > 3 {
			continue
		}
		// the prefixes that are also words or initials need a known sign
		if (w == "MS" || w == "SS" || w == "FS" || w == "MT" || w == "INS") && !f.inName(i, Product) {
			continue
		}
		f.replace(found{start: i, end: j, typ: Product})
	}
}

func (f *finder) inName(i int, t Type) bool {
	for _, x := range f.found {
		if x.start <= i && i < x.end {
			return x.typ == t
		}
	}
	return false
}

func capital(w string) bool {
	return w != "" && (w[0] >= 'A' && w[0] <= 'Z' || w[0] >= 0xc3 && lexicon.Fold(w) != strings.ToLower(w))
}

// facts holds countries whose names the model cut into pieces together.
func (f *finder) facts() {
	for i := 0; i+2 < len(f.Tokens); i++ {
		w := f.word(i + 1)
		if w != "and" && w != "&" || !capital(f.word(i)) {
			continue
		}
		for _, span := range [...][2]int{{i, i + 3}, {i - 1, i + 3}, {i - 2, i + 3}, {i, i + 5}} {
			if span[0] < 0 || span[1] > len(f.Tokens) {
				continue
			}
			if fact.Place(f.text(span[0], span[1])) != "" {
				f.replace(found{start: span[0], end: span[1], typ: Place})
				break
			}
		}
	}
}

// platform reads "X" as the company where the sentence says so; anywhere else
// one letter is no name unless the model is sure it is part of one.
func (f *finder) platform() {
	out := f.found[:0]
	for _, x := range f.found {
		if x.end-x.start == 1 && len(f.word(x.start)) == 1 && f.word(x.start) != "X" {
			continue
		}
		if x.end-x.start == 1 && f.word(x.start) == "X" && !f.onPlatform(x.start) {
			continue
		}
		out = append(out, x)
	}
	f.found = out
	for i := range f.Tokens {
		if f.word(i) == "X" && f.onPlatform(i) {
			f.replace(found{start: i, end: i + 1, typ: Org})
		}
	}
}

var platformWords = set(`platform network site app website media company`)

func (f *finder) onPlatform(i int) bool {
	before := lexicon.Fold(f.word(i - 1))
	if platformWords[before] {
		return true
	}
	if before == "on" || before == "to" || before == "by" || before == "via" {
		for j := i - 2; j >= 0 && j > i-8; j-- {
			switch lexicon.Fold(f.word(j)) {
			case "post", "posted", "posts", "posting", "wrote", "message", "statement", "tweet", "tweeted", "account", "shared", "said", "video":
				return true
			}
		}
	}
	return strings.HasPrefix(f.Text[f.Tokens[i].Stop:], ", formerly Twitter") || strings.HasPrefix(f.Text[f.Tokens[i].Stop:], " (formerly Twitter")
}
