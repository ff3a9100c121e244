package table

import (
	"maps"
	"slices"

	"nianbao/action"
)

// An Analyzer goes through a table.
type Analyzer struct {
	table  *Table
	open   map[int]int // by column, the group that a cell below can continue; nil where none was begun
	blocks []openBlock
	loops  []int
	merged []*Cell

	row   *Row
	col   int
	from  int // the column at which the outermost of them begins
	cells []cellBlock
}

// A cellBlock is a block that is open between the cells of a row.
type cellBlock struct {
	from          int
	before, first map[int]int // what was open before it, and behind its branches so far that stand in the same columns
}

// An openBlock is a block that is open between rows.
type openBlock struct {
	before, first map[int]int // what was open before it, and behind its first branch
	loops         int
}

// NewAnalyzer begins a table whose elements have a prefix.
func NewAnalyzer(prefix string) Analyzer {
	return Analyzer{table: &Table{prefix: prefix}}
}

// Action takes an action between rows by its number in the part.
func (a *Analyzer) Action(kind action.Kind, number int) {
	switch {
	case kind.Opens():
		a.blocks = append(a.blocks, openBlock{before: maps.Clone(a.open), loops: len(a.loops)})
		if kind != action.If {
			a.loops = append(a.loops, number)
		}
	case len(a.blocks) == 0:
	case kind == action.Else:
		b := &a.blocks[len(a.blocks)-1]
		b.first, a.open = a.either(b.first, a.open), maps.Clone(b.before)
	case kind == action.End:
		b := a.blocks[len(a.blocks)-1]
		a.blocks = a.blocks[:len(a.blocks)-1]
		a.open, a.loops = a.either(b.first, a.open), a.loops[:b.loops]
	}
}

// ReplacedRow takes a row in whose place actions stand, by its properties.
func (a *Analyzer) ReplacedRow(properties string) { a.col = firstColumn(properties) }

// ReplacedCell takes a cell of such a row by its properties: a merge that it begins is begun by the row below.
func (a *Analyzer) ReplacedCell(properties string) {
	if mergeOf(properties) == mergeStart {
		a.begin(a.col, nil)
	}
	a.col += Span(properties)
}

// Row takes a row by its properties. What comes next stands in it.
func (a *Analyzer) Row(properties string) *Row {
	a.row = &Row{loops: slices.Clone(a.loops), first: firstColumn(properties)}
	a.col, a.cells = a.row.first, nil
	return a.row
}

// HoistedCell takes the properties of a cell in whose place the action stands that comes next, and returns how many
// columns it spanned: a merge that it begins is begun by the row below.
func (a *Analyzer) HoistedCell(properties string) (span int) {
	switch mergeOf(properties) {
	case mergeStart:
		a.begin(a.col, nil)
	case notMerged:
		delete(a.open, a.col)
	}
	return Span(properties)
}

// CellAction takes an action between the row's cells. One that stands in the place of a cell stands over the columns
// that this spanned. over tells that it is an else behind which cells stand in the same columns as those before it.
func (a *Analyzer) CellAction(kind action.Kind, span int, over bool) {
	a.row.loose = true
	if kind.Opens() {
		if len(a.cells) == 0 {
			a.from = a.col
		}
		a.cells = append(a.cells, cellBlock{from: a.col, before: maps.Clone(a.open)})
	}
	if span > 0 {
		a.row.dropped = append(a.row.dropped, &Cell{col: a.col, span: span})
	}
	a.col += span
	a.row.end = a.col
	if len(a.cells) == 0 {
		return
	}
	block := &a.cells[len(a.cells)-1]
	switch {
	case over:
		block.first, a.open = a.either(block.first, a.open), maps.Clone(block.before)
		a.col = block.from
	case kind == action.End:
		a.open = a.either(block.first, a.open)
		if a.cells = a.cells[:len(a.cells)-1]; len(a.cells) == 0 {
			a.table.ranges = append(a.table.ranges, columnRange{a.from, a.col})
		}
	}
}

// Cell takes a cell of the row by its properties.
func (a *Analyzer) Cell(prefix, properties string) *Cell {
	c := &Cell{row: a.row, col: a.col, span: Span(properties), merge: mergeOf(properties), group: -1,
		repeated: len(a.cells) > 0, properties: properties, prefix: prefix}
	switch c.merge {
	case mergeStart:
		c.group = a.begin(c.col, c)
	case mergeContinue:
		if g, ok := a.open[c.col]; ok {
			c.group = a.table.whole(g)
			whole := &a.table.groups[c.group]
			whole.loops = commonStart(whole.loops, a.row.loops)
		} else if len(a.blocks) > 0 { // what began it is in another branch
			c.group = a.begin(c.col, nil)
		}
	default:
		delete(a.open, c.col)
	}
	a.col += c.span
	a.row.end = a.col
	if c.repeated {
		a.row.dropped = append(a.row.dropped, c)
	}
	if c.group >= 0 {
		a.merged = append(a.merged, c)
	}
	return c
}

// Equal tells that a cell of the table is merged with equal ones below.
func (a *Analyzer) Equal() { a.table.equal = true }

// Finish returns the table, which has a grid.
func (a *Analyzer) Finish(grid string) *Table {
	a.join()
	a.table.columns = len(a.table.ranges) > 0
	if a.table.columns {
		a.table.widths = gridWidths(grid)
	}
	return a.table
}

// begin adds a group of merged cells that one begins in a column of the row at hand, and returns its number.
func (a *Analyzer) begin(col int, origin *Cell) int {
	g := len(a.table.groups)
	a.table.groups = append(a.table.groups, mergeGroup{same: g, loops: slices.Clone(a.loops), origin: origin})
	a.table.merges = true
	if a.open == nil {
		a.open = map[int]int{}
	}
	a.open[col] = g
	return g
}

// either returns what is open behind either of two branches; what is open in one column behind both is one group.
func (a *Analyzer) either(first, second map[int]int) map[int]int {
	if second == nil {
		return first
	}
	for col, g := range first {
		if other, ok := second[col]; ok {
			a.table.groups[a.table.whole(g)].same = a.table.whole(other)
		} else {
			second[col] = g
		}
	}
	return second
}

// commonStart returns what two lists have in common from their start.
func commonStart(a, b []int) []int {
	for i := range a {
		if i == len(b) || a[i] != b[i] {
			return a[:i]
		}
	}
	return a
}

// join makes one of the ranges of different rows that overlap, and of each group that has become part of another.
func (a *Analyzer) join() {
	slices.SortFunc(a.table.ranges, func(a, b columnRange) int { return a.from - b.from })
	var joined []columnRange
	for _, r := range a.table.ranges {
		if n := len(joined); n > 0 && r.from < joined[n-1].to {
			joined[n-1].to = max(joined[n-1].to, r.to)
		} else if r.to > r.from {
			joined = append(joined, r)
		}
	}
	a.table.ranges = joined
	for g := range a.table.groups {
		whole := a.table.whole(g)
		a.table.groups[whole].loops = commonStart(a.table.groups[whole].loops, a.table.groups[g].loops)
	}
	for _, c := range a.merged {
		c.group = a.table.whole(c.group)
	}
}
