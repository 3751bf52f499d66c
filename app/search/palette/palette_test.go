package palette

import (
	"bytes"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"
)

func table(t testing.TB, cands ...Candidate) *Table {
	t.Helper()
	b := Build(slices.Values(cands))
	tab, err := Open(bytes.NewReader(b), int64(len(b)))
	if err != nil {
		t.Fatal(err)
	}
	return tab
}

// named makes names of texts; "a = b = c" has the spellings b and c.
func named(texts ...string) []Candidate {
	var cs []Candidate
	for i, s := range texts {
		parts := strings.Split(s, " = ")
		cs = append(cs, Candidate{Kind: Name, Text: parts[0], Spellings: parts[1:], Ref: uint32(i)})
	}
	return cs
}

func find(t testing.TB, f *Finder, typed string, limit int) []Result {
	t.Helper()
	rs, err := f.Find(typed, limit)
	if err != nil {
		t.Fatal(err)
	}
	return rs
}

func TestWhatThePlainMatcherGetsWrong(t *testing.T) {
	long := strings.Repeat("a", 40)
	for _, c := range []struct {
		typed string
		first string
		tier  Tier
		among []string
	}{
		{"sao paulo", "São Paulo", Exact, []string{"Sapporo", "São Paulo"}},
		{"São", "Sa\u0303o Paulo", Prefix, []string{"Sa\u0303o Paulo"}},
		{"lopez", "Vladimir Padrino López", WordPrefix, []string{"Loop zone", "Vladimir Padrino López"}},
		{"zurich", "Zürich", Exact, []string{"Zürich"}},
		{"petro gustavo", "Gustavo Petro", WordPrefix, []string{"Gustavo Petro"}},
		{"gustavo  petro", "Gustavo Petro", Exact, []string{"Gustavo Petro"}},
		{"pertro", "Petro", DidYouMean, []string{"Petro", "Trump"}},
		{"venezeula", "Venezuela", DidYouMean, []string{"Venezuela"}},
		{"trump", "Trump", Exact, []string{"Trinidad rump", "Trump"}},
		{"petro", "President Gustavo Petro of Colombia met the family", WordPrefix, []string{"Pe-t-r-o zone", "President Gustavo Petro of Colombia met the family"}},
		{"eu", "EU", Exact, []string{"European Union", "EU"}},
		{"中国", "中国", Exact, []string{"在中国的人", "中国"}},
		{long, long, Exact, []string{long, "b" + long}},
		{"gp", "Gustavo Petro", Fuzzy, []string{"Gustavo Petro", "Petro"}},
		{"wht hse", "White House", Fuzzy, []string{"White House", "Weather he saw"}},
		{"us", "U.S.", Exact, []string{"Trust", "U.S."}},
		{"obrien", "Ana O’Brien", WordPrefix, []string{"Ana O’Brien"}},
		{"ПЕТРО", "Петро", Exact, []string{"Петро"}},
	} {
		rs := find(t, NewFinder(table(t, named(c.among...)...)), c.typed, 10)
		if len(rs) == 0 || rs[0].Text != c.first || rs[0].Tier != c.tier {
			t.Errorf("%.30q: %+v, want %q in tier %d first", c.typed, rs, c.first, c.tier)
		}
	}
}

func TestLettersFarApartAreNoMatch(t *testing.T) {
	f := NewFinder(table(t, named("a perpetual motion theory rots", strings.Repeat("x", 90)+" p e t r o")...))
	if rs := find(t, f, "petro", 10); len(rs) != 0 {
		t.Errorf("%+v", rs)
	}
}

func TestMatchedLettersAreMarkedInTheOriginal(t *testing.T) {
	for _, c := range []struct{ typed, text, want string }{
		{"sao", "São Paulo", "São"}, {"sao", "Sa\u0303o Paulo", "Sa\u0303o"}, {"paulo sao", "São Paulo", "São|Paulo"},
		{"us navy", "The U.S. Navy", "U.S|Navy"}, {"strasse", "Große Straße", "Straße"}, {"gp", "Gustavo Petro", "G|P"},
		{"pertro", "Gustavo Petro", "Petro"}, {"obri", "Ana O’Brien", "O’Bri"}, {"国", "在中国的人", "国"}, {"tro", "Petro", "tro"},
		{"well known", "The well – known man", "well|known"}, {"محمد", "السيد مُحَمَّد", "مُحَمَّد"},
	} {
		rs := find(t, NewFinder(table(t, named(c.text)...)), c.typed, 5)
		if len(rs) != 1 {
			t.Errorf("%q finds %+v", c.typed, rs)
			continue
		}
		var got []string
		for _, m := range rs[0].Marks {
			got = append(got, string([]rune(c.text)[m.Start:m.End]))
		}
		if strings.Join(got, "|") != c.want {
			t.Errorf("%q marks %q in %q, want %q", c.typed, got, c.text, c.want)
		}
	}
}

func TestTheOrderWithinATier(t *testing.T) {
	cands := []Candidate{
		{Kind: Setting, Text: "Petro setting"}, {Kind: Name, Text: "Petro Ana", Weight: 2}, {Kind: Name, Text: "Petro Bea", Weight: 9},
		{Kind: Article, Text: "Petro speaks", Ref: 7}, {Kind: Heading, Text: "Petro said"}, {Kind: Name, Text: "Petró Zoe", Weight: 9},
		{Kind: Name, Text: "Petrol Z", Weight: 9}, {Kind: Recent, Text: "Petro speaks", Ref: 7}, {Kind: Name, Text: "Gustavo Petro", Weight: 99},
	}
	rs := find(t, NewFinder(table(t, cands...)), "petro", 20)
	var got []string
	for _, r := range rs {
		got = append(got, r.Text)
	}
	want := []string{"Petro speaks", "Petro Bea", "Petrol Z", "Petró Zoe", "Petro Ana", "Petro said", "Petro setting", "Gustavo Petro"}
	if !slices.Equal(got, want) {
		t.Errorf("got  %q\nwant %q", got, want)
	}
	if rs := find(t, NewFinder(table(t, cands...)), "petró", 20); rs[1].Text != "Petró Zoe" {
		t.Errorf("with an accent typed: %+v", rs)
	}
}

func TestEverySpellingLeadsToOneCandidate(t *testing.T) {
	f := NewFinder(table(t, named("Gustavo Petro = Petro = President Petro = Gustavo Francisco Petro Urrego", "Petronas")...))
	rs := find(t, f, "petro", 10)
	if len(rs) != 2 || rs[0].Text != "Gustavo Petro" || rs[0].Spelling != "Petro" || rs[0].Tier != Exact {
		t.Errorf("%+v", rs)
	}
	if rs := find(t, NewFinder(table(t, named("Peter Crow = Petro", "Pete Roe")...)), "petro", 10); len(rs) != 2 || rs[0].Text != "Peter Crow" || rs[0].Spelling != "Petro" {
		t.Errorf("a spelling that fits and one that nearly does: %+v", rs)
	}
	if rs := find(t, f, "urrego francisco", 10); len(rs) != 1 || rs[0].Spelling != "Gustavo Francisco Petro Urrego" {
		t.Errorf("%+v", rs)
	}
}

func TestTheFirstCharacterChoosesWhatIsLookedFor(t *testing.T) {
	var cands []Candidate
	for k := Recent; k <= Setting; k++ {
		cands = append(cands, Candidate{Kind: k, Text: fmt.Sprint("Dark ", k), Ref: uint32(k)})
	}
	f := NewFinder(table(t, cands...))
	for typed, want := range map[string]string{
		"dark": "1 2 3 4 5 6 7 8", "@dark": "3", "# dark": "4", ">dark": "7 8", "\"dark": "", "": "1 2 3 4 5 6 7 8", "@": "3", " >": "7 8", "?!": "1 2 3 4 5 6 7 8",
	} {
		var got []string
		for _, r := range find(t, f, typed, 20) {
			got = append(got, fmt.Sprint(r.Ref))
		}
		if strings.Join(got, " ") != want {
			t.Errorf("%q finds %q, want %q", typed, got, want)
		}
	}
}

func TestASearchStopsBetweenSlicesAndANewOneReplacesIt(t *testing.T) {
	cands := many(rand.New(rand.NewPCG(5, 1)), 9000)
	f := NewFinder(table(t, cands[:5000]...), table(t, cands[5000:]...))
	whole := find(t, NewFinder(table(t, cands[:5000]...), table(t, cands[5000:]...)), "pa ro", 20)
	f.Start("gustavo", 20)
	f.Step(func() bool { return true })
	f.Start("pa ro", 20)
	steps := 1
	for !f.Step(func() bool { return true }) {
		steps++
		if _, err := f.Results(); err != nil {
			t.Fatal(err)
		}
	}
	rs, err := f.Results()
	if err != nil || steps < 5 || fmt.Sprint(rs) != fmt.Sprint(whole) {
		t.Errorf("in %d steps %v (%v)\nin one go %v", steps, rs, err, whole)
	}
}

// many makes candidates of a few syllables.
func many(rng *rand.Rand, n int) []Candidate {
	syllables := []string{"pa", "Pe", "tró", "ro", "gus", "ta", "vo", " ", " ", "-", "Ö", "中"}
	word := func() string {
		var b strings.Builder
		for range 2 + rng.IntN(8) {
			b.WriteString(syllables[rng.IntN(len(syllables))])
		}
		return b.String()
	}
	var cs []Candidate
	for i := range n {
		c := Candidate{Kind: Kind(1 + rng.IntN(8)), Text: word(), Weight: rng.IntN(5), Ref: uint32(i)}
		for range rng.IntN(3) {
			c.Spellings = append(c.Spellings, word())
		}
		cs = append(cs, c)
	}
	return cs
}

func TestTheBestFewAreTheFirstOfAll(t *testing.T) {
	rng := rand.New(rand.NewPCG(5, 2))
	for range 20 {
		cands := many(rng, 1+rng.IntN(400))
		f := NewFinder(table(t, cands...))
		for range 20 {
			typed := cands[rng.IntN(len(cands))].Text
			if n := rng.IntN(len(typed)) + 1; rng.IntN(2) == 0 {
				typed = strings.ToValidUTF8(typed[:n], "")
			}
			if strings.HasPrefix(strings.TrimSpace(typed), "#") {
				continue
			}
			all := find(t, f, typed, 1000)
			few := find(t, f, typed, 4)
			if fmt.Sprint(few) != fmt.Sprint(all[:min(len(few), len(all))]) || len(few) < min(4, len(all)) {
				t.Fatalf("%q: best four\n%v\nof\n%v", typed, few, all)
			}
			for i := 1; i < len(all); i++ {
				if all[i].Tier < all[i-1].Tier {
					t.Fatalf("%q: tier %d after %d", typed, all[i].Tier, all[i-1].Tier)
				}
			}
		}
	}
}

func FuzzFind(f *testing.F) {
	for _, s := range []string{"petro", "@gus pa", "\xff", "中", strings.Repeat("a ", 300), strings.Repeat("p", 10000), "U.S.", "pé\u0301", "שלום"} {
		f.Add(s, "Gustavo Petro")
	}
	base := many(rand.New(rand.NewPCG(5, 3)), 50)
	f.Fuzz(func(t *testing.T, typed, text string) {
		fi := NewFinder(table(t, base...), table(t, Candidate{Kind: Name, Text: text, Spellings: []string{typed}}))
		for _, r := range find(t, fi, typed, 60) {
			shown := r.Text
			if r.Spelling != "" {
				shown = r.Spelling
			}
			n, last := utf8.RuneCountInString(shown), 0
			for _, m := range r.Marks {
				if m.Start < last || m.End <= m.Start || m.End > n {
					t.Fatalf("%q marks %v in %q", typed, r.Marks, shown)
				}
				last = m.End
			}
		}
	})
}

func FuzzDamage(f *testing.F) {
	whole := Build(slices.Values(many(rand.New(rand.NewPCG(5, 4)), 30)))
	f.Add(uint32(9), byte(3), uint32(70), byte(9), uint32(0), "pe")
	f.Fuzz(func(t *testing.T, at uint32, c byte, at2 uint32, c2 byte, cut uint32, typed string) {
		b := bytes.Clone(whole)
		b[int(at)%len(b)] ^= c
		b[int(at2)%len(b)] ^= c2
		b = b[:len(b)-int(cut)%len(b)]
		tab, err := Open(bytes.NewReader(b), int64(len(b)))
		if err != nil {
			return
		}
		_, _ = NewFinder(tab).Find(typed, 5)
	})
}
