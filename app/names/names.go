// Package names holds the names of a library as its archive carries them: which
// mentions stand in which article, what each name is, where else it stands and
// beside whom. It is read in place; nothing is decoded until it is asked for.
package names

import (
	"io"

	"offprint/app/entity"
	"offprint/app/entity/quote"
)

// Tag is the tag of the names in a library's archive.
const Tag = "NAME"

// A Head is what a list shows of a name.
type Head struct {
	Index int    // among the library's names, which are in order of their slugs
	ID    string // 12 hex digits: see entity.Entity
	Slug  string
	Name  string
	Type  entity.Type
	// Count is the number of mentions in the library, Articles that of articles
	// with one.
	Count, Articles int
}

// Family is the group that the name is shown with.
func (h Head) Family() entity.Family { return h.Type.Family() }

// HasPage tells whether the name has a page of its own. Dates stand on the
// timeline; sums and numbers mean nothing away from their sentence.
func (h Head) HasPage() bool { return HasPage(h.Type) }

// HasPage tells whether names of a type have pages.
func HasPage(t entity.Type) bool {
	f := t.Family()
	return f != entity.Dates && f != entity.Sums
}

// A Name is all that is known of a name.
type Name struct {
	Head
	Spellings []entity.Spelling // the most frequent first
	// First and Last are the earliest and the latest date of an article that
	// mentions it, ISO 8601; empty where no such article has one.
	First, Last string
	In          []Appearance // in the order of the library
	With        []Companion  // the closest first, MostCompanions at most
}

// An Appearance is an article that mentions a name, and how often.
type Appearance struct{ Article, Count int }

// A Companion is a name that stands in the same paragraphs as another.
type Companion struct {
	Name       int // its index
	Paragraphs int // in which both stand
}

// MostCompanions is how many companions of a name are kept.
const MostCompanions = 40

// A Doc is what stands in one article.
type Doc struct {
	Mentions   []entity.Mention // in the order of the text; Entity is a name's index
	Quotations []quote.Quotation
}

// A DatedMention is a mention of a date: a place on the timeline.
type DatedMention struct{ Article, Mention int }

// Names are the names of a library. They are safe for concurrent use where
// their source is.
type Names struct {
	src      io.ReaderAt
	sections [sectionCount]span
}

// Len is the number of names.
func (n *Names) Len() int { return n.sections[sectionNameIndex].items() - 1 }

// Docs is the number of articles.
func (n *Names) Docs() int { return n.sections[sectionDocIndex].items() - 1 }

// Head returns name i.
func (n *Names) Head(i int) (Head, error) {
	d, err := n.name(i)
	if err != nil {
		return Head{}, err
	}
	h := d.head(i)
	return h, d.err()
}

// Name returns name i with all that is known of it.
func (n *Names) Name(i int) (Name, error) {
	d, err := n.name(i)
	if err != nil {
		return Name{}, err
	}
	out := Name{Head: d.head(i)}
	out.Spellings = d.spellings()
	out.First, out.Last = d.Text(), d.Text()
	out.In, out.With = d.appearances(), d.companions()
	return out, d.err()
}

// Find returns the index of the name with this slug, and whether there is one.
func (n *Names) Find(slug string) (int, bool, error) {
	low, high := 0, n.Len()
	for low < high {
		mid := (low + high) / 2
		h, err := n.Head(mid)
		if err != nil {
			return 0, false, err
		}
		switch {
		case h.Slug == slug:
			return mid, true, nil
		case h.Slug < slug:
			low = mid + 1
		default:
			high = mid
		}
	}
	return 0, false, nil
}

// Doc returns what stands in article i.
func (n *Names) Doc(i int) (Doc, error) {
	b, err := n.item(sectionDocIndex, sectionDocs, i)
	if err != nil {
		return Doc{}, err
	}
	d := decode(b)
	doc := Doc{Mentions: d.mentions(n.Len())}
	doc.Quotations = d.quotations(len(doc.Mentions))
	return doc, d.err()
}

// Listed is the number of names that have pages.
func (n *Names) Listed() int { return n.sections[sectionOrder].items() }

// Order returns the indices of the names with pages in alphabetical order,
// from place from up to place to.
func (n *Names) Order(from, to int) ([]int, error) { return n.numbers(sectionOrder, from, to) }

// Quoted returns the articles with quotations, in the order of the library.
func (n *Names) Quoted() ([]int, error) {
	return n.numbers(sectionQuoted, 0, n.sections[sectionQuoted].items())
}

// DatedMentions is the number of mentions of dates.
func (n *Names) DatedMentions() int { return n.sections[sectionDates].items() / 2 }

// Timeline returns the mentions of dates, the known ones first in their order,
// then those whose date is not known, from place from up to place to.
func (n *Names) Timeline(from, to int) ([]DatedMention, error) {
	flat, err := n.numbers(sectionDates, 2*from, 2*to)
	if err != nil {
		return nil, err
	}
	out := make([]DatedMention, len(flat)/2)
	for i := range out {
		out[i] = DatedMention{flat[2*i], flat[2*i+1]}
	}
	return out, nil
}

// Library decodes all names at once, for what must see them all: corrections.
func (n *Names) Library() (entity.Library, error) {
	lib := entity.Library{Entities: make([]entity.Entity, n.Len()), Docs: make([]entity.Doc, n.Docs())}
	for i := range lib.Entities {
		d, err := n.name(i)
		if err != nil {
			return entity.Library{}, err
		}
		h := d.head(i)
		lib.Entities[i] = entity.Entity{
			ID: h.ID, Slug: h.Slug, Name: h.Name, Type: h.Type,
			Count: h.Count, Articles: h.Articles, Spellings: d.spellings(),
		}
		if err := d.err(); err != nil {
			return entity.Library{}, err
		}
	}
	for i := range lib.Docs {
		doc, err := n.Doc(i)
		if err != nil {
			return entity.Library{}, err
		}
		lib.Docs[i].Mentions = doc.Mentions
	}
	return lib, nil
}
