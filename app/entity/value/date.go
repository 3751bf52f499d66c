package value

import (
	"strings"

	"offprint/app/entity/token"
)

// A Calendar is what a date says; a field is 0 where it says nothing.
type Calendar struct {
	Year, Month, Day int
	Weekday          int // 1 is Monday
	// Unit and Offset place a relative date: 0 of "month" is this month.
	Unit   Unit
	Offset int
}

// Unit is the size of a step from the day of writing.
type Unit uint8

// The units.
const (
	NoUnit Unit = iota
	Days
	Weeks
	Months
	Years
	Decades
)

func (c Calendar) relative() bool { return c.Unit != NoUnit }

var (
	months = index(`- january february march april may june july august september october november december`,
		map[string]int{"jan.": 1, "feb.": 2, "mar.": 3, "apr.": 4, "jun.": 6, "jul.": 7, "aug.": 8, "sep.": 9, "sept.": 9, "oct.": 10, "nov.": 11, "dec.": 12,
			"jan": 1, "feb": 2, "apr": 4, "jun": 6, "jul": 7, "aug": 8, "sep": 9, "sept": 9, "oct": 10, "nov": 11, "dec": 12})
	weekdays = index(`- monday tuesday wednesday thursday friday saturday sunday`, map[string]int{"mondays": 1, "tuesdays": 2, "wednesdays": 3, "thursdays": 4, "fridays": 5,
		"saturdays": 6, "sundays": 7, "mon.": 1, "tue.": 2, "tues.": 2, "wed.": 3, "thu.": 4, "thurs.": 4, "fri.": 5})
	seasons  = map[string]int{"spring": 3, "summer": 6, "autumn": 9, "fall": 9, "winter": 12}
	holidays = map[string]int{"christmas": 1, "easter": 1, "halloween": 1, "thanksgiving": 1, "hanukkah": 1, "diwali": 1, "nowruz": 1, "new": 2, "memorial": 3,
		"independence": 3, "labor": 3, "labour": 3, "veterans": 3, "valentine's": 3, "valentine": 4, "good": 5, "boxing": 3, "mother's": 3, "father's": 3, "bastille": 3, "anzac": 3,
		"australia": 3, "canada": 3, "columbus": 3, "presidents": 3, "presidents'": 3, "earth": 3, "may": 3, "republic": 3, "victory": 3, "remembrance": 3, "ash": 6, "palm": 7,
		"eid": 1, "ramadan": 1, "yom": 8, "rosh": 9}
	relatives = map[string]int{"today": 0, "yesterday": -1, "tomorrow": 1, "tonight": 0, "this": 0, "last": -1, "next": 1}
	steps     = map[string]Unit{"day": Days, "week": Weeks, "month": Months, "year": Years, "decade": Decades, "weekend": Weeks,
		"days": Days, "weeks": Weeks, "months": Months, "years": Years, "decades": Decades}
)

func init() {
	delete(months, "-")
	delete(weekdays, "-")
}

// capital reports whether the word at i begins with a capital.
func (s *scanner) capital(i int) bool {
	w := s.raw(i)
	return w != "" && w[0] >= 'A' && w[0] <= 'Z'
}

// date reads the date at i.
func (s *scanner) date(i int) (c Calendar, end int, ok bool) {
	if c, end, ok = s.numeric(i); ok {
		return c, end, true
	}
	w := s.low(i)
	if d := weekdays[w]; d != 0 && s.capital(i) {
		return s.afterWeekday(i, d)
	}
	if m := months[w]; m != 0 && s.capital(i) {
		if c, end, ok = s.monthFirst(i, m); ok {
			return c, end, true
		}
	}
	if c, end, ok = s.dayFirst(i); ok {
		return c, end, true
	}
	if c, end, ok = s.era(i); ok {
		return c, end, true
	}
	if c, end, ok = s.year(i); ok {
		return c, end, true
	}
	if c, end, ok = s.named(i); ok {
		return c, end, true
	}
	return s.distance(i)
}

// afterWeekday reads "Tuesday" and the day that may follow it.
func (s *scanner) afterWeekday(i, d int) (Calendar, int, bool) {
	c := Calendar{Weekday: d}
	j := i + 1
	if !s.line(i) {
		return c, j, true
	}
	if s.raw(j) == "," {
		j++
	}
	if s.low(j) == "the" {
		j++
	}
	if m := months[s.low(j)]; m != 0 && s.capital(j) && s.line(j-1) {
		if full, end, ok := s.monthFirst(j, m); ok && full.Day != 0 {
			full.Weekday = d
			return full, end, true
		}
	}
	if full, end, ok := s.dayFirst(j); ok && s.line(j-1) {
		full.Weekday = d
		return full, end, true
	}
	return c, i + 1, true
}

// day returns the day of the month that the token at i says.
func (s *scanner) day(i int) int {
	w := s.low(i)
	for _, suffix := range [...]string{"st", "nd", "rd", "th"} {
		w = strings.TrimSuffix(w, suffix)
	}
	if len(w) == 0 || len(w) > 2 {
		return 0
	}
	n := 0
	for j := 0; j < len(w); j++ {
		if w[j] < '0' || w[j] > '9' {
			return 0
		}
		n = n*10 + int(w[j]-'0')
	}
	if n > 31 {
		return 0
	}
	return n
}

// anyYear returns the year that the token at i says.
func (s *scanner) anyYear(i int) int {
	if len(s.raw(i)) != 4 {
		return 0
	}
	if n := s.whole(i); n >= 1000 && n < 2100 {
		return n
	}
	return 0
}

// rangeEnd reads "-26" or "to 26" after a day.
func (s *scanner) rangeEnd(j int) int {
	w := s.low(j)
	if (w == "-" || w == "–" || w == "to" || w == "and" || w == "/") && s.line(j-1) && s.day(j+1) != 0 {
		if w == "and" && months[s.low(j+2)] == 0 || w == "to" && !s.line(j) {
			return j
		}
		return j + 2
	}
	return j
}

var monthBefore = set(`in since until till by of from to through during before after between and early late mid - last next this on every each around about for ( , –`)

// monthFirst reads "October 25-26, 2016", "May 2011", "January, 2004", "March".
func (s *scanner) monthFirst(i, m int) (Calendar, int, bool) {
	c := Calendar{Month: m}
	j := i + 1
	short := !strings.HasSuffix(s.low(i), ".") && len(s.low(i)) < 4 && m != 5
	if s.line(i) {
		if d := s.day(j); d != 0 {
			c.Day = d
			j++
			if w := s.low(j); (w == "-" || w == "–" || w == "to") && s.day(j+1) != 0 && s.line(j-1) {
				j += 2
			}
			k := j
			if s.raw(k) == "," {
				k++
			}
			if y := s.anyYear(k); y != 0 && s.line(k-1) {
				c.Year = y
				j = k + 1
			}
			return c, j, true
		}
		k := j
		if s.raw(k) == "," || s.low(k) == "of" {
			k++
		}
		if y := s.anyYear(k); y != 0 && s.line(k-1) {
			c.Year = y
			return c, k + 1, true
		}
	}
	if short {
		return c, i, false
	}
	if (m == 5 || m == 3) && !strings.HasSuffix(s.low(i), ".") && !(monthBefore[s.low(i-1)] && s.line(i-1)) {
		return c, i, false
	}
	return c, i + 1, true
}

// dayFirst reads "12 May 2011", "20 to 23 April", "4th of July".
func (s *scanner) dayFirst(i int) (Calendar, int, bool) {
	d := s.day(i)
	if d == 0 {
		return Calendar{}, i, false
	}
	j := s.rangeEnd(i + 1)
	if s.low(j) == "of" {
		j++
	}
	m := months[s.low(j)]
	if m == 0 || !s.capital(j) || !s.line(j-1) {
		return Calendar{}, i, false
	}
	c := Calendar{Month: m, Day: d}
	j++
	k := j
	if s.raw(k) == "," {
		k++
	}
	if y := s.anyYear(k); y != 0 && s.line(k-1) {
		c.Year = y
		j = k + 1
	}
	return c, j, true
}

// numeric reads "2026-07-20" and "12/05/2022".
func (s *scanner) numeric(i int) (Calendar, int, bool) {
	a, b, y := s.whole(i), s.whole(i+2), s.whole(i+4)
	if a < 0 || b < 0 || y < 0 || s.raw(i+1) != s.raw(i+3) || !s.glued(i) || !s.glued(i+1) || !s.glued(i+2) || !s.glued(i+3) {
		return Calendar{}, i, false
	}
	switch {
	case s.raw(i+1) == "-" && a >= 1000 && b >= 1 && b <= 12 && y >= 1 && y <= 31:
		return Calendar{Year: a, Month: b, Day: y}, i + 5, true
	case s.raw(i+1) == "/" && y >= 1000 && a >= 1 && a <= 31 && b >= 1 && b <= 31:
		c := Calendar{Year: y}
		// which of the two is the month is known only where one is above 12
		if a > 12 && b <= 12 {
			c.Month, c.Day = b, a
		} else if b > 12 && a <= 12 {
			c.Month, c.Day = a, b
		}
		return c, i + 5, true
	}
	return Calendar{}, i, false
}

// era reads "1990s", "17th century", "spring 2006".
func (s *scanner) era(i int) (Calendar, int, bool) {
	w := s.low(i)
	if len(w) == 5 && w[4] == 's' && w[3] == '0' && (w[0] == '1' || w[0] == '2') && w[1] >= '0' && w[1] <= '9' && w[2] >= '0' && w[2] <= '9' {
		return Calendar{}, i + 1, true
	}
	if d := s.day(i); d > 0 && d < 22 && len(w) > 2 && s.toks[i].Class == token.Word {
		j := i + 1
		if s.low(j) == "-" {
			j++
		}
		if (s.low(j) == "century" || s.low(j) == "centuries") && s.line(j-1) {
			return Calendar{}, j + 1, true
		}
	}
	if _, ok := seasons[w]; ok {
		j := i + 1
		if s.low(j) == "of" {
			j++
		}
		if y := s.anyYear(j); y != 0 && s.line(j-1) {
			return Calendar{Year: y}, j + 1, true
		}
	}
	return Calendar{}, i, false
}

var yearBefore = set(`in since of from to until till by during before after between and year early late mid - – ( , season around circa c. about /`)

// year reads a year that stands alone, or two of them.
func (s *scanner) year(i int) (Calendar, int, bool) {
	y := s.anyYear(i)
	if y == 0 {
		return Calendar{}, i, false
	}
	before, after := s.low(i-1), s.next(i)
	sure := yearBefore[before] && s.line(i-1)
	plain := after == "" || s.toks[i+1].Class == token.Punct
	if units[after] || scales[after] != 0 || currencies[after] || after == "people" || after == "troops" || after == "m" || s.raw(i-1) == "#" {
		return Calendar{}, i, false
	}
	if y < 1700 && !(sure && plain) || y >= 1700 && y < 1900 && !sure && !plain {
		return Calendar{}, i, false
	}
	c := Calendar{Year: y}
	if w := s.low(i + 1); (w == "-" || w == "–" || w == "—" || w == "/") && s.line(i) && s.line(i+1) {
		if n := s.whole(i + 2); n >= 0 && (len(s.raw(i+2)) == 4 && n > y && n < 2100 || len(s.raw(i+2)) == 2 && n > y%100) {
			return Calendar{}, i + 3, true
		}
	}
	return c, i + 1, true
}

// named reads holidays.
func (s *scanner) named(i int) (Calendar, int, bool) {
	kind := holidays[s.low(i)]
	if kind == 0 || !s.capital(i) {
		return Calendar{}, i, false
	}
	j := i + 1
	second := s.low(j)
	if !s.line(i) {
		second = ""
	}
	ok := false
	switch kind {
	case 1:
		ok = true
		if (second == "day" || second == "eve" || second == "sunday" || second == "monday") && s.capital(j) {
			j++
		}
		if s.low(i) == "eid" && second == "al" {
			j += 3
		}
	case 2: // New Year, New Year's Eve
		if second == "year's" || second == "year" {
			ok = true
			j++
			if s.low(j) == "'s" {
				j++
			}
			if w := s.low(j); (w == "day" || w == "eve") && s.capital(j) {
				j++
			}
		}
	case 3:
		if second == "'s" {
			j++
			second = s.low(j)
		}
		ok = second == "day" && s.capital(j)
		j++
	case 4:
		ok = second == "'s" && s.low(j+1) == "day"
		j += 2
	case 5:
		ok, j = second == "friday", j+1
	case 6:
		ok, j = second == "wednesday", j+1
	case 7:
		ok, j = second == "sunday", j+1
	case 8:
		ok, j = second == "kippur", j+1
	case 9:
		ok, j = second == "hashanah", j+1
	}
	if y := s.anyYear(j); ok && y != 0 && s.line(j-1) {
		return Calendar{}, j + 1, true
	}
	return Calendar{}, min(j, len(s.toks)), ok
}

// distance reads dates that count from the day of writing.
func (s *scanner) distance(i int) (Calendar, int, bool) {
	w := s.low(i)
	if n, ok := relatives[w]; ok {
		switch w {
		case "this", "last", "next":
			if u := steps[s.next(i)]; u != NoUnit && !strings.HasSuffix(s.low(i+1), "s") && !(u == Days && w == "this") {
				return Calendar{Unit: u, Offset: n}, i + 2, true
			}
			return Calendar{}, i, false
		}
		return Calendar{Unit: Days, Offset: n}, i + 1, true
	}
	n, end := 0, i
	if v, ok := numerals[w]; ok {
		n, end = v, i+1
	} else if v := s.whole(i); v > 0 {
		n, end = v, i+1
	} else if w == "a" {
		n, end = 1, i+1
	}
	if end > i && s.line(i) {
		if u := steps[s.low(end)]; u != NoUnit && s.next(end) == "ago" {
			return Calendar{Unit: u, Offset: -n}, end + 2, true
		}
	}
	return Calendar{}, i, false
}
