package desk

import (
	"cmp"
	"context"
	"errors"
	"sync"

	"nianbao/serve/view"
)

// View returns what the page shows of a file. The errors of a desk are *Error, and those of the context.
func (d *Desk) View(ctx context.Context, id string) (v *view.View, err error) {
	err = d.with(ctx, id, func(f *File, last lastYear) error {
		v = f.view(last)
		return nil
	})
	return v, err
}

// List returns all files in the order in which they came.
func (d *Desk) List() []Listed {
	list := []Listed{}
	for _, f := range d.all() {
		if e := f.entry.Load(); e != nil { // it was read
			list = append(list, e.Listed)
		}
	}
	return list
}

// Views returns what the page shows of files, in their order. As many are read at once as there are cores.
func (d *Desk) Views(ctx context.Context, ids []string) ([]*view.View, error) {
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	views, errs := make([]*view.View, len(ids)), make([]error, len(ids))
	next := make(chan int)
	var works sync.WaitGroup
	for range min(cap(d.queue.slots), len(ids)) {
		works.Go(func() {
			for i := range next {
				if views[i], errs[i] = d.View(ctx, ids[i]); errs[i] != nil {
					cancel()
				}
			}
		})
	}
	for i := range ids {
		next <- i
	}
	close(next)
	works.Wait()
	return views, firstOf(errs)
}

// firstOf returns the first error, and one that says more than that another has ended everything.
func firstOf(errs []error) error {
	var ended error
	for _, err := range errs {
		if err != nil && !errors.Is(err, context.Canceled) {
			return err
		}
		ended = cmp.Or(ended, err)
	}
	return ended
}

// Held returns how many files are held read and checked.
func (d *Desk) Held() int {
	d.held.mu.Lock()
	defer d.held.mu.Unlock()
	return len(d.held.list)
}

// Dir returns the temporary folder.
func (d *Desk) Dir() string { return d.dir }
