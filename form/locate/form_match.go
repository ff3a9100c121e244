package locate

import (
	"cmp"
	"slices"

	"nianbao/form"
	"nianbao/form/account"
	"nianbao/grid"
)

// A formMatch is where one form stands in the grids of a filing.
type formMatch struct {
	form    *form.Form
	index   *labelIndex
	grids   []*grid.Grid
	keys    [][]string
	matches [][]*tableMatch // by table, the best first
	passed  []passedMatch   // matches that were not taken
	cells   int             // how many cells of the form have their place
}

func (l *labelIndex) locate(grids []*grid.Grid, normalized []normalizedGrid) *formMatch {
	r := &formMatch{form: l.form, index: l, grids: grids, matches: make([][]*tableMatch, len(l.form.Tables))}
	for i, g := range grids {
		r.keys = append(r.keys, normalized[i].keys)
		matches, passed := l.search(g, i, l.hits(g, normalized[i]))
		for t := range matches {
			r.matches[t] = append(r.matches[t], matches[t]...)
		}
		r.passed = append(r.passed, passed...)
	}
	r.tellApart()
	for t := range r.matches {
		if r.matches[t] = r.assemble(r.matches[t]); len(r.matches[t]) > 0 {
			r.cells += r.matches[t][0].cells
		}
	}
	return r
}

// assemble puts the matches of a table into order, the best first, and takes those that continue another with it.
func (r *formMatch) assemble(matches []*tableMatch) []*tableMatch {
	slices.SortStableFunc(matches, func(a, b *tableMatch) int {
		if a, b := r.grids[a.grid].Hidden, r.grids[b.grid].Hidden; a != b { // what is seen comes before what is hidden
			if a {
				return 1
			}
			return -1
		}
		return cmp.Compare(b.cells, a.cells)
	})
	matches = r.dropUnfilled(matches)
	var whole []*tableMatch
	for _, m := range matches {
		if len(matches) > 1 {
			m.year, _ = r.yearOf(m)
		}
		if !slices.ContainsFunc(whole, func(w *tableMatch) bool { return w.appendPart(m) }) {
			whole = append(whole, m)
		}
	}
	return whole
}

// dropUnfilled drops the whole copies of a table that nobody has filled, where another one is filled.
func (r *formMatch) dropUnfilled(matches []*tableMatch) []*tableMatch {
	filled := 0
	for _, m := range matches {
		if !r.unfilled(m) {
			filled++
		}
	}
	if filled == 0 || filled == len(matches) {
		return matches
	}
	return slices.DeleteFunc(matches, func(m *tableMatch) bool {
		drop := m.cells == len(m.table.Cells) && r.unfilled(m)
		if drop {
			r.passed = append(r.passed, passedMatch{m, Unfilled})
		}
		return drop
	})
}

// unfilled reports whether nothing stands in a match but results of formulas.
func (r *formMatch) unfilled(m *tableMatch) bool {
	g := r.grids[m.grid]
	for _, row := range m.rows {
		for _, column := range m.columns {
			if row.label == nil || column.label == nil {
				continue
			}
			if c := g.At(row.label.Row, column.label.Col); c != nil && c.Formula == "" && c.Text != "" {
				return false
			}
		}
	}
	return true
}

// appendPart takes another match of the table as its continuation when the rows (of a table drawn across, the
// columns) of both make up one table and none stands in both.
func (m *tableMatch) appendPart(other *tableMatch) bool {
	if m.header != other.header || m.year != other.year {
		return false
	}
	its := other.parted()
	first, last, from, to := len(its), -1, len(its), -1
	for i := range its {
		if m.has(i) {
			first, last = min(first, i), i
		}
		if its[i].label != nil {
			from, to = min(from, i), i
		}
	}
	if from <= last && first <= to { // a single row from among the others is no continuation
		return false
	}
	m.parts = append(m.parts, other)
	m.cells += other.cells
	return true
}

// parted returns the positions along which a table may be cut in pieces: its rows, of one drawn across its columns.
func (m *tableMatch) parted() []position {
	if m.stub.unnamed {
		return m.columns
	}
	return m.rows
}

// has reports whether a row (of a table drawn across, a column) was found in the match or in one of its continuations.
func (m *tableMatch) has(i int) bool {
	return m.parted()[i].label != nil ||
		slices.ContainsFunc(m.parts, func(p *tableMatch) bool { return p.parted()[i].label != nil })
}

func (r *formMatch) place(at, row, col int) form.Place {
	return form.PlaceIn(r.grids[at], at, row, col)
}

func (r *formMatch) corner(m *tableMatch) form.Place {
	return r.place(m.grid, m.block.top, m.block.left)
}

// report reads the cells where they were found, and the particulars.
func (r *formMatch) report(book *grid.Book) *reportBuilder {
	report := newReportBuilder(book, r)
	r.resolveYear(report)
	for t, table := range r.form.Tables {
		matches := r.matches[t]
		if len(matches) == 0 {
			report.fault(form.Fault{Kind: form.MissingTable, Table: table})
			continue
		}
		r.duplicateTables(report, matches)
		first := len(report.Faults)
		r.missingLabels(report, matches[0])
		for _, part := range append([]*tableMatch{matches[0]}, matches[0].parts...) {
			r.labelFaults(report, part)
			r.values(report, part)
		}
		account.Suggest(report.Faults[first:])
		r.nearGroups(matches[0], report.Faults[first:])
	}
	account.SuggestForTables(report.Faults, r.grids, r.index.isLabel)
	return report
}

func (b *reportBuilder) fault(f form.Fault) { b.Faults = append(b.Faults, f) }
