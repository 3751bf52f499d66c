package names

import "offprint/app/library"

// A Moment is a mention of a date with its sentence.
type Moment struct {
	library.Entry
	Value    string // ISO 8601; "" where it is not known
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
		out[i] = Moment{Entry: k.entry, Value: m.Value, Sentence: s}
	}
	return out, nil
}
