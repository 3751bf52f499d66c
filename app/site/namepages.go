package site

import (
	"fmt"
	"html/template"

	"offprint/app/article"
	"offprint/app/library"
	"offprint/app/names"
	"offprint/app/view"
)

// texts are the articles of the edition, which need not be decoded again for
// every name that stands in them.
type texts struct {
	entries  []library.Entry
	articles []*article.Article
}

func (t texts) Entry(i int) (library.Entry, error)      { return t.entries[i], nil }
func (t texts) Article(i int) (*article.Article, error) { return t.articles[i], nil }

// namePages renders the page of every name, the index, the timeline and the
// quotations.
func (b *builder) namePages(render func(path string, p page) error) error {
	if b.names == nil {
		return nil
	}
	t := texts{b.entries, b.src.Articles}
	for i := range b.names.Len() {
		if err := b.pagesOfName(t, i, render); err != nil {
			return err
		}
	}
	quoted, err := b.names.Quoted()
	if err != nil {
		return err
	}
	for _, v := range []struct {
		folder, title string
		pages         int
		main          func(l view.Links, n int) (string, error)
	}{
		{"names", "Names", names.PageCount(b.names.Listed(), names.HeadsOnPage), func(l view.Links, n int) (string, error) {
			heads, err := b.names.Heads(n)
			return view.NamesPage(view.NamesIndex{Links: l, Info: b.info, Heads: heads, Listed: b.names.Listed(), Number: n}), err
		}},
		{"timeline", "Timeline", names.PageCount(b.names.DatedMentions(), names.MomentsOnPage), func(l view.Links, n int) (string, error) {
			moments, err := b.names.Moments(t, n)
			return view.TimelinePage(l, moments, b.names.DatedMentions(), n), err
		}},
		{"quotes", "Who said what", names.PageCount(len(quoted), names.SayingsOnPage), func(l view.Links, n int) (string, error) {
			list, articles, err := b.names.Sayings(t, n)
			return view.QuotesPage(l, list, articles, n), err
		}},
	} {
		for n := 1; n <= v.pages; n++ {
			path, root := v.folder+"/", "../"
			if n > 1 {
				path, root = fmt.Sprintf("%s%d/", path, n), "../../"
			}
			links := view.Links{Root: root}
			main, err := v.main(links, n)
			if err != nil {
				return err
			}
			p := b.page("names", links)
			p.Title, p.Description, p.Main = view.TitleOf(v.title, b.info), description(b.info), template.HTML(main)
			if err := render(path+"index.html", p); err != nil {
				return err
			}
		}
	}
	return nil
}

func (b *builder) pagesOfName(t texts, i int, render func(path string, p page) error) error {
	head, err := b.names.Head(i)
	if err != nil || !head.HasPage() {
		return err
	}
	for n, pages := 1, 1; n <= pages; n++ {
		path, root := "n/"+head.Slug+"/", "../../"
		if n > 1 {
			path, root = fmt.Sprintf("%s%d/", path, n), "../../../"
		}
		about, err := b.names.PageOf(t, i, n)
		if err != nil {
			return err
		}
		pages = about.Pages
		links := view.Links{Root: root}
		p := b.page("name", links)
		p.Title = view.TitleOf(head.Name, b.info)
		p.Description = head.Name + ": " + view.Plural(head.Count, "mention", "mentions") + " in " + view.Plural(head.Articles, "article", "articles")
		p.Main = template.HTML(view.NamePage(links, about))
		if err := render(path+"index.html", p); err != nil {
			return err
		}
	}
	return nil
}
