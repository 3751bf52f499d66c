package site_test

import (
	"bytes"
	"compress/gzip"
	"crypto/sha256"
	"encoding/binary"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"io"
	"net/url"
	"path"
	"slices"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"offprint/app/article"
	"offprint/app/article/parse"
	"offprint/app/library"
	"offprint/app/site"
	"offprint/app/site/engine"
)

// module is the smallest WebAssembly module: no reader is needed to build an
// edition.
var module = []byte("\x00asm\x01\x00\x00\x00")

var glue = []byte("// the loader of the Go release\n")

// articles parses n short documents, of which some try to break out.
func articles(t testing.TB, n int) []*article.Article {
	t.Helper()
	all := make([]*article.Article, n)
	for i := range all {
		source := fmt.Sprintf("Headline %d <script>alert(1)</script> & \"more\"\n\nWhat it says %d.\n\nBy Ana Ruiz\n\nThe ship came back to the harbour. \"><img src=x onerror=alert(1)> See https://example.org/a?b=c&d=e for more.\n\nA heading of %d\n\nAnd so it goes on and on, day after day.\n", i, i, i)
		a, _, err := parse.File(fmt.Sprintf("folder/article %d.txt", i), []byte(source))
		if err != nil {
			t.Fatal(err)
		}
		all[i] = a
	}
	return all
}

func source(t testing.TB, n int) site.Source {
	return site.Source{Title: "Caribbean <file> & \"more\"", Articles: articles(t, n), Engine: engine.Pack(module), Glue: glue, Workshop: gzipped(module), Names: []byte("the model of names")}
}

func build(t testing.TB, src site.Source) *site.Edition {
	t.Helper()
	e, err := site.Build(src)
	if err != nil {
		t.Fatal(err)
	}
	return e
}

func filesOf(e *site.Edition) map[string]site.File {
	files := map[string]site.File{}
	for _, f := range e.Files {
		files[f.Path] = f
	}
	return files
}

func TestTheSameSourceGivesTheSameBytes(t *testing.T) {
	a, b := build(t, source(t, 3)), build(t, source(t, 3))
	if a.ID != b.ID || len(a.Files) != len(b.Files) {
		t.Fatalf("%s with %d files, %s with %d", a.ID, len(a.Files), b.ID, len(b.Files))
	}
	for i, f := range a.Files {
		if g := b.Files[i]; f.Path != g.Path || f.Type != g.Type || !bytes.Equal(f.Data, g.Data) {
			t.Errorf("%s and %s differ", f.Path, g.Path)
		}
	}
	if !slices.IsSortedFunc(a.Files, func(x, y site.File) int { return strings.Compare(x.Path, y.Path) }) {
		t.Error("the files are not in the order of their paths")
	}
}

func TestAnyChangeMakesAnotherEdition(t *testing.T) {
	before := build(t, source(t, 3))
	for name, change := range map[string]func(*site.Source){
		"title":   func(s *site.Source) { s.Title = "Other" },
		"article": func(s *site.Source) { s.Articles[1].Source = "Other" },
		"glue":    func(s *site.Source) { s.Glue = []byte("// other") },
		"engine": func(s *site.Source) {
			s.Engine = engine.Pack(append(slices.Clone(module), 0, 2, 1, 'x'))
		},
	} {
		src := source(t, 3)
		change(&src)
		if build(t, src).ID == before.ID {
			t.Errorf("another %s gives the same edition", name)
		}
	}
}

func TestACacheChangesNoByte(t *testing.T) {
	cache := &site.Cache{}
	src := source(t, 3)
	src.Cache = cache
	build(t, src)
	src.Articles[1].Source = "Other"
	again := build(t, src)
	src.Cache = nil
	fresh := build(t, src)
	if again.ID != fresh.ID {
		t.Error("an edition with a cache differs from one without")
	}
}

func TestNoArticlesOrNoReaderIsAnError(t *testing.T) {
	src := source(t, 1)
	src.Articles = nil
	if _, err := site.Build(src); err == nil {
		t.Error("no articles: no error")
	}
	src = source(t, 1)
	src.Engine = []byte("not packed")
	if _, err := site.Build(src); err == nil {
		t.Error("no reader: no error")
	}
}

// plan is what the worker carries, as web/js/sw.js reads it.
type keptFile struct {
	Path, Type, SHA256, Unpacked string
	Named                        bool
}

type plan struct {
	ID       string     `json:"id"`
	Articles int        `json:"articles"`
	Files    []keptFile `json:"files"`
	Optional []keptFile `json:"optional"`
	Pack     string     `json:"pack"`
	RootMark string     `json:"rootMark"`
	Live     bool       `json:"live"`
}

func planOf(t *testing.T, files map[string]site.File) plan {
	t.Helper()
	_, after, ok := strings.Cut(string(files["sw.js"].Data), "const EDITION = ")
	text, _, _ := strings.Cut(after, ";\n")
	var p plan
	if err := json.Unmarshal([]byte(text), &p); !ok || err != nil {
		t.Fatalf("the worker carries no edition: %v", err)
	}
	return p
}

func sum(b []byte) string {
	h := sha256.Sum256(b)
	return hex.EncodeToString(h[:])
}

func gunzip(t *testing.T, b []byte) []byte {
	t.Helper()
	z, err := gzip.NewReader(bytes.NewReader(b))
	if err != nil {
		t.Fatal(err)
	}
	z.Multistream(false) // browsers read one member
	plain, err := io.ReadAll(z)
	if err != nil {
		t.Fatal(err)
	}
	return plain
}

func TestEveryFileThatTheWorkerKeepsIsThereAsItSays(t *testing.T) {
	e := build(t, source(t, 3))
	files := filesOf(e)
	p := planOf(t, files)
	if p.ID != e.ID || p.Articles != 3 || p.Live {
		t.Errorf("the worker's edition is %s with %d articles, live %v", p.ID, p.Articles, p.Live)
	}
	kept := map[string]bool{}
	for _, k := range append(slices.Clone(p.Files), p.Optional...) {
		f, ok := files[k.Path]
		if !ok {
			t.Errorf("%s is not in the edition", k.Path)
			continue
		}
		if kept[k.Path] {
			t.Errorf("%s is kept twice", k.Path)
		}
		kept[k.Path] = true
		if sum(f.Data) != k.SHA256 {
			t.Errorf("%s has another hash", k.Path)
		}
		if k.Named && !strings.Contains(k.Path, k.SHA256[:12]) {
			t.Errorf("the name of %s does not carry its hash", k.Path)
		}
		switch {
		case k.Unpacked != "":
			if sum(gunzip(t, f.Data)) != k.Unpacked || k.Type == f.Type {
				t.Errorf("%s unpacks to something else, as %s", k.Path, k.Type)
			}
		case k.Type != f.Type:
			t.Errorf("%s is %s and kept as %s", k.Path, f.Type, k.Type)
		}
	}
	if !kept[p.Pack] {
		t.Errorf("the pack %s is not kept", p.Pack)
	}
	for path := range files {
		if strings.HasPrefix(path, "offprint/") && !kept[path] {
			t.Errorf("%s is not kept: the reader would miss it offline", path)
		}
	}
}

func TestThePackHoldsEveryPage(t *testing.T) {
	files := filesOf(build(t, source(t, 102)))
	p := planOf(t, files)
	pack := files[p.Pack].Data
	size := int(binary.LittleEndian.Uint32(pack))
	var index map[string][2]int
	if err := json.Unmarshal(pack[4:4+size], &index); err != nil {
		t.Fatal(err)
	}
	body := pack[4+size:]
	covered := 0
	for address, at := range index {
		plain := gunzip(t, body[at[0]:at[0]+at[1]])
		covered += at[1]
		if address == "404.html" || address == "n/" {
			if !bytes.Contains(plain, []byte(p.RootMark)) {
				t.Errorf("the kept page %q has no place for the reader's folder", address)
			}
			continue
		}
		if file, ok := files[address+"index.html"]; !ok || !bytes.Equal(plain, file.Data) {
			t.Errorf("the kept page %q is not the file", address)
		}
	}
	if covered != len(body) {
		t.Errorf("pages take %d of %d bytes", covered, len(body))
	}
	for _, f := range files {
		if address, ok := strings.CutSuffix(f.Path, "index.html"); ok {
			if _, ok := index[address]; !ok {
				t.Errorf("%s is not in the pack", f.Path)
			}
		}
	}
	if len(index) != 102+2+1+1+1+1 { // articles, lists, annotations, search, names, unknown addresses
		t.Errorf("%d pages", len(index))
	}
}

func TestTheReadersProgramCarriesTheLibrary(t *testing.T) {
	files := filesOf(build(t, source(t, 3)))
	for path, f := range files {
		if !strings.HasPrefix(path, "offprint/reader-") || !strings.HasSuffix(path, ".wasm.gz") {
			continue
		}
		rest, ok := bytes.CutPrefix(gunzip(t, f.Data), module)
		if !ok || rest[0] != 0 {
			t.Fatal("it is not the program and a custom section")
		}
		_, n := binary.Uvarint(rest[1:])
		archive, ok := bytes.CutPrefix(rest[1+n:], []byte("\x10offprint.library"))
		if !ok {
			t.Fatalf("the section is another: %q", rest[:30])
		}
		lib, err := library.Open(bytes.NewReader(archive), int64(len(archive)))
		if err != nil || lib.Articles != 3 {
			t.Fatalf("%v: %+v", err, lib)
		}
		return
	}
	t.Fatal("there is no program")
}

// pagesOf are the pages of an edition, parsed, by their path.
func pagesOf(t *testing.T, files map[string]site.File) map[string]*html.Node {
	t.Helper()
	pages := map[string]*html.Node{}
	for p, f := range files {
		if strings.HasSuffix(p, ".html") {
			n, err := html.Parse(bytes.NewReader(f.Data))
			if err != nil {
				t.Fatal(err)
			}
			pages[p] = n
		}
	}
	return pages
}

func elements(n *html.Node, visit func(*html.Node)) {
	if n.Type == html.ElementNode {
		visit(n)
	}
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		elements(c, visit)
	}
}

func attr(n *html.Node, key string) string {
	for _, a := range n.Attr {
		if a.Key == key {
			return a.Val
		}
	}
	return ""
}

func TestNothingInlineRunsInAnyPage(t *testing.T) {
	const want = "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; object-src 'none'; base-uri 'none'"
	for p, page := range pagesOf(t, filesOf(build(t, source(t, 102)))) {
		policy := ""
		ids := map[string]bool{}
		elements(page, func(n *html.Node) {
			switch n.Data {
			case "meta":
				if strings.EqualFold(attr(n, "http-equiv"), "Content-Security-Policy") {
					policy = attr(n, "content")
				}
			case "script":
				if attr(n, "src") == "" || n.FirstChild != nil {
					t.Errorf("%s: an inline script", p)
				}
				if policy == "" {
					t.Errorf("%s: a script before the policy", p)
				}
			case "style", "iframe", "object", "embed", "base", "form", "img":
				t.Errorf("%s: <%s>", p, n.Data)
			}
			for _, a := range n.Attr {
				if strings.HasPrefix(a.Key, "on") || a.Key == "style" {
					t.Errorf("%s: %s=%q on <%s>", p, a.Key, a.Val, n.Data)
				}
				if a.Key == "id" && ids[a.Val] {
					t.Errorf("%s: two elements have the id %q", p, a.Val)
				}
				if a.Key == "id" {
					ids[a.Val] = true
				}
			}
		})
		if policy != want {
			t.Errorf("%s: the policy is %q", p, policy)
		}
	}
}

// resolve gives the file of an edition that an address in the page at from
// leads to, on a host that has the edition in a deep folder.
func resolve(t *testing.T, from, href string) (file string, ours bool) {
	t.Helper()
	const folder = "https://host.example/deep/folder/"
	base, err := url.Parse(folder + from)
	if err != nil {
		t.Fatal(err)
	}
	to, err := base.Parse(href)
	if err != nil {
		t.Errorf("%s: %q is no address", from, href)
		return "", false
	}
	if to.Host != base.Host {
		return "", false
	}
	file, ok := strings.CutPrefix(to.Path, "/deep/folder/")
	if !ok {
		t.Errorf("%s: %q leaves the edition's folder", from, href)
	}
	if file == "" || strings.HasSuffix(file, "/") {
		file += "index.html"
	}
	return file, true
}

func TestEveryLinkOfEveryPageLeadsToAFile(t *testing.T) {
	files := filesOf(build(t, source(t, 102)))
	missing := map[string]bool{}
	for p, page := range pagesOf(t, files) {
		if p == "404.html" {
			continue
		}
		ids := map[string]bool{}
		elements(page, func(n *html.Node) { ids[attr(n, "id")] = true })
		elements(page, func(n *html.Node) {
			for _, href := range []string{attr(n, "href"), attr(n, "src")} {
				fragment, within := strings.CutPrefix(href, "#")
				switch {
				case href == "", strings.Contains(href, "icons/"): // see TestEveryIconIsThere
				case within:
					if !ids[fragment] {
						t.Errorf("%s: nothing has the id %q", p, fragment)
					}
				default:
					file, ours := resolve(t, p, href)
					if _, ok := files[file]; ours && !ok && !missing[file] {
						missing[file] = true
						t.Errorf("%s: %q leads to %q, which is not there", p, href, file)
					}
				}
			}
			for _, data := range []string{"data-engine", "data-glue", "data-workshop"} {
				if file := attr(n, data); file != "" && files[file].Path == "" {
					t.Errorf("%s: %s is %q, which is not there", p, data, file)
				}
			}
		})
	}
}

// An unknown address may stand at any depth: one of the folders that its page
// looks in for scripts must be the edition's.
func TestThePageForUnknownAddressesFindsItsScriptsAtAnyDepth(t *testing.T) {
	files := filesOf(build(t, source(t, 1)))
	page := pagesOf(t, files)["404.html"]
	for _, from := range []string{"x", "x/", "a/x/", "a/x/y/", "a/x/y/z/"} {
		found := map[string]bool{}
		elements(page, func(n *html.Node) {
			if src := attr(n, "src"); n.Data == "script" {
				to, err := url.Parse("https://host.example/1/2/3/4/5/" + from)
				if err != nil {
					t.Fatal(err)
				}
				to, err = to.Parse(src)
				if err != nil {
					t.Fatal(err)
				}
				if file, ok := strings.CutPrefix(to.Path, "/1/2/3/4/5/"); ok && files[file].Path != "" {
					found[path.Base(file)[:4]] = true
				}
			}
		})
		if !found["them"] || !found["boot"] {
			t.Errorf("from %q: found %v", from, found)
		}
	}
}

func TestAPageIsReadableWithoutTheReader(t *testing.T) {
	src := source(t, 2)
	files := filesOf(build(t, src))
	for i, a := range src.Articles {
		page := html.UnescapeString(string(files[fmt.Sprintf("a/folder-article-%d/index.html", i)].Data))
		for n, text := range a.BlockTexts() {
			if a.Blocks[n].Spans == nil && !strings.Contains(page, text) {
				t.Errorf("article %d: %q is not in its page", i, text)
			}
		}
		if first := html.UnescapeString(string(files["index.html"].Data)); !strings.Contains(first, a.Title) {
			t.Errorf("the library does not list %q", a.Title)
		}
	}
}

func TestTheManifestIsRelative(t *testing.T) {
	files := filesOf(build(t, source(t, 1)))
	var m struct {
		Name        string
		ShortName   string `json:"short_name"`
		ID          any
		StartURL    string `json:"start_url"`
		Scope       string
		Icons       []struct{ Src string }
		Screenshots []struct{ Src string }
		Shortcuts   []struct{ URL string }
	}
	if err := json.Unmarshal(files["manifest.webmanifest"].Data, &m); err != nil {
		t.Fatal(err)
	}
	if m.ID != nil {
		t.Errorf("an id of %v would join two readers of one host", m.ID)
	}
	if m.Name != "Caribbean <file> & \"more\"" || m.ShortName != "Caribbean" {
		t.Errorf("it is called %q, %q", m.Name, m.ShortName)
	}
	addresses := []string{m.StartURL, m.Scope}
	for _, i := range append(m.Icons, m.Screenshots...) {
		addresses = append(addresses, i.Src)
	}
	for _, s := range m.Shortcuts {
		addresses = append(addresses, s.URL)
	}
	for _, a := range addresses {
		u, err := url.Parse(a)
		if err != nil || u.IsAbs() || u.Host != "" || strings.HasPrefix(a, "/") {
			t.Errorf("%q is not relative: %v", a, err)
			continue
		}
		if file, _ := resolve(t, "manifest.webmanifest", a); files[file].Path == "" && !strings.HasPrefix(file, "icons/") {
			t.Errorf("%q leads to %q, which is not there", a, file)
		}
	}
}

func TestALiveEditionSaysSoInEveryPage(t *testing.T) {
	src := source(t, 2)
	src.Live = true
	e := build(t, src)
	files := filesOf(e)
	if !planOf(t, files).Live {
		t.Error("the worker does not know")
	}
	for p, page := range pagesOf(t, files) {
		elements(page, func(n *html.Node) {
			if n.Data == "html" && attr(n, "data-edition") != e.Version {
				t.Errorf("%s: version %q, want %q", p, attr(n, "data-edition"), e.Version)
			}
		})
	}
	src.Live = false
	for p, page := range pagesOf(t, filesOf(build(t, src))) {
		elements(page, func(n *html.Node) {
			if n.Data == "html" && attr(n, "data-edition") != "" {
				t.Errorf("%s: a published page carries a version", p)
			}
		})
	}
}

func TestTheListForProgramsNamesEveryArticle(t *testing.T) {
	files := filesOf(build(t, source(t, 3)))
	list := string(files["llms.txt"].Data)
	for i := range 3 {
		if !strings.Contains(list, fmt.Sprintf("](a/folder-article-%d/)", i)) {
			t.Errorf("article %d is not in\n%s", i, list)
		}
	}
}
