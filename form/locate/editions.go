package locate

import (
	"cmp"
	"slices"

	"nianbao/form"
	"nianbao/grid"
)

// choose returns the report on the form of which most cells were found, nil for none. Where two come near each other, as
// editions with tables in common do, the year decides.
func choose(book *grid.Book, found []*formMatch) *reportBuilder {
	slices.SortStableFunc(found, func(a, b *formMatch) int { return cmp.Compare(b.cells, a.cells) })
	var best candidate
	for _, m := range found {
		if !near(m.cells, best.read) {
			break
		}
		c := candidate{reportBuilder: m.report(book), read: m.cells}
		for _, f := range c.Faults {
			if f.Kind == form.UnclearCell {
				c.read--
			}
		}
		if best.reportBuilder == nil || c.beats(best) {
			best = c
		}
	}
	return best.reportBuilder
}

// A candidate is a report on one of the forms that a filing may be on.
type candidate struct {
	*reportBuilder
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

// near reports whether one number of cells is not much less than another: so little less that a few labels may be
// misspelt. Chosen: the tests pass from seven tenths to equality.
func near(n, than int) bool { return n*10 >= than*9 }

// replaceMixedEditions replaces what is missing from a section by the one fault that says so, where another edition's
// section stands whole.
func (b *reportBuilder) replaceMixedEditions(found []*formMatch) {
	for _, section := range b.Form.Sections {
		missing := func(f form.Fault) bool {
			return concerns(f, section, form.MissingTable, form.MissingRow, form.MissingColumn)
		}
		if !slices.ContainsFunc(b.Faults, missing) {
			continue
		}
		for _, other := range found {
			place, whole := other.section(section.Title)
			if other.form == b.Form || !whole {
				continue
			}
			b.Faults = slices.DeleteFunc(b.Faults, func(f form.Fault) bool {
				return missing(f) || concerns(f, section, form.ForeignRow, form.ForeignColumn)
			})
			b.fault(form.Fault{Kind: form.OtherEdition, Label: section.Title, Form: other.form,
				Places: []form.Place{place}})
			break
		}
	}
}

// concerns reports whether a fault is one of some kinds in a section's tables.
func concerns(f form.Fault, section *form.Section, kinds ...form.FaultKind) bool {
	return f.Table != nil && f.Table.Section == section && slices.Contains(kinds, f.Kind)
}

// section returns where a section's first table was found and whether all of its cells were.
func (r *formMatch) section(title string) (form.Place, bool) {
	for _, s := range r.form.Sections {
		if form.Key(s.Title) != form.Key(title) || len(s.Tables) == 0 {
			continue
		}
		place := form.Place{}
		for t, table := range r.form.Tables {
			if table.Section != s {
				continue
			}
			if len(r.matches[t]) == 0 || r.matches[t][0].cells < len(table.Cells) {
				return form.Place{}, false
			}
			if place == (form.Place{}) {
				place = r.corner(r.matches[t][0])
			}
		}
		return place, true
	}
	return form.Place{}, false
}
