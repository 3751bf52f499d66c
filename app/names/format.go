package names

import (
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"math"

	"offprint/app/inplace"
	"offprint/app/library"
)

// The table of names, all fixed numbers little-endian:
//
//	version uint32
//	sectionCount × { offset uint64, size uint64 }
//	the sections
//
// An index section holds n+1 offsets (uint32) into its data section.
const (
	version    = 1
	headSize   = 4 + sectionCount*16
	numberSize = 4
)

const (
	sectionDocIndex  = iota // per article: its mentions, then its quotations
	sectionDocs             //
	sectionNameIndex        // per name: see appendName
	sectionNames            //
	sectionOrder            // names with pages in alphabetical order
	sectionDates            // article and mention of every date, the known ones by date, then the others
	sectionQuoted           // articles with quotations
	sectionCount
)

// Errors that Open and the lookups wrap.
var (
	ErrNewer   = errors.New("the names were written by a newer version of Offprint")
	ErrCorrupt = errors.New("the names are damaged")
)

// A span is a section's place, in bytes.
type span struct{ offset, size int64 }

// items is how many numbers a section of numbers holds.
func (s span) items() int { return int(s.size / numberSize) }

// Open returns the names that Build has written into the first size bytes of
// src. It reads no more than where things are.
func Open(src io.ReaderAt, size int64) (*Names, error) {
	n := &Names{src: src}
	if size < headSize {
		return nil, fmt.Errorf("names: %w", ErrCorrupt)
	}
	head := make([]byte, headSize)
	if err := inplace.ReadFull(src, head, 0); err != nil {
		return nil, fmt.Errorf("names: %w", err)
	}
	if v := binary.LittleEndian.Uint32(head); v != version {
		return nil, fmt.Errorf("names: version %d: %w", v, ErrNewer)
	}
	for i := range n.sections {
		at := head[4+16*i:]
		offset, length := binary.LittleEndian.Uint64(at), binary.LittleEndian.Uint64(at[8:])
		if offset > uint64(size) || length > uint64(size)-offset {
			return nil, fmt.Errorf("names: %w", ErrCorrupt)
		}
		n.sections[i] = span{int64(offset), int64(length)}
	}
	for _, index := range []int{sectionDocIndex, sectionNameIndex} {
		if n.sections[index].items() == 0 {
			return nil, fmt.Errorf("names: %w", ErrCorrupt)
		}
	}
	return n, nil
}

// In returns the names of a library, nil where it was built without.
func In(lib *library.Library) (*Names, error) {
	part := lib.Part(Tag)
	if part == nil {
		return nil, nil
	}
	return Open(part, part.Size())
}

// encode lays out the sections.
func encode(sections [sectionCount][]byte) []byte {
	size := headSize
	for _, s := range sections {
		size += len(s)
	}
	b := binary.LittleEndian.AppendUint32(make([]byte, 0, size), version)
	offset := headSize
	for _, s := range sections {
		b = binary.LittleEndian.AppendUint64(b, uint64(offset))
		b = binary.LittleEndian.AppendUint64(b, uint64(len(s)))
		offset += len(s)
	}
	for _, s := range sections {
		b = append(b, s...)
	}
	return b
}

// A list is items one after the other, and where each ends.
type list struct{ index, data []byte }

func newList() *list { return &list{index: make([]byte, numberSize)} }

// end closes the item whose bytes were appended to data.
func (l *list) end() error {
	if len(l.data) > math.MaxUint32 {
		return errors.New("more names than an archive holds")
	}
	l.index = binary.LittleEndian.AppendUint32(l.index, uint32(len(l.data)))
	return nil
}

func (n *Names) read(section int, from, size int64) ([]byte, error) {
	s := n.sections[section]
	if from < 0 || size < 0 || from > s.size || size > s.size-from {
		return nil, fmt.Errorf("names: %w", ErrCorrupt)
	}
	b := make([]byte, size)
	if err := inplace.ReadFull(n.src, b, s.offset+from); err != nil {
		return nil, fmt.Errorf("names: %w", err)
	}
	return b, nil
}

// item returns item i of a list.
func (n *Names) item(index, data, i int) ([]byte, error) {
	at, err := n.read(index, int64(i)*numberSize, 2*numberSize)
	if err != nil {
		return nil, err
	}
	from, to := binary.LittleEndian.Uint32(at), binary.LittleEndian.Uint32(at[numberSize:])
	return n.read(data, int64(from), int64(to)-int64(from))
}

func (n *Names) name(i int) (*decoder, error) {
	b, err := n.item(sectionNameIndex, sectionNames, i)
	return decode(b), err
}

// numbers returns a stretch of a section of numbers.
func (n *Names) numbers(section, from, to int) ([]int, error) {
	b, err := n.read(section, int64(from)*numberSize, int64(to-from)*numberSize)
	if err != nil {
		return nil, err
	}
	out := make([]int, len(b)/numberSize)
	for i := range out {
		out[i] = int(binary.LittleEndian.Uint32(b[i*numberSize:]))
	}
	return out, nil
}
