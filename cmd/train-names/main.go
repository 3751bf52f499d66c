// Train-names learns the model that finds names in articles. It is a tool for
// developers: `go run ./cmd/train-names -data DIR -o FILE`. The same data give
// the same bytes.
package main

import (
	"bytes"
	"compress/gzip"
	"flag"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"time"

	"offprint/app/entity"
	"offprint/app/entity/token"
	"offprint/app/entity/train"
)

func main() {
	if err := run(); err != nil {
		fmt.Fprintln(os.Stderr, "train-names:", err)
		os.Exit(1)
	}
}

func run() error {
	data := flag.String("data", "", "folder with train/, dev/, raw/ and gazetteers.tsv")
	out := flag.String("o", "", "where the model is written")
	model := flag.String("model", "", "measure this model instead of training one")
	held := flag.Bool("held", false, "keep a source of own_news apart and measure on it")
	unseen := flag.Bool("unseen", false, "measure on worldwide_measure_only too")
	speed := flag.Bool("speed", false, "measure loading and tagging, on one core, and nothing else")
	errs := flag.Bool("errors", false, "list the kinds of error")
	s := train.Defaults
	s.Log = os.Stderr
	flag.IntVar(&s.Epochs, "epochs", s.Epochs, "passes over the text")
	flag.IntVar(&s.Members, "members", s.Members, "runs whose mean is the model")
	flag.IntVar(&s.Folds, "folds", s.Folds, "parts for the second pass")
	flag.Float64Var(&s.Rate, "rate", s.Rate, "step")
	flag.Float64Var(&s.Drop, "drop", s.Drop, "dropout")
	flag.Float64Var(&s.Blind, "blind", s.Blind, "how often a name's words are taken as unknown")
	flag.Float64Var(&s.Decay, "decay", s.Decay, "decay of weights per epoch")
	flag.IntVar(&s.Least, "least", s.Least, "how often a feature must occur")
	prune := flag.Float64("prune", float64(s.Prune), "smallest weight kept")
	flag.Parse()
	s.Prune = float32(*prune)
	if *data == "" {
		return fmt.Errorf("-data is missing: the folder with the training text")
	}
	docs, err := train.LoadCorpora(*data)
	if err != nil {
		return err
	}
	var apart []*train.Document
	if *held {
		docs, apart = train.Split(docs)
	}
	var file []byte
	if *model != "" {
		file, err = os.ReadFile(*model)
	} else {
		file, err = fit(*data, docs, s)
	}
	if err != nil {
		return err
	}
	if *speed {
		return race(docs, file)
	}
	if *out != "" {
		if err := os.WriteFile(*out, file, 0o644); err != nil {
			return err
		}
	}
	return measure(*data, file, apart, *unseen, *errs)
}

func fit(data string, docs []*train.Document, s train.Settings) ([]byte, error) {
	res, err := train.LoadResources(data, docs, s.Log)
	if err != nil {
		return nil, err
	}
	return train.Fit(docs, res, s)
}

// devSets are the files that a model is measured on.
var devSets = []string{"wikigold", "uner_ewt", "uner_pud_wiki"}

func measure(data string, file []byte, apart []*train.Document, unseen, errs bool) error {
	var z bytes.Buffer
	w, _ := gzip.NewWriterLevel(&z, 9)
	_, _ = io.Copy(w, bytes.NewReader(file))
	w.Close()
	fmt.Printf("model: %d bytes, %d compressed\n", len(file), z.Len())
	t, err := entity.Open(file)
	if err != nil {
		return err
	}
	find := func(text string) []train.Gold { return train.Find(t, text) }
	show := func(name string, docs []*train.Document) {
		table := train.Measure(docs, find)
		table.Print(os.Stdout, name)
		if errs {
			table.PrintErrors(os.Stdout, 12)
		}
	}
	if len(apart) > 0 {
		show("own_news, source apart", apart)
	}
	sets := devSets
	if unseen {
		sets = append(sets, "worldwide_measure_only")
	}
	for _, name := range sets {
		docs, err := train.Load(filepath.Join(data, "dev", name+".jsonl"))
		if err != nil {
			return err
		}
		show(strings.TrimSuffix(name, "_measure_only"), docs)
	}
	j, err := train.MeasureJoining(filepath.Join(data, "dev", "coref_gum.jsonl"), nil)
	if err != nil {
		return err
	}
	_, _, b := j.BCubed()
	_, _, pairs := j.Pairs.PRF()
	fmt.Printf("joining gold names         B3 %.1f, pairs %.1f (%d documents, %d names)\n", b, pairs, j.Docs, j.Mentions)
	return nil
}

// race measures how fast a model loads and tags, joining and all.
func race(docs []*train.Document, file []byte) error {
	start := time.Now()
	const loads = 5
	var t *entity.Tagger
	for range loads {
		var err error
		if t, err = entity.Open(file); err != nil {
			return err
		}
	}
	load := time.Since(start) / loads
	tokens := 0
	best := time.Duration(0)
	for range 3 {
		tokens = 0
		var toks []token.Token
		spent := time.Duration(0)
		for _, d := range docs[:min(400, len(docs))] {
			begin := time.Now()
			t.Text(d.Text, "", "en")
			spent += time.Since(begin)
			toks = token.Split(d.Text, toks[:0])
			tokens += len(toks)
		}
		if best == 0 || spent < best {
			best = spent
		}
	}
	fmt.Printf("%s/%s: load %d ms; %d tokens in %d ms, %.0f tokens/s\n", runtime.GOOS, runtime.GOARCH, load.Milliseconds(), tokens, best.Milliseconds(), float64(tokens)/best.Seconds())
	return nil
}
