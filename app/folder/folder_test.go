package folder_test

import (
	"errors"
	"io/fs"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"offprint/app/article/parse"
	"offprint/app/folder"
)

// write puts files into a new folder and returns it. A name with a slash at
// its end is a folder.
func write(t *testing.T, files map[string]string) string {
	t.Helper()
	dir := t.TempDir()
	for name, content := range files {
		put(t, dir, name, content)
	}
	return dir
}

func put(t *testing.T, dir, name, content string) {
	t.Helper()
	path := filepath.Join(dir, filepath.FromSlash(name))
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, []byte(content), 0o644); err != nil {
		t.Fatal(err)
	}
}

func read(t *testing.T, dirs ...string) *folder.Set {
	t.Helper()
	var r folder.Reader
	set, err := r.Read(dirs...)
	if err != nil {
		t.Fatal(err)
	}
	return set
}

func names(set *folder.Set) []string {
	var all []string
	for _, a := range set.Articles {
		all = append(all, a.File)
	}
	return all
}

const text = "A headline\n\nThe ship came back to the harbour today.\n"

func TestFilesOfAllFoldersBelowAreReadInNaturalOrder(t *testing.T) {
	dir := write(t, map[string]string{
		"10 ten.txt": text, "9 nine.txt": text, "Beta.txt": text, "alpha.txt": text, "b/2.txt": text, "b/10.txt": text, "b/1.txt": text,
		"z007.txt": text, "z7.txt": text, "z08.txt": text,
	})
	want := []string{"9 nine.txt", "10 ten.txt", "alpha.txt", "b/1.txt", "b/2.txt", "b/10.txt", "Beta.txt", "z7.txt", "z007.txt", "z08.txt"}
	set := read(t, dir)
	got := names(set)
	if !slices.Equal(slices.Sorted(slices.Values(got)), slices.Sorted(slices.Values(want))) {
		t.Fatalf("got %q", got)
	}
	pos := func(name string) int { return slices.Index(got, name) }
	for _, pair := range [][2]string{
		{"9 nine.txt", "10 ten.txt"}, {"alpha.txt", "Beta.txt"}, {"b/1.txt", "b/2.txt"}, {"b/2.txt", "b/10.txt"}, {"z7.txt", "z08.txt"}, {"z007.txt", "z08.txt"},
	} {
		if pos(pair[0]) > pos(pair[1]) {
			t.Errorf("%q comes after %q in %q", pair[0], pair[1], got)
		}
	}
	if set.Bytes != int64(len(text)*len(want)) {
		t.Errorf("%d bytes read", set.Bytes)
	}
	for _, a := range set.Articles {
		if a.Title != "A headline" {
			t.Errorf("%s has the title %q", a.File, a.Title)
		}
	}
}

func TestHiddenFilesAndFoldersArePassedOverInSilence(t *testing.T) {
	set := read(t, write(t, map[string]string{".hidden.txt": text, ".git/a.txt": text, "seen.txt": text}))
	if got := names(set); !slices.Equal(got, []string{"seen.txt"}) || len(set.Skipped) > 0 {
		t.Errorf("read %q, skipped %v", got, set.Skipped)
	}
}

func TestAHiddenFolderIsReadWhereItIsNamed(t *testing.T) {
	dir := write(t, map[string]string{".drafts/a.txt": text})
	if got := names(read(t, filepath.Join(dir, ".drafts"))); !slices.Equal(got, []string{"a.txt"}) {
		t.Errorf("read %q", got)
	}
}

func TestFilesThatCannotBeReadAreSkippedWithTheirReason(t *testing.T) {
	dir := write(t, map[string]string{
		"good.txt": text, "empty.txt": "", "blank.txt": " \n\t\n", "binary.txt": "\x00\x01\x02\xff\xfe\x00\x03" + strings.Repeat("\x00\x9d", 20),
		"paper.pdf": "%PDF-1.7", "large.txt": strings.Repeat(text, 100),
	})
	link(t, filepath.Join(dir, "nowhere"), filepath.Join(dir, "dangling.txt"))
	r := folder.Reader{Limit: int64(3 * len(text))}
	set, err := r.Read(dir)
	if err != nil {
		t.Fatal(err)
	}
	if got := names(set); !slices.Equal(got, []string{"good.txt"}) {
		t.Errorf("read %q", got)
	}
	reasons := map[string]error{
		"binary.txt": parse.ErrBinary, "blank.txt": parse.ErrEmpty, "dangling.txt": fs.ErrNotExist,
		"empty.txt": parse.ErrEmpty, "large.txt": folder.ErrTooLarge, "paper.pdf": parse.ErrUnsupported,
	}
	var order []string
	for _, s := range set.Skipped {
		name, err := filepath.Rel(dir, s.Path)
		if err != nil {
			t.Fatal(err)
		}
		order = append(order, name)
		if !errors.Is(s.Err, reasons[name]) {
			t.Errorf("%s: %v, want %v", name, s.Err, reasons[name])
		}
	}
	if want := []string{"binary.txt", "blank.txt", "dangling.txt", "empty.txt", "large.txt", "paper.pdf"}; !slices.Equal(order, want) {
		t.Errorf("skipped %q, want %q", order, want)
	}
}

func link(t *testing.T, to, from string) {
	t.Helper()
	if err := os.Symlink(to, from); err != nil {
		t.Skipf("this system makes no links: %v", err)
	}
}

func TestLinksLeadToFilesButNotToFolders(t *testing.T) {
	elsewhere := write(t, map[string]string{"far.txt": text, "sub/x.txt": text})
	dir := write(t, map[string]string{"near.txt": text})
	link(t, filepath.Join(elsewhere, "far.txt"), filepath.Join(dir, "linked.txt"))
	link(t, filepath.Join(elsewhere, "sub"), filepath.Join(dir, "sub"))
	link(t, dir, filepath.Join(dir, "circle"))
	set := read(t, dir)
	if got := names(set); !slices.Equal(got, []string{"linked.txt", "near.txt"}) || len(set.Skipped) > 0 {
		t.Errorf("read %q, skipped %v", got, set.Skipped)
	}
}

func TestALinkNamedAsTheFolderIsFollowed(t *testing.T) {
	dir := write(t, map[string]string{"a.txt": text, "bad.pdf": "%PDF"})
	alias := filepath.Join(t.TempDir(), "alias")
	link(t, dir, alias)
	set := read(t, alias)
	if got := names(set); !slices.Equal(got, []string{"a.txt"}) {
		t.Errorf("read %q", got)
	}
	if got := set.Skipped; len(got) != 1 || got[0].Path != filepath.Join(alias, "bad.pdf") {
		t.Errorf("skipped %v", got)
	}
}

func TestAFolderWrittenByOffprintIsNoSource(t *testing.T) {
	dir := write(t, map[string]string{"a.txt": text, "dist/.offprint": "made", "dist/index.html": text, "dist/a/x/index.html": text})
	set := read(t, dir)
	if got := names(set); !slices.Equal(got, []string{"a.txt"}) || len(set.Skipped) > 0 {
		t.Errorf("read %q, skipped %v", got, set.Skipped)
	}
}

func TestFilesOfSeveralFoldersCarryTheFoldersName(t *testing.T) {
	dir := write(t, map[string]string{"one/a.txt": text, "two/a.txt": text})
	if got := names(read(t, filepath.Join(dir, "one"), filepath.Join(dir, "two"))); !slices.Equal(got, []string{"one/a.txt", "two/a.txt"}) {
		t.Errorf("read %q", got)
	}
}

func TestFoldersOfOneNameStayApart(t *testing.T) {
	dir := write(t, map[string]string{"2023/clips/a.txt": text, "2024/clips/a.txt": text})
	got := names(read(t, filepath.Join(dir, "2024", "clips"), filepath.Join(dir, "2023", "clips")))
	if !slices.Equal(got, []string{"2023/clips/a.txt", "2024/clips/a.txt"}) {
		t.Errorf("read %q", got)
	}
}

func TestAFolderNamedTwiceIsAnError(t *testing.T) {
	dir := write(t, map[string]string{"a.txt": text})
	var r folder.Reader
	if _, err := r.Read(dir, dir+string(filepath.Separator)+"."); err == nil || !strings.Contains(err.Error(), "twice") {
		t.Errorf("got %v", err)
	}
}

func TestAFolderThatIsNotThereIsAnError(t *testing.T) {
	dir := write(t, map[string]string{"a.txt": text})
	var r folder.Reader
	if _, err := r.Read(dir, filepath.Join(dir, "gone")); !errors.Is(err, fs.ErrNotExist) || !strings.Contains(err.Error(), "gone") {
		t.Errorf("got %v", err)
	}
	if _, err := r.Read(filepath.Join(dir, "a.txt")); err == nil || !strings.Contains(err.Error(), "is a file") {
		t.Errorf("a file in the place of a folder: %v", err)
	}
}

func TestAFolderWithoutArticlesIsAnErrorThatNamesWhatWasSkipped(t *testing.T) {
	var r folder.Reader
	set, err := r.Read(write(t, map[string]string{"a.pdf": "%PDF"}))
	if !errors.Is(err, folder.ErrNoFiles) || set == nil || len(set.Skipped) != 1 {
		t.Errorf("%v, %+v", err, set)
	}
}

func TestASecondReadParsesOnlyWhatHasChanged(t *testing.T) {
	dir := write(t, map[string]string{"a.txt": text, "b.txt": text, "c.txt": text})
	var r folder.Reader
	first, err := r.Read(dir)
	if err != nil {
		t.Fatal(err)
	}
	put(t, dir, "b.txt", "Another headline\n\nAnother text, which is longer than the one before.\n")
	if err := os.Remove(filepath.Join(dir, "c.txt")); err != nil {
		t.Fatal(err)
	}
	second, err := r.Read(dir)
	if err != nil {
		t.Fatal(err)
	}
	if len(second.Articles) != 2 || second.Articles[0] != first.Articles[0] {
		t.Error("an unchanged file was parsed anew")
	}
	if second.Articles[1].Title != "Another headline" {
		t.Errorf("a changed file still has the title %q", second.Articles[1].Title)
	}
	put(t, dir, "c.txt", text)
	if third, err := r.Read(dir); err != nil || len(third.Articles) != 3 {
		t.Errorf("a file that comes back is not read: %v", err)
	}
}

func TestProgressCountsEveryFileOnce(t *testing.T) {
	files := map[string]string{}
	for _, c := range "abcdefghij" {
		files[string(c)+".txt"] = text
	}
	var seen []int
	r := folder.Reader{Progress: func(done, all int) {
		if all != len(files) {
			t.Errorf("%d of %d", done, all)
		}
		seen = append(seen, done)
	}}
	if _, err := r.Read(write(t, files)); err != nil {
		t.Fatal(err)
	}
	if want := []int{1, 2, 3, 4, 5, 6, 7, 8, 9, 10}; !slices.Equal(seen, want) {
		t.Errorf("got %v", seen)
	}
}

func TestTheFingerprintChangesWithEveryChange(t *testing.T) {
	dir := write(t, map[string]string{"a.txt": text, "sub/b.txt": text})
	seen := map[string]string{folder.Fingerprint(dir): "the start"}
	if again := folder.Fingerprint(dir); seen[again] == "" {
		t.Fatal("the fingerprint changes by itself")
	}
	later := time.Now().Add(time.Hour)
	for _, step := range []struct {
		what string
		do   func() error
	}{
		{"a new file", func() error { return os.WriteFile(filepath.Join(dir, "sub", "c.txt"), nil, 0o644) }},
		{"a file grown", func() error { return os.WriteFile(filepath.Join(dir, "a.txt"), []byte(text+text), 0o644) }},
		{"a file touched", func() error { return os.Chtimes(filepath.Join(dir, "a.txt"), later, later) }},
		{"a file renamed", func() error { return os.Rename(filepath.Join(dir, "a.txt"), filepath.Join(dir, "z.txt")) }},
		{"a file gone", func() error { return os.Remove(filepath.Join(dir, "z.txt")) }},
		{"the folder gone", func() error { return os.RemoveAll(dir) }},
	} {
		if err := step.do(); err != nil {
			t.Fatal(err)
		}
		now := folder.Fingerprint(dir)
		if before := seen[now]; before != "" {
			t.Errorf("after %s it is as at %s", step.what, before)
		}
		seen[now] = step.what
	}
}

func TestTheFingerprintLeavesHiddenFilesAlone(t *testing.T) {
	dir := write(t, map[string]string{"a.txt": text})
	before := folder.Fingerprint(dir)
	put(t, dir, ".a.txt.swp", "x")
	put(t, dir, ".git/index", "x")
	if folder.Fingerprint(dir) != before {
		t.Error("an editor's own file changes it")
	}
}

func TestNaturalOrderIsTotal(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 5))
	pool := []string{"a", "A", "b", "1", "01", "10", "9", "009", "/", "é", "-", "."}
	word := func() string {
		var s string
		for range 1 + r.IntN(5) {
			s += pool[r.IntN(len(pool))]
		}
		return s
	}
	for range 20000 {
		a, b, c := word(), word(), word()
		if ab, ba := folder.NaturalLess(a, b), folder.NaturalLess(b, a); ab && ba || !ab && !ba && a != b {
			t.Fatalf("%q and %q: %v, %v", a, b, ab, ba)
		}
		if folder.NaturalLess(a, b) && folder.NaturalLess(b, c) && !folder.NaturalLess(a, c) {
			t.Fatalf("%q, %q, %q are no order", a, b, c)
		}
	}
}
