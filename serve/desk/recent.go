package desk

import (
	"slices"
	"sync"
)

// maxOpen is how many files are held read and checked. Chosen: a report of usual size takes some megabytes.
const maxOpen = 12

// recent are the files that are held, the one that was used last behind the others.
type recent struct {
	mu   sync.Mutex
	list []*File
}

// use takes down that a file was used, whose turn the caller has, and lets go of the one that was not for longest.
func (r *recent) use(f *File) {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.drop(f)
	r.list = append(r.list, f)
	for i := 0; len(r.list) > maxOpen && i < len(r.list); {
		old := r.list[i]
		select {
		case old.turn <- struct{}{}:
			old.base, old.shown = nil, nil
			old.unlock()
			r.drop(old)
		default: // somebody works on it
			i++
		}
	}
}

func (r *recent) forget(f *File) {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.drop(f)
}

func (r *recent) drop(f *File) {
	if at := slices.Index(r.list, f); at >= 0 {
		r.list = slices.Delete(r.list, at, at+1)
	}
}
