// Command bench-annotation measures how well and how fast annotations find
// their places again, on the cases of a folder that has cases.jsonl: one case a
// line with the old and the new text, the selectors and the right answer.
//
//	go run ./cmd/bench-annotation -data DIR
//
// The documents are divided by a hash of their names into a part to tune on
// and an unseen part, and both are reported. The speed is measured on texts
// that the command makes itself, so it runs without -data too; for the browser's
// figures build it with GOOS=js GOARCH=wasm and run it under node.
package main

import (
	"flag"
	"fmt"
	"os"
)

func main() {
	data := flag.String("data", "", "folder with cases.jsonl; without it only the speed is measured")
	show := flag.Bool("show", false, "list the tuning part's cases that failed")
	speed := flag.Bool("speed", true, "measure the speed")
	w3c := flag.String("w3c", "", "folder with W3C samples: correct/, incorrect/ and schemas/")
	out := flag.String("export", "", "write our own W3C export of made-up annotations to this file, for validate.mjs")
	flag.Parse()
	if err := run(*data, *w3c, *out, *show, *speed); err != nil {
		fmt.Fprintln(os.Stderr, "bench-annotation:", err)
		os.Exit(1)
	}
}

func run(data, w3c, out string, show, speed bool) error {
	if data != "" {
		if err := anchoring(data, show); err != nil {
			return err
		}
	}
	if w3c != "" {
		if err := samples(w3c); err != nil {
			return err
		}
	}
	if out != "" {
		if err := exportSample(out); err != nil {
			return err
		}
	}
	if speed {
		measureSpeed()
	}
	return nil
}
