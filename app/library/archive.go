package library

import (
	"encoding/binary"
	"errors"
	"fmt"
	"io"

	"offprint/app/inplace"
)

// The archive, all numbers little-endian:
//
//	"OFFPRINT", version uint32, count uint32
//	count × { tag [4]byte, offset uint64, size uint64 }
//	the sections
//
// An index section holds n+1 offsets (uint64) into its data section, so that
// item i is data[index[i]:index[i+1]].
const (
	magic       = "OFFPRINT"
	version     = 1
	headSize    = len(magic) + 4 + 4
	sectionSize = 4 + 8 + 8
	offsetSize  = 8
	mostSection = 64
)

// Errors that Open and the lookups wrap.
var (
	ErrNotArchive = errors.New("not a library archive")
	ErrNewer      = errors.New("the archive was made by a newer version of Offprint")
	ErrCorrupt    = errors.New("the archive is damaged")
)

type tag [4]byte

var (
	tagInfo           = tag{'I', 'N', 'F', 'O'}
	tagDictionary     = tag{'D', 'I', 'C', 'T'} // preset dictionary of every article
	tagCatalogueIndex = tag{'C', 'A', 'T', 'I'}
	tagCatalogue      = tag{'C', 'A', 'T', 'D'}
	tagSlugOrder      = tag{'S', 'L', 'U', 'G'} // article numbers in the order of their slugs
	tagArticleIndex   = tag{'A', 'R', 'T', 'I'}
	tagArticles       = tag{'A', 'R', 'T', 'D'} // deflate, one stream an article
)

// required are the sections that every archive has.
var required = []tag{tagInfo, tagDictionary, tagCatalogueIndex, tagCatalogue, tagSlugOrder, tagArticleIndex, tagArticles}

// A span is a section's place in the archive, in bytes.
type span struct{ offset, size int64 }

// A section is a part of an archive to be written.
type section struct {
	tag  tag
	data []byte
}

// encodeArchive lays out the sections in their order.
func encodeArchive(sections []section) []byte {
	offset := headSize + sectionSize*len(sections)
	size := offset
	for _, s := range sections {
		size += len(s.data)
	}
	b := make([]byte, 0, size)
	b = append(b, magic...)
	b = binary.LittleEndian.AppendUint32(b, version)
	b = binary.LittleEndian.AppendUint32(b, uint32(len(sections)))
	for _, s := range sections {
		b = append(b, s.tag[:]...)
		b = binary.LittleEndian.AppendUint64(b, uint64(offset))
		b = binary.LittleEndian.AppendUint64(b, uint64(len(s.data)))
		offset += len(s.data)
	}
	for _, s := range sections {
		b = append(b, s.data...)
	}
	return b
}

// readHead reads the table of sections and checks that they lie in the file.
func readHead(src io.ReaderAt, size int64) (map[tag]span, error) {
	if size < int64(headSize) {
		return nil, ErrNotArchive
	}
	head := make([]byte, headSize)
	if err := inplace.ReadFull(src, head, 0); err != nil {
		return nil, err
	}
	if string(head[:len(magic)]) != magic {
		return nil, ErrNotArchive
	}
	if v := binary.LittleEndian.Uint32(head[len(magic):]); v > version {
		return nil, fmt.Errorf("version %d: %w", v, ErrNewer)
	}
	n := int64(binary.LittleEndian.Uint32(head[len(magic)+4:]))
	if n > mostSection || int64(headSize)+n*sectionSize > size {
		return nil, ErrCorrupt
	}
	table := make([]byte, n*sectionSize)
	if err := inplace.ReadFull(src, table, int64(headSize)); err != nil {
		return nil, err
	}
	sections := make(map[tag]span, n)
	for ; len(table) > 0; table = table[sectionSize:] {
		offset, length := binary.LittleEndian.Uint64(table[4:]), binary.LittleEndian.Uint64(table[12:])
		if offset > uint64(size) || length > uint64(size)-offset {
			return nil, ErrCorrupt
		}
		sections[tag(table[:4])] = span{int64(offset), int64(length)}
	}
	for _, t := range required {
		if _, ok := sections[t]; !ok {
			return nil, fmt.Errorf("no section %s: %w", t[:], ErrCorrupt)
		}
	}
	return sections, nil
}

// read returns size bytes of a section from offset from.
func (l *Library) read(t tag, from, size int64) ([]byte, error) {
	s := l.sections[t]
	if from < 0 || size < 0 || from > s.size || size > s.size-from {
		return nil, ErrCorrupt
	}
	b := make([]byte, size)
	return b, inplace.ReadFull(l.src, b, s.offset+from)
}

// indexed returns item i of a data section with its index.
func (l *Library) indexed(index, data tag, i int) ([]byte, error) {
	b, err := l.read(index, int64(i)*offsetSize, 2*offsetSize)
	if err != nil {
		return nil, err
	}
	from, to := offsetAt(b, 0), offsetAt(b, 1)
	return l.read(data, from, to-from)
}

func offsetAt(index []byte, i int) int64 {
	return int64(binary.LittleEndian.Uint64(index[i*offsetSize:]))
}
