package json

import (
	"strconv"
	"unicode/utf8"
)

func (v Value) lookup(key string) (Value, bool) {
	for _, m := range v.Members {
		if m.Key == key {
			return m.Value, true
		}
	}
	return Value{}, false
}

// Values are large, and readers and writers of formats call what follows by the
// hundred: inlined it would be a third of their code in the browser.

// Get gives the value of a key, or null where there is none.
//
//go:noinline
func (v Value) Get(key string) Value {
	m, _ := v.lookup(key)
	return m
}

// Has reports whether an object has the key.
//
//go:noinline
func (v Value) Has(key string) bool {
	_, ok := v.lookup(key)
	return ok
}

// Str gives the text of a string, or nothing.
//
//go:noinline
func (v Value) Str() string {
	if v.Kind == String {
		return v.Text
	}
	return ""
}

// Int gives a whole number of up to 53 bits.
//
//go:noinline
func (v Value) Int() (int64, bool) {
	if v.Kind != Number {
		return 0, false
	}
	n, err := strconv.ParseInt(v.Text, 10, 64)
	if err != nil {
		f, err := strconv.ParseFloat(v.Text, 64)
		n = int64(f)
		if err != nil || float64(n) != f {
			return 0, false
		}
	}
	return n, n > -1<<53 && n < 1<<53
}

// List gives the items of an array, or the value alone: many formats write
// one thing without the list.
//
//go:noinline
func (v Value) List() []Value {
	switch v.Kind {
	case Array:
		return v.Items
	case Null:
		return nil
	}
	return []Value{v}
}

// Text makes a string.
//
//go:noinline
func Text(s string) Value { return Value{Kind: String, Text: s} }

// Int makes a number.
func Int(n int64) Value { return Value{Kind: Number, Text: strconv.FormatInt(n, 10)} }

// Truth makes a boolean.
func Truth(b bool) Value { return Value{Kind: Bool, Text: strconv.FormatBool(b)} }

// List makes an array.
func List(items ...Value) Value { return Value{Kind: Array, Items: items} }

// Set appends a member to an object under construction.
//
//go:noinline
func (v *Value) Set(key string, m Value) {
	v.Kind = Object
	v.Members = append(v.Members, Member{key, m})
}

// SetText appends a member unless its text is empty.
//
//go:noinline
func (v *Value) SetText(key, s string) {
	if s != "" {
		v.Set(key, Text(s))
	}
}

// Compact writes v without white space.
func (v Value) Compact() []byte { return v.append(nil, -1) }

// Indented writes v for people: two spaces a level, a line feed at the end.
func (v Value) Indented() []byte { return append(v.append(nil, 0), '\n') }

// append writes v; level < 0 means without white space.
func (v Value) append(b []byte, level int) []byte {
	switch v.Kind {
	case Null:
		return append(b, "null"...)
	case String:
		return appendText(b, v.Text)
	case Array:
		b = append(b, '[')
		for i, item := range v.Items {
			b = item.append(separate(b, i, level), next(level))
		}
		return append(closing(b, len(v.Items), level), ']')
	case Object:
		b = append(b, '{')
		for i, m := range v.Members {
			b = append(appendText(separate(b, i, level), m.Key), ':')
			if level >= 0 {
				b = append(b, ' ')
			}
			b = m.Value.append(b, next(level))
		}
		return append(closing(b, len(v.Members), level), '}')
	}
	return append(b, v.Text...)
}

func next(level int) int {
	if level < 0 {
		return level
	}
	return level + 1
}

func separate(b []byte, i, level int) []byte {
	if i > 0 {
		b = append(b, ',')
	}
	return newline(b, next(level))
}

func closing(b []byte, n, level int) []byte {
	if n == 0 {
		return b
	}
	return newline(b, level)
}

func newline(b []byte, level int) []byte {
	if level < 0 {
		return b
	}
	b = append(b, '\n')
	for range level {
		b = append(b, "  "...)
	}
	return b
}

// appendText writes a string; "<" is escaped too, so that the result may stand
// in a page.
func appendText(b []byte, s string) []byte {
	const hex = "0123456789abcdef"
	b = append(b, '"')
	for i := 0; i < len(s); {
		c := s[i]
		if c >= utf8.RuneSelf {
			r, n := utf8.DecodeRuneInString(s[i:])
			if r == utf8.RuneError && n == 1 {
				b = append(b, "\ufffd"...)
			} else {
				b = append(b, s[i:i+n]...)
			}
			i += n
			continue
		}
		switch {
		case c == '"' || c == '\\':
			b = append(b, '\\', c)
		case c == '\n':
			b = append(b, `\n`...)
		case c == '\t':
			b = append(b, `\t`...)
		case c < ' ' || c == '<' || c == 0x7f:
			b = append(b, `\u00`...)
			b = append(b, hex[c>>4], hex[c&15])
		default:
			b = append(b, c)
		}
		i++
	}
	return append(b, '"')
}
