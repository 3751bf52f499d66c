package site_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"offprint/app/site"
)

func edition(files ...site.File) *site.Edition { return &site.Edition{Files: files} }

func file(path, data string) site.File { return site.File{Path: path, Data: []byte(data)} }

// tree is every file below dir with its content.
func tree(t *testing.T, dir string) map[string]string {
	t.Helper()
	files := map[string]string{}
	err := filepath.WalkDir(dir, func(p string, d os.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		data, err := os.ReadFile(p)
		if err != nil {
			return err
		}
		name, err := filepath.Rel(dir, p)
		files[filepath.ToSlash(name)] = string(data)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return files
}

func checkAlone(t *testing.T, parent string) {
	t.Helper()
	entries, err := os.ReadDir(parent)
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range entries {
		if e.Name() != "dist" {
			t.Errorf("%s is left beside the site", e.Name())
		}
	}
}

func TestPublishPutsTheNewEditionInThePlaceOfTheOld(t *testing.T) {
	parent := t.TempDir()
	dist := filepath.Join(parent, "dist")
	if err := site.Publish(edition(file("index.html", "one"), file("a/old/index.html", "gone next time")), dist); err != nil {
		t.Fatal(err)
	}
	if err := site.Publish(edition(file("index.html", "two"), file("deep/er/x.txt", "x")), dist); err != nil {
		t.Fatal(err)
	}
	got := tree(t, dist)
	if got["index.html"] != "two" || got["deep/er/x.txt"] != "x" || len(got) != 3 { // and the mark
		t.Errorf("got %q", got)
	}
	info, err := os.Stat(dist)
	if err != nil || info.Mode().Perm() != 0o755 {
		t.Errorf("a web server may not read it: %v, %v", info.Mode(), err)
	}
	checkAlone(t, parent)
}

func TestPublishMakesTheFoldersOnTheWay(t *testing.T) {
	dist := filepath.Join(t.TempDir(), "a", "b", "dist")
	if err := site.Publish(edition(file("index.html", "x")), dist+"/"); err != nil {
		t.Fatal(err)
	}
	if tree(t, dist)["index.html"] != "x" {
		t.Error("the page is not there")
	}
}

func TestAFailedWriteLeavesTheLastGoodSite(t *testing.T) {
	parent := t.TempDir()
	dist := filepath.Join(parent, "dist")
	if err := site.Publish(edition(file("index.html", "good")), dist); err != nil {
		t.Fatal(err)
	}
	// A file where a folder must be cannot be written by anyone.
	err := site.Publish(edition(file("index.html", "bad"), file("a", "a file"), file("a/b", "below it")), dist)
	if err == nil {
		t.Fatal("no error")
	}
	if got := tree(t, dist); got["index.html"] != "good" || len(got) != 2 {
		t.Errorf("got %q", got)
	}
	checkAlone(t, parent)
}

func TestPublishRefusesAFolderThatIsNotItsOwn(t *testing.T) {
	parent := t.TempDir()
	dist := filepath.Join(parent, "dist")
	if err := os.Mkdir(dist, 0o755); err != nil {
		t.Fatal(err)
	}
	if err := site.CheckTarget(dist, nil); err != nil {
		t.Errorf("an empty folder is refused: %v", err)
	}
	if err := os.WriteFile(filepath.Join(dist, "thesis.txt"), []byte("years of work"), 0o644); err != nil {
		t.Fatal(err)
	}
	err := site.Publish(edition(file("index.html", "x")), dist)
	if err == nil || !strings.Contains(err.Error(), dist) || !strings.Contains(err.Error(), "-o") {
		t.Errorf("got %v", err)
	}
	if got := tree(t, dist); got["thesis.txt"] != "years of work" || len(got) != 1 {
		t.Errorf("got %q", got)
	}
	checkAlone(t, parent)
	if err := site.Publish(edition(file("index.html", "x")), filepath.Join(dist, "thesis.txt")); err == nil {
		t.Error("a file is taken for a folder")
	}
}

func TestTheTargetMustNotHoldTheSources(t *testing.T) {
	parent := t.TempDir()
	for _, c := range []struct {
		target, source string
		ok             bool
	}{
		{"clips", "clips", false},
		{"clips", "clips/2025", false},
		{"clips/", "clips", false},
		{"./x/../clips", "clips", false},
		{"clips/dist", "clips", true},
		{"clips-dist", "clips", true},
		{"dist", "clips", true},
	} {
		err := site.CheckTarget(parent+"/"+c.target, []string{filepath.Join(parent, "other"), filepath.Join(parent, c.source)})
		if (err == nil) != c.ok {
			t.Errorf("%s for %s: %v", c.target, c.source, err)
		}
	}
}

// A folder that Publish made may be asked to hold the sources later.
func TestASiteIsNotReplacedWhereSourcesLieInIt(t *testing.T) {
	dist := filepath.Join(t.TempDir(), "dist")
	if err := site.Publish(edition(file("index.html", "x")), dist); err != nil {
		t.Fatal(err)
	}
	if err := site.CheckTarget(dist, []string{filepath.Join(dist, "articles")}); err == nil {
		t.Error("the sources would be lost")
	}
}

func TestALinkToTheSourcesIsSeenThrough(t *testing.T) {
	parent := t.TempDir()
	clips := filepath.Join(parent, "clips")
	if err := site.Publish(edition(file("index.html", "x")), clips); err != nil {
		t.Fatal(err)
	}
	alias := filepath.Join(parent, "alias")
	if err := os.Symlink(clips, alias); err != nil {
		t.Skipf("this system makes no links: %v", err)
	}
	if err := site.CheckTarget(clips, []string{alias}); err == nil {
		t.Error("the sources would be replaced through a link")
	}
}
