package value

import (
	"strconv"
	"strings"

	"offprint/app/entity/token"
)

// number says how a number was written.
type number struct{ digits, scaled bool }

var numerals = index(`zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen
	nineteen`, map[string]int{"twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90})

var scales = map[string]int{"hundred": 1, "thousand": 1, "million": 1, "billion": 1, "trillion": 1, "crore": 1, "lakh": 1, "dozen": 1, "bn": 2, "mn": 2, "tn": 2, "m": 2, "k": 2,
	"hundreds": 3, "thousands": 3, "millions": 3, "billions": 3, "trillions": 3, "crores": 3, "lakhs": 3, "dozens": 3, "tens": 3}

// index numbers the words of a list from 0 and adds more.
func index(list string, more map[string]int) map[string]int {
	m := map[string]int{}
	for i, w := range strings.Fields(list) {
		m[w] = i
	}
	for w, i := range more {
		m[w] = i
	}
	return m
}

// number reads a number at i and returns the token after it, i if there is none.
func (s *scanner) number(i int) (n number, end int) {
	j := i
	switch {
	case j < len(s.toks) && s.toks[j].Class == token.Number:
		n.digits = true
		j++
		// "1 500", "1.5-2": kept apart on purpose
	case s.compact(j):
		return number{digits: true, scaled: true}, j + 1
	default:
		for {
			if _, ok := numerals[s.low(j)]; !ok || j > i && !s.line(j-1) {
				break
			}
			j++
			if s.low(j) == "-" && s.glued(j-1) && s.glued(j) {
				if _, ok := numerals[s.low(j+1)]; ok {
					j++
					continue
				}
				if s.low(j+1) == "point" {
					j += 4
					j = min(j, len(s.toks))
					break
				}
			}
			break
		}
		if j == i {
			// "thousands of", "hundreds of thousands of", "a million", "half a million"
			if s.low(j) == "half" && s.next(j) == "a" {
				j++
			}
			if s.low(j) == "a" && scales[s.next(j)] == 1 {
				j++
			}
			if scales[s.low(j)] == 0 || scales[s.low(j)] == 2 || j == i && scales[s.low(j)] != 3 {
				return n, i
			}
		}
	}
	for j < len(s.toks) && s.line(j-1) || j == i {
		k := j
		if s.low(k) == "-" && s.glued(k-1) && s.glued(k) {
			k++
		}
		sc := scales[s.low(k)]
		if sc == 0 || sc == 2 && !n.digits || k > j && sc == 2 {
			break
		}
		n.scaled = true
		j = k + 1
		if sc == 3 && s.next(j-1) == "of" && scales[s.next(j)] == 3 {
			j++
		}
	}
	return n, min(j, len(s.toks))
}

// compact reports whether the token is a number with its scale: "5m", "3bn".
func (s *scanner) compact(i int) bool {
	w := s.low(i)
	k := 0
	for k < len(w) && (w[k] >= '0' && w[k] <= '9' || w[k] == '.' || w[k] == ',') {
		k++
	}
	return k > 0 && k < len(w) && scales[w[k:]] == 2
}

// whole returns the value of a token of digits only, -1 if it is none.
func (s *scanner) whole(i int) int {
	w := s.raw(i)
	if w == "" || len(w) > 4 {
		return -1
	}
	for j := 0; j < len(w); j++ {
		if w[j] < '0' || w[j] > '9' {
			return -1
		}
	}
	n, _ := strconv.Atoi(w)
	return n
}
