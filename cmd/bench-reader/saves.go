package main

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"time"

	"github.com/chromedp/chromedp"
)

// measureSaves changes an article under the publisher's own server and looks
// when an open page shows the change.
func measureSaves(ctx context.Context, p plan, out, _ io.Writer) error {
	s, err := build(samplePath)
	if err != nil {
		return err
	}
	dir, err := os.MkdirTemp("", "offprint-bench-")
	if err != nil {
		return err
	}
	defer os.RemoveAll(dir)
	if err := os.CopyFS(dir, os.DirFS(samplePath)); err != nil {
		return err
	}
	address, stop, err := startTool(ctx, dir)
	if err != nil {
		return err
	}
	defer stop()

	var seen sample
	err = withBrowser(ctx, func(ctx context.Context) error {
		return inTab(ctx, desktop, func(ctx context.Context) error {
			if _, err := open(ctx, address+s.first(), startedMark); err != nil {
				return err
			}
			seen, err = saveAgain(ctx, filepath.Join(dir, s.articles[0].File), p.saves)
			return err
		})
	})
	if err != nil {
		return err
	}
	table(out, "From saving an article to seeing it, ms", [][]string{
		{fmt.Sprintf("median (least–most) of %d", len(seen)), seen.String()},
	})
	note(out, "`offprint serve` over a copy of the sample; from before the file is written until the open page has painted the new word")
	return nil
}

// announced finds the address in what the tool prints when it is ready.
var announced = regexp.MustCompile(`http://[0-9.:]+/`)

// startTool runs the publisher's own server on a free port. The tool ends when
// stop is called.
func startTool(ctx context.Context, dir string) (address string, stop func(), err error) {
	cmd := exec.CommandContext(ctx, toolPath, "serve", "-addr", "127.0.0.1:0", dir)
	stdout, err := cmd.StdoutPipe()
	if err != nil {
		return "", nil, err
	}
	if err := cmd.Start(); err != nil {
		return "", nil, err
	}
	stop = func() {
		cmd.Process.Kill()
		cmd.Wait()
	}
	line, err := bufio.NewReader(stdout).ReadString('\n')
	if address = announced.FindString(line); err != nil || address == "" {
		stop()
		return "", nil, fmt.Errorf("%s serve names no address: %q: %w", toolPath, line, err)
	}
	return address, stop, nil
}

// saveAgain writes the file with a new last word each time, and returns the ms
// until each was seen.
func saveAgain(ctx context.Context, file string, times int) (sample, error) {
	text, err := os.ReadFile(file)
	if err != nil {
		return nil, err
	}
	var seen sample
	for i := range times {
		if err := sleep(ctx, settle); err != nil {
			return nil, err
		}
		word := fmt.Sprintf("Zanzibar%d", i)
		began := time.Now()
		if err := os.WriteFile(file, slices.Concat(text, []byte("\n\nA new word is "+word+".\n")), 0o644); err != nil {
			return nil, err
		}
		if err := waitFor(ctx, fmt.Sprintf("document.getElementById('text').textContent.includes(%q) && performance.getEntriesByName('first-contentful-paint').length > 0", word)); err != nil {
			return nil, fmt.Errorf("the word %s: %w", word, err)
		}
		seen = append(seen, float64(time.Since(began).Microseconds())/1000)
		if err := waitFor(ctx, "document.documentElement.classList.contains('app')"); err != nil {
			return nil, fmt.Errorf("the reader after the change: %w", err)
		}
	}
	return seen, nil
}

// look is how often waitFor asks.
const look = 10 * time.Millisecond

// waitFor asks until the expression is true. Between two pages there is nothing
// to ask; that is no error.
func waitFor(ctx context.Context, expression string) error {
	limit, stop := context.WithTimeout(ctx, 20*time.Second)
	defer stop()
	var last error
	for {
		ok, err := chromedp.Run(limit, chromedp.Evaluate[bool](expression))
		if ok && err == nil {
			return nil
		}
		if err != nil && limit.Err() == nil {
			last = err
		}
		if err := sleep(limit, look); err != nil {
			return errors.Join(errors.New("not seen after 20 s"), last)
		}
	}
}

func sleep(ctx context.Context, d time.Duration) error {
	select {
	case <-ctx.Done():
		return ctx.Err()
	case <-time.After(d):
		return nil
	}
}
