// Package tag finds names in text: people, organisations, places, nationalities,
// events, products and works. It is a conditional random field over the words
// of a sentence whose features also look at the whole document, in two passes:
// the second one reads what the first made of the same words elsewhere
// (Krishnan and Manning 2006).
package tag

import (
	"offprint/app/entity/crf"
	"offprint/app/entity/lexicon"
	"offprint/app/entity/token"
)

// An Analysis is the working memory for one document at a time. It serves one
// goroutine; its word cache lives on from document to document.
type Analysis struct {
	lex       *Lexicons
	edge      *word
	Text      string
	Tokens    []token.Token
	Sentences []token.Sentence
	words     []*word
	runs      []run  // one for each token
	gaz       []gaz  // one for each token
	Marks     []Mark // one for each token: what the rules for values found
	sentence  []flags
	evidence  []evidence
	epoch     uint32
	cache     map[string]*word
	phrases   map[uint64]*votes
	guess     []uint8 // labels of the first pass
	buf       []uint32
}

// A Mark says that rules found a value at a token.
type Mark uint8

// The marks.
const (
	MarkNone Mark = iota
	MarkDate
	MarkTime
	MarkMoney
	MarkQuantity
	MarkNumber
)

// flags describe a token's sentence.
type flags uint8

const (
	flagHeading flags = 1 << iota // most words have capitals
	flagUpper                     // all letters are capitals
)

// A run is the stretch of capitalised words around a token.
type run struct {
	start, end int32 // tokens; equal where the token is in none
	core       int32 // start, after titles
}

// gaz says which listed phrases cover a token.
type gaz struct {
	cats, first, last uint8 // categories; those that begin and end here
	long              bool  // the phrase has more than one word
}

// evidence is what a document tells of a word, whatever its case.
type evidence struct {
	lower, mid, total int32
	bits              uint32
	longest           int32
}

const (
	evTitle = 1 << iota
	evSaid
	evIn
	evPossessive
	evAcronym
	evFirstName
	evRunLast
	evRunFirst
	evOrgRun
	evPlaceRun
	evParen
	evRole
	evThe
	evComma
	evFirstListed
	evBits = iota
)

// NewAnalysis returns working memory over the lexicons.
func NewAnalysis(l *Lexicons) *Analysis {
	return &Analysis{lex: l, edge: newEdge(), cache: map[string]*word{}, phrases: map[uint64]*votes{}}
}

// cacheLimit bounds the words kept between documents.
const cacheLimit = 8000

// Load splits a document and gathers its evidence. The tokens' Marks are clear;
// set them before asking for features.
func (a *Analysis) Load(text string) {
	if len(a.cache) > cacheLimit {
		clear(a.cache)
	}
	a.Text = text
	a.Tokens = token.Split(text, a.Tokens[:0])
	a.Sentences = token.Sentences(text, a.Tokens, a.Sentences[:0])
	n := len(a.Tokens)
	a.words = resize(a.words, n)
	a.runs = resize(a.runs, n)
	a.gaz = resize(a.gaz, n)
	a.Marks = resize(a.Marks, n)
	a.sentence = resize(a.sentence, n)
	a.evidence = a.evidence[:0]
	a.epoch++
	for i, t := range a.Tokens {
		a.words[i] = a.word(t.Text(text), t.Class)
	}
	for _, s := range a.Sentences {
		a.findRuns(s)
	}
	a.findGazetteer()
	a.gather()
}

func resize[T any](s []T, n int) []T {
	if cap(s) < n {
		return make([]T, n, n+n/4)
	}
	s = s[:n]
	clear(s)
	return s
}

func (a *Analysis) word(text string, class token.Class) *word {
	if w, ok := a.cache[text]; ok {
		return w
	}
	if len(text) > 64 {
		text = text[:64]
		if w, ok := a.cache[text]; ok {
			return w
		}
	}
	w := a.lex.newWord(text, class)
	a.cache[string(append([]byte(nil), text...))] = w
	w.base = w
	if low := lower(text); low != text {
		w.base = a.word(low, class)
	}
	return w
}

// ev returns the document's evidence on the word.
func (a *Analysis) ev(w *word) *evidence {
	b := w.base
	if b.epoch != a.epoch {
		b.epoch, b.slot = a.epoch, int32(len(a.evidence))
		a.evidence = append(a.evidence, evidence{})
	}
	return &a.evidence[b.slot]
}

// Heading reports whether a token stands in a sentence of capitalised words.
func (a *Analysis) Heading(i int) bool { return a.sentence[i] != 0 }

// findRuns marks the runs of capitals of a sentence and says whether it is set
// as a heading.
func (a *Analysis) findRuns(s token.Sentence) {
	caps, upper, words := 0, 0, 0
	for _, w := range a.words[s.Start:s.End] {
		switch {
		case w.kind == kindLower && w.trig != trigLink && !stopWords[w.base.text]:
			words++
		case w.kind == kindUpper || w.kind == kindOne && w.first != 'A' && w.first != 'I':
			upper++
			fallthrough
		case w.kind.named():
			caps++
			words++
		}
	}
	var f flags
	if words >= 3 && caps*10 >= words*7 {
		f = flagHeading
		if upper*10 >= words*8 {
			f |= flagUpper
		}
	}
	for i := s.Start; i < s.End; i++ {
		a.sentence[i] = f
	}
	for i := s.Start; i < s.End; {
		if !a.starts(i, s.Start) {
			a.runs[i] = run{int32(i), int32(i), int32(i)}
			i++
			continue
		}
		end := a.runEnd(i, s.End)
		core := i
		for core < end-1 && a.words[core].trig == trigTitle {
			core++
		}
		r := run{int32(i), int32(end), int32(core)}
		for ; i < end; i++ {
			a.runs[i] = r
		}
	}
}

// starts reports whether a run of capitals may begin at token i.
func (a *Analysis) starts(i, first int) bool {
	w := a.words[i]
	return w.kind.named() && (!stopWords[w.base.text] || w.kind == kindUpper && a.sentence[i]&flagUpper == 0 && i > first)
}

func (a *Analysis) runEnd(i, end int) int {
	j := i + 1
	for j < end {
		w := a.words[j]
		if a.starts(j, -1) {
			j++
			continue
		}
		// one or two small words may stand between two capitals
		k := j
		for k < end && k-j < 2 && (a.words[k].trig == trigLink || a.words[k].trig == trigParty || a.joint(k)) {
			k++
		}
		if k == j || k >= end || !a.starts(k, -1) || w.kind == kindPunct && !a.joint(j) {
			break
		}
		j = k + 1
	}
	return j
}

// joint reports whether the token is a hyphen or apostrophe without spaces.
func (a *Analysis) joint(k int) bool {
	t := a.Tokens[k]
	if t.Class != token.Punct || k == 0 || k+1 >= len(a.Tokens) || a.Tokens[k-1].Stop != t.Byte || a.Tokens[k+1].Byte != t.Stop {
		return false
	}
	c := a.Text[t.Byte]
	return c == '-' || c == '\'' || c == '/'
}

// findGazetteer marks the longest listed phrases.
func (a *Analysis) findGazetteer() {
	const longest = 6
	for i := range a.words {
		if !a.words[i].kind.named() {
			continue
		}
		end := min(int(a.runs[i].end), i+longest)
		h, taken := uint64(0), uint8(0)
		var at [longest]uint8
		n := 0
		for j := i; j < end || j == i; j++ {
			if j == i {
				h = lexicon.Next(0, a.words[i].full)
				at[n] = a.words[i].gaz
			} else {
				h = lexicon.Next(h, a.words[j].full)
				at[n] = 0
				if a.words[j].kind.named() {
					at[n] = a.lex.Gazetteer.Get(h)
				}
			}
			n++
		}
		for n--; n >= 0; n-- {
			fresh := at[n] &^ taken
			if fresh == 0 {
				continue
			}
			taken |= fresh
			a.gaz[i].first |= fresh
			a.gaz[i+n].last |= fresh
			for j := i; j <= i+n; j++ {
				a.gaz[j].cats |= fresh
				a.gaz[j].long = a.gaz[j].long || n > 0
			}
		}
	}
}

// gather collects the document's evidence on its words.
func (a *Analysis) gather() {
	for _, s := range a.Sentences {
		for i := s.Start; i < s.End; i++ {
			w := a.words[i]
			if w.kind == kindPunct || w.kind == kindClitic || w.kind == kindDigits {
				continue
			}
			e := a.ev(w)
			e.total++
			if w.kind == kindLower {
				e.lower++
				continue
			}
			if a.sentence[i] != 0 {
				continue
			}
			if i > s.Start {
				e.mid++
			}
			a.context(i, s, e)
		}
	}
	a.acronyms()
}

// context adds what stands around one occurrence.
func (a *Analysis) context(i int, s token.Sentence, e *evidence) {
	r := a.runs[i]
	if r.start == r.end {
		return
	}
	e.longest = max(e.longest, r.end-r.core)
	last := a.words[r.end-1]
	if int(r.end) < s.End {
		switch next := a.words[r.end]; {
		case next.trig == trigSaid:
			e.bits |= evSaid
		case next.kind == kindClitic:
			e.bits |= evPossessive
		}
	}
	if r.core > r.start {
		e.bits |= evTitle
	}
	if int(r.start) > s.Start && r.core == r.start {
		prev := a.words[r.start-1]
		switch prev.trig {
		case trigIn:
			e.bits |= evIn
		case trigRole:
			e.bits |= evRole
		case trigTitle:
			e.bits |= evTitle
		}
		switch prev.base.text {
		case "the":
			e.bits |= evThe
		case "(":
			e.bits |= evParen
		case ",":
			e.bits |= evComma
		}
	}
	if r.end-r.core < 2 {
		return
	}
	if int32(i) == r.end-1 {
		e.bits |= evRunLast
		if a.words[i-1].gaz&GazFirstName != 0 {
			e.bits |= evFirstName
		}
	}
	if int32(i) == r.core {
		e.bits |= evRunFirst
		if a.words[i].gaz&GazFirstName != 0 {
			e.bits |= evFirstListed
		}
	}
	switch last.trig {
	case trigOrg:
		e.bits |= evOrgRun
	case trigPlace:
		e.bits |= evPlaceRun
	}
}

// acronyms marks words that spell the capitals of a run in the document.
func (a *Analysis) acronyms() {
	var wanted map[string]*evidence
	for i, w := range a.words {
		if (w.kind == kindUpper || w.kind == kindDots) && a.sentence[i]&flagUpper == 0 {
			if s := letters(a.Tokens[i].Text(a.Text)); len(s) >= 2 && len(s) <= 6 {
				if wanted == nil {
					wanted = map[string]*evidence{}
				}
				wanted[s] = nil
				_ = a.ev(w)
			}
		}
	}
	if wanted == nil {
		return
	}
	for i, w := range a.words {
		if s := letters(a.Tokens[i].Text(a.Text)); w.kind == kindUpper || w.kind == kindDots {
			if _, ok := wanted[s]; ok {
				wanted[s] = a.ev(w)
			}
		}
	}
	for i := range a.words {
		r := a.runs[i]
		if int32(i) != r.start || r.end-r.start < 2 {
			continue
		}
		var initials [8]byte
		n := 0
		for j := r.end - 1; j >= r.start && n < 7; j-- {
			if w := a.words[j]; w.kind == kindTitle || w.kind == kindMixed {
				initials[7-n] = byte(w.first)
				n++
			}
			if n >= 2 {
				if e := wanted[string(initials[8-n:])]; e != nil {
					e.bits |= evAcronym
				}
			}
		}
	}
}

func letters(s string) string {
	plain := true
	for i := 0; i < len(s); i++ {
		if s[i] == '.' {
			plain = false
		}
	}
	if plain {
		return s
	}
	b := make([]byte, 0, len(s))
	for i := 0; i < len(s); i++ {
		if s[i] != '.' {
			b = append(b, s[i])
		}
	}
	return string(b)
}

// Guess sets the labels of the first pass, one a token, for the second one.
func (a *Analysis) Guess(labels []uint8, s crf.Scheme) {
	a.guess = labels
	a.vote(s)
}
