package locate

import (
	"cmp"

	"nianbao/form"
	"nianbao/grid"
)

// disambiguate keeps the hits that are labels of the axis, each as the one entry that the group above or beside it tells.
func (a *axis) disambiguate(hits []labelHit, groupFor func(labelHit, []labelHit) *form.Node) []labelHit {
	var groups, labels []labelHit
	for _, h := range hits {
		if h.entry < 0 {
			groups = append(groups, h)
		}
	}
	for _, h := range hits {
		if h.entry < 0 {
			continue
		}
		if e := a.entries[h.entry]; h.whole || !e.shared || e.parent == groupFor(h, groups) {
			labels = append(labels, h)
		}
	}
	return labels
}

// maxGroupGap is how many rows may lie between a group's label and the column's below it. Chosen: the random layouts
// pass from none to two; with four, labels come to stand in another table's group.
const maxGroupGap = 1

// groupAbove returns the group that a column's label stands in: the nearest above that covers it, else the one left of
// it in the same row, else the one above that begins left of it, where a grid has not merged it over its columns.
func groupAbove(h labelHit, groups []labelHit) *form.Node {
	var covers, left, begins *labelHit
	for i := range groups {
		g := &groups[i]
		switch gap := h.cell.Row - g.cell.Bottom(); {
		case g.cell.Row <= h.cell.Row && gap < 0:
			if g.cell.Col < h.cell.Col && (left == nil || g.cell.Col > left.cell.Col) {
				left = g
			}
		case gap < 0 || gap > maxGroupGap || g.cell.Col > h.cell.Col:
		case h.cell.Col < g.cell.Right():
			if covers == nil || g.cell.Row > covers.cell.Row {
				covers = g
			}
		case g.cell.Cols() == 1:
			if begins == nil || readsLater(g.cell, begins.cell) {
				begins = g
			}
		}
	}
	if best := cmp.Or(covers, left, begins); best != nil {
		return best.node
	}
	return nil
}

// readsLater reports whether a cell begins behind another in reading order.
func readsLater(c, than *grid.Cell) bool {
	return c.Row > than.Row || c.Row == than.Row && c.Col > than.Col
}

// groupBeside returns the group whose label stands beside a row's label or begins above it.
func groupBeside(h labelHit, groups []labelHit) *form.Node {
	var best *form.Node
	for _, g := range groups {
		if g.cell.Row <= h.cell.Row && g.cell != h.cell {
			best = g.node
		}
	}
	return best
}
