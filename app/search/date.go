package search

import "strings"

// Dates are kept as year*10000 + month*100 + day, a part that is not known as
// 0, no date at all as 0. They compare as numbers.

// packDate reads an ISO 8601 date as exact as it goes, 0 where it is none.
func packDate(s string) uint32 {
	s, _, _ = strings.Cut(s, "T")
	parts := strings.Split(s, "-")
	if len(parts) > 3 || len(parts[0]) != 4 {
		return 0
	}
	var n [3]uint32
	for i, p := range parts {
		if i > 0 && (len(p) < 1 || len(p) > 2) {
			return 0
		}
		for _, c := range []byte(p) {
			if !isDigit(c) {
				return 0
			}
			n[i] = n[i]*10 + uint32(c-'0')
		}
	}
	if n[0] == 0 || n[1] > 12 || n[2] > 31 || len(parts) > 1 && n[1] == 0 || len(parts) > 2 && n[2] == 0 {
		return 0
	}
	return n[0]*10000 + n[1]*100 + n[2]
}

// first and last give the first and last day that a date can mean.
func first(d uint32) uint32 {
	if d%10000 == 0 {
		d += 100
	}
	if d%100 == 0 {
		d++
	}
	return d
}

func last(d uint32) uint32 {
	if d%10000 == 0 {
		d += 1200
	}
	if d%100 == 0 {
		d += 31
	}
	return d
}

// dated reports whether an article of date d may lie on or after the first
// day of after and before the first day of before; a limit of 0 is none.
func dated(d, after, before uint32) bool {
	if after == 0 && before == 0 {
		return true
	}
	return d != 0 && (after == 0 || last(d) >= first(after)) && (before == 0 || first(d) < first(before))
}
