package locate

import (
	"slices"

	"nianbao/form"
	"nianbao/form/account"
	"nianbao/grid"
)

// nearGroups points the columns of a table drawn across that are missing with their whole group to the cell above the
// columns that is most like the group's label. faults are those of the match.
func (r *formMatch) nearGroups(m *tableMatch, faults []form.Fault) {
	if !m.stub.unnamed {
		return
	}
	missing, all := map[*form.Node]map[string]bool{}, map[*form.Node]int{}
	var groups []*form.Node // with missing columns, in their order
	for i, e := range m.header.entries {
		if e.parent == nil {
			continue
		}
		if all[e.parent]++; !m.has(i) {
			if missing[e.parent] == nil {
				missing[e.parent], groups = map[string]bool{}, append(groups, e.parent)
			}
			missing[e.parent][e.label()] = true
		}
	}
	groups = slices.DeleteFunc(groups, func(g *form.Node) bool { return len(missing[g]) < all[g] })
	lost := 0 // columns that may stand right of those that were found
	for _, group := range groups {
		lost += all[group]
	}
	for _, group := range groups {
		c := r.nearGroup(m, group.Label, m.block.right+lost)
		for i := range faults {
			if f := &faults[i]; c != nil && f.Kind == form.MissingColumn && missing[group][f.Label] {
				f.Near, f.Texts = r.place(m.grid, c.Row, c.Col), []string{form.OneLine(c.Text), group.Label}
			}
		}
	}
}

// aboveColumns is how many rows above a header its groups stand in.
const aboveColumns = 2

func (r *formMatch) nearGroup(m *tableMatch, label string, right int) (near *grid.Cell) {
	best, g := account.LeastSimilarity, r.grids[m.grid]
	for row := max(0, m.block.top-aboveColumns); row < m.block.bottom; row++ {
		for col := m.block.leftLimit; col < right; col++ {
			c := g.At(row, col)
			if c == nil || c.Row != row || c.Col != col || !account.IsWord(c) || r.index.isLabel(c) {
				continue
			}
			if s := account.Likeness(c.Text, label); s > best {
				best, near = s, c
			}
		}
	}
	return near
}
