package fold

import (
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

func TestSpellingsThatReadersTakeForOneHaveOneKey(t *testing.T) {
	for key, spellings := range map[string][]string{
		"sao paulo":              {"São Paulo", "SÃO  PAULO", "Sa\u0303o\u00a0Paulo", "sao-paulo", "(São) «Paulo»!"},
		"vladimir padrino lopez": {"Vladimir Padrino López", "VLADIMIR PADRINO LÓPEZ", "vladimir padrino lo\u0301pez"},
		"us":                     {"U.S.", "US", "u.s", "us"},
		"obrien":                 {"O'Brien", "O’Brien", "OBrien", "Oʼbrien"},
		"petros":                 {"Petro's", "Petro’s"},
		"lodz":                   {"Łódź", "ŁÓDŹ", "Łódz"},
		"kobenhavn":              {"København"},
		"strasse":                {"Straße", "STRASSE", "STRAẞE"},
		"aether oeuvre":          {"Æther œuvre", "ÆTHER ŒUVRE"},
		"dordevic gudmundsson":   {"Đorđević Guðmundsson"},
		"thor":                   {"Þór"},
		"istanbul":               {"İstanbul", "ıstanbul", "ISTANBUL"},
		"full width 12":          {"Ｆｕｌｌ　ｗｉｄｔｈ　１２"},
		"bold":                   {"𝗯𝗼𝗹𝗱", "𝓑𝓸𝓵𝓭", "bold"},
		"fine":                   {"ﬁne"},
		"محمد":                   {"مُحَمَّد", "محـمد", "محمد"},
		"احمد":                   {"أحمد", "احمد"},
		"قاهره":                  {"قاهرة"},
		"2025":                   {"٢٠٢٥", "۲۰۲۵", "２０２５"},
		"שלומ":                   {"שָׁלוֹם", "שלום"},
		"αθηναι":                 {"Ἀθῆναι", "ΑΘΗΝΑΙ", "Αθήναι"},
		"σισυφοσ":                {"Σίσυφος", "ΣΊΣΥΦΟΣ"},
		"алексеи еж":             {"Алексей Ёж", "алексеи\u0306 ёж"},
		"c++ c# f#":              {"C++, C#, F#"},
		"at t":                   {"AT&T"},
		"":                       {"", " ", "…—!?", "\u0301", "#", "''"},
		norm.NFKD.String("が"):    {"が", "か\u3099"},
		norm.NFKD.String("ガ"):    {"ガ", "ｶﾞ"},
		norm.NFKD.String("한국"):   {"한국", norm.NFD.String("한국")},
	} {
		for _, s := range spellings {
			if got := Key(s); got != key {
				t.Errorf("Key(%q) = %q, want %q", s, got, key)
			}
		}
	}
}

func TestTheFormKeepsWhatTheKeyLeavesOut(t *testing.T) {
	form := func(s string) string {
		var b []byte
		for _, r := range s {
			b = AppendForm(b, r)
		}
		return string(b)
	}
	for _, c := range []struct {
		a, b string
		same bool
	}{
		{"López", "lo\u0301pez", true}, {"LÓPEZ", "López", true}, {"López", "Lopez", false},
		{"Łódź", "łódź", true}, {"Łódź", "Lódź", false}, {"ﬁne", "FINE", true}, {"한", norm.NFD.String("한"), true},
	} {
		if got := form(c.a) == form(c.b); got != c.same {
			t.Errorf("forms of %q and %q: %q, %q; same should be %v", c.a, c.b, form(c.a), form(c.b), c.same)
		}
	}
}

func TestTheMapLeadsBackToTheOriginal(t *testing.T) {
	for _, c := range []struct{ s, key, want string }{
		{"São Paulo", "ao p", "ão P"},
		{"Sa\u0303o", "a", "a\u0303"},
		{"the U.S. Navy", "us", "U.S"},
		{"Straße 5", "ss", "ß"},
		{"a ﬁne day", "fi", "ﬁ"},
		{"  well – known", "l k", "l – k"},
		{"Vladimir Padrino López", "lopez", "López"},
		{"O’Brien", "ob", "O’B"},
		{"مُحَمَّد", "مح", "مُحَ"},
	} {
		key, m := KeyMap(c.s)
		i := strings.Index(key, c.key)
		if i < 0 {
			t.Errorf("%q has the key %q, without %q", c.s, key, c.key)
			continue
		}
		from := utf8.RuneCountInString(key[:i])
		sp := m.Span(from, from+utf8.RuneCountInString(c.key))
		if got := string([]rune(c.s)[sp.Start:sp.End]); got != c.want {
			t.Errorf("%q in %q leads to %q, want %q", c.key, c.s, got, c.want)
		}
	}
}

func TestEveryLetterAgreesWithItsDecomposition(t *testing.T) {
	for r := rune(0x80); r < 0x10000; r++ {
		if !unicode.Is(unicode.Latin, r) && !unicode.Is(unicode.Greek, r) && !unicode.Is(unicode.Cyrillic, r) || ClassOf(r) == Space {
			continue
		}
		if a, b := Key(string(r)), Key(norm.NFD.String(string(r))); a != b {
			t.Errorf("%U %c: key %q composed, %q decomposed", r, r, a, b)
		}
	}
}

func FuzzKey(f *testing.F) {
	for _, s := range []string{"São Paulo", "U.S.", "ŉ ½ ǽ", "C++#1", "مُحَمَّد", "\xff\xfe", "한\u1161", "ﷺ", "x\u0301\u200d#"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		key, m := KeyMap(s)
		if key != Key(s) {
			t.Fatalf("KeyMap gives %q, Key %q", key, Key(s))
		}
		if again := Key(key); again != key {
			t.Fatalf("the key of %q is %q, whose key is %q", s, key, again)
		}
		if !utf8.ValidString(key) || strings.Contains(key, "  ") || strings.TrimSpace(key) != key {
			t.Fatalf("Key(%q) = %q", s, key)
		}
		if len(m) != utf8.RuneCountInString(key) {
			t.Fatalf("%d spans for %q", len(m), key)
		}
		last, n := Span{}, int32(utf8.RuneCountInString(s))
		for _, sp := range m {
			if sp.Start < last.Start || sp.End < last.End || sp.End <= sp.Start || sp.End > n {
				t.Fatalf("span %v after %v in a text of %d", sp, last, n)
			}
			last = sp
		}
	})
}

func BenchmarkKey(b *testing.B) {
	for b.Loop() {
		Key("Colombia Halts Intelligence Sharing With U.S. Over Drug Strike Deaths")
	}
}
