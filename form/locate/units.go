package locate

import (
	"cmp"
	"slices"

	"nianbao/form"
	"nianbao/form/title"
	"nianbao/form/unit"
	"nianbao/grid"
)

// A statedUnit is the unit of counts that a line beside a table states.
type statedUnit struct {
	unit string // 万件; empty for none, and for one that counts singly
	text string // the line
	at   form.Place
}

// manifoldUnit returns the unit of several that a line above a table, or else below it, says that its counts are in:
// 计量单位：万件. It is empty for none. The line is told of once.
func (r *formMatch) manifoldUnit(report *reportBuilder, m *tableMatch) string {
	if m.counts == nil {
		s := r.countsOf(m)
		if !unit.IsManifold(s.unit) {
			s = statedUnit{}
		}
		if m.counts = &s; s.unit != "" {
			report.fault(form.Fault{Kind: form.ManifoldUnit, Table: m.table, Label: s.unit, Texts: []string{form.OneLine(s.text)},
				Places: []form.Place{s.at}})
		}
	}
	return m.counts.unit
}

// countsOf returns what the nearest line above a table, left in its header, or below it says that it counts in. On a sheet
// the lines below a table that another follows may be that one's.
func (r *formMatch) countsOf(m *tableMatch) statedUnit {
	g, labels := r.grids[m.grid], r.labels() // what one of them counts in is of its row or column alone
	var above, below statedUnit
	for i := range g.Cells {
		c := &g.Cells[i]
		if c.Kind != grid.Text || len(c.Text) > title.MaxLine || c.Hidden {
			continue
		}
		counts := unit.CountsInNote(c.Text)
		if counts == "" || labels[gridCell{m.grid, c.Row, c.Col}] {
			continue
		}
		s := statedUnit{counts, c.Text, r.place(m.grid, c.Row, c.Col)}
		switch {
		case c.Row < m.block.top, c.Row < m.block.bottom && c.Col < m.block.left:
			if above.unit == "" || !unit.IsManifold(above.unit) || r.hasNext(m, -1) {
				above = s
			}
		case c.Row > m.lastRow() && below.unit == "" && !r.hasNext(m, 1):
			below = s
		}
	}
	if s := cmp.Or(above, below); s.unit != "" || g.Source != grid.Table {
		return s
	}
	return cmp.Or(r.countsInParagraphs(m.grid, -1), r.countsInParagraphs(m.grid, 1))
}

// lastRow returns the last row of a match's labels.
func (m *tableMatch) lastRow() int {
	last := m.block.bottom
	for _, p := range m.rows {
		if p.label != nil {
			last = max(last, p.label.Bottom()-1)
		}
	}
	return last
}

// hasNext reports whether another table begins below a match in its grid, of step -1 above.
func (r *formMatch) hasNext(m *tableMatch, step int) bool {
	return slices.ContainsFunc(r.matches, func(matches []*tableMatch) bool {
		return slices.ContainsFunc(matches, func(o *tableMatch) bool {
			return o.grid == m.grid && (o.block.top-m.block.top)*step > 0
		})
	})
}

// countsInParagraphs returns what the nearest of some paragraphs above a document's table, or below it, state, the
// heading of its section among those above. A document may have drawn one table as several.
func (r *formMatch) countsInParagraphs(at, step int) statedUnit {
	for at += step; step < 0 && at >= 0 && r.grids[at].Source == grid.Table; {
		at--
	}
	if at < 0 || at >= len(r.grids) || r.grids[at].Source != grid.Prose || r.grids[at].Aside {
		return statedUnit{}
	}
	cells := r.grids[at].Cells
	for n := range min(len(cells), unit.NearParagraphs) {
		c := &cells[n]
		if step < 0 {
			c = &cells[len(cells)-1-n]
		}
		h, _ := r.form.ReadHeading(c.Text)
		if h.Section != nil && step > 0 {
			break
		}
		if counts := unit.CountsInNote(c.Text); counts != "" && len(c.Text) <= title.MaxLine {
			return statedUnit{counts, c.Text, r.place(at, c.Row, c.Col)}
		}
		if h.Section != nil {
			break
		}
	}
	return statedUnit{}
}
