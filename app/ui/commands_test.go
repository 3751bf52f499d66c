package ui

import (
	"regexp"
	"slices"
	"strings"
	"testing"

	"offprint/app/article"
	"offprint/app/library"
	"offprint/app/view"
)

func TestKeysMeanTheirCommands(t *testing.T) {
	for _, c := range []struct {
		name    string
		presses []press
		want    []string // the command of each press, "" for none
	}{
		{"a letter", []press{{key: "j"}}, []string{"next"}},
		{"a sign", []press{{key: "?"}}, []string{"help"}},
		{"a key of none", []press{{key: "q"}}, []string{""}},
		{"a letter with Shift is another", []press{{key: "J"}}, []string{""}},
		{"Ctrl", []press{{key: "k", ctrl: true}}, []string{"find"}},
		{"Command", []press{{key: "k", meta: true}}, []string{"find"}},
		{"Ctrl and Shift, or caps lock", []press{{key: "K", ctrl: true}}, []string{"find"}},
		{"the browser's own keys are let through", []press{{key: "c", ctrl: true}, {key: "l", meta: true}, {key: "r", ctrl: true}}, []string{"", "", ""}},
		{"Alt is the browser's", []press{{key: "j", alt: true}}, []string{""}},
		{"a sequence", []press{{key: "g"}, {key: "l"}}, []string{"", "library"}},
		{"the end of a sequence alone", []press{{key: "l"}}, []string{"link"}},
		{"a sequence broken off", []press{{key: "g"}, {key: "q"}, {key: "l"}}, []string{"", "", "link"}},
		{"a sequence ended by Escape", []press{{key: "g"}, {key: "Escape"}, {key: "l"}}, []string{"", "", "link"}},
		{"a sequence does not begin with Ctrl", []press{{key: "g", ctrl: true}, {key: "l"}}, []string{"", "link"}},
		{"a sequence into a field", []press{{key: "g"}, {key: "l", editing: true}, {key: "l"}}, []string{"", "", "link"}},
		{"writing", []press{{key: "j", editing: true}, {key: "/", editing: true}, {key: "?", editing: true}}, []string{"", "", ""}},
		{"writing, with Ctrl", []press{{key: "k", ctrl: true, editing: true}}, []string{"find"}},
		{"writing, Escape", []press{{key: "Escape", editing: true}}, []string{"close"}},
		{"letters off", []press{{key: "j", lettersOff: true}, {key: "/", lettersOff: true}, {key: "g", lettersOff: true}, {key: "l", lettersOff: true}}, []string{"", "", "", ""}},
		{"letters off, with Ctrl", []press{{key: "k", ctrl: true, lettersOff: true}}, []string{"find"}},
		{"letters off, Escape", []press{{key: "Escape", lettersOff: true}}, []string{"close"}},
		{"a sheet is open", []press{{key: "j", dialogued: true}, {key: "Escape", dialogued: true}, {key: "k", ctrl: true, dialogued: true}}, []string{"", "close", "find"}},
		{"a letter of another script", []press{{key: "й"}, {key: "ة"}}, []string{"", ""}},
		{"nothing", []press{{}}, []string{""}},
	} {
		t.Run(c.name, func(t *testing.T) {
			var k keyboard
			for i, p := range c.presses {
				got, ok := k.match(p)
				if got.Name != c.want[i] || ok != (c.want[i] != "") {
					t.Errorf("press %d: %q, want %q", i, got.Name, c.want[i])
				}
			}
		})
	}
}

func TestNoTwoCommandsShareANameOrAKey(t *testing.T) {
	keys, names := map[string]string{}, map[string]bool{}
	for _, c := range Commands {
		if names[c.Name] || c.Name == "" || c.Label == "" || handlers[c.Name] == nil {
			t.Errorf("command %q: %+v", c.Name, c)
		}
		names[c.Name] = true
		for _, key := range c.Keys {
			if other := keys[key]; other != "" {
				t.Errorf("%q means %s and %s", key, other, c.Name)
			}
			keys[key] = c.Name
		}
	}
	for key, name := range keys {
		first, _, sequence := strings.Cut(key, " ")
		if other := keys[first]; sequence && other != "" {
			t.Errorf("%q of %s hides behind %q of %s", key, name, first, other)
		}
	}
}

func TestEveryKeyOfTheTableReachesItsCommand(t *testing.T) {
	for _, c := range Commands {
		for _, key := range c.Keys {
			var k keyboard
			var got Command
			for part := range strings.SplitSeq(key, " ") {
				name, mod := strings.CutPrefix(part, "Mod+")
				name, shift := strings.CutPrefix(name, "Shift+")
				got, _ = k.match(press{key: name, ctrl: mod, shift: shift})
			}
			if got.Name != c.Name {
				t.Errorf("%q gives %q, want %q", key, got.Name, c.Name)
			}
		}
	}
}

func TestEveryButtonOfThePagesHasItsCommand(t *testing.T) {
	a := &article.Article{Meta: article.Meta{Title: "T"}, Text: "T", Blocks: []article.Block{{Kind: article.Title, End: 1}}}
	e := library.Entry{Slug: "a", Meta: a.Meta}
	info := library.Info{Title: "L", Articles: 1}
	markup := view.Bar(view.Links{}, info) + view.Tabs(view.Links{}) + view.More(3) + view.Missing(view.Links{}, info) +
		view.Shelf(view.Links{}, info, []library.Entry{e}, 0) + view.Article(view.ArticlePage{Entry: e, Article: a}) +
		view.Library(view.LibraryPage{Info: info, Entries: []library.Entry{e}, Number: 1, Pages: 1})
	found := regexp.MustCompile(`data-do="([^"]*)"`).FindAllStringSubmatch(markup, -1)
	if len(found) < 5 {
		t.Fatalf("only %d buttons: the pattern is wrong", len(found))
	}
	for _, f := range found {
		if _, ok := commandNamed(f[1]); !ok {
			t.Errorf("a button asks for %q", f[1])
		}
	}
	if _, ok := commandNamed("no such command"); ok {
		t.Error("there is a command of any name")
	}
}

// The titles of the buttons tell their keys; the table may change them.
func TestTitlesOfButtonsTellTheirKeys(t *testing.T) {
	for _, m := range regexp.MustCompile(`data-do="([^"]*)"[^>]* title="[^"]*\((.)\)"`).FindAllStringSubmatch(view.Bar(view.Links{}, library.Info{}), -1) {
		if c, _ := commandNamed(m[1]); !slices.Contains(c.Keys, m[2]) {
			t.Errorf("the button of %s says %q, the table %q", m[1], m[2], c.Keys)
		}
	}
}

func TestKeysAreShownAsTheyArePrinted(t *testing.T) {
	for _, c := range []struct {
		key   string
		apple bool
		want  string
	}{
		{"Escape", false, "Esc"}, {"Mod+k", false, "Ctrl K"}, {"Mod+k", true, "⌘ K"}, {"g l", true, "g l"}, {"?", false, "?"},
	} {
		if got := keyWords(c.key, c.apple); got != c.want {
			t.Errorf("%q, Apple %v: %q, want %q", c.key, c.apple, got, c.want)
		}
	}
}
