// Package train learns the model of names from annotated text and measures
// what it finds. Nothing of it is in a reader or in the publisher's tool.
package train

import (
	"bufio"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"offprint/app/entity/tag"
)

// A Gold is one annotated span, in code points.
type Gold struct {
	Start int    `json:"start"`
	End   int    `json:"end"`
	Label string `json:"label"`
}

// A Document is a text with its gold spans.
type Document struct {
	ID       string `json:"id"`
	Text     string `json:"text"`
	Entities []Gold `json:"entities"`
	// Corpus is set by Load.
	Corpus *Corpus `json:"-"`
}

// A Corpus says how a set of documents was annotated.
type Corpus struct {
	File   string
	Weight float32
	// Labels maps the corpus's labels to the model's types; a label may stand
	// for several.
	Labels map[string][]int
	// Hidden are the types that the corpus leaves unmarked.
	Hidden []int
}

var news = map[string][]int{"PER": {tag.Person}, "ORG": {tag.Org}, "LOC": {tag.Place}, "FAC": {tag.Place}, "NORP": {tag.Norp},
	"EVENT": {tag.Event}, "PRODUCT": {tag.Product}, "MISC": {tag.Misc}}

// Corpora are the training sets, all under licences that let a model of them
// be given away.
var Corpora = []*Corpus{
	{File: "train/own_news.jsonl", Weight: 1, Labels: news},
	{File: "train/wikigold.jsonl", Weight: 1, Labels: map[string][]int{"PER": {tag.Person}, "ORG": {tag.Org}, "LOC": {tag.Place},
		"MISC": {tag.Norp, tag.Event, tag.Product, tag.Misc}}},
	{File: "train/uner_ewt.jsonl", Weight: 1, Labels: news, Hidden: []int{tag.Norp, tag.Event, tag.Product, tag.Misc}},
	{File: "train/crossner_politics.jsonl", Weight: .5, Labels: map[string][]int{"PER": {tag.Person}, "ORG": {tag.Org}, "LOC": {tag.Place},
		"EVENT": {tag.Event}, "MISC": {tag.Norp, tag.Product, tag.Misc}}, Hidden: []int{tag.Product, tag.Norp}},
}

// Load reads a file of documents, one JSON object a line.
func Load(path string) ([]*Document, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, fmt.Errorf("train: %w", err)
	}
	defer f.Close()
	var docs []*Document
	sc := bufio.NewScanner(f)
	sc.Buffer(make([]byte, 1<<20), 1<<28)
	for n := 1; sc.Scan(); n++ {
		if strings.TrimSpace(sc.Text()) == "" {
			continue
		}
		d := &Document{}
		if err := json.Unmarshal(sc.Bytes(), d); err != nil {
			return nil, fmt.Errorf("train: %s: line %d: %w", path, n, err)
		}
		docs = append(docs, d)
	}
	if err := sc.Err(); err != nil {
		return nil, fmt.Errorf("train: %s: %w", path, err)
	}
	return docs, nil
}

// LoadCorpora reads all training sets below dir.
func LoadCorpora(dir string) ([]*Document, error) {
	var all []*Document
	for _, c := range Corpora {
		docs, err := Load(filepath.Join(dir, c.File))
		if err != nil {
			return nil, err
		}
		for _, d := range docs {
			d.Corpus = c
		}
		all = append(all, docs...)
	}
	return all, nil
}
