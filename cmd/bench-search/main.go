//go:build !js

// Command bench-search measures search beside its peers, in one page of one
// headless Chromium: index size, build time, time to the first result,
// milliseconds a keystroke, and the answers to questions with known answers. The
// corpus is generated from a fixed seed. The peers come by npm:
//
//	cd cmd/bench-search && npm install && cd ../.. && go run ./cmd/bench-search
package main

import (
	"context"
	"flag"
	"fmt"
	"os"
	"slices"
	"strconv"
	"strings"
)

// seed makes the corpora; a second one serves to check that nothing was tuned to the first.
var (
	seed     = flag.Uint64("seed", 1, "seed of the generated corpora")
	sizes    = flag.String("articles", "1000,10000", "numbers of articles, with commas")
	labels   = flag.String("strings", "10000,100000", "numbers of palette strings, with commas")
	only     = flag.Bool("ours", false, "measure only our own engine")
	misses   = flag.Bool("misses", false, "show the seen questions that were not answered first")
	peers    = flag.String("peers", "cmd/bench-search/node_modules", "where npm put the peers")
	chromium = flag.String("chromium", "", "the browser; searched for if empty")
)

func main() {
	flag.Parse()
	if err := run(context.Background()); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

var (
	fullEngines  = []string{"offprint", "MiniSearch", "FlexSearch", "uFuzzy scan", "includes scan", "Fuse.js"}
	fuzzyEngines = []string{"offprint", "sahilm/fuzzy alone", "uFuzzy", "fzf", "Fuse.js"}
	goldEngines  = []string{"offprint", "MiniSearch", "MiniSearch + fuzzy", "FlexSearch", "uFuzzy scan", "Fuse.js"}
	jumpEngines  = []string{"offprint", "sahilm/fuzzy alone", "uFuzzy", "fzf", "Fuse.js", "MiniSearch + fuzzy"}
)

func run(ctx context.Context) error {
	if *only {
		fullEngines, fuzzyEngines, goldEngines, jumpEngines = fullEngines[:1], fuzzyEngines[:1], goldEngines[:1], jumpEngines[:1]
	}
	if _, err := os.Stat(*peers); err != nil {
		return fmt.Errorf("bench-search: no peers in %s; run npm install in cmd/bench-search", *peers)
	}
	d, err := newData(numbers(*sizes), numbers(*labels))
	if err != nil {
		return err
	}
	p, err := openPage(ctx, d)
	if err != nil {
		return err
	}
	defer p.close()
	fmt.Printf("engine in WASM: %d KB gzip; beyond an empty program %d KB\n\n", d.wasmGz>>10, (d.wasmGz-d.emptyGz)>>10)
	for _, n := range numbers(*sizes) {
		if err := p.full(n); err != nil {
			return err
		}
	}
	for _, n := range numbers(*labels) {
		if err := p.fuzzy(n); err != nil {
			return err
		}
	}
	return p.quality()
}

func numbers(s string) []int {
	var out []int
	for _, f := range strings.Split(s, ",") {
		if n, err := strconv.Atoi(f); err == nil && n > 0 {
			out = append(out, n)
		}
	}
	return out
}

// A timing is what the page reports of one engine.
type timing struct {
	Name             string
	Build, First     float64
	Raw, Gz          int
	Ms               []float64
	p50, p95, p, sum float64
}

func (t *timing) sort() {
	slices.Sort(t.Ms)
	at := func(q float64) float64 {
		if len(t.Ms) == 0 {
			return 0
		}
		return t.Ms[min(len(t.Ms)-1, int(q*float64(len(t.Ms))))]
	}
	t.p50, t.p95, t.p = at(.5), at(.95), at(1)
	for _, ms := range t.Ms {
		t.sum += ms
	}
}

func (p *page) full(n int) error {
	fmt.Printf("Full text, %d articles of about 600 words (%d KB of text)\n", n, p.d.textBytes[n]>>10)
	fmt.Println("| engine | build ms | index raw KB | gz KB | first result ms | p50 ms | p95 | worst | keystrokes |\n|---|---|---|---|---|---|---|---|---|")
	var own timing
	for _, name := range fullEngines {
		if name == "Pagefind" {
			continue
		}
		var t timing
		if err := p.call(&t, "full", n, name); err != nil {
			return err
		}
		t.sort()
		if name == "offprint" {
			t.Build = p.d.built[n]
			own = t
		}
		fmt.Printf("| %s | %.0f | %d | %d | %.1f | %.3f | %.3f | %.2f | %d |%s\n", name, t.Build, t.Raw>>10, t.Gz>>10, t.First, t.p50, t.p95, t.p, len(t.Ms), ratio(own, t))
	}
	fmt.Println()
	return nil
}

func (p *page) fuzzy(n int) error {
	fmt.Printf("Palette, %d strings of 12 to 60 characters\n", n)
	fmt.Println("| engine | first ms | p50 ms | p95 | worst | mean | keystrokes |\n|---|---|---|---|---|---|---|")
	var own timing
	for _, name := range fuzzyEngines {
		var t timing
		if err := p.call(&t, "fuzzy", n, name); err != nil {
			return err
		}
		t.sort()
		if name == "offprint" {
			own = t
		}
		fmt.Printf("| %s | %.1f | %.3f | %.3f | %.2f | %.3f | %d |%s\n", name, t.First, t.p50, t.p95, t.p, t.sum/float64(len(t.Ms)), len(t.Ms), ratio(own, t))
	}
	fmt.Println()
	return nil
}

// ratio gives ours divided by a peer's.
func ratio(own, peer timing) string {
	if own.Name == peer.Name {
		return ""
	}
	s := fmt.Sprintf(" ours ÷: p95 %.3f, mean %.3f", own.p95/peer.p95, own.sum/float64(len(own.Ms))/(peer.sum/float64(len(peer.Ms))))
	if peer.Gz > 0 {
		s += fmt.Sprintf(", gz %.2f", float64(own.Gz)/float64(peer.Gz))
	}
	return s
}

func (p *page) quality() error {
	docs, err := questions("queries.tsv")
	if err != nil {
		return err
	}
	titles := make([]string, 0, 64)
	for _, a := range goldArticles() {
		titles = append(titles, a.Title)
	}
	if err := p.ask("Articles", "gold", goldEngines, docs, func(_ string, id int) string { return titles[id] }); err != nil {
		return err
	}
	jumps, err := questions("jumps.tsv")
	if err != nil {
		return err
	}
	cands, _, owner := goldNames()
	return p.ask("Names", "jumps", jumpEngines, jumps, func(engine string, id int) string {
		if engine != "offprint" {
			id = owner[id]
		}
		return cands[id].Text
	})
}

func (p *page) ask(title, function string, engines []string, qs []question, text func(string, int) string) error {
	fmt.Printf("%s: answered first / among five / mean reciprocal rank\n| engine | seen | unseen |\n|---|---|---|\n", title)
	for _, name := range engines {
		var ids [][]int
		if err := p.call(&ids, function, name); err != nil {
			return err
		}
		var seen, unseen quality
		for i, q := range qs {
			place, n := -1, 0
			last := ""
			for _, id := range ids[i] {
				s := text(name, id)
				if place < 0 && slices.Contains(q.want, s) {
					place = n
				}
				if s != last {
					n++
				}
				last = s
			}
			if q.unseen {
				unseen.add(place)
				continue
			}
			seen.add(place)
			if *misses && name == "offprint" && place != 0 {
				fmt.Printf("  %q: place %d\n", q.query, place+1)
			}
		}
		fmt.Printf("| %s | %s | %s |\n", name, seen, unseen)
	}
	fmt.Println()
	return nil
}
