package locate

import (
	"cmp"
	"slices"

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

// maxBehind is how many labels behind one, in reading order, are looked at for those that stand in it. It bounds the cost
// of hostile workbooks; the longest group of both editions has eight.
const maxBehind = 50

// dropHeads drops of labels in reading order those that stand over at least so many of other entries: a group may be
// called as one of its own is, as （六）其他 beside three rows of which the last is 3.其他.
func dropHeads(hits []labelHit, least int, over func(head, h *grid.Cell) bool) []labelHit {
	heads := map[*grid.Cell]bool{}
	for i, h := range hits {
		below := 0
		for _, o := range hits[i+1 : min(len(hits), i+1+maxBehind)] {
			if o.entry != h.entry && over(h.cell, o.cell) {
				below++
			}
		}
		if below >= least {
			heads[h.cell] = true
		}
	}
	if len(heads) == 0 {
		return hits
	}
	return slices.DeleteFunc(hits, func(h labelHit) bool { return heads[h.cell] })
}

// headsColumns reports whether a label of a header is merged over a column in whose next row another one stands.
func headsColumns(head, h *grid.Cell) bool {
	return h.Row == head.Bottom() && head.Col <= h.Col && h.Right() <= head.Right()
}

// headsRow reports whether right beside a row's label another one stands.
func headsRow(head, h *grid.Cell) bool {
	return h.Col == head.Right() && head.Row <= h.Row && h.Row < head.Bottom()
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
