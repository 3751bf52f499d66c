package library_test

import (
	"bytes"
	"encoding/binary"
	"math"
	"math/rand/v2"
	"reflect"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"offprint/app/article"
	"offprint/app/library"
)

func build(t testing.TB, articles []*article.Article, about library.Info) []byte {
	t.Helper()
	archive, err := library.Build(articles, about)
	if err != nil {
		t.Fatal(err)
	}
	return archive
}

func open(t testing.TB, archive []byte) *library.Library {
	t.Helper()
	lib, err := library.Open(bytes.NewReader(archive), int64(len(archive)))
	if err != nil {
		t.Fatal(err)
	}
	return lib
}

func TestEveryFieldOfEveryArticleComesBack(t *testing.T) {
	for seed := range uint64(12) {
		// Sets below and above the size that gets a dictionary.
		articles := randomArticles(seed, 1+int(seed)*4)
		lib := open(t, build(t, articles, library.Info{Title: "Ünder <test>", Lang: "de"}))
		if lib.Title != "Ünder <test>" || lib.Lang != "de" || lib.Articles != len(articles) {
			t.Fatalf("seed %d: info %+v", seed, lib.Info)
		}
		entries, err := lib.Entries()
		if err != nil {
			t.Fatal(err)
		}
		words := 0
		for i, want := range articles {
			if err := want.Check(); err != nil {
				t.Fatalf("the test's own article: %v", err)
			}
			got, err := lib.Article(i)
			if err != nil {
				t.Fatalf("seed %d, article %d: %v", seed, i, err)
			}
			if !reflect.DeepEqual(got, want) {
				t.Fatalf("seed %d, article %d:\ngot  %+v\nwant %+v", seed, i, got, want)
			}
			e, err := lib.Entry(i)
			if err != nil {
				t.Fatal(err)
			}
			if !reflect.DeepEqual(e, entries[i]) {
				t.Errorf("Entry and Entries differ: %+v, %+v", e, entries[i])
			}
			if e.Index != i || e.File != want.File || !reflect.DeepEqual(e.Meta, want.Meta) ||
				e.Words != article.Words(want.Text) || e.Chars != utf8.RuneCountInString(want.Text) {
				t.Errorf("seed %d: entry %+v of %+v", seed, e, want)
			}
			words += e.Words
		}
		if lib.Words != words {
			t.Errorf("the library has %d words, its articles %d", lib.Words, words)
		}
	}
}

func TestDatesOfALibrarySpanThoseOfItsArticles(t *testing.T) {
	articles := randomArticles(1, 4)
	for i, date := range []string{"2024-05", "", "2023", "2024-11-02T10:00:00Z"} {
		articles[i].Date = date
	}
	lib := open(t, build(t, articles, library.Info{}))
	if lib.First != "2023" || lib.Last != "2024-11-02T10:00:00Z" {
		t.Errorf("from %q to %q", lib.First, lib.Last)
	}
}

func TestBuildGivesTheSameBytesEachTime(t *testing.T) {
	first := build(t, randomArticles(7, 30), library.Info{Title: "T"})
	for range 3 {
		if !bytes.Equal(first, build(t, randomArticles(7, 30), library.Info{Title: "T"})) {
			t.Fatal("the same articles give other bytes")
		}
	}
}

func TestEditionChangesWithWhateverAReaderSees(t *testing.T) {
	edition := func(change func([]*article.Article, *library.Info)) string {
		articles, info := randomArticles(3, 5), library.Info{Title: "T"}
		change(articles, &info)
		return open(t, build(t, articles, info)).Edition
	}
	same := edition(func([]*article.Article, *library.Info) {})
	if same == "" || same != edition(func([]*article.Article, *library.Info) {}) {
		t.Error("the same articles have another edition")
	}
	for name, change := range map[string]func([]*article.Article, *library.Info){
		"title of the library": func(_ []*article.Article, in *library.Info) { in.Title = "U" },
		"source":               func(a []*article.Article, _ *library.Info) { a[2].Source += "!" },
		"tag":                  func(a []*article.Article, _ *library.Info) { a[2].Tags = append(a[2].Tags, "new") },
		"last letter":          func(a []*article.Article, _ *library.Info) { a[4].Text = a[4].Text[:len(a[4].Text)-1] + "y" },
		"kind of a block":      func(a []*article.Article, _ *library.Info) { a[1].Blocks[0].Kind = article.Paragraph },
		"order":                func(a []*article.Article, _ *library.Info) { a[0], a[1] = a[1], a[0] },
	} {
		if edition(change) == same {
			t.Errorf("another %s gives the same edition", name)
		}
	}
}

func TestBuildOfNothingIsAnError(t *testing.T) {
	if _, err := library.Build(nil, library.Info{}); err == nil {
		t.Error("no error")
	}
}

func TestAListDeeperThanAnyoneReadsKeepsItsDepthAboveZero(t *testing.T) {
	a := randomArticles(2, 1)[0]
	n := utf8.RuneCountInString(a.Text)
	a.Text += article.Separator + "deep"
	a.Blocks = append(a.Blocks, article.Block{Kind: article.ListItem, Level: 256, Start: n + 2, End: n + 6})
	got, err := open(t, build(t, []*article.Article{a}, library.Info{})).Article(0)
	if err != nil {
		t.Fatal(err)
	}
	if level := got.Blocks[len(got.Blocks)-1].Level; level < 200 {
		t.Errorf("depth 256 became %d", level)
	}
}

func TestFindKnowsEverySlugAndNoOther(t *testing.T) {
	for _, n := range []int{1, 2, 3, 50} {
		lib := open(t, build(t, randomArticles(uint64(n), n), library.Info{}))
		entries, err := lib.Entries()
		if err != nil {
			t.Fatal(err)
		}
		known := map[string]bool{}
		for i, e := range entries {
			known[e.Slug] = true
			if got, ok, err := lib.Find(e.Slug); got != i || !ok || err != nil {
				t.Errorf("Find(%q) = %d, %v, %v; want %d", e.Slug, got, ok, err, i)
			}
		}
		absent := []string{"", "-", "0", "zzzz", "\xff", strings.Repeat("a", 1000)}
		for slug := range known {
			absent = append(absent, slug+"0", slug[:len(slug)-1])
		}
		for _, slug := range absent {
			if got, ok, err := lib.Find(slug); !known[slug] && (ok || err != nil) {
				t.Errorf("Find(%q) = %d, %v, %v", slug, got, ok, err)
			}
		}
	}
}

func TestAnArticleOutOfRangePanicsAsASliceDoes(t *testing.T) {
	lib := open(t, build(t, randomArticles(1, 2), library.Info{}))
	for _, i := range []int{-1, 2, math.MaxInt} {
		for name, get := range map[string]func(){"Entry": func() { lib.Entry(i) }, "Article": func() { lib.Article(i) }} {
			func() {
				defer func() {
					if recover() == nil {
						t.Errorf("%s(%d) does not panic", name, i)
					}
				}()
				get()
			}()
		}
	}
}

// A reader of several articles at once must not need locks of its own.
func TestALibraryIsReadByManyAtOnce(t *testing.T) {
	articles := randomArticles(5, 40)
	lib := open(t, build(t, articles, library.Info{}))
	failed := make(chan error, len(articles))
	for i := range articles {
		go func() {
			_, err := lib.Article(i)
			failed <- err
		}()
	}
	for range articles {
		if err := <-failed; err != nil {
			t.Error(err)
		}
	}
}

func TestOpenReadsLittleOfALargeArchive(t *testing.T) {
	archive := build(t, randomArticles(9, 200), library.Info{Title: "T"})
	src := &counting{src: bytes.NewReader(archive)}
	lib, err := library.Open(src, int64(len(archive)))
	if err != nil {
		t.Fatal(err)
	}
	if src.read > 1<<10 {
		t.Errorf("Open read %d of %d bytes", src.read, len(archive))
	}
	src.read = 0
	if _, err := lib.Article(100); err != nil {
		t.Fatal(err)
	}
	if src.read > len(archive)/2 {
		t.Errorf("one article of 200 took %d of %d bytes", src.read, len(archive))
	}
}

type counting struct {
	src  *bytes.Reader
	read int
}

func (c *counting) ReadAt(p []byte, at int64) (int, error) {
	n, err := c.src.ReadAt(p, at)
	c.read += n
	return n, err
}

func TestSlugsAreAddressesMadeFromFileNames(t *testing.T) {
	for _, c := range []struct{ file, slug string }{
		{"report.txt", "report"},
		{"2025/11 Caracas, the day after.md", "2025-11-caracas-the-day-after"},
		{"Ñandú_Straße.html", "nandu-strasse"},
		{"cafe\u0301.txt", "cafe"},
		{"UPPER.TXT", "upper"},
		{"no extension", "no-extension"},
		{"v1.2.txt", "v1-2"},
		{"--x--.txt", "x"},
		{"İstanbul.txt", "istanbul"},
	} {
		if got := library.Slugs([]string{c.file})[0]; got != c.slug {
			t.Errorf("%q: %q, want %q", c.file, got, c.slug)
		}
	}
}

func TestSlugsThatWouldClashGetAHash(t *testing.T) {
	for _, files := range [][]string{
		{"a.txt", "a.md"},
		{"a/b.txt", "a-b.txt"},
		{"x/a.txt", "x a.txt", "x_a.txt"},
		{"新闻.txt", "خبر.txt", "Новости.txt"},
		{strings.Repeat("long ", 40) + "1.txt", strings.Repeat("long ", 40) + "2.txt"},
	} {
		slugs := library.Slugs(files)
		for i, s := range slugs {
			checkSlug(t, s)
			if slices.Contains(slugs[:i], s) {
				t.Errorf("%q share %q", files, s)
			}
		}
	}
}

func checkSlug(t *testing.T, s string) {
	t.Helper()
	if s == "" || len(s) > 80 || strings.Trim(s, "abcdefghijklmnopqrstuvwxyz0123456789-") != "" || strings.Trim(s, "-") != s || strings.Contains(s, "--") {
		t.Errorf("%q is no slug", s)
	}
}

func TestSlugsDependOnNamesOnly(t *testing.T) {
	r := rand.New(rand.NewPCG(11, 2))
	for range 200 {
		files := map[string]bool{}
		for range 2 + r.IntN(20) {
			files[strings.ReplaceAll(phrase(r, 3), "/", "")+[]string{".txt", ".md", ""}[r.IntN(3)]] = true
		}
		var names []string
		for f := range files {
			names = append(names, f)
		}
		slugs := library.Slugs(names)
		of := map[string]string{}
		owner := map[string]string{}
		for i, s := range slugs {
			checkSlug(t, s)
			if other, taken := owner[s]; taken {
				t.Fatalf("%q and %q share %q", other, names[i], s)
			}
			of[names[i]], owner[s] = s, names[i]
		}
		r.Shuffle(len(names), func(i, j int) { names[i], names[j] = names[j], names[i] })
		for i, s := range library.Slugs(names) {
			if of[names[i]] != s {
				t.Fatalf("in another order %q is %q, not %q", names[i], s, of[names[i]])
			}
		}
		more := library.Slugs(append(slices.Clone(names), "a file that clashes with none.txt"))
		for i, f := range names {
			if more[i] != of[f] {
				t.Fatalf("a file more makes %q %q, not %q", f, more[i], of[f])
			}
		}
	}
}

func TestAFileNamedLikeTheHashOfAClashKeepsItsOwnAddress(t *testing.T) {
	clash := library.Slugs([]string{"a.txt", "a.md"})
	slugs := library.Slugs([]string{"a.txt", "a.md", clash[0] + ".txt"})
	for i, s := range slugs {
		checkSlug(t, s)
		if slices.Contains(slugs[:i], s) {
			t.Errorf("two files share %q: %q", s, slugs)
		}
	}
}

// sectionAt finds a section's data in an archive by the layout that archive.go
// documents.
func sectionAt(t testing.TB, archive []byte, tag string) []byte {
	t.Helper()
	n := int(binary.LittleEndian.Uint32(archive[12:]))
	for i := range n {
		row := archive[16+20*i:]
		if string(row[:4]) == tag {
			from := binary.LittleEndian.Uint64(row[4:])
			return archive[from : from+binary.LittleEndian.Uint64(row[12:])]
		}
	}
	t.Fatalf("no section %s", tag)
	return nil
}
