package value

import (
	"testing"

	"offprint/app/entity/token"
)

func TestSaysWhichDayADateMeans(t *testing.T) {
	const written = "2025-11-12" // a Wednesday
	for _, c := range []struct{ text, want string }{
		{"on Tuesday", "2025-11-11"},
		{"on Wednesday", "2025-11-12"},
		{"on Thursday", "2025-11-06"},
		{"since August", "2025-08"},
		{"in December", "2025-12"},
		{"in March", "2025-03"},
		{"on October 30", "2025-10-30"},
		{"on 2 January", "2026-01-02"},
		{"on November 12, 2024", "2024-11-12"},
		{"in May 2006", "2006-05"},
		{"in 2004", "2004"},
		{"on 2026-07-20", "2026-07-20"},
		{"on 31/12/2020", "2020-12-31"},
		{"on 05/06/2020", "2020"}, // the fifth of June or the sixth of May
		{"this month", "2025-11"},
		{"last month", "2025-10"},
		{"last year", "2024"},
		{"yesterday", "2025-11-11"},
		{"two days ago", "2025-11-10"},
		{"in the 1990s", ""},
		{"on February 30, 2020", ""},
	} {
		toks := token.Split(c.text, nil)
		vs := Find(c.text, toks, nil)
		if len(vs) != 1 || vs[0].Kind != Date {
			t.Errorf("%q: found %+v", c.text, vs)
			continue
		}
		if got := vs[0].Date.Resolve(written); got != c.want {
			t.Errorf("%q is %q, want %q", c.text, got, c.want)
		}
	}
}

func TestSaysNothingOfAWeekdayWithoutADayOfWriting(t *testing.T) {
	for _, written := range []string{"", "2025", "nonsense", "2025-99-99"} {
		if got := (Calendar{Weekday: 2}).Resolve(written); got != "" {
			t.Errorf("written %q: got %q", written, got)
		}
	}
}
