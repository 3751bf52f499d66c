// Package palette ranks what a reader can jump to by what they type: articles,
// names in all their spellings, headings, annotations, tags, commands and
// settings. Candidates are read from bytes in place; nothing is built for one
// of them until it is among the best.
package palette

// A Kind says what a candidate is.
type Kind uint8

// The kinds, those that rank first within a tier before the others.
const (
	Recent Kind = iota + 1
	Article
	Name
	Heading
	Annotation
	Tag
	Command
	Setting
)

// A Candidate is something to jump to.
type Candidate struct {
	Kind      Kind
	Text      string   // as it is shown
	Spellings []string // other texts that lead here
	Weight    int      // mentions and the like; higher first, 65,535 at most
	Ref       uint32   // the caller's number for it
}

// A Mode is what the first character of the query asks for.
type Mode uint8

// The modes.
const (
	Everything Mode = iota
	Names           // @
	Headings        // #
	Commands        // >, settings too
	FullText        // ", for the full-text index; the palette finds nothing
)

var modes = map[byte]Mode{'@': Names, '#': Headings, '>': Commands, '"': FullText}

// kinds are the kinds a mode lets through, as bits.
var kinds = [...]uint16{
	Everything: 1<<(Setting+1) - 1,
	Names:      1 << Name,
	Headings:   1 << Heading,
	Commands:   1<<Command | 1<<Setting,
	FullText:   0,
}

// A Tier is how well a candidate answers; lower is better.
type Tier uint8

// The tiers.
const (
	Exact      Tier = iota // it is what was typed
	Prefix                 // it begins with what was typed
	WordPrefix             // each word typed begins one of its words
	Inside                 // each word typed stands in it
	Fuzzy                  // the letters stand in it in order
	DidYouMean             // with a typing mistake, or two from eight letters
)

// A Result is a candidate found.
type Result struct {
	Kind     Kind
	Ref      uint32
	Text     string
	Spelling string // the other text that was matched, or ""
	Marks    []Span // matched letters, in Spelling where there is one, else in Text
	Tier     Tier
}

// A Span is the code points [Start, End) of a text.
type Span struct{ Start, End int }
