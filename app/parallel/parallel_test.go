package parallel_test

import (
	"sync/atomic"
	"testing"

	"offprint/app/parallel"
)

func TestEachNumberIsTakenOnce(t *testing.T) {
	for _, n := range []int{0, 1, 2, 1000} {
		times := make([]atomic.Int32, n)
		parallel.Each(n, func(i int) { times[i].Add(1) })
		for i := range times {
			if got := times[i].Load(); got != 1 {
				t.Errorf("%d of %d was taken %d times", i, n, got)
			}
		}
	}
}
