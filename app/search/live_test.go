package search

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"

	"offprint/app/article"
)

func TestALiveIndexAnswersLikeOneBuiltFromTheSameTexts(t *testing.T) {
	rng := rand.New(rand.NewPCG(5, 6))
	docs := corpus(rng, 60, 20)
	live, have := NewLive(), map[string]*article.Article{}
	get := func(id string) (*article.Article, error) {
		if a := have[id]; a != nil {
			return a, nil
		}
		return nil, fmt.Errorf("no text %q", id)
	}
	for round := range 120 {
		id := fmt.Sprint("note", rng.IntN(30))
		if rng.IntN(3) == 0 {
			was := have[id] != nil
			delete(have, id)
			if ok, err := live.Remove(id); err != nil || ok != was {
				t.Fatalf("remove %s: %v %v, was there %v", id, ok, err, was)
			}
		} else {
			have[id] = docs[rng.IntN(len(docs))]
			if err := live.Add(id, have[id]); err != nil {
				t.Fatal(err)
			}
		}
		if round%10 == 0 { // a reload
			b, err := live.MarshalBinary()
			if err != nil {
				t.Fatal(err)
			}
			live = NewLive()
			if err := live.UnmarshalBinary(b); err != nil {
				t.Fatal(err)
			}
		}
		if live.Len() != len(have) {
			t.Fatalf("%d texts, want %d", live.Len(), len(have))
		}
		x, err := live.Index()
		if err != nil {
			t.Fatal(err)
		}
		q := Parse(query(rng, docs), Options{})
		if q.Empty() {
			continue
		}
		res, err := x.Search(q, live.Texts(get), 100)
		if err != nil {
			t.Fatal(err)
		}
		var got, want []string
		for _, h := range res.Hits {
			got = append(got, live.ID(h.Article))
		}
		if slices.Contains(res.Notices, Notice{Code: AnyWord}) {
			got = nil
		}
		for id, a := range have {
			if answers(q, a) {
				want = append(want, id)
			}
		}
		slices.Sort(got)
		slices.Sort(want)
		if !slices.Equal(got, want) {
			t.Fatalf("%q finds %v, want %v", q.Text(), got, want)
		}
	}
}

func FuzzLive(f *testing.F) {
	l := NewLive()
	for i, a := range corpus(rand.New(rand.NewPCG(5, 7)), 5, 10) {
		if err := l.Add(fmt.Sprint(i), a); err != nil {
			f.Fatal(err)
		}
	}
	b, err := l.MarshalBinary()
	if err != nil {
		f.Fatal(err)
	}
	f.Add(b)
	f.Fuzz(func(t *testing.T, b []byte) {
		l := NewLive()
		if l.UnmarshalBinary(b) != nil {
			if l.Len() != 0 {
				t.Fatal("a failed load leaves something behind")
			}
			return
		}
		if x, err := l.Index(); err == nil {
			_, _ = x.Search(Parse("run pa", Options{}), nil, 5)
		}
		_ = l.Add("new", library[0])
		_, _ = l.Index()
	})
}
