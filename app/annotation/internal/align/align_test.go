package align

import (
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
)

// image gives what became of words of old in new.
func image(old, new, words string) (string, Image) {
	start := len([]rune(old[:strings.Index(old, words)]))
	m := New([]rune(old), []rune(new), nil)
	im := m.Image(start, start+len([]rune(words)))
	return string([]rune(new)[im.Start:im.End]), im
}

func TestTheImageOfWordsIsWhatTheyBecame(t *testing.T) {
	const old = "the quick brown fox jumps over the lazy dog. then it sleeps until noon. a cat watches from the wall."
	for _, c := range []struct{ new, words, want string }{
		{old, "brown fox", "brown fox"},
		{"well, " + old, "brown fox", "brown fox"},
		{strings.Replace(old, "brown", "red", 1), "brown fox", "red fox"},
		{strings.Replace(old, "fox", "foxes", 1), "brown fox", "brown foxes"},
		{strings.Replace(old, "brown fox", "vixen", 1), "quick brown fox jumps", "quick vixen jumps"},
		{strings.Replace(old, " then it sleeps until noon.", "", 1), "then it sleeps until noon.", ""},
		{strings.Replace(old, "dog.", "dog. nobody minds at all.", 1), "over the lazy dog.", "over the lazy dog."},
		{"then it sleeps until noon. " + strings.Replace(old, " then it sleeps until noon.", "", 1), "sleeps until", "sleeps until"},
		{strings.Replace(old, "sleeps", "sleps", 1), "eps until", "ps until"},
	} {
		if got, _ := image(old, c.new, c.words); got != c.want {
			t.Errorf("%q in %q: %q, want %q", c.words, c.new, got, c.want)
		}
	}
}

func TestAMapPairsEachTokenOnce(t *testing.T) {
	words := strings.Fields("a b c d e the of and . , storm harbour mayor school ferry")
	for seed := range uint64(300) {
		rng := rand.New(rand.NewPCG(seed, 5))
		var old, new []string
		for range rng.IntN(120) {
			old = append(old, words[rng.IntN(len(words))])
		}
		new = slices.Clone(old)
		for range rng.IntN(6) {
			if n := len(new); n > 4 {
				i, j := rng.IntN(n), rng.IntN(n)
				i, j = min(i, j), max(i, j)
				switch rng.IntN(3) {
				case 0:
					new = slices.Delete(new, i, j)
				case 1:
					new = slices.Concat(new[j:], new[:j])
				case 2:
					new = slices.Insert(new, i, old[:len(old)/3]...)
				}
			}
		}
		m := New([]rune(strings.Join(old, " ")), []rune(strings.Join(new, " ")), nil)
		for o, n := range m.to {
			if n >= 0 && (m.from[n] != int32(o) || m.soft[o] == 0 && m.old[o].hash != m.new[n].hash) {
				t.Fatalf("seed %d: old token %d is paired with %d, that with %d", seed, o, n, m.from[n])
			}
		}
		for n, o := range m.from {
			if o >= 0 && m.to[o] != int32(n) {
				t.Fatalf("seed %d: new token %d is paired with %d, that with %d", seed, n, o, m.to[o])
			}
		}
		for range 20 {
			i := rng.IntN(len(m.oldText) + 1)
			im := m.Image(i, i+rng.IntN(40))
			if im.Start < 0 || im.End < im.Start || im.End > len(m.newText) || im.Kept > im.Total+1e-9 {
				t.Fatalf("seed %d: %+v", seed, im)
			}
		}
	}
}
