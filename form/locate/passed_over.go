package locate

import (
	"slices"

	"nianbao/form"
	"nianbao/grid"
)

// A Reason says why something that might have been the form's was passed over.
type Reason string

// The reasons for a whole copy of a table.
const (
	FewLabels    Reason = "few_labels"    // too few of the table's labels stand together
	NoRows       Reason = "no_rows"       // no row labels stand below and left of the header
	Unfilled     Reason = "unfilled"      // a copy that nobody has filled
	AnotherYear  Reason = "another_year"  // of another year than the report
	HiddenCopy   Reason = "hidden"        // nobody sees it, and there is one that is seen
	FewerCells   Reason = "fewer_cells"   // fewer of its cells were found
	LaterCopy    Reason = "later_copy"    // as good as the one that stands before it
	OtherEdition Reason = "other_edition" // drawn as another edition has it
)

// The reasons for a label or a cell of a copy that was taken.
const (
	UnknownRow    Reason = "unknown_row"    // none of the form's
	UnknownColumn Reason = "unknown_column" // none of the form's
	SameLabel     Reason = "same_label"     // the label stands more than once; the first is taken
	WeakerLabel   Reason = "weaker_label"   // another cell is more like the label
	OtherTable    Reason = "other_table"    // the same words away from the table's labels
	OutOfLine     Reason = "out_of_line"    // the same words in no row or column with other labels
	Sublabel      Reason = "sublabel"       // a label below a column's: which column counts, the form does not say
	UnderMerge    Reason = "under_merge"    // a figure below a merged cell
	SeveralCells  Reason = "several_cells"  // several cells stand where the one figure should
)

// PassedOver is a copy of a table, a label or a cell that was not taken.
type PassedOver struct {
	Place   form.Place
	Why     Reason
	Label   string     // of the form, that it might have been; empty for a whole copy and for an unknown one
	Text    string     // what stands there, of a label or a cell
	Found   int        // of a copy: how many cells were found, for FewLabels how many labels
	Year    int        // for AnotherYear: its own, form.LastYear where it is called last year's, 0 for none
	Edition string     // for OtherEdition
	Instead form.Place // what was taken, the zero Place for nothing
}

// A passedMatch is one that was not taken.
type passedMatch struct {
	match *tableMatch
	why   Reason
}

// passedLabels returns the cells that might have been labels of a match and were not taken for them.
func (r *formMatch) passedLabels(m *tableMatch) []PassedOver {
	passed := r.passedHits(m, m.header, m.columns, m.block.hits)
	return append(passed, r.passedHits(m, m.stub, m.rows, m.rowHits)...)
}

func (r *formMatch) passedHits(m *tableMatch, a *axis, positions []position, hits []labelHit) []PassedOver {
	byEntry := make([][]labelHit, len(positions))
	for _, h := range hits {
		byEntry[h.entry] = append(byEntry[h.entry], h)
	}
	area := areaOf(byEntry)
	var passed []PassedOver
	for entry, hits := range byEntry {
		taken := positions[entry].label
		for _, h := range hits {
			if sameCell(h.cell, taken) {
				continue
			}
			passed = append(passed, PassedOver{
				Place: r.place(m.grid, h.cell.Row, h.cell.Col), Why: area.reason(h, hits),
				Label: a.entries[entry].label(), Text: h.cell.Text, Instead: r.place(m.grid, taken.Row, taken.Col),
			})
		}
	}
	return passed
}

// sameCell reports whether two labels begin in one cell: a label that is divided over several cells is a hit of its own.
func sameCell(a, b *grid.Cell) bool { return a.Row == b.Row && a.Col == b.Col }

// reason returns why a hit is not the best of an entry's hits.
func (a labelArea) reason(h labelHit, hits []labelHit) Reason {
	is := func(some []labelHit) bool {
		return slices.ContainsFunc(some, func(s labelHit) bool { return s.cell == h.cell })
	}
	inside := preferring(hits, a.contains)
	switch best := a.best(hits); {
	case is(best):
		return SameLabel
	case !is(inside):
		return OtherTable
	case h.rank > best[0].rank:
		return WeakerLabel
	}
	return OutOfLine
}

// passedTables returns the matches of a table that were not taken.
func (r *formMatch) passedTables(t int) []PassedOver {
	all := r.passedMatches(t)
	labels := r.labels()
	var passed []PassedOver
	for _, p := range all {
		if !p.isHeader() || !r.isNoise(p.match, all, labels) {
			passed = append(passed, r.passedTable(p))
		}
	}
	return passed
}

// passedMatches returns the matches of a table that were not taken, headers alone among them.
func (r *formMatch) passedMatches(t int) []passedMatch {
	var all []passedMatch
	for _, p := range r.passed {
		if p.match.header.at == t {
			all = append(all, p)
		}
	}
	for i, m := range r.matches[t] {
		switch first := r.matches[t][0]; {
		case i == 0:
		case r.grids[m.grid].Hidden && !r.grids[first.grid].Hidden:
			all = append(all, passedMatch{m, HiddenCopy})
		case m.cells < first.cells:
			all = append(all, passedMatch{m, FewerCells})
		default:
			all = append(all, passedMatch{m, LaterCopy})
		}
	}
	return all
}

// isHeader reports whether what was passed over is a header alone.
func (p passedMatch) isHeader() bool { return p.why == FewLabels || p.why == NoRows }

// isNoise reports whether nobody would take a header for one: a single label, labels of what was taken, or those that
// group the columns of another match of the table.
func (r *formMatch) isNoise(m *tableMatch, passed []passedMatch, labels map[gridCell]bool) bool {
	groups := func(other *tableMatch) bool {
		return m.grid == other.grid && m.block.top < other.block.bottom && other.block.top <= m.block.bottom
	}
	return len(m.block.hits) < 2 || slices.ContainsFunc(m.block.hits, func(h labelHit) bool {
		return labels[gridCell{m.grid, h.cell.Row, h.cell.Col}]
	}) || slices.ContainsFunc(r.matches[m.header.at], groups) || slices.ContainsFunc(passed, func(p passedMatch) bool {
		return !p.isHeader() && groups(p.match)
	})
}

func (r *formMatch) passedTable(p passedMatch) PassedOver {
	passed := PassedOver{Place: r.corner(p.match), Why: p.why, Found: p.match.cells}
	switch p.why {
	case FewLabels:
		passed.Found = len(p.match.block.hits)
	case AnotherYear:
		passed.Year = p.match.year
	}
	if taken := r.matches[p.match.header.at]; len(taken) > 0 {
		passed.Instead = r.corner(taken[0])
	}
	return passed
}

// A gridCell is a cell by its grid's number, row and column.
type gridCell struct{ grid, row, col int }

// labels returns the cells that were taken for labels.
func (r *formMatch) labels() map[gridCell]bool {
	cells := map[gridCell]bool{}
	for _, matches := range r.matches {
		if len(matches) == 0 {
			continue
		}
		for _, m := range append([]*tableMatch{matches[0]}, matches[0].parts...) {
			for _, p := range slices.Concat(m.rows, m.columns) {
				if p.label != nil {
					cells[gridCell{m.grid, p.label.Row, p.label.Col}] = true
				}
			}
		}
	}
	return cells
}

// passedFaults returns what of a table's match is told as a fault, too.
func passedFaults(r *form.Report, table *form.Table) []PassedOver {
	reasons := map[form.FaultKind]Reason{
		form.ForeignRow: UnknownRow, form.ForeignColumn: UnknownColumn, form.DividedColumn: Sublabel,
		form.BuriedValue: UnderMerge, form.UnclearCell: SeveralCells,
	}
	var passed []PassedOver
	for _, f := range r.Faults {
		why, ok := reasons[f.Kind]
		if !ok || f.Table != table {
			continue
		}
		p := PassedOver{Place: f.Places[0], Why: why}
		switch why {
		case UnknownRow, UnknownColumn:
			p.Text = f.Label
		case SeveralCells:
			p.Label, p.Text = f.Cell.Label(), r.Value(f.Cell).Text
		default:
			p.Label, p.Text = f.Label, f.Texts[0]
		}
		passed = append(passed, p)
	}
	return passed
}

// otherEditions returns where a table that is not whole stands as another edition has it.
func (r *formMatch) otherEditions(t int, found []*formMatch) []PassedOver {
	table := r.form.Tables[t]
	if len(r.matches[t]) > 0 && r.matches[t][0].cells == len(table.Cells) {
		return nil
	}
	var passed []PassedOver
	for _, other := range found {
		if s := other.section(table.Section.Title); other != r && s.labels == s.of {
			passed = append(passed, PassedOver{Place: s.place, Why: OtherEdition, Edition: other.form.Edition})
		}
	}
	return passed
}
