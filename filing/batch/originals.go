package batch

import "sync"

// Originals are whose reports a run has met in files that this program has not made. What it made of one of them, in
// the folder of the run before, is no filing of its own; where there is nothing else of an agency, as where an office
// sent in the report that it made with this program, it is one. The items that are Made come behind all others, so that
// it is known by then. The zero Originals are empty; they may be asked from several goroutines.
type Originals struct {
	mu  sync.Mutex
	met map[original]bool
}

type original struct {
	agency string
	year   int
}

// Meet takes in whose report an item is, and reports whether it was made of another item: made says, of one that is
// Made, whether nobody has changed it since.
func (o *Originals) Meet(item Item, agency string, year int, made func() bool) bool {
	whose := original{agency, year}
	o.mu.Lock()
	met := o.met[whose]
	o.mu.Unlock()
	if item.Made {
		return met && made()
	}
	if !met && agency != "" && year != 0 {
		o.mu.Lock()
		defer o.mu.Unlock()
		if o.met == nil {
			o.met = map[original]bool{}
		}
		o.met[whose] = true
	}
	return false
}
