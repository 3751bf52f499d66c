package annotation

// sideLimit bounds the context that is compared, in folded characters.
const sideLimit = 64

// chance is the likeness that unrelated prose has anyway.
const chance = 0.4

// quickBefore measures how much of prefix stands right before a place.
func quickBefore(text, prefix []rune) float64 {
	n := 0
	for n < len(prefix) && n < len(text) && text[len(text)-1-n] == prefix[len(prefix)-1-n] {
		n++
	}
	return share(float64(n), float64(len(prefix)))
}

// quickAfter measures how much of suffix stands right after a place.
func quickAfter(text, suffix []rune) float64 {
	n := 0
	for n < len(suffix) && n < len(text) && text[n] == suffix[n] {
		n++
	}
	return share(float64(n), float64(len(suffix)))
}

// contextBefore is the likeness of prefix to the end of text: 0 for chance, 1
// for the same.
func contextBefore(text, prefix []rune) float64 {
	prefix = prefix[max(0, len(prefix)-sideLimit):]
	text = text[max(0, len(text)-len(prefix)-8):]
	return likeness(len(prefix), len(text), func(i, j int) bool {
		return prefix[len(prefix)-1-i] == text[len(text)-1-j]
	})
}

// contextAfter is the likeness of suffix to the start of text.
func contextAfter(text, suffix []rune) float64 {
	suffix = suffix[:min(len(suffix), sideLimit)]
	text = text[:min(len(text), len(suffix)+8)]
	return likeness(len(suffix), len(text), func(i, j int) bool { return suffix[i] == text[j] })
}

// likeness compares n characters with the start of m others by edit distance.
// Where there is nothing to compare, that the text ends there too is context.
func likeness(n, m int, same func(i, j int) bool) float64 {
	if n == 0 {
		if m == 0 {
			return 1
		}
		return 0
	}
	var row [sideLimit + 9]int
	for j := range m + 1 {
		row[j] = j
	}
	for i := range n {
		diagonal := row[0]
		row[0] = i + 1
		for j := range m {
			d := diagonal
			if !same(i, j) {
				d = min(d, row[j], row[j+1]) + 1
			}
			diagonal, row[j+1] = row[j+1], d
		}
	}
	best := n
	for j := range m + 1 {
		best = min(best, row[j])
	}
	return max(0, (1-float64(best)/float64(n)-chance)/(1-chance))
}
