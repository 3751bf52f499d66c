package names

import "offprint/app/article"

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
