package parse

import (
	"strings"
	"time"
)

// timestamps are the ways in which metadata give a moment, with its zone.
var timestamps = []string{
	time.RFC3339, "2006-01-02T15:04Z07:00", "2006-01-02T15:04:05Z0700",
	"2006-01-02 15:04:05Z07:00", "2006-01-02 15:04:05 Z07:00", "2006-01-02 15:04:05 -0700", "2006-01-02 15:04 -0700",
	time.RFC1123Z, time.RFC1123,
}

// timestamp gives a moment with a stated zone as RFC 3339, "" for anything
// else: a time without a zone is not a moment, and only its date is kept.
func timestamp(s string) string {
	if len(s) < 16 || len(s) > 40 || !strings.Contains(s, ":") {
		return ""
	}
	for _, layout := range timestamps {
		if t, err := time.Parse(layout, s); err == nil && t.Year() >= 1400 && t.Year() < 2200 {
			return t.Format(time.RFC3339)
		}
	}
	return ""
}
