// Command workshop is the reader's second program: it runs in a worker of the
// browser and does what package jobs has. It decides nothing.
package main

import (
	"fmt"
	"syscall/js"

	"offprint/app/entity"
	"offprint/app/inplace/jsarray"
	"offprint/app/library"
	"offprint/app/workshop/jobs"
)

func main() {
	var shop jobs.Shop
	self := js.Global().Get("offprint") // made by web/js/worker.js
	// Each takes a Uint8Array; give… return what went wrong, or nothing.
	self.Set("giveLibrary", function(func(array js.Value) (err error) {
		// In place: the library stays outside of the program's memory.
		shop.Library, err = library.Open(jsarray.ReaderAt{Array: array}, int64(array.Length()))
		return err
	}))
	self.Set("giveModel", function(func(array js.Value) (err error) {
		shop.Tagger, err = entity.Open(copied(array))
		return err
	}))
	self.Set("work", js.FuncOf(func(_ js.Value, args []js.Value) any {
		answer := shop.Do(copied(args[0]))
		array := js.Global().Get("Uint8Array").New(len(answer))
		js.CopyBytesToJS(array, answer)
		return array
	}))
	self.Call("ready")
	select {}
}

func function(take func(js.Value) error) js.Func {
	return js.FuncOf(func(_ js.Value, args []js.Value) any {
		if err := take(args[0]); err != nil {
			return fmt.Sprint("workshop: ", err)
		}
		return nil
	})
}

func copied(array js.Value) []byte {
	b := make([]byte, array.Length())
	js.CopyBytesToGo(b, array)
	return b
}
