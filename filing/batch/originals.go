package batch

import "sync"

// Originals are whose reports a run has met in files that this program has not made. What it made of one of them, in
// the folder of the run before, is no filing of its own; where there is nothing else of an agency, as where an office
// sent in the report that it made with this program, it is one. The items that are Made come behind all others, so that
// it is known by then. The zero Originals are empty; they may be asked from several goroutines.
type Originals struct {
	mu  sync.Mutex
	met map[original][]string
}

type original struct {
	agency string
	year   int
}

// Meet takes in whose report an item is, and reports whether it was made of another item: made says so of one that is
// Made, given the files of the same agency and year that were met, at least one.
func (o *Originals) Meet(item Item, agency string, year int, made func(of []string) bool) bool {
	whose := original{agency, year}
	if item.Made {
		o.mu.Lock()
		met := o.met[whose]
		o.mu.Unlock()
		return len(met) > 0 && made(met)
	}
	if agency != "" && year != 0 {
		o.mu.Lock()
		defer o.mu.Unlock()
		if o.met == nil {
			o.met = map[original][]string{}
		}
		o.met[whose] = append(o.met[whose], item.Path)
	}
	return false
}
