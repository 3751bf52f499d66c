package names

import (
	"cmp"
	"slices"
	"sort"

	"offprint/app/annotation"
	"offprint/app/article"
	"offprint/app/entity"
	"offprint/app/entity/quote"
	"offprint/app/library"
)

// A Texts gives the articles that names stand in; a library does.
type Texts interface {
	Entry(i int) (library.Entry, error)
	Article(i int) (*article.Article, error)
}

// A Sentence is a sentence with places in it.
type Sentence struct {
	Text  string
	Marks []annotation.Span // code points of Text
	// Mention is the index of the first mention in it that is meant, -1 for none.
	Mention int
}

// A Quote is what somebody said.
type Quote struct {
	Sentence        // the quoted words alone
	Speaker  string // "" where the text names no one
	By       Head   // the speaker, where there is one
}

// A Source is an article in which a name stands.
type Source struct {
	library.Entry
	Sentences []Sentence
	Said      []Quote // by the name
}

// A Beside is a companion with what a list shows of it.
type Beside struct {
	Head
	Paragraphs int
}

// A Tie joins two companions, by their index in a Page's With.
type Tie struct{ A, B, Paragraphs int }

// A Page is what the page of a name shows.
type Page struct {
	Name
	Beside  []Beside
	Ties    []Tie // among the first MostDrawn of Beside
	Sources []Source
	Number  int // of this page, from 1
	Pages   int
}

// MostDrawn is how many companions are drawn.
const MostDrawn = 12

// How much a page shows: articles on a name's, names on the index's, dates on
// the timeline's, articles on the quotations'.
const (
	SourcesOnPage = 20
	HeadsOnPage   = 500
	MomentsOnPage = 200
	SayingsOnPage = 20
)

// PageCount is how many pages so many things take, at least one.
func PageCount(total, onPage int) int { return max(1, (total+onPage-1)/onPage) }

// onPage is the part of so many things on page number, from 1: [from, to).
func onPage(number, total, size int) (from, to int) {
	from = min(max(number-1, 0)*size, total)
	return from, min(from+size, total)
}

// PageOf reads page number of name i, from 1.
func (n *Names) PageOf(texts Texts, i, number int) (Page, error) {
	name, err := n.Name(i)
	if err != nil {
		return Page{}, err
	}
	p := Page{Name: name, Pages: PageCount(len(name.In), SourcesOnPage)}
	p.Number = min(max(number, 1), p.Pages)
	if p.Beside, err = n.beside(name.With); err != nil {
		return Page{}, err
	}
	if p.Ties, err = n.ties(p.Beside[:min(len(p.Beside), MostDrawn)]); err != nil {
		return Page{}, err
	}
	from, to := onPage(p.Number, len(name.In), SourcesOnPage)
	for _, a := range name.In[from:to] {
		s, err := n.source(texts, a.Article, i)
		if err != nil {
			return Page{}, err
		}
		p.Sources = append(p.Sources, s)
	}
	return p, nil
}

func (n *Names) beside(with []Companion) ([]Beside, error) {
	out := make([]Beside, len(with))
	for k, c := range with {
		h, err := n.Head(c.Name)
		if err != nil {
			return nil, err
		}
		out[k] = Beside{h, c.Paragraphs}
	}
	return out, nil
}

// ties are the companions that also stand beside each other.
func (n *Names) ties(drawn []Beside) ([]Tie, error) {
	var ties []Tie
	for a, x := range drawn {
		name, err := n.Name(x.Index)
		if err != nil {
			return nil, err
		}
		for _, c := range name.With {
			b := slices.IndexFunc(drawn, func(y Beside) bool { return y.Index == c.Name })
			if b > a {
				ties = append(ties, Tie{a, b, c.Paragraphs})
			}
		}
	}
	slices.SortFunc(ties, func(x, y Tie) int { return cmp.Or(x.A-y.A, x.B-y.B) })
	return ties, nil
}

func (n *Names) source(texts Texts, at, name int) (Source, error) {
	e, err := texts.Entry(at)
	if err != nil {
		return Source{}, err
	}
	a, err := texts.Article(at)
	if err != nil {
		return Source{}, err
	}
	doc, err := n.Doc(at)
	if err != nil {
		return Source{}, err
	}
	s := Source{Entry: e}
	c := newCutter(a)
	for k, m := range doc.Mentions {
		if m.Entity == name {
			s.Sentences = c.add(s.Sentences, k, m)
		}
	}
	for _, q := range doc.Quotations {
		if q.Speaker >= 0 && doc.Mentions[q.Speaker].Entity == name {
			s.Said = append(s.Said, Quote{Sentence: Sentence{Text: c.quotation(q), Mention: q.Speaker}})
		}
	}
	return s, nil
}

// A cutter cuts sentences out of an article.
type cutter struct {
	article *article.Article
	texts   []string
	index   *article.Index
	last    annotation.Span // the sentence cut last, in the article's text
}

func newCutter(a *article.Article) *cutter {
	return &cutter{article: a, texts: a.BlockTexts(), index: article.NewIndex(a.Text), last: annotation.Span{Start: -1, End: -1}}
}

// sentence is the sentence around a place, in the article's text.
func (c *cutter) sentence(start int) annotation.Span {
	blocks := c.article.Blocks
	b := sort.Search(len(blocks), func(i int) bool { return blocks[i].End > start })
	if b == len(blocks) || start < blocks[b].Start {
		return annotation.Span{Start: start, End: start}
	}
	s := annotation.SentenceAt(c.texts[b], start-blocks[b].Start)
	return annotation.Span{Start: s.Start + blocks[b].Start, End: s.End + blocks[b].Start}
}

func (c *cutter) text(s annotation.Span) string { return c.index.Slice(s.Start, s.End) }

// add appends the sentence of mention k to those before it; a second mention in
// the same sentence is a second mark.
func (c *cutter) add(to []Sentence, k int, m entity.Mention) []Sentence {
	s := c.sentence(m.Start)
	s.End = max(s.End, m.End)
	mark := annotation.Span{Start: m.Start - s.Start, End: m.End - s.Start}
	if s == c.last && len(to) > 0 {
		last := &to[len(to)-1]
		last.Marks = append(last.Marks, mark)
		return to
	}
	c.last = s
	return append(to, Sentence{Text: c.text(s), Marks: []annotation.Span{mark}, Mention: k})
}

// mostQuoted bounds how much of a quotation a list shows, in code points.
const mostQuoted = 400

func (c *cutter) quotation(q quote.Quotation) string {
	if q.End-q.Start <= mostQuoted {
		return c.index.Slice(q.Start, q.End)
	}
	return c.index.Slice(q.Start, q.Start+mostQuoted) + "…"
}

// An ArticleNames is the names of one article.
type ArticleNames struct {
	Doc
	Heads map[int]Head // of the names mentioned
}

// InArticle reads the names of article i.
func (n *Names) InArticle(i int) (*ArticleNames, error) {
	doc, err := n.Doc(i)
	if err != nil {
		return nil, err
	}
	out := &ArticleNames{Doc: doc, Heads: map[int]Head{}}
	for _, m := range doc.Mentions {
		if _, ok := out.Heads[m.Entity]; ok {
			continue
		}
		h, err := n.Head(m.Entity)
		if err != nil {
			return nil, err
		}
		out.Heads[m.Entity] = h
	}
	return out, nil
}

// An InText is a name of an article and where it stands there.
type InText struct {
	Head
	Mentions []int // indices of its mentions
}

// List returns the names in the order of their first mention.
func (a *ArticleNames) List() []InText {
	at := map[int]int{}
	var list []InText
	for k, m := range a.Mentions {
		i, ok := at[m.Entity]
		if !ok {
			i = len(list)
			at[m.Entity] = i
			list = append(list, InText{Head: a.Heads[m.Entity]})
		}
		list[i].Mentions = append(list[i].Mentions, k)
	}
	return list
}

// QuotesOf are the quotations of an article whose names these are.
func (a *ArticleNames) QuotesOf(text *article.Article) []Quote {
	c := newCutter(text)
	var out []Quote
	for _, q := range a.Quotations {
		quote := Quote{Sentence: Sentence{Text: c.quotation(q), Mention: q.Speaker}}
		if q.Speaker >= 0 {
			m := a.Mentions[q.Speaker]
			quote.By = a.Heads[m.Entity]
			quote.Speaker = quote.By.Name
		}
		out = append(out, quote)
	}
	return out
}

// A Moment is a mention of a date with its sentence.
type Moment struct {
	library.Entry
	Value    string // ISO 8601; "" where it is not known
	Written  string
	Sentence Sentence
}

// Moments reads page number of the timeline, from 1.
func (n *Names) Moments(texts Texts, number int) ([]Moment, error) {
	dates, err := n.Timeline(onPage(number, n.DatedMentions(), MomentsOnPage))
	if err != nil {
		return nil, err
	}
	type known struct {
		entry library.Entry
		doc   Doc
		cut   *cutter
	}
	seen := map[int]*known{}
	out := make([]Moment, len(dates))
	for i, at := range dates {
		k := seen[at.Article]
		if k == nil {
			k = &known{}
			if k.entry, err = texts.Entry(at.Article); err != nil {
				return nil, err
			}
			if k.doc, err = n.Doc(at.Article); err != nil {
				return nil, err
			}
			a, err := texts.Article(at.Article)
			if err != nil {
				return nil, err
			}
			k.cut = newCutter(a)
			seen[at.Article] = k
		}
		if at.Mention >= len(k.doc.Mentions) {
			return nil, ErrCorrupt
		}
		m := k.doc.Mentions[at.Mention]
		s := k.cut.add(nil, at.Mention, m)[0]
		out[i] = Moment{Entry: k.entry, Value: m.Value, Written: k.cut.index.Slice(m.Start, m.End), Sentence: s}
	}
	return out, nil
}

// Heads reads page number of the alphabetical index, from 1.
func (n *Names) Heads(number int) ([]Head, error) {
	order, err := n.Order(onPage(number, n.Listed(), HeadsOnPage))
	if err != nil {
		return nil, err
	}
	out := make([]Head, len(order))
	for i, name := range order {
		if out[i], err = n.Head(name); err != nil {
			return nil, err
		}
	}
	return out, nil
}

// A Saying is what was said in one article.
type Saying struct {
	library.Entry
	Quotes []Quote
}

// Sayings reads page number of the quotations, from 1, and how many articles
// have some.
func (n *Names) Sayings(texts Texts, number int) (list []Saying, articles int, err error) {
	quoted, err := n.Quoted()
	if err != nil {
		return nil, 0, err
	}
	from, to := onPage(number, len(quoted), SayingsOnPage)
	for _, i := range quoted[from:to] {
		e, err := texts.Entry(i)
		if err != nil {
			return nil, 0, err
		}
		a, err := texts.Article(i)
		if err != nil {
			return nil, 0, err
		}
		in, err := n.InArticle(i)
		if err != nil {
			return nil, 0, err
		}
		list = append(list, Saying{e, in.QuotesOf(a)})
	}
	return list, len(quoted), nil
}

// InOrder returns the mentions of a name in the article.
func (a *ArticleNames) InOrder(name int) []int {
	var out []int
	for k, m := range a.Mentions {
		if m.Entity == name {
			out = append(out, k)
		}
	}
	return out
}
