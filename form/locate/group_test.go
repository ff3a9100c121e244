package locate

import (
	"testing"

	"nianbao/form"
	"nianbao/form/define"
	"nianbao/grid"
)

// TestGroupCalledAsItsOwn writes for each group of rows or columns, with the group's number and without, the label of each
// that stands in it: （六）其他 for （六）其他处理. Every cell must come back. A group of rows need not be merged over them,
// unless it has the label that stands right beside it.
func TestGroupCalledAsItsOwn(t *testing.T) {
	check := func(f *form.Form, group *form.Node, sheet, text string, merged bool) {
		grids := drawn(f)
		c := label(named(grids, sheet), group.Label)
		c.Text = text
		if !merged {
			c.RowSpan = 1
		}
		r, err := builtin.Read(&grid.Book{Grids: grids})
		if err != nil {
			t.Fatalf("read %s with %s for %s: %v", f.Edition, text, group.Label, err)
		}
		if lost := wrong(r); r.Form != f || len(lost) > 0 || len(r.Faults) > 0 {
			t.Errorf("%s, %s for %s, merged %v: lost %v, faults %v", f.Edition, text, group.Label, merged, lost, faults(r))
		}
	}
	n := 0
	for _, f := range define.Builtin() {
		for _, table := range f.Tables {
			if table.Across {
				continue
			}
			rows := len(groupsIn(table.Rows))
			for at, group := range append(groupsIn(table.Rows), groupsIn(table.Columns)...) {
				for i, leaf := range form.Leaves(group.Nodes) {
					for _, text := range []string{leaf.Label, form.Key(leaf.Label), "（六）" + form.Key(leaf.Label)} {
						check(f, group, table.Section.Sheet, text, true)
						if at < rows && i > 0 {
							check(f, group, table.Section.Sheet, text, false)
						}
						n++
					}
				}
			}
		}
	}
	if n == 0 {
		t.Error("no form has a group")
	}
}

// groupsIn returns the nodes that have nodes of their own.
func groupsIn(nodes []*form.Node) (groups []*form.Node) {
	for _, n := range nodes {
		if len(n.Nodes) > 0 {
			groups = append(append(groups, n), groupsIn(n.Nodes)...)
		}
	}
	return groups
}
