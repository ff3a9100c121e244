// Package account is the guard over all that was read of a filing: a figure is in the report, or a fault of the report
// names the row, the column or the table that it stands in. It works on grids, whatever kind of file they are from, and
// adds faults to those that package locate has already found.
//
// Numbers that only count rows or columns, years in titles, particulars and contact numbers are no figures here.
package account

import (
	"slices"
	"strings"

	"nianbao/form"
	"nianbao/grid"
)

// A Drawing is where one drawing of a table was read: a figure stands where a row and a column meet.
type Drawing struct {
	Table       *form.Table
	Grid        int          // its number in the book
	Top, Bottom int          // the rows of the header
	Left, Right int          // the columns of the header
	LeftLimit   int          // no label of this drawing stands left of it
	Rows        []*grid.Cell // the labels that were found
	Columns     []*grid.Cell
	Unnamed     bool // the one row has no label
}

// Read tells of what stands in a report's book and was not read: ForeignRow, ForeignColumn and ForeignTable. told are
// where other drawings of the form's tables begin of which it is known why they were not read; known says whether words
// are a label of the form.
func Read(r *form.Report, drawings []Drawing, told []form.Place, known func(*grid.Cell) bool) {
	byGrid := make([][]*drawing, len(r.Book.Grids))
	for i := range drawings {
		d := newDrawing(&drawings[i])
		byGrid[d.Grid] = append(byGrid[d.Grid], d)
	}
	elsewhere := make([][]form.Place, len(r.Book.Grids))
	for _, p := range told {
		at, _, _ := p.At()
		elsewhere[at] = append(elsewhere[at], p)
	}
	read, first, last := gridsRead(r, drawings)
	for at, g := range r.Book.Grids {
		a := &account{Report: r, at: at, g: g, drawings: byGrid[at], known: known, read: read}
		a.isInside = first < at && at < last
		switch {
		case len(a.drawings) > 0:
			a.takeFaults()
			a.own(elsewhere[at])
		case len(elsewhere[at]) == 0:
			a.foreign()
		}
	}
}

// An account goes through one grid.
type account struct {
	*form.Report
	at            int
	g             *grid.Grid
	drawings      []*drawing
	known         func(*grid.Cell) bool
	read          map[int]bool // the grids that texts and particulars were read from
	isInside      bool         // other parts of the report stand before and behind the grid
	rows, columns map[int]bool // that a fault names
	serial        map[serialColumn]bool
}

// takeFaults remembers the rows and columns that faults name.
func (a *account) takeFaults() {
	a.rows, a.columns, a.serial = map[int]bool{}, map[int]bool{}, map[serialColumn]bool{}
	for _, f := range a.Faults {
		for _, p := range f.Places {
			if at, row, col := p.At(); at == a.at {
				a.takeFault(f.Kind, row, col)
			}
		}
	}
}

func (a *account) takeFault(kind form.FaultKind, row, col int) {
	bottom, right := row+1, col+1
	if c := a.g.At(row, col); c != nil {
		bottom, right = min(c.Bottom(), row+maxSpan), min(c.Right(), col+maxSpan)
	}
	switch kind {
	case form.ForeignRow, form.DoubledLabel:
		for i := row; i < bottom; i++ {
			a.rows[i] = true
		}
	}
	switch kind {
	case form.ForeignColumn, form.DividedColumn, form.DoubledLabel:
		for j := col; j < right; j++ {
			a.columns[j] = true
		}
	}
}

// own tells of what was left over in a grid with tables of the form.
func (a *account) own(elsewhere []form.Place) {
	var left []*grid.Cell
	for i := range a.g.Cells {
		if c := &a.g.Cells[i]; a.isLeftOver(c) {
			left = append(left, c)
		}
	}
	if len(left) == 0 {
		return
	}
	others := a.around(elsewhere)
	left = slices.DeleteFunc(left, func(c *grid.Cell) bool { return others[c] })
	if a.g.Source == grid.Sheet { // on a worksheet several tables may stand apart; a document's table is one
		mine := map[*grid.Cell]bool{}
		for _, d := range a.drawings {
			for _, label := range slices.Concat(d.Rows, d.Columns) {
				if c := a.g.At(label.Row, label.Col); c != nil {
					connect(a.g, c, mine)
				}
			}
		}
		apart := func(c *grid.Cell) bool { return !mine[c] && !a.isAmong(c) }
		a.tables(slices.DeleteFunc(slices.Clone(left), func(c *grid.Cell) bool { return !apart(c) }))
		left = slices.DeleteFunc(left, apart)
	}
	for _, c := range left {
		a.leftOver(c)
	}
}

// isAmong reports whether a cell stands among a drawing's labels and figures, also where nothing is drawn around it.
func (a *account) isAmong(c *grid.Cell) bool {
	return slices.ContainsFunc(a.drawings, func(d *drawing) bool {
		return c.Row >= d.Top && c.Row <= d.rows.last() && c.Col >= d.LeftLimit && c.Col < d.Right
	})
}

// longestWords is the longest text, in bytes, that is looked at beside figures; what is longer is prose.
const longestWords = 300

// isLeftOver reports whether a cell holds a figure, or words beside the table's own figures, that nobody has read.
func (a *account) isLeftOver(c *grid.Cell) bool {
	figure := form.HoldsFigure(c)
	if c.Formula != "" { // what somebody lets calculate beside the table comes of figures that are read or told of
		return false
	}
	if !figure && (c.Text == "" || c.Kind != grid.Text || len(c.Text) > longestWords) {
		return false
	}
	beside := false
	for _, d := range a.drawings {
		switch {
		case d.reads(c):
			return false
		case !figure && d.rows.overlap(c.Row, c.Bottom()):
			beside = beside || c.Col >= d.Left && c.Col <= d.Right
		}
	}
	switch {
	case a.rows[c.Row] || a.columns[c.Col]:
		return false
	case !figure:
		return beside && !a.isKnown(c)
	}
	return !a.isYear(c) && !a.isParticular(c) && !a.isLabel(c)
}

// isKnown reports whether words beside figures are none that should have been read: a label, a unit, a stroke.
func (a *account) isKnown(c *grid.Cell) bool {
	return strings.TrimSpace(c.Text) == "" || a.isLabel(c) || a.known(c) || form.IsUnit(c.Text) || form.IsFilled(c) ||
		slices.ContainsFunc(a.Form.Tables, func(t *form.Table) bool {
			key := form.Key(c.Text)
			return key == form.Key(t.Corner) || key == form.Key(t.Over) || key == form.Key(t.Heading)
		})
}

// isLabel reports whether a cell was taken for a label of one of the tables, or for a piece of one.
func (a *account) isLabel(c *grid.Cell) bool {
	covers := func(label *grid.Cell) bool {
		return label.Row < c.Bottom() && c.Row < label.Bottom() && label.Col < c.Right() && c.Col < label.Right()
	}
	return slices.ContainsFunc(a.drawings, func(d *drawing) bool {
		return slices.ContainsFunc(d.Columns, covers) || !d.Unnamed && slices.ContainsFunc(d.Rows, covers)
	})
}

// isYear reports whether a figure above all tables is a year: it belongs to a title.
func (a *account) isYear(c *grid.Cell) bool {
	return form.ParseYear(c.Text) != 0 && !slices.ContainsFunc(a.drawings, func(d *drawing) bool { return d.Top <= c.Row })
}

// isParticular reports whether a figure was read as a particular: a postcode, a telephone number.
func (a *account) isParticular(c *grid.Cell) bool {
	return slices.ContainsFunc(a.Form.Particulars, func(p *form.Particular) bool {
		at, row, col := a.ParticularPlace(p.ID).At()
		return a.read[a.at] && at == a.at && row == c.Row && col == c.Col && a.Particulars[p.ID] != ""
	})
}

func (a *account) fault(f form.Fault) { a.Faults = append(a.Faults, f) }
