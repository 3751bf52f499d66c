// Package place finds out which article of a library the annotations of a file
// belong to, and where in it they stand. The publisher's tool and the workshop
// use it alike.
package place

import (
	"fmt"
	"net/url"
	"path"
	"strings"
	"unicode"
	"unicode/utf8"

	"offprint/app/annotation"
	"offprint/app/article"
	"offprint/app/library"
)

// A Library is what articles are looked up in; library.Library is one.
type Library interface {
	Entries() ([]library.Entry, error)
	Article(i int) (*article.Article, error)
}

// A Found is where an entry stands.
type Found struct {
	Article int // -1 where none is known
	annotation.Anchoring
}

// Entries finds the place of each entry and completes it: Article, and where
// the file does not tell which text it was made on, Edition and selectors as
// they are in the article now. What the file says of our own editions stays as
// it is. Answers get the article of what they answer, and no place of their
// own. The article of an entry whose article is not in the library becomes the
// address that the file gives, so that another edition can still find it.
// Where no place is known, Unplaced says why.
func Entries(lib Library, entries []annotation.Entry) ([]Found, error) {
	catalogue, err := lib.Entries()
	if err != nil {
		return nil, fmt.Errorf("place: %w", err)
	}
	p := &placer{lib: lib, catalogue: catalogue, entries: entries, found: make([]Found, len(entries))}
	p.addresses()
	byArticle := map[int][]int{}
	for i := range entries {
		p.found[i].Article = -1
		if e := &entries[i]; e.Err == nil && e.ReplyTo == "" {
			p.found[i].Article = p.articleOf(e)
		}
	}
	if err := p.byQuotation(); err != nil {
		return nil, err
	}
	for i := range entries {
		if a := p.found[i].Article; a >= 0 {
			byArticle[a] = append(byArticle[a], i)
		} else {
			p.unknown(i)
		}
	}
	for a := range catalogue {
		if len(byArticle[a]) == 0 {
			continue
		}
		if err := p.inArticle(a, byArticle[a]); err != nil {
			return nil, err
		}
	}
	p.replies()
	return p.found, nil
}

type placer struct {
	lib       Library
	catalogue []library.Entry
	entries   []annotation.Entry
	found     []Found
	known     map[string]int // article by slug, address and file
}

// addresses indexes all that an article may be called by.
func (p *placer) addresses() {
	p.known = make(map[string]int, 3*len(p.catalogue))
	add := func(key string, i int) {
		if key == "" {
			return
		}
		if other, ok := p.known[key]; ok && other != i {
			i = -1 // two articles of that name: it tells nothing
		}
		p.known[key] = i
	}
	for i, e := range p.catalogue {
		add("slug "+e.Slug, i)
		add("url "+webAddress(e.URL), i)
		add("file "+path.Base(e.File), i)
	}
	delete(p.known, "url ")
}

// webAddress is what of an address tells a page: host and path, and the query
// without what campaigns add.
func webAddress(s string) string {
	u, err := url.Parse(strings.TrimSpace(s))
	if err != nil || u.Host == "" {
		return ""
	}
	q := u.Query()
	for key := range q {
		if strings.HasPrefix(key, "utm_") || key == "fbclid" || key == "gclid" {
			q.Del(key)
		}
	}
	host := strings.TrimPrefix(strings.ToLower(u.Host), "www.")
	return host + strings.TrimRight(u.Path, "/") + "?" + q.Encode()
}

// articleOf gives the article that an entry names, or -1.
func (p *placer) articleOf(e *annotation.Entry) int {
	keys := []string{"slug " + e.Article, "url " + webAddress(e.Source), "url " + webAddress(e.Article)}
	for _, s := range []string{e.Source, e.Article} {
		if u, err := url.Parse(s); err == nil {
			if slug := strings.TrimSuffix(u.Path, "/"); path.Base(path.Dir(slug)) == "a" {
				keys = append(keys, "slug "+path.Base(slug))
			}
			if u.Path != "" && u.Path != "/" {
				keys = append(keys, "file "+path.Base(u.Path))
			}
		}
	}
	for _, k := range keys {
		if i, ok := p.known[k]; ok && i >= 0 {
			return i
		}
	}
	return -1
}

// unknown says of an entry that its article is not here.
func (p *placer) unknown(i int) {
	e := &p.entries[i]
	if e.Err != nil || e.ReplyTo != "" {
		return
	}
	p.found[i].State = annotation.Lost
	name := e.Source
	if name == "" {
		name = e.Article
	}
	if e.Article == "" && len(name) <= annotation.MaxIRI {
		e.Article = name
	}
	if name == "" {
		e.Unplaced = "the file does not say which article it belongs to, and no article has its quotation"
		return
	}
	e.Unplaced = fmt.Sprintf("no article of this library is %.200s, and none has its quotation", name)
}

// inArticle anchors entries in their article.
func (p *placer) inArticle(number int, list []int) error {
	a, err := p.lib.Article(number)
	if err != nil {
		return fmt.Errorf("place: %w", err)
	}
	edition := annotation.EditionHash(a.Text)
	anchorer := annotation.NewAnchorer(a.Text, "", nil)
	for _, i := range list {
		e, f := &p.entries[i], &p.found[i]
		e.Article = p.catalogue[number].Slug
		if e.Whole() {
			f.State = annotation.Exact
			continue
		}
		sel, unit := annotation.Settle(a.Text, e.Selectors)
		if span, ok := only(a.Text, sel); ok {
			sel.Position, unit = span, "words"
		}
		if unit != "" {
			f.Anchoring = annotation.Anchoring{Span: sel.Position, State: annotation.Exact, Confidence: 1}
		} else {
			f.Anchoring = anchorer.Anchor(sel)
		}
		switch f.State {
		case annotation.Review:
			e.Unplaced = "only a likely place was found in the article: look at it and confirm it"
		case annotation.Lost:
			e.Unplaced = "the article does not have its quotation"
			if strings.Contains(a.Text, e.Quote.Exact) {
				e.Unplaced = "its words stand in the article, but not between those that the file says are around them"
				if e.Quote.Prefix+e.Quote.Suffix == "" {
					e.Unplaced = "its words stand in more than one place, and nothing tells which is meant"
				}
			}
		case annotation.Exact, annotation.Moved:
			if e.Edition == "" {
				e.Selectors, e.Edition = annotation.Describe(a.Text, f.Span), edition
			}
		}
	}
	return nil
}

// only finds a quotation that comes without its surroundings: where its words
// stand once in the article that it names they are what is meant, however
// short.
func only(text string, sel annotation.Selectors) (annotation.Span, bool) {
	q := sel.Quote
	at := strings.Index(text, q.Exact)
	if q.Exact == "" || q.Prefix+q.Suffix != "" || at < 0 || strings.Contains(text[at+1:], q.Exact) {
		return annotation.Span{}, false
	}
	before, _ := utf8.DecodeLastRuneInString(text[:at])
	first, _ := utf8.DecodeRuneInString(q.Exact)
	last, _ := utf8.DecodeLastRuneInString(q.Exact)
	after, _ := utf8.DecodeRuneInString(text[at+len(q.Exact):])
	if inWord(before) && inWord(first) || inWord(last) && inWord(after) {
		return annotation.Span{}, false
	}
	start := utf8.RuneCountInString(text[:at])
	return annotation.Span{Start: start, End: start + utf8.RuneCountInString(q.Exact)}, true
}

func inWord(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }

// replies gives answers the article of what they answer.
func (p *placer) replies() {
	at := map[string]int{}
	for i := range p.entries {
		at[p.entries[i].ID] = i
	}
	for i := range p.entries {
		e := &p.entries[i]
		if e.Err != nil || e.ReplyTo == "" {
			continue
		}
		root, ok := at[e.ReplyTo]
		for n := 0; ok && n < 100 && p.entries[root].ReplyTo != ""; n++ { // answers may go in a circle
			root, ok = at[p.entries[root].ReplyTo]
		}
		if ok {
			p.found[i].Article, p.found[i].State = p.found[root].Article, annotation.Exact
			if e.Article == "" || p.found[root].Article >= 0 {
				e.Article = p.entries[root].Article
			}
		}
	}
}
