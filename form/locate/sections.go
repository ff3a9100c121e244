package locate

import (
	"slices"

	"nianbao/form"
	"nianbao/form/prose"
	"nianbao/grid"
)

// prose returns what the reader of texts goes by.
func (b *reportBuilder) prose(keys [][]string) *prose.Source {
	return &prose.Source{
		Report: b.Report, Keys: keys, Sections: b.from.sectionsByGrid(), Corners: b.from.corners(), Labels: b.from.index.known,
		IsLabel: b.from.index.isLabel, IsAmong: b.from.isAmong, Taken: b.taken, Titles: b.titles,
	}
}

// corners returns where the first table of each section begins.
func (r *formMatch) corners() map[*form.Section]form.Place {
	corners := map[*form.Section]form.Place{}
	for t, matches := range r.matches {
		s := r.form.Tables[t].Section
		if _, known := corners[s]; !known && len(matches) > 0 {
			corners[s] = r.corner(matches[0])
		}
	}
	return corners
}

// isAmong reports whether a cell stands in the rows from the header of one of the form's tables to its last label, left
// of its right edge.
func (r *formMatch) isAmong(at int, c *grid.Cell) bool {
	covers := func(m *tableMatch) bool {
		if m.grid != at || c.Row < m.block.top || c.Col >= m.block.right {
			return false
		}
		return c.Row < m.block.bottom ||
			slices.ContainsFunc(m.rows, func(p position) bool { return p.label != nil && c.Row < p.label.Bottom() })
	}
	for _, matches := range r.matches {
		for _, m := range matches {
			if covers(m) || slices.ContainsFunc(m.parts, covers) {
				return true
			}
		}
	}
	return slices.ContainsFunc(r.passed, func(p passedMatch) bool {
		return len(p.match.block.hits) > 1 && covers(p.match) // a single label may be a heading: 六、其他
	})
}

// sectionsByGrid returns the sections whose tables stand in a grid, in the order of the form.
func (r *formMatch) sectionsByGrid() map[int][]*form.Section {
	of := map[int][]*form.Section{}
	for t, matches := range r.matches {
		for _, m := range matches {
			for _, part := range append([]*tableMatch{m}, m.parts...) {
				of[part.grid] = appendOnce(of[part.grid], r.form.Tables[t].Section)
			}
		}
	}
	for _, p := range r.passed {
		if !p.isHeader() {
			of[p.match.grid] = appendOnce(of[p.match.grid], p.match.table.Section)
		}
	}
	return of
}

func appendOnce(list []*form.Section, s *form.Section) []*form.Section {
	if slices.Contains(list, s) {
		return list
	}
	return append(list, s)
}
