package correct

import (
	"strings"

	"offprint/app/entity"
)

// verbs are the words between two names; the first that fits is taken.
var verbs = []struct {
	word   string
	action Action
	bare   bool // nothing follows
}{
	{"is the same as", SameAs, false},
	{"same as", SameAs, false},
	{"is not a name", NotName, true},
	{"not a name", NotName, true},
	{"is called", Rename, false},
	{"is a name,", IsName, false},
	{"->", Rename, false},
	{"=", SameAs, false},
	{"is an", Retype, false},
	{"is a", Retype, false},
	{":", Retype, false},
}

// parseLine reads one line. It returns why it cannot, or "".
func parseLine(line string) (Op, string) {
	var o Op
	if line == "" || line[0] == '#' {
		return o, ""
	}
	line, o.File = scope(line)
	switch {
	case strings.HasPrefix(line, "!"):
		o.Action = NotName
		o.Name = unquote(line[1:])
		return o, missing(o)
	case strings.HasPrefix(line, "+"):
		name, rest, ok := splitAt(line[1:], ":")
		o.Action, o.Name = IsName, unquote(name)
		if !ok {
			return o, `a type is missing: write "+ Name : type"`
		}
		return withType(o, rest)
	}
	for _, v := range verbs {
		name, rest, ok := splitAt(line, v.word)
		if !ok {
			continue
		}
		o.Action, o.Name = v.action, unquote(name)
		if v.bare {
			if strings.TrimSpace(rest) != "" {
				return o, `nothing may follow "is not a name"`
			}
			return o, missing(o)
		}
		if v.action == Retype || v.action == IsName {
			return withType(o, rest)
		}
		o.To = unquote(rest)
		return o, missing(o)
	}
	return o, `no correction found: write "A is the same as B", "A is not a name", "A is a person" or "A is called B"`
}

// scope takes "in FILE:" or "[FILE]" off a line.
func scope(line string) (rest, file string) {
	if strings.HasPrefix(line, "[") {
		if f, r, ok := strings.Cut(line[1:], "]"); ok && strings.TrimSpace(f) != "" {
			return strings.TrimSpace(r), strings.TrimSpace(f)
		}
	}
	if r, ok := strings.CutPrefix(line, "in "); ok {
		if f, r, ok := strings.Cut(r, ": "); ok && !strings.ContainsAny(f, `"`) && strings.TrimSpace(f) != "" {
			return strings.TrimSpace(r), strings.TrimSpace(f)
		}
	}
	return line, ""
}

// splitAt cuts a line at a word that stands alone and outside quotation marks.
func splitAt(line, word string) (before, after string, ok bool) {
	quoted := false
	for i := 0; i+len(word) <= len(line); i++ {
		switch line[i] {
		case '\\':
			if quoted {
				i++
				continue
			}
		case '"':
			quoted = !quoted
			continue
		}
		if quoted || line[i:i+len(word)] != word {
			continue
		}
		left := i == 0 || line[i-1] == ' ' || line[i-1] == '"' || line[i-1] == '\t'
		right := i+len(word) == len(line) || line[i+len(word)] == ' ' || line[i+len(word)] == '"' || line[i+len(word)] == '\t'
		if left && right {
			return line[:i], line[i+len(word):], true
		}
	}
	return "", "", false
}

func unquote(s string) string {
	s = strings.TrimSpace(s)
	if len(s) < 2 || s[0] != '"' || s[len(s)-1] != '"' {
		return s
	}
	var b strings.Builder
	for i := 1; i < len(s)-1; i++ {
		if s[i] == '\\' && i+1 < len(s)-1 {
			i++
		}
		b.WriteByte(s[i])
	}
	return strings.TrimSpace(b.String())
}

func missing(o Op) string {
	switch {
	case o.Name == "":
		return "the name is missing"
	case o.To == "" && (o.Action == SameAs || o.Action == Rename):
		return "the second name is missing"
	}
	return ""
}

func withType(o Op, word string) (Op, string) {
	o.Type = entity.ParseType(strings.TrimSpace(word))
	if o.Type == entity.None {
		return o, "unknown type " + strings.TrimSpace(word) + ": use person, organisation, place, date, money, event, product, work, law or other name"
	}
	return o, missing(o)
}
