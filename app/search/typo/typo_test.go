package typo

import "testing"

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
