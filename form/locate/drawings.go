package locate

import (
	"slices"

	"nianbao/form"
	"nianbao/form/account"
	"nianbao/grid"
)

// drawings returns where the tables were read, with their continuations.
func (r *formMatch) drawings() []account.Drawing {
	var list []account.Drawing
	for _, matches := range r.matches {
		if len(matches) == 0 {
			continue
		}
		for _, m := range append([]*tableMatch{matches[0]}, matches[0].parts...) {
			list = append(list, account.Drawing{
				Table: m.table, Grid: m.grid, Top: m.block.top, Bottom: m.block.bottom, Left: m.block.left,
				Right: m.block.right, LeftLimit: m.block.leftLimit, Unnamed: m.stub.unnamed,
				Rows: labelsOf(m.rows), Columns: labelsOf(m.columns),
			})
		}
	}
	return list
}

func labelsOf(positions []position) []*grid.Cell {
	var labels []*grid.Cell
	for _, p := range positions {
		if p.label != nil {
			labels = append(labels, p.label)
		}
	}
	return labels
}

// told returns where tables begin that were not read and that a fault tells of, or that nobody has filled.
func (r *formMatch) told(report *reportBuilder) []form.Place {
	var places []form.Place
	for _, f := range report.Faults {
		if slices.Contains([]form.FaultKind{form.DoubledTable, form.OtherYear, form.OtherEdition}, f.Kind) {
			places = append(places, f.Places...)
		}
	}
	for _, p := range r.passed {
		if p.why == Unfilled {
			places = append(places, r.corner(p.match))
		}
	}
	return places
}
