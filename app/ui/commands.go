package ui

import (
	"strings"

	"offprint/app/view"
)

// A Command is something the reader can be told to do: by a key, by a button
// with its name in data-do, or from Find. Help, titles and handlers read this
// one table.
type Command struct {
	Name  string
	Label string
	// Keys are the ways to press it: "j", "?", "g l" (one after the other),
	// "Mod+k" (Ctrl, or ⌘ on Apple's). Single letters can be switched off.
	Keys []string
	// Article marks a command that needs an article on the page.
	Article bool
}

// Commands is the table, in the order of the help.
var Commands = []Command{
	{Name: "find", Label: "Find anything", Keys: []string{"/", "Mod+k"}},
	{Name: "search", Label: "Search all text", Keys: []string{"g s"}},
	{Name: "search-here", Label: "Search within this article", Keys: []string{"f"}, Article: true},
	{Name: "search-rest", Label: "Show more results"},
	{Name: "library", Label: "Go to the library", Keys: []string{"g l"}},
	{Name: "next", Label: "Next article", Keys: []string{"j"}, Article: true},
	{Name: "previous", Label: "Previous article", Keys: []string{"k"}, Article: true},
	{Name: "section-next", Label: "Next section", Keys: []string{"]"}, Article: true},
	{Name: "section-previous", Label: "Previous section", Keys: []string{"["}, Article: true},
	{Name: "place-next", Label: "Next mention or hit", Keys: []string{"n"}, Article: true},
	{Name: "place-previous", Label: "Previous mention or hit", Keys: []string{"p"}, Article: true},
	{Name: "names", Label: "Names", Keys: []string{"b"}},
	{Name: "names-style", Label: "Names: full, quiet, off", Keys: []string{"x"}, Article: true},
	{Name: "all-names", Label: "Go to all names", Keys: []string{"g n"}},
	{Name: "name-selected", Label: "Mark what is selected as a name", Article: true},
	{Name: "annotations", Label: "Annotations", Keys: []string{"m"}},
	{Name: "outline", Label: "Outline", Article: true},
	{Name: "highlight", Label: "Highlight the selection or sentence", Keys: []string{"h"}, Article: true},
	{Name: "note", Label: "Write a note on it", Keys: []string{"a"}, Article: true},
	{Name: "color-1", Label: "Highlight in the first colour", Keys: []string{"1"}, Article: true},
	{Name: "color-2", Label: "Highlight in the second colour", Keys: []string{"2"}, Article: true},
	{Name: "color-3", Label: "Highlight in the third colour", Keys: []string{"3"}, Article: true},
	{Name: "color-4", Label: "Highlight in the fourth colour", Keys: []string{"4"}, Article: true},
	{Name: "sentence-next", Label: "Next sentence", Keys: []string{"."}, Article: true},
	{Name: "sentence-previous", Label: "Previous sentence", Keys: []string{","}, Article: true},
	{Name: "annotation-next", Label: "Next annotation", Keys: []string{">"}, Article: true},
	{Name: "annotation-previous", Label: "Previous annotation", Keys: []string{"<"}, Article: true},
	{Name: "article-note", Label: "Write a note on the article", Keys: []string{"A"}, Article: true},
	{Name: "undo", Label: "Undo the last change of an annotation", Keys: []string{"Mod+z"}},
	{Name: "redo", Label: "Do it again", Keys: []string{"Mod+Shift+z", "Mod+y"}},
	{Name: "all-annotations", Label: "Go to all annotations", Keys: []string{"g o"}},
	{Name: "import", Label: "Import annotations"},
	{Name: "backup", Label: "Back up all annotations"},
	{Name: "share", Label: "Copy a link that carries the annotations"},
	{Name: "find-selected", Label: "Find what is selected", Article: true},
	{Name: "copy", Label: "Copy the quotation with its source", Keys: []string{"c"}, Article: true},
	{Name: "link", Label: "Copy a link to the passage", Keys: []string{"l"}, Article: true},
	{Name: "listen", Label: "Read aloud, or stop", Keys: []string{"r"}, Article: true},
	{Name: "print", Label: "Print", Article: true},
	{Name: "settings", Label: "Text and theme", Keys: []string{"t"}},
	{Name: "help", Label: "Help", Keys: []string{"?"}},
	{Name: "more", Label: "Show more"},
	{Name: "install", Label: "Install as an app"},
	{Name: "close", Label: "Close what is open", Keys: []string{"Escape"}},
}

// handlers carry the commands out, by name.
var handlers = map[string]func(*Reader){
	"find":                (*Reader).openFind,
	"search":              func(r *Reader) { r.visitSearch(view.Asked{}) },
	"search-here":         (*Reader).openHits,
	"search-rest":         (*Reader).moreResults,
	"library":             (*Reader).openLibrary,
	"next":                func(r *Reader) { r.step(+1) },
	"previous":            func(r *Reader) { r.step(-1) },
	"section-next":        func(r *Reader) { r.stepSection(+1) },
	"section-previous":    func(r *Reader) { r.stepSection(-1) },
	"place-next":          func(r *Reader) { r.stepPlaces(+1) },
	"place-previous":      func(r *Reader) { r.stepPlaces(-1) },
	"outline":             func(r *Reader) { r.showTab("outline") },
	"names":               (*Reader).showNamesTab,
	"names-style":         (*Reader).turnNames,
	"all-names":           (*Reader).openAllNames,
	"name-selected":       (*Reader).nameSelected,
	"annotations":         (*Reader).showAnnotations,
	"highlight":           func(r *Reader) { r.highlight(-1) },
	"note":                (*Reader).annotate,
	"color-1":             func(r *Reader) { r.highlight(0) },
	"color-2":             func(r *Reader) { r.highlight(1) },
	"color-3":             func(r *Reader) { r.highlight(2) },
	"color-4":             func(r *Reader) { r.highlight(3) },
	"sentence-next":       func(r *Reader) { r.stepSentence(+1) },
	"sentence-previous":   func(r *Reader) { r.stepSentence(-1) },
	"annotation-next":     func(r *Reader) { r.stepNote(+1) },
	"annotation-previous": func(r *Reader) { r.stepNote(-1) },
	"article-note":        (*Reader).noteOnArticle,
	"undo":                (*Reader).undo,
	"redo":                (*Reader).redo,
	"all-annotations":     (*Reader).openBook,
	"import":              (*Reader).importNotes,
	"backup":              (*Reader).backup,
	"share":               (*Reader).share,
	"find-selected":       (*Reader).findSelected,
	"copy":                (*Reader).copyQuotation,
	"link":                (*Reader).copyLink,
	"listen":              (*Reader).listen,
	"print":               (*Reader).print,
	"settings":            func(r *Reader) { r.open(sheetSettings) },
	"help":                func(r *Reader) { r.open(sheetHelp) },
	"more":                (*Reader).more,
	"install":             (*Reader).install,
	"close":               (*Reader).close,
}

// commandNamed returns the command with this name.
func commandNamed(name string) (Command, bool) {
	for _, c := range Commands {
		if c.Name == name {
			return c, true
		}
	}
	return Command{}, false
}

// A press is a key event, reduced to what decides.
type press struct {
	key                   string // KeyboardEvent.key
	ctrl, meta, alt       bool
	shift                 bool
	editing               bool // in a field, a select, something editable, or composing
	lettersOff, dialogued bool // letters are switched off; a sheet is open
}

// A keyboard turns presses into commands. Its state is the first key of a
// sequence such as "g l".
type keyboard struct{ pending string }

// match returns the command that a press means. A press that only begins a
// sequence, or means nothing, returns false.
func (k *keyboard) match(p press) (Command, bool) {
	name := p.key
	if p.ctrl || p.meta {
		name = strings.ToLower(name)
		if p.shift {
			name = "Shift+" + name
		}
		name = "Mod+" + name
	}
	first := k.pending
	k.pending = ""
	modified := p.ctrl || p.meta || p.alt
	switch {
	case p.alt:
		return Command{}, false
	case p.editing && !modified && name != "Escape":
		return Command{}, false
	case p.editing && isUndo(name):
		return Command{}, false // the field's own
	case len([]rune(name)) == 1 && (p.lettersOff || p.dialogued):
		return Command{}, false
	}
	if first != "" {
		name = first + " " + name
	}
	for _, c := range Commands {
		for _, key := range c.Keys {
			if key == name {
				return c, true
			}
			if strings.HasPrefix(key, name+" ") && !modified {
				k.pending = name
			}
		}
	}
	return Command{}, false
}

// isUndo tells whether a key takes back or does again, which fields do too.
func isUndo(key string) bool { return key == "Mod+z" || key == "Mod+Shift+z" || key == "Mod+y" }

// keyWords is how a key is shown.
func keyWords(key string, apple bool) string {
	mod := "Ctrl"
	if apple {
		mod = "⌘"
	}
	switch {
	case key == "Escape":
		return "Esc"
	case strings.HasPrefix(key, "Mod+"):
		return mod + " " + strings.ReplaceAll(strings.ToUpper(key[len("Mod+"):]), "SHIFT+", "Shift ")
	}
	return key
}
