package library

import (
	"encoding/binary"
	"encoding/hex"
	"errors"
	"fmt"
	"hash/fnv"
	"sort"
	"unicode/utf8"

	"offprint/app/article"
	"offprint/app/parallel"
)

// A Part is something that stands in an archive beside the articles, made of
// them by another package; Library.Part finds it again by its tag.
type Part struct {
	Tag  string // four letters
	Data []byte
}

// Build makes the archive of the articles, in their order, with the parts. Of
// about it takes Title and Lang and works out the rest. The same input gives
// the same bytes. It returns an error where there is no article.
func Build(articles []*article.Article, about Info, parts ...Part) ([]byte, error) {
	if len(articles) == 0 {
		return nil, errors.New("library: no articles")
	}
	entries := catalogue(articles)
	plain := make([][]byte, len(articles))
	for i, a := range articles {
		plain[i] = appendArticle(nil, a)
	}
	dictionary := makeDictionary(plain)

	info := Info{Title: about.Title, Lang: about.Lang, Articles: len(articles)}
	items := make([][]byte, len(entries))
	for i, e := range entries {
		items[i] = appendEntry(nil, e)
		info.Words += e.Words
		info.First, info.Last = widen(info.First, info.Last, e.Date)
	}
	info.Edition = edition(info, items, plain)

	catIndex, cat := encodeItems(items)
	artIndex, art := encodeItems(deflateAll(plain, dictionary))
	sections := []section{
		{tagInfo, appendInfo(nil, info)},
		{tagSlugOrder, slugOrder(entries)},
		{tagCatalogueIndex, catIndex},
		{tagCatalogue, cat},
		{tagDictionary, dictionary},
		{tagArticleIndex, artIndex},
		{tagArticles, art},
	}
	for _, p := range parts {
		sections = append(sections, section{tag([]byte(p.Tag)), p.Data})
	}
	return encodeArchive(sections), nil
}

func catalogue(articles []*article.Article) []Entry {
	files := make([]string, len(articles))
	for i, a := range articles {
		files[i] = a.File
	}
	entries := make([]Entry, len(articles))
	for i, slug := range Slugs(files) {
		a := articles[i]
		entries[i] = Entry{
			Index: i, Slug: slug, File: a.File, Meta: a.Meta,
			Words: article.Words(a.Text), Chars: utf8.RuneCountInString(a.Text),
		}
	}
	return entries
}

// widen returns the range of dates with d in it. ISO 8601 dates compare as
// texts.
func widen(first, last, d string) (string, string) {
	if d == "" {
		return first, last
	}
	if first == "" || d < first {
		first = d
	}
	return first, max(last, d)
}

// edition is a hash of all that a reader sees (FNV-1a, 128 bits: it tells
// editions apart, it guards nothing).
func edition(info Info, entries, articles [][]byte) string {
	h := fnv.New128a()
	h.Write(appendInfo(nil, info))
	for _, list := range [][][]byte{entries, articles} {
		for _, b := range list {
			fmt.Fprintf(h, "%d:", len(b))
			h.Write(b)
		}
	}
	return hex.EncodeToString(h.Sum(nil))[:16]
}

func slugOrder(entries []Entry) []byte {
	order := make([]int, len(entries))
	for i := range order {
		order[i] = i
	}
	sort.Slice(order, func(a, b int) bool { return entries[order[a]].Slug < entries[order[b]].Slug })
	var b []byte
	for _, i := range order {
		b = binary.LittleEndian.AppendUint64(b, uint64(i))
	}
	return b
}

// encodeItems returns the items one after the other, and their index.
func encodeItems(items [][]byte) (index, data []byte) {
	index = binary.LittleEndian.AppendUint64(index, 0)
	for _, b := range items {
		data = append(data, b...)
		index = binary.LittleEndian.AppendUint64(index, uint64(len(data)))
	}
	return index, data
}

// deflateAll compresses on all processors; compression is most of a build.
func deflateAll(plain [][]byte, dictionary []byte) [][]byte {
	packed := make([][]byte, len(plain))
	parallel.Each(len(plain), func(i int) { packed[i] = deflate(plain[i], dictionary) })
	return packed
}
