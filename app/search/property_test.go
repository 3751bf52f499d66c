package search

import (
	"bytes"
	"io"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"offprint/app/article"
)

// corpus makes n articles of short words out of a few syllables, so that
// words, prefixes and phrases meet often.
func corpus(rng *rand.Rand, n, words int) texts {
	syllables := []string{"pa", "Pe", "tró", "ing", "s", "run", "北", "京", "US", "o'", "ed ", "ñ", "ly"}
	var docs texts
	for i := range n {
		var ps []string
		for range 1 + rng.IntN(3) {
			var b strings.Builder
			for range 1 + rng.IntN(words) {
				for range 1 + rng.IntN(3) {
					b.WriteString(syllables[min(rng.IntN(len(syllables)), rng.IntN(len(syllables)))])
				}
				b.WriteByte(" .'\n-"[min(rng.IntN(5), rng.IntN(5))])
			}
			ps = append(ps, b.String())
		}
		a := report(ps[0], ps[1:]...)
		a.Lang = []string{"en", "es"}[i%2]
		a.Date = []string{"", "2024", "2025-03", "2025-03-09"}[rng.IntN(4)]
		docs = append(docs, a)
	}
	return docs
}

// query makes a query of words that stand in the articles, mostly.
func query(rng *rand.Rand, docs texts) string {
	var parts []string
	for range 1 + rng.IntN(3) {
		words := strings.Fields(docs[rng.IntN(len(docs))].Text)
		if len(words) == 0 {
			continue
		}
		at := rng.IntN(len(words))
		w := words[at]
		switch rng.IntN(8) {
		case 0:
			w = "\"" + strings.Join(words[at:min(len(words), at+2)], " ") + "\""
		case 1:
			w = "-" + w
		case 2:
			w = "title:" + w
		case 3:
			w = string([]rune(w)[:1])
		case 4:
			w = strings.ToLower(w)
		}
		parts = append(parts, w)
	}
	s := strings.Join(parts, " ")
	if rng.IntN(2) == 0 {
		s += " "
	}
	return s
}

// answers reports whether an article answers a query, by its text alone.
func answers(q Query, a *article.Article) bool {
	toks := tokensOf(a)
	for i := range q.clauses {
		c := &q.clauses[i]
		has := false
		for j := range toks {
			has = has || c.at(toks, j, isEnglish(a.Lang)) >= 0
		}
		if has == c.not {
			return false
		}
	}
	return dated(packDate(a.Date), q.after, q.before)
}

func TestTheIndexFindsWhatTheTextsHold(t *testing.T) {
	rng := rand.New(rand.NewPCG(5, 1))
	for round := range 12 {
		docs := corpus(rng, 1+rng.IntN(40), 12)
		if round == 0 {
			docs = corpus(rng, 900, 60) // enough for heavy prefixes
		}
		x := open(t, docs)
		if err := x.load(); err != nil || round == 0 && len(x.heavy) == 0 {
			t.Fatalf("no heavy prefix (%v)", err)
		}
		for range 60 {
			s := query(rng, docs)
			q := Parse(s, Options{})
			if q.Empty() {
				continue
			}
			res, err := x.Search(q, docs, len(docs))
			if err != nil {
				t.Fatal(err)
			}
			got := numbers(res)
			if slices.Contains(res.Notices, Notice{Code: AnyWord}) {
				got = nil
			}
			slices.Sort(got)
			var want []int
			for n, a := range docs {
				if answers(q, a) {
					want = append(want, n)
				}
			}
			if !slices.Equal(got, want) {
				t.Fatalf("round %d: %q finds %v, the texts hold it in %v", round, s, got, want)
			}
			for _, n := range want {
				if len(q.Find(n, docs[n])) == 0 && slices.ContainsFunc(q.clauses, func(c clause) bool { return !c.not }) {
					t.Fatalf("%q marks nothing in article %d", s, n)
				}
			}
			few, _ := x.Search(q, docs, 3)
			if !slices.Equal(few.Hits, res.Hits[:min(3, len(res.Hits))]) {
				t.Fatalf("%q: the best three %v of %v", s, few.Hits, res.Hits)
			}
		}
	}
}

func TestPostingsComeBackAsTheyWere(t *testing.T) {
	rng := rand.New(rand.NewPCG(5, 2))
	for range 300 {
		docs := 1 + rng.IntN(1<<uint(1+rng.IntN(17)))
		share := rng.Float64()
		levels := rng.IntN(2) == 0
		var list []posting
		for d := range docs {
			if rng.Float64() < share*share*share {
				w := uint8(1 + rng.IntN(1+rng.IntN(maxWeight)))
				if levels {
					w = uint8(rng.IntN(1 << levelBits))
				}
				list = append(list, newPosting(d, w))
			}
		}
		if len(list) == 0 {
			list = []posting{newPosting(docs-1, 1)}
		}
		b := appendPostings(nil, list, docs, levels)
		got, err := readPostings(nil, b, len(list), docs, levels)
		if err != nil || !slices.Equal(got, list) {
			t.Fatalf("%d of %d articles: %v", len(list), docs, err)
		}
	}
}

func FuzzPostings(f *testing.F) {
	f.Add([]byte{1, 2, 3, 0, 0, 0, 0, 0, 0, 0, 0, 9}, 3, 1000, false)
	f.Fuzz(func(t *testing.T, b []byte, n, docs int, levels bool) {
		if docs > maxDocs || n > 1<<12 {
			return
		}
		list, err := readPostings(nil, b, n, docs, levels)
		if err == nil && len(list) != n || !slices.IsSorted(list) {
			t.Fatalf("%d postings of %d, %v", len(list), n, err)
		}
	})
}

// FuzzDamage searches an index with bytes changed: an error or an answer, never a panic.
func FuzzDamage(f *testing.F) {
	docs := corpus(rand.New(rand.NewPCG(5, 3)), 30, 20)
	whole, err := Build(docs.all())
	if err != nil {
		f.Fatal(err)
	}
	f.Add(uint32(90), byte(255), uint32(9), byte(7), uint32(0), "pa -run \"US北\" title:p")
	f.Add(uint32(1), byte(1), uint32(2000), byte(0), uint32(300), "ru")
	f.Fuzz(func(t *testing.T, at uint32, c byte, at2 uint32, c2 byte, cut uint32, s string) {
		b := bytes.Clone(whole)
		b[int(at)%len(b)] ^= c
		b[int(at2)%len(b)] ^= c2
		b = b[:len(b)-int(cut)%len(b)]
		x, err := Open(bytes.NewReader(b), int64(len(b)))
		if err != nil {
			return
		}
		_, _ = x.Search(Parse(s, Options{}), docs, 5)
	})
}

func FuzzParse(f *testing.F) {
	for _, s := range []string{"a -b \"c d\" title:e name:f before:2025 after:2024-01-02", "\"", "-\"", "title:\"", "中国人民 ab中", "\xff\"\xfe", "U.S. l'eau", "שלום"} {
		f.Add(s)
	}
	docs := corpus(rand.New(rand.NewPCG(5, 4)), 10, 20)
	x := open(f, docs)
	f.Fuzz(func(t *testing.T, s string) {
		for _, o := range []Options{{}, {Done: true, NoStem: true}} {
			q := Parse(s, o)
			if q.Empty() && strings.TrimSpace(s) != "" && len(q.Notices()) == 0 {
				t.Fatalf("%q gives neither words nor a notice", s)
			}
			res, err := x.Search(q, docs, 5)
			if err != nil {
				t.Fatal(err)
			}
			for _, c := range q.clauses {
				for _, w := range c.words {
					if w.start < 0 || w.end > len(s) || w.start > w.end {
						t.Fatalf("%q: word %q at [%d, %d)", s, w.key, w.start, w.end)
					}
				}
			}
			for _, h := range res.Hits {
				q.Excerpt(h.Article, docs[h.Article], 3)
			}
		}
		own := report(s, s)
		n := len([]rune(own.Text))
		last := 0
		for _, sp := range Parse(s, Options{}).Find(0, own) {
			if sp.Start < last || sp.End <= sp.Start || sp.End > n {
				t.Fatalf("%q: span %v in a text of %d", s, sp, n)
			}
			last = sp.End
		}
	})
}

// countingReader counts reads.
type countingReader struct {
	io.ReaderAt
	reads, bytes int
}

func (s *countingReader) ReadAt(p []byte, off int64) (int, error) {
	s.reads++
	s.bytes += len(p)
	return s.ReaderAt.ReadAt(p, off)
}

func TestOpeningReadsTheHeaderOnlyAndAKeystrokeReadsLittle(t *testing.T) {
	docs := corpus(rand.New(rand.NewPCG(5, 5)), 300, 60)
	b, err := Build(docs.all())
	if err != nil {
		t.Fatal(err)
	}
	src := &countingReader{ReaderAt: bytes.NewReader(b)}
	x, err := Open(src, int64(len(b)))
	if err != nil || src.reads != 1 || src.bytes > 128 {
		t.Fatalf("opening: %d reads of %d bytes (%v)", src.reads, src.bytes, err)
	}
	search(t, x, docs, "warm", Options{})
	src.reads = 0
	search(t, x, docs, "running pe", Options{})
	if src.reads > 12 {
		t.Errorf("a keystroke takes %d reads", src.reads)
	}
}
