package json

import (
	stdjson "encoding/json"
	"strings"
	"testing"
)

func TestBadJSONIsRefusedWithItsPlace(t *testing.T) {
	for in, want := range map[string]string{
		``:                                     "ends too early",
		`this is not json`:                     "begins no value",
		"{\n \"a\": 1,\n}":                     "line 3, column 1: a key is missing",
		`{"a":1,"a":2}`:                        `key "a" stands twice`,
		`[1 2]`:                                "comma",
		`"\x"`:                                 "unknown escape",
		`"\ud83"`:                              "broken",
		`01`:                                   "not a number",
		`1.`:                                   "not a number",
		`{} {}`:                                "follows the end",
		"\"\xff\"":                             "not UTF-8",
		"\"a\nb\"":                             "control",
		strings.Repeat("[", 100_000):           "nested deeper",
		"[" + strings.Repeat("1,", 200) + "1]": "more than 100 values",
	} {
		_, err := Parse(in, Limits{Bytes: 1 << 20, Depth: 64, Values: 100})
		if err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%.30q: got %v, want %q", in, err, want)
		}
	}
	if _, err := Parse(strings.Repeat(" ", 101), Limits{Bytes: 100}); err == nil {
		t.Error("a file beyond the limit was read")
	}
}

func TestWhatIsWrittenReadsTheSame(t *testing.T) {
	const in = `{"a":[1,-2.5e3,true,null,"x\"\\ \u003c \ud83d\ude00 é\n"],"b":{},"c":[]}`
	v, err := Parse(in, Usual)
	if err != nil {
		t.Fatal(err)
	}
	w, err := Parse(string(v.Indented()), Usual)
	if err != nil || string(w.Compact()) != string(v.Compact()) {
		t.Errorf("%v: %s became %s", err, v.Compact(), w.Compact())
	}
	if got := v.Get("a").Items[4].Str(); got != "x\"\\ < 😀 é\n" {
		t.Errorf("got %q", got)
	}
}

func FuzzParse(f *testing.F) {
	f.Add(`{"a":[1,"\ud83d\ude00",{"b":null}]}`)
	f.Add(`[[],{"":-0.1e-9}]`)
	f.Fuzz(func(t *testing.T, s string) {
		v, err := Parse(s, Limits{Bytes: 1 << 16, Depth: 32, Values: 1000})
		if err != nil {
			return
		}
		out := v.Compact()
		if !stdjson.Valid(out) {
			t.Fatalf("%q was written as invalid %q", s, out)
		}
		again, err := Parse(string(out), Usual)
		if err != nil || string(again.Compact()) != string(out) {
			t.Fatalf("%q: %v", out, err)
		}
	})
}
