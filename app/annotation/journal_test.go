package annotation

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
)

func sample(n int) Annotation {
	return Annotation{ID: NewID([16]byte{byte(n), byte(n >> 8)}), Article: "storm", Edition: "e1", Motivation: Commenting,
		Selectors: Selectors{TextQuoteSelector{"hurt", "was ", "."}, Span{n, n + 4}},
		Color:     "yellow", Note: fmt.Sprint("note ", n), Tags: []string{"a", "b"}, Creator: "me", Created: Time(n + 1), Modified: Time(n + 1)}
}

// dump writes what of a set a reader sees.
func dump(s Set) string {
	var b strings.Builder
	for _, a := range s.Live() {
		b.Write(append(a.AppendJSON(nil), '\n'))
	}
	return b.String()
}

// everything writes a set with its tombstones and stamps.
func everything(s Set) string {
	var lines []string
	for _, r := range s {
		lines = append(lines, string(r.AppendJSON(nil)))
	}
	slices.Sort(lines)
	return strings.Join(lines, "\n")
}

// act makes a random change to set.
func act(rng *rand.Rand, set Set) Change {
	c := Change{Label: "act"}
	live := set.Live()
	for range 1 + rng.IntN(3) {
		if len(live) == 0 || rng.IntN(3) == 0 {
			c.Edits = append(c.Edits, Add(sample(rng.IntN(1<<16))))
			continue
		}
		i := rng.IntN(len(live))
		before := live[i]
		live = slices.Delete(live, i, i+1)
		if rng.IntN(3) == 0 {
			c.Edits = append(c.Edits, Delete(before))
			continue
		}
		after := before
		switch rng.IntN(4) {
		case 0:
			after.Note += "!"
		case 1:
			after.Color = fmt.Sprint("c", rng.IntN(4))
		case 2:
			after.Tags = CleanTags(append(slices.Clone(after.Tags), fmt.Sprint("t", rng.IntN(9))))
		case 3:
			after.Position.End++
		}
		c.Edits = append(c.Edits, Replace(before, after))
	}
	return c
}

func TestUndoAndRedoOfEverythingComeBackToTheSame(t *testing.T) {
	for seed := range uint64(50) {
		rng := rand.New(rand.NewPCG(seed, 1))
		set, journal, clock := Set{}, Journal{}, Clock{Writer: "tab"}
		states := []string{dump(set)}
		for range 30 {
			journal.Do(set, act(rng, set), clock.Now(1))
			states = append(states, dump(set))
		}
		for i := len(states) - 2; i >= 0; i-- {
			if journal.Undo(set, clock.Now(1)); dump(set) != states[i] {
				t.Fatalf("seed %d: undo to %d differs", seed, i)
			}
		}
		if _, _, ok := journal.Undo(set, clock.Now(1)); ok {
			t.Fatal("there was more to undo")
		}
		for i := 1; i < len(states); i++ {
			if journal.Redo(set, clock.Now(1)); dump(set) != states[i] {
				t.Fatalf("seed %d: redo to %d differs", seed, i)
			}
		}
	}
}

func TestTabsConvergeInWhateverOrderTheyHearOfEachOther(t *testing.T) {
	for seed := range uint64(50) {
		rng := rand.New(rand.NewPCG(seed, 2))
		const tabs = 3
		var sets [tabs]Set
		var journals [tabs]Journal
		var log []Record
		start := Set{}
		start.Apply(Change{Edits: []Edit{Add(sample(1)), Add(sample(2)), Add(sample(3))}}, Stamp{1, "seed"})
		for i := range sets {
			sets[i] = Set{}
			for _, r := range start {
				sets[i].Join(r)
			}
		}
		for step := range 40 {
			i := rng.IntN(tabs)
			// Clocks that stand still make many equal times.
			at := Stamp{Time(2 + step/8), fmt.Sprint("tab", i)}
			switch rng.IntN(4) {
			case 0:
				_, written, _ := journals[i].Undo(sets[i], at)
				log = append(log, written...)
			case 1:
				if len(log) > 0 {
					sets[i].Join(log[rng.IntN(len(log))])
				}
			default:
				log = append(log, journals[i].Do(sets[i], act(rng, sets[i]), at)...)
			}
		}
		var want string
		for i := range sets {
			rng.Shuffle(len(log), func(a, b int) { log[a], log[b] = log[b], log[a] })
			sets[i].Join(log...)
			sets[i].Join(log[:len(log)/2]...)
			for j := range sets {
				for _, r := range sets[j] {
					sets[i].Join(r)
				}
			}
		}
		for i := range sets {
			if got := everything(sets[i]); i == 0 {
				want = got
			} else if got != want {
				t.Fatalf("seed %d: tabs differ:\n%s\n%s", seed, want, got)
			}
		}
	}
}

func TestAnnotationsReadBackAsTheyWereWritten(t *testing.T) {
	a := sample(7)
	a.Note, a.Publisher = "<script>alert(1)</script>\n\"\\\u2028é😀", true
	b, err := ParseJSON(string(a.AppendJSON(nil)))
	if err != nil || !equal(&a, &b) {
		t.Fatalf("%v: %s", err, b.AppendJSON(nil))
	}
	r := Record{Annotation: a, Deleted: true}
	r.stamps[fieldNote] = Stamp{99, "tab"}
	s, err := ParseRecord(string(r.AppendJSON(nil)))
	if err != nil || string(s.AppendJSON(nil)) != string(r.AppendJSON(nil)) {
		t.Fatalf("%v: %s", err, s.AppendJSON(nil))
	}
}

func TestAnImportIsReportedRepeatableAndUndoneInOneStep(t *testing.T) {
	set, journal := Set{}, Journal{}
	journal.Do(set, Change{Edits: []Edit{Add(sample(1)), Add(sample(2))}}, Stamp{1, "a"})
	before := dump(set)
	newer := sample(2)
	newer.Note, newer.Modified, newer.Tags = "changed elsewhere", 500, []string{"z"}
	bad := Entry{Err: fmt.Errorf("broken")}
	twice := Entry{Annotation: sample(4)}
	far := Entry{Annotation: sample(5)}
	far.Article = ""
	invalid := Entry{Annotation: Annotation{ID: "no iri"}}
	entries := []Entry{{Annotation: sample(1)}, {Annotation: newer}, {Annotation: sample(3)}, bad, twice, twice, far, invalid}
	place := func(e *Entry) string {
		if e.Article == "" {
			return "no article of that name"
		}
		return ""
	}
	change, lines := Import(set, entries, "import", place)
	want := []Outcome{Same, Merged, Added, Refused, Added, Same, NotPlaced, Refused}
	for i, l := range lines {
		if l.Outcome != want[i] || l.Entry != i+1 || l.Outcome > Merged && l.Reason == "" {
			t.Errorf("entry %d: %v %q, want %v", i+1, l.Outcome, l.Reason, want[i])
		}
	}
	journal.Do(set, change, Stamp{2, "a"})
	if got := set[newer.ID]; got.Note != "changed elsewhere" || !slices.Equal(got.Tags, []string{"a", "b", "z"}) {
		t.Errorf("merged to %q %v", got.Note, got.Tags)
	}
	again, lines := Import(set, entries, "import", place)
	if len(again.Edits) != 0 {
		t.Errorf("the second import changes %d: %v", len(again.Edits), lines)
	}
	if journal.Undo(set, Stamp{3, "a"}); dump(set) != before {
		t.Error("undo left something of the import")
	}
}

func FuzzParseRecord(f *testing.F) {
	r := Record{Annotation: sample(1)}
	f.Add(string(r.AppendJSON(nil)))
	f.Add(`{"id":"a:b","tags":[1],"start":-1}`)
	f.Fuzz(func(t *testing.T, s string) {
		if r, err := ParseRecord(s); err == nil {
			again, err := ParseRecord(string(r.AppendJSON(nil)))
			if err != nil || string(again.AppendJSON(nil)) != string(r.AppendJSON(nil)) {
				t.Fatalf("%q: %v", s, err)
			}
		}
		_, _ = ParseJSON(s)
	})
}
