package locate

import (
	"unicode/utf8"

	"nianbao/form"
	"nianbao/form/prose"
	"nianbao/grid"
)

// leastLike is how similar a cell must be to a label of a table that was not found to be named with it: more than a
// label of a table that was, because there is nothing else that speaks for it. Chosen: of four characters one may be
// another; the sheet 校验 names what its formulas add up in 0.67 of a label.
const leastLike = 0.7

// maxNearCells is how many cells of a filing are compared with the labels of a table that was not found.
const maxNearCells = 4000

// nearTables points each table that was not found to the cell that is most like one of its labels and stands beside or
// above a figure. A table of one row is not found for one misspelt label.
func (r *formMatch) nearTables(report *reportBuilder) {
	for i := range report.Faults {
		f := &report.Faults[i]
		if f.Kind != form.MissingTable {
			continue
		}
		var words []string
		rows, columns := f.Table.Leaves()
		for _, leaf := range append(rows, columns...) {
			words = append(words, leaf.Label)
		}
		best, left := leastLike, maxNearCells
		for at, g := range r.grids {
			if g.Hidden || g.Aside {
				continue
			}
			for k := range g.Cells {
				c := &g.Cells[k]
				if !isWord(c) || r.isLabel(c) || !besideFigure(g, c) {
					continue
				}
				if left--; left < 0 {
					break
				}
				for _, word := range words {
					if s := likeness(c.Text, word); s > best {
						best, f.Near, f.Label = s, r.place(at, c.Row, c.Col), word
						f.Texts = []string{prose.OneLine(c.Text)}
					}
				}
			}
		}
	}
}

// nearGroups points the columns of a table drawn across that are missing with their whole group to the cell above the
// columns that is most like the group's label. faults are those of the match.
func (r *formMatch) nearGroups(m *tableMatch, faults []form.Fault) {
	if !m.stub.unnamed {
		return
	}
	missing, all := map[*form.Node]map[string]bool{}, map[*form.Node]int{}
	for i, e := range m.header.entries {
		if e.parent == nil {
			continue
		}
		if all[e.parent]++; !m.has(i) {
			if missing[e.parent] == nil {
				missing[e.parent] = map[string]bool{}
			}
			missing[e.parent][e.label()] = true
		}
	}
	for group, labels := range missing {
		if len(labels) < all[group] {
			continue
		}
		c := r.nearGroup(m, group.Label, m.block.right+len(labels))
		for i := range faults {
			if f := &faults[i]; c != nil && f.Kind == form.MissingColumn && labels[f.Label] {
				f.Near, f.Texts = r.place(m.grid, c.Row, c.Col), []string{prose.OneLine(c.Text), group.Label}
			}
		}
	}
}

// aboveColumns is how many rows above a header its groups stand in.
const aboveColumns = 2

func (r *formMatch) nearGroup(m *tableMatch, label string, right int) (near *grid.Cell) {
	best, g := leastSimilarity, r.grids[m.grid]
	for row := max(0, m.block.top-aboveColumns); row < m.block.bottom; row++ {
		for col := m.block.leftLimit; col < right; col++ {
			c := g.At(row, col)
			if c == nil || c.Row != row || c.Col != col || !isWord(c) || r.isLabel(c) {
				continue
			}
			if s := likeness(c.Text, label); s > best {
				best, near = s, c
			}
		}
	}
	return near
}

func isWord(c *grid.Cell) bool { return c.Kind == grid.Text && c.Text != "" && len(c.Text) <= maxLabel }

// besideFigure reports whether a figure stands in a cell's row, right of it, or below it.
func besideFigure(g *grid.Grid, c *grid.Cell) bool {
	return form.IsFilled(g.At(c.Bottom(), c.Col)) || form.IsFilled(g.At(c.Row, c.Right()))
}

// likeness is the similarity of two labels, 0 for those whose lengths alone say that there is little.
func likeness(a, b string) float64 {
	a, b = form.Key(a), form.Key(b)
	long, short := utf8.RuneCountInString(a), utf8.RuneCountInString(b)
	if long < short {
		long, short = short, long
	}
	if long > 2*short {
		return 0
	}
	return form.Similarity(a, b)
}
