// Command reader is the program that runs in the browser: it opens the library
// that its own file carries and starts the interface. It decides nothing.
package main

import (
	"fmt"
	"io"
	"syscall/js"

	"offprint/app/library"
	"offprint/app/store"
	"offprint/app/ui"
)

func main() {
	page := js.Global().Get("offprint") // made by web/js
	base := page.Get("base").String()
	data := page.Get("library")
	lib, err := library.Open(bytesAt{data}, int64(data.Length()))
	if err != nil {
		panic(fmt.Errorf("reader: %w", err))
	}
	ui.Start(ui.NewReader(lib, store.NewLocal("offprint:"+base+":"), base))
}

// bytesAt reads a Uint8Array in place: the library stays outside of the
// program's memory.
type bytesAt struct{ array js.Value }

func (b bytesAt) ReadAt(p []byte, offset int64) (int, error) {
	size := int64(b.array.Length())
	if offset >= size {
		return 0, io.EOF
	}
	end := min(offset+int64(len(p)), size)
	n := js.CopyBytesToGo(p, b.array.Call("subarray", offset, end))
	if n < len(p) {
		return n, io.EOF
	}
	return n, nil
}
