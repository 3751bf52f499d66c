// Package article holds the article: a title, a standfirst and blocks over one
// plain text, and what can be told of it without a parser. Package parse makes
// one of a document.
package article

// An Article is one parsed document.
type Article struct {
	// File is the source's path below the library's folder, with slashes.
	File string
	Meta
	// Text is the plain text: the blocks' texts joined by Separator. Every
	// offset into an article counts Unicode code points in it.
	Text string
	// Blocks are in the order of the text, do not overlap, and cover it but
	// for the separators between them. The first is the Title; a Standfirst,
	// where there is one, is the second.
	Blocks []Block
}

// Separator stands between two blocks in Article.Text.
const Separator = "\n\n"

// Meta is what is known of an article beside its text. A field is empty where
// the document does not say.
type Meta struct {
	Title      string
	Standfirst string
	// Date is an ISO 8601 date, "2006", "2006-01", "2006-01-02" or
	// "2006-01-02T15:04:05Z07:00", as exact as the document gives it.
	Date   string
	Author string
	Source string   // who published it
	URL    string   // http or https, else empty
	Lang   string   // BCP 47 tag: stated, or guessed from the text
	Tags   []string // sorted, without repeats
}

// Kind says what a block is.
type Kind uint8

// The kinds of blocks.
const (
	Title Kind = iota + 1
	Standfirst
	Byline    // "By Ana Ruiz", "12 November 2025": who and when, as written
	Heading   // Level 2 to 6
	Paragraph //
	ListItem  // Level is the depth, from 1; Ordered where numbered
	Quotation // Level is the depth, from 1
	Verbatim  // preformatted: line breaks and spaces count
	TableRow  // cells joined by a tab
)

// A Block is a piece of an article with its position in the text.
type Block struct {
	Kind  Kind
	Level int
	// Ordered marks a numbered list item. Its number, as written, is part of
	// its text, since people cite it.
	Ordered bool
	// Header marks a table row of column titles.
	Header bool
	// Start and End are code points in Article.Text, End exclusive.
	Start, End int
	// Spans are the inline markup: in order of Start, the longer first where
	// two start together, each nested in or apart from every other.
	Spans []Span
}

// SpanKind says what a span of inline markup is.
type SpanKind uint8

// The kinds of spans.
const (
	Emphasis SpanKind = iota + 1
	Strong
	Code
	Link     // Href is an absolute http, https or mailto URL
	Dateline // "BOGOTÁ, Nov 12 (Agency) –" at the start of a report
)

// A Span is a piece of inline markup within a block.
type Span struct {
	Kind       SpanKind
	Start, End int // code points in Article.Text
	Href       string
}
