package batch

import (
	"sync"

	"nianbao/form/agencies"
)

// Originals are whose reports a run has met in files that this program has not made. What it made of one of them, in
// the folder of the run before, is no filing of its own; where there is nothing else of an agency, as where an office
// sent in the report that it made with this program, it is one. The items that are Made come behind all others, so that
// it is known by then. The zero Originals are empty; they may be asked from several goroutines.
type Originals struct {
	mu  sync.Mutex
	met map[original][]string
}

type original struct {
	agency string // its key: a report may have a name without the spaces that its workbook has
	year   int
}

// Met reports whether a report of an agency was met.
func (o *Originals) Met(agency string, year int) bool {
	o.mu.Lock()
	defer o.mu.Unlock()
	return len(o.met[original{agencies.Key(agency), year}]) > 0
}

// Meet takes in whose report an item is, and reports whether it was made of another item: made says so of one that is
// Made, given the files of the same agency and year that were met, at least one.
func (o *Originals) Meet(item Item, agency string, year int, made func(of []string) bool) bool {
	whose := original{agencies.Key(agency), year}
	if item.Made {
		o.mu.Lock()
		met := o.met[whose]
		o.mu.Unlock()
		return len(met) > 0 && made(met)
	}
	o.Add(item, agency, year)
	return false
}

// Add takes in whose report an item is, whoever made it.
func (o *Originals) Add(item Item, agency string, year int) {
	whose := original{agencies.Key(agency), year}
	if whose.agency == "" || year == 0 {
		return
	}
	o.mu.Lock()
	defer o.mu.Unlock()
	if o.met == nil {
		o.met = map[original][]string{}
	}
	o.met[whose] = append(o.met[whose], item.Path)
}
