package ui

import (
	"testing"

	"offprint/app/view"
)

func TestAPathMeansAPlace(t *testing.T) {
	first := Place{Kind: KindLibrary, Page: 1}
	missing := Place{Kind: KindMissing}
	article := func(slug string) Place { return Place{Kind: KindArticle, Slug: slug} }
	for _, c := range []struct {
		base, path string
		want       Place
	}{
		{"/", "/", first},
		{"/", "/index.html", first},
		{"/", "/a/x/", article("x")},
		{"/", "/a/x", article("x")},
		{"/", "/a/x/index.html", article("x")},
		{"/", "/page/2/", Place{Kind: KindLibrary, Page: 2}},
		{"/", "/page/2/index.html", Place{Kind: KindLibrary, Page: 2}},
		{"/", "/page/1/", missing},
		{"/", "/page/0/", missing},
		{"/", "/page/-2/", missing},
		{"/", "/page/two/", missing},
		{"/", "/a/", missing},
		{"/", "/a", missing},
		{"/", "/a/x/y/", missing},
		{"/", "/b/", missing},
		{"/", "/search/", Place{Kind: KindSearch}},
		{"/deep/", "/deep/search/index.html", Place{Kind: KindSearch}},
		{"/", "/search/x/", missing},
		{"/", "/sw.js", missing},
		{"/deep/base/", "/deep/base/", first},
		{"/deep/base/", "/deep/base", first},
		{"/deep/base/", "/deep/base/a/x/", article("x")},
		{"/deep/base/", "/deep/basement/", missing},
		{"/deep/base/", "/deep/", missing},
		{"/deep/base/", "/a/x/", missing},
		{"/a/", "/a/", first},
		{"/a/", "/a/a/a/", article("a")},
		{"/", "/a/%78/", article("x")},
		{"/", "/a/%zz/", article("%zz")},
		{"/", "/a/x%2Fy/", missing},
		{"/", "", first},
	} {
		if got := PlaceOf(c.base, c.path); got != c.want {
			t.Errorf("%q in %q: %+v, want %+v", c.path, c.base, got, c.want)
		}
	}
}

func TestEveryAddressThatPagesLinkLeadsToItsPlace(t *testing.T) {
	for _, base := range []string{"/", "/name/", "/deep/folder/"} {
		l := view.Links{Root: base}
		for path, want := range map[string]Place{
			l.Library():            {Kind: KindLibrary, Page: 1},
			l.LibraryPage(7):       {Kind: KindLibrary, Page: 7},
			l.Article("page-2"):    {Kind: KindArticle, Slug: "page-2"},
			l.Article("index-htm"): {Kind: KindArticle, Slug: "index-htm"},
		} {
			if got := PlaceOf(base, path); got != want {
				t.Errorf("%q: %+v, want %+v", path, got, want)
			}
		}
	}
}

func FuzzPlaceOf(f *testing.F) {
	f.Add("/", "/a/x/")
	f.Add("/deep/", "/deep/page/2")
	f.Fuzz(func(t *testing.T, base, path string) {
		switch p := PlaceOf(base, path); p.Kind {
		case KindArticle:
			if p.Slug == "" || p.Page != 0 {
				t.Errorf("%+v", p)
			}
		case KindLibrary:
			if p.Slug != "" || p.Page < 1 {
				t.Errorf("%+v", p)
			}
		case KindSearch:
			if p != (Place{Kind: KindSearch}) {
				t.Errorf("%+v", p)
			}
		case KindMissing:
			if p != (Place{Kind: KindMissing}) {
				t.Errorf("%+v", p)
			}
		default:
			t.Errorf("%+v", p)
		}
	})
}
