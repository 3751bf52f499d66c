// Package inplace reads data that stays where it is: a file, or an array of the
// page's outside of the program's memory.
package inplace

import "io"

// ReadFull fills p with the bytes of src from offset. Where src ends before,
// the error is io.ErrUnexpectedEOF.
func ReadFull(src io.ReaderAt, p []byte, offset int64) error {
	if len(p) == 0 {
		return nil
	}
	n, err := src.ReadAt(p, offset)
	if n == len(p) {
		return nil
	}
	if err == nil || err == io.EOF {
		err = io.ErrUnexpectedEOF
	}
	return err
}
