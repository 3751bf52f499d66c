// Command bench-reader measures the reader in real headless Chromium and prints
// a plain table.
//
//	go run ./cmd/bench-reader [-runs N] [-quick] [-only PART]
//
// It runs in the module's folder and needs what `make` makes, the compiled
// reader and build/offprint, and a Chromium or Chrome where those are usually
// installed. What it compares runs alternately in the same session, each time in
// a new browser with a new profile, since two sessions on one machine differ by
// more than what is looked for.
package main

import (
	"context"
	"flag"
	"fmt"
	"io"
	"os"
	"os/exec"
	"os/signal"
	"runtime"
	"strings"
	"syscall"
	"time"
)

// Where make puts what is measured, and what it is measured on.
const (
	enginePath   = "cmd/offprint/reader/reader.wasm.part"
	gluePath     = "cmd/offprint/reader/wasm_exec.js"
	workshopPath = "cmd/offprint/reader/workshop.wasm.gz"
	toolPath     = "build/offprint"
	samplePath   = "seeds"
)

// A plan says how often things are measured.
type plan struct {
	runs  int   // of the comparison with the plain page
	few   int   // of what takes long
	saves int   // of an article
	sizes []int // of generated libraries, in articles
	only  string
}

func main() {
	runs := flag.Int("runs", 7, "how `often` each page is measured; slow links and large libraries get half of it")
	quick := flag.Bool("quick", false, "everything once and no large library: to see whether it works")
	only := flag.String("only", "", "measure this `part` alone, by the name that is printed")
	flag.Parse()
	if flag.NArg() > 0 || *runs < 1 {
		flag.Usage()
		os.Exit(2)
	}
	p := plan{runs: *runs, few: max(1, *runs/2), saves: 5, sizes: []int{1, 1_000, 10_000}}
	if *quick {
		p = plan{runs: 1, few: 1, saves: 1, sizes: []int{1, 100}}
	}
	p.only = *only
	// A closed pipe (| head) must not leave the browser and the server behind.
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM, syscall.SIGPIPE)
	defer stop()
	if err := measure(ctx, p, os.Stdout, os.Stderr); err != nil {
		fmt.Fprintln(os.Stderr, "bench-reader:", err)
		os.Exit(1)
	}
}

// measure runs all parts. What it finds goes to out, what it does to log.
func measure(ctx context.Context, p plan, out, log io.Writer) error {
	if _, err := os.Stat(toolPath); err != nil {
		return fmt.Errorf("%w; run `make` in the module's folder first", err)
	}
	if err := heading(ctx, out); err != nil {
		return err
	}
	parts := []struct {
		name string
		run  func(context.Context, plan, io.Writer, io.Writer) error
	}{
		{"sizes", measureSizes},
		{"the sample beside a plain page", measureVisits},
		{"the workshop", measureWorkshop},
		{"saving", measureSaves},
		{"growth", measureGrowth},
	}
	found := p.only == ""
	for _, part := range parts {
		found = found || part.name == p.only
		if p.only != "" && part.name != p.only {
			continue
		}
		fmt.Fprintf(log, "measuring %s\n", part.name)
		if err := part.run(ctx, p, out, log); err != nil {
			return fmt.Errorf("%s: %w", part.name, err)
		}
	}
	if !found {
		return fmt.Errorf("there is no part %q", p.only)
	}
	return nil
}

// heading says on what the numbers were taken, and what else the machine did.
func heading(ctx context.Context, out io.Writer) error {
	version, err := chromiumVersion(ctx)
	if err != nil {
		return err
	}
	commit := "unknown commit"
	if b, err := exec.CommandContext(ctx, "git", "rev-parse", "--short", "HEAD").Output(); err == nil {
		commit = strings.TrimSpace(string(b))
	}
	fmt.Fprintf(out, "Offprint's reader at %s, %s\n", commit, time.Now().UTC().Format("2006-01-02 15:04 MST"))
	fmt.Fprintf(out, "%s, %s, %s/%s, %d processors, load average %s\n", version, runtime.Version(), runtime.GOOS, runtime.GOARCH, runtime.NumCPU(), load())
	return nil
}

// load is the machine's load over one, five and fifteen minutes, where it tells.
func load() string {
	b, err := os.ReadFile("/proc/loadavg")
	if f := strings.Fields(string(b)); err == nil && len(f) >= 3 {
		return strings.Join(f[:3], " ")
	}
	return "unknown"
}
