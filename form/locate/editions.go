package locate

import (
	"cmp"
	"slices"
	"strings"

	"nianbao/form"
	"nianbao/form/account"
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

// nearly is near for a section of several small tables, one of which a single misspelt label may hide.
func nearly(n, of int) bool { return n*10 >= of*8 }

// replaceMixedEditions replaces what is missing from a section by the one fault that says so, where another edition's
// section stands: whole, or but for a label or two, which are told of then.
func (b *reportBuilder) replaceMixedEditions(found []*formMatch) {
	for _, section := range b.Form.Sections {
		missing := func(f form.Fault) bool {
			return concerns(f, section, form.MissingTable, form.MissingRow, form.MissingColumn)
		}
		unclear := func(f form.Fault) bool { return concerns(f, section, form.UnclearCell) }
		divided := slices.ContainsFunc(b.Faults, unclear) // where another edition has several rows, this one has one
		if !divided && !slices.ContainsFunc(b.Faults, missing) {
			continue
		}
		own := b.from.section(section.Title)
		for _, other := range found {
			s := other.section(section.Title)
			more := s.labels*own.of > own.labels*s.of || divided && s.labels > own.labels
			if other.form == b.Form || !more || !nearly(s.labels, s.of) || b.isOwn(section, other.form) {
				continue
			}
			b.Faults = slices.DeleteFunc(b.Faults, func(f form.Fault) bool {
				if unclear(f) {
					b.SetValue(f.Cell, form.Value{}) // it stands nowhere: the table is another
				}
				return missing(f) || unclear(f) || concerns(f, section, form.ForeignRow, form.ForeignColumn)
			})
			b.fault(form.Fault{Kind: form.OtherEdition, Label: section.Title, Form: other.form,
				Places: []form.Place{s.place}})
			b.Faults = append(b.Faults, other.sectionFaults(b, section)...)
			break
		}
	}
}

// isOwn reports whether most rows and columns of a section that another form has not are there, or labels like theirs: what
// is misspelt in one of them makes no other edition's section of it.
func (b *reportBuilder) isOwn(section *form.Section, other *form.Form) bool {
	own, there := 0, 0
	for _, table := range section.Tables {
		var theirRows, theirColumns []*form.Leaf
		if i := slices.IndexFunc(other.Tables, func(t *form.Table) bool { return t.ID == table.ID }); i >= 0 {
			theirRows, theirColumns = other.Tables[i].Leaves()
		}
		count := func(leaves, theirs []*form.Leaf) {
			for _, l := range leaves {
				if !hasLine(theirs, l.ID) {
					own++
					if !b.isGone(table, l.Label) {
						there++
					}
				}
			}
		}
		rows, columns := table.Leaves()
		count(rows, theirRows)
		count(columns, theirColumns)
	}
	return there*2 > own
}

// hasLine reports whether a row or column is among some, or is divided into several of them.
func hasLine(leaves []*form.Leaf, id string) bool {
	return slices.ContainsFunc(leaves, func(l *form.Leaf) bool { return l.ID == id || strings.HasPrefix(l.ID, id+".") })
}

// isGone reports whether a row or column of a table was not found, nor a label like it.
func (b *reportBuilder) isGone(table *form.Table, label string) bool {
	return slices.ContainsFunc(b.Faults, func(f form.Fault) bool {
		missing := f.Kind == form.MissingTable || (f.Kind == form.MissingRow || f.Kind == form.MissingColumn) && f.Label == label
		return f.Table == table && missing && f.Near == (form.Place{})
	})
}

// sectionFaults returns what is missing from a section as the match's form has it, as faults of another form's section
// of the same title.
func (r *formMatch) sectionFaults(as *reportBuilder, section *form.Section) []form.Fault {
	scratch := newReportBuilder(as.Book, r)
	for t, table := range r.form.Tables {
		if form.Key(table.Section.Title) == form.Key(section.Title) && len(r.matches[t]) > 0 {
			r.missingLabels(scratch, r.matches[t][0])
			r.labelFaults(scratch, r.matches[t][0])
		}
	}
	account.Suggest(scratch.Faults)
	for i := range scratch.Faults {
		f := &scratch.Faults[i]
		id := f.Table.ID
		f.Table = section.Tables[max(0, slices.IndexFunc(section.Tables, func(t *form.Table) bool { return t.ID == id }))]
	}
	return scratch.Faults
}

// concerns reports whether a fault is one of some kinds in a section's tables.
func concerns(f form.Fault, section *form.Section, kinds ...form.FaultKind) bool {
	return f.Table != nil && f.Table.Section == section && slices.Contains(kinds, f.Kind)
}

// A sectionMatch is where a section's first table was found, and how many of the labels of its tables, of how many.
type sectionMatch struct {
	place      form.Place
	labels, of int
}

func (r *formMatch) section(title string) sectionMatch {
	for _, s := range r.form.Sections {
		if form.Key(s.Title) != form.Key(title) || len(s.Tables) == 0 {
			continue
		}
		found := sectionMatch{}
		for t, table := range r.form.Tables {
			if table.Section != s {
				continue
			}
			rows, columns := table.Leaves()
			found.of += len(rows) + len(columns)
			if len(r.matches[t]) == 0 {
				continue
			}
			m := r.matches[t][0]
			if m.cells == len(table.Cells) {
				found.labels += len(rows) + len(columns)
			} else if !m.stub.unnamed {
				found.labels += count(m.columns) + countBy(m.rows, m.has)
			}
			if found.place == (form.Place{}) {
				found.place = r.corner(m)
			}
		}
		return found
	}
	return sectionMatch{of: 1}
}

// countBy returns how many rows of a table, cut in pieces or not, were found.
func countBy(rows []position, has func(int) bool) int {
	n := 0
	for i := range rows {
		if has(i) {
			n++
		}
	}
	return n
}
