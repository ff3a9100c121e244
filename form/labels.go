package form

import "nianbao/grid"

// labels says, for each key, what labels of the form it may be.
type labels struct {
	byKey map[string][]sight
	axes  []axis // two for each table: its header and its stub
}

// An axis is one edge of a table on which its labels stand: the header above the figures, or the stub left of them.
// A table drawn across has all its labels in the header and one row of figures.
type axis struct {
	table   *Table
	marks   []mark
	unnamed bool // the stub of a table drawn across: one row without a label
}

// A mark is one leaf of an axis: a row, a column, or both of a table drawn across.
type mark struct {
	row, column *Leaf
	node        *Node
	parent      *Node // the group that its label stands in, nil for none
	shared      bool  // another mark of the axis has the same key: only the group tells them apart
}

// A sight is one meaning of a key.
type sight struct {
	axis int
	mark int // -1 for a group
	node *Node
	rank int // how good the match is: 0 the label itself, 1 without its closing remark, 2 an alias
}

func makeLabels(f *Form) labels {
	l := labels{byKey: map[string][]sight{}}
	for _, t := range f.Tables {
		header, stub := axis{table: t}, axis{table: t}
		if t.Across {
			stub.unnamed = true
			for _, row := range t.rows {
				for _, column := range t.columns {
					header.marks = append(header.marks, mark{row: row, column: column, node: column.Node, parent: row.Node})
				}
			}
		} else {
			for _, column := range t.columns {
				header.marks = append(header.marks, mark{column: column, node: column.Node, parent: column.parent()})
			}
			for _, row := range t.rows {
				stub.marks = append(stub.marks, mark{row: row, node: row.Node, parent: row.parent()})
			}
		}
		l.enter(header, t.Columns, t.Rows)
		l.enter(stub, t.Rows, nil)
	}
	return l
}

// parent returns the group that the leaf's label stands in.
func (l *Leaf) parent() *Node {
	if len(l.Path) < 2 {
		return nil
	}
	return l.Path[len(l.Path)-2]
}

func (l *labels) enter(a axis, own, across []*Node) {
	at := len(l.axes)
	count := map[string]int{}
	for i, m := range a.marks {
		for rank, keys := range ranked(m.node) {
			for _, key := range keys {
				l.add(key, sight{at, i, m.node, rank})
				count[key]++
			}
		}
	}
	for i, m := range a.marks {
		a.marks[i].shared = count[Key(m.node.Label)] > 1
	}
	groups := own
	if a.table.Across {
		groups = across
	}
	var walk func(nodes []*Node)
	walk = func(nodes []*Node) {
		for _, n := range nodes {
			if len(n.Nodes) > 0 || a.table.Across {
				for rank, keys := range ranked(n) {
					for _, key := range keys {
						l.add(key, sight{at, -1, n, rank})
					}
				}
			}
			walk(n.Nodes)
		}
	}
	if !a.unnamed {
		walk(groups)
	}
	l.axes = append(l.axes, a)
}

func (l *labels) add(key string, s sight) {
	for _, have := range l.byKey[key] {
		if have.axis == s.axis && have.mark == s.mark && have.node == s.node {
			return
		}
	}
	l.byKey[key] = append(l.byKey[key], s)
}

// ranked returns a node's keys by how well they match.
func ranked(n *Node) [3][]string {
	key := Key(n.Label)
	keys := [3][]string{{key}, nil, nil}
	if b := bare(key); b != key {
		keys[1] = []string{b}
	}
	for _, alias := range n.Aliases {
		keys[2] = append(keys[2], Key(alias))
	}
	return keys
}

// A hit is a cell of a grid that may be a label.
type hit struct {
	cell *grid.Cell
	sight
}

// sightings returns, for each axis, the cells of a grid that may be its labels, in reading order.
func (l *labels) sightings(g *grid.Grid, keys []string) [][]hit {
	found := make([][]hit, len(l.axes))
	for i, key := range keys {
		if key == "" {
			continue
		}
		sights := l.byKey[key]
		if sights == nil {
			if b := bare(key); b != key {
				sights = l.byKey[b]
			}
		}
		for _, s := range sights {
			found[s.axis] = append(found[s.axis], hit{&g.Cells[i], s})
		}
	}
	return found
}

// keysOf returns the key of each text cell of a grid, "" for the others and for what is too long to be a label.
func keysOf(g *grid.Grid) []string {
	keys := make([]string, len(g.Cells))
	for i := range g.Cells {
		if c := &g.Cells[i]; c.Kind == grid.Text && c.Text != "" && len(c.Text) <= maxLabel {
			keys[i] = Key(c.Text)
		}
	}
	return keys
}

// maxLabel is the longest text, in bytes, that is tried as a label; the form's longest has 115.
const maxLabel = 300
