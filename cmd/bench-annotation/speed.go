package main

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"time"
	"unicode/utf8"

	"offprint/app/annotation"
)

// prose makes about n bytes of sentences in paragraphs from a made-up
// vocabulary whose words are as frequent as words are (Zipf).
func prose(n int, rng *rand.Rand) string {
	syllables := strings.Fields("ba co di fu ge ha ki lo mu na or pe qui ra se ti un va we xi yo za tre sto pla")
	words := make([]string, 4000)
	for i := range words {
		for range 1 + rng.IntN(3) {
			words[i] += syllables[rng.IntN(len(syllables))]
		}
	}
	zipf := rand.NewZipf(rng, 1.2, 4, uint64(len(words)-1))
	var b strings.Builder
	for b.Len() < n {
		for range 3 + rng.IntN(5) {
			for i := range 8 + rng.IntN(18) {
				w := words[zipf.Uint64()]
				if i == 0 {
					w = strings.ToUpper(w[:1]) + w[1:]
				} else {
					b.WriteByte(' ')
				}
				b.WriteString(w)
			}
			b.WriteString(". ")
		}
		b.WriteString("\n\n")
	}
	return b.String()
}

// edit changes text as an editor does: sentences put in, taken out, moved and
// reworded, about one in every ten.
func edit(text string, rng *rand.Rand) string {
	sentences := strings.SplitAfter(text, ". ")
	for i := range sentences {
		switch rng.IntN(40) {
		case 0:
			sentences[i] = ""
		case 1:
			sentences[i] += "Here a sentence was put in that nobody wrote before number " + fmt.Sprint(i) + ". "
		case 2:
			j := rng.IntN(len(sentences))
			sentences[i], sentences[j] = sentences[j], sentences[i]
		case 3:
			if w := strings.Fields(sentences[i]); len(w) > 3 {
				w[len(w)/2] = "reworded"
				sentences[i] = strings.Join(w, " ") + " "
			}
		}
	}
	return strings.Join(sentences, "")
}

// annotations picks n passages of text.
func annotations(text string, n int, rng *rand.Rand) []annotation.Selectors {
	runes := []rune(text)
	var sels []annotation.Selectors
	for range n {
		length := 8 + rng.IntN(200)
		start := rng.IntN(len(runes) - length - 64)
		start += 32
		end := start + length
		sels = append(sels, annotation.Selectors{
			Quote: annotation.TextQuoteSelector{Exact: string(runes[start:end]),
				Prefix: string(runes[start-32 : start]), Suffix: string(runes[end : end+32])},
			Position: annotation.TextPositionSelector{Start: start, End: end},
		})
	}
	return sels
}

// A stopwatch measures the longest stretch between two calls of lap.
type stopwatch struct {
	last    time.Time
	longest time.Duration
	laps    int
}

func (s *stopwatch) lap(int) {
	now := time.Now()
	s.longest = max(s.longest, now.Sub(s.last))
	s.last = now
	s.laps++
}

func measureSpeed() {
	rng := rand.New(rand.NewPCG(1, 2))
	fmt.Printf("\n%-52s %10s %12s\n", "speed", "total", "longest step")
	for _, mode := range []string{"with old text", "selectors alone"} {
		old := prose(100_000, rng)
		text := edit(old, rng)
		sels := annotations(old, 1000, rng)
		for round := range 3 {
			known := old
			if mode == "selectors alone" {
				known = ""
			}
			w := &stopwatch{last: time.Now()}
			begin := time.Now()
			a := annotation.NewAnchorer(text, known, w.lap)
			var states [6]int
			for _, s := range sels {
				states[a.Anchor(s).State]++
				w.lap(0)
			}
			name := fmt.Sprintf("1,000 annotations, 100 KB, %s, run %d", mode, round+1)
			fmt.Printf("%-52s %10s %12s  exact, moved, changed, review, lost %v\n", name, ms(time.Since(begin)), ms(w.longest), states[1:])
		}
	}
	unchangedSpeed(rng)
	lostSpeed(rng)
	indexSpeed(rng)
}

// unchangedSpeed anchors where the edition brought nothing new.
func unchangedSpeed(rng *rand.Rand) {
	text := prose(100_000, rng)
	sels := annotations(text, 1000, rng)
	w := &stopwatch{last: time.Now()}
	begin := time.Now()
	a := annotation.NewAnchorer(text, text, w.lap)
	for _, s := range sels {
		a.Anchor(s)
	}
	fmt.Printf("%-52s %10s %12s\n", "1,000 annotations, 100 KB, nothing changed", ms(time.Since(begin)), ms(w.longest))
}

// indexSpeed looks up what covers a place among 5,000 spans, ten deep and more.
func indexSpeed(rng *rand.Rand) {
	var spans []annotation.Span
	for range 5000 {
		start := rng.IntN(100_000)
		spans = append(spans, annotation.Span{Start: start, End: start + 1 + rng.IntN(400)})
	}
	begin := time.Now()
	x := annotation.NewIndex(spans)
	built := time.Since(begin)
	const n = 20_000
	found := 0
	begin = time.Now()
	for range n {
		found += len(x.At(rng.IntN(100_000)))
	}
	each := time.Since(begin) / n
	begin = time.Now()
	_, depth := annotation.Flatten(spans, func(i int) string { return "abcd"[i%4 : i%4+1] })
	fmt.Printf("%-52s %7d ns  %d found on average; built in %s, flattened in %s, %d deep\n", "what covers a place, 5,000 spans, each",
		each.Nanoseconds(), found/n, ms(built), ms(time.Since(begin)), depth)
}

// lostSpeed searches 1 MB for quotations that are not there.
func lostSpeed(rng *rand.Rand) {
	text := prose(1_000_000, rng)
	for _, length := range []int{12, 60, 300, 2000} {
		other := []rune(edit(prose(60_000, rand.New(rand.NewPCG(uint64(length), 9))), rng))
		w := &stopwatch{last: time.Now()}
		begin := time.Now()
		a := annotation.NewAnchorer(text, "", w.lap)
		a.Anchor(annotation.Selectors{Quote: annotation.TextQuoteSelector{Exact: "warm up the index, please"}})
		prepared := time.Since(begin)
		var worst time.Duration
		const n = 20
		begin = time.Now()
		for i := range n {
			one := time.Now()
			q := other[i*2500 : i*2500+length]
			a.Anchor(annotation.Selectors{Quote: annotation.TextQuoteSelector{Exact: string(q),
				Prefix: string(other[i*2500+length : i*2500+length+32]), Suffix: string(other[i*2500+length+50 : i*2500+length+82])}})
			worst = max(worst, time.Since(one))
			w.lap(0)
		}
		fmt.Printf("%-52s %10s %12s  worst %s, prepared in %s\n", fmt.Sprintf("lost in 1 MB (%d code points), %d long, each", utf8.RuneCountInString(text), length),
			ms(time.Since(begin)/n), ms(w.longest), ms(worst), ms(prepared))
	}
}

func ms(d time.Duration) string { return fmt.Sprintf("%.2f ms", float64(d.Microseconds())/1000) }
