package search

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"iter"
	"slices"
	"sort"
	"strings"
	"unicode/utf8"

	"offprint/app/article"
)

// Weights of a word by the block it stands in.
var blockWeight = map[article.Kind]int{
	article.Title: 6, article.Standfirst: 3, article.Heading: 3,
}

// tagWeight is the weight of a word of a tag, the author or the source.
const tagWeight = 3

// titleMark begins the key of a word in a title, as `title:` asks for it.
const titleMark = 1

const flagEnglish = 1

// Tag is the tag of an edition's index in a library's archive.
const Tag = "TEXT"

// Build makes the index of an edition from its articles, each under the number
// by which the library knows it. The order in which they come does not matter, and
// the same articles give the same bytes. It fails where two articles have one number.
func Build(docs iter.Seq2[int, *article.Article]) ([]byte, error) {
	b := newBuilder()
	for n, a := range docs {
		if err := b.add(n, a); err != nil {
			return nil, err
		}
	}
	return b.encode(), nil
}

// A builder gathers postings by term.
type builder struct {
	docs  []doc
	ids   map[string]int // key, NUL, form
	terms []string
	lists [][]posting // in the order in which articles came
	taken map[int]bool
	word  []byte
}

type doc struct {
	number  int
	date    uint32
	words   int
	english bool
}

func newBuilder() *builder {
	return &builder{ids: map[string]int{}, taken: map[int]bool{}}
}

func (b *builder) add(number int, a *article.Article) error {
	switch {
	case number < 0 || number > 1<<31-1:
		return fmt.Errorf("search: article number %d is out of range", number)
	case b.taken[number]:
		return fmt.Errorf("search: two articles have the number %d", number)
	case len(b.docs) == maxDocs:
		return fmt.Errorf("search: more than %d articles", maxDocs)
	}
	b.taken[number] = true
	d := doc{number: number, date: packDate(a.Date), english: isEnglish(a.Lang)}
	n := len(b.docs)
	b.docs = append(b.docs, d)
	titled := false
	for text, block := range blocks(a) {
		weight := max(1, blockWeight[block.Kind])
		title := block.Kind == article.Title
		titled = titled || title
		d.words += b.addText(n, text, weight, title)
	}
	if !titled {
		b.addText(n, a.Title, blockWeight[article.Title], true)
	}
	b.addText(n, strings.Join(a.Tags, "\n"), tagWeight, false)
	b.addText(n, a.Author+"\n"+a.Source, tagWeight, false)
	b.docs[n].words = d.words
	return nil
}

// addText adds the words of a text and returns how many there were.
func (b *builder) addText(n int, text string, weight int, title bool) int {
	t := newTokenizer(text)
	for t.next() {
		b.word = append(append(append(b.word[:0], t.key...), 0), t.form...)
		b.count(n, weight)
		if title {
			b.word = append(append(append(append(b.word[:0], titleMark), t.key...), 0), t.form...)
			b.count(n, 1)
		}
	}
	return t.pos
}

// count adds to the weight of the term b.word in article n.
func (b *builder) count(n, weight int) {
	id, ok := b.ids[string(b.word)]
	if !ok {
		id = len(b.lists)
		s := string(b.word)
		b.ids[s] = id
		b.terms = append(b.terms, s)
		b.lists = append(b.lists, nil)
	}
	list := b.lists[id]
	if m := len(list); m > 0 && list[m-1].doc() == n {
		list[m-1] = newPosting(n, uint8(min(maxWeight, int(list[m-1].weight())+weight)))
		return
	}
	b.lists[id] = append(list, newPosting(n, uint8(weight)))
}

// blocks gives the text of every block, or the whole text where there are none.
func blocks(a *article.Article) iter.Seq2[string, article.Block] {
	return func(yield func(string, article.Block) bool) {
		if len(a.Blocks) == 0 {
			yield(a.Text, article.Block{Kind: article.Paragraph, End: utf8.RuneCountInString(a.Text)})
			return
		}
		at, cp := 0, 0
		to := func(n int) {
			for ; cp < n && at < len(a.Text); cp++ {
				_, size := utf8.DecodeRuneInString(a.Text[at:])
				at += size
			}
		}
		for _, bl := range a.Blocks {
			to(bl.Start)
			from := at
			to(bl.End)
			if !yield(a.Text[from:at], bl) {
				return
			}
		}
	}
}

// isEnglish reports whether English inflections apply; a text that does not
// say what it is may be English.
func isEnglish(lang string) bool {
	return lang == "" || lang == "en" || strings.HasPrefix(lang, "en-") || strings.HasPrefix(lang, "en_")
}

// encode writes the index. The builder stays as it is.
func (b *builder) encode() []byte {
	docs, place := b.sorted()
	h := header{docs: len(docs)}
	terms := b.sortedTerms(place)
	h.terms = len(terms)
	articles := appendDocs(nil, docs, &h)
	dict := writeDictionary(terms, len(docs))
	h.pages = dict.pages
	heavy := writeHeavy(terms, docs, newSaturation(h.docs, h.words))
	h.heavies = heavy.n
	parts := [][]byte{articles, dict.index, dict.terms, dict.postings, heavy.keys, heavy.levels}
	for i, s := range h.sections() {
		s.len = int64(len(parts[i]))
	}
	return slices.Concat(append([][]byte{h.append(nil)}, parts...)...)
}

// sorted gives the articles in order of number, and the place of each.
func (b *builder) sorted() (docs []doc, place []int) {
	old := make([]int, len(b.docs))
	for i := range old {
		old[i] = i
	}
	sort.Slice(old, func(i, j int) bool { return b.docs[old[i]].number < b.docs[old[j]].number })
	docs, place = make([]doc, len(old)), make([]int, len(old))
	for i, o := range old {
		docs[i], place[o] = b.docs[o], i
	}
	return docs, place
}

// sortedTerms gives the terms in order, their articles by place.
func (b *builder) sortedTerms(place []int) []term {
	order := make([]int, len(b.terms))
	for i := range order {
		order[i] = i
	}
	sort.Slice(order, func(i, j int) bool { return b.terms[order[i]] < b.terms[order[j]] })
	terms := make([]term, 0, len(order))
	for _, id := range order {
		if len(b.lists[id]) == 0 {
			continue
		}
		key, form, _ := bytes.Cut([]byte(b.terms[id]), []byte{0})
		list := make([]posting, len(b.lists[id]))
		for i, p := range b.lists[id] {
			list[i] = newPosting(place[p.doc()], p.weight())
		}
		if less := func(i, j int) bool { return list[i] < list[j] }; !sort.SliceIsSorted(list, less) {
			sort.Slice(list, less)
		}
		terms = append(terms, term{key: key, form: form, list: list})
	}
	return terms
}

func appendDocs(out []byte, docs []doc, h *header) []byte {
	for _, d := range docs {
		out = binary.LittleEndian.AppendUint32(out, uint32(d.number))
	}
	for _, d := range docs {
		out = binary.LittleEndian.AppendUint32(out, d.date)
	}
	for _, d := range docs {
		out = append(out, lengthStep(d.words))
		h.words += uint64(d.words)
	}
	for _, d := range docs {
		var flags byte
		if d.english {
			flags |= flagEnglish
		}
		out = append(out, flags)
	}
	return out
}

// A term is a word in one form with its postings.
type term struct {
	key, form []byte
	list      []posting
}

type dictionary struct {
	index, terms, postings []byte
	pages                  int
}

func writeDictionary(terms []term, docs int) dictionary {
	var d dictionary
	var first []byte // key of the page before
	for page := range slices.Chunk(terms, pageTerms) {
		at, lists := len(d.terms), len(d.postings)
		var last []byte
		for _, t := range page {
			from := len(d.postings)
			d.postings = appendPostings(d.postings, t.list, docs, false)
			d.terms = appendTerm(d.terms, last, t, len(d.postings)-from)
			last = t.key
		}
		d.index = appendKey(d.index, first, page[0].key)
		first = page[0].key
		d.index = binary.AppendUvarint(d.index, uint64(len(d.terms)-at))
		d.index = binary.AppendUvarint(d.index, uint64(len(d.postings)-lists))
		d.pages++
	}
	return d
}

// appendKey writes a key as what it shares with the last one and the rest.
func appendKey(out, last, key []byte) []byte {
	n := 0
	for n < len(last) && n < len(key) && last[n] == key[n] {
		n++
	}
	return append(append(out, byte(n), byte(len(key)-n)), key[n:]...)
}

// hasForm marks a term whose form differs from its key.
const hasForm = 0x80

func appendTerm(out, last []byte, t term, size int) []byte {
	at := len(out)
	out = appendKey(out, last, t.key)
	if len(t.form) > 0 {
		out[at] |= hasForm
		out = append(append(out, byte(len(t.form))), t.form...)
	}
	out = binary.AppendUvarint(out, uint64(len(t.list)))
	return binary.AppendUvarint(out, uint64(size))
}
