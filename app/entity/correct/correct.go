// Package correct applies what people know better than the machine: which
// names are the same, which are none, what type they are and how they are
// called. The publisher writes corrections into names.txt beside the articles;
// a reader makes the same ones on their device and can export them as lines
// for that file.
//
// A line holds one correction. Quotation marks are needed only around a name
// that holds one of the words between the names:
//
//	# The president under all his names
//	Petro is the same as Gustavo Petro
//	"Nicolas Maduro" is the same as "Nicolás Maduro"
//	Gerald Ford is not a name
//	Wagner is an organisation
//	Caribbean is called Caribbean Sea
//	Shining Path is a name, organisation
//	in 2025/colombia.txt: Trump is the same as Donald Trump Jr.
//
// The same, shorter:
//
//	Petro = Gustavo Petro
//	! Gerald Ford
//	Wagner : ORG
//	Caribbean -> Caribbean Sea
//	+ Shining Path : ORG
//	[2025/colombia.txt] Trump = Donald Trump Jr.
//
// "Is the same as" names the entity after the right-hand side, which so gives
// the canonical spelling too. Corrections are applied in the order of the
// file; a later one sees what an earlier one did. Names are compared without
// regard to case, accents and a leading "the".
package correct

import (
	"errors"
	"fmt"
	"strings"

	"offprint/app/entity"
)

// An Action says what a correction does.
type Action uint8

// The actions.
const (
	SameAs  Action = iota + 1 // Name means what To means
	NotName                   // Name is no name
	Retype                    // Name is of Type
	Rename                    // the entity called Name is shown as To
	IsName                    // Name is a name, of Type
)

// An Op is one correction.
type Op struct {
	Action Action
	Name   string
	To     string      // SameAs, Rename
	Type   entity.Type // Retype, IsName
	File   string      // the article it holds for; empty for all
	// Line is where it stands in names.txt, from 1; 0 for a reader's own.
	Line int
}

// String returns the correction as a line of names.txt.
func (o Op) String() string {
	s := ""
	switch {
	case strings.ContainsAny(o.File, `"`) || strings.Contains(o.File+" ", ": "):
		s = "[" + o.File + "] "
	case o.File != "":
		s = "in " + o.File + ": "
	}
	switch o.Action {
	case SameAs:
		return s + quote(o.Name) + " is the same as " + quote(o.To)
	case NotName:
		return s + quote(o.Name) + " is not a name"
	case Retype:
		return s + quote(o.Name) + " is " + article(o.Type) + o.Type.Word()
	case Rename:
		return s + quote(o.Name) + " is called " + quote(o.To)
	case IsName:
		return s + quote(o.Name) + " is a name, " + o.Type.Word()
	}
	return ""
}

func article(t entity.Type) string {
	if strings.IndexByte("aeio", t.Word()[0]) >= 0 {
		return "an "
	}
	return "a "
}

// quote puts marks around a name that the parser could misread.
func quote(name string) string {
	plain := name != "" && !strings.ContainsAny(name, `"#=!:+[`) && !strings.Contains(name, "->") && !strings.HasPrefix(name, "in ")
	for _, v := range verbs {
		plain = plain && !strings.Contains(" "+name+" ", " "+v.word+" ")
	}
	if plain && !strings.Contains(" "+name+" ", " is ") {
		return name
	}
	return `"` + strings.ReplaceAll(strings.ReplaceAll(name, `\`, `\\`), `"`, `\"`) + `"`
}

// An Error says what is wrong with a line of names.txt.
type Error struct {
	File string
	Line int
	Text string // the line
	Why  string // what is wrong and what to do
}

func (e *Error) Error() string {
	return fmt.Sprintf("%s:%d: %s: %s", e.File, e.Line, e.Why, strings.TrimSpace(e.Text))
}

// Parse reads the text of a names.txt, which errors name by file. It returns
// every correction that can be read, and the errors of the others joined.
func Parse(file, text string) ([]Op, error) {
	var ops []Op
	var errs []error
	for n, line := range strings.Split(strings.TrimPrefix(text, "\ufeff"), "\n") {
		op, why := parseLine(strings.TrimSpace(line))
		if why != "" {
			errs = append(errs, &Error{file, n + 1, line, why})
		} else if op.Action != 0 {
			op.Line = n + 1
			ops = append(ops, op)
		}
	}
	return ops, errors.Join(errs...)
}

// Format writes corrections as the text of a names.txt.
func Format(ops []Op) string {
	var b strings.Builder
	for _, o := range ops {
		b.WriteString(o.String())
		b.WriteByte('\n')
	}
	return b.String()
}
