package view_test

import (
	"fmt"
	"strings"
	"testing"

	"offprint/app/article"
	"offprint/app/library"
	"offprint/app/view"
)

func someEntries(n int) []library.Entry {
	entries := make([]library.Entry, n)
	for i := range entries {
		entries[i] = library.Entry{Index: i, Slug: fmt.Sprintf("s%d", i), Words: 100 * (i + 1), Meta: article.Meta{Title: fmt.Sprintf("Title %d", i)}}
	}
	return entries
}

func TestThePageOfALibrary(t *testing.T) {
	entries := someEntries(3)
	entries[0].Meta = article.Meta{Title: "Ships", Standfirst: "What the harbour saw", Date: "2025-11", Source: "The Gazette", Lang: "en"}
	entries[2].Meta = article.Meta{Title: "خبر", Lang: "ar"}
	info := library.Info{Title: "Caribbean file", Articles: 203, Words: 81234, First: "2024", Last: "2025-11-12"}
	golden(t, "library.html", view.Library(view.LibraryPage{Links: view.Links{Root: "../../"}, Info: info, Entries: entries, Number: 2, Pages: 3}))
	golden(t, "cards.html", view.Cards(view.Links{}, entries, map[string]view.Reading{"s0": {Percent: 40}, "s1": {Percent: 100}}))
	golden(t, "shelf.html", view.Shelf(view.Links{Root: "../../"}, info, entries, 1))
	golden(t, "chrome.html", view.Bar(view.Links{}, info)+view.Tabs(view.Links{Root: "/x/"})+view.Missing(view.Links{Root: "../"}, info)+view.NoneFound("x")+view.More(1200))
}

func TestPagesOfALibraryCoverIt(t *testing.T) {
	for _, n := range []int{0, 1, 99, 100, 101, 200, 201, 1234} {
		at := 0
		for page := 1; page <= view.PageCount(n); page++ {
			from, to := view.PageRange(page, n)
			if from != at || to < from || to-from > view.PageSize || n > 0 && to == from {
				t.Errorf("page %d of %d articles: [%d, %d), want it to start at %d", page, n, from, to, at)
			}
			at = to
		}
		if at != n {
			t.Errorf("the pages end at %d of %d", at, n)
		}
		if from, to := view.PageRange(view.PageCount(n)+5, n); from != n || to != n {
			t.Errorf("a page past the end has [%d, %d)", from, to)
		}
	}
}

func TestTheShelfShowsTheArticlesAroundTheCurrentOne(t *testing.T) {
	for _, n := range []int{1, 2, 24, 25, 26, 500} {
		for current := -1; current < n; current++ {
			from, to := view.ShelfRange(current, n)
			if from < 0 || to > n || to-from != min(n, 25) || current >= 0 && (current < from || current >= to) {
				t.Fatalf("ShelfRange(%d, %d) = [%d, %d)", current, n, from, to)
			}
		}
	}
}

func TestAddressesAreRelativeToThePage(t *testing.T) {
	for _, c := range []struct{ root, library, page1, page2, article string }{
		{"", "./", "./", "page/2/", "a/x/"},
		{"../../", "../../", "../../", "../../page/2/", "../../a/x/"},
		{"/deep/base/", "/deep/base/", "/deep/base/", "/deep/base/page/2/", "/deep/base/a/x/"},
	} {
		l := view.Links{Root: c.root}
		for _, p := range [][2]string{{l.Library(), c.library}, {l.LibraryPage(1), c.page1}, {l.LibraryPage(2), c.page2}, {l.Article("x"), c.article}} {
			if p[0] != p[1] {
				t.Errorf("from %q: %q, want %q", c.root, p[0], p[1])
			}
		}
	}
}

func TestDatesAreWrittenAsPreciselyAsGiven(t *testing.T) {
	for _, c := range [][2]string{
		{"", ""}, {"2025", "2025"}, {"2025-11", "November 2025"}, {"2025-11-02", "2 November 2025"}, {"2025-01-31T23:59:59Z", "31 January 2025"},
		{"2025-11-12T10:00:00+05:00", "12 November 2025"},
		{"2025-13", "2025-13"}, {"2025-00-01", "2025-00-01"}, {"2025-11-32", "2025-11-32"}, {"2025-11-xx", "2025-11-xx"},
		{"25-11", "25-11"}, {"last Tuesday", "last Tuesday"}, {"2025-11-12-13", "2025-11-12-13"}, {"abcd-11", "abcd-11"}, {"This-05-09", "This-05-09"},
	} {
		if got := view.Date(c[0]); got != c[1] {
			t.Errorf("%q: %q, want %q", c[0], got, c[1])
		}
	}
}

func TestRangesOfDates(t *testing.T) {
	for _, c := range [][3]string{
		{"", "", ""}, {"2025", "2025", "2025"}, {"2024", "2025-11", "2024 – November 2025"},
		{"2025-11-12T08:00:00Z", "2025-11-12T10:00:00Z", "12 November 2025"},
	} {
		if got := view.Range(c[0], c[1]); got != c[2] {
			t.Errorf("%q to %q: %q, want %q", c[0], c[1], got, c[2])
		}
	}
}

func TestNumbersInWords(t *testing.T) {
	for n, want := range map[int]string{0: "0", 7: "7", 999: "999", 1000: "1,000", 12345: "12,345", 1234567: "1,234,567", 100000000: "100,000,000"} {
		if got := view.Thousands(n); got != want {
			t.Errorf("Thousands(%d) = %q, want %q", n, got, want)
		}
	}
	for n, want := range map[int]string{0: "0 articles", 1: "1 article", 2: "2 articles", 1200: "1,200 articles"} {
		if got := view.Plural(n, "article", "articles"); got != want {
			t.Errorf("Plural(%d) = %q, want %q", n, got, want)
		}
	}
	for n, want := range map[int]int{0: 1, 1: 1, 238: 1, 356: 1, 357: 2, 2380: 10} {
		if got := view.Minutes(n); got != want {
			t.Errorf("Minutes(%d) = %d, want %d", n, got, want)
		}
	}
	for n, want := range map[int]string{-1: "", 0: "", 1: "1% read", 99: "99% read", 100: "Finished", 120: "Finished"} {
		if got := (view.Reading{Percent: n}).Words(); got != want {
			t.Errorf("Reading of %d: %q, want %q", n, got, want)
		}
	}
}

func TestOnlyLongLibrariesHavePages(t *testing.T) {
	p := view.LibraryPage{Entries: someEntries(1), Number: 1, Pages: 1}
	if strings.Contains(view.Library(p), `class="pages"`) {
		t.Error("one page links pages")
	}
	p.Pages, p.Number = 3, 2
	if got := view.Library(p); strings.Count(got, `aria-current="page"`) != 1 || !strings.Contains(got, `href="page/2/" aria-current="page"`) {
		t.Error("the page shown is not marked")
	}
}
