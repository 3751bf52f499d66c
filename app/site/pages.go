package site

import (
	"bytes"
	_ "embed"
	"fmt"
	"html/template"
	"slices"
	"strings"

	"offprint/app/library"
	"offprint/app/names"
	"offprint/app/view"
)

//go:embed page.html
var pageSource string

var pageTemplate = template.Must(template.New("page").Parse(pageSource))

// policy is the Content-Security-Policy of every page: nothing is loaded from
// anywhere else, nothing inline runs.
const policy = "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; object-src 'none'; base-uri 'none'"

// A page is what page.html is filled with.
type page struct {
	Kind        string // "library", "article", "annotations", "missing"
	Title       string
	Description string
	Lang        string
	Policy      string
	Root        string // from the page to the edition's folder
	// Roots are the folders to look for assets in: Root, but for the page of
	// an unknown address, which may stand at any depth.
	Roots            []string
	Assets           assets
	Manifest         string
	Version          string // set on the publisher's own server
	Bar, Main, Shelf template.HTML
	Names, Outline   template.HTML
	Tabs             template.HTML
	Previous, Next   string // addresses of neighbours, for rel links
}

// addPages opens the archive as a reader would and writes every page.
func (b *builder) addPages(archive []byte) error {
	lib, err := library.Open(bytes.NewReader(archive), int64(len(archive)))
	if err != nil {
		return err
	}
	b.info = lib.Info
	if b.names, err = names.In(lib); err != nil {
		return err
	}
	if b.entries, err = lib.Entries(); err != nil {
		return err
	}
	var pages []File
	render := func(path string, p page) error {
		data, err := b.render(p)
		if err != nil {
			return fmt.Errorf("%s: %w", path, err)
		}
		pages = append(pages, File{path, "text/html; charset=utf-8", data})
		return nil
	}
	for n, count := 1, view.PageCount(len(b.entries)); n <= count; n++ {
		if err := render(libraryPath(n), b.libraryPage(n, count)); err != nil {
			return err
		}
	}
	if err := render("annotations/index.html", b.annotationsPage()); err != nil {
		return err
	}
	if err := b.namePages(render); err != nil {
		return err
	}
	for i := range b.entries {
		p, err := b.articlePage(lib, i)
		if err != nil {
			return err
		}
		if err := render("a/"+b.entries[i].Slug+"/index.html", p); err != nil {
			return err
		}
	}
	if err := render("search/index.html", b.searchPage()); err != nil {
		return err
	}
	b.files = append(b.files, pages...)
	return b.addPack(slices.DeleteFunc(pages, ofName))
}

// ofName tells whether a page is a name's. There are many of them, and the
// reader draws them itself: the pack has one shell for all.
func ofName(f File) bool { return strings.HasPrefix(f.Path, "n/") }

func libraryPath(n int) string {
	if n == 1 {
		return "index.html"
	}
	return fmt.Sprintf("page/%d/index.html", n)
}

// addPack writes the pack of all pages, and the page for unknown addresses:
// one for hosts, one for the worker.
func (b *builder) addPack(pages []File) error {
	forHosts, err := b.render(b.missingPage("", []string{"", "../", "../../", "../../../", "../../../../"}))
	if err != nil {
		return err
	}
	forWorker, err := b.render(b.missingPage(rootMark, []string{rootMark}))
	if err != nil {
		return err
	}
	shell, err := b.render(b.shellPage())
	if err != nil {
		return err
	}
	b.add("404.html", "text/html; charset=utf-8", forHosts)
	pages = append(pages, File{Path: "404.html", Data: forWorker}, File{Path: shellPath, Data: shell})
	pack, err := packPages(pages, gzipAll(pages, b.level, b.src.Cache))
	if err != nil {
		return err
	}
	b.pack = hashed(dir+"pages", ".pack", pack)
	b.add(b.pack, "application/octet-stream", pack)
	b.keep(kept{Path: b.pack, Type: "application/octet-stream", SHA256: sum(pack), Named: true})
	return nil
}

func (b *builder) render(p page) ([]byte, error) {
	p.Policy, p.Lang, p.Assets, p.Manifest = policy, b.info.Lang, b.assets, manifestPath
	if b.src.Live {
		p.Version = b.version()
	}
	var out bytes.Buffer
	if err := pageTemplate.Execute(&out, p); err != nil {
		return nil, err
	}
	return out.Bytes(), nil
}

// version tells an open page of the publisher's own server whether it is of
// this edition. Unlike the edition's id it can stand inside of the pages.
func (b *builder) version() string { return sum([]byte(b.info.Edition + b.assets.version))[:16] }

func (b *builder) libraryPage(n, count int) page {
	links := view.Links{}
	if n > 1 {
		links.Root = "../../"
	}
	from, to := view.PageRange(n, len(b.entries))
	p := b.page("library", links)
	p.Title, p.Description = b.info.Title, description(b.info)
	if n > 1 {
		p.Title = fmt.Sprintf("%s, page %d", b.info.Title, n)
	}
	p.Main = template.HTML(view.Library(view.LibraryPage{
		Links: links, Info: b.info, Entries: b.entries[from:to], Number: n, Pages: count, Named: b.names != nil,
	}))
	return p
}

func (b *builder) articlePage(lib *library.Library, i int) (page, error) {
	links := view.Links{Root: "../../"}
	a, err := lib.Article(i)
	if err != nil {
		return page{}, err
	}
	e := b.entries[i]
	p := b.page("article", links)
	p.Title, p.Description = view.TitleOf(e.Title, b.info), summary(e, a.Text)
	v := view.PageOf(links, a, b.entries, i, len(b.entries))
	if v.Previous != nil {
		p.Previous = links.Article(v.Previous.Slug)
	}
	if v.Next != nil {
		p.Next = links.Article(v.Next.Slug)
	}
	if b.names != nil {
		if v.Names, err = b.names.InArticle(i); err != nil {
			return page{}, err
		}
	}
	from, to := view.ShelfRange(i, len(b.entries))
	p.Names = template.HTML(view.NamesPanel(v))
	p.Shelf = template.HTML(view.Shelf(links, b.info, b.entries[from:to], i))
	p.Main = template.HTML(view.Article(v))
	p.Outline = template.HTML(view.OutlineList(a))
	return p, nil
}

func (b *builder) searchPage() page {
	links := view.Links{Root: "../"}
	p := b.page("search", links)
	p.Title, p.Description = view.TitleOf(view.SearchTitle(view.Asked{}), b.info), description(b.info)
	p.Main = template.HTML(view.SearchPage(links, b.info))
	return p
}

// annotationsPage is a shell: what a reader wrote is on their device only.
func (b *builder) annotationsPage() page {
	links := view.Links{Root: "../"}
	p := b.page("annotations", links)
	p.Title, p.Description = view.TitleOf(view.AnnotationsTitle, b.info), description(b.info)
	p.Main = template.HTML(view.AnnotationsPage(links))
	return p
}

// shellPath is where the worker finds the page that a name's is drawn into.
const shellPath = "n/index.html"

func (b *builder) shellPage() page {
	p := b.page("shell", view.Links{Root: rootMark})
	p.Title, p.Description = b.info.Title, description(b.info)
	p.Main = template.HTML(view.Opening())
	return p
}

func (b *builder) missingPage(root string, roots []string) page {
	links := view.Links{Root: root}
	p := b.page("missing", links)
	p.Title, p.Description, p.Roots = view.TitleOf(view.MissingTitle, b.info), description(b.info), roots
	p.Main = template.HTML(view.Missing(links, b.info))
	return p
}

func (b *builder) page(kind string, links view.Links) page {
	return page{
		Kind: kind, Root: links.Root, Roots: []string{links.Root},
		Bar:  template.HTML(view.Bar(links, b.info)),
		Tabs: template.HTML(view.Tabs(links)),
	}
}

// summary describes an article: its standfirst, or how it begins.
func summary(e library.Entry, text string) string {
	if e.Standfirst != "" {
		return e.Standfirst
	}
	const most = 160
	_, body, _ := strings.Cut(text, "\n\n")
	if body == "" {
		body = text
	}
	body = line(body[:min(len(body), 4*most)])
	r := []rune(strings.ToValidUTF8(body, ""))
	if len(r) <= most {
		return string(r)
	}
	return strings.TrimSpace(string(r[:most])) + "…"
}
