package token

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Kind says how a word with a full stop behaves at the end of a sentence.
type Kind uint8

// The kinds of abbreviations.
const (
	None    Kind = iota
	Title        // stands before a name: no sentence ends here
	Closing      // may end a sentence: "Inc.", "etc."
	Before       // stands before a number: "No.", "Nov."
)

var abbreviations = map[string]Kind{}

func init() {
	// Left out are words that also end sentences as plain words: "Miss",
	// "Mass", "Ill", "Wash", "Sun", "Sat".
	for kind, list := range map[Kind]string{
		Title: `Mr Mrs Ms Mx Dr Prof Gen Lt Col Maj Capt Cpt Cmdr Cdr Adm Sgt Cpl Pvt Spc Brig Gov Sen Rep Reps Sens Pres Rev Fr St Ste Mt Ft Msgr Supt Det Insp Amb
			Atty Messrs vs Dist`,
		Closing: `Inc Ltd Co Corp Bros Jr Sr etc Esq Ave Blvd Rd Dept Univ Assn Intl al Calif Penn Conn Fla Ariz Ark Colo Kan Ky Mich Minn Neb Nev Okla Tenn Tex Va Vt Wis
			Wyo Ala Ga Md Plc Mfg`,
		Before: `No Nos Jan Feb Mar Apr Jun Jul Aug Sep Sept Oct Nov Dec Tue Tues Wed Thu Thur Thurs Fri Sect Vol pp cf ca approx Rs`,
	} {
		for _, w := range strings.Fields(list) {
			abbreviations[w] = kind
		}
	}
}

// Abbreviation says whether the word, without its full stop, is commonly
// written with one, and how it behaves.
func Abbreviation(word string) Kind {
	if len(word) > 7 {
		return None
	}
	return abbreviations[word]
}

// starters are words that, with a capital, begin a sentence even after "U.S.".
var starters = map[string]bool{}

func init() {
	for _, w := range strings.Fields(`The A An In On At He She It They We I But And His Her Their This That These Those There For As After If When While With However Some
		Many Most Our You To By From What Who So No Not Since According Although Also Both Its One Last Earlier Meanwhile Officials Police Authorities How Why Or Such Now
		Then During Under Despite Because`) {
		starters[w] = true
	}
}

func closer(r rune) bool {
	switch r {
	case '"', '\'', '”', '’', ')', ']', '»', '›':
		return true
	}
	return false
}

func opener(r rune) bool {
	switch r {
	case '"', '\'', '“', '‘', '(', '[', '«', '—', '–', '-', '•', '*':
		return true
	}
	return false
}

// Sentences appends the sentences of the tokens to buf and returns it. A line
// break always ends one; so does a stop before a word that can begin one.
func Sentences(text string, toks []Token, buf []Sentence) []Sentence {
	start := 0
	for i := range toks {
		if i+1 == len(toks) || breaks(text, toks, i) {
			buf = append(buf, Sentence{start, i + 1})
			start = i + 1
		}
	}
	return buf
}

// breaks reports whether a sentence ends after token i, which is not the last.
func breaks(text string, toks []Token, i int) bool {
	gap := text[toks[i].Stop:toks[i+1].Byte]
	if gap == "" {
		return wideStop(toks[i].Text(text))
	}
	for j := 0; j < len(gap); j++ {
		if gap[j] == '\n' || gap[j] == '\r' {
			return true
		}
	}
	// closing quotes and brackets belong to the sentence they close
	k := i
	for k > 0 && i-k < 3 && toks[k].Class == Punct && toks[k-1].Stop == toks[k].Byte {
		r, _ := utf8.DecodeRuneInString(text[toks[k].Byte:])
		if !closer(r) {
			break
		}
		k--
	}
	word := toks[k].Text(text)
	last := word[len(word)-1]
	if wideStop(word) {
		return true
	}
	if last != '.' && last != '!' && last != '?' && word != "…" {
		return false
	}
	next := toks[i+1]
	r, _ := utf8.DecodeRuneInString(text[next.Byte:])
	if opener(r) && i+2 < len(toks) && toks[i+2].Byte == next.Stop {
		next = toks[i+2]
		r, _ = utf8.DecodeRuneInString(text[next.Byte:])
	}
	if !unicode.IsUpper(r) && !unicode.IsTitle(r) && !(unicode.IsDigit(r) && toks[k].Class == Punct) && !opener(r) && !(unicode.IsLetter(r) && !unicode.IsLower(r)) {
		return false
	}
	if toks[k].Class == Punct {
		return true
	}
	return stopped(word, next.Text(text))
}

// stopped reports whether a word that carries its own full stop ends a
// sentence before next.
func stopped(word, next string) bool {
	body := word[:len(word)-1]
	switch Abbreviation(body) {
	case Title, Before:
		return false
	case Closing:
		return starters[next]
	}
	if utf8.RuneCountInString(body) == 1 {
		return false // an initial
	}
	return starters[next]
}

func wideStop(word string) bool {
	return word == "。" || word == "！" || word == "？" || word == "؟" || word == "۔" || word == "।"
}
