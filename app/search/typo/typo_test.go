package typo

import (
	"math/rand/v2"
	"testing"
)

func TestMistakesAreCountedOneByOne(t *testing.T) {
	for _, c := range []struct {
		a, b   string
		limit  int
		prefix bool
		want   int
	}{
		{"petro", "petro", 1, false, 0}, {"pertro", "petro", 1, false, 1}, {"petor", "petro", 1, false, 1},
		{"venezeula", "venezuela", 2, false, 1}, {"peto", "petro", 1, false, 1}, {"trump", "petro", 2, false, 3},
		{"venez", "venezuela", 1, false, 2}, {"venez", "venezuela", 1, true, 0}, {"vemez", "venezuela", 1, true, 1},
		{"", "a", 1, false, 1}, {"", "", 1, false, 0}, {"abc", "", 1, false, 2}, {"łódź", "łodź", 1, false, 1},
		{"maduor", "maduro's", 1, true, 1}, {"ca", "abc", 2, false, 3},
	} {
		if got := Distance([]rune(c.a), []rune(c.b), c.limit, c.prefix); got != c.want {
			t.Errorf("Distance(%q, %q, %d, %v) = %d, want %d", c.a, c.b, c.limit, c.prefix, got, c.want)
		}
	}
}

// plain is Distance without its short cuts.
func plain(a, b []rune, limit int, prefix bool) int {
	d := make([][]int, len(a)+1)
	for i := range d {
		d[i] = make([]int, len(b)+1)
		d[i][0] = i
		for j := 1; j <= len(b); j++ {
			if i == 0 {
				d[i][j] = j
				continue
			}
			d[i][j] = min(d[i-1][j], d[i][j-1]) + 1
			change := 1
			if a[i-1] == b[j-1] {
				change = 0
			}
			d[i][j] = min(d[i][j], d[i-1][j-1]+change)
			if i > 1 && j > 1 && a[i-1] == b[j-2] && a[i-2] == b[j-1] {
				d[i][j] = min(d[i][j], d[i-2][j-2]+1)
			}
		}
	}
	last := d[len(a)][len(b)]
	for _, v := range d[len(a)] {
		if prefix {
			last = min(last, v)
		}
	}
	return min(last, limit+1)
}

func TestTheShortCutsChangeNothing(t *testing.T) {
	rng := rand.New(rand.NewPCG(5, 5))
	word := func() []rune {
		w := make([]rune, rng.IntN(9))
		for i := range w {
			w[i] = rune('a' + rng.IntN(3))
		}
		return w
	}
	for range 20000 {
		a, b, limit, prefix := word(), word(), rng.IntN(3), rng.IntN(2) == 0
		if got, want := Distance(a, b, limit, prefix), plain(a, b, limit, prefix); got != want {
			t.Fatalf("Distance(%q, %q, %d, %v) = %d, want %d", string(a), string(b), limit, prefix, got, want)
		}
	}
}

func FuzzDistance(f *testing.F) {
	f.Add("petro", "pertro")
	f.Fuzz(func(t *testing.T, a, b string) {
		x, y := []rune(a), []rune(b)
		if d, e := Distance(x, y, 2, false), Distance(y, x, 2, false); d != e {
			t.Fatalf("%q, %q: %d one way, %d the other", a, b, d, e)
		}
		if len(x) <= maxLetters && Distance(x, x, 2, false) != 0 {
			t.Fatalf("%q is far from itself", a)
		}
	})
}
