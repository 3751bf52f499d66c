package parse

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// bylineWords begin a byline, folded, with the space that must follow.
var bylineWords = []string{
	"by ", "by: ", "written by ", "reported by ", "story by ", "text by ", "words by ", "author: ",
	"por ", "por: ", "escrito por ", "texto: ", "autor: ", "autora: ",
	"par ", "par: ", "auteur: ", "auteur : ", "propos recueillis par ",
	"von ", "von: ", "autorin: ",
	"di ", "a cura di ", "autore: ",
	"door ", "av ", "af ",
	"автор: ", "автор ", "מאת ", "מאת: ", "بقلم ", "بقلم: ", "كتب ", "نویسنده: ",
	"文/", "文／", "记者 ", "記者 ", "作者：", "作者:", "作者 ", "取材・文",
}

// joinsNames are words that may stand between the names of a byline.
var joinsNames = set("and & y et und e en och og with for in de der den van von la le el al bin ibn da dos das di du del ten ter i och и та " +
	"ו ve")

// maxByline is how long a byline may be, in code points.
const maxByline = 120

// byline splits a byline: who, and what else it says (an outlet, a date).
func byline(s string) (author, rest string, ok bool) {
	if len(s) > 4*maxByline || utf8.RuneCountInString(s) > maxByline {
		return "", "", false
	}
	lower := strings.ToLower(s)
	if len(lower) != len(s) {
		return "", "", false
	}
	start := 0
	for _, w := range bylineWords {
		if strings.HasPrefix(lower, w) && len(w) > start {
			start = len(w)
		}
	}
	if start == 0 {
		return "", "", false
	}
	name := strings.TrimSpace(s[start:])
	if i := strings.IndexAny(name, "|•·/—–;("); i >= 0 {
		name, rest = strings.TrimSpace(name[:i]), name[i:]
	}
	if date, without := findDate(name); date != "" {
		if !onlyBeside(without[len(leadingNames(without)):]) {
			return "", "", false
		}
		name, rest = strings.TrimSpace(leadingNames(without)), date
	}
	name = strings.TrimRight(name, ", ")
	if !areNames(name) {
		return "", "", false
	}
	return name, rest, true
}

// leadingNames is the part of s before its first comma.
func leadingNames(s string) string {
	if i := strings.IndexByte(s, ','); i >= 0 {
		return s[:i]
	}
	return strings.TrimRightFunc(s, func(r rune) bool { return !unicode.IsLetter(r) && r != '.' })
}

// areNames tells whether s is made of names: words with a capital, or in
// a script that has none, few words, and no end of a sentence.
func areNames(s string) bool {
	words := strings.Fields(s)
	if len(words) == 0 || len(words) > 14 || asks(s) {
		return false
	}
	if last := words[len(words)-1]; strings.HasSuffix(last, ".") && utf8.RuneCountInString(last) > 4 {
		return false
	}
	cased := false
	for _, w := range words {
		r := firstLetter(w)
		switch {
		case r == 0 && w != "&" || strings.ContainsAny(w, ":\"“"):
			return false
		case unicode.IsUpper(r):
			cased = true
		case unicode.IsLower(r) && !joinsNames[strings.ToLower(strings.Trim(w, ","))] && !strings.Contains(w, "@"):
			return false
		}
	}
	return cased || !isCased(s) && len(words) <= 6
}

// isByline tells whether a line says who wrote the article, and at most when
// and for whom.
func isByline(s string) bool {
	_, _, ok := byline(s)
	return ok
}
