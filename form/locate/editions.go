package locate

import (
	"slices"

	"nianbao/form"
	"nianbao/grid"
)

// choose returns the report on the form of which most cells were found. Where two come near each other, as editions with tables in common
// do, the year decides.
func choose(book *grid.Book, found []*reading) *draft {
	slices.SortStableFunc(found, func(a, b *reading) int { return b.cells - a.cells })
	var best candidate
	for _, r := range found {
		if !near(r.cells, best.read) {
			break
		}
		c := candidate{draft: r.report(book), read: r.cells}
		for _, f := range c.Faults {
			if f.Kind == form.UnclearCell {
				c.read--
			}
		}
		if best.draft == nil || c.beats(best) {
			best = c
		}
	}
	return best.draft
}

// A candidate is a report on one of the forms that a filing may be on.
type candidate struct {
	*draft
	read int // cells that are clear
}

func (c candidate) beats(other candidate) bool {
	whole, otherWhole := c.read == len(c.Form.Cells), other.read == len(other.Form.Cells)
	fits, otherFits := c.Form.Years.Fit(c.Year), other.Form.Years.Fit(other.Year)
	switch {
	case whole != otherWhole:
		return whole
	case fits != otherFits && near(c.read, other.read):
		return fits
	}
	return c.read > other.read
}

// near reports whether one number of cells is not much less than another.
func near(n, than int) bool { return n*10 >= than*9 }

// mixed replaces what is missing from a section by the one fault that says so, where another edition's section stands whole.
func (r *draft) mixed(found []*reading) {
	for _, section := range r.Form.Sections {
		missing := func(f form.Fault) bool {
			return f.Table != nil && f.Table.Section == section && (f.Kind == form.MissingTable || f.Kind == form.MissingRow || f.Kind == form.MissingColumn)
		}
		count := 0
		for _, f := range r.Faults {
			if missing(f) {
				count++
			}
		}
		if count == 0 {
			continue
		}
		for _, other := range found {
			place, whole := other.section(section.Title)
			if other.form == r.Form || !whole {
				continue
			}
			kept := r.Faults[:0]
			for _, f := range r.Faults {
				foreign := f.Table != nil && f.Table.Section == section && (f.Kind == form.ForeignRow || f.Kind == form.ForeignColumn)
				if !missing(f) && !foreign {
					kept = append(kept, f)
				}
			}
			r.Faults = append(kept, form.Fault{Kind: form.OtherEdition, Label: section.Title, Form: other.form, Places: []form.Place{place}})
			break
		}
	}
}

// section returns where a section's first table was found and whether all of its cells were.
func (r *reading) section(title string) (form.Place, bool) {
	for _, s := range r.form.Sections {
		if form.Key(s.Title) != form.Key(title) || len(s.Tables) == 0 {
			continue
		}
		place := form.Place{}
		for t, table := range r.form.Tables {
			if table.Section != s {
				continue
			}
			if len(r.finds[t]) == 0 || r.finds[t][0].cells < len(table.Cells) {
				return form.Place{}, false
			}
			if place == (form.Place{}) {
				place = r.corner(r.finds[t][0])
			}
		}
		return place, true
	}
	return form.Place{}, false
}
