package names

import (
	"cmp"
	"slices"

	"offprint/app/annotation"
	"offprint/app/article"
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
