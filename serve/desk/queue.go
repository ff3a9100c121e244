package desk

import (
	"context"
	"runtime"
	"sync/atomic"
)

// A queue lets so many works run at once as there are cores; the rest waits its turn.
type queue struct {
	slots   chan struct{}
	waiting atomic.Int32
}

func newQueue() *queue { return &queue{slots: make(chan struct{}, runtime.GOMAXPROCS(0))} }

// do runs a work when its turn comes, and returns its error. It is not run where more than so many wait (ErrBusy) or
// whoever asked for it has gone.
func (q *queue) do(ctx context.Context, most int, work func() error) error {
	if q.waiting.Add(1) > int32(most) {
		q.waiting.Add(-1)
		return ErrBusy
	}
	select {
	case q.slots <- struct{}{}:
		q.waiting.Add(-1)
	case <-ctx.Done():
		q.waiting.Add(-1)
		return ctx.Err()
	}
	defer func() { <-q.slots }()
	if err := ctx.Err(); err != nil {
		return err
	}
	return work()
}
