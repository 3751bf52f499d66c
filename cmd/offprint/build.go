package main

import (
	"context"
	"flag"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"time"
	"unicode"

	"offprint/app/folder"
	"offprint/app/site"
	"offprint/app/view"
)

const buildHelp = `Usage: offprint build [OPTIONS] FOLDER…

Reads every .txt, .md and .html file in the folders and below, and writes a
static site: put it on any web host. A build that fails leaves the last one as
it was.

Examples:

	offprint build clippings
	offprint build -o public -title "Caribbean file" clippings more-clippings
	offprint build -annotations marks.jsonld clippings
	offprint build -strict clippings      stop when a file cannot be read
`

// options are those that build and serve share.
type options struct {
	title    string
	maxBytes int64
	strict   bool
	// annotations is a file of the publisher's own annotations.
	annotations string
}

func (o *options) register(fs *flag.FlagSet) {
	fs.StringVar(&o.title, "title", "", "the library's `name` (default: the folder's)")
	fs.Int64Var(&o.maxBytes, "max-bytes", folder.DefaultLimit, "skip files larger than so many `bytes`")
	fs.StringVar(&o.annotations, "annotations", "", "put the annotations of this `file` into the edition as yours:\nW3C Web Annotations, an export of Hypothesis, a backup of the reader")
	fs.BoolVar(&o.strict, "strict", false, "fail when a file or an annotation has to be skipped")
}

// titleFor is the library's name: as asked, else that of the first folder with
// a capital.
func (o *options) titleFor(dirs []string) string {
	if t := strings.TrimSpace(o.title); t != "" {
		return t
	}
	abs, err := filepath.Abs(dirs[0])
	if err != nil {
		return "Articles"
	}
	name := strings.TrimSpace(strings.NewReplacer("-", " ", "_", " ").Replace(filepath.Base(abs)))
	if name == "" || name == "/" || name == "." {
		return "Articles"
	}
	r := []rune(name)
	r[0] = unicode.ToUpper(r[0])
	return string(r)
}

func runBuild(_ context.Context, args []string, out, errOut io.Writer) error {
	fs := flag.NewFlagSet("build", flag.ContinueOnError)
	var o options
	o.register(fs)
	dist := fs.String("o", "dist", "write the site into this `folder`")
	if err := parseFlags(fs, args, errOut, buildHelp); err != nil {
		return err
	}
	began := time.Now()
	browser, err := loadPrograms()
	if err != nil {
		return err
	}
	if err := site.CheckTarget(*dist, fs.Args()); err != nil {
		return err
	}
	reader := folder.Reader{Limit: o.maxBytes, Progress: progress(errOut, "reading")}
	set, err := reader.Read(fs.Args()...)
	if set != nil {
		reportSkipped(errOut, set)
	}
	if err != nil {
		return err
	}
	if o.strict && len(set.Skipped) > 0 {
		return fmt.Errorf("%s skipped, and -strict forbids it; nothing was written", view.Plural(len(set.Skipped), "file was", "files were"))
	}
	src := browser.source(o.titleFor(fs.Args()), set.Articles)
	if src.Annotations, err = readAnnotations(o.annotations); err != nil {
		return err
	}
	if err := addNames(&src, set, errOut, o.strict); err != nil {
		return fmt.Errorf("%w; nothing was written", err)
	}
	edition, err := site.Build(src)
	if err != nil {
		return err
	}
	if err := reportUnused(errOut, edition.Unused, o.strict); err != nil {
		return fmt.Errorf("%w; nothing was written", err)
	}
	if err := reportAnnotations(errOut, o.annotations, edition.Annotated, o.strict); err != nil {
		return fmt.Errorf("%w; nothing was written", err)
	}
	if err := site.Publish(edition, *dist); err != nil {
		return err
	}
	fmt.Fprintf(out, "%s: %s, %s, %s in %s files, %.1f s%s\n", *dist,
		view.Plural(edition.Info.Articles, "article", "articles"), view.Plural(edition.Info.Words, "word", "words"),
		megabytes(edition.Bytes()), view.Thousands(len(edition.Files)), time.Since(began).Seconds(), skippedNote(set))
	return nil
}

func megabytes(n int64) string { return fmt.Sprintf("%.1f MB", float64(n)/1e6) }

func skippedNote(set *folder.Set) string {
	if len(set.Skipped) == 0 {
		return ""
	}
	return fmt.Sprintf(", %s skipped (see above)", view.Plural(len(set.Skipped), "file", "files"))
}

// reportSkipped names every file that was left out and every doubt.
func reportSkipped(w io.Writer, set *folder.Set) {
	for _, warning := range set.Warnings {
		fmt.Fprintf(w, "note: %s\n", warning)
	}
	for _, s := range set.Skipped {
		fmt.Fprintf(w, "skipped: %s: %v\n", s.Path, s.Err)
	}
}

// progress shows how far long work is, once a second, on a terminal only.
func progress(w io.Writer, what string) func(done, all int) {
	f, ok := w.(*os.File)
	if !ok {
		return nil
	}
	if info, err := f.Stat(); err != nil || info.Mode()&os.ModeCharDevice == 0 {
		return nil
	}
	next := time.Now().Add(time.Second)
	shown := false
	return func(done, all int) {
		if now := time.Now(); now.After(next) && done < all {
			fmt.Fprintf(f, "\r%s: %d of %d", what, done, all)
			next, shown = now.Add(time.Second), true
		} else if shown && done == all {
			fmt.Fprintf(f, "\r%s: %d of %d\n", what, done, all)
		}
	}
}
