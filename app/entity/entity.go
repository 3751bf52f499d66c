package entity

// A Mention is a span of text that refers to an entity.
type Mention struct {
	Start, End int // code points, End exclusive
	Type       Type
	// Entity is an index: into Doc.Entities as Annotate returns it, into
	// Library.Entities after Link.
	Entity int
	// Value is a date as ISO 8601, as exact as the text and the article's date
	// make it ("2025-11-12", "2025-11", "2025"); else empty.
	Value string
	// Relative marks a date that counts from the day of writing: "this month".
	Relative bool
}

// A Spelling is one way an entity is written, and how often.
type Spelling struct {
	Text  string
	Count int
}

// An Entity is one thing that mentions refer to.
type Entity struct {
	ID   string // 12 hex digits from type and name; stays while those stay
	Slug string // for addresses; unique in a library
	Name string // the fullest usual spelling
	Type Type
	// Spellings are all ways it is written, the most frequent first.
	Spellings []Spelling
	// Count is the number of mentions, Articles that of articles with one.
	Count, Articles int
}

// A Doc is what was found in one article.
type Doc struct {
	Mentions []Mention // in the order of the text, without overlap
	Entities []Entity  // ID and Slug are empty until Link
}
