package quote

import (
	"strings"
	"testing"
	"unicode/utf8"

	"offprint/app/entity"
)

// mark makes mentions of the words between braces: "{Petro}" is a person,
// "{=Reuters}" an organisation.
func mark(s string) (string, []entity.Mention) {
	var b strings.Builder
	var ms []entity.Mention
	for _, part := range strings.Split(s, "{") {
		name, rest, ok := strings.Cut(part, "}")
		if !ok {
			b.WriteString(part)
			continue
		}
		t := entity.Person
		if strings.HasPrefix(name, "=") {
			t, name = entity.Org, name[1:]
		}
		at := utf8.RuneCountInString(b.String())
		ms = append(ms, entity.Mention{Start: at, End: at + utf8.RuneCountInString(name), Type: t})
		b.WriteString(name + rest)
	}
	return b.String(), ms
}

func TestFindsWhoSaidWhat(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{`"He may have been carrying fish," {Petro} stated. "There was no need to murder him."`, "Petro: He may have been carrying fish,|Petro: There was no need to murder him."},
		{`Secretary {Scott Bessent} claimed {Petro} "has allowed drug cartels to flourish."`, "Scott Bessent: has allowed drug cartels to flourish."},
		{`President {Petro} declared that it must stop "communications and other agreements" until then.`, "Petro: communications and other agreements"},
		{`The leader emphasized that "the fight must be fought."`, "?: the fight must be fought."},
		{`“We will not go,” said President {Ana Ruiz}, who left.`, "Ana Ruiz: We will not go,"},
		{`{Ana Ruiz}, the mayor of the town, said: “We will not go.”`, "Ana Ruiz: We will not go."},
		{`“We go now. {Bob} said so,” {Ana} told {=Reuters}.`, "Ana: We go now. Bob said so,"},
		{"{Ana} said: “We go now.\n\n“We always did.”", "Ana: We go now.|Ana: We always did."},
		{`He called it "a mess".`, ""},
		{`An unpaired " mark and nothing else here`, ""},
	} {
		text, ms := mark(c.text)
		runes := []rune(text)
		var got []string
		for _, q := range Find(text, ms) {
			who := "?"
			if q.Speaker >= 0 {
				who = string(runes[ms[q.Speaker].Start:ms[q.Speaker].End])
			}
			got = append(got, who+": "+string(runes[q.Start:q.End]))
		}
		if g := strings.Join(got, "|"); g != c.want {
			t.Errorf("%s\n got %s\nwant %s", c.text, g, c.want)
		}
	}
}

func FuzzFind(f *testing.F) {
	f.Add(`"a b c," {Petro} said. “d e f` + "\n\n“g h i”")
	f.Fuzz(func(t *testing.T, s string) {
		text, ms := mark(s)
		n := utf8.RuneCountInString(text)
		at := 0
		for _, q := range Find(text, ms) {
			if q.Start < at || q.End <= q.Start || q.End > n || q.Speaker >= len(ms) {
				t.Fatalf("%q: bad quotation %+v", text, q)
			}
			at = q.End
		}
	})
}
