// Package crf is a linear-chain conditional random field over spans
// (Lafferty, McCallum and Pereira 2001) with BIOES labels, hashed features and
// small integer weights. Decoding is exact (Viterbi); training maximises the
// marginal likelihood, so that text in which some types were never marked can
// be learned from (Tsuboi et al. 2008).
package crf

// Parts of a span, in the order of their labels.
const (
	Begin = iota
	Inside
	End
	Single
)

// A Scheme is the label set for a number of types: 0 is outside, and each type
// has four labels.
type Scheme struct{ Types int }

// Labels returns the number of labels.
func (s Scheme) Labels() int { return 1 + 4*s.Types }

// Label returns the label of a part of a span of the type.
func (s Scheme) Label(typ, part int) int { return 1 + 4*typ + part }

// Type returns the type and part of a label that is not outside.
func (s Scheme) Type(label int) (typ, part int) { return (label - 1) / 4, (label - 1) % 4 }

// Starts lists the labels that may follow the end of a span or of nothing.
func (s Scheme) Starts() []int {
	out := []int{0}
	for t := range s.Types {
		out = append(out, s.Label(t, Begin), s.Label(t, Single))
	}
	return out
}

// Ends lists the labels that may stand before a start.
func (s Scheme) Ends() []int {
	out := []int{0}
	for t := range s.Types {
		out = append(out, s.Label(t, End), s.Label(t, Single))
	}
	return out
}

// A Span is a labelled range of tokens, End exclusive.
type Span struct{ Start, End, Type int }

// Spans appends the spans of a label sequence to buf.
func (s Scheme) Spans(labels []uint8, buf []Span) []Span {
	for i := 0; i < len(labels); i++ {
		if labels[i] == 0 {
			continue
		}
		t, part := s.Type(int(labels[i]))
		j := i + 1
		if part == Begin {
			for j < len(labels) {
				j++
				if _, p := s.Type(int(labels[j-1])); p == End {
					break
				}
			}
		}
		buf = append(buf, Span{i, j, t})
		i = j - 1
	}
	return buf
}
