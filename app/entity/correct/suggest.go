package correct

import (
	"fmt"
	"sort"
	"strings"

	"offprint/app/entity"
	"offprint/app/entity/fact"
)

// A Suggestion is a pair of entities that may be one.
type Suggestion struct {
	Op     Op // the correction that would join them
	A, B   int
	Reason string
}

// Suggest returns pairs of entities that a person should look at, the most
// frequent names first.
func Suggest(lib entity.Library) []Suggestion {
	var out []Suggestion
	byWord := map[string][]int{}
	for i := range lib.Entities {
		e := &lib.Entities[i]
		if !named(e.Type) {
			continue
		}
		for _, w := range strings.Fields(fact.Key(e.Name)) {
			byWord[w] = append(byWord[w], i)
		}
		byWord["\x00"+sketch(e.Name)] = append(byWord["\x00"+sketch(e.Name)], i)
	}
	seen := map[[2]int]bool{}
	for _, w := range sortedKeys(byWord) {
		list := byWord[w]
		if len(list) > 50 {
			continue // a word as common as "Ministry" tells nothing
		}
		for x := range list {
			for _, b := range list[x+1:] {
				a := list[x]
				if a == b || seen[[2]int{a, b}] {
					continue
				}
				seen[[2]int{a, b}] = true
				if why := reason(&lib.Entities[a], &lib.Entities[b]); why != "" {
					out = append(out, suggestion(lib, a, b, why))
				}
			}
		}
	}
	sort.SliceStable(out, func(i, k int) bool {
		return lib.Entities[out[i].A].Count+lib.Entities[out[i].B].Count > lib.Entities[out[k].A].Count+lib.Entities[out[k].B].Count
	})
	return out
}

func named(t entity.Type) bool {
	return t == entity.Person || t == entity.Org || t == entity.Place || t >= entity.Event
}

func sortedKeys(m map[string][]int) []string {
	keys := make([]string, 0, len(m))
	for k := range m {
		keys = append(keys, k)
	}
	sort.Strings(keys)
	return keys
}

// suggestion keeps the fuller name on the right-hand side.
func suggestion(lib entity.Library, a, b int, why string) Suggestion {
	if len(lib.Entities[a].Name) > len(lib.Entities[b].Name) {
		a, b = b, a
	}
	return Suggestion{Op: Op{Action: SameAs, Name: lib.Entities[a].Name, To: lib.Entities[b].Name}, A: a, B: b, Reason: why}
}

// sketch is equal for names that differ in vowels, doubled letters or spaces.
func sketch(name string) string {
	var b strings.Builder
	last := rune(0)
	for _, r := range fact.Key(name) {
		switch r {
		case 'a', 'e', 'i', 'o', 'u', 'y', ' ', '-', '\'', 'h':
			continue
		}
		switch r {
		case 'q', 'c':
			r = 'k'
		case 'z':
			r = 's'
		}
		if r != last {
			b.WriteRune(r)
		}
		last = r
	}
	if b.Len() < 4 {
		return fact.Key(name)
	}
	return b.String()
}

// reason says why two entities may be one, "" if nothing speaks for it.
func reason(a, b *entity.Entity) string {
	ka, kb := fact.Key(a.Name), fact.Key(b.Name)
	wa, wb := strings.Fields(ka), strings.Fields(kb)
	switch {
	case ka == kb && a.Type != b.Type:
		return fmt.Sprintf("the same words, once as %s, once as %s", a.Type.Word(), b.Type.Word())
	case a.Type != b.Type:
		return ""
	case sketch(a.Name) == sketch(b.Name) && ka != kb && len(wa) == len(wb):
		return "the spellings differ in a letter or two"
	case a.Type == entity.Person && (len(wa) == 1) != (len(wb) == 1) && wa[len(wa)-1] == wb[len(wb)-1]:
		return "the same surname"
	case a.Type == entity.Person && len(wa) > 1 && len(wb) > 1 && wa[len(wa)-1] == wb[len(wb)-1] && wa[0][0] == wb[0][0]:
		return "the same surname and the same first letter"
	case a.Type == entity.Org && len(wa) != len(wb) && (strings.HasPrefix(ka, kb+" ") || strings.HasPrefix(kb, ka+" ")):
		return "one name is the beginning of the other"
	}
	return ""
}
