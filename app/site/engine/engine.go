// Package engine joins the compiled reader with an edition's data.
//
// The reader is compiled once and compressed once, as a deflate stream that
// ends at a byte boundary without a last block (RFC 1951, section 3.2.4).
// Adding data to the program is then a matter of compressing the data alone,
// so that an edited article is on screen in well under a second.
package engine

import (
	"bytes"
	"compress/flate"
	"encoding/binary"
	"errors"
	"fmt"
	"hash/crc32"
	"io"
)

// A Section is a custom section of a WebAssembly module: a name and bytes that
// a page finds again with WebAssembly.Module.customSections.
type Section struct {
	Name string
	Data []byte
}

// header is the packed program's: magic, CRC-32 and length of the program.
const (
	magic      = "OFPR1\n"
	headerSize = len(magic) + 4 + 4
)

// ErrNotPacked is returned by Join for bytes that Pack did not make.
var ErrNotPacked = errors.New("engine: not a packed reader")

// Pack compresses a compiled program so that Join can add to it.
func Pack(program []byte) []byte {
	var b bytes.Buffer
	b.WriteString(magic)
	b.Write(binary.LittleEndian.AppendUint32(nil, crc32.ChecksumIEEE(program)))
	b.Write(binary.LittleEndian.AppendUint32(nil, uint32(len(program))))
	w, err := flate.NewWriter(&b, flate.BestCompression)
	if err != nil {
		panic(err) // the level is a constant
	}
	w.Write(program) // a bytes.Buffer does not fail
	w.Flush()
	return b.Bytes()
}

// Join returns the packed program with the sections added, as a gzip file
// (RFC 1952): what a browser decompresses is a WebAssembly module. The level
// is that of compress/flate for the sections.
func Join(packed []byte, sections []Section, level int) ([]byte, error) {
	if len(packed) < headerSize || string(packed[:len(magic)]) != magic {
		return nil, ErrNotPacked
	}
	crc := binary.LittleEndian.Uint32(packed[len(magic):])
	size := binary.LittleEndian.Uint32(packed[len(magic)+4:])

	var added []byte
	for _, s := range sections {
		added = appendSection(added, s)
	}
	crc = crc32.Update(crc, crc32.IEEETable, added)
	size += uint32(len(added))

	var out bytes.Buffer
	out.Grow(len(packed) + len(added)/2)
	// gzip header: deflate, no flags, no time (builds are reproducible),
	// slowest compression, unknown system.
	out.Write([]byte{0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 2, 255})
	out.Write(packed[headerSize:])
	w, err := flate.NewWriter(&out, level)
	if err != nil {
		return nil, fmt.Errorf("engine: %w", err)
	}
	if _, err := w.Write(added); err != nil {
		return nil, fmt.Errorf("engine: %w", err)
	}
	if err := w.Close(); err != nil {
		return nil, fmt.Errorf("engine: %w", err)
	}
	out.Write(binary.LittleEndian.AppendUint32(nil, crc))
	out.Write(binary.LittleEndian.AppendUint32(nil, size))
	return out.Bytes(), nil
}

// Program returns the program that was packed.
func Program(packed []byte) ([]byte, error) {
	joined, err := Join(packed, nil, flate.NoCompression)
	if err != nil {
		return nil, err
	}
	body := joined[10 : len(joined)-8]
	program, err := io.ReadAll(flate.NewReader(bytes.NewReader(body)))
	if err != nil {
		return nil, fmt.Errorf("engine: %w", err)
	}
	return program, nil
}

// appendSection appends s in the binary format of WebAssembly (core
// specification, 5.5.3): id 0, size, name, data.
func appendSection(b []byte, s Section) []byte {
	name := binary.AppendUvarint(nil, uint64(len(s.Name)))
	name = append(name, s.Name...)
	b = append(b, 0)
	b = binary.AppendUvarint(b, uint64(len(name)+len(s.Data)))
	b = append(b, name...)
	return append(b, s.Data...)
}
