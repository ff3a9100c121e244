package table

import (
	"slices"

	"nianbao/action"
)

// A writing is a table being written.
type writing struct {
	table    *Table
	from     int // where it begins
	grid     [2]int
	rows     []writtenRow
	row      writtenRow        // the one being written
	started  map[mergeKey]bool // the merged cells that are written, or begun
	above    map[int]mergeKey  // by column, those of the row above
	merged   map[int]mergeKey  // and those of this row
	repeated map[*Cell]int
	blank    bool // a value by which the cell at hand would be merged is none
}

// A writtenRow is a row that was written.
type writtenRow struct {
	of       *Row
	from, to int
	col      int // the next column
	cells    []writtenCell
}

// A writtenCell is a cell that was written.
type writtenCell struct {
	of               *Cell
	from, to         int
	propFrom, propTo int
	end              int  // where its end tag begins
	blank            bool // a value by which it would be merged is none
}

// A mergeKey is a cell that reaches over several rows of what is written: a group, in one time of the loop around all
// of it, in one of the columns that a loop makes of one.
type mergeKey struct{ group, serial, column int }

// A Writer is an action.Writer in whose text tables stand.
type Writer interface {
	action.Writer
	Tables() *Open
}

// Open is the tables that are being written, one in the other; its zero value is none.
type Open struct{ innermost *writing }

func innermost(r *action.Run) *writing { return r.Writer.(Writer).Tables().innermost }

// Run writes the table. One that loses all its rows goes, as Word takes it for damage.
func (t *Table) Run(r *action.Run, body []action.Node) {
	open := r.Writer.(Writer).Tables()
	w := &writing{table: t, from: r.Out.Len(), started: map[mergeKey]bool{}}
	around := open.innermost
	open.innermost = w
	r.Nodes(body)
	open.innermost = around
	if len(w.rows) == 0 {
		r.Out.Truncate(w.from)
		return
	}
	if t.equal {
		w.mergeEqual(r)
	}
	if t.columns {
		w.fitColumns(r)
	}
}

// Grid wraps the grid of a table that has columns.
type Grid struct{}

// Run writes the grid and notes where it stands.
func (Grid) Run(r *action.Run, body []action.Node) {
	t := innermost(r)
	t.grid[0] = r.Out.Len()
	r.Nodes(body)
	t.grid[1] = r.Out.Len()
}

// Run writes the row. One that loses all its cells goes.
func (o *Row) Run(r *action.Run, body []action.Node) {
	t := innermost(r)
	t.row = writtenRow{of: o, from: r.Out.Len(), col: o.first}
	t.merged, t.repeated = map[int]mergeKey{}, map[*Cell]int{}
	r.Nodes(body)
	row := t.row
	if o.loose && t.table.columns && len(row.cells) == 0 {
		r.Out.Truncate(row.from)
		return
	}
	row.to = r.Out.Len()
	if !t.table.columns && !t.table.equal {
		row.cells = nil
	}
	t.rows = append(t.rows, row)
	t.above = t.merged
}

// Node returns what writes the cell: its start tag, its properties, its body, its end tag. complete is called behind
// the body with the place in the run's Out at which that begins.
func (c *Cell) Node(open, close string, body []action.Node, complete func(r *action.Run, start int)) action.Node {
	c.body = body
	return action.Node{Block: &action.Block{Wrap: cellWrap{c, open, close, complete}, Body: body}}
}

// A cellWrap writes a cell.
type cellWrap struct {
	*Cell
	open, close string
	complete    func(r *action.Run, start int)
}

// Run writes the cell.
func (c cellWrap) Run(r *action.Run, body []action.Node) {
	t := innermost(r)
	cell := writtenCell{of: c.Cell, from: r.Out.Len()}
	properties, moved := t.mergeDown(r, c.Cell)
	t.row.col += c.span
	r.Out.WriteString(c.open)
	cell.propFrom = r.Out.Len()
	r.Out.WriteString(properties)
	cell.propTo = r.Out.Len()
	if moved != nil {
		body = moved
	}
	t.blank = false
	r.Nodes(body)
	cell.blank = t.blank
	c.complete(r, cell.propTo)
	cell.end = r.Out.Len()
	r.Out.WriteString(c.close)
	cell.to = r.Out.Len()
	t.row.cells = append(t.row.cells, cell)
}

// mergeDown returns the properties of a cell that is to be written next: of merged cells the first written begins the
// merge, and all others continue it. Where the template's first was left out, what it shows moves down.
func (t *writing) mergeDown(r *action.Run, c *Cell) (properties string, moved []action.Node) {
	if c.merge == notMerged || c.group < 0 {
		return c.properties, nil
	}
	g := &t.table.groups[c.group]
	key := mergeKey{group: c.group, column: t.repeated[c]}
	t.repeated[c]++
	for _, loop := range r.Loops() {
		if len(g.loops) > 0 && loop.At == g.loops[len(g.loops)-1] {
			key.serial = loop.Serial
		}
	}
	above, isMerged := t.above[t.row.col]
	goesOn := t.started[key] && isMerged && above == key
	first := !t.started[key]
	t.started[key], t.merged[t.row.col] = true, key
	switch {
	case goesOn:
		return setMerge(c.properties, c.prefix, mergeContinue), nil
	case c.merge == mergeContinue && first && g.origin.movable(c):
		moved = g.origin.body
	}
	return setMerge(c.properties, c.prefix, mergeStart), moved
}

// movable reports whether what a cell shows can be shown in another's place: it means the same there.
func (c *Cell) movable(to *Cell) bool {
	if c == nil {
		return false
	}
	if len(c.row.loops) <= len(to.row.loops) && slices.Equal(c.row.loops, to.row.loops[:len(c.row.loops)]) {
		return true
	}
	return !slices.ContainsFunc(c.body, func(n action.Node) bool { return n.Action != nil || n.Block != nil })
}
