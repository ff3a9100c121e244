package desk

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"os"
	"slices"
	"sync"
	"testing"
)

// TestAtOnce lets tabs type, undo, redo and take documents of one file, which is last year's of another, at the same
// time: nothing fails, what is shown in the end is what was typed last, and so is what is made and kept. Then one of
// them takes the file off: the others are told so, and nothing stays of it but its draft.
func TestAtOnce(t *testing.T) {
	d, f := newDesk(t)
	ctx := context.Background()
	other := again(t, d, f)
	if _, err := d.View(ctx, other.id); err != nil {
		t.Fatalf("d.View: %v", err)
	}
	other.last = f.id // of the same year: it is told that they were not compared
	work := func(tab, i int) error {
		var err error
		switch (tab + i) % 5 {
		case 0, 1:
			n := fmt.Sprint(10*tab + i)
			_, err = d.Correct(ctx, f.id, Corrections{Cells: map[string]*string{"applications.received.person": &n}})
		case 2:
			_, err = d.Undo(ctx, f.id)
		case 3:
			_, err = d.Document(ctx, f.id, Wanted{Kind: "json", Draft: true})
		case 4:
			_, err = d.View(ctx, other.id)
		}
		return err
	}
	var tabs sync.WaitGroup
	for tab := range 4 {
		tabs.Go(func() {
			for i := range 8 {
				var known *Error
				if err := work(tab, i); err != nil && (!errors.As(err, &known) || known.Kind != Conflict) { // nothing to undo
					t.Errorf("work: %v", err)
				}
			}
		})
	}
	tabs.Wait()
	last := typedOne(t, d, f.id)
	made, err := d.Document(ctx, f.id, Wanted{Kind: "json", Draft: true})
	if err != nil {
		t.Fatalf("d.Document: %v", err)
	}
	back, err := d.filings.Open(made.Path, "")
	if err != nil {
		t.Fatalf("d.filings.Open: %v", err)
	}
	const id = "applications.received.person"
	kept, _ := d.drafts.read(last.Draft)
	if got := back.Report.Value(back.Report.Form.Cell(id)).Text; got != "7" || figures(last)[id] != "7" ||
		!maps.Equal(kept.State.Typed.Cells, last.Corrected.Cells) {
		t.Errorf("made with %s, shown %s, kept %v", got, figures(last)[id], kept.State.Typed.Cells)
	}
	takeOff(t, d, f.id, work)
	if _, ok := d.drafts.read(last.Draft); !ok {
		t.Error("its draft is gone")
	}
	if err := d.Remove(other.id); err != nil || d.Held() != 0 || d.bytes != bytesMade(d) {
		t.Errorf("%v, %d are held, %d bytes counted of %d", err, d.Held(), d.bytes, bytesMade(d))
	}
	left, err := os.ReadDir(d.dir)
	if err != nil || len(left) != len(d.made)+1 { // the lock
		t.Errorf("%v %d", err, len(left))
	}
}

// takeOff removes a file in the middle of others' work.
func takeOff(t *testing.T, d *Desk, id string, work func(tab, i int) error) {
	t.Helper()
	var tabs sync.WaitGroup
	for tab := range 4 {
		tabs.Go(func() {
			for i := range 4 {
				if tab == 0 && i == 1 {
					if err := d.Remove(id); err != nil {
						t.Errorf("d.Remove: %v", err)
					}
				}
				var known *Error
				if err := work(tab, i); err != nil && (!errors.As(err, &known) || !slices.Contains([]Kind{Missing, Conflict}, known.Kind)) {
					t.Errorf("work: %v", err)
				}
			}
		})
	}
	tabs.Wait()
}

// again lays a file on the desk once more.
func again(t *testing.T, d *Desk, f *File) *File {
	t.Helper()
	from, err := os.Open(f.path)
	if err != nil {
		t.Fatalf("os.Open: %v", err)
	}
	defer from.Close()
	of, err := d.Receive(f.name, "", from, 1<<20)
	if err != nil {
		t.Fatalf("d.Receive: %v", err)
	}
	return of
}

func bytesMade(d *Desk) (n int64) {
	for _, m := range d.made {
		n += m.size
	}
	return n
}

// TestManyAtOnce makes more documents of many files at once than there are cores: each is made, and none waits for
// another for ever.
func TestManyAtOnce(t *testing.T) {
	d, f := newDesk(t)
	b := Batch{Files: []string{f.id, again(t, d, f).id, again(t, d, f).id}, Draft: true}
	var tabs sync.WaitGroup
	for i := range 3 * cap(d.queue.slots) {
		tabs.Go(func() {
			var err error
			if b := b; i%3 == 0 {
				_, err = d.Together(context.Background(), b.Files, nil)
			} else {
				b.Kind = []string{"zip", "summary.html"}[i%3-1]
				_, err = d.Batch(context.Background(), b)
			}
			if err != nil {
				t.Error(err)
			}
		})
	}
	tabs.Wait()
	d.Limits.Waiting = 0
	var busy *Error
	b.Kind = "zip"
	if _, err := d.Batch(context.Background(), b); !errors.As(err, &busy) || busy.Kind != Busy {
		t.Errorf("in a crowd: %v", err)
	}
	left, err := os.ReadDir(d.dir)
	if err != nil || len(left) != len(d.files)+len(d.made)+1 { // the lock
		t.Errorf("%v, %d are left of %d files and %d documents", err, len(left), len(d.files), len(d.made))
	}
}
