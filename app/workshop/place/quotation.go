package place

import (
	"fmt"
	"strings"
)

// Bounds of the search for articles by quotation: it reads every article.
const (
	leastQuote   = 24 // bytes; what is shorter stands anywhere
	mostSearched = 60 // quotations in all
	eachSource   = 3  // quotations for one source
)

// byQuotation gives the entries of a source that names no article of the
// library the one article that has most of its quotations: annotations made on
// a web page belong to the article that was saved from it. Where two articles
// have as many, it is none.
func (p *placer) byQuotation() error {
	type search struct {
		quotes []string
		hits   map[int]int // articles, by number
	}
	var order []string
	sources := map[string]*search{}
	searched := 0
	for i := range p.entries {
		e := &p.entries[i]
		if p.found[i].Article >= 0 || e.Err != nil || len(e.Quote.Exact) < leastQuote || searched == mostSearched {
			continue
		}
		key := sourceKey(e.Source, e.Article, e.ID)
		s := sources[key]
		if s == nil {
			s = &search{hits: map[int]int{}}
			sources[key] = s
			order = append(order, key)
		}
		if len(s.quotes) < eachSource {
			s.quotes = append(s.quotes, strings.TrimSpace(e.Quote.Exact))
			searched++
		}
	}
	if len(order) == 0 {
		return nil
	}
	for n := range p.catalogue {
		a, err := p.lib.Article(n)
		if err != nil {
			return fmt.Errorf("place: %w", err)
		}
		for _, key := range order {
			for _, q := range sources[key].quotes {
				if strings.Contains(a.Text, q) {
					sources[key].hits[n]++
				}
			}
		}
	}
	best := map[string]int{}
	for _, key := range order {
		most, article := 0, -1
		for n := range p.catalogue {
			switch h := sources[key].hits[n]; {
			case h > most:
				most, article = h, n
			case h == most:
				article = -1
			}
		}
		best[key] = article
	}
	for i := range p.entries {
		e := &p.entries[i]
		if p.found[i].Article < 0 && e.Err == nil && e.ReplyTo == "" {
			if n, ok := best[sourceKey(e.Source, e.Article, e.ID)]; ok {
				p.found[i].Article = n
			}
		}
	}
	return nil
}

// sourceKey is what entries of one page have in common.
func sourceKey(source, article, id string) string {
	switch {
	case source != "":
		return "source " + source
	case article != "":
		return "article " + article
	}
	return "entry " + id
}
