package main

import (
	"bufio"
	"context"
	"flag"
	"fmt"
	"io"
	"os"
	"sort"
	"strings"

	"offprint/app/article"
	"offprint/app/article/parse"
	"offprint/app/entity"
	"offprint/app/entity/model"
)

const entitiesHelp = `Usage: offprint entities [OPTIONS] FILE…

Prints the names in documents: people, organisations, places, dates, amounts.
Each line says where: start and end count Unicode code points of the file as
decoded, without its byte order mark. "text" is the name as a reader is shown
it: a line end in the file is a space there. In plain text the span holds just
that. In Markdown and HTML a span that markup interrupts takes the markup in.
A name that does not stand in the file, such as one in a title made from the
file's name, is left out. "-" reads standard input, as plain text.

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

// entities finds the names of a file and passes them on.
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
	found, err := document(file, data)
	if err != nil {
		return err
	}
	for _, x := range found {
		if err := emit(x); err != nil {
			return err
		}
	}
	return nil
}

// document finds the names of a document and gives them in the order of the
// file, with positions in it as decoded. The document is read as the reader
// would show it, since what is a headline helps to tell names from words.
func document(file string, data []byte) ([]entity.Found, error) {
	a, _, err := parse.File(file, data)
	if err != nil {
		return nil, err
	}
	source, _ := parse.Decode(file, data)
	origin := parse.NewOrigin(file, source, a)
	var found []entity.Found
	err = mentions(a, func(x entity.Found) {
		if from, to, ok := origin.Span(x.Start, x.End); ok {
			x.Start, x.End = from, to
			found = append(found, x)
		}
	})
	// A title made of the first words repeats them: they stand in the file once.
	sort.SliceStable(found, func(i, j int) bool { return found[i].Start < found[j].Start })
	kept := found[:0]
	for _, x := range found {
		if len(kept) == 0 || x.Start >= kept[len(kept)-1].End {
			kept = append(kept, x)
		}
	}
	return kept, err
}

// longArticle is how many bytes are annotated at once; a longer text goes
// through in pieces, so that memory stays bounded.
const longArticle = 1 << 20

// mentions finds the names of an article, with positions in its text.
func mentions(a *article.Article, emit func(entity.Found)) error {
	if len(a.Text) > longArticle {
		return model.Tagger().Stream(strings.NewReader(a.Text), emit)
	}
	doc := model.Tagger().Annotate(a)
	text := article.NewIndex(a.Text)
	for _, m := range doc.Mentions {
		emit(entity.Found{Mention: m, Text: text.Slice(m.Start, m.End), Name: doc.Entities[m.Entity].Name})
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
