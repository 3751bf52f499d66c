package main

import (
	"fmt"
	"io"
	"strings"
	"text/tabwriter"
)

// table prints rows below a title, in columns.
func table(out io.Writer, title string, rows [][]string) {
	fmt.Fprintf(out, "\n%s\n", title)
	w := tabwriter.NewWriter(out, 0, 0, 3, ' ', 0)
	for _, row := range rows {
		fmt.Fprintf(w, "  %s\n", strings.Join(row, "\t"))
	}
	w.Flush()
}

// note prints what must be known to read a table.
func note(out io.Writer, text string) { fmt.Fprintf(out, "  (%s)\n", text) }
