package search

// stem takes the common inflections off an English word: plural and third
// person -s, -ed, -ing, -ly, a final e, y as i. It is light by intention (the
// steps 1a–1c of Porter, "An algorithm for suffix stripping", 1980, and the
// adverb), so that "relate" never finds "relativity". A word it leaves alone
// is its own stem. The key is one of package fold's; the result shares its memory
// but where a letter changed.
func stem(key []byte) []byte {
	n := len(key)
	if n < 4 {
		return key
	}
	for _, c := range key {
		if c < 'a' || c > 'z' {
			return key
		}
	}
	w := key
	switch {
	case ends(w, "sses"):
		w = w[:n-2]
	case ends(w, "ies"):
		w = w[:n-2]
	case ends(w, "xes"), ends(w, "ches"), ends(w, "shes"), ends(w, "zes"):
		w = w[:n-2]
	case ends(w, "ss"), ends(w, "us"), ends(w, "is"):
	case ends(w, "s"):
		w = w[:n-1]
	}
	if len(w) >= 7 && ends(w, "ly") {
		w = w[:len(w)-2]
	}
	switch {
	case ends(w, "ied") && len(w) > 4:
		w = w[:len(w)-1]
		return trimEnd(w[:len(w)-1])
	case ends(w, "eed"):
	case ends(w, "ed") && vowelIn(w[:len(w)-2]):
		w = undouble(w[:len(w)-2])
	case ends(w, "ing") && vowelIn(w[:len(w)-3]):
		w = undouble(w[:len(w)-3])
	}
	return trimEnd(w)
}

// trimEnd takes off the final e and makes a final y an i.
func trimEnd(w []byte) []byte {
	n := len(w)
	if n < 3 {
		return w
	}
	switch {
	case w[n-1] == 'e':
		return w[:n-1]
	case w[n-1] == 'y' && !vowel(w[n-2]):
		return append(append(make([]byte, 0, n), w[:n-1]...), 'i')
	}
	return w
}

// undouble takes "runn" to "run", and leaves "fall", "pass" and "buzz".
func undouble(w []byte) []byte {
	n := len(w)
	if n < 4 || w[n-1] != w[n-2] || vowel(w[n-1]) || w[n-1] == 'l' || w[n-1] == 's' || w[n-1] == 'z' {
		return w
	}
	return w[:n-1]
}

func vowelIn(w []byte) bool {
	for i, c := range w {
		if vowel(c) || c == 'y' && i > 0 {
			return len(w) >= 3
		}
	}
	return false
}

func vowel(c byte) bool { return c == 'a' || c == 'e' || c == 'i' || c == 'o' || c == 'u' }

func ends(w []byte, suffix string) bool {
	return len(w) > len(suffix) && string(w[len(w)-len(suffix):]) == suffix
}

// family returns what every word with this stem begins with.
func family(stem []byte) []byte {
	if n := len(stem); n > 3 && stem[n-1] == 'i' {
		return stem[:n-1]
	}
	return stem
}
