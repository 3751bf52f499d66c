package ui

// A stepper is what the keys n and p go through on the article's page: the
// mentions of a name, the hits of a search. Whoever was chosen last has them;
// see Reader.stepThrough.
type stepper interface {
	// step goes so many places on (+1) or back (-1), from the place in sight
	// where none was gone to yet, and says where it has arrived.
	step(by int)
	// label names one of the places: "mention of Gustavo Petro", "hit".
	label() string
	// end takes off the page what marks the places: another stepper has taken
	// over, or the article is left.
	end()
}

// stepThrough gives n and p to s, and ends what had them before. nil leaves
// the keys without meaning.
func (r *Reader) stepThrough(s stepper) {
	if r.steps != nil && r.steps != s {
		r.steps.end()
	}
	r.steps = s
}

// stepPlaces is what n (+1) and p (-1) do.
func (r *Reader) stepPlaces(by int) {
	if r.steps == nil {
		r.say("Nothing to step through: choose a name, or search within the article.")
		return
	}
	r.steps.step(by)
}
