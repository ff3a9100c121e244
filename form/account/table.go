package account

import (
	"cmp"
	"slices"
	"strings"

	"nianbao/form"
	"nianbao/grid"
	"nianbao/regex"
)

// around returns the cells that hang together with those at some places; in a table of a document all do.
func (a *account) around(places []form.Place) map[*grid.Cell]bool {
	found := map[*grid.Cell]bool{}
	for _, p := range places {
		_, row, col := p.At()
		if c := a.g.At(row, col); c != nil {
			connect(a.g, c, found)
		}
	}
	return found
}

// connect adds the cells that hang together with one and returns them: each has a filled cell beside, below or across a
// corner.
func connect(g *grid.Grid, from *grid.Cell, found map[*grid.Cell]bool) []*grid.Cell {
	if found[from] {
		return nil
	}
	found[from] = true
	whole := []*grid.Cell{from}
	visit := func(row, col int) {
		if c := g.At(row, col); c != nil && !found[c] && isDrawn(g, c) {
			found[c] = true
			whole = append(whole, c)
		}
	}
	for i := 0; i < len(whole); i++ {
		c := whole[i]
		bottom, right := min(c.Bottom(), c.Row+maxSpan), min(c.Right(), c.Col+maxSpan)
		for col := c.Col - 1; col <= right; col++ {
			visit(c.Row-1, col)
			visit(bottom, col)
		}
		for row := c.Row; row < bottom; row++ {
			visit(row, c.Col-1)
			visit(row, right)
		}
	}
	return whole
}

// isDrawn reports whether a cell is one to the eye: on a worksheet one that is filled.
func isDrawn(g *grid.Grid, c *grid.Cell) bool {
	return g.Source != grid.Sheet || strings.TrimSpace(c.Text) != "" || c.Formula != "" || c.Rows() > 1 || c.Cols() > 1
}

// tables tells of the tables that hold figures which nobody has read, each once, at its first cell.
func (a *account) tables(figures []*grid.Cell) {
	done, numbered := map[*grid.Cell]bool{}, map[*grid.Cell]bool{}
	for _, c := range figures {
		if done[c] || !a.isGiven(c, numbered) {
			continue
		}
		first, label := c, (*grid.Cell)(nil)
		for _, cell := range connect(a.g, c, done) {
			if before(cell, first) {
				first = cell
			}
			if isWords(cell) && (label == nil || before(cell, label)) {
				label = cell
			}
		}
		a.table(first, label)
	}
}

func before(c, other *grid.Cell) bool {
	return c.Row < other.Row || c.Row == other.Row && c.Col < other.Col
}

// isGiven reports whether a figure outside of the form's tables is one that somebody gave. numbered are the figures seen
// before that only number rows.
func (a *account) isGiven(c *grid.Cell, numbered map[*grid.Cell]bool) bool {
	above := a.g.At(c.Row-1, c.Col)
	if isWords(above) && numbering[form.Key(above.Text)] || numbered[above] {
		numbered[c] = true
		return false
	}
	return c.Formula == "" && !a.isParticular(c) && !isNumberOfSomething(a.g, c)
}

func (a *account) table(first, label *grid.Cell) {
	f := form.Fault{Kind: form.ForeignTable, Places: []form.Place{a.PlaceOf(a.at, first.Row, first.Col)}}
	if label != nil {
		f.Label = strings.Join(strings.Fields(label.Text), " ")
	}
	a.fault(f)
}

// contactNumber finds what is no count but somebody's number: 0517-83000000, 13900000000.
var contactNumber = regex.New(`^(?:0\d{2,3}-?\d{7,8}|\d{3,4}-\d{7,8}|1[3-9]\d{9})$`)

// isYear reports whether a year is one that reports are about; others are figures.
func isYear(year int) bool { return year >= 2000 && year < 2050 }

// isNumberOfSomething reports whether a figure outside of tables counts nothing: a year, a telephone number, a postcode.
func isNumberOfSomething(g *grid.Grid, c *grid.Cell) bool {
	text := strings.TrimSpace(form.HalfWidth(c.Text))
	if c.Kind != grid.Text && c.Kind != grid.Number || isYear(form.ParseYear(text)) || contactNumber.MatchString(text) {
		return true
	}
	label := g.At(c.Row, c.Col-1)
	return isWords(label) && slices.ContainsFunc([]string{"电话", "手机", "邮编", "邮政编码", "传真", "代码", "编号"},
		func(word string) bool { return strings.Contains(label.Text, word) })
}

// foreign tells of a grid that has none of the form's tables: of a worksheet, its tables of figures that no formula of
// the report names; of a document, the table, unless it holds the report's texts or particulars.
func (a *account) foreign() {
	switch {
	case a.g.Source == grid.Prose || a.isRead():
	case a.g.Source == grid.Table:
		a.foreignInDocument()
	case !a.isNamedByFormula():
		a.foreignSheet()
	}
}

// foreignSheet tells of a worksheet on which somebody gave figures.
func (a *account) foreignSheet() {
	numbered := map[*grid.Cell]bool{}
	var first, label *grid.Cell
	given := false
	for i := range a.g.Cells {
		c := &a.g.Cells[i]
		given = given || form.IsFigure(c) && a.isGiven(c, numbered)
		if first == nil && strings.TrimSpace(c.Text) != "" {
			first = c
		}
		if label == nil && isWords(c) {
			label = c
		}
		if given && label != nil {
			break
		}
	}
	if given {
		a.table(first, label)
	}
}

// foreignInDocument tells of a table in a document that holds figures, or among the report's parts words in several
// rows and columns: what stands before and behind the report may only arrange a page.
func (a *account) foreignInDocument() {
	figures := false
	rows, columns := map[int]bool{}, map[int]bool{}
	var first, label *grid.Cell
	for i := range a.g.Cells {
		c := &a.g.Cells[i]
		if strings.TrimSpace(c.Text) == "" {
			continue
		}
		rows[c.Row], columns[c.Col] = true, true
		figures = figures || form.HoldsFigure(c)
		first = cmp.Or(first, c)
		if label == nil && isWords(c) {
			label = c
		}
	}
	if len(rows)+len(columns) > 2 && figures || len(rows) > 1 && len(columns) > 1 && a.isInside {
		a.table(first, label)
	}
}

// isRead reports whether a text or the agency's particulars were read from the grid.
func (a *account) isRead() bool { return a.read[a.at] }

// gridsRead returns the grids from which a text or the agency's particulars were read, and the first and last of all
// that were read.
func gridsRead(r *form.Report, drawings []Drawing) (read map[int]bool, first, last int) {
	read, first, last = map[int]bool{}, len(r.Book.Grids), -1
	take := func(at int) { first, last = min(first, at), max(last, at) }
	for _, d := range drawings {
		take(d.Grid)
	}
	note := func(p form.Place) {
		if p != (form.Place{}) {
			at, _, _ := p.At()
			read[at] = true
			take(at)
		}
	}
	for _, t := range r.Texts {
		for _, l := range t.Lines {
			note(l.Place)
		}
	}
	for _, p := range r.Form.Particulars {
		if r.Particulars[p.ID] != "" {
			note(r.ParticularPlace(p.ID))
		}
	}
	return read, first, last
}

// isNamedByFormula reports whether a formula of the report takes figures from the sheet.
func (a *account) isNamedByFormula() bool {
	return slices.ContainsFunc(a.Form.Cells, func(c *form.Cell) bool {
		f := a.Value(c).Formula
		return f != "" && (strings.Contains(f, a.g.Name+"!") || strings.Contains(f, a.g.Name+"'!"))
	})
}
