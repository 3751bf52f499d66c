//go:build !js

// Command workshop is the reader's second program, which runs in a worker of
// the browser; see main_js.go. This file lets `go build ./...` pass over it on
// other systems.
package main

import (
	"fmt"
	"os"
)

func main() {
	fmt.Fprintln(os.Stderr, "workshop: this program runs in a browser; `make` compiles it for one")
	os.Exit(2)
}
