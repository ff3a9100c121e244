package draft

import (
	"slices"

	"nianbao/form"
	"nianbao/grid"
)

// distinct leaves out what no reader could tell from another of the same name in a group of the same name.
func (t *table) distinct(nodes []*node, group string, seen map[string]bool) []*node {
	var kept []*node
	for _, n := range nodes {
		key := form.Key(n.label)
		if len(n.nodes) > 0 {
			if n.nodes = t.distinct(n.nodes, key+"/", seen); len(n.nodes) > 0 {
				kept = append(kept, n)
			}
			continue
		}
		if seen[group+key] {
			t.alike = append(t.alike, n.label)
			continue
		}
		seen[group+key] = true
		kept = append(kept, n)
	}
	return kept
}

// level reads the labels of columns between two rows: those of a group stand below it.
func level(g *grid.Grid, top, bottom, left, right int) []*node {
	var nodes []*node
	for col := left; col < right && top < bottom; {
		c := g.At(top, col)
		if c == nil || word(g, c.Row, c.Col) == "" {
			col++
			continue
		}
		end := min(max(c.Right(), col+1), right)
		n := &node{label: c.Text, at: col}
		if c.Bottom() < bottom {
			n.nodes = level(g, c.Bottom(), bottom, col, end)
		}
		nodes, col = append(nodes, n), end
	}
	return nodes
}

// upright reads the labels of rows between two columns: those of a group stand right of it, down to the next label.
func upright(g *grid.Grid, top, bottom, left, right int) []*node {
	var nodes []*node
	for row := top; row < bottom && left < right; {
		c := g.At(row, left)
		if c == nil || word(g, c.Row, c.Col) == "" {
			nodes = append(nodes, upright(g, row, row+1, left+1, right)...) // a label further in
			row++
			continue
		}
		end := min(max(c.Bottom(), row+1), bottom)
		for end < bottom && !isWord(g, end, left) {
			end++
		}
		n := &node{label: c.Text, at: row}
		if end > row+1 {
			n.nodes = upright(g, row, end, c.Right(), right)
		} else if slices.ContainsFunc(span(c.Right(), right), func(col int) bool { return isWord(g, row, col) }) {
			n.nodes = upright(g, row, end, c.Right(), right)
		}
		nodes, row = append(nodes, n), end
	}
	return nodes
}

// beside turns a table without row labels whose groups have the same labels each into one drawn across: its groups are
// its rows.
func (t *table) beside() bool {
	var groups []*node
	var collect func(nodes []*node) bool
	collect = func(nodes []*node) bool {
		for _, n := range nodes {
			switch {
			case len(n.nodes) == 0:
				return false
			case slices.ContainsFunc(n.nodes, func(c *node) bool { return len(c.nodes) > 0 }):
				if !collect(n.nodes) {
					return false
				}
			default:
				groups = append(groups, n)
			}
		}
		return true
	}
	if !t.across || !collect(t.columns) || len(groups) < 2 {
		return false
	}
	same := func(a, b *node) bool { return form.Key(a.label) == form.Key(b.label) }
	for _, g := range groups[1:] {
		if !slices.EqualFunc(groups[0].nodes, g.nodes, same) {
			return false
		}
	}
	t.rows, t.columns = t.columns, groups[0].nodes
	for _, g := range groups { // what was below them is the same in each
		g.at, g.nodes = g.nodes[0].at, nil
	}
	return true
}
