package correct

import (
	"strings"
	"testing"

	"offprint/app/entity"
)

func TestReadsEveryFormOfALine(t *testing.T) {
	for _, c := range []struct {
		line string
		want Op
	}{
		{"Petro is the same as Gustavo Petro", Op{Action: SameAs, Name: "Petro", To: "Gustavo Petro"}},
		{`"Maduro" = "Nicolás Maduro"`, Op{Action: SameAs, Name: "Maduro", To: "Nicolás Maduro"}},
		{"Gerald Ford is not a name", Op{Action: NotName, Name: "Gerald Ford"}},
		{"! Gerald Ford", Op{Action: NotName, Name: "Gerald Ford"}},
		{"Wagner is an organisation", Op{Action: Retype, Name: "Wagner", Type: entity.Org}},
		{"Wagner : ORG", Op{Action: Retype, Name: "Wagner", Type: entity.Org}},
		{"Caribbean -> Caribbean Sea", Op{Action: Rename, Name: "Caribbean", To: "Caribbean Sea"}},
		{"Shining Path is a name, organisation", Op{Action: IsName, Name: "Shining Path", Type: entity.Org}},
		{"+ Shining Path : ORG", Op{Action: IsName, Name: "Shining Path", Type: entity.Org}},
		{"in 2025/co.txt: Trump = Donald Trump Jr.", Op{Action: SameAs, Name: "Trump", To: "Donald Trump Jr.", File: "2025/co.txt"}},
		{"[2025/co.txt] ! X", Op{Action: NotName, Name: "X", File: "2025/co.txt"}},
	} {
		ops, err := Parse("names.txt", c.line)
		c.want.Line = 1
		if err != nil || len(ops) != 1 || ops[0] != c.want {
			t.Errorf("%s: got %+v, %v; want %+v", c.line, ops, err, c.want)
		}
	}
}

func TestNamesTheLineOfAnError(t *testing.T) {
	ops, err := Parse("names.txt", "# fine\nPetro = Gustavo Petro\n\nwhat is this\nWagner is a banana\n")
	if len(ops) != 1 || err == nil {
		t.Fatalf("got %v, %v", ops, err)
	}
	for _, want := range []string{"names.txt:4: no correction found", "names.txt:5: unknown type banana"} {
		if !strings.Contains(err.Error(), want) {
			t.Errorf("%q lacks %q", err, want)
		}
	}
}

// library is a small library in which "Lee" and "Ann Lee" are two.
func library() (entity.Library, []Source) {
	sources := []Source{{"a.txt", "Ann Lee met Lee in Rome."}, {"b.txt", "Lee left Rome for Shining Path."}}
	docs := []entity.Doc{
		{Mentions: []entity.Mention{{Start: 0, End: 7, Type: entity.Person, Entity: 0}, {Start: 12, End: 15, Type: entity.Person, Entity: 1}, {Start: 19, End: 23, Type: entity.Place, Entity: 2}}},
		{Mentions: []entity.Mention{{Start: 0, End: 3, Type: entity.Person, Entity: 1}, {Start: 9, End: 13, Type: entity.Place, Entity: 2}}},
	}
	texts := [][]string{{"Ann Lee", "Lee", "Rome"}, {"Lee", "Rome"}}
	return entity.Assemble(docs, texts, []entity.Entity{{Type: entity.Person}, {Type: entity.Person}, {Type: entity.Place}}), sources
}

// show writes each mention of a library with its entity.
func show(lib entity.Library, sources []Source) string {
	var out []string
	for d, doc := range lib.Docs {
		text := []rune(sources[d].Text)
		for _, m := range doc.Mentions {
			out = append(out, string(text[m.Start:m.End])+"="+lib.Entities[m.Entity].Name+"/"+m.Type.Code())
		}
	}
	return strings.Join(out, " ")
}

func TestAppliesCorrections(t *testing.T) {
	for _, c := range []struct{ names, want string }{
		{"Lee = Ann Lee", "Ann Lee=Ann Lee/PERSON Lee=Ann Lee/PERSON Rome=Rome/PLACE Lee=Ann Lee/PERSON Rome=Rome/PLACE"},
		{"in a.txt: Lee = Ann Lee", "Ann Lee=Ann Lee/PERSON Lee=Ann Lee/PERSON Rome=Rome/PLACE Lee=Lee/PERSON Rome=Rome/PLACE"},
		{"! Lee", "Ann Lee=Ann Lee/PERSON Rome=Rome/PLACE Rome=Rome/PLACE"},
		{"in b.txt: Rome is not a name", "Ann Lee=Ann Lee/PERSON Lee=Lee/PERSON Rome=Rome/PLACE Lee=Lee/PERSON"},
		{"Rome is an organisation", "Ann Lee=Ann Lee/PERSON Lee=Lee/PERSON Rome=Rome/ORG Lee=Lee/PERSON Rome=Rome/ORG"},
		{"Rome -> Roma", "Ann Lee=Ann Lee/PERSON Lee=Lee/PERSON Rome=Roma/PLACE Lee=Lee/PERSON Rome=Roma/PLACE"},
		{"+ Shining Path : ORG", "Ann Lee=Ann Lee/PERSON Lee=Lee/PERSON Rome=Rome/PLACE Lee=Lee/PERSON Rome=Rome/PLACE Shining Path=Shining Path/ORG"},
	} {
		lib, sources := library()
		before := show(lib, sources)
		ops, err := Parse("names.txt", c.names)
		if err != nil {
			t.Fatal(err)
		}
		got, unused := Apply(lib, sources, ops)
		if g := show(got, sources); g != c.want || len(unused) > 0 {
			t.Errorf("%s:\n got %s\nwant %s\nunused %v", c.names, g, c.want, unused)
		}
		if show(lib, sources) != before {
			t.Errorf("%s: the library given was changed", c.names)
		}
	}
}

func TestSaysWhichCorrectionsMetNothing(t *testing.T) {
	lib, sources := library()
	ops, _ := Parse("names.txt", "Nobody is not a name\nLee = Ann Lee")
	if _, unused := Apply(lib, sources, ops); len(unused) != 1 || unused[0].Line != 1 {
		t.Errorf("unused: %v", unused)
	}
}

func TestSuggestsASurnameForItsFullName(t *testing.T) {
	lib, _ := library()
	s := Suggest(lib)
	if len(s) != 1 || s[0].Op.String() != "Lee is the same as Ann Lee" || s[0].Reason != "the same surname" {
		t.Errorf("got %+v", s)
	}
}

func FuzzParse(f *testing.F) {
	f.Add(`"a = b" is the same as "c \" d"`)
	f.Add("[x] + a : ORG\n! b\nin f: a is called b")
	f.Fuzz(func(t *testing.T, text string) {
		ops, _ := Parse("names.txt", text)
		again, err := Parse("names.txt", Format(ops))
		if err != nil || len(again) != len(ops) {
			t.Fatalf("%q is written as %q and read as %v, %v", text, Format(ops), again, err)
		}
		for i := range ops {
			ops[i].Line, again[i].Line = 0, 0
			if ops[i] != again[i] {
				t.Fatalf("%q: %+v is read back as %+v", text, ops[i], again[i])
			}
		}
	})
}
