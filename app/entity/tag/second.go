package tag

import (
	"offprint/app/entity/crf"
	"offprint/app/entity/lexicon"
)

// votes counts what the first pass made of one word or phrase.
type votes struct {
	types [16]int16 // by type; the last is "outside"
}

const outside = 15

// major returns the commonest reading and how sure it is, 0 to 3.
func (v *votes) major() (typ, sure uint32) {
	best, sum := 0, int16(0)
	for t, n := range v.types {
		sum += n
		if n > v.types[best] {
			best = t
		}
	}
	switch n := v.types[best]; {
	case sum == 0:
		return outside, 0
	case n == 1 && sum == 1:
		return uint32(best), 0
	case n*10 >= sum*8:
		return uint32(best), 3
	case n*10 >= sum*6:
		return uint32(best), 2
	}
	return uint32(best), 1
}

// vote counts the readings of the first pass by word and by phrase.
func (a *Analysis) vote(s crf.Scheme) {
	clear(a.phrases)
	count := func(h uint64, t int) {
		v := a.phrases[h]
		if v == nil {
			v = &votes{}
			a.phrases[h] = v
		}
		if v.types[t] < 1<<14 {
			v.types[t]++
		}
	}
	for i, y := range a.guess {
		w := a.words[i]
		if !w.kind.named() {
			continue
		}
		t := outside
		if y != 0 {
			t, _ = s.Type(int(y))
		}
		count(w.foldLower, t)
		if y == 0 {
			continue
		}
		if _, part := s.Type(int(y)); part == crf.Begin {
			h := lexicon.Next(0, w.full)
			for j := i + 1; j < len(a.guess) && j-i < maxPhrase; j++ {
				h = lexicon.Next(h, a.words[j].full)
				if _, p := s.Type(int(a.guess[j])); p == crf.End {
					count(h, t)
					break
				}
			}
		}
	}
}

const maxPhrase = 6

// known holds, for each token of a sentence, the phrase of the document that
// covers it.
type known struct{ typ, sure, pos uint32 }

// knownPhrases finds the longest phrases that the first pass read as names
// somewhere in the document.
func (a *Analysis) knownPhrases(start, end int, out []known) []known {
	out = resize(out, end-start)
	for i := start; i < end; {
		if !a.words[i].kind.named() {
			i++
			continue
		}
		h, best := lexicon.Next(0, a.words[i].full), 0
		var v *votes
		for j := i + 1; j < end && j-i < maxPhrase; j++ {
			h = lexicon.Next(h, a.words[j].full)
			if x := a.phrases[h]; x != nil && a.words[j].kind != kindLower {
				v, best = x, j-i
			}
		}
		if v == nil {
			i++
			continue
		}
		t, sure := v.major()
		for j := 0; j <= best; j++ {
			pos := uint32(1)
			if j == 0 {
				pos = 0
			} else if j == best {
				pos = 2
			}
			out[i-start+j] = known{t + 1, sure, pos}
		}
		i += best + 1
	}
	return out
}

// second appends the features of the second pass.
func (a *Analysis) second(i, start, end int, k known, out []uint32) []uint32 {
	w := a.words[i]
	y := uint32(a.guess[i])
	if !w.kind.named() && y == 0 && k.typ == 0 {
		if !(i > start && a.guess[i-1] != 0 || i+1 < end && a.guess[i+1] != 0) {
			return out
		}
	}
	var before, after uint32
	if i > start {
		before = uint32(a.guess[i-1])
	}
	if i+1 < end {
		after = uint32(a.guess[i+1])
	}
	maj, sure := uint32(14), uint32(0)
	if w.kind.named() {
		if v := a.phrases[w.foldLower]; v != nil {
			maj, sure = v.major()
		}
	}
	single := uint32(0)
	if a.runs[i].end-a.runs[i].core == 1 {
		single = 1
	}
	return append(out,
		hash(tSecond, y, 0),
		hash(tSecond+1, y, maj<<4|sure),
		hash(tSecond+2, maj<<4|sure, single<<4|uint32(w.kind)),
		hash(tSecond+3, k.typ<<8|k.sure<<4|k.pos, 0),
		hash(tSecond+4, k.typ<<8|k.sure<<4|k.pos, y),
		hash(tSecond+5, before<<8|after, y),
		hash(tSecond+6, maj<<4|sure, uint32(a.sentence[i])<<8|y))
}
