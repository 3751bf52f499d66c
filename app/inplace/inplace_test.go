package inplace_test

import (
	"errors"
	"io"
	"strings"
	"testing"

	"offprint/app/inplace"
)

func TestReadFullFillsOrSaysWhy(t *testing.T) {
	src := strings.NewReader("abcdef")
	for _, c := range []struct {
		size   int
		offset int64
		want   string
		err    error
	}{
		{3, 1, "bcd", nil},
		{2, 4, "ef", nil}, // the last bytes, with which some sources give io.EOF
		{0, 99, "", nil},
		{3, 4, "", io.ErrUnexpectedEOF},
		{1, 6, "", io.ErrUnexpectedEOF},
	} {
		p := make([]byte, c.size)
		err := inplace.ReadFull(src, p, c.offset)
		if !errors.Is(err, c.err) || err == nil && string(p) != c.want {
			t.Errorf("%d bytes from %d: %q, %v", c.size, c.offset, p, err)
		}
	}
}
