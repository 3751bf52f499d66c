// Command reader is the program that runs in the browser: it opens the library
// that its own file carries and starts the interface. It decides nothing.
package main

import (
	"fmt"
	"syscall/js"

	"offprint/app/inplace/jsarray"
	"offprint/app/library"
	"offprint/app/store"
	"offprint/app/ui"
)

func main() {
	page := js.Global().Get("offprint") // made by web/js
	base := page.Get("base").String()
	data := page.Get("library")
	lib, err := library.Open(jsarray.ReaderAt{Array: data}, int64(data.Length()))
	if err != nil {
		panic(fmt.Errorf("reader: %w", err))
	}
	ui.Start(ui.NewReader(lib, store.NewLocal("offprint:"+base+":"), base))
}
