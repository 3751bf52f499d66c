package main

import (
	"bufio"
	"context"
	"flag"
	"fmt"
	"io"
	"os"

	"offprint/app/article"
	"offprint/app/article/parse"
	"offprint/app/entity"
	"offprint/app/entity/model"
)

const entitiesHelp = `Usage: offprint entities [OPTIONS] FILE…

Prints the names in documents: people, organisations, places, dates, amounts.
Each line says where: start and end count Unicode code points of the article's
text, or of the file as it is with -raw. "-" reads standard input, as it is.

Examples:

	offprint entities clippings/colombia.txt
	offprint entities -format csv clippings/*.txt > names.csv
	offprint entities -raw large.txt
`

// writers are the formats of the output.
var writers = map[string]func(w io.Writer, file string, f entity.Found) error{
	"jsonl": entity.WriteJSONL,
	"csv":   entity.WriteCSV,
}

func runEntities(_ context.Context, args []string, out, errOut io.Writer) error {
	fs := flag.NewFlagSet("entities", flag.ContinueOnError)
	format := fs.String("format", "jsonl", "the output: jsonl or csv")
	raw := fs.Bool("raw", false, "take the files as plain text, without looking for headings")
	if err := parseFlags(fs, args, errOut, entitiesHelp); err != nil {
		return err
	}
	write, ok := writers[*format]
	if !ok {
		fmt.Fprintf(errOut, "offprint entities: no format %q: jsonl or csv\n", *format)
		return errUsage
	}
	w := bufio.NewWriter(out)
	if *format == "csv" {
		w.WriteString(entity.CSVHeader)
	}
	for _, file := range fs.Args() {
		if err := entities(file, *raw, func(f entity.Found) error { return write(w, file, f) }); err != nil {
			w.Flush()
			return err
		}
	}
	return w.Flush()
}

// entities finds the names of a file and passes them on. A document is read as
// the reader would show it: what is a headline helps to tell names from words.
func entities(file string, raw bool, emit func(entity.Found) error) error {
	if file == "-" {
		return stream(file, os.Stdin, emit)
	}
	f, err := os.Open(file)
	if err != nil {
		return err
	}
	defer f.Close()
	if raw {
		return stream(file, f, emit)
	}
	data, err := io.ReadAll(f)
	if err != nil {
		return fmt.Errorf("%s: %w", file, err)
	}
	a, _, err := parse.File(file, data)
	if err != nil {
		return err
	}
	doc := model.Tagger().Annotate(a)
	text := article.NewIndex(a.Text)
	for _, m := range doc.Mentions {
		found := entity.Found{Mention: m, Text: text.Slice(m.Start, m.End), Name: doc.Entities[m.Entity].Name}
		if err := emit(found); err != nil {
			return err
		}
	}
	return nil
}

// stream finds the names of plain text of any length.
func stream(file string, in io.Reader, emit func(entity.Found) error) error {
	var failed error
	err := model.Tagger().Stream(in, func(f entity.Found) {
		if failed == nil {
			failed = emit(f)
		}
	})
	if err == nil {
		err = failed
	}
	if err != nil {
		return fmt.Errorf("%s: %w", file, err)
	}
	return nil
}
