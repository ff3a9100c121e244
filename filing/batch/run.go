package batch

import (
	"context"
	"fmt"
	"runtime"

	"nianbao/filing/file"
)

// Jobs returns how many files are treated at once: as many as were asked for, or of 0 one on each core.
func Jobs(asked int) int {
	if asked > 0 {
		return asked
	}
	return runtime.GOMAXPROCS(0)
}

// JobsWriting returns the same for files that are written: while one waits for the disk, another is treated, so that
// twice as many are.
func JobsWriting(asked int) int {
	if asked > 0 {
		return asked
	}
	return 2 * Jobs(0)
}

// ahead is for each job how many items may be done or begun before the oldest of them has been emitted: one that takes
// long, as a PDF does, stops the others only after so many, and no more results than that are held.
const ahead = 16

// Run does work on items, so many at once as Jobs(jobs) says, and emits what came of each in the order of the items,
// from the goroutine that called it. It returns how many were emitted.
//
// A panic in work becomes the error of its item, an *file.Error, as any that work returns: emit gets it and the rest
// goes on. When ctx is cancelled or emit returns an error, no more work begins. What has begun by then is the first
// items without a gap: it is finished, and, unless emit failed, emitted. The error is that of emit or the cause for
// which ctx was cancelled, nil where every item was emitted nevertheless.
func Run[I, R any](
	ctx context.Context, items []I, jobs int,
	work func(ctx context.Context, n int, item I) (R, error), emit func(n int, item I, result R, err error) error,
) (int, error) {
	jobs = min(Jobs(jobs), max(len(items), 1))
	begin, stop := context.WithCancel(ctx)
	defer stop()
	tasks, order := make(chan task[I, R]), make(chan (<-chan done[R]), jobs*ahead)
	for range jobs {
		go func() {
			for t := range tasks {
				var d done[R]
				d.err = file.Guard(nameOf(t.item), func() (err error) {
					d.result, err = work(ctx, t.n, t.item)
					return err
				})
				t.to <- d
			}
		}()
	}
	go dispatch(begin, items, tasks, order)
	emitted := 0
	var failed error
	for from := range order {
		d := <-from
		if failed != nil {
			continue
		}
		if failed = emit(emitted, items[emitted], d.result, d.err); failed != nil {
			stop()
			continue
		}
		emitted++
	}
	if failed == nil && emitted < len(items) {
		failed = context.Cause(ctx)
	}
	return emitted, failed
}

// A done is what came of an item.
type done[R any] struct {
	result R
	err    error
}

// A task is an item on which somebody is to work.
type task[I, R any] struct {
	n    int
	item I
	to   chan<- done[R]
}

// dispatch gives the items to whoever is free, in their order, until ctx is cancelled, and to order where what comes of
// each will be.
func dispatch[I, R any](ctx context.Context, items []I, tasks chan<- task[I, R], order chan<- (<-chan done[R])) {
	defer close(order)
	defer close(tasks)
	for n, item := range items {
		to := make(chan done[R], 1)
		if ctx.Err() != nil { // select would choose at random
			return
		}
		select {
		case order <- to:
			tasks <- task[I, R]{n, item, to}
		case <-ctx.Done():
			return
		}
	}
}

// nameOf returns the file that an item is, "" where it does not say.
func nameOf(item any) string {
	switch named := item.(type) {
	case string:
		return named
	case fmt.Stringer:
		return named.String()
	}
	return ""
}
