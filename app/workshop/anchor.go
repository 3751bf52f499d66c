package workshop

import "offprint/app/annotation"

// Anchor asks where annotations stand in a text that they were not made on.
type Anchor struct {
	Text string
	// Old is the text they were made on, or empty.
	Old       string
	Selectors []annotation.Selectors
}

// Encode makes the request.
func (a Anchor) Encode() []byte {
	b := appendText(appendText([]byte{byte(JobAnchor)}, a.Text), a.Old)
	b = appendInt(b, len(a.Selectors))
	for _, s := range a.Selectors {
		b = appendText(appendText(appendText(b, s.Quote.Exact), s.Quote.Prefix), s.Quote.Suffix)
		b = appendSpan(b, s.Position)
	}
	return b
}

func appendSpan(b []byte, s annotation.Span) []byte { return appendInt(appendInt(b, s.Start), s.End) }

func (d *decoder) span() annotation.Span {
	start := d.int()
	return annotation.Span{Start: start, End: d.int()}
}

// DecodeAnchor reads the request.
func DecodeAnchor(b []byte) (Anchor, error) {
	d, err := request(b, JobAnchor)
	if err != nil {
		return Anchor{}, err
	}
	a := Anchor{Text: d.text(), Old: d.text()}
	for range d.count() {
		var s annotation.Selectors
		s.Quote = annotation.TextQuoteSelector{Exact: d.text(), Prefix: d.text(), Suffix: d.text()}
		s.Position = d.span()
		a.Selectors = append(a.Selectors, s)
	}
	return a, d.end(ErrRequest)
}

// Confidences are sent in thousandths.
const confidenceUnit = 1000

// AnchorAnswer makes the answer to Anchor, in the order of the selectors.
func AnchorAnswer(list []annotation.Anchoring) []byte {
	b := appendInt([]byte{answerDone}, len(list))
	for _, a := range list {
		b = append(appendSpan(b, a.Span), byte(a.State))
		b = appendInt(b, int(a.Confidence*confidenceUnit+0.5))
		b = appendInt(b, len(a.Candidates))
		for _, c := range a.Candidates {
			b = appendInt(appendSpan(b, c.Span), int(c.Confidence*confidenceUnit+0.5))
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
	for range d.count() {
		a := annotation.Anchoring{Span: d.span(), State: annotation.State(d.int())}
		a.Confidence = float64(d.int()) / confidenceUnit
		if a.State < annotation.Exact || a.State > annotation.Lost {
			d.fail()
		}
		for range d.count() {
			c := annotation.Candidate{Span: d.span()}
			c.Confidence = float64(d.int()) / confidenceUnit
			a.Candidates = append(a.Candidates, c)
		}
		list = append(list, a)
	}
	return list, d.end(ErrAnswer)
}
