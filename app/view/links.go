package view

// Links makes relative addresses from a page, so that the same pages work at
// the root of a host, under a name and in a deep folder.
type Links struct {
	// Root leads from the page to the library's folder: "" on the library's
	// first page, "../../" on an article's.
	Root string
}

// Library is the address of the library's first page.
func (l Links) Library() string {
	if l.Root == "" {
		return "./"
	}
	return l.Root
}

// Article is the address of an article's page.
func (l Links) Article(slug string) string { return l.Root + "a/" + slug + "/" }

// LibraryPage is the address of page n of the library, from 1.
func (l Links) LibraryPage(n int) string {
	if n == 1 {
		return l.Library()
	}
	return l.Root + "page/" + itoa(n) + "/"
}

// Annotations is the address of the page of all annotations.
func (l Links) Annotations() string { return l.Root + "annotations/" }

// Name is the address of a name's page; NamePage that of its page n, from 1.
func (l Links) Name(slug string) string { return l.Root + "n/" + slug + "/" }

func (l Links) NamePage(slug string, n int) string { return l.Name(slug) + further(n) }

// Names, Timeline and Quotes are the addresses of page n, from 1, of the index
// of names, the timeline and the quotations.
func (l Links) Names(n int) string { return l.Root + "names/" + further(n) }

func (l Links) Timeline(n int) string { return l.Root + "timeline/" + further(n) }

func (l Links) Quotes(n int) string { return l.Root + "quotes/" + further(n) }

func further(n int) string {
	if n == 1 {
		return ""
	}
	return itoa(n) + "/"
}
