package engine_test

import (
	"bytes"
	"compress/flate"
	"compress/gzip"
	"encoding/binary"
	"io"
	"testing"

	"offprint/app/site/engine"
)

// module is the smallest WebAssembly module: magic and version.
var module = []byte("\x00asm\x01\x00\x00\x00")

func TestJoinIsTheProgramFollowedByItsSections(t *testing.T) {
	program := append(bytes.Clone(module), bytes.Repeat([]byte("code"), 5000)...)
	data := bytes.Repeat([]byte("an article, "), 3000)
	joined, err := engine.Join(engine.Pack(program), []engine.Section{{Name: "library", Data: data}}, flate.BestSpeed)
	if err != nil {
		t.Fatal(err)
	}
	z, err := gzip.NewReader(bytes.NewReader(joined))
	if err != nil {
		t.Fatal(err)
	}
	z.Multistream(false) // browsers read one member and refuse what follows
	got, err := io.ReadAll(z)
	if err != nil {
		t.Fatalf("gzip checks length and CRC: %v", err)
	}
	rest, ok := bytes.CutPrefix(got, program)
	if !ok {
		t.Fatal("the joined module does not begin with the program")
	}
	if rest[0] != 0 {
		t.Fatalf("section id %d, want 0 (custom)", rest[0])
	}
	size, n := binary.Uvarint(rest[1:])
	if int(size) != len(rest)-1-n {
		t.Fatalf("section size %d, want %d", size, len(rest)-1-n)
	}
	if want := append([]byte("\x07library"), data...); !bytes.Equal(rest[1+n:], want) {
		t.Fatal("the section's name and data are not what was put in")
	}
}

func TestProgramComesBackFromItsPack(t *testing.T) {
	got, err := engine.Program(engine.Pack(module))
	if err != nil || !bytes.Equal(got, module) {
		t.Fatalf("got %q, %v", got, err)
	}
}

func TestJoinRefusesWhatPackDidNotMake(t *testing.T) {
	for _, b := range [][]byte{nil, []byte("OFPR"), []byte("something else altogether")} {
		if _, err := engine.Join(b, nil, flate.BestSpeed); err != engine.ErrNotPacked {
			t.Errorf("%q: got %v", b, err)
		}
	}
}
