// Package folder reads the documents of one or more folders as articles, and
// says of every file that it leaves out why.
package folder

import (
	"bytes"
	"cmp"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"sort"
	"strings"
	"sync"
	"time"

	"offprint/app/article"
	"offprint/app/article/parse"
)

// DefaultLimit is the largest file that is read, in bytes, unless asked
// otherwise.
const DefaultLimit = 8 << 20

// Reasons for leaving a file out, beside those of package parse.
var (
	ErrTooLarge = errors.New("larger than the limit")
	ErrNoFiles  = errors.New("no articles found")
)

// A Skipped is a file that was left out.
type Skipped struct {
	Path string // as given, below the folder as given
	Err  error
}

// A Set is what was read.
type Set struct {
	Articles []*article.Article // in natural order of their files
	Skipped  []Skipped          // in the same order
	Warnings []parse.Warning    // in the same order
	Bytes    int64              // of the files read
	Names    []NamesFile        // names.txt of each folder that has one
}

// NamesName is the file with the publisher's corrections of names; in a folder
// that is given it is no article.
const NamesName = "names.txt"

// A NamesFile is a folder's names.txt.
type NamesFile struct {
	Path string
	Text string
}

// A Reader reads folders, again and again where asked to: what has not changed
// since the last time is not parsed anew. The zero Reader is ready. It is not
// safe for concurrent use.
type Reader struct {
	// Limit is the largest file read, in bytes; 0 is DefaultLimit.
	Limit int64
	// Progress, where set, is called as files are done.
	Progress func(done, all int)

	parsed map[string]parsed
}

// parsed is the outcome for a file as it was.
type parsed struct {
	size     int64
	modified time.Time
	article  *article.Article
	warnings []parse.Warning
	err      error
}

// A file is a candidate: where it is, and what it is called in the library.
type file struct {
	path, name string
	info       fs.FileInfo
	err        error
	names      bool // a names.txt
}

// Read reads all documents in dirs and below. Hidden files and folders are
// passed over in silence; links to folders are not followed. A folder that
// cannot be read is an error; a file that cannot is skipped with its reason.
func (r *Reader) Read(dirs ...string) (*Set, error) {
	files, err := list(dirs)
	if err != nil {
		return nil, err
	}
	set := &Set{}
	files, err = set.takeNames(files, r.limit())
	if err != nil {
		return nil, err
	}
	results := r.parseAll(files)
	kept := make(map[string]parsed, len(files))
	for i, f := range files {
		p := results[i]
		kept[f.path] = p
		if p.err != nil {
			set.Skipped = append(set.Skipped, Skipped{f.path, p.err})
			continue
		}
		set.Articles = append(set.Articles, p.article)
		set.Warnings = append(set.Warnings, p.warnings...)
		set.Bytes += p.size
	}
	r.parsed = kept
	if len(set.Articles) == 0 {
		return set, fmt.Errorf("folder: %s: %w; put .txt, .md or .html files there", strings.Join(dirs, ", "), ErrNoFiles)
	}
	return set, nil
}

// takeNames reads the files of corrections and returns the others. One that
// cannot be read is an error: an edition without it would show what the
// publisher has put right.
func (s *Set) takeNames(files []file, limit int64) ([]file, error) {
	var others []file
	for _, f := range files {
		if !f.names {
			others = append(others, f)
			continue
		}
		if f.err == nil && f.info.Size() > limit {
			f.err = ErrTooLarge
		}
		var data []byte
		if f.err == nil {
			data, f.err = os.ReadFile(f.path)
		}
		if f.err != nil {
			return nil, fmt.Errorf("folder: %s: %w", f.path, f.err)
		}
		s.Names = append(s.Names, NamesFile{f.path, string(bytes.TrimPrefix(data, []byte("\ufeff")))})
	}
	return others, nil
}

// list finds the files of all folders.
func list(dirs []string) ([]file, error) {
	names, err := prefixes(dirs)
	if err != nil {
		return nil, err
	}
	var files []file
	for i, dir := range dirs {
		info, err := os.Stat(dir)
		if err != nil {
			return nil, fmt.Errorf("folder: %w", err)
		}
		if !info.IsDir() {
			return nil, fmt.Errorf("folder: %s is a file; name the folder that it is in", dir)
		}
		found, err := walk(dir, names[i])
		if err != nil {
			return nil, err
		}
		files = append(files, found...)
	}
	sort.SliceStable(files, func(i, j int) bool { return naturalLess(files[i].name, files[j].name) })
	return files, nil
}

// edition is the file that marks a folder as one that offprint has written: it
// may lie among the articles, and is none of them.
const edition = ".offprint"

func walk(dir, prefix string) ([]file, error) {
	var files []file
	root := dir + string(filepath.Separator) // so that a link is followed here
	err := filepath.WalkDir(root, func(path string, d fs.DirEntry, err error) error {
		if err != nil && path == root {
			return fmt.Errorf("folder: %w", err)
		}
		name, relErr := filepath.Rel(dir, path)
		if relErr != nil {
			return fmt.Errorf("folder: %w", relErr)
		}
		f := file{path: path, name: prefix + filepath.ToSlash(name), err: err, names: strings.EqualFold(name, NamesName)}
		switch {
		case err != nil: // a folder below that cannot be read
			files = append(files, f)
			return nil
		case strings.HasPrefix(d.Name(), ".") && path != root:
			if d.IsDir() {
				return filepath.SkipDir
			}
			return nil
		case d.IsDir():
			if _, err := os.Lstat(filepath.Join(path, edition)); err == nil && path != root {
				return filepath.SkipDir
			}
			return nil
		}
		f.info, f.err = os.Stat(path) // a link counts as what it leads to
		if f.err == nil && f.info.IsDir() {
			return nil
		}
		files = append(files, f)
		return nil
	})
	return files, err
}

// parseAll parses what has changed, on all processors.
func (r *Reader) parseAll(files []file) []parsed {
	results := make([]parsed, len(files))
	next := make(chan int)
	done := make(chan struct{}, len(files))
	var workers sync.WaitGroup
	for range runtime.GOMAXPROCS(0) {
		workers.Go(func() {
			for i := range next {
				results[i] = r.parse(files[i])
				done <- struct{}{}
			}
		})
	}
	go func() {
		for i := range files {
			next <- i
		}
		close(next)
	}()
	for n := range files {
		<-done
		if r.Progress != nil {
			r.Progress(n+1, len(files))
		}
	}
	workers.Wait()
	return results
}

func (r *Reader) limit() int64 { return cmp.Or(r.Limit, DefaultLimit) }

func (r *Reader) parse(f file) parsed {
	if f.err != nil {
		return parsed{err: f.err}
	}
	p := parsed{size: f.info.Size(), modified: f.info.ModTime()}
	if old, ok := r.parsed[f.path]; ok && old.size == p.size && old.modified.Equal(p.modified) {
		return old
	}
	limit := r.limit()
	switch {
	case !f.info.Mode().IsRegular():
		p.err = errors.New("not a regular file")
	case p.size > limit:
		p.err = fmt.Errorf("%d bytes: %w of %d; -max-bytes changes it", p.size, ErrTooLarge, limit)
	default:
		data, err := os.ReadFile(f.path)
		if err != nil {
			p.err = err
			break
		}
		p.article, p.warnings, p.err = parse.File(f.name, data)
	}
	return p
}

// naturalLess orders names as people do: "2" before "10", capitals beside
// small letters; ties in bytes, so that the order is total.
func naturalLess(a, b string) bool {
	x, y := strings.ToLower(a), strings.ToLower(b)
	for x != "" && y != "" {
		if isDigit(x[0]) && isDigit(y[0]) {
			m, n := digits(x), digits(y)
			p, q := strings.TrimLeft(x[:m], "0"), strings.TrimLeft(y[:n], "0")
			if len(p) != len(q) {
				return len(p) < len(q)
			}
			if p != q {
				return p < q
			}
			x, y = x[m:], y[n:]
			continue
		}
		if x[0] != y[0] {
			return x[0] < y[0]
		}
		x, y = x[1:], y[1:]
	}
	if len(x) != len(y) {
		return len(x) < len(y)
	}
	return a < b
}

func isDigit(c byte) bool { return c >= '0' && c <= '9' }

func digits(s string) int {
	n := 0
	for n < len(s) && isDigit(s[n]) {
		n++
	}
	return n
}
