// Package published holds the annotations that a publisher puts into an
// edition, by article. The archive carries them as a part, which is read in
// place: nothing is decoded until its article is shown.
package published

import (
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"math"

	"offprint/app/annotation"
	"offprint/app/inplace"
)

// Tag is the tag of the part in a library's archive.
const Tag = "PUBL"

// The part, all numbers little-endian: the number of articles (uint32), one
// offset more than that (uint32 each) into what follows, and the annotations
// of each article one after the other, each as its length (unsigned varint)
// and its JSON.
const offsetSize = 4

// ErrCorrupt is wrapped by Open and Article.
var ErrCorrupt = errors.New("the published annotations are damaged")

// Build makes the part. byArticle has the annotations of each article of the
// library, in its order; all are marked as the publisher's.
func Build(byArticle [][]annotation.Annotation) ([]byte, error) {
	head := binary.LittleEndian.AppendUint32(nil, uint32(len(byArticle)))
	var data []byte
	for _, list := range byArticle {
		head = binary.LittleEndian.AppendUint32(head, uint32(len(data)))
		for _, a := range list {
			a.Publisher = true
			j := a.AppendJSON(nil)
			data = append(binary.AppendUvarint(data, uint64(len(j))), j...)
		}
		if len(data) > math.MaxInt32 {
			return nil, errors.New("published: more than 2 GB of annotations")
		}
	}
	head = binary.LittleEndian.AppendUint32(head, uint32(len(data)))
	return append(head, data...), nil
}

// A List is an opened part.
type List struct {
	src      io.ReaderAt
	size     int64
	articles int
}

// Open opens the part; src is nil where an archive has none (as
// library.Library.Part returns it), and the list then is empty.
func Open(src *io.SectionReader) (*List, error) {
	if src == nil {
		return &List{}, nil
	}
	head := make([]byte, 4)
	if err := inplace.ReadFull(src, head, 0); err != nil {
		return nil, fmt.Errorf("published: %w", err)
	}
	l := &List{src: src, size: src.Size(), articles: int(binary.LittleEndian.Uint32(head))}
	if l.start() > l.size {
		return nil, fmt.Errorf("published: %w", ErrCorrupt)
	}
	return l, nil
}

// start is where the annotations begin.
func (l *List) start() int64 { return 4 + offsetSize*(int64(l.articles)+1) }

// Article returns the publisher's annotations of article i, in the order of
// its text, answers among them; none where i is outside of the library.
func (l *List) Article(i int) ([]annotation.Annotation, error) {
	if i < 0 || i >= l.articles {
		return nil, nil
	}
	offsets := make([]byte, 2*offsetSize)
	if err := inplace.ReadFull(l.src, offsets, 4+offsetSize*int64(i)); err != nil {
		return nil, fmt.Errorf("published: article %d: %w", i, err)
	}
	from, to := int64(binary.LittleEndian.Uint32(offsets)), int64(binary.LittleEndian.Uint32(offsets[offsetSize:]))
	if from > to || to > l.size-l.start() {
		return nil, fmt.Errorf("published: article %d: %w", i, ErrCorrupt)
	}
	data := make([]byte, to-from)
	if err := inplace.ReadFull(l.src, data, l.start()+from); err != nil {
		return nil, fmt.Errorf("published: article %d: %w", i, err)
	}
	var list []annotation.Annotation
	for len(data) > 0 {
		size, n := binary.Uvarint(data)
		if n <= 0 || size > uint64(len(data)-n) {
			return nil, fmt.Errorf("published: article %d: %w", i, ErrCorrupt)
		}
		a, err := annotation.ParseJSON(string(data[n : n+int(size)]))
		if err != nil {
			return nil, fmt.Errorf("published: article %d: %w", i, err)
		}
		a.Publisher = true
		list = append(list, a)
		data = data[n+int(size):]
	}
	return list, nil
}

// All returns the annotations of every article, in the library's order.
func (l *List) All() ([]annotation.Annotation, error) {
	var all []annotation.Annotation
	for i := range l.articles {
		list, err := l.Article(i)
		if err != nil {
			return nil, err
		}
		all = append(all, list...)
	}
	return all, nil
}
