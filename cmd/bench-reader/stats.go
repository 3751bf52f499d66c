package main

import (
	"fmt"
	"slices"
)

// A sample is one quantity measured several times.
type sample []float64

// median is the middle value, of an even number the mean of the middle two.
func (s sample) median() float64 {
	sorted := slices.Sorted(slices.Values(s))
	n := len(sorted)
	if n == 0 {
		return 0
	}
	return (sorted[(n-1)/2] + sorted[n/2]) / 2
}

// String is the median with the least and the largest value.
func (s sample) String() string {
	if len(s) == 0 {
		return "-"
	}
	return fmt.Sprintf("%.0f (%.0f–%.0f)", s.median(), slices.Min(s), slices.Max(s))
}

// ratio is ours ÷ theirs of the medians.
func ratio(ours, theirs sample) string {
	if theirs.median() == 0 {
		return "-"
	}
	return fmt.Sprintf("%.2f", ours.median()/theirs.median())
}
