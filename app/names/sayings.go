package names

import "offprint/app/library"

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
