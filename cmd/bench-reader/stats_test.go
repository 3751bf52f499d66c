package main

import "testing"

func TestAMedianDoesNotDependOnTheOrderAndTakesTheMiddleOfTwo(t *testing.T) {
	for _, c := range []struct {
		sample sample
		want   float64
		text   string
	}{
		{sample{5}, 5, "5 (5–5)"},
		{sample{9, 1, 2}, 2, "2 (1–9)"},
		{sample{4, 1, 3, 2}, 2.5, "2 (1–4)"},
		{nil, 0, "-"},
	} {
		if got := c.sample.median(); got != c.want {
			t.Errorf("median of %v = %v, want %v", []float64(c.sample), got, c.want)
		}
		if got := c.sample.String(); got != c.text {
			t.Errorf("%v as text = %q, want %q", []float64(c.sample), got, c.text)
		}
	}
}

func TestARatioIsOfTheMediansAndNeverDividesByNothing(t *testing.T) {
	if got := ratio(sample{3, 100, 2}, sample{2}); got != "1.50" {
		t.Errorf("ratio = %s, want 1.50", got)
	}
	if got := ratio(sample{3}, nil); got != "-" {
		t.Errorf("ratio to nothing = %s, want -", got)
	}
}
