package site

import (
	"fmt"
	"html/template"

	"offprint/app/article"
	"offprint/app/library"
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
	for _, list := range view.NameLists {
		if err := b.pagesOfList(t, list, render); err != nil {
			return err
		}
	}
	return nil
}

func (b *builder) pagesOfList(t texts, list view.NameList, render func(path string, p page) error) error {
	pages, err := list.Pages(b.names)
	if err != nil {
		return err
	}
	for n := 1; n <= pages; n++ {
		path, root := list.Folder+"/", "../"
		if n > 1 {
			path, root = fmt.Sprintf("%s%d/", path, n), "../../"
		}
		links := view.Links{Root: root}
		main, err := list.Page(links, view.NameSource{Info: b.info, Names: b.names, Texts: t}, n)
		if err != nil {
			return err
		}
		p := b.page(list.Folder, links)
		p.Title, p.Description, p.Main = view.TitleOf(list.Title, b.info), description(b.info), template.HTML(main)
		if err := render(path+"index.html", p); err != nil {
			return err
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
