// Package jsarray reads an array of the page's in place: what is in it stays
// outside of the program's memory.
package jsarray

import (
	"io"
	"syscall/js"
)

// A ReaderAt reads a Uint8Array.
type ReaderAt struct{ Array js.Value }

// ReadAt is io.ReaderAt's.
func (r ReaderAt) ReadAt(p []byte, offset int64) (int, error) {
	size := int64(r.Array.Length())
	if offset >= size {
		return 0, io.EOF
	}
	end := min(offset+int64(len(p)), size)
	n := js.CopyBytesToGo(p, r.Array.Call("subarray", offset, end))
	if n < len(p) {
		return n, io.EOF
	}
	return n, nil
}
