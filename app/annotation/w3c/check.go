package w3c

import (
	"errors"
	"fmt"

	"offprint/app/annotation"
	"offprint/app/annotation/internal/json"
)

// check reports why v is no annotation of the model, or nil. It holds to what
// the model says an annotation MUST be.
func check(v json.Value, inherited bool) error {
	if v.Kind != json.Object {
		return fmt.Errorf("w3c: %s where an annotation should be", v.Kind)
	}
	for _, rule := range []func(json.Value) error{
		func(v json.Value) error {
			if inherited && !v.Has("@context") {
				return nil
			}
			return checkContext(v)
		},
		checkID, checkType, checkTimes, checkLinks, checkBodies, checkTargets,
	} {
		if err := rule(v); err != nil {
			return fmt.Errorf("w3c: %w", err)
		}
	}
	return nil
}

func checkContext(v json.Value) error {
	for _, c := range v.Get("@context").List() {
		if c.Str() == context {
			return nil
		}
	}
	return fmt.Errorf("@context does not name %s", context)
}

func checkID(v json.Value) error {
	if id := v.Get("id"); id.Kind != json.String || !annotation.IsIRI(id.Text) {
		return errors.New("the id is not one IRI")
	}
	return nil
}

func checkType(v json.Value) error {
	if !isType(v, "Annotation") {
		return errors.New("the type is not Annotation")
	}
	return nil
}

func checkTimes(v json.Value) error {
	for _, key := range []string{"created", "modified", "generated"} {
		if !v.Has(key) {
			continue
		}
		t := v.Get(key)
		if t.Kind != json.String {
			return fmt.Errorf("%s is %s, not one date and time", key, t.Kind)
		}
		if _, err := annotation.ParseTime(t.Text); err != nil {
			return fmt.Errorf("%s: %w", key, err)
		}
	}
	return nil
}

func checkLinks(v json.Value) error {
	for _, key := range []string{"rights", "via", "canonical"} {
		for i, l := range v.Get(key).List() {
			if l.Kind != json.String && l.Kind != json.Object || l.Kind == json.String && !annotation.IsIRI(l.Text) {
				return fmt.Errorf("%s is not an IRI", key)
			}
			if key == "canonical" && (i > 0 || l.Kind != json.String) {
				return errors.New("canonical is not one IRI")
			}
		}
	}
	return nil
}

func checkBodies(v json.Value) error {
	if v.Has("bodyValue") {
		if v.Has("body") {
			return errors.New("body and bodyValue exclude one another")
		}
		if v.Get("bodyValue").Kind != json.String {
			return errors.New("bodyValue is not text")
		}
	}
	for _, b := range v.Get("body").List() {
		if err := checkResource(b, false, 0); err != nil {
			return fmt.Errorf("body: %w", err)
		}
	}
	return nil
}

func checkTargets(v json.Value) error {
	list := v.Get("target").List()
	if len(list) == 0 {
		return errors.New("the target is missing")
	}
	for _, t := range list {
		if err := checkResource(t, true, 0); err != nil {
			return fmt.Errorf("target: %w", err)
		}
	}
	return nil
}

// sets are the types of resources that are several (section 4.4 of the
// Vocabulary; "List" and "Independents" as in the Model, appendix A.2).
var sets = map[string]bool{"Choice": true, "List": true, "Composite": true, "Independents": true}

// checkResource checks a body or target.
func checkResource(r json.Value, target bool, depth int) error {
	if r.Kind == json.String {
		if !annotation.IsIRI(r.Text) {
			return fmt.Errorf("%.60q is no IRI", r.Text)
		}
		return nil
	}
	if r.Kind != json.Object {
		return fmt.Errorf("it is %s, neither an IRI nor an object", r.Kind)
	}
	if depth > 8 {
		return errors.New("sets within sets within sets")
	}
	for _, check := range []func(json.Value) error{checkTimes, checkLinks, checkLanguage} {
		if err := check(r); err != nil {
			return err
		}
	}
	if r.Has("id") && (r.Get("id").Kind != json.String || !annotation.IsIRI(r.Get("id").Text)) {
		return errors.New("its id is not one IRI")
	}
	set := 0
	for _, t := range r.Get("type").List() {
		if t.Kind != json.String {
			return errors.New("a type is not text")
		}
		if sets[t.Text] {
			set++
		}
	}
	switch {
	case set > 1:
		return errors.New("it is more than one kind of set")
	case set == 1 || r.Has("items"):
		return checkSet(r, target, set, depth)
	case isType(r, "TextualBody") || r.Has("value"):
		return checkTextual(r, target)
	case r.Has("source") || isType(r, "SpecificResource") || r.Has("selector"):
		return checkSpecific(r)
	case r.Has("id"):
		if r.Has("purpose") {
			return errors.New("a purpose belongs to a TextualBody or a SpecificResource")
		}
		return nil
	}
	return errors.New("it is nothing that the model knows")
}

func checkSet(r json.Value, target bool, set, depth int) error {
	switch {
	case set == 0:
		return errors.New("it has items, and no type says what kind of set it is")
	case r.Get("items").Kind != json.Array || len(r.Get("items").Items) == 0:
		return errors.New("a set has no items")
	case r.Has("value") || r.Has("source") || r.Has("purpose"):
		return errors.New("a set has no value, source or purpose")
	}
	for _, i := range r.Get("items").Items {
		if err := checkResource(i, target, depth+1); err != nil {
			return err
		}
	}
	return nil
}

func checkTextual(r json.Value, target bool) error {
	switch {
	case target:
		return errors.New("text cannot be annotated where it stands in the annotation")
	case r.Get("value").Kind != json.String:
		return errors.New("the value of a TextualBody is not one text")
	case r.Has("source"):
		return errors.New("it has a value and a source")
	}
	return nil
}

// checkLanguage checks what the model says of language and direction
// (section 3.2.1).
func checkLanguage(r json.Value) error {
	for _, key := range []string{"language", "format", "processingLanguage", "textDirection"} {
		list := r.Get(key).List()
		for _, l := range list {
			if l.Kind != json.String {
				return fmt.Errorf("%s is %s, not text", key, l.Kind)
			}
			if key == "textDirection" && l.Text != "ltr" && l.Text != "rtl" && l.Text != "auto" {
				return fmt.Errorf("the textDirection %.20q is none of ltr, rtl, auto", l.Text)
			}
		}
		if len(list) > 1 && (key == "processingLanguage" || key == "textDirection") {
			return fmt.Errorf("more than one %s", key)
		}
	}
	return nil
}
