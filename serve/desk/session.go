package desk

import (
	"context"

	"nianbao/filing/batch"
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
	views := make([]*view.View, 0, len(ids))
	work := func(ctx context.Context, _ int, id string) (*view.View, error) { return d.View(ctx, id) }
	_, err := batch.Run(ctx, ids, 0, work, func(_ int, _ string, v *view.View, err error) error {
		views = append(views, v)
		return err
	})
	return views, err
}

// Held returns how many files are held read and checked.
func (d *Desk) Held() int {
	d.held.mu.Lock()
	defer d.held.mu.Unlock()
	return len(d.held.list)
}

// Dir returns the temporary folder.
func (d *Desk) Dir() string { return d.dir }
