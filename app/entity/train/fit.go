package train

import (
	"fmt"
	"io"
	"math"
	"sort"

	"offprint/app/entity/crf"
	"offprint/app/entity/lexicon"
	"offprint/app/entity/tag"
)

// Settings steer a training run.
type Settings struct {
	Epochs  int
	Members int     // first passes, with other random numbers, whose mean is the model
	Folds   int     // parts of the training text for the second pass
	Rate    float64 // AdaGrad's step
	Drop    float64 // dropout of features
	Blind   float64 // how often a name's words are taken as unknown
	Decay   float64
	Least   int     // how often a feature must occur
	Prune   float32 // weights smaller than this are left out of the model
	Log     io.Writer
}

// Defaults are the settings of the committed model.
var Defaults = Settings{Epochs: 6, Members: 3, Folds: 2, Rate: .05, Drop: .5, Blind: .3, Decay: .02, Least: 3, Prune: .04}

// Resources are the model's packed lexicons.
type Resources struct {
	Gazetteer, Classes []byte
	Lexicons           tag.Lexicons
}

// Fit learns both passes from the documents and returns the model file.
func Fit(docs []*Document, res *Resources, s Settings) ([]byte, error) {
	samples := prepare(docs, &res.Lexicons)
	dict := number(samples, s.Least)
	fmt.Fprintf(s.Log, "%d documents, %d features\n", len(docs), len(dict.keys))

	first := s.first(dict.sequences(samples), len(dict.keys), 1)
	model := append(tag.Header(), res.Gazetteer...)
	model = append(model, res.Classes...)
	model = crf.Pack(model, rows(first, dict.keys, s.Prune), transitions(first))

	seconds := s.crossed(samples, dict)
	dict2 := number(seconds, 3)
	t2 := crf.NewTrainer(tag.Scheme, len(dict2.keys))
	copy(t2.T, first.T)
	t2.Train(dict2.sequences(seconds), crf.Options{Epochs: 6, Rate: s.Rate / 2, Dropout: .1, Decay: s.Decay, Average: 4, Seed: 7})
	model = crf.Pack(model, rows(t2, dict2.keys, s.Prune/2), transitions(t2))
	_, err := tag.Open(model)
	return model, err
}

// first trains the first pass: the mean of several runs, which errs less than
// each of them, as far as all weights are linear.
func (s Settings) first(seqs []crf.Sequence, features int, seed uint64) *crf.Trainer {
	var t *crf.Trainer
	for m := range max(1, s.Members) {
		u := crf.NewTrainer(tag.Scheme, features)
		u.Train(seqs, crf.Options{Epochs: s.Epochs, Rate: s.Rate, Dropout: s.Drop, Blind: s.Blind, Decay: s.Decay, Average: max(1, s.Epochs/3), Seed: seed + 100*uint64(m),
			Progress: func(e int, loss float64) { fmt.Fprintf(s.Log, "run %d, epoch %d: %.4f\n", m+1, e+1, loss) }})
		if t == nil {
			t = u
			continue
		}
		t.Mean(u, m)
	}
	// the second pass must learn from the scores it will meet
	for i, v := range t.W {
		t.W[i] = 0
		if v >= s.Prune || v <= -s.Prune {
			t.W[i] = float32(quantise(v)) / tag.Scale
		}
	}
	return t
}

// crossed returns the samples for the second pass. Each document is read by a
// first pass that was trained on the other parts, so that the second one
// learns from readings as good as it will meet (Wolpert 1992, stacking).
func (s Settings) crossed(samples []*sample, dict *dictionary) []*sample {
	var out []*sample
	for fold := range s.Folds {
		var rest, part []*sample
		for i, x := range samples {
			if i%s.Folds == fold {
				part = append(part, x)
			} else {
				rest = append(rest, x)
			}
		}
		fmt.Fprintf(s.Log, "part %d of %d\n", fold+1, s.Folds)
		t := s.first(dict.sequences(rest), len(dict.keys), uint64(fold)+2)
		out = append(out, reread(part, dict, t)...)
	}
	return out
}

// reread runs a first pass over the samples and returns what the second pass
// sees of them.
func reread(part []*sample, dict *dictionary, t *crf.Trainer) []*sample {
	dec := crf.NewDecoder(tag.Scheme, transitions(t))
	a := tag.NewAnalysis(&tag.Lexicons{})
	var out []*sample
	for _, x := range part {
		a.Load(x.doc.Text)
		guess := make([]uint8, len(a.Tokens))
		y := &sample{doc: x.doc, spans: x.spans}
		for k, q := range x.seqs {
			r := dict.translate(q)
			base := t.Scores(&r)
			ints := make([]int32, len(base))
			for i, v := range base {
				ints[i] = int32(math.Round(float64(v * tag.Scale)))
			}
			dec.Decode(ints, guess[x.spans[k][0]:x.spans[k][1]])
			y.seqs = append(y.seqs, crf.Sequence{Allowed: q.Allowed, Base: base, Weight: q.Weight})
		}
		a.Guess(guess, tag.Scheme)
		for k := range y.seqs {
			y.seqs[k].Features = a.SecondFeatures(x.spans[k][0], x.spans[k][1])
		}
		out = append(out, y)
	}
	return out
}

func quantise(v float32) int8 {
	return int8(max(-127, min(127, math.Round(float64(v*tag.Scale)))))
}

// rows returns the weights that are worth keeping.
func rows(t *crf.Trainer, keys []uint32, prune float32) []crf.Row {
	var out []crf.Row
	for f, k := range keys {
		r := crf.Row{Key: k}
		for y, v := range t.W[f*t.L : (f+1)*t.L] {
			if q := quantise(v); q != 0 && (v >= prune || v <= -prune) {
				r.Labels = append(r.Labels, uint8(y))
				r.Values = append(r.Values, q)
			}
		}
		if len(r.Labels) > 0 {
			out = append(out, r)
		}
	}
	return out
}

func transitions(t *crf.Trainer) []int32 {
	out := make([]int32, len(t.T))
	for i, v := range t.T {
		out[i] = int32(math.Round(float64(v * tag.Scale)))
	}
	return out
}

// Gazetteer packs the categories and names of a gazetteer file.
func Gazetteer(lines []string) ([]byte, *lexicon.Table, error) {
	m := map[uint64]uint8{}
	for n, l := range lines {
		cat, name, ok := cut(l)
		bit := tag.Categories[cat]
		if !ok || bit == 0 {
			return nil, nil, fmt.Errorf("train: gazetteer line %d: want category, tab, name; got %q", n+1, l)
		}
		if words := phrase(name); len(words) > 0 {
			m[tag.PhraseHash(words)] |= bit
		}
	}
	var entries []lexicon.Entry
	for h, v := range m {
		entries = append(entries, lexicon.Entry{Hash: h, Value: v})
	}
	sort.Slice(entries, func(i, j int) bool { return entries[i].Hash < entries[j].Hash })
	packed := lexicon.Pack(nil, entries, true)
	table, _, err := lexicon.Unpack(packed)
	return packed, table, err
}
