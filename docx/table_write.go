package docx

import (
	"slices"

	"nianbao/action"
)

// tbl lays a table flat.
func (f *flattener) tbl(e *element) {
	around := f.table
	f.table = shapeOf(e)
	if f.table == nil {
		f.whole(e)
	} else {
		f.wrap(f.table, func() { f.whole(e) })
		f.table.rows, f.table.cells = nil, nil // the tree is not needed any more
	}
	f.table = around
}

// tc lays a cell flat whose properties depend on what is written around it.
func (f *flattener) tc(e *element, c *cellShape) {
	c.hold = holdingOf(e)
	c.body = f.nested(func() {
		for _, child := range e.children {
			if child.tag != "tcPr" {
				f.element(child)
			}
		}
	})
	f.row = append(f.row, action.Node{Block: &action.Block{Wrap: cellPlace{c, e.open, e.close}, Body: c.body}})
}

// A tableRun is a table being written.
type tableRun struct {
	around   *tableRun
	shape    *tableShape
	from     int // where it begins
	grid     [2]int
	rows     []rowRun
	row      rowRun          // the one being written
	started  map[merger]bool // the merged cells that are written, or begun
	above    map[int]merger  // by column, those of the row above
	merged   map[int]merger  // and those of this row
	repeated map[*cellShape]int
}

// A rowRun is a row that was written.
type rowRun struct {
	shape    *rowShape
	from, to int
	col      int // the next column
	cells    []cellRun
}

// A cellRun is a cell that was written.
type cellRun struct {
	shape            *cellShape
	from, to         int
	propFrom, propTo int
}

// A merger is a cell that reaches over several rows of what is written: a group, in one time of the loop around all of it, in one of the
// columns that a loop makes of one.
type merger struct{ group, serial, column int }

// Run writes the table. One that loses all its rows goes, as Word takes it for damage.
func (t *tableShape) Run(r *action.Run, body []action.Node) {
	f := r.Writer.(*filling)
	run := &tableRun{around: f.table, shape: t, from: r.Out.Len(), started: map[merger]bool{}}
	f.table = run
	r.Nodes(body)
	f.table = run.around
	switch {
	case len(run.rows) == 0:
		r.Out.Truncate(run.from)
	case t.columns:
		run.fitColumns(r)
	}
}

// gridPlace notes where a table's grid stands.
type gridPlace struct{}

// Run writes the grid.
func (gridPlace) Run(r *action.Run, body []action.Node) {
	t := r.Writer.(*filling).table
	t.grid[0] = r.Out.Len()
	r.Nodes(body)
	t.grid[1] = r.Out.Len()
}

// Run writes the row. One that loses all its cells goes.
func (s *rowShape) Run(r *action.Run, body []action.Node) {
	t := r.Writer.(*filling).table
	t.row = rowRun{shape: s, from: r.Out.Len(), col: s.first}
	t.merged, t.repeated = map[int]merger{}, map[*cellShape]int{}
	r.Nodes(body)
	row := t.row
	if s.loose && t.shape.columns && len(row.cells) == 0 {
		r.Out.Truncate(row.from)
		return
	}
	row.to = r.Out.Len()
	if !t.shape.columns {
		row.cells = nil
	}
	t.rows = append(t.rows, row)
	t.above = t.merged
}

// cellPlace writes a cell.
type cellPlace struct {
	*cellShape
	open, close string
}

// Run writes the cell.
func (c cellPlace) Run(r *action.Run, body []action.Node) {
	t := r.Writer.(*filling).table
	cell := cellRun{shape: c.cellShape, from: r.Out.Len()}
	properties, moved := t.mergeDown(r, c.cellShape)
	t.row.col += c.span
	r.Out.WriteString(c.open)
	cell.propFrom = r.Out.Len()
	r.Out.WriteString(properties)
	cell.propTo = r.Out.Len()
	if moved != nil {
		body = moved
	}
	r.Nodes(body)
	c.hold.complete(r, cell.propTo)
	r.Out.WriteString(c.close)
	cell.to = r.Out.Len()
	t.row.cells = append(t.row.cells, cell)
}

// mergeDown returns the properties of a cell that is to be written next: of merged cells the first written begins the merge, and all others
// continue it. Where the template's first was left out, what it shows moves down.
func (t *tableRun) mergeDown(r *action.Run, c *cellShape) (properties string, moved []action.Node) {
	if c.merge == notMerged || c.group < 0 {
		return c.properties, nil
	}
	g := &t.shape.groups[c.group]
	key := merger{group: c.group, column: t.repeated[c]}
	t.repeated[c]++
	for _, loop := range r.Loops() {
		if len(g.loops) > 0 && loop.At == g.loops[len(g.loops)-1] {
			key.serial = loop.Serial
		}
	}
	goesOn := t.started[key] && t.above[t.row.col] == key
	first := !t.started[key]
	t.started[key], t.merged[t.row.col] = true, key
	switch {
	case goesOn:
		return setMerge(c.properties, c.prefix, goesOnMerge), nil
	case c.merge == goesOnMerge && first && g.origin.movable(c):
		moved = g.origin.body
	}
	return setMerge(c.properties, c.prefix, beginsMerge), moved
}

// movable reports whether what a cell shows can be shown in another's place: it means the same there.
func (c *cellShape) movable(to *cellShape) bool {
	if c == nil {
		return false
	}
	if len(c.row.loops) <= len(to.row.loops) && slices.Equal(c.row.loops, to.row.loops[:len(c.row.loops)]) {
		return true
	}
	return !slices.ContainsFunc(c.body, func(n action.Node) bool { return n.Action != nil || n.Block != nil })
}
