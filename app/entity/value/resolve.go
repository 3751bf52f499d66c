package value

import (
	"time"
)

// Resolve returns the day, month or year that the date means as ISO 8601,
// counted from the day of writing where the date does not say all. It returns
// "" where nothing certain can be said. Written is ISO 8601, or empty.
//
// A weekday or a day without its year is taken as the nearest to the day of
// writing, the past before the future: news tells what happened.
func (c Calendar) Resolve(written string) string {
	if c.Year != 0 {
		return iso(c.Year, c.Month, c.Day)
	}
	day, err := time.Parse("2006-01-02", written[:min(10, len(written))])
	if err != nil {
		return ""
	}
	switch {
	case c.Unit != NoUnit:
		return c.step(day)
	case c.Month != 0 && c.Day != 0:
		best := time.Time{}
		for y := day.Year() - 1; y <= day.Year()+1; y++ {
			t := time.Date(y, time.Month(c.Month), c.Day, 0, 0, 0, 0, time.UTC)
			if t.Day() == c.Day && (best.IsZero() || distance(t, day) < distance(best, day)) {
				best = t
			}
		}
		if best.IsZero() {
			return ""
		}
		return best.Format("2006-01-02")
	case c.Month != 0:
		// the month that began last, unless it is all but a year ago
		y := day.Year()
		if ahead := c.Month - int(day.Month()); ahead > 3 {
			y--
		}
		return iso(y, c.Month, 0)
	case c.Weekday != 0:
		back := (int(day.Weekday()) + 7 - c.Weekday%7) % 7
		return day.AddDate(0, 0, -back).Format("2006-01-02")
	}
	return ""
}

func distance(a, b time.Time) time.Duration { return a.Sub(b).Abs() }

// step counts from the day of writing.
func (c Calendar) step(day time.Time) string {
	switch c.Unit {
	case Days:
		return day.AddDate(0, 0, c.Offset).Format("2006-01-02")
	case Months:
		first := time.Date(day.Year(), day.Month(), 1, 0, 0, 0, 0, time.UTC)
		return first.AddDate(0, c.Offset, 0).Format("2006-01")
	case Years:
		return iso(day.Year()+c.Offset, 0, 0)
	}
	return ""
}

func iso(y, m, d int) string {
	t := time.Date(y, time.Month(max(m, 1)), max(d, 1), 0, 0, 0, 0, time.UTC)
	switch {
	case m == 0:
		return t.Format("2006")
	case d == 0:
		return t.Format("2006-01")
	case t.Day() != d || int(t.Month()) != m:
		return "" // no such day
	}
	return t.Format("2006-01-02")
}
