package draft

import (
	"cmp"
	"slices"

	"nianbao/form"
	"nianbao/grid"
)

// read reads the table whose header begins at its top and left.
func (t *table) read(g *grid.Grid, rows, cols int) bool {
	corner := t.emptyCorner(g, rows)
	if corner == nil {
		for t.left < cols && numbering.MatchString(form.Key(word(g, t.top, t.left))) { // 序号 before the row labels
			t.left = g.At(t.top, t.left).Right()
		}
		if corner = g.At(t.top, t.left); t.left >= cols || !isWord(g, t.top, t.left) || corner.Col != t.left {
			return false
		}
	}
	t.stub, t.header = corner.Right(), corner.Bottom()
	for t.right = t.stub; t.right < cols && isWord(g, t.top, t.right); t.right++ {
	}
	for t.header < rows && corner.Rows() == 1 { // labels of columns below those of their groups
		below := bottom(g, t.header, t.stub, t.right)
		if below == t.header || isWord(g, t.header, t.left) {
			break
		}
		t.header = below
	}
	if t.header-t.top > maxLevels || t.right <= t.stub {
		return false
	}
	t.body = t.header
	if isNumbering(g, t.body, t.left, t.right) {
		t.body++
	}
	t.passOver(g)
	t.widen(g)
	for t.bottom = t.body; t.bottom < rows && t.isRow(g, t.bottom); t.bottom++ {
	}
	if t.bottom > t.body {
		t.corner = word(g, t.top, t.left)
		t.rows = upright(g, t.body, t.bottom, t.left, t.stub)
		t.rowUnits(g)
	} else if !t.readAcross(g, rows) {
		return false
	}
	t.readColumns(g)
	return len(t.columns) > 0 && len(t.rows) > 0
}

// emptyCorner returns the corner of a table in which nothing stands, nil for any other: below the header there is a row
// with words left of it. The table then begins at these.
func (t *table) emptyCorner(g *grid.Grid, rows int) *grid.Cell {
	for row := t.top + 1; row < min(rows, t.top+1+maxLevels) && t.left > 0; row++ {
		for col := range t.left {
			if first := word(g, row, col); first == "" {
				continue
			} else if furniture.MatchString(first) || remark.MatchString(first) {
				return nil
			}
			corner := &grid.Cell{Row: t.top, Col: col, ColSpan: t.left - col}
			if drawn := g.At(t.top, col); drawn != nil && drawn.Row == t.top {
				corner.RowSpan = drawn.Rows()
			}
			t.left = col
			return corner
		}
		if _, cols := g.Size(); !slices.ContainsFunc(span(t.left, cols), func(col int) bool { return isWord(g, row, col) }) {
			return nil
		}
	}
	return nil
}

// bottom returns the first row below the words that begin in a row between two columns, the row itself for none: a label
// of a column may span the levels that other groups have.
func bottom(g *grid.Grid, row, left, right int) int {
	below := row
	for col := left; col < right; col++ {
		if word(g, row, col) != "" {
			below = max(below, g.At(row, col).Bottom())
		}
	}
	return below
}

// isRow reports whether a row of the table has a label and room for figures.
func (t *table) isRow(g *grid.Grid, row int) bool {
	label := slices.ContainsFunc(span(t.left, t.stub), func(col int) bool { return isWord(g, row, col) })
	filled := slices.ContainsFunc(span(t.stub, t.right), func(col int) bool { return t.takesFigures(col) && isWord(g, row, col) })
	first := word(g, row, t.left)
	return label && !filled && !furniture.MatchString(first) && !remark.MatchString(first)
}

// readAcross reads a table without row labels: one row of figures below all columns.
func (t *table) readAcross(g *grid.Grid, rows int) bool {
	t.across, t.stub = true, t.left
	for col := t.left; col < t.right; col++ {
		if c := g.At(t.top, col); c != nil {
			t.header = max(t.header, c.Bottom())
		}
	}
	for t.header < rows && t.header-t.top <= maxLevels && t.hasWords(g, t.header) &&
		!isNumbering(g, t.header, t.left, t.right) {
		t.header = bottom(g, t.header, t.left, t.right)
	}
	t.body = t.header
	if isNumbering(g, t.body, t.left, t.right) {
		t.body++
	}
	if t.header-t.top > maxLevels || t.right-t.left < 3 ||
		t.hasWords(g, t.body+1) && !isTitleRow(g, t.body+1, t.right) && !isFurniture(g, t.body+1, span(t.left, t.right)) {
		return false
	}
	t.bottom = t.body + 1
	t.rows = []*node{{at: t.body}} // without a label
	t.passOver(g)
	return true
}

// readColumns reads the labels of columns, without those of columns that hold no figures.
func (t *table) readColumns(g *grid.Grid) {
	first := g.At(t.top, t.stub)
	top := t.top
	if first != nil && t.header-t.top > 1 && first.Right() >= t.right && first.Bottom() < t.header {
		t.over, top = word(g, first.Row, first.Col), first.Bottom()
	}
	t.columns = t.figures(level(g, top, t.header, t.stub, t.right))
	t.groups = t.beside()
	t.columns, t.rows = t.distinct(t.columns, "", map[string]bool{}), t.distinct(t.rows, "", map[string]bool{})
	if t.across && !t.groups && len(leaves(t.columns)) < 2 { // one figure alone needs a label beside it
		t.rows[0].label = "数量"
	}
	t.unit = cmp.Or(t.unit, noteAbove(g, t.top))
}

// figures returns columns without those that hold no figures.
func (t *table) figures(columns []*node) []*node {
	return slices.DeleteFunc(columns, func(n *node) bool {
		if len(n.nodes) == 0 {
			n.words = t.words[n.at]
			return t.passed[n.at]
		}
		n.nodes = t.figures(n.nodes)
		return len(n.nodes) == 0
	})
}

// passOver finds the columns that hold no figures: numbers of the rows, their units, remarks.
func (t *table) passOver(g *grid.Grid) {
	t.passed, t.words, t.units = map[int]bool{}, map[int]bool{}, -1
	for col := t.stub; col < t.right; col++ {
		c := g.At(t.header-1, col)
		if c == nil {
			continue
		}
		switch key := form.Key(c.Text); {
		case numbering.MatchString(key):
			t.passed[col] = true
		case unitHeads.MatchString(key), key == "单位" && unitOfCell.MatchString(word(g, t.body, col)):
			t.passed[col], t.units = true, col
		case remarks.MatchString(key):
			t.words[col] = true
		}
	}
}

// takesFigures reports whether figures may stand in a column.
func (t *table) takesFigures(col int) bool { return !t.passed[col] && !t.words[col] }

// widen takes further columns of labels beside the first: those in which the first row has words, where columns are
// left in which it has none.
func (t *table) widen(g *grid.Grid) {
	last := t.stub
	for col := t.stub; col < t.right; col++ {
		if t.takesFigures(col) && isWord(g, t.body, col) {
			last = col + 1
		}
	}
	if isWord(g, t.body, t.left) &&
		slices.ContainsFunc(span(last, t.right), t.takesFigures) {
		t.stub = last
	}
}

// rowUnits takes the units of rows from a column of them; one for all rows is the table's.
func (t *table) rowUnits(g *grid.Grid) {
	if t.units < 0 {
		return
	}
	seen := map[string]bool{}
	for _, n := range leaves(t.rows) {
		if unit := word(g, n.at, t.units); len(n.nodes) == 0 && unitOfCell.MatchString(unit) {
			n.unit = form.HalfWidth(unit)
			seen[n.unit] = true
		} else if len(n.nodes) == 0 {
			seen[""] = true
		}
	}
	if len(seen) > 1 {
		return
	}
	for _, n := range leaves(t.rows) {
		t.unit, n.unit = cmp.Or(n.unit, t.unit), ""
	}
}
