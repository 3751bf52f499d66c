// Package ask is how the interface asks the workshop, the reader's second
// program: see package workshop.
package ask

import (
	"errors"
	"time"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"offprint/app/workshop"
)

// Workshop sends a request of package workshop to the second program and
// waits for the answer, to be read with workshop's Decode… functions. The first
// one takes as long as the program takes to start. It must be called from a
// goroutine of its own (ctx.Async), never from a handler: it blocks.
func Workshop(request []byte) ([]byte, error) {
	return WorkshopWith(request, nil)
}

// WorkshopWith does the same with a file that is appended to the request: a
// Blob of the page, which never enters this program's memory. It is how a file
// goes into an Import without its File set.
func WorkshopWith(request []byte, file app.Value) ([]byte, error) {
	library, model := workshop.Needs(request)
	options := map[string]any{"library": library, "model": model}
	if file != nil {
		options["file"] = file
	}
	array := app.Window().Get("Uint8Array").New(len(request))
	app.CopyBytesToJS(array, request)

	answer, err := Await(app.Window().Get("offprint").Call("workshop", array, options))
	if err != nil {
		return nil, err
	}
	bytes := make([]byte, answer.Length())
	app.CopyBytesToGo(bytes, answer)
	return bytes, nil
}

// Await waits for a promise of the page's. It blocks as Workshop does.
func Await(promise app.Value) (app.Value, error) {
	type outcome struct {
		value app.Value
		err   error
	}
	done := make(chan outcome, 1)
	took := app.FuncOf(func(_ app.Value, args []app.Value) any {
		done <- outcome{value: args[0]}
		return nil
	})
	failed := app.FuncOf(func(_ app.Value, args []app.Value) any {
		done <- outcome{err: errors.New(args[0].Get("message").String())}
		return nil
	})
	defer took.Release()
	defer failed.Release()
	promise.Call("then", took, failed)
	o := <-done
	return o.value, o.err
}

// mostBusy is how long a piece of work may keep the page from answering.
const mostBusy = 12 * time.Millisecond

// Breather returns a workshop.Yield for long encoding and decoding: when the
// page has been kept waiting it lets it have a turn.
func Breather() workshop.Yield {
	began := time.Now()
	return func() {
		if time.Since(began) < mostBusy {
			return
		}
		time.Sleep(time.Millisecond) // less does not let the browser's own loop run
		began = time.Now()
	}
}
