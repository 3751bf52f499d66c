package train

import (
	"offprint/app/entity/crf"
	"offprint/app/entity/tag"
	"offprint/app/entity/value"
)

// A sample is a document made ready for training.
type sample struct {
	doc   *Document
	seqs  []crf.Sequence // features are keys until they are numbered
	spans [][2]int       // tokens of each sequence
}

// prepare splits the documents and computes the features of the first pass.
func prepare(docs []*Document, lex *tag.Lexicons) []*sample {
	a := tag.NewAnalysis(lex)
	out := make([]*sample, len(docs))
	for i, d := range docs {
		a.Load(d.Text)
		value.Mark(a.Text, a.Tokens, a.Marks)
		s := &sample{doc: d}
		allowed := labels(d, a)
		for _, sent := range a.Sentences {
			q := crf.Sequence{Weight: 1}
			if d.Corpus != nil {
				q.Weight = d.Corpus.Weight
			}
			for k := sent.Start; k < sent.End; k++ {
				q.Features = append(q.Features, a.Features(k, sent, nil))
				q.Blind = append(q.Blind, a.BlindFeatures(k, sent))
			}
			q.Allowed = allowed[sent.Start:sent.End]
			s.seqs = append(s.seqs, q)
			s.spans = append(s.spans, [2]int{sent.Start, sent.End})
		}
		out[i] = s
	}
	return out
}

// labels returns the set of labels that each token may have.
func labels(d *Document, a *tag.Analysis) []uint64 {
	out := make([]uint64, len(a.Tokens))
	plain := uint64(1)
	c := d.Corpus
	if c == nil {
		return out
	}
	for _, t := range c.Hidden {
		plain |= 15 << tag.Scheme.Label(t, 0)
	}
	for i := range out {
		out[i] = plain
	}
	starts, ends := map[int]int{}, map[int]int{}
	for i, t := range a.Tokens {
		starts[int(t.Start)], ends[int(t.End)] = i, i
	}
	for _, e := range d.Entities {
		types := c.Labels[e.Label]
		if types == nil {
			continue
		}
		i, okStart := starts[e.Start]
		j, okEnd := ends[e.End]
		if !okStart || !okEnd || i > j {
			// the span cuts a token: say nothing of the tokens it touches
			for k, t := range a.Tokens {
				if int(t.Start) < e.End && e.Start < int(t.End) {
					out[k] = 1<<tag.Scheme.Labels() - 1
				}
			}
			continue
		}
		for k := i; k <= j; k++ {
			part := crf.Inside
			switch {
			case i == j:
				part = crf.Single
			case k == i:
				part = crf.Begin
			case k == j:
				part = crf.End
			}
			out[k] = 0
			for _, t := range types {
				out[k] |= 1 << tag.Scheme.Label(t, part)
			}
		}
	}
	return out
}

// A dictionary numbers the features that training keeps.
type dictionary struct {
	ids  []int32 // by key; -1 is dropped
	keys []uint32
}

// number counts the features of the samples, keeps those seen at least least
// times, and replaces keys by numbers in the training samples.
func number(samples []*sample, least int) *dictionary {
	counts := make([]uint8, 1<<crf.KeyBits)
	for _, s := range samples {
		for _, q := range s.seqs {
			for _, list := range [2][][]uint32{q.Features, q.Blind} {
				for _, fs := range list {
					for _, f := range fs {
						if counts[f] < 255 {
							counts[f]++
						}
					}
				}
			}
		}
	}
	d := &dictionary{ids: make([]int32, len(counts))}
	for k, n := range counts {
		d.ids[k] = -1
		if int(n) >= least {
			d.ids[k] = int32(len(d.keys))
			d.keys = append(d.keys, uint32(k))
		}
	}
	return d
}

// sequences returns the samples' sequences with numbered features.
func (d *dictionary) sequences(samples []*sample) []crf.Sequence {
	var out []crf.Sequence
	for _, s := range samples {
		for _, q := range s.seqs {
			out = append(out, d.translate(q))
		}
	}
	return out
}

func (d *dictionary) translate(q crf.Sequence) crf.Sequence {
	q.Features = d.ofTokens(q.Features)
	if q.Blind != nil {
		q.Blind = d.ofTokens(q.Blind)
	}
	return q
}

func (d *dictionary) ofTokens(keys [][]uint32) [][]uint32 {
	n := 0
	for _, fs := range keys {
		n += len(fs)
	}
	flat := make([]uint32, 0, n)
	out := make([][]uint32, len(keys))
	for i, fs := range keys {
		if fs == nil {
			continue
		}
		at := len(flat)
		for _, f := range fs {
			if id := d.ids[f]; id >= 0 {
				flat = append(flat, uint32(id))
			}
		}
		out[i] = flat[at:len(flat):len(flat)]
	}
	return out
}
