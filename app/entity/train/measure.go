package train

import (
	"fmt"
	"io"
	"strings"

	"offprint/app/entity"
	"offprint/app/entity/token"
)

func cut(line string) (cat, name string, ok bool) {
	return strings.Cut(strings.TrimRight(line, "\r"), "\t")
}

func phrase(name string) []string {
	var out []string
	for _, t := range token.Split(name, nil) {
		out = append(out, t.Text(name))
	}
	return out
}

// A Score counts what was found.
type Score struct{ Right, Found, Gold int }

// PRF returns precision, recall and their harmonic mean, in per cent.
func (s Score) PRF() (p, r, f float64) {
	if s.Found > 0 {
		p = 100 * float64(s.Right) / float64(s.Found)
	}
	if s.Gold > 0 {
		r = 100 * float64(s.Right) / float64(s.Gold)
	}
	if p+r > 0 {
		f = 2 * p * r / (p + r)
	}
	return p, r, f
}

// newsLabels merge what the table of scores does not tell apart.
var newsLabels = map[string]string{"PER": "PER", "ORG": "ORG", "LOC": "LOC", "FAC": "LOC", "NORP": "NORP", "MISC": "MISC", "PRODUCT": "MISC", "EVENT": "MISC", "DATE": "DATE", "MONEY": "MONEY"}

// Table measures exact spans and types over the documents.
type Table struct {
	Docs   int
	Types  map[string]*Score
	Coarse Score // PER, ORG and LOC together
	Errors map[string]int
}

// Measure compares what find returns with the gold spans.
func Measure(docs []*Document, find func(string) []Gold) *Table {
	t := &Table{Docs: len(docs), Types: map[string]*Score{}, Errors: map[string]int{}}
	for _, d := range docs {
		gold, got := map[Gold]bool{}, map[Gold]bool{}
		for _, e := range d.Entities {
			if l := newsLabels[e.Label]; l != "" {
				gold[Gold{e.Start, e.End, l}] = true
			}
		}
		for _, e := range find(d.Text) {
			if l := newsLabels[e.Label]; l != "" {
				got[Gold{e.Start, e.End, l}] = true
			}
		}
		t.count(gold, got)
		t.explain([]rune(d.Text), gold, got)
	}
	for _, l := range []string{"PER", "ORG", "LOC"} {
		if s := t.Types[l]; s != nil {
			t.Coarse.Right += s.Right
			t.Coarse.Found += s.Found
			t.Coarse.Gold += s.Gold
		}
	}
	return t
}

func (t *Table) count(gold, got map[Gold]bool) {
	at := func(l string) *Score {
		if t.Types[l] == nil {
			t.Types[l] = &Score{}
		}
		return t.Types[l]
	}
	for g := range gold {
		at(g.Label).Gold++
		if got[g] {
			at(g.Label).Right++
		}
	}
	for g := range got {
		at(g.Label).Found++
	}
}

// explain counts the kinds of error.
func (t *Table) explain(text []rune, gold, got map[Gold]bool) {
	for g := range gold {
		if got[g] {
			continue
		}
		kind := "missed " + g.Label
		for p := range got {
			switch {
			case p.Start == g.Start && p.End == g.End:
				kind = g.Label + " read as " + p.Label
			case p.Start < g.End && g.Start < p.End && p.Label == g.Label:
				kind = g.Label + " with other edges"
			}
		}
		t.Errors[kind]++
	}
	for p := range got {
		if gold[p] {
			continue
		}
		free := true
		for g := range gold {
			free = free && !(p.Start < g.End && g.Start < p.End)
		}
		if free {
			t.Errors["invented "+p.Label]++
		}
	}
}

// Order is the order of the types in a printed table.
var Order = []string{"PER", "ORG", "LOC", "NORP", "MISC", "DATE", "MONEY"}

// Print writes one line a table: the coarse score, then F1 by type.
func (t *Table) Print(w io.Writer, name string) {
	p, r, f := t.Coarse.PRF()
	fmt.Fprintf(w, "%-26s P %5.1f R %5.1f F1 %5.2f |", name, p, r, f)
	for _, l := range Order {
		if s := t.Types[l]; s != nil && s.Gold > 0 {
			_, _, f := s.PRF()
			fmt.Fprintf(w, " %s %.1f", l, f)
		}
	}
	fmt.Fprintln(w)
}

var labelNames = map[entity.Type]string{entity.Person: "PER", entity.Org: "ORG", entity.Place: "LOC", entity.Norp: "NORP", entity.Event: "EVENT", entity.Product: "PRODUCT",
	entity.Work: "MISC", entity.Law: "MISC", entity.Other: "MISC", entity.Date: "DATE", entity.Money: "MONEY"}

// Find returns what the product finds in a text, in the labels of the gold
// files. Relative dates ("this month"), times, quantities and numbers are left
// out: the gold files do not mark them.
func Find(t *entity.Tagger, text string) []Gold {
	var out []Gold
	for _, m := range t.Text(text, "", "en").Mentions {
		if l := labelNames[m.Type]; l != "" && !m.Relative {
			out = append(out, Gold{m.Start, m.End, l})
		}
	}
	return out
}
