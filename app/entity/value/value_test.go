package value

import (
	"strings"
	"testing"

	"offprint/app/entity/token"
)

var kindNames = [...]string{"", "DATE", "TIME", "MONEY", "QUANTITY", "NUMBER"}

func TestFindsValuesInSentences(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"It began on Tuesday, November 12, 2025, at 10:30 a.m. EST.", "DATE Tuesday, November 12, 2025|TIME 10:30 a.m. EST"},
		{"from 20 to 23 April and October 25-26, 2016", "DATE 20 to 23 April|DATE October 25-26, 2016"},
		{"In May 2006 he may march in March.", "DATE May 2006|DATE March"},
		{"since August, this month, two years ago", "DATE August|DATE this month|DATE two years ago"},
		{"the 1990s and the 17th century, on 2026-07-20", "DATE 1990s|DATE 17th century|DATE 2026-07-20"},
		{"US$3.47 million, 20 euros and $5m", "MONEY US$3.47 million|MONEY 20 euros|MONEY $5m"},
		{"thousands of dollars; one million rubles; 51 cents", "MONEY thousands of dollars|MONEY one million rubles|MONEY 51 cents"},
		{"75 people, 60 kilometers, 12 percent, 1,500", "NUMBER 75|QUANTITY 60 kilometers|QUANTITY 12 percent|NUMBER 1,500"},
		{"In 2004 some 2000 people left.", "DATE 2004|NUMBER 2000"},
		{"on New Year's Eve and Memorial Day, at noon", "DATE New Year's Eve|DATE Memorial Day|TIME noon"},
		{"Rs5,000 crore, RM10, N500 million, R100m but R2 and G8", "MONEY Rs5,000 crore|MONEY RM10|MONEY N500 million|MONEY R100m"},
		{"Rs. 500 and $5 to $6 million", "MONEY Rs. 500|MONEY $5|MONEY $6 million"},
		{"a May Day", "DATE May Day"},
	} {
		toks := token.Split(c.text, nil)
		var got []string
		for _, v := range Find(c.text, toks, nil) {
			got = append(got, kindNames[v.Kind]+" "+c.text[toks[v.Start].Byte:toks[v.End-1].Stop])
		}
		if g := strings.Join(got, "|"); g != c.want {
			t.Errorf("%q:\n got %s\nwant %s", c.text, g, c.want)
		}
	}
}

func FuzzFind(f *testing.F) {
	f.Add("US$3.47 million on Tuesday, November 12, 2025, at 10:30 a.m. EST, half a million, one-point-three")
	f.Fuzz(func(t *testing.T, text string) {
		toks := token.Split(text, nil)
		at := 0
		for _, v := range Find(text, toks, nil) {
			if v.Start < at || v.End <= v.Start || v.End > len(toks) {
				t.Fatalf("bad span %+v after %d of %d", v, at, len(toks))
			}
			at = v.End
		}
	})
}
