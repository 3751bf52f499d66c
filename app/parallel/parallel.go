// Package parallel does the same to many things on all processors.
package parallel

import (
	"runtime"
	"sync"
)

// Each calls do for every number from 0 to n-1, on all processors and in no
// order, and returns when all are done.
func Each(n int, do func(i int)) {
	next := make(chan int)
	var workers sync.WaitGroup
	for range min(n, runtime.GOMAXPROCS(0)) {
		workers.Go(func() {
			for i := range next {
				do(i)
			}
		})
	}
	for i := range n {
		next <- i
	}
	close(next)
	workers.Wait()
}
