package fuzzy

import (
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
)

func letters(rng *rand.Rand, n int) []rune {
	s := make([]rune, n)
	for i := range s {
		s[i] = []rune("abcdé 港")[rng.IntN(7)]
	}
	return s
}

func TestExactPlacesAreThoseOfAScan(t *testing.T) {
	rng := rand.New(rand.NewPCG(1, 1))
	for range 300 {
		text := letters(rng, rng.IntN(300))
		x := NewIndex(text, nil)
		pattern := letters(rng, 1+rng.IntN(5))
		var want []int
		for i := 0; i+len(pattern) <= len(text); i++ {
			if string(text[i:i+len(pattern)]) == string(pattern) {
				want = append(want, i)
			}
		}
		if got := x.Exact(pattern, 1000); !slices.Equal(got, want) {
			t.Fatalf("%q in %q: %v, want %v", string(pattern), string(text), got, want)
		}
	}
}

// errors is the least edit distance of pattern to a piece of text that ends
// before each place.
func errors(text, pattern []rune) []int {
	col := make([]int, len(pattern)+1)
	for i := range col {
		col[i] = i
	}
	out := []int{len(pattern)}
	for _, r := range text {
		diagonal := col[0]
		for i := range pattern {
			d := diagonal
			if pattern[i] != r {
				d = min(d, col[i], col[i+1]) + 1
			}
			diagonal, col[i+1] = col[i+1], d
		}
		out = append(out, col[len(pattern)])
	}
	return out
}

func TestScanFindsTheLeastEdits(t *testing.T) {
	rng := rand.New(rand.NewPCG(2, 2))
	for range 500 {
		text, pattern := letters(rng, rng.IntN(200)), letters(rng, 1+rng.IntN(MaxWord))
		want := errors(text, pattern)
		hits := Scan(text, pattern, len(pattern)-1, 1000, nil)
		least := len(pattern)
		for _, h := range hits {
			if want[h.End] != h.Errors {
				t.Fatalf("%q in %q: %d errors at %d, want %d", string(pattern), string(text), h.Errors, h.End, want[h.End])
			}
			least = min(least, h.Errors)
		}
		if least != min(slices.Min(want[min(1, len(text)):]), len(pattern)) {
			t.Fatalf("%q in %q: least %d of %v", string(pattern), string(text), least, want)
		}
	}
}

func TestNearFindsAMangledPassage(t *testing.T) {
	rng := rand.New(rand.NewPCG(3, 3))
	words := make([]string, 3000)
	for i := range words {
		words[i] = string(letters(rng, 2+rng.IntN(7)))
	}
	text := []rune(strings.Join(words, " "))
	passage := slices.Clone(text[5000:5300])
	for range 25 {
		passage[rng.IntN(len(passage))] = 'z'
	}
	passage = slices.Insert(passage, 150, []rune("zz zz zz")...)
	got := NewIndex(text, nil).Near(passage, 3)
	if len(got) == 0 || got[0] < 4900 || got[0] > 5100 {
		t.Errorf("places %v", got)
	}
	if got := NewIndex(nil, nil).Near(passage, 3); got != nil {
		t.Errorf("in nothing: %v", got)
	}
}
