package main

import (
	"bufio"
	"encoding/json"
	"fmt"
	"hash/fnv"
	"os"
	"path/filepath"
	"sort"

	"offprint/app/annotation"
)

// A testCase is one line of cases.jsonl, as far as it is used.
type testCase struct {
	ID, Doc, Profile string
	Orig, Edited     string
	Selector         struct {
		Exact, Prefix, Suffix string
		Start                 int `json:"start_cp"`
		End                   int `json:"end_cp"`
	}
	Gold *struct {
		Start int `json:"start_cp"`
		End   int `json:"end_cp"`
	}
	GoldText string `json:"gold_text"`
}

// tally counts answers. Lost cases are those whose right answer is lost.
type tally struct {
	n, acc0, acc5, wrong, missed, review int
	lost, recognised                     int
}

func (t *tally) String() string {
	pct := func(a, b int) string {
		if b == 0 {
			return "    –"
		}
		return fmt.Sprintf("%5.1f", 100*float64(a)/float64(b))
	}
	return fmt.Sprintf("%5d %s %s %5d %s %s %s", t.n, pct(t.acc0, t.n-t.lost), pct(t.acc5, t.n-t.lost),
		t.lost, pct(t.recognised, t.lost), pct(t.wrong, t.n), pct(t.review, t.n))
}

// score counts one answer. A place to review counts as an answer.
func (t *tally) score(c *testCase, a annotation.Anchoring) (good bool) {
	t.n++
	placed := a.State != annotation.Lost
	if a.State == annotation.Review {
		t.review++
	}
	if c.Gold == nil {
		t.lost++
		if placed {
			t.wrong++
			return false
		}
		t.recognised++
		return true
	}
	if !placed {
		t.missed++
		return false
	}
	ds, de := abs(a.Start-c.Gold.Start), abs(a.End-c.Gold.End)
	if ds == 0 && de == 0 {
		t.acc0++
	}
	if overlap := min(a.End, c.Gold.End) - max(a.Start, c.Gold.Start); 2*overlap < c.Gold.End-c.Gold.Start {
		t.wrong++
	}
	if ds <= 5 && de <= 5 {
		t.acc5++
		return true
	}
	return false
}

func abs(n int) int { return max(n, -n) }

// unseen tells the part that nothing is tuned on: about half the documents.
func unseen(doc string) bool {
	h := fnv.New32a()
	h.Write([]byte(doc))
	return h.Sum32()>>7&1 == 1
}

// anchoring prints the table of the cases in dir.
func anchoring(dir string, show bool) error {
	f, err := os.Open(filepath.Join(dir, "cases.jsonl"))
	if err != nil {
		return err
	}
	defer f.Close()
	texts := map[string]string{}
	read := func(name string) (string, error) {
		if s, ok := texts[name]; ok {
			return s, nil
		}
		b, err := os.ReadFile(filepath.Join(dir, filepath.FromSlash(name)))
		texts[name] = string(b)
		return texts[name], err
	}
	tables := map[string]map[string]*tally{}
	count := func(table, profile string, c *testCase, a annotation.Anchoring) bool {
		if tables[table] == nil {
			tables[table] = map[string]*tally{}
		}
		if tables[table][profile] == nil {
			tables[table][profile] = &tally{}
		}
		return tables[table][profile].score(c, a)
	}
	anchorers := map[string]*annotation.Anchorer{}
	lines := bufio.NewScanner(f)
	lines.Buffer(nil, 1<<24)
	for n := 1; lines.Scan(); n++ {
		var c testCase
		if err := json.Unmarshal(lines.Bytes(), &c); err != nil {
			return fmt.Errorf("%s:%d: %w", f.Name(), n, err)
		}
		old, err := read(c.Orig)
		if err != nil {
			return err
		}
		text, err := read(c.Edited)
		if err != nil {
			return err
		}
		part := "tuning"
		if unseen(c.Doc) {
			part = "unseen"
		}
		sel := annotation.Selectors{
			Quote:    annotation.TextQuoteSelector{Exact: c.Selector.Exact, Prefix: c.Selector.Prefix, Suffix: c.Selector.Suffix},
			Position: annotation.TextPositionSelector{Start: c.Selector.Start, End: c.Selector.End},
		}
		for _, mode := range []string{"with old text", "selectors alone"} {
			o := ""
			if mode == "with old text" {
				o = old
			}
			key := mode + c.Orig + c.Edited
			if anchorers[key] == nil {
				anchorers[key] = annotation.NewAnchorer(text, o, nil)
			}
			a := anchorers[key].Anchor(sel)
			good := count(part+", "+mode, c.Profile, &c, a)
			count(part+", "+mode, "all", &c, a)
			if show && !good && part == "tuning" {
				report(mode, &c, a, text)
			}
		}
	}
	for _, t := range []string{"tuning, with old text", "unseen, with old text", "tuning, selectors alone", "unseen, selectors alone"} {
		printTable(t, tables[t])
	}
	return lines.Err()
}

func report(mode string, c *testCase, a annotation.Anchoring, text string) {
	r := []rune(text)
	fmt.Printf("%s %s %s: %v %.2f %d–%d", mode, c.ID, c.Profile, a.State, a.Confidence, a.Start, a.End)
	if c.Gold != nil {
		fmt.Printf(" not %d–%d", c.Gold.Start, c.Gold.End)
	}
	fmt.Printf("\n  quote %q | %q | %q\n", c.Selector.Prefix, c.Selector.Exact, c.Selector.Suffix)
	if c.Gold != nil {
		fmt.Printf("  right %q | %q | %q\n", string(r[max(0, c.Gold.Start-32):c.Gold.Start]), c.GoldText, string(r[c.Gold.End:min(len(r), c.Gold.End+32)]))
	}
	if a.State != annotation.Lost {
		fmt.Printf("  found %q\n", string(r[a.Start:a.End]))
	} else {
		for _, k := range a.Candidates {
			fmt.Printf("  maybe %.2f %d–%d %q\n", k.Confidence, k.Start, k.End, string(r[k.Start:min(k.End, k.Start+80)]))
		}
	}
}

func printTable(name string, t map[string]*tally) {
	var profiles []string
	for p := range t {
		if p != "all" {
			profiles = append(profiles, p)
		}
	}
	sort.Strings(profiles)
	fmt.Printf("\n%-22s %5s %5s %5s %5s %5s %5s %5s\n", name, "n", "acc@0", "acc@5", "lost", "recog", "wrong", "ask")
	for _, p := range append(profiles, "all") {
		if t[p] != nil {
			fmt.Printf("  %-20s %s\n", p, t[p])
		}
	}
}
