package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"net"
	"net/http"
	"os"
	"syscall"
	"time"

	"offprint/app/folder"
	"offprint/app/site"
	"offprint/app/site/live"
	"offprint/app/view"
)

const serveHelp = `Usage: offprint serve [OPTIONS] FOLDER…

Shows the reader in a browser on this computer. When an article changes, open
pages follow within a second.

Examples:

	offprint serve clippings
	offprint serve -addr 127.0.0.1:9000 clippings
`

// poll is how often the folders are looked at. Looking works on every kind of
// drive, network shares included, where notifications do not.
const poll = 200 * time.Millisecond

func runServe(ctx context.Context, args []string, out, errOut io.Writer) error {
	fs := flag.NewFlagSet("serve", flag.ContinueOnError)
	var o options
	o.register(fs)
	addr := fs.String("addr", "127.0.0.1:8080", "the `address` to listen on")
	if err := parseFlags(fs, args, errOut, serveHelp); err != nil {
		return err
	}
	browser, err := loadPrograms()
	if err != nil {
		return err
	}
	s := &server{options: o, dirs: fs.Args(), browser: browser, errOut: errOut, live: live.New()}
	if err := s.rebuild(); err != nil {
		return err
	}
	listener, err := listen(*addr)
	if err != nil {
		return err
	}
	fmt.Fprintf(out, "%s: http://%s/ (Ctrl+C ends it)\n", s.summary, listener.Addr())

	web := &http.Server{Handler: s.live, ReadHeaderTimeout: 10 * time.Second}
	go s.follow(ctx)
	go func() {
		<-ctx.Done()
		web.Close()
	}()
	if err := web.Serve(listener); !errors.Is(err, http.ErrServerClosed) {
		return err
	}
	return nil
}

func listen(addr string) (net.Listener, error) {
	listener, err := net.Listen("tcp", addr)
	if errors.Is(err, syscall.EADDRINUSE) {
		return nil, fmt.Errorf("the address %s is taken by another program; choose another: -addr 127.0.0.1:8081, or PORT=8081 with make", addr)
	}
	return listener, err
}

// A server keeps the newest edition of its folders.
type server struct {
	options
	dirs    []string
	browser programs
	errOut  io.Writer
	live    *live.Server
	reader  folder.Reader
	cache   site.Cache
	summary string
}

// rebuild reads what has changed and puts the new edition in the place of the
// one before.
func (s *server) rebuild() error {
	s.reader.Limit = s.maxBytes
	set, err := s.reader.Read(s.dirs...)
	if set != nil {
		reportSkipped(s.errOut, set)
	}
	if err != nil {
		return err
	}
	if s.strict && len(set.Skipped) > 0 {
		return fmt.Errorf("%s skipped, and -strict forbids it", view.Plural(len(set.Skipped), "file was", "files were"))
	}
	src := s.browser.source(s.titleFor(s.dirs), set.Articles)
	src.Live, src.Cache = true, &s.cache
	if src.Annotations, err = readAnnotations(s.annotations); err != nil {
		return err
	}
	if err := addNames(&src, set, s.errOut, s.strict); err != nil {
		return err
	}
	edition, err := site.Build(src)
	if err != nil {
		return err
	}
	if err := reportUnused(s.errOut, edition.Unused, s.strict); err != nil {
		return err
	}
	if err := reportAnnotations(s.errOut, s.annotations, edition.Annotated, s.strict); err != nil {
		return err
	}
	s.live.Show(edition)
	s.summary = view.Plural(edition.Info.Articles, "article", "articles")
	return nil
}

// follow rebuilds after every change until ctx ends. A change that cannot be
// shown is reported; the edition before stays.
func (s *server) follow(ctx context.Context) {
	seen := s.fingerprint()
	tick := time.NewTicker(poll)
	defer tick.Stop()
	for {
		select {
		case <-ctx.Done():
			return
		case <-tick.C:
		}
		now := s.fingerprint()
		if now == seen {
			continue
		}
		seen = now
		began := time.Now()
		if err := s.rebuild(); err != nil {
			fmt.Fprintf(s.errOut, "offprint: %v; the edition before is still shown\n", err)
			continue
		}
		fmt.Fprintf(s.errOut, "changed: %s, %d ms\n", s.summary, time.Since(began).Milliseconds())
	}
}

// fingerprint changes when an article or the file of annotations does.
func (s *server) fingerprint() string {
	print := folder.Fingerprint(s.dirs...)
	if s.annotations == "" {
		return print
	}
	info, err := os.Stat(s.annotations)
	if err != nil {
		return print + err.Error()
	}
	return fmt.Sprint(print, info.Size(), info.ModTime().UnixNano())
}
