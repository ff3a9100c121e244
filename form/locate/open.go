package locate

import (
	"math"
	"slices"
	"strconv"
	"strings"

	"nianbao/form"
	"nianbao/form/account"
	"nianbao/grid"
	"nianbao/regex"
)

// An open table is found by its header alone: below it, down to the row that the form prescribes behind the items or to
// where nothing more stands, each row is an item, and one in which nothing stands is kept for a further one. A filing is
// read twice: once to count the rows, and once on the form that has so many.

// An openRow is a row of an open table.
type openRow struct {
	row   int
	key   string
	spare bool // nothing stands in it
}

// maxOpenRows is how many rows an open table may have; those behind are told of as none of the form's.
const maxOpenRows = 20_000

// maxOpenCells is how many cells such a table may have: of one with many columns fewer rows are read.
const maxOpenCells = 500_000

// keyColumn returns the label of the column in which an open table's keys stand: beside the header, left of it.
func (m *tableMatch) keyColumn(g *grid.Grid) *grid.Cell {
	o := m.table.Open
	keys := map[string]bool{form.Key(o.Label): true, form.BareKey(form.Key(o.Label)): true}
	for _, alias := range o.Aliases {
		keys[form.Key(alias)] = true
	}
	for col := m.block.left - 1; col >= m.block.leftLimit; col-- {
		for row := m.block.bottom - 1; row >= m.block.top; row-- {
			if c := g.At(row, col); c != nil && c.Kind == grid.Text && keys[form.Key(c.Text)] {
				return c
			}
		}
	}
	return nil
}

// isKeys reports whether a cell is the label of an open table's keys.
func (m *tableMatch) isKeys(c *grid.Cell) bool {
	return m.keys != nil && c.Row == m.keys.Row && c.Col == m.keys.Col
}

// serialNumbers are the labels of a column that numbers the items.
var serialNumbers = map[string]bool{"序号": true, "行次": true, "编号": true, "序": true, "号": true, "no": true, "no.": true}

// isSerial reports whether a cell is the label of a column left of an open table's keys that does nothing but number
// the items.
func (m *tableMatch) isSerial(g *grid.Grid, label *grid.Cell) bool {
	if m.keys == nil || label.Col >= m.keys.Col || !serialNumbers[strings.ToLower(form.Key(label.Text))] {
		return false
	}
	before := 0
	for _, r := range m.items {
		c := g.At(r.row, label.Col)
		if c == nil || c.Text == "" {
			continue
		}
		n, err := strconv.Atoi(c.Text)
		if err != nil || n != before+1 && n != 1 {
			return false
		}
		before = n
	}
	return true
}

// subtotal are the keys of rows that are no items but sums of some.
var subtotal = regex.New(`^(?:小计|合计|总计|共计|累计|合\d*计|本[页类]小?计)$`)

// remarkLine begins a line below a table that says something about it or who filled it in.
var remarkLine = regex.New(`^[（(]?(?:注|备注|说明|附注|填[报表制]|制表|审[核批]|复核|负责人|单位负责人|联系|日期)|[:：]`)

// openRows returns the rows of an open table, in the order in which they stand; end is the first row of another table
// below it.
func (m *tableMatch) openRows(g *grid.Grid, keys *grid.Cell, end int) []openRow {
	fixed, last, behind := map[int]bool{}, -1, false
	for _, p := range m.rows {
		if p.label != nil {
			fixed[p.label.Row], last = true, max(last, p.label.Row)
		}
	}
	rows, _ := g.Size()
	end = min(end, rows)
	var list []openRow
	items := 0 // up to the last that surely is one
	most := min(maxOpenRows, maxOpenCells/len(m.columns))
	for row := m.block.bottom; row < end && len(list) < most; row++ {
		if fixed[row] {
			if behind = len(list) > 0; behind && row == last {
				return list
			}
			continue
		}
		if len(list) == 0 && m.numbersColumns(g, row) {
			continue
		}
		r, ok := m.openRow(g, keys, row)
		isLast := row > last // no prescribed row stands below
		switch {
		case !ok:
		case isLast && !r.spare && !m.holds(g, row) && remarkLine.MatchString(r.key):
			return list[:items]
		default:
			if list = append(list, r); !r.spare {
				items = len(list)
			}
		}
		if isLast && r.spare && row-m.block.bottom >= items+maxGap {
			break
		}
	}
	return list[:items]
}

// numbersColumns reports whether a row does nothing but number the columns, all of them.
func (m *tableMatch) numbersColumns(g *grid.Grid, row int) bool {
	return account.IsNumbering(g, row) && !slices.ContainsFunc(m.columns, func(p position) bool {
		return p.label != nil && !form.IsFigure(g.At(row, p.label.Col))
	})
}

// maxGap is how many blank rows may stand between the items of a table behind which no row is prescribed.
const maxGap = 4

// openRow reads one row. It is false for one that is a line across the table, or a sum of items.
func (m *tableMatch) openRow(g *grid.Grid, keys *grid.Cell, row int) (openRow, bool) {
	r := openRow{row: row, spare: true}
	c := g.At(row, keys.Col)
	if c != nil && c.Row == row && c.Text != "" {
		if c.Right() > m.block.left {
			m.across = append(m.across, c)
			return r, false
		}
		if subtotal.MatchString(form.Key(c.Text)) {
			return r, false
		}
		if c.Kind != grid.Fault && c.Kind != grid.Uncalculated {
			seen, _ := form.Seen(c.Seen())
			r.key = strings.Join(strings.Fields(form.OneLine(strings.ReplaceAll(seen, "\n", " "))), " ")
		}
		r.spare = false
	}
	r.spare = r.spare && !m.holds(g, row)
	return r, true
}

// holds reports whether something stands in one of the table's columns in a row: a formula that gives nothing, or 0, is
// nothing.
func (m *tableMatch) holds(g *grid.Grid, row int) bool {
	for _, p := range m.columns {
		if p.label == nil {
			continue
		}
		c := g.At(row, p.label.Col)
		switch {
		case c == nil || c.Row != row || strings.TrimSpace(c.Text) == "" || form.IsUnit(c.Text):
		case c.Formula != "" && (c.Text == "0" || c.Kind == grid.Fault):
		default:
			return true
		}
	}
	return false
}

// open finds the rows of an open table and gives them their places.
func (m *tableMatch) open(g *grid.Grid, h *gridHeaders) {
	keys := m.keyColumn(g)
	if m.keys = keys; keys == nil {
		return
	}
	m.items = m.openRows(g, keys, min(h.below(m.block, keys.Col), m.block.nextTop))
	last := -1
	for _, r := range m.items {
		last = max(last, r.row)
	}
	for _, p := range m.rows {
		if p.label != nil {
			last = max(last, p.label.Row)
		}
	}
	m.across = slices.DeleteFunc(m.across, func(c *grid.Cell) bool { return c.Row > last })
	var entries []int // of the stub's open rows: items first
	spare := len(m.stub.entries)
	for i, e := range m.stub.entries {
		if e.node.Open != nil && !e.node.Spare {
			entries = append(entries, i)
		} else if e.node.Spare {
			spare = min(spare, i)
		}
	}
	next := 0
	for _, r := range m.items {
		at := -1
		switch {
		case !r.spare && next < len(entries):
			at, next = entries[next], next+1
		case r.spare && spare < len(m.stub.entries) && m.stub.entries[spare].node.Spare:
			at, spare = spare, spare+1
		}
		if at >= 0 {
			m.rows[at].label = &grid.Cell{Row: r.row, Col: keys.Col, Text: r.key}
		}
	}
}

// below returns the first row of another header that stands below a block and over or under its columns, the first of
// which is left.
func (h *gridHeaders) below(b headerBlock, left int) int {
	first := math.MaxInt
	for _, blocks := range h.blocks {
		for _, o := range blocks {
			if o.top >= b.bottom && o.left < b.right && left < o.right && len(o.hits) > 1 {
				first = min(first, o.top)
			}
		}
	}
	return first
}

// withRows returns the form with as many rows in its open tables as were found, nil for one without such tables.
func (r *formMatch) withRows() *form.Form {
	if !r.form.HasOpen() {
		return nil
	}
	rows := map[string]form.OpenRows{}
	for i, t := range r.form.Tables {
		if t.Open == nil || len(r.matches[i]) == 0 {
			continue
		}
		of := form.OpenRows{}
		for _, row := range r.matches[i][0].items {
			if row.spare {
				of.Spare++
			} else {
				of.Keys = append(of.Keys, row.key)
			}
		}
		rows[t.ID] = of
	}
	return r.form.WithRows(rows)
}
