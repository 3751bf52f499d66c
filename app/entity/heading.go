package entity

import (
	"strings"

	"offprint/app/entity/fact"
	"offprint/app/entity/token"
)

// headings finds names in lines where nearly every word has a capital, so that
// capitals tell nothing: what the rest of the document calls a name is one
// there too. What the model read there stays as it is: cutting it down to the
// part that is known elsewhere breaks more names than it mends.
func (f *finder) headings() {
	known := map[string]Type{}
	for _, x := range f.found {
		if !f.Heading(x.start) {
			known[fact.Key(f.text(x.start, x.end))] = x.typ
		}
	}
	lookup := func(start, end int) Type {
		text := f.text(start, end)
		if t := known[fact.Key(text)]; t != None {
			return t
		}
		if fact.Place(text) != "" {
			return Place
		}
		if fact.Country(text) != "" {
			return Norp
		}
		return None
	}
	f.addKnown(lookup)
}

// addKnown marks known names in headings where nothing was found.
func (f *finder) addKnown(lookup func(int, int) Type) {
	const longest = 5
	k := 0
	var add []found
	for i := 0; i < len(f.Tokens); i++ {
		for k < len(f.found) && f.found[k].end <= i {
			k++
		}
		if k < len(f.found) && f.found[k].start <= i {
			i = f.found[k].end - 1
			continue
		}
		if !f.Heading(i) || !capital(f.word(i)) {
			continue
		}
		end := min(len(f.Tokens), i+longest)
		if k < len(f.found) {
			end = min(end, f.found[k].start)
		}
		for j := end; j > i; j-- {
			if strings.Contains(f.text(i, j), "\n") || f.Tokens[j-1].Class == token.Punct {
				continue
			}
			if t := lookup(i, j); t != None {
				add = append(add, found{start: i, end: j, typ: t})
				i = j - 1
				break
			}
		}
	}
	for _, x := range add {
		f.replace(x)
	}
}

// conjoined cuts "Latin American and European Union" at its "and" where both
// the whole is not known and a side is.
func (f *finder) conjoined() {
	var out []found
	for _, x := range f.found {
		if x.typ != Org && x.typ != Place && x.typ != Norp || fact.Place(f.text(x.start, x.end)) != "" {
			out = append(out, x)
			continue
		}
		out = append(out, f.cutAnd(x)...)
	}
	f.found = out
}

func (f *finder) cutAnd(x found) []found {
	for i := x.start + 1; i < x.end-1; i++ {
		if w := f.word(i); w != "and" && w != "&" {
			continue
		}
		right := i + 1
		if f.word(right) == "the" && right < x.end-1 {
			right++
		}
		l, r := known(f.text(x.start, i)), known(f.text(right, x.end))
		if l == None || r == None {
			continue
		}
		return []found{{start: x.start, end: i, typ: l}, {start: right, end: x.end, typ: r}}
	}
	return []found{x}
}

// known returns the type of a country, a people or a well-known body.
func known(text string) Type {
	switch {
	case fact.Place(text) != "":
		return Place
	case fact.Country(text) != "":
		return Norp
	case fact.Body(text) != "":
		return Org
	}
	return None
}

// treasury marks the office before its head's title: "Treasury Secretary".
func (f *finder) treasury() {
	for i := range f.Tokens {
		if f.word(i) == "Treasury" && f.word(i+1) == "Secretary" && !f.covered(i) {
			f.replace(found{start: i, end: i + 1, typ: Org})
		}
	}
}

func (f *finder) covered(i int) bool {
	for _, x := range f.found {
		if x.start <= i && i < x.end {
			return true
		}
	}
	return false
}
