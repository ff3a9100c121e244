package account

import (
	"math"
	"slices"
	"strings"

	"nianbao/form"
	"nianbao/grid"
)

// A lineSet is the rows or the columns that a drawing's labels take.
type lineSet struct {
	from  int
	taken []bool
}

func newLineSet(labels []*grid.Cell, span func(*grid.Cell) (from, to int)) lineSet {
	s := lineSet{from: math.MaxInt}
	end := 0
	for _, label := range labels {
		from, to := span(label)
		s.from, end = min(s.from, from), max(end, to)
	}
	s.taken = make([]bool, max(0, min(end-s.from, maxSpan)))
	for _, label := range labels {
		from, to := span(label)
		for i := from; i < to && i-s.from < len(s.taken); i++ {
			s.taken[i-s.from] = true
		}
	}
	return s
}

// maxSpan bounds how many rows or columns of a drawing are looked at; a form has some hundred.
const maxSpan = 1 << 14

// overlap reports whether one of the lines from one to another is taken.
func (s lineSet) overlap(from, to int) bool {
	from, to = max(0, from-s.from), min(len(s.taken), to-s.from)
	return from < to && slices.Contains(s.taken[from:to], true)
}

func (s lineSet) last() int { return s.from + len(s.taken) - 1 }

// A drawing knows the lines on which its figures stand.
type drawing struct {
	*Drawing
	rows, columns lineSet
}

func newDrawing(d *Drawing) *drawing {
	return &drawing{d,
		newLineSet(d.Rows, func(c *grid.Cell) (int, int) { return c.Row, c.Bottom() }),
		newLineSet(d.Columns, func(c *grid.Cell) (int, int) { return c.Col, c.Right() })}
}

// reads reports whether a cell stands where a figure of the drawing is read.
func (d *drawing) reads(c *grid.Cell) bool {
	return d.rows.overlap(c.Row, c.Bottom()) && d.columns.overlap(c.Col, c.Right())
}

// leftOver tells of the row or column that a cell stands in, once.
func (a *account) leftOver(c *grid.Cell) {
	if a.rows[c.Row] || a.columns[c.Col] {
		return
	}
	d := a.nearest(c)
	if d.rows.overlap(c.Row, c.Bottom()) {
		if a.isSerial(c, d) {
			return
		}
		a.name(form.ForeignColumn, d, a.headerOf(c, d), c)
		return
	}
	if c.Row >= d.Top && c.Row < d.rows.from && IsNumbering(a.g, c.Row) {
		return
	}
	label := a.stubOf(c)
	if label == nil && d.columns.overlap(c.Col, c.Right()) && a.isDoubled(d, c) {
		return
	}
	a.name(form.ForeignRow, d, label, c)
}

// isDoubled tells of a row of figures that stands away from the table's own and has the label of one of them, or none
// where the form has one row and no label for it: which of the two counts, nobody knows.
func (a *account) isDoubled(d *drawing, c *grid.Cell) bool {
	tell := func(label string, of, again form.Place) bool {
		a.fault(form.Fault{Kind: form.DoubledLabel, Table: d.Table, Label: label, Places: []form.Place{of, again}})
		a.rows[c.Row] = true
		return true
	}
	if d.Unnamed {
		return c.Row > d.rows.last() &&
			tell("", a.PlaceOf(a.at, d.rows.last(), c.Col), a.PlaceOf(a.at, c.Row, c.Col))
	}
	for col := c.Col - 1; col >= 0 && col >= c.Col-maxStub; col-- {
		label := a.g.At(c.Row, col)
		if !isWords(label) || label.Row != c.Row {
			continue
		}
		for _, row := range d.Rows {
			if form.Key(row.Text) == form.Key(label.Text) {
				return tell(label.Text, a.PlaceOf(a.at, row.Row, row.Col), a.PlaceOf(a.at, label.Row, label.Col))
			}
		}
	}
	return false
}

// name tells of a foreign row or column by its label, nil for none, and by where its first cell stands.
func (a *account) name(kind form.FaultKind, d *drawing, label, first *grid.Cell) {
	f := form.Fault{Kind: kind, Table: d.Table, Places: []form.Place{a.PlaceOf(a.at, first.Row, first.Col)}}
	if label == nil && isWords(first) { // words beside the table that nothing heads
		label = first
	}
	if label != nil {
		f.Label, f.Places[0] = label.Text, a.PlaceOf(a.at, label.Row, label.Col)
	}
	a.fault(f)
	if kind == form.ForeignRow {
		a.rows[first.Row] = true
		return
	}
	for j := first.Col; j < first.Right(); j++ {
		a.columns[j] = true
	}
}

// nearest returns the drawing to which a cell belongs: one that has its row, else the last that begins above it.
func (a *account) nearest(c *grid.Cell) *drawing {
	best := a.drawings[0]
	for _, d := range a.drawings {
		if d.rows.overlap(c.Row, c.Bottom()) {
			return d
		}
		if d.Top <= c.Row && (best.Top > c.Row || d.Top > best.Top) {
			best = d
		}
	}
	return best
}

// headerOf returns the label above a figure in a foreign column, nil for none.
func (a *account) headerOf(c *grid.Cell, d *drawing) *grid.Cell {
	for row := min(c.Row, d.Bottom) - 1; row >= max(0, d.Top-1); row-- {
		if label := a.g.At(row, c.Col); isWords(label) && !a.isLabel(label) && label.Right() <= c.Right() {
			return label
		}
	}
	return nil
}

// stubOf returns the label left of a figure in a foreign row, nil for none.
func (a *account) stubOf(c *grid.Cell) *grid.Cell {
	for col := c.Col - 1; col >= 0 && col >= c.Col-maxStub; col-- {
		if label := a.g.At(c.Row, col); isWords(label) && label.Row == c.Row && !a.isLabel(label) && !a.known(label) {
			return label
		}
	}
	return nil
}

// maxStub is how many columns left of a figure its row's label is sought. It bounds the cost of hostile workbooks; the
// widest table of both editions has 15 columns.
const maxStub = 100

func isWords(c *grid.Cell) bool {
	return c != nil && c.Kind == grid.Text && strings.TrimSpace(c.Text) != "" && !form.HoldsFigure(c)
}

// A serialColumn is a column left of a drawing's figures that may number its rows.
type serialColumn struct {
	d   *drawing
	col int
}

// isSerial reports whether a figure only numbers the rows: its column stands left of the table's figures.
func (a *account) isSerial(c *grid.Cell, d *drawing) bool {
	if c.Col >= d.Left {
		return false
	}
	column := serialColumn{d, c.Col}
	serial, known := a.serial[column]
	if !known {
		serial = a.goesOnByOne(column)
		a.serial[column] = serial
	}
	return serial
}

// goesOnByOne reports whether the figures in a column go on by one from row to row, or begin again at 1.
func (a *account) goesOnByOne(column serialColumn) bool {
	before := int64(0)
	for row := column.d.rows.from; row <= column.d.rows.last(); row++ {
		c := a.g.At(row, column.col)
		if c == nil || c.Row != row || !form.IsFigure(c) {
			continue
		}
		n := form.ParseValue(c.Text, c.Kind, "", "").Number
		if !n.IsInteger() || n.IntPart() != before+1 && n.IntPart() != 1 {
			return false
		}
		before = n.IntPart()
	}
	return true
}

// numbering are the words beside a line that numbers the columns.
var numbering = map[string]bool{"甲": true, "乙": true, "丙": true, "栏次": true, "列次": true, "行次": true,
	"序号": true, "编号": true, "项次": true, "栏目": true}

// IsNumbering reports whether a row above a drawing's own only numbers the columns: it has no words but 甲 or 栏次, and
// its numbers go on by one from 1. A 1 alone may be a figure.
func IsNumbering(g *grid.Grid, row int) bool {
	before, words := int64(0), false
	for col := 0; col < maxStub; col++ {
		c := g.At(row, col)
		switch {
		case c == nil || c.Text == "" || c.Col != col || c.Row != row:
		case isWords(c):
			if words = true; !numbering[form.Key(c.Text)] {
				return false
			}
		case !form.IsFigure(c):
			return false
		default:
			n := form.ParseValue(c.Text, c.Kind, "", "").Number
			if !n.IsInteger() || n.IntPart() != before+1 {
				return false
			}
			before++
		}
	}
	return before > 1 || before == 1 && words
}
