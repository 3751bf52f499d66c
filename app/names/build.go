package names

import (
	"cmp"
	"encoding/binary"
	"fmt"
	"slices"

	"offprint/app/article"
	"offprint/app/entity"
	"offprint/app/entity/quote"
	"offprint/app/search/fold"
)

// Build writes the names of a library for its archive. The articles are those
// of lib.Docs, in the same order. The same input gives the same bytes.
func Build(lib entity.Library, articles []*article.Article) ([]byte, error) {
	if len(articles) != len(lib.Docs) {
		return nil, fmt.Errorf("names: %d articles with the names of %d", len(articles), len(lib.Docs))
	}
	all := make([]Name, len(lib.Entities))
	for i, e := range lib.Entities {
		all[i] = Name{Head: Head{
			Index: i, ID: e.ID, Slug: e.Slug, Name: e.Name, Type: e.Type, Count: e.Count, Articles: e.Articles,
		}, Spellings: e.Spellings}
	}
	appear(all, lib.Docs, articles)
	for i, with := range companions(all, lib.Docs, articles) {
		all[i].With = with
	}

	docs, heads := newList(), newList()
	var quoted []int
	for i, doc := range lib.Docs {
		docs.data = appendMentions(docs.data, doc.Mentions)
		quotations := quote.Find(articles[i].Text, doc.Mentions)
		docs.data = appendQuotations(docs.data, quotations)
		if len(quotations) > 0 {
			quoted = append(quoted, i)
		}
		if err := docs.end(); err != nil {
			return nil, fmt.Errorf("names: %w", err)
		}
	}
	for i := range all {
		heads.data = appendName(heads.data, &all[i])
		if err := heads.end(); err != nil {
			return nil, fmt.Errorf("names: %w", err)
		}
	}
	return encode([sectionCount][]byte{
		sectionDocIndex: docs.index, sectionDocs: docs.data,
		sectionNameIndex: heads.index, sectionNames: heads.data,
		sectionOrder: appendNumbers(nil, alphabetical(all)),
		sectionDates: timeline(lib.Docs), sectionQuoted: appendNumbers(nil, quoted),
	}), nil
}

func appendNumbers(b []byte, numbers []int) []byte {
	for _, n := range numbers {
		b = binary.LittleEndian.AppendUint32(b, uint32(n))
	}
	return b
}

// appear works out where each name stands, and from when to when.
func appear(all []Name, docs []entity.Doc, articles []*article.Article) {
	for d, doc := range docs {
		date := articles[d].Date
		for _, m := range doc.Mentions {
			n := &all[m.Entity]
			if last := len(n.In) - 1; last >= 0 && n.In[last].Article == d {
				n.In[last].Count++
				continue
			}
			n.In = append(n.In, Appearance{d, 1})
			if date == "" {
				continue
			}
			if n.First == "" || date < n.First {
				n.First = date
			}
			n.Last = max(n.Last, date)
		}
	}
}

// mostInParagraph bounds the names of a paragraph that count as standing
// together: a list of a hundred names says nothing of any two.
const mostInParagraph = 40

// companions counts, for each name with a page, in how many paragraphs it
// stands together with which others.
func companions(all []Name, docs []entity.Doc, articles []*article.Article) [][]Companion {
	pairs := map[[2]int]int{}
	for d, doc := range docs {
		at := 0
		for _, b := range articles[d].Blocks {
			var here []int
			for ; at < len(doc.Mentions) && doc.Mentions[at].Start < b.End; at++ {
				if e := doc.Mentions[at].Entity; all[e].HasPage() && !slices.Contains(here, e) && len(here) < mostInParagraph {
					here = append(here, e)
				}
			}
			for i, x := range here {
				for _, y := range here[:i] {
					pairs[[2]int{min(x, y), max(x, y)}]++
				}
			}
		}
	}
	with := make([][]Companion, len(all))
	for pair, n := range pairs {
		with[pair[0]] = append(with[pair[0]], Companion{pair[1], n})
		with[pair[1]] = append(with[pair[1]], Companion{pair[0], n})
	}
	for i := range with {
		slices.SortFunc(with[i], func(a, b Companion) int {
			return cmp.Or(b.Paragraphs-a.Paragraphs, all[b.Name].Count-all[a.Name].Count, a.Name-b.Name)
		})
		with[i] = slices.Clip(with[i][:min(len(with[i]), MostCompanions)])
	}
	return with
}

// alphabetical returns the names with pages in the order of their letters,
// accents and capitals aside.
func alphabetical(all []Name) []int {
	var order []int
	keys := make([]string, len(all))
	for i := range all {
		if all[i].HasPage() {
			order = append(order, i)
			keys[i] = fold.Key(all[i].Name)
		}
	}
	slices.SortFunc(order, func(a, b int) int {
		return cmp.Or(cmp.Compare(keys[a], keys[b]), cmp.Compare(a, b))
	})
	return order
}

// timeline is the mentions of dates: by date, then by article; a date that is
// known less exactly before those within it, what is not known at the end.
func timeline(docs []entity.Doc) []byte {
	type dated struct {
		value string
		DatedMention
	}
	var all []dated
	for d, doc := range docs {
		for k, m := range doc.Mentions {
			if m.Type == entity.Date {
				all = append(all, dated{m.Value, DatedMention{d, k}})
			}
		}
	}
	slices.SortStableFunc(all, func(a, b dated) int {
		if (a.value == "") != (b.value == "") {
			return -cmp.Compare(a.value, b.value)
		}
		return cmp.Compare(a.value, b.value)
	})
	var b []byte
	for _, x := range all {
		b = appendNumbers(b, []int{x.Article, x.Mention})
	}
	return b
}
