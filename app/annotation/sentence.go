package annotation

import (
	"strings"
	"unicode"
)

// ParagraphAt gives the paragraph around the code point at offset, without the
// white space about it. Paragraphs are parted by blank lines.
func ParagraphAt(text string, offset int) Span {
	runes := []rune(text)
	return paragraph(runes, min(max(offset, 0), len(runes)))
}

func paragraph(text []rune, at int) Span {
	blank := func(i int) bool { return i > 0 && text[i] == '\n' && text[i-1] == '\n' }
	start := at
	for start > 0 && !blank(start-1) {
		start--
	}
	end := max(at, start)
	for end < len(text) && !blank(end) {
		end++
	}
	return tight(text, Span{start, end})
}

// tight takes the white space off both ends of a span.
func tight(text []rune, s Span) Span {
	for s.Start < s.End && unicode.IsSpace(text[s.Start]) {
		s.Start++
	}
	for s.End > s.Start && unicode.IsSpace(text[s.End-1]) {
		s.End--
	}
	return s
}

// SentenceAt gives the sentence around the code point at offset, without the
// white space about it; between two sentences it is the one before. A sentence
// never reaches over a paragraph's end.
func SentenceAt(text string, offset int) Span {
	runes := []rune(text)
	offset = min(max(offset, 0), len(runes))
	p := paragraph(runes, offset)
	start := p.Start
	for i := p.Start; i < p.End; i++ {
		end, ok := sentenceEnd(runes[:p.End], i)
		if !ok {
			continue
		}
		next := end
		for next < p.End && unicode.IsSpace(runes[next]) {
			next++
		}
		if next > offset || next == p.End {
			return tight(runes, Span{start, end})
		}
		start, i = next, end-1
	}
	return tight(runes, Span{start, p.End})
}

// sentenceEnd reports whether the stop at text[i] ends a sentence, and where:
// after further stops, closing quotes and brackets, and a reference such as
// "[12]".
func sentenceEnd(text []rune, i int) (int, bool) {
	dense := isDenseStop(text[i])
	if !dense && !strings.ContainsRune(".!?…।॥۔؟", text[i]) {
		return 0, false
	}
	end := i + 1
	for end < len(text) && (strings.ContainsRune(".!?…", text[end]) || isDenseStop(text[end]) || isCloser(text, end)) {
		end++
	}
	if end == len(text) {
		return end, true
	}
	if ref := reference(text, end); ref > end {
		end = ref
	}
	if dense {
		return end, true
	}
	if end == len(text) {
		return end, true
	}
	if !unicode.IsSpace(text[end]) {
		return 0, false
	}
	next := end
	for next < len(text) && (unicode.IsSpace(text[next]) || strings.ContainsRune("\"'“‘«„¿¡([—–-", text[next])) {
		next++
	}
	if next == len(text) {
		return end, true
	}
	// What goes on in lower case was not at an end.
	if unicode.IsLower(text[next]) && text[i] != '؟' {
		return 0, false
	}
	if text[i] == '.' && end == i+1 && isAbbreviation(text, i, text[next]) {
		return 0, false
	}
	return end, true
}

func isDenseStop(r rune) bool { return strings.ContainsRune("。！？｡", r) }

// isCloser reports whether text[i] closes a quotation or a bracket; a straight
// quote does where no letter follows.
func isCloser(text []rune, i int) bool {
	switch r := text[i]; {
	case strings.ContainsRune("”’»)]」』）】", r):
		return true
	case r == '"' || r == '\'':
		return i+1 == len(text) || !unicode.IsLetter(text[i+1])
	}
	return false
}

// reference skips "[12]" and "[12][13]".
func reference(text []rune, i int) int {
	for i < len(text) && text[i] == '[' {
		j := i + 1
		for j < len(text) && j < i+6 && unicode.IsDigit(text[j]) {
			j++
		}
		if j == i+1 || j >= len(text) || text[j] != ']' {
			break
		}
		i = j + 1
	}
	return i
}

// Abbreviations, in lower case and without their last stop: those that a
// capital or a number follows, and those that may end a sentence too.
const (
	neverLast = " mr mrs ms dr prof sen rep gov gen col capt lt sgt maj cpl cmdr adm hon rev st mt ft jr sr messrs mme mlle fr pres supt atty" +
		" vs no nos vol pp p ch fig figs eq sec art cf al ca approx ed eds e.g i.e viz" +
		" jan feb mar apr jun jul aug sept sep oct nov dec" +
		" bzw z.b d.h u.a usw hr fr nr abs str bd ggf sog vgl ca c.-à-d m mm sra dña d ud uds dra ing lic av núm pág "
	mayBeLast = " u.s u.k u.n e.u d.c u.s.a a.m p.m inc ltd co corp llc etc ph.d b.a m.a "
)

// isAbbreviation reports whether the stop at text[i] belongs to an abbreviation
// rather than the sentence, given the letter that what follows begins with.
func isAbbreviation(text []rune, i int, next rune) bool {
	start := i
	for start > 0 && (unicode.IsLetter(text[start-1]) || unicode.IsMark(text[start-1]) || text[start-1] == '.' || text[start-1] == '-') {
		start--
	}
	word := strings.ToLower(string(text[start:i]))
	switch {
	case word == "":
		// "3. The" is a list's number or ends a sentence; "3. 5" neither.
		return false
	case len([]rune(word)) == 1 && unicode.IsUpper(text[i-1]) && unicode.IsUpper(next):
		return word != "i" // an initial: "J. Smith"
	case strings.Contains(neverLast, " "+word+" "):
		return true
	case strings.Contains(mayBeLast, " "+word+" "):
		// "U.S. Treasury" goes on, "in the U.S. The Treasury" does not.
		return !startsSentence(text, i+1)
	}
	return false
}

// startsSentence reports whether the word after a stop is one of the short
// words that begin sentences more often than names.
func startsSentence(text []rune, i int) bool {
	for i < len(text) && !unicode.IsLetter(text[i]) {
		i++
	}
	end := i
	for end < len(text) && unicode.IsLetter(text[end]) {
		end++
	}
	word := strings.ToLower(string(text[i:end]))
	return strings.Contains(" the a an it he she they we i you but and in on at this that these those there as for if when while after before however his her its their our my what who why how where ", " "+word+" ")
}
