// Package jump says what of a library one can jump to: its articles, their
// headings and the names in them, as candidates of package palette.
package jump

import (
	"iter"

	"offprint/app/article"
	"offprint/app/search/palette"
)

// Tag is the tag of the table in a library's archive.
const Tag = "JUMP"

// A Target is an article, or a heading in it.
type Target struct {
	Article int // its number in the library
	Block   int // the heading's index in Article.Blocks; 0 for the article
}

// blockBits is how much of a candidate's number is the block's: articles with
// more blocks have no targets beyond.
const blockBits = 12

// Ref packs a target into a candidate's number. It reports false where it does
// not fit.
func (t Target) Ref() (uint32, bool) {
	ok := t.Block < 1<<blockBits && t.Article < 1<<(32-blockBits)
	return uint32(t.Article)<<blockBits | uint32(t.Block), ok
}

// TargetOf is the target of a candidate found.
func TargetOf(ref uint32) Target {
	return Target{Article: int(ref >> blockBits), Block: int(ref & (1<<blockBits - 1))}
}

// A Name is a name of the library that has a page.
type Name struct {
	Index     int // among the library's names: the candidate's number
	Text      string
	Spellings []string // the other ways it is written
	Count     int      // mentions
}

// Build makes the table of a library's articles, in their order, and of its names.
func Build(articles []*article.Article, names []Name) []byte {
	return palette.Build(candidates(articles, names))
}

func candidates(articles []*article.Article, names []Name) iter.Seq[palette.Candidate] {
	return func(yield func(palette.Candidate) bool) {
		for _, n := range names {
			if !yield(palette.Candidate{Kind: palette.Name, Text: n.Text, Spellings: n.Spellings, Weight: n.Count, Ref: uint32(n.Index)}) {
				return
			}
		}
		for i, a := range articles {
			ref, ok := Target{Article: i}.Ref()
			if ok && !yield(palette.Candidate{Kind: palette.Article, Text: a.Title, Spellings: spellings(a), Ref: ref}) {
				return
			}
			for _, s := range a.Outline() {
				ref, ok := Target{Article: i, Block: s.Block}.Ref()
				if ok && !yield(palette.Candidate{Kind: palette.Heading, Text: s.Text, Ref: ref}) {
					return
				}
			}
		}
	}
}

// spellings are the other words that lead to an article.
func spellings(a *article.Article) []string {
	var out []string
	for _, s := range append([]string{a.Author, a.Source, a.File}, a.Tags...) {
		if s != "" {
			out = append(out, s)
		}
	}
	return out
}
