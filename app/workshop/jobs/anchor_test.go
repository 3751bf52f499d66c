package jobs_test

import (
	"reflect"
	"testing"

	"offprint/app/annotation"
	"offprint/app/workshop"
	"offprint/app/workshop/jobs"
)

func TestPlacesAreTheSameThroughTheWorkshop(t *testing.T) {
	const old = "The gates open on Monday.\n\nThe ferry sails on Friday, and the mail with it."
	const text = "News from the port.\n\nThe gates open on Tuesday.\n\nThe ferry sails on Friday, and the mail with it."
	var selectors []annotation.Selectors
	for _, span := range []annotation.Span{{Start: 4, End: 24}, {Start: 27, End: 52}, {Start: 60, End: 68}} {
		selectors = append(selectors, annotation.Describe(old, span))
	}
	selectors = append(selectors, annotation.Selectors{Quote: annotation.TextQuoteSelector{Exact: "nothing that was ever printed here"}})
	for _, before := range []string{"", old} {
		var shop jobs.Shop
		got, err := workshop.DecodeAnchorAnswer(shop.Do(workshop.Anchor{Text: text, Old: before, Selectors: selectors}.Encode()))
		if err != nil || len(got) != len(selectors) {
			t.Fatalf("%d places, %v", len(got), err)
		}
		for i, s := range selectors {
			want := annotation.Anchor(text, s, before)
			if got[i].Span != want.Span || got[i].State != want.State || len(got[i].Candidates) != len(want.Candidates) {
				t.Errorf("%q: got %+v, want %+v", s.Quote.Exact, got[i], want)
			}
		}
	}
}

func TestADamagedRequestForPlacesIsRefused(t *testing.T) {
	whole := workshop.Anchor{Text: "a b c", Selectors: []annotation.Selectors{annotation.Describe("a b c", annotation.Span{Start: 2, End: 3})}}.Encode()
	if got, err := workshop.DecodeAnchor(whole); err != nil || !reflect.DeepEqual(got.Selectors[0].Quote.Exact, "b") {
		t.Fatalf("%+v, %v", got, err)
	}
	for n := range whole {
		if _, err := workshop.DecodeAnchor(whole[:n]); err == nil {
			t.Errorf("the first %d bytes are taken", n)
		}
	}
}
