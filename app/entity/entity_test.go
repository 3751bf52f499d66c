package entity_test

import (
	"math/rand/v2"
	"reflect"
	"strings"
	"testing"
	"unicode/utf8"

	"offprint/app/entity"
)

// doc makes a document of names: "PERSON Gustavo Petro; PERSON Petro".
func doc(list string) (entity.Doc, []string) {
	var d entity.Doc
	var names []string
	at := 0
	for _, s := range strings.Split(list, ";") {
		code, name, _ := strings.Cut(strings.TrimSpace(s), " ")
		n := utf8.RuneCountInString(name)
		d.Mentions = append(d.Mentions, entity.Mention{Start: at, End: at + n, Type: entity.ParseType(code)})
		names = append(names, name)
		at += n + 1
	}
	d.Entities = entity.Join(d.Mentions, names)
	return d, names
}

// groups writes the names of each entity in the order of the text.
func groups(d entity.Doc, names []string) string {
	out := make([]string, len(d.Entities))
	for i, m := range d.Mentions {
		out[m.Entity] += names[i] + ","
	}
	return strings.Join(out, " ")
}

func TestJoinsNamesOfOneThing(t *testing.T) {
	for _, c := range []struct{ list, want string }{
		{"PERSON Gustavo Petro; PERSON Petro; PERSON Petro", "Gustavo Petro,Petro,Petro,"},
		{"PERSON Petro; PERSON Gustavo Petro", "Petro,Gustavo Petro,"},
		{"PERSON Nicolas Maduro; PERSON Nicolás Maduro; PERSON Maduro", "Nicolas Maduro,Nicolás Maduro,Maduro,"},
		{"PERSON Bill Clinton; PERSON Clinton; PERSON Hillary Clinton; PERSON Clinton", "Bill Clinton,Clinton, Hillary Clinton,Clinton,"},
		{"PERSON Vladimir Padrino López; PERSON Padrino", "Vladimir Padrino López,Padrino,"},
		{"PERSON J. K. Rowling; PERSON Joanne Rowling", "J. K. Rowling,Joanne Rowling,"},
		{"PERSON George Bush Jr.; PERSON George Bush Sr.", "George Bush Jr., George Bush Sr.,"},
		{"PLACE U.S.; PLACE US; PLACE United States; NORP American; NORP Americans", "U.S.,US,United States,American,Americans,"},
		{"NORP Colombian; PLACE Colombia", "Colombian,Colombia,"},
		{"NORP Muslims; NORP Muslim", "Muslims,Muslim,"},
		{"ORG United Nations; ORG UN; ORG U.N.", "United Nations,UN,U.N.,"},
		{"ORG National Bird Society; ORG NBS", "National Bird Society,NBS,"},
		{"ORG Boeing Co.; ORG Boeing", "Boeing Co.,Boeing,"},
		{"ORG U.S. State Department; ORG State Department", "U.S. State Department,State Department,"},
		{"EVENT Hurricane Katrina; EVENT Katrina", "Hurricane Katrina,Katrina,"},
		{"PLACE Georgia; PERSON Georgia", "Georgia, Georgia,"},
	} {
		d, names := doc(c.list)
		if g := groups(d, names); g != c.want && sorted(g) != sorted(c.want) {
			t.Errorf("%s:\n got %s\nwant %s", c.list, g, c.want)
		}
	}
}

func sorted(s string) string {
	f := strings.Split(s, ", ")
	for i := range f {
		for k := range i {
			if f[k] > f[i] {
				f[i], f[k] = f[k], f[i]
			}
		}
	}
	return strings.Join(f, "|")
}

func TestNamesAnEntityByItsFullestSpelling(t *testing.T) {
	for _, c := range []struct{ list, want string }{
		{"PERSON Petro; PERSON Petro; PERSON Gustavo Petro", "Gustavo Petro"},
		{"PERSON Nicolas Maduro; PERSON Nicolas Maduro; PERSON Nicolás Maduro", "Nicolás Maduro"},
		{"PLACE U.S.; PLACE US", "United States"},
		{"ORG NBS; ORG NBS; ORG National Bird Society", "National Bird Society"},
	} {
		if d, _ := doc(c.list); d.Entities[0].Name != c.want {
			t.Errorf("%s is named %q", c.list, d.Entities[0].Name)
		}
	}
}

func TestLinksADocumentsShortNameToTheLibrarysOnlyFullOne(t *testing.T) {
	a, _ := doc("PERSON Gustavo Petro; PLACE Colombia")
	b, _ := doc("PERSON Petro; NORP Colombian")
	lib := entity.Link([]entity.Doc{a, b})
	if len(lib.Entities) != 2 {
		t.Fatalf("got %+v", lib.Entities)
	}
	p := lib.Entities[1]
	if p.Name != "Gustavo Petro" || p.Slug != "gustavo-petro" || p.Articles != 2 || p.Count != 2 || len(p.Spellings) != 2 {
		t.Errorf("got %+v", p)
	}
}

func TestDoesNotLinkASurnameThatTwoBear(t *testing.T) {
	a, _ := doc("PERSON Bill Clinton")
	b, _ := doc("PERSON Hillary Clinton")
	c, _ := doc("PERSON Clinton")
	if lib := entity.Link([]entity.Doc{a, b, c}); len(lib.Entities) != 3 {
		t.Errorf("got %+v", lib.Entities)
	}
}

func TestLinkDoesNotDependOnTheOrderOfDocuments(t *testing.T) {
	lists := []string{"PERSON Gustavo Petro; PERSON Petro; PLACE Colombia", "PERSON Petro; ORG NBS", "ORG National Bird Society; ORG NBS", "PERSON G. Petro; NORP Colombians",
		"PERSON Bill Clinton", "PERSON Clinton; PERSON Hillary Clinton", "PERSON Clinton", "PLACE Georgia; PERSON Georgia", "PERSON Gustavo Francisco Petro"}
	var docs []entity.Doc
	for _, l := range lists {
		d, _ := doc(l)
		docs = append(docs, d)
	}
	want := entity.Link(docs)
	r := rand.New(rand.NewPCG(3, 4))
	for range 20 {
		order := r.Perm(len(docs))
		mixed := make([]entity.Doc, len(docs))
		for i, k := range order {
			mixed[i] = docs[k]
		}
		got := entity.Link(mixed)
		if !reflect.DeepEqual(got.Entities, want.Entities) {
			t.Fatalf("order %v:\n got %+v\nwant %+v", order, got.Entities, want.Entities)
		}
		for i, k := range order {
			if !reflect.DeepEqual(got.Docs[i], want.Docs[k]) {
				t.Fatalf("order %v: document %d differs", order, k)
			}
		}
	}
}

func TestEveryTypeHasItsWords(t *testing.T) {
	for _, typ := range entity.Types() {
		if typ.Word() == "" || typ.Plural() == "" || entity.ParseType(typ.Code()) != typ || entity.ParseType(strings.ToUpper(typ.Word())) != typ {
			t.Errorf("type %d is %q, %q, %q", typ, typ.Code(), typ.Word(), typ.Plural())
		}
	}
}
