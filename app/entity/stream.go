package entity

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"unicode/utf8"

	"offprint/app/entity/fact"
)

// A Found is a mention in a stream, with its text and its entity's name.
type Found struct {
	Mention
	Text string
	Name string
}

// Sizes of the pieces a stream is read in, in bytes. A piece ends at an empty
// line if there is one after chunkGoal bytes, else at a line's end, else at a
// space; only a longer word is cut.
const (
	chunkGoal  = 48 << 10
	chunkLimit = 64 << 10
)

// Stream reads plain text of any length and any bytes and passes what it finds
// to emit, in order, offsets in code points of the whole stream; an invalid
// byte counts as one. It keeps one piece of the text in memory, so a short
// name is joined to its full form within about 50 KB. Entity is always -1:
// use Name. It stops at the first error of r, which it returns.
func (t *Tagger) Stream(r io.Reader, emit func(Found)) error {
	br := bufio.NewReaderSize(r, chunkLimit)
	base := 0
	buf := make([]byte, 0, 2*chunkLimit)
	full := map[string]string{}
	for {
		n, err := io.ReadFull(br, buf[len(buf):min(cap(buf), chunkLimit)])
		buf = buf[:len(buf)+n]
		last := errors.Is(err, io.EOF) || errors.Is(err, io.ErrUnexpectedEOF)
		if err != nil && !last {
			return fmt.Errorf("entity: cannot read the text: %w", err)
		}
		end := len(buf)
		if !last {
			end = cutAt(buf)
		}
		text := string(buf[:end])
		t.piece(text, base, full, emit)
		base += utf8.RuneCountInString(text)
		buf = append(buf[:0], buf[end:]...)
		if last && len(buf) == 0 {
			return nil
		}
	}
}

// namesKept bounds what a stream remembers of the pieces before.
const namesKept = 50000

// piece annotates one piece. Full remembers the names that short forms stood
// for earlier, so that "Petro" keeps its meaning in the next piece.
func (t *Tagger) piece(text string, base int, full map[string]string, emit func(Found)) {
	d := t.annotate(text, "", "", nil)
	at, cp := 0, 0
	for _, m := range d.Mentions {
		at, cp = advance(text, at, cp, m.Start)
		start := at
		at, cp = advance(text, at, cp, m.End)
		e := &d.Entities[m.Entity]
		name := e.Name
		for _, s := range e.Spellings {
			key := m.Type.Code() + " " + fact.Key(s.Text)
			if len(name) > len(s.Text) && len(full) < namesKept {
				full[key] = name
			} else if name == s.Text && full[key] != "" && len(e.Spellings) == 1 {
				name = full[key]
			}
		}
		m.Start += base
		m.End += base
		m.Entity = -1
		emit(Found{Mention: m, Text: text[start:at], Name: name})
	}
}

// advance walks from byte at, code point cp, to code point goal.
func advance(text string, at, cp, goal int) (int, int) {
	for cp < goal {
		_, n := utf8.DecodeRuneInString(text[at:])
		at += n
		cp++
	}
	return at, cp
}

// cutAt returns where a piece ends: never inside a code point.
func cutAt(b []byte) int {
	line, space := 0, 0
	for i := len(b) - 1; i > chunkGoal; i-- {
		if b[i] == '\n' {
			if b[i-1] == '\n' {
				return i + 1
			}
			if line == 0 {
				line = i + 1
			}
		}
		if space == 0 && (b[i] == ' ' || b[i] == '\n') {
			space = i + 1
		}
	}
	switch {
	case line > 0:
		return line
	case space > 0:
		return space
	}
	// step back from the middle of a code point
	for i := len(b) - 1; i >= len(b)-utf8.UTFMax && i > 0; i-- {
		if utf8.RuneStart(b[i]) {
			if !utf8.FullRune(b[i:]) {
				return i
			}
			break
		}
	}
	return len(b)
}
