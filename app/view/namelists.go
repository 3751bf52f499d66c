package view

import (
	"offprint/app/library"
	"offprint/app/names"
)

// A NameList is one of the views of all names. Its folder is the first part of
// its pages' addresses.
type NameList struct {
	Folder, Title string
	pages         func(n *names.Names) (int, error)
	main          func(l Links, from NameSource, number int) (string, error)
}

// A NameSource is what the lists are made of.
type NameSource struct {
	Info  library.Info
	Names *names.Names
	Texts names.Texts
}

// NameLists are the index, the timeline and the quotations.
var NameLists = []NameList{
	{
		"names", "Names",
		func(n *names.Names) (int, error) { return names.PageCount(n.Listed(), names.HeadsOnPage), nil },
		func(l Links, from NameSource, number int) (string, error) {
			heads, err := from.Names.Heads(number)
			return NamesPage(NamesIndex{Links: l, Info: from.Info, Heads: heads, Listed: from.Names.Listed(), Number: number}), err
		},
	},
	{
		"timeline", "Timeline",
		func(n *names.Names) (int, error) {
			return names.PageCount(n.DatedMentions(), names.MomentsOnPage), nil
		},
		func(l Links, from NameSource, number int) (string, error) {
			moments, err := from.Names.Moments(from.Texts, number)
			return TimelinePage(l, moments, from.Names.DatedMentions(), number), err
		},
	},
	{
		"quotes", "Who said what",
		func(n *names.Names) (int, error) {
			quoted, err := n.Quoted()
			return names.PageCount(len(quoted), names.SayingsOnPage), err
		},
		func(l Links, from NameSource, number int) (string, error) {
			list, articles, err := from.Names.Sayings(from.Texts, number)
			return QuotesPage(l, list, articles, number), err
		},
	},
}

// NameListIn returns the list in a folder.
func NameListIn(folder string) (NameList, bool) {
	for _, list := range NameLists {
		if list.Folder == folder {
			return list, true
		}
	}
	return NameList{}, false
}

// Pages is how many pages the list of these names takes.
func (s NameList) Pages(n *names.Names) (int, error) { return s.pages(n) }

// Page returns the inside of the main element for page number, from 1.
func (s NameList) Page(l Links, from NameSource, number int) (string, error) {
	return s.main(l, from, number)
}
