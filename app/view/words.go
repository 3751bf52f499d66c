package view

import (
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"offprint/app/library"
)

func itoa(n int) string { return strconv.Itoa(n) }

func runes(s string) int { return utf8.RuneCountInString(s) }

func hasLetters(s string) bool { return strings.ContainsFunc(s, unicode.IsLetter) }

// wordsPerMinute is the mean silent reading rate of English non-fiction
// (Brysbaert, Journal of Memory and Language 109, 2019).
const wordsPerMinute = 238

// Minutes is the reading time of so many words, at least one.
func Minutes(words int) int { return max(1, (words+wordsPerMinute/2)/wordsPerMinute) }

// Plural is "1 article", "2 articles", "1,200 articles".
func Plural(n int, one, many string) string {
	if n == 1 {
		return "1 " + one
	}
	return Thousands(n) + " " + many
}

// Thousands writes n with separators.
func Thousands(n int) string {
	s := strconv.Itoa(n)
	for i := len(s) - 3; i > 0; i -= 3 {
		s = s[:i] + "," + s[i:]
	}
	return s
}

var months = [...]string{"January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"}

// Date writes an ISO 8601 date as precisely as it is given: "12 November
// 2025", "November 2025", "2025". What is no such date is returned as it is.
func Date(iso string) string {
	day, _, _ := strings.Cut(iso, "T")
	parts := strings.Split(day, "-")
	if len(parts) > 3 || len(parts[0]) != 4 {
		return iso
	}
	if _, err := strconv.Atoi(parts[0]); err != nil {
		return iso
	}
	out := parts[0]
	if len(parts) > 1 {
		m, err := strconv.Atoi(parts[1])
		if err != nil || m < 1 || m > 12 {
			return iso
		}
		out = months[m-1] + " " + out
	}
	if len(parts) > 2 {
		d, err := strconv.Atoi(parts[2])
		if err != nil || d < 1 || d > 31 {
			return iso
		}
		out = strconv.Itoa(d) + " " + out
	}
	return out
}

// facts writes the short line about an article: source, date, reading time.
func facts(w *writer, e library.Entry) {
	sep := func() { w.raw(` <span class="dot">·</span> `) }
	if e.Source != "" {
		w.raw(`<bdi>`)
		w.text(e.Source)
		w.raw(`</bdi>`)
		sep()
	}
	if e.Date != "" {
		w.raw("<time")
		w.attr("datetime", e.Date)
		w.raw(">")
		w.text(Date(e.Date))
		w.raw("</time>")
		sep()
	}
	w.int(Minutes(e.Words))
	w.raw(" min read")
}
