// Package json reads and writes JSON (RFC 8259) as a tree of values. Unlike
// encoding/json it refuses repeated keys, bounds depth and size, keeps the
// order of members, and needs no reflection, which costs a browser program
// dearly. What it reads may come from anyone.
package json

import (
	"fmt"
	"strings"
	"unicode/utf8"
)

// A Kind is the type of a value.
type Kind uint8

// The kinds of values.
const (
	Null Kind = iota
	Bool
	Number
	String
	Array
	Object
)

// String names the kind as an error message would.
func (k Kind) String() string {
	return [...]string{"null", "a boolean", "a number", "text", "a list", "an object"}[k]
}

// A Value is one JSON value. Text holds a string's text, a number as written,
// or "true" and "false".
type Value struct {
	Kind    Kind
	Text    string
	Items   []Value
	Members []Member
}

// A Member is a key of an object with its value.
type Member struct {
	Key   string
	Value Value
}

// Limits bound what Parse takes.
type Limits struct {
	Bytes, Depth, Values int
}

// Usual limits a file that a reader imports: what is larger would not fit
// the memory of a phone.
var Usual = Limits{Bytes: 32 << 20, Depth: 64, Values: 2 << 20}

// Parse reads the one value that data holds.
func Parse(data string, limits Limits) (Value, error) {
	if len(data) > limits.Bytes {
		return Value{}, fmt.Errorf("json: %d MB are more than the %d MB that can be read", len(data)>>20, limits.Bytes>>20)
	}
	p := parser{data: strings.TrimPrefix(data, "\ufeff"), limits: limits}
	v, err := p.value(0)
	if err == nil {
		p.space()
		if p.at < len(p.data) {
			err = p.fail("something follows the end")
		}
	}
	if err != nil {
		return Value{}, err
	}
	return v, nil
}

type parser struct {
	data   string
	at     int
	values int
	limits Limits
}

func (p *parser) fail(format string, args ...any) error {
	before := p.data[:min(p.at, len(p.data))]
	line := strings.Count(before, "\n") + 1
	column := len(before) - strings.LastIndexByte(before, '\n')
	return fmt.Errorf("json: line %d, column %d: %s", line, column, fmt.Sprintf(format, args...))
}

func (p *parser) space() {
	for p.at < len(p.data) {
		switch p.data[p.at] {
		case ' ', '\t', '\r', '\n':
			p.at++
		default:
			return
		}
	}
}

func (p *parser) peek() byte {
	p.space()
	if p.at < len(p.data) {
		return p.data[p.at]
	}
	return 0
}

func (p *parser) value(depth int) (Value, error) {
	if p.values++; p.values > p.limits.Values {
		return Value{}, p.fail("more than %d values", p.limits.Values)
	}
	if depth > p.limits.Depth {
		return Value{}, p.fail("nested deeper than %d", p.limits.Depth)
	}
	switch c := p.peek(); {
	case c == '{':
		return p.object(depth)
	case c == '[':
		return p.array(depth)
	case c == '"':
		s, err := p.text()
		return Value{Kind: String, Text: s}, err
	case c == '-' || c >= '0' && c <= '9':
		return p.number()
	}
	for _, w := range []struct {
		word string
		kind Kind
	}{{"true", Bool}, {"false", Bool}, {"null", Null}} {
		if strings.HasPrefix(p.data[p.at:], w.word) {
			p.at += len(w.word)
			return Value{Kind: w.kind, Text: w.word}, nil
		}
	}
	if p.at >= len(p.data) {
		return Value{}, p.fail("ends too early")
	}
	r, _ := utf8.DecodeRuneInString(p.data[p.at:])
	return Value{}, p.fail("%q begins no value", r)
}

func (p *parser) object(depth int) (Value, error) {
	v := Value{Kind: Object}
	p.at++
	if p.peek() == '}' {
		p.at++
		return v, nil
	}
	// A map pays only for objects of many keys.
	var keys map[string]bool
	for {
		if p.peek() != '"' {
			return v, p.fail("a key is missing")
		}
		key, err := p.text()
		if err != nil {
			return v, err
		}
		if len(v.Members) == 16 {
			keys = make(map[string]bool)
			for _, m := range v.Members {
				keys[m.Key] = true
			}
		}
		if keys[key] || keys == nil && v.Has(key) {
			return v, p.fail("key %q stands twice", key)
		}
		if keys != nil {
			keys[key] = true
		}
		if p.peek() != ':' {
			return v, p.fail("a colon is missing after key %q", key)
		}
		p.at++
		m, err := p.value(depth + 1)
		if err != nil {
			return v, err
		}
		v.Members = append(v.Members, Member{key, m})
		switch p.peek() {
		case ',':
			p.at++
		case '}':
			p.at++
			return v, nil
		default:
			return v, p.fail("a comma or a closing brace is missing")
		}
	}
}

func (p *parser) array(depth int) (Value, error) {
	v := Value{Kind: Array}
	p.at++
	if p.peek() == ']' {
		p.at++
		return v, nil
	}
	for {
		item, err := p.value(depth + 1)
		if err != nil {
			return v, err
		}
		v.Items = append(v.Items, item)
		switch p.peek() {
		case ',':
			p.at++
		case ']':
			p.at++
			return v, nil
		default:
			return v, p.fail("a comma or a closing bracket is missing")
		}
	}
}

func (p *parser) number() (Value, error) {
	start := p.at
	digits := func() bool {
		from := p.at
		for p.at < len(p.data) && p.data[p.at] >= '0' && p.data[p.at] <= '9' {
			p.at++
		}
		return p.at > from
	}
	at := func(c byte) bool { return p.at < len(p.data) && p.data[p.at] == c }
	if at('-') {
		p.at++
	}
	zero := at('0')
	first := p.at
	ok := digits() && (!zero || p.at == first+1)
	if ok && at('.') {
		p.at++
		ok = digits()
	}
	if ok && (at('e') || at('E')) {
		p.at++
		if at('+') || at('-') {
			p.at++
		}
		ok = digits()
	}
	if !ok {
		return Value{}, p.fail("not a number")
	}
	return Value{Kind: Number, Text: p.data[start:p.at]}, nil
}
