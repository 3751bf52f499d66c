package workshop

import (
	"offprint/app/annotation"
	"offprint/app/packed"
)

// Anchor asks where annotations stand in a text that they were not made on.
type Anchor struct {
	Text string
	// Old is the text they were made on, or empty.
	Old       string
	Selectors []annotation.Selectors
}

// Encode makes the request.
func (a Anchor) Encode() []byte {
	b := packed.AppendText(packed.AppendText([]byte{byte(JobAnchor)}, a.Text), a.Old)
	b = packed.AppendInt(b, len(a.Selectors))
	for _, s := range a.Selectors {
		b = packed.AppendText(packed.AppendText(packed.AppendText(b, s.Quote.Exact), s.Quote.Prefix), s.Quote.Suffix)
		b = appendSpan(b, s.Position)
	}
	return b
}

func appendSpan(b []byte, s annotation.Span) []byte {
	return packed.AppendInt(packed.AppendInt(b, s.Start), s.End)
}

func (d *decoder) span() annotation.Span {
	start := d.Int()
	return annotation.Span{Start: start, End: d.Int()}
}

// DecodeAnchor reads the request.
func DecodeAnchor(b []byte) (Anchor, error) {
	d, err := request(b, JobAnchor)
	if err != nil {
		return Anchor{}, err
	}
	a := Anchor{Text: d.Text(), Old: d.Text()}
	for range d.Count() {
		var s annotation.Selectors
		s.Quote = annotation.TextQuoteSelector{Exact: d.Text(), Prefix: d.Text(), Suffix: d.Text()}
		s.Position = d.span()
		a.Selectors = append(a.Selectors, s)
	}
	return a, d.end(ErrRequest)
}

// Confidences are sent in thousandths.
const confidenceUnit = 1000

// AnchorAnswer makes the answer to Anchor, in the order of the selectors.
func AnchorAnswer(list []annotation.Anchoring) []byte {
	b := packed.AppendInt([]byte{answerDone}, len(list))
	for _, a := range list {
		b = append(appendSpan(b, a.Span), byte(a.State))
		b = packed.AppendInt(b, int(a.Confidence*confidenceUnit+0.5))
		b = packed.AppendInt(b, len(a.Candidates))
		for _, c := range a.Candidates {
			b = packed.AppendInt(appendSpan(b, c.Span), int(c.Confidence*confidenceUnit+0.5))
		}
	}
	return b
}

// DecodeAnchorAnswer reads it.
func DecodeAnchorAnswer(answer []byte) ([]annotation.Anchoring, error) {
	d, err := body(answer)
	if err != nil {
		return nil, err
	}
	var list []annotation.Anchoring
	for range d.Count() {
		a := annotation.Anchoring{Span: d.span(), State: annotation.State(d.Int())}
		a.Confidence = float64(d.Int()) / confidenceUnit
		if a.State < annotation.Exact || a.State > annotation.Lost {
			d.Fail()
		}
		for range d.Count() {
			c := annotation.Candidate{Span: d.span()}
			c.Confidence = float64(d.Int()) / confidenceUnit
			a.Candidates = append(a.Candidates, c)
		}
		list = append(list, a)
	}
	return list, d.end(ErrAnswer)
}
