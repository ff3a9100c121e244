package desk

import (
	"context"
	"errors"
	"runtime"
	"sync"
	"sync/atomic"
	"testing"
	"time"
)

// TestQueue shows that no more works run at once than there are cores, that all run in the end, and that nothing is done
// for who has gone or comes when too many wait.
func TestQueue(t *testing.T) {
	q := newQueue()
	var running, most, done atomic.Int32
	var all sync.WaitGroup
	for range 40 {
		all.Go(func() {
			err := q.do(context.Background(), 100, func() error {
				n := running.Add(1)
				for m := most.Load(); n > m && !most.CompareAndSwap(m, n); m = most.Load() {
				}
				time.Sleep(time.Millisecond)
				running.Add(-1)
				done.Add(1)
				return nil
			})
			if err != nil {
				t.Errorf("q.do: %v", err)
			}
		})
	}
	all.Wait()
	if done.Load() != 40 || int(most.Load()) > runtime.GOMAXPROCS(0) {
		t.Errorf("%d were done, %d at once", done.Load(), most.Load())
	}
	free := make(chan bool)
	for range cap(q.slots) {
		all.Go(func() { q.do(context.Background(), 100, func() error { <-free; return nil }) })
	}
	for len(q.slots) < cap(q.slots) {
		runtime.Gosched()
	}
	gone, cancel := context.WithCancel(context.Background())
	cancel()
	told := func(wrong string) func() error {
		return func() error { t.Error(wrong); return nil }
	}
	if err := q.do(gone, 100, told("done for nobody")); !errors.Is(err, context.Canceled) {
		t.Errorf("q.do: %v", err)
	}
	if err := q.do(context.Background(), 0, told("done in a crowd")); err != ErrBusy {
		t.Errorf("q.do: %v", err)
	}
	close(free)
	all.Wait()
	func() { // a work that fails leaves its core to others
		defer func() { recover() }()
		q.do(context.Background(), 1, func() error { panic("x") })
	}()
	if len(q.slots) != 0 || q.waiting.Load() != 0 {
		t.Errorf("%d run, %d wait", len(q.slots), q.waiting.Load())
	}
}
