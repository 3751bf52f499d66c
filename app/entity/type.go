// Package entity finds the names in articles, knows which of them mean the
// same thing, and lets people put right what is wrong. It runs natively and in
// a browser; it needs nothing but the bytes of a model.
package entity

// A Type says what sort of thing a name names.
type Type uint8

// The types.
const (
	None Type = iota
	Person
	Org
	Place
	Norp // a nationality, or a religious or political group
	Date
	Time
	Money
	Quantity
	Number
	Event
	Product // vehicles, vessels, devices, software
	Work
	Law
	Other
	typeCount
)

// A Family is a group of types that are shown alike.
type Family uint8

// The families, in the order of a legend.
const (
	People Family = iota
	Organisations
	Places
	Dates
	Sums
	Others
)

var typeTable = [typeCount]struct {
	code, word, plural string
	family             Family
}{
	None:     {"", "", "", Others},
	Person:   {"PERSON", "person", "people", People},
	Org:      {"ORG", "organisation", "organisations", Organisations},
	Place:    {"PLACE", "place", "places", Places},
	Norp:     {"NORP", "nationality or group", "nationalities and groups", Places},
	Date:     {"DATE", "date", "dates", Dates},
	Time:     {"TIME", "time", "times", Dates},
	Money:    {"MONEY", "sum of money", "sums of money", Sums},
	Quantity: {"QUANTITY", "quantity", "quantities", Sums},
	Number:   {"NUMBER", "number", "numbers", Sums},
	Event:    {"EVENT", "event", "events", Others},
	Product:  {"PRODUCT", "product or vessel", "products and vessels", Others},
	Work:     {"WORK", "work", "works", Others},
	Law:      {"LAW", "law", "laws", Others},
	Other:    {"OTHER", "other name", "other names", Others},
}

func (t Type) row() int {
	if t >= typeCount {
		return 0
	}
	return int(t)
}

// Code returns the type as machines read it: "PERSON".
func (t Type) Code() string { return typeTable[t.row()].code }

// Word returns the type as people read it: "person".
func (t Type) Word() string { return typeTable[t.row()].word }

// Plural returns the word for several: "people".
func (t Type) Plural() string { return typeTable[t.row()].plural }

// Family returns the group the type is shown with.
func (t Type) Family() Family { return typeTable[t.row()].family }

// String returns the code.
func (t Type) String() string { return t.Code() }

// Types returns all types in order.
func Types() []Type {
	out := make([]Type, 0, typeCount-1)
	for t := Person; t < typeCount; t++ {
		out = append(out, t)
	}
	return out
}

// ParseType reads a code or a word, in any case. It returns None for others.
func ParseType(s string) Type {
	for t := Person; t < typeCount; t++ {
		if equalFold(s, t.Code()) || equalFold(s, t.Word()) {
			return t
		}
	}
	switch {
	case equalFold(s, "organization"):
		return Org
	case equalFold(s, "money"):
		return Money
	case equalFold(s, "vessel"), equalFold(s, "vehicle"):
		return Product
	}
	return None
}

func equalFold(a, b string) bool {
	if len(a) != len(b) {
		return false
	}
	for i := 0; i < len(a); i++ {
		x, y := a[i], b[i]
		if x >= 'A' && x <= 'Z' {
			x += 'a' - 'A'
		}
		if y >= 'A' && y <= 'Z' {
			y += 'a' - 'A'
		}
		if x != y {
			return false
		}
	}
	return true
}

// code returns "person", "organisation", "place", "date", "money", "other".
var familyWords = [...]string{"person", "organisation", "place", "date", "money", "other"}

// Word returns the family as the interface writes it.
func (f Family) Word() string {
	if int(f) >= len(familyWords) {
		return "other"
	}
	return familyWords[f]
}
