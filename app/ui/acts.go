package ui

import (
	"maps"

	"github.com/maxence-charriere/go-app/v10/pkg/app"
)

// An act is what an element in the page's own markup does when it is pressed:
// view writes its name into data-act, and what it is about into other data
// attributes of the same element. Commands (data-do) need nothing but their
// name; acts are about something.
type act func(r *Reader, control app.Value)

// acts are all of them, by name.
var acts map[string]act

// The table stands in init because acts draw lists in which acts are named.
func init() {
	acts = map[string]act{}
	maps.Copy(acts, noteActs())
	maps.Copy(acts, nameActs())
	maps.Copy(acts, searchActs())
}
