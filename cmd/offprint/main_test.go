package main

import (
	"bytes"
	"context"
	"errors"
	"io"
	"net"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"
)

const text = "A headline\n\nThe ship came back to the harbour today.\n"

// folderOf puts files into a new folder of this name and returns it.
func folderOf(t *testing.T, name string, files map[string]string) string {
	t.Helper()
	dir := filepath.Join(t.TempDir(), name)
	if err := os.Mkdir(dir, 0o755); err != nil {
		t.Fatal(err)
	}
	for file, content := range files {
		if err := os.WriteFile(filepath.Join(dir, file), []byte(content), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

// call runs the tool and returns its exit code and what it wrote.
func call(t *testing.T, args ...string) (code int, out, errOut string) {
	t.Helper()
	var o, e bytes.Buffer
	code = run(t.Context(), args, &o, &e)
	return code, o.String(), e.String()
}

// needReader passes a test over where the tool was compiled without the
// reader; `make test` compiles it first.
func needReader(t *testing.T) {
	t.Helper()
	if _, err := loadPrograms(); errors.Is(err, errNoReader) {
		t.Skip("compiled without the reader: run make")
	}
}

func TestTheExitCodeTellsHowItWent(t *testing.T) {
	for _, c := range []struct {
		args    string
		code    int
		out     string // a piece of what is written there
		errOut  string
		nothing bool // to errOut
	}{
		{"", exitUsage, "", "Usage:", false},
		{"help", exitOK, "Usage:", "", true},
		{"-h", exitOK, "Usage:", "", true},
		{"--help", exitOK, "offprint serve articles", "", true},
		{"fly", exitUsage, "", `no command "fly"`, false},
		{"version", exitOK, "offprint ", "", true},
		{"build", exitUsage, "", "name the folder", false},
		{"build -nonsense x", exitUsage, "", "-nonsense", false},
		{"build -max-bytes many x", exitUsage, "", "-max-bytes", false},
		{"build -h", exitOK, "", "-strict", false},
		{"serve", exitUsage, "", "name the folder", false},
		{"serve -h", exitOK, "", "-addr", false},
		{"build /nowhere/at/all", exitFailed, "", "offprint:", false},
	} {
		t.Run(c.args, func(t *testing.T) {
			code, out, errOut := call(t, strings.Fields(c.args)...)
			if code != c.code || !strings.Contains(out, c.out) || !strings.Contains(errOut, c.errOut) || c.nothing && errOut != "" {
				t.Errorf("exit code %d, want %d\nout: %s\nerr: %s", code, c.code, out, errOut)
			}
		})
	}
}

func TestEveryCommandHasAHelpOfItsOwn(t *testing.T) {
	_, all, _ := call(t, "help")
	for _, c := range commands {
		if !strings.Contains(all, c.name) || !strings.Contains(all, c.brief) {
			t.Errorf("%s is not in the help", c.name)
		}
		if code, _, errOut := call(t, c.name, "-h"); code != exitOK || !strings.Contains(errOut, "Usage: offprint "+c.name) {
			t.Errorf("%s -h: %d, %s", c.name, code, errOut)
		}
	}
}

func TestBuildWritesASiteOrSaysThatTheReaderIsMissing(t *testing.T) {
	dir := folderOf(t, "my-clips", map[string]string{"a.txt": text, "b.txt": "Another\n\nAnd more of it, as it goes.\n", "bad.pdf": "%PDF-1.7"})
	dist := filepath.Join(t.TempDir(), "dist")
	code, out, errOut := call(t, "build", "-o", dist, dir)
	if _, err := loadPrograms(); errors.Is(err, errNoReader) {
		if code != exitFailed || !strings.Contains(errOut, "make") {
			t.Errorf("exit code %d: %s", code, errOut)
		}
		if _, err := os.Stat(dist); !os.IsNotExist(err) {
			t.Error("something was written all the same")
		}
		return
	}
	if code != exitOK || !strings.Contains(out, "2 articles") || !strings.Contains(out, "1 file skipped") {
		t.Fatalf("exit code %d\nout: %s\nerr: %s", code, out, errOut)
	}
	if !strings.Contains(errOut, "skipped: "+filepath.Join(dir, "bad.pdf")+": ") {
		t.Errorf("the skipped file is not named: %s", errOut)
	}
	for file, want := range map[string]string{"index.html": "<title>My clips</title>", "a/a/index.html": "The ship came back", "sw.js": "EDITION"} {
		data, err := os.ReadFile(filepath.Join(dist, file))
		if err != nil || !bytes.Contains(data, []byte(want)) {
			t.Errorf("%s has no %q: %v", file, want, err)
		}
	}
}

func TestStrictFailsAndWritesNothingWhenAFileIsSkipped(t *testing.T) {
	needReader(t)
	dir := folderOf(t, "clips", map[string]string{"a.txt": text, "bad.pdf": "%PDF-1.7"})
	dist := filepath.Join(t.TempDir(), "dist")
	code, _, errOut := call(t, "build", "-strict", "-o", dist, dir)
	if code != exitFailed || !strings.Contains(errOut, "-strict") || !strings.Contains(errOut, "bad.pdf") {
		t.Errorf("exit code %d: %s", code, errOut)
	}
	if _, err := os.Stat(dist); !os.IsNotExist(err) {
		t.Error("something was written all the same")
	}
	if err := os.Remove(filepath.Join(dir, "bad.pdf")); err != nil {
		t.Fatal(err)
	}
	if code, _, errOut := call(t, "build", "-strict", "-o", dist, dir); code != exitOK {
		t.Errorf("without the file: exit code %d: %s", code, errOut)
	}
}

func TestAFailedBuildLeavesTheLastSite(t *testing.T) {
	needReader(t)
	dir := folderOf(t, "clips", map[string]string{"a.txt": text})
	dist := filepath.Join(t.TempDir(), "dist")
	if code, _, errOut := call(t, "build", "-o", dist, dir); code != exitOK {
		t.Fatal(errOut)
	}
	before, err := os.ReadFile(filepath.Join(dist, "sw.js"))
	if err != nil {
		t.Fatal(err)
	}
	if err := os.Truncate(filepath.Join(dir, "a.txt"), 0); err != nil {
		t.Fatal(err)
	}
	if code, _, errOut := call(t, "build", "-o", dist, dir); code != exitFailed || !strings.Contains(errOut, "no articles") {
		t.Errorf("exit code %d: %s", code, errOut)
	}
	if after, err := os.ReadFile(filepath.Join(dist, "sw.js")); err != nil || !bytes.Equal(before, after) {
		t.Errorf("the site is another: %v", err)
	}
}

func TestBuildDoesNotWriteOverWhatIsNotItsOwn(t *testing.T) {
	needReader(t)
	dir := folderOf(t, "clips", map[string]string{"a.txt": text})
	for _, target := range []string{dir, folderOf(t, "thesis", map[string]string{"thesis.txt": "years"})} {
		if code, _, errOut := call(t, "build", "-o", target, dir); code != exitFailed || !strings.Contains(errOut, "-o") {
			t.Errorf("%s: exit code %d: %s", target, code, errOut)
		}
	}
	if data, err := os.ReadFile(filepath.Join(dir, "a.txt")); err != nil || string(data) != text {
		t.Error("the article is gone")
	}
}

func TestTheLibraryIsCalledAsItsFolder(t *testing.T) {
	t.Chdir(folderOf(t, "caribbean_file", nil))
	for _, c := range []struct{ title, dir, want string }{
		{"", "/x/clips", "Clips"},
		{"", "/x/my-clips_2025/", "My clips 2025"},
		{"", "/x/ñandú", "Ñandú"},
		{"", "/x/新闻", "新闻"},
		{"", ".", "Caribbean file"},
		{"", "./", "Caribbean file"},
		{"", "/", "Articles"},
		{"", "/x/---", "Articles"},
		{"My own", "/x/clips", "My own"},
		{"  ", "/x/clips", "Clips"},
	} {
		o := options{title: c.title}
		if got := o.titleFor([]string{c.dir, "/x/other"}); got != c.want {
			t.Errorf("%q with -title %q: %q, want %q", c.dir, c.title, got, c.want)
		}
	}
}

func TestATakenAddressIsNamedWithAWayOut(t *testing.T) {
	taken, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer taken.Close()
	addr := taken.Addr().String()
	if l, err := listen(addr); err == nil || !strings.Contains(err.Error(), addr) || !strings.Contains(err.Error(), "-addr") {
		t.Errorf("got %v, %v", l, err)
	}
	if l, err := listen("127.0.0.1:0"); err != nil {
		t.Errorf("a free address: %v", err)
	} else {
		l.Close()
	}
}

// A log is written by the tool and read by the test.
type log struct {
	mu sync.Mutex
	b  bytes.Buffer
}

func (l *log) Write(p []byte) (int, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.b.Write(p)
}

func (l *log) String() string {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.b.String()
}

// await waits until ok, and says what is missing where that takes too long.
func await(t *testing.T, what string, ok func() bool) {
	t.Helper()
	for end := time.Now().Add(20 * time.Second); time.Now().Before(end); time.Sleep(10 * time.Millisecond) {
		if ok() {
			return
		}
	}
	t.Fatalf("waited for %s", what)
}

func TestServeFollowsChangesAndEndsWhenTold(t *testing.T) {
	needReader(t)
	dir := folderOf(t, "clips", map[string]string{"a.txt": text})
	ctx, stop := context.WithCancel(t.Context())
	defer stop()
	var out, errOut log
	ended := make(chan int, 1)
	go func() { ended <- run(ctx, []string{"serve", "-addr", "127.0.0.1:0", dir}, &out, &errOut) }()

	var at string
	await(t, "the address", func() bool {
		_, after, found := strings.Cut(out.String(), "http://")
		at, _, _ = strings.Cut(after, " ")
		return found && strings.HasSuffix(at, "/")
	})
	get := func(path string) string {
		response, err := http.Get("http://" + at + path)
		if err != nil {
			return err.Error()
		}
		defer response.Body.Close()
		body, err := io.ReadAll(response.Body)
		if err != nil {
			return err.Error()
		}
		return string(body)
	}
	if got := get("a/a/"); !strings.Contains(got, "The ship came back") {
		t.Errorf("got %s", got)
	}
	if err := os.WriteFile(filepath.Join(dir, "b.txt"), []byte("New one\n\nIt has just come in over the wire.\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	await(t, "the new article", func() bool { return strings.Contains(get("a/b/"), "over the wire") })

	for _, name := range []string{"a.txt", "b.txt"} {
		if err := os.Remove(filepath.Join(dir, name)); err != nil {
			t.Fatal(err)
		}
	}
	await(t, "word of the empty folder", func() bool { return strings.Contains(errOut.String(), "still shown") })
	if got := get(""); !strings.Contains(got, "<title>Clips</title>") {
		t.Errorf("the edition before is gone: %s", got)
	}
	stop()
	select {
	case code := <-ended:
		if code != exitOK {
			t.Errorf("exit code %d: %s", code, errOut.String())
		}
	case <-time.After(20 * time.Second):
		t.Error("it does not end")
	}
}
