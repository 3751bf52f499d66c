package main

import (
	"fmt"
	"io"

	"offprint/app/entity/correct"
	"offprint/app/entity/model"
	"offprint/app/folder"
	"offprint/app/site"
	"offprint/app/view"
)

// addNames sets what finds the names, and the corrections of every names.txt.
// Lines that cannot be read are reported by their number and the others hold;
// strict forbids them.
func addNames(src *site.Source, set *folder.Set, errOut io.Writer, strict bool) error {
	src.Tagger = model.Tagger()
	wrong := false
	for _, f := range set.Names {
		ops, err := correct.Parse(f.Path, f.Text)
		if err != nil {
			wrong = true
			fmt.Fprintf(errOut, "%v\n", err)
		}
		src.Corrections = append(src.Corrections, ops...)
	}
	if wrong && strict {
		return fmt.Errorf("%s has lines that cannot be read, and -strict forbids it", folder.NamesName)
	}
	return nil
}

// reportUnused names the corrections that met no name.
func reportUnused(errOut io.Writer, unused []correct.Op, strict bool) error {
	for _, op := range unused {
		fmt.Fprintf(errOut, "note: %s: line %d: no name is called so: %s\n", folder.NamesName, op.Line, op)
	}
	if strict && len(unused) > 0 {
		return fmt.Errorf("%s met no name, and -strict forbids it", view.Plural(len(unused), "correction", "corrections"))
	}
	return nil
}
