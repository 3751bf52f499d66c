//go:build !js

// Command reader is the program that runs in the browser; see main_js.go. This
// file lets `go build ./...` pass over it on other systems.
package main

import (
	"fmt"
	"os"
)

func main() {
	fmt.Fprintln(os.Stderr, "reader: this program runs in a browser; `make` compiles it for one")
	os.Exit(2)
}
