package block

import (
	"nianbao/action"
	"nianbao/docx/table"
	"nianbao/ooxml/xmltree"
	"nianbao/regex"
)

// A placement is where in a table a block begins and ends, as the template was before any action was moved.
type placement struct {
	*tableLayout
	table.Area
	first, last *xmltree.Node // cells, which may be one
}

// A tableLayout is a table between whose cells blocks reach.
type tableLayout struct {
	table.Layout
	rows   []*xmltree.Node
	cells  [][]*xmltree.Node
	places map[*xmltree.Node][2]int // of cells, by row and number there
}

// cellAround returns the cell in which a node stands, nil where that is between the rows or cells of a table or in
// none.
func cellAround(e *xmltree.Node) *xmltree.Node {
	for up := e.Up(); up != nil; up = up.Up() {
		switch up.Name() {
		case "tc":
			return up
		case "tr", "tbl":
			return nil
		}
	}
	return nil
}

// place finds where in tables blocks begin and end: those that reach from cell to cell, and those that say what of
// their table they mean.
func (c *Placer) place(blocks [][]*xmltree.Node) map[*xmltree.Node]*placement {
	places := map[*xmltree.Node]*placement{}
	layouts := map[*xmltree.Node]*tableLayout{}
	for _, b := range blocks {
		from, to := b[0], b[len(b)-1]
		if from.Up() == to.Up() && Of(from).Axis == action.AnyAxis {
			continue
		}
		first, last := cellAround(from), cellAround(to)
		if first == nil || last == nil || first == last && Of(from).Axis == action.AnyAxis {
			continue
		}
		tbl := first.Ancestor("tbl")
		if tbl == nil || tbl != last.Ancestor("tbl") {
			continue
		}
		if layouts[tbl] == nil {
			layouts[tbl] = layoutOf(tbl)
		}
		p := &placement{tableLayout: layouts[tbl], first: first, last: last}
		if !p.find() {
			continue
		}
		if places[from] = p; p.InRow() && first != last {
			p.Block(p.Area)
		}
	}
	return places
}

func layoutOf(tbl *xmltree.Node) *tableLayout {
	t := &tableLayout{rows: Descend(tbl, "tr"), places: map[*xmltree.Node][2]int{}}
	for i, tr := range t.rows {
		cells := Descend(tr, "tc")
		t.cells = append(t.cells, cells)
		t.Row(PropertiesOf(tr, "trPr"))
		for k, tc := range cells {
			t.places[tc] = [2]int{i, k}
			t.Cell(PropertiesOf(tc, "tcPr"), visible(tc))
		}
	}
	return t
}

// find sets the area from the first cell to the last.
func (p *placement) find() bool {
	first, begins := p.places[p.first]
	last, ends := p.places[p.last]
	p.Area = table.Area{Row: first[0], Cell: first[1], LastRow: last[0], LastCell: last[1]}
	return begins && ends
}

// axisOf returns whether rows or columns of its table are what a block encloses; neither where that is refused. Nothing
// is guessed: a block around some cells of a row is the row only where the rest of it is empty and other rows have
// cells of their own in its columns; it is the columns where these stand under a heading, where another row has a block
// around them, or where its actions have cells of their own; and a condition that is neither empties its cells.
func (c *Placer) axisOf(block []*xmltree.Node, p *placement) action.Axis {
	if !p.InRow() {
		return c.axisOverRows(block, p)
	}
	ranges := Of(block[0]).Kind == action.Range
	divided := len(block) > 2 && !p.dividesLast(block)
	alone := c.alone[p.first] != "" && c.alone[p.last] != ""
	others, beside := p.Others(p.Area), p.Beside(p.Area)
	switch {
	case p.IsWhole(p.Area) && !alone && !divided:
		return action.Rows
	case others.Own && beside < 0 && !divided:
		return action.Rows
	case !ranges, others.Same:
		return action.Columns
	case !others.Own && (others.Headed || alone || divided):
		return action.Columns
	}
	c.refuseAxis(block, p, beside)
	return action.AnyAxis
}

// axisOverRows is axisOf of a block that ends in another row than it begins in. Its cells are whole rows where it
// begins with a row and ends with one, and whole columns where it begins and ends at the same ones.
func (c *Placer) axisOverRows(block []*xmltree.Node, p *placement) action.Axis {
	first, last := block[0], block[len(block)-1]
	rows := onEdge(p.rows[p.Row], first, false) && onEdge(p.rows[p.LastRow], last, true)
	_, beside, columns := p.Slices(p.Area)
	columns = columns && beside
	switch stray := p.stray(Of(first)); {
	case rows && columns && p.OneColumn(p.Area):
		c.refuse(Of(first), "从表格第一行到最后一行的同一列，不知道要"+verb(Of(first))+"这几行还是这一列："+
			eitherAxis(Of(first)))
		return action.AnyAxis
	case rows || !columns:
		return action.Rows
	case stray != nil:
		c.refuse(Of(first), "不知道要"+verb(Of(first))+"这几行还是这一列："+stray.At.String()+"的 {{"+stray.Source+
			"}} 也写在它和 {{end}} 之间，而不在这一列里。"+eitherAxis(Of(first)))
		return action.AnyAxis
	}
	return action.Columns
}

// dot is a name that begins with the dot, which in a loop is its row's.
var dot = regex.New(`(?:^|[\s(（|｜,，])\.(?:[^\d\s]|[\s|｜)）]|$)`)

func usesDot(a *Mark) bool { return dot.MatchString(a.Source) }

// stray returns an action between those of a loop over several rows that is outside of its columns and means something
// of the loop; nil for none.
func (p *placement) stray(open *Mark) *Mark {
	if open.Kind == action.If {
		return nil
	}
	from, _ := p.Columns(p.Row, p.Cell)
	_, to := p.Columns(p.LastRow, p.LastCell)
	for i := p.Row; i <= p.LastRow; i++ {
		for k, tc := range p.cells[i] {
			left, right := p.Columns(i, k)
			outside := right <= from || to <= left
			if !outside || i == p.Row && k < p.Cell || i == p.LastRow && k > p.LastCell {
				continue
			}
			for _, e := range ActionsIn(tc, nil) {
				if usesDot(Of(e)) {
					return Of(e)
				}
			}
		}
	}
	return nil
}
