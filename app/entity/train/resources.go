package train

import (
	_ "embed"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"sort"
	"strings"
)

// Split keeps one source of own_news apart, Wikinews of 2019–20: a model is to
// be judged on a source that it did not learn from, since reports of one
// agency repeat each other.
func Split(docs []*Document) (learn, apart []*Document) {
	for _, d := range docs {
		if d.Corpus == Corpora[0] && strings.HasPrefix(d.ID, "open:wikinews") {
			apart = append(apart, d)
		} else {
			learn = append(learn, d)
		}
	}
	return learn, apart
}

//go:embed organisations.txt
var organisations string

// rawText are files whose text, without labels, word classes are made from.
var rawText = []string{"raw/open_news.jsonl", "train/gmb.jsonl", "train/wnut17.jsonl"}

// LoadResources packs the gazetteers and makes word classes from the text of
// the documents and of the raw files.
func LoadResources(dir string, docs []*Document, log io.Writer) (*Resources, error) {
	b, err := os.ReadFile(filepath.Join(dir, "gazetteers.tsv"))
	if err != nil {
		return nil, fmt.Errorf("train: %w", err)
	}
	r := &Resources{}
	lines := strings.Split(strings.TrimSpace(string(b)), "\n")
	for line := range strings.SplitSeq(strings.TrimSpace(organisations), "\n") {
		if strings.HasPrefix(line, "#") {
			continue
		}
		for name := range strings.SplitSeq(line, "|") {
			lines = append(lines, "ORG\t"+name)
		}
	}
	r.Gazetteer, r.Lexicons.Gazetteer, err = Gazetteer(lines)
	if err != nil {
		return nil, err
	}
	var texts []string
	seen := map[string]bool{}
	add := func(docs []*Document) {
		for _, d := range docs {
			// the same text under two names would count twice
			if !seen[d.Text] {
				seen[d.Text] = true
				texts = append(texts, d.Text)
			}
		}
	}
	add(docs)
	for _, f := range rawText {
		docs, err := Load(filepath.Join(dir, f))
		if err != nil {
			return nil, err
		}
		add(docs)
	}
	r.Classes, r.Lexicons.Classes, err = Classes(texts, log)
	return r, err
}

// PrintErrors writes the commonest kinds of error.
func (t *Table) PrintErrors(w io.Writer, n int) {
	var kinds []string
	for k := range t.Errors {
		kinds = append(kinds, k)
	}
	sort.Slice(kinds, func(i, j int) bool {
		if a, b := t.Errors[kinds[i]], t.Errors[kinds[j]]; a != b {
			return a > b
		}
		return kinds[i] < kinds[j]
	})
	for _, k := range kinds[:min(n, len(kinds))] {
		fmt.Fprintf(w, "    %4d  %s\n", t.Errors[k], k)
	}
}
