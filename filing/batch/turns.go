package batch

import "sync"

// Turns let works that go on at the same time take turns in the order of their items, where one must not depend on
// which is quicker: of two files with one output the first gets it. The zero Turns begin with item 0.
//
// Every work must be Done once, the sooner the better; nobody waits longer than for works that have begun, since Run
// begins them in order.
type Turns struct {
	mu   sync.Mutex
	come *sync.Cond
	next int
	done map[int]bool // of later items
}

func (t *Turns) begin() {
	t.mu.Lock()
	if t.come == nil {
		t.come, t.done = sync.NewCond(&t.mu), map[int]bool{}
	}
}

// Wait returns when the works on all items before the nth are Done.
func (t *Turns) Wait(n int) {
	t.begin()
	defer t.mu.Unlock()
	for t.next < n {
		t.come.Wait()
	}
}

// Done says that the work on the nth item does nothing more for which others must wait. It may be said again.
func (t *Turns) Done(n int) {
	t.begin()
	defer t.mu.Unlock()
	if n < t.next {
		return
	}
	t.done[n] = true
	for t.done[t.next] {
		delete(t.done, t.next)
		t.next++
	}
	t.come.Broadcast()
}
