package search

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Limits of a query: what is beyond is left out, with a notice.
const (
	maxQuery   = 1000 // bytes
	maxClauses = 24
	maxPhrase  = 16 // words
)

// Options change how a query is read.
type Options struct {
	NoStem bool  // words as typed, no inflections
	Names  Names // resolves name:, may be nil
	Done   bool  // the query is complete: its last word is no prefix
}

// Parse reads a query. It never fails: what it cannot use it leaves out and
// says so in Notices.
//
//	petro strikes      both words, inflections too; the last may go on ("strik")
//	"drug strike"      the words together, in this order, no inflections
//	-trade -"oil deal" not with these
//	title:halts        in the title
//	name:petro         mentions the name, however written; name:"Gustavo Petro"
//	after:2025-10      dated then or later
//	before:2025        dated earlier
func Parse(s string, o Options) Query {
	q := Query{text: s, noStem: o.NoStem, names: o.Names}
	p := parser{q: &q, s: s}
	if len(s) > maxQuery {
		n := maxQuery
		for n > 0 && !utf8.RuneStart(s[n]) {
			n--
		}
		p.s = s[:n]
		p.notice(TooLong, "")
	}
	for p.next() {
	}
	if !o.Done && len(q.clauses) > 0 {
		p.open()
	}
	if q.Empty() && strings.TrimSpace(s) != "" && len(q.notices) == 0 {
		p.notice(NoWords, "")
	}
	return q
}

type parser struct {
	q   *Query
	s   string
	i   int
	end int // byte where the last clause ended
}

func (p *parser) notice(c NoticeCode, word string) {
	for _, n := range p.q.notices {
		if n.Code == c && n.Word == word {
			return
		}
	}
	p.q.notices = append(p.q.notices, Notice{c, word})
}

// next reads one clause and reports whether there may be more.
func (p *parser) next() bool {
	for p.i < len(p.s) {
		r, n := utf8.DecodeRuneInString(p.s[p.i:])
		if !unicode.IsSpace(r) {
			break
		}
		p.i += n
	}
	if p.i >= len(p.s) {
		return false
	}
	if len(p.q.clauses) >= maxClauses {
		p.notice(TooLong, "")
		return false
	}
	not := false
	if (p.s[p.i] == '-' || strings.HasPrefix(p.s[p.i:], "−")) && p.i+1 < len(p.s) {
		_, n := utf8.DecodeRuneInString(p.s[p.i:])
		if r, _ := utf8.DecodeRuneInString(p.s[p.i+n:]); r == '"' || r == '“' || unicode.IsLetter(r) || unicode.IsDigit(r) {
			not = true
			p.i += n
		}
	}
	field := p.field()
	from := p.i
	value, quoted := p.value()
	p.clause(field, value, from, quoted, not)
	return true
}

// fields are the words that may stand before a colon.
var fields = []string{"title", "name", "before", "after"}

func (p *parser) field() string {
	for _, f := range fields {
		n := len(f)
		if len(p.s) > p.i+n && p.s[p.i+n] == ':' && strings.EqualFold(p.s[p.i:p.i+n], f) {
			p.i += n + 1
			return f
		}
	}
	p.strange()
	return ""
}

// strange notes a word before a colon that is no field: its words are looked for.
func (p *parser) strange() {
	n := 0
	for p.i+n < len(p.s) && isASCIILetter(p.s[p.i+n]) {
		n++
	}
	if n < 2 || n > maxField || p.i+n+1 >= len(p.s) || p.s[p.i+n] != ':' {
		return
	}
	if r, _ := utf8.DecodeRuneInString(p.s[p.i+n+1:]); r == '"' || r == '“' || unicode.IsLetter(r) || unicode.IsDigit(r) {
		p.notice(UnknownField, p.s[p.i:p.i+n+1])
	}
}

// maxField is the most letters of a word that may be meant as a field.
const maxField = 12

func isASCIILetter(c byte) bool { return 'a' <= c|0x20 && c|0x20 <= 'z' }

// quotes are the marks that open a phrase, and what closes it.
var quotes = map[rune]string{'"': "\"”“", '“': "”\"“", '„': "“”\"", '«': "»"}

// value reads to the closing quotation mark, or to the next space.
func (p *parser) value() (s string, quoted bool) {
	r, n := utf8.DecodeRuneInString(p.s[p.i:])
	if closing, ok := quotes[r]; ok {
		p.i += n
		from := p.i
		if to := strings.IndexAny(p.s[from:], closing); to >= 0 {
			_, n = utf8.DecodeRuneInString(p.s[from+to:])
			p.i = from + to + n
			p.end = -1
			return p.s[from : from+to], true
		}
		p.i, p.end = len(p.s), len(p.s)
		return p.s[from:], true
	}
	from := p.i
	for p.i < len(p.s) {
		r, n = utf8.DecodeRuneInString(p.s[p.i:])
		if _, quote := quotes[r]; quote && p.i > from || unicode.IsSpace(r) {
			break
		}
		p.i += n
	}
	p.end = p.i
	return p.s[from:p.i], false
}

func (p *parser) clause(field, value string, from int, quoted, not bool) {
	switch field {
	case "before", "after":
		p.date(field, value)
		return
	case "name":
		p.name(value, not)
		return
	}
	if quoted {
		_, n := utf8.DecodeRuneInString(p.s[from:])
		from += n
	}
	words, runs := p.words(value, from, quoted)
	title := field == "title"
	if quoted {
		if len(words) > maxPhrase {
			words = words[:maxPhrase]
			p.notice(TooLong, "")
		}
		switch {
		case len(words) == 1:
			p.add(clause{words: words, not: not, title: title, quoted: true})
		case len(words) > 1:
			p.add(clause{kind: somePhrase, words: words, not: not, title: title, quoted: true})
		}
		return
	}
	for i := 0; i < len(words); {
		n := max(1, runs[i])
		c := clause{words: words[i : i+n], not: not, title: title}
		if n > 1 {
			c.kind = somePhrase
		}
		p.add(c)
		i += n
	}
}

// words folds the words of a value. runs gives, at the first letter pair of a
// run in a script without spaces, the number of pairs.
func (p *parser) words(value string, from int, quoted bool) (words []word, runs []int) {
	t := newTokenizer(value)
	run, last := -1, -1
	for {
		if !t.next() {
			return words, runs
		}
		if t.token.pos == last {
			continue // l'eau is asked for whole
		}
		last = t.token.pos
		if t.unspaced && t.single && run >= 0 && words[len(words)-1].end >= from+t.i {
			run = -1
			continue // the last letter of a run stands in its last pair
		}
		w := word{key: string(t.key), form: string(t.form), start: from + byteAt(value, t.start), end: from + t.i, lone: t.single}
		if t.form == nil {
			w.form = w.key
		}
		if !t.unspaced {
			run = -1
			if !p.q.noStem && !quoted {
				w.stem = string(stem(t.key))
			}
		} else {
			w.end = from + byteAt(value, t.end)
			if run < 0 {
				run = len(words)
			}
		}
		words, runs = append(words, w), append(runs, 1)
		if run >= 0 {
			runs[run] = len(words) - run
		}
		if len(words) > 4*maxClauses {
			p.notice(TooLong, "")
			return words, runs
		}
	}
}

// byteAt returns the byte at which code point n of s begins.
func byteAt(s string, n int) int {
	for i := range s {
		if n == 0 {
			return i
		}
		n--
	}
	return len(s)
}

func (p *parser) add(c clause) {
	if len(p.q.clauses) >= maxClauses {
		p.notice(TooLong, "")
		return
	}
	for _, o := range p.q.clauses {
		if o.kind == c.kind && o.not == c.not && o.title == c.title && o.quoted == c.quoted && sameWords(o.words, c.words) {
			return
		}
	}
	p.q.clauses = append(p.q.clauses, c)
}

func sameWords(a, b []word) bool {
	if len(a) != len(b) {
		return false
	}
	for i := range a {
		if a[i].key != b[i].key || a[i].form != b[i].form {
			return false
		}
	}
	return true
}

func (p *parser) date(field, value string) {
	d := packDate(value)
	switch {
	case d == 0:
		p.notice(BadDate, value)
	case field == "before":
		p.q.before = d
	default:
		p.q.after = d
	}
}

func (p *parser) name(value string, not bool) {
	if strings.TrimSpace(value) == "" {
		return
	}
	c := clause{kind: someName, not: not}
	if p.q.names != nil {
		c.name, c.known = p.q.names.Resolve(value)
	}
	if !c.known {
		p.notice(UnknownName, value)
		if not {
			return
		}
	}
	p.q.clauses = append(p.q.clauses, c)
}

// open marks the last word as one still being typed, where the text ends with it.
func (p *parser) open() {
	c := &p.q.clauses[len(p.q.clauses)-1]
	if c.kind == someName || c.not || p.end != len(p.s) {
		return
	}
	last := c.words[len(c.words)-1]
	if last.end == len(p.s) {
		c.prefix = true
	}
}
