package tag

import (
	"errors"

	"offprint/app/entity/crf"
	"offprint/app/entity/lexicon"
	"offprint/app/entity/token"
)

// The types the model tells apart, in the order of its labels.
const (
	Person = iota
	Org
	Place
	Norp
	Event
	Product
	Misc
	types
)

// Scheme is the model's label set.
var Scheme = crf.Scheme{Types: types}

// Scale is how many integer units a weight of 1 has.
const Scale = 24

// A Model is everything a tagger reads. It never changes once it is open and
// serves any number of goroutines.
type Model struct {
	Lexicons
	First, Second *crf.Weights
}

const magic = "offprint names 1\n"

// Open reads a model from its file's bytes.
func Open(data []byte) (*Model, error) {
	if len(data) < len(magic) || string(data[:len(magic)]) != magic {
		return nil, errors.New("tag: this is not a model of names, or one of another version")
	}
	data = data[len(magic):]
	m := &Model{}
	var err error
	if m.Gazetteer, data, err = lexicon.Unpack(data); err != nil {
		return nil, err
	}
	if m.Classes, data, err = lexicon.Unpack(data); err != nil {
		return nil, err
	}
	if m.First, data, err = crf.Unpack(data, Scheme.Labels()); err != nil {
		return nil, err
	}
	if m.Second, data, err = crf.Unpack(data, Scheme.Labels()); err != nil {
		return nil, err
	}
	if len(data) != 0 || len(m.First.Trans) == 0 || len(m.Second.Trans) == 0 {
		return nil, errors.New("tag: the model is damaged")
	}
	return m, nil
}

// Header begins a model file; the gazetteer, the classes and the weights of
// both passes follow.
func Header() []byte { return []byte(magic) }

// A Tagger finds names with a model. It keeps working memory, so each
// goroutine needs its own.
type Tagger struct {
	*Analysis
	model         *Model
	first, second *crf.Decoder
	scores        []int32
	labels        []uint8
	final         []uint8
	known         []known
}

// NewTagger returns a tagger over the model.
func NewTagger(m *Model) *Tagger {
	return &Tagger{Analysis: NewAnalysis(&m.Lexicons), model: m,
		first: crf.NewDecoder(Scheme, m.First.Trans), second: crf.NewDecoder(Scheme, m.Second.Trans)}
}

// Tag appends the names of the loaded document to buf.
func (t *Tagger) Tag(buf []crf.Span) []crf.Span {
	L, n := Scheme.Labels(), len(t.Tokens)
	t.scores = resize(t.scores, n*L)
	t.labels = resize(t.labels, n)
	t.final = resize(t.final, n)
	for _, s := range t.Sentences {
		for i := s.Start; i < s.End; i++ {
			row := t.scores[i*L : (i+1)*L]
			for off := max(-2, s.Start-i); off <= min(2, s.End-1-i); off++ {
				for y, v := range t.unaryScores(t.words[i+off], off) {
					row[y] += v
				}
			}
			for off := -2; off <= 2; off++ {
				if i+off < s.Start || i+off >= s.End {
					for y, v := range t.unaryScores(t.edge, off) {
						row[y] += v
					}
				}
			}
			t.buf = t.local(i, s.Start, s.End, t.buf[:0])
			for _, f := range t.buf {
				t.model.First.Add(f, row)
			}
		}
		t.first.Decode(t.scores[s.Start*L:s.End*L], t.labels[s.Start:s.End])
	}
	t.Guess(t.labels, Scheme)
	for _, s := range t.Sentences {
		t.known = t.knownPhrases(s.Start, s.End, t.known)
		changed := false
		for i := s.Start; i < s.End; i++ {
			t.buf = t.Analysis.second(i, s.Start, s.End, t.known[i-s.Start], t.buf[:0])
			changed = changed || len(t.buf) > 0
			for _, f := range t.buf {
				t.model.Second.Add(f, t.scores[i*L:(i+1)*L])
			}
		}
		if changed {
			t.second.Decode(t.scores[s.Start*L:s.End*L], t.final[s.Start:s.End])
		}
	}
	return Scheme.Spans(t.final, buf)
}

// unaryScores returns the summed weights of a word's own features.
func (t *Tagger) unaryScores(w *word, off int) []int32 {
	if s := w.scores[off+2]; s != nil {
		return s
	}
	s := make([]int32, Scheme.Labels())
	t.buf = w.unary(off, t.buf[:0])
	for _, f := range t.buf {
		t.model.First.Add(f, s)
	}
	w.scores[off+2] = s
	return s
}

// Features returns the features of the first pass at token i of a sentence,
// for training.
func (a *Analysis) Features(i int, s token.Sentence, out []uint32) []uint32 {
	for off := -2; off <= 2; off++ {
		out = a.at(i+off, s.Start, s.End).unary(off, out)
	}
	return a.local(i, s.Start, s.End, out)
}

// BlindFeatures returns the features of the first pass at token i as they would
// be if the words of its run of capitals had never been seen, nil where there
// is no such run, for training.
func (a *Analysis) BlindFeatures(i int, s token.Sentence) []uint32 {
	r := a.runs[i]
	if r.start == r.end {
		return nil
	}
	kept := append([]*word(nil), a.words[r.start:r.end]...)
	for k := r.start; k < r.end; k++ {
		if w := a.words[k]; w.trig == trigNone {
			b := *w
			b.exact, b.lower, b.class, b.lowClass = 2, 2, 0, 0
			a.words[k] = &b
		}
	}
	out := a.Features(i, s, nil)
	copy(a.words[r.start:r.end], kept)
	return out
}

// SecondFeatures returns the features of the second pass at every token of a
// sentence, for training. Guess must have been called.
func (a *Analysis) SecondFeatures(start, end int) [][]uint32 {
	k := a.knownPhrases(start, end, nil)
	out := make([][]uint32, end-start)
	for i := range out {
		out[i] = a.second(start+i, start, end, k[i], nil)
	}
	return out
}
