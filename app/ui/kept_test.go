package ui

import (
	"math"
	"testing"

	"offprint/app/view"
)

func TestALookComesBackAsItWasKept(t *testing.T) {
	for _, l := range []Look{
		{},
		{Theme: "sepia", Face: "legible", Align: "justify", Size: 32, Leading: 1.2, Measure: 50, LettersOff: true},
		{Size: 14, Leading: 2.2, Measure: 24},
	} {
		if got := parseLook(l.String()); got != l {
			t.Errorf("%+v became %+v", l, got)
		}
	}
}

func TestABrokenLookDoesNoHarm(t *testing.T) {
	for _, c := range []struct {
		stored string
		want   Look
	}{
		{"", Look{}}, {"null", Look{}}, {"[]", Look{}}, {`"x"`, Look{}}, {"{", Look{}}, {`{"size":"large"}`, Look{}}, {`{"size":1e999}`, Look{}},
		{`{"theme":"neon","face":"../x","align":"left"}`, Look{}},
		{`{"theme":"dark","size":900,"leading":0.1,"measure":-3}`, Look{Theme: "dark"}},
		{`{"theme":"dark","unknown":{"a":1},"size":20}`, Look{Theme: "dark", Size: 20}},
	} {
		if got := parseLook(c.stored); got != c.want {
			t.Errorf("%s: %+v, want %+v", c.stored, got, c.want)
		}
	}
}

func FuzzLook(f *testing.F) {
	f.Add(`{"theme":"dark","size":20,"leading":1.5,"measure":40,"lettersOff":true}`)
	f.Add(`{"size":1e308}`)
	f.Fuzz(func(t *testing.T, stored string) {
		l := parseLook(stored)
		for _, s := range scales {
			if v := s.value(&l); !(v >= s.low && v <= s.high) {
				t.Errorf("%s of %q is %v", s.label, stored, v)
			}
		}
		if parseLook(l.String()) != l {
			t.Errorf("%+v does not come back", l)
		}
	})
}

func TestAScaleMovesByStepsWithinItsRange(t *testing.T) {
	for _, s := range scales {
		for _, by := range []float64{-1, +1} {
			var l Look
			steps := 0
			for s.move(&l, by) {
				steps++
				if v := s.value(&l); v < s.low || v > s.high || math.Abs(v*10-math.Round(v*10)) > 1e-9 {
					t.Errorf("%s: %v after %d steps", s.label, v, steps)
				}
				if parseLook(l.String()) != l {
					t.Errorf("%s: %v is not taken back from the store", s.label, s.value(&l))
				}
				if steps > 100 {
					t.Fatalf("%s has no end", s.label)
				}
			}
			end := s.low
			if by > 0 {
				end = s.high
			}
			if got := s.value(&l); math.Abs(got-end) > 1e-9 {
				t.Errorf("%s ends at %v, want %v", s.label, got, end)
			}
			before := l
			if s.move(&l, by) || l != before {
				t.Errorf("%s moves past its end", s.label)
			}
			if !s.move(&l, -by) {
				t.Errorf("%s does not come back from its end", s.label)
			}
		}
	}
}

func TestAScaleStaysInItsRangeFromAnyStoredValue(t *testing.T) {
	for _, s := range scales {
		for v := s.low; v <= s.high; v += 0.05 {
			for _, by := range []float64{-1, +1} {
				var l Look
				*s.field(&l) = v
				s.move(&l, by)
				if got := s.value(&l); got < s.low || got > s.high {
					t.Errorf("%s: from %v to %v", s.label, v, got)
				}
			}
		}
	}
}

func TestReadingsComeBackAsTheyWereKept(t *testing.T) {
	r := readings{"a": {Block: 3, Part: 0.25, Percent: 40, Time: 1700000000000}, "b": {Percent: 100, Time: 1}}
	got := parseReadings(r.String())
	if len(got) != 2 || got["a"] != r["a"] || got["b"] != r["b"] {
		t.Errorf("%v became %v", r, got)
	}
}

func TestBrokenReadingsDoNoHarm(t *testing.T) {
	for _, stored := range []string{
		"", "null", "[]", "{", `{"a":1}`, `{"a":{"b":"x"}}`,
		`{"a":{"b":-1,"p":50}}`, `{"a":{"p":-5}}`, `{"a":{"p":101}}`, `{"a":{"f":2,"p":50}}`, `{"a":{"f":-1,"p":50}}`,
	} {
		r := parseReadings(stored)
		if len(r) != 0 {
			t.Errorf("%s gives %v", stored, r)
		}
		r["new"] = position{} // it must be ready to be written to
	}
	mixed := parseReadings(`{"bad":{"b":-1,"p":50},"good":{"b":2,"f":0.5,"p":50,"t":9}}`)
	if len(mixed) != 1 || mixed["good"] != (position{Block: 2, Part: 0.5, Percent: 50, Time: 9}) {
		t.Errorf("got %v", mixed)
	}
}

func TestTheLatestReadingIsTheLastThatIsNotFinished(t *testing.T) {
	for _, c := range []struct {
		name string
		r    readings
		want string
	}{
		{"none", nil, ""},
		{"one", readings{"a": {Percent: 5, Time: 1}}, "a"},
		{"the later", readings{"a": {Percent: 5, Time: 1}, "b": {Percent: 5, Time: 2}}, "b"},
		{"a finished one is passed over", readings{"a": {Percent: 5, Time: 1}, "b": {Percent: finished, Time: 2}}, "a"},
		{"all finished", readings{"a": {Percent: 100, Time: 1}}, ""},
		{"a tie is the first by name", readings{"b": {Percent: 5, Time: 1}, "a": {Percent: 5, Time: 1}, "c": {Percent: 5, Time: 1}}, "a"},
	} {
		for range 10 { // the order of a map is not the same twice
			if got, p := c.r.latest(); got != c.want || p != c.r[c.want] {
				t.Errorf("%s: %q, want %q", c.name, got, c.want)
			}
		}
	}
}

func TestReadingsAreShownAsFinishedBeforeTheLastLine(t *testing.T) {
	got := readings{"a": {Percent: finished - 1}, "b": {Percent: finished}, "c": {Percent: 100}}.shown()
	for slug, want := range map[string]view.Reading{"a": {Percent: finished - 1}, "b": {Percent: 100}, "c": {Percent: 100}} {
		if got[slug] != want {
			t.Errorf("%s: %v, want %v", slug, got[slug], want)
		}
	}
}
