package search

// A Query is what a reader asked for, taken apart. The zero Query asks for nothing.
type Query struct {
	text    string
	clauses []clause
	after   uint32
	before  uint32
	noStem  bool
	names   Names
	notices []Notice
}

// Names resolves `name:`. The library knows which articles mention a name and where.
type Names interface {
	// Resolve finds a name by any of its spellings. ok is false where there is none.
	Resolve(name string) (id int, ok bool)
	// Articles returns the numbers of the articles that mention a name, ascending.
	Articles(id int) []int
	// Mentions returns the spans of its mentions in an article, in order.
	Mentions(id, article int) []Span
}

// A Span is the code points [Start, End) of an article's text.
type Span struct{ Start, End int }

// A clauseKind says what a clause asks for.
type clauseKind uint8

const (
	someWord clauseKind = iota
	somePhrase
	someName
)

// A clause is one thing that an article must have or, with not, must not have.
type clause struct {
	kind   clauseKind
	not    bool
	title  bool   // in the title only
	words  []word // one, or a phrase's
	prefix bool   // the last word is still being typed
	quoted bool   // exactly this word, no inflections
	name   int    // someName: its id
	known  bool   // someName: there is one
}

// A word is a query's word, folded.
type word struct {
	key, form string
	stem      string // empty where no inflections are wanted
	lone      bool   // one letter of a script without spaces, which begins pairs
	start     int    // bytes in Query.text, for a suggestion
	end       int
}

// Text returns the query as it was typed.
func (q Query) Text() string { return q.text }

// Empty reports whether the query asks for nothing at all.
func (q Query) Empty() bool { return len(q.clauses) == 0 && q.after == 0 && q.before == 0 }

// Notices returns what a reader should know about how the query was read.
func (q Query) Notices() []Notice { return q.notices }

// A Notice is a plain remark for the reader, in English; Code is for
// translation and tests.
type Notice struct {
	Code NoticeCode
	Word string // what it is about, as typed
}

// NoticeCode says what a notice is about.
type NoticeCode uint8

// The notices.
const (
	BadDate      NoticeCode = iota + 1 // Word is no date
	UnknownName                        // no name is called Word
	TooLong                            // only the first words were used
	NoWords                            // nothing in the query can be searched for
	AnyWord                            // no article has all words; these have some
	Unverified                         // phrases could not be checked without texts
	AtLeast                            // the total is a lower bound
	UnknownField                       // Word, before a colon, is no field
)

var noticeTexts = map[NoticeCode]string{
	BadDate:     "is not a date; write 2025, 2025-11 or 2025-11-12",
	UnknownName: "is not a name in this library",
	TooLong:     "The query is long; its first words were used.",
	NoWords:     "There is no word in this to search for.",
	AnyWord:     "No article has all of these words; these have some of them.",
	Unverified:  "The words were found, but not checked to stand together.",
	AtLeast:     "There are at least this many.",

	UnknownField: "is not a field and was searched for as a word; the fields are title:, name:, before: and after:",
}

// String gives the notice as a sentence.
func (n Notice) String() string {
	if n.Word != "" {
		return "“" + n.Word + "” " + noticeTexts[n.Code] + "."
	}
	return noticeTexts[n.Code]
}
