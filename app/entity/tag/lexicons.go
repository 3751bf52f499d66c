package tag

import "offprint/app/entity/lexicon"

// Gazetteer categories, as bits of a value.
const (
	GazCity = 1 << iota
	GazAdmin
	GazCountry
	GazRegion
	GazDemonym
	GazFirstName
	GazCompany
	GazBody
)

// Categories names the gazetteer's categories by their bit.
var Categories = map[string]uint8{"CITY": GazCity, "ADM": GazAdmin, "CTRY": GazCountry, "REG": GazRegion, "DEM": GazDemonym, "FN": GazFirstName, "COMP": GazCompany, "ORG": GazBody}

// Lexicons are the word lists the features look into.
type Lexicons struct {
	Gazetteer *lexicon.Table // phrases of folded words → categories
	Classes   *lexicon.Table // words → class, 1 to 255
}

// PhraseHash returns the key of a phrase in the gazetteer.
func PhraseHash(words []string) uint64 {
	h := uint64(0)
	for _, w := range words {
		h = lexicon.Next(h, lexicon.Hash(lexicon.Fold(w)))
	}
	return h
}

// ClassHash returns the key of a word in the table of classes.
func ClassHash(w string) uint64 { return lexicon.Hash(Digitless(w)) }
