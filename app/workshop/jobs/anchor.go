package jobs

import (
	"offprint/app/annotation"
	"offprint/app/workshop"
)

// anchor finds the places of annotations in a text that has changed.
func (s *Shop) anchor(request []byte) ([]byte, error) {
	r, err := workshop.DecodeAnchor(request)
	if err != nil {
		return nil, err
	}
	anchorer := annotation.NewAnchorer(r.Text, r.Old, nil)
	list := make([]annotation.Anchoring, len(r.Selectors))
	for i := range r.Selectors {
		list[i] = anchorer.Anchor(r.Selectors[i])
	}
	return workshop.AnchorAnswer(list), nil
}
