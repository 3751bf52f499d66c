// Package typo compares words letter by letter.
package typo

// maxLetters is the longest word compared.
const maxLetters = 40

// Allowed returns how many mistakes a word of n letters may have: none below
// four letters, two from eight.
func Allowed(n int) int {
	switch {
	case n < 4:
		return 0
	case n < 8:
		return 1
	}
	return 2
}

// Distance returns the number of mistakes between two words, at most limit:
// letters changed, missing, too many, or two neighbours swapped (optimal
// string alignment; Damerau 1964). With prefix, b may go on after a's end for
// free. It returns limit+1 where there are more mistakes, or a word is longer
// than 40 letters.
func Distance(a, b []rune, limit int, prefix bool) int {
	n, m := len(a), len(b)
	if prefix && m > n+limit {
		m = n + limit
		b = b[:m]
	}
	if n > maxLetters || m > maxLetters || m-n > limit || n-m > limit {
		return limit + 1
	}
	var rows [3][maxLetters + 1]int8
	before, last, row := &rows[0], &rows[1], &rows[2]
	for j := range m + 1 {
		last[j] = int8(j)
	}
	for i := 1; i <= n; i++ {
		row[0] = int8(i)
		least := row[0]
		for j := 1; j <= m; j++ {
			d := last[j-1]
			if a[i-1] != b[j-1] {
				d++
			}
			d = min(d, last[j]+1, row[j-1]+1)
			if i > 1 && j > 1 && a[i-1] == b[j-2] && a[i-2] == b[j-1] {
				d = min(d, before[j-2]+1)
			}
			row[j] = d
			least = min(least, d)
		}
		if int(least) > limit {
			return limit + 1
		}
		before, last, row = last, row, before
	}
	d := last[m]
	if prefix {
		for j := range m {
			d = min(d, last[j])
		}
	}
	return min(int(d), limit+1)
}
