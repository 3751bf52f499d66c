package w3c

import (
	"errors"
	"fmt"

	"offprint/app/annotation"
	"offprint/app/annotation/internal/json"
)

// checkSpecific checks a SpecificResource (section 4 of the Model).
func checkSpecific(r json.Value) error {
	if src := r.Get("source"); src.Kind == json.Null || iri(src) == "" || !annotation.IsIRI(iri(src)) {
		return errors.New("a SpecificResource's source is not one IRI")
	}
	for _, c := range r.Get("styleClass").List() {
		if c.Kind != json.String {
			return errors.New("a styleClass is not text")
		}
	}
	for _, s := range r.Get("selector").List() {
		if err := checkSelector(s, 0); err != nil {
			return err
		}
	}
	for _, s := range r.Get("state").List() {
		if err := checkState(s); err != nil {
			return err
		}
	}
	return nil
}

// A property of a selector: its key, its kind, whether it must be there.
type property struct {
	key  string
	kind json.Kind
	must bool
}

// selectorTypes are the selectors of section 4.2.
var selectorTypes = map[string][]property{
	"FragmentSelector":     {{"value", json.String, true}, {"conformsTo", json.String, false}},
	"CssSelector":          {{"value", json.String, true}},
	"XPathSelector":        {{"value", json.String, true}},
	"TextQuoteSelector":    {{"exact", json.String, true}, {"prefix", json.String, false}, {"suffix", json.String, false}},
	"TextPositionSelector": {{"start", json.Number, true}, {"end", json.Number, true}},
	"DataPositionSelector": {{"start", json.Number, true}, {"end", json.Number, true}},
	"SvgSelector":          {{"value", json.String, false}},
	"RangeSelector":        {{"startSelector", json.Object, true}, {"endSelector", json.Object, true}},
}

func checkSelector(s json.Value, depth int) error {
	if s.Kind == json.String {
		if !annotation.IsIRI(s.Text) {
			return fmt.Errorf("the selector %.60q is no IRI", s.Text)
		}
		return nil
	}
	if s.Kind != json.Object {
		return fmt.Errorf("a selector is %s", s.Kind)
	}
	if depth > 8 {
		return errors.New("selectors refined too many times")
	}
	kind := ""
	for _, t := range s.Get("type").List() {
		if _, ok := selectorTypes[t.Str()]; ok {
			if kind != "" {
				return errors.New("a selector is of two types")
			}
			kind = t.Str()
		}
	}
	if kind == "" {
		if s.Has("type") {
			return nil // another's selector: not placed, and said so
		}
		return errors.New("a selector has no type")
	}
	for _, p := range selectorTypes[kind] {
		v, has := s.Get(p.key), s.Has(p.key)
		if !has && p.must {
			return fmt.Errorf("a %s has no %s", kind, p.key)
		}
		if has && v.Kind != p.kind && !(p.kind == json.Object && v.Kind == json.String) {
			return fmt.Errorf("the %s of a %s is %s, not %s", p.key, kind, v.Kind, p.kind)
		}
		if n, ok := v.Int(); v.Kind == json.Number && (!ok || n < 0) {
			return fmt.Errorf("the %s of a %s is no whole number from 0", p.key, kind)
		}
	}
	if kind == "TextPositionSelector" || kind == "DataPositionSelector" {
		start, _ := s.Get("start").Int()
		if end, _ := s.Get("end").Int(); end < start {
			return fmt.Errorf("the %s %d–%d runs backwards", kind, start, end)
		}
	}
	for _, key := range []string{"startSelector", "endSelector", "refinedBy"} {
		for _, inner := range s.Get(key).List() {
			if err := checkSelector(inner, depth+1); err != nil {
				return err
			}
		}
	}
	return nil
}

// checkState checks a state (section 4.3).
func checkState(s json.Value) error {
	if s.Kind == json.String && annotation.IsIRI(s.Text) {
		return nil
	}
	if s.Kind != json.Object {
		return fmt.Errorf("a state is %s", s.Kind)
	}
	if isType(s, "HttpRequestState") && s.Get("value").Kind != json.String {
		return errors.New("an HttpRequestState has no value")
	}
	if isType(s, "TimeState") {
		dated := s.Has("sourceDate")
		if span := s.Has("sourceDateStart") && s.Has("sourceDateEnd"); !dated && !span && !s.Has("cached") {
			return errors.New("a TimeState has no date")
		}
		for _, key := range []string{"sourceDate", "sourceDateStart", "sourceDateEnd"} {
			for _, t := range s.Get(key).List() {
				if _, err := annotation.ParseTime(t.Str()); err != nil {
					return fmt.Errorf("%s: %w", key, err)
				}
			}
		}
	}
	return nil
}
