package ui

import (
	"net/url"
	"strings"
	"testing"
)

func TestALinkToAPassageCarriesItsWords(t *testing.T) {
	long := "one two three four five six seven eight nine ten eleven twelve thirteen"
	han := strings.Repeat("新闻", 40)
	for _, c := range []struct{ name, quote, want string }{
		{"short", "The ship came back", "The%20ship%20came%20back"},
		{"spaces", "  The   ship\tcame ", "The%20ship%20came"},
		{"signs with a meaning", "a-b, c & d + 5%", "a%2Db%2C%20c%20%26%20d%20%2B%205%25"},
		{"letters of other scripts", "Bogotá 新", "Bogot%C3%A1%20%E6%96%B0"},
		{"long", long, "one%20two%20three%20four,ten%20eleven%20twelve%20thirteen"},
		{"over two blocks", "The ship came.\nIt left.", "The%20ship,It%20left."},
		{"the last block is short", "one two three four five six seven\neight nine", "one%20two%20three%20four,eight%20nine"},
		{"the first block is short", "one\ntwo three four five six seven eight", "one,five%20six%20seven%20eight"},
		{"blank lines between", "one two\n\n\nthree four", "one%20two,three%20four"},
		{"a long word without spaces", han, url.PathEscape(han)},
		{"nothing", "", ""},
		{"blanks", " \n ", ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := textDirective(c.quote); got != c.want {
				t.Errorf("got  %s\nwant %s", got, c.want)
			}
		})
	}
}

func TestEscapedTextComesBackAndHasNoSignsOfADirective(t *testing.T) {
	for _, s := range []string{"", "a b", "a+b", "-", "--", ",", "&", "a%20b", "“quoted”", "x-,y", "新闻-خبر", "#:~:text=", "a\nb"} {
		got := fragmentEscape(s)
		if strings.ContainsAny(got, "-,& +#") {
			t.Errorf("%q gives %q", s, got)
		}
		if back, err := url.PathUnescape(got); err != nil || back != s {
			t.Errorf("%q comes back as %q, %v", s, back, err)
		}
	}
}

func FuzzTextDirective(f *testing.F) {
	f.Add("The ship came back")
	f.Add("one two three four five six\nseven")
	f.Fuzz(func(t *testing.T, quote string) {
		got := textDirective(quote)
		start, end, ranged := strings.Cut(got, ",")
		if strings.ContainsAny(got, "-& #") || strings.Contains(end, ",") || ranged && (start == "" || end == "") {
			t.Errorf("%q gives %q", quote, got)
		}
		if (got == "") != (strings.TrimSpace(quote) == "") {
			t.Errorf("%q gives %q", quote, got)
		}
	})
}
