package docx

import (
	"fmt"
	"strings"

	"nianbao/action"
	"nianbao/docx/table"
	"nianbao/ooxml/xmltree"
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
	rows  []*xmltree.Node
	cells [][]*xmltree.Node
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
func (c *compiler) place(blocks [][]*xmltree.Node) map[*xmltree.Node]*placement {
	places := map[*xmltree.Node]*placement{}
	layouts := map[*xmltree.Node]*tableLayout{}
	for _, b := range blocks {
		from, to := b[0], b[len(b)-1]
		if from.Up() == to.Up() && actionOf(from).Axis == action.AnyAxis {
			continue
		}
		first, last := cellAround(from), cellAround(to)
		if first == nil || last == nil || first == last && actionOf(from).Axis == action.AnyAxis {
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
	t := &tableLayout{rows: descend(tbl, "tr")}
	for _, tr := range t.rows {
		cells := descend(tr, "tc")
		t.cells = append(t.cells, cells)
		t.Row(propertiesOf(tr, "trPr"))
		for _, tc := range cells {
			t.Cell(propertiesOf(tc, "tcPr"), visible(tc))
		}
	}
	return t
}

// find sets the area from the first cell to the last.
func (p *placement) find() bool {
	found := 0
	for i, cells := range p.cells {
		for k, tc := range cells {
			if tc == p.first {
				p.Row, p.Cell = i, k
				found++
			}
			if tc == p.last {
				p.LastRow, p.LastCell = i, k
				found++
			}
		}
	}
	return found == 2
}

// axisOf returns whether rows or columns of its table are what a block encloses; neither where that is refused. Nothing
// is guessed: a block around some cells of a row is the row only where the rest of it is empty and other rows have cells
// of their own in its columns, and a condition around some cells of such a row empties them.
func (c *compiler) axisOf(block []*xmltree.Node, p *placement) action.Axis {
	a := actionOf(block[0])
	if !p.InRow() {
		return c.axisOverRows(block, p)
	}
	alone := c.alone[p.first] != "" && c.alone[p.last] != ""
	own, same := p.Others(p.Area)
	beside := p.Beside(p.Area)
	switch divided := len(block) > 2; {
	case p.IsWhole(p.Area) && !alone && !divided:
		return action.Rows
	case !own:
		return action.Columns
	case beside < 0 && !divided:
		return action.Rows
	case a.Kind != action.Range || same:
		return action.Columns
	case divided:
		c.refuseAction(a, "它和 {{end}} 之间是同一行的几格，中间又有 {{else}}：请把 {{range}}、{{else}}、{{end}} 各自独占一行，"+
			"或者写成 {{range 列 …}}，只重复这几格")
		return action.AnyAxis
	}
	c.refuseAction(a, fmt.Sprintf("它和 {{end}} 之间只是同一行的几格，第 %d 格不在里面，不知道要重复整行还是这几格：重复整行，"+
		"请把 {{range}} 写在第一格开头、{{end}} 写在最后一格末尾，或者写成 {{range 行 %s}}；只重复这几格，请写成 {{range 列 %[2]s}}",
		beside+1, rangedOver(a)))
	return action.AnyAxis
}

// rangedOver returns what stands behind the word range.
func rangedOver(a *actionNode) string {
	return strings.TrimSpace(strings.TrimPrefix(a.Source, "range"))
}

// axisOverRows is axisOf of a block that ends in another row than it begins in. Its cells are whole rows where it begins
// with a row and ends with one, and whole columns where it begins and ends at the same ones.
func (c *compiler) axisOverRows(block []*xmltree.Node, p *placement) action.Axis {
	first, last := block[0], block[len(block)-1]
	rows := onEdge(p.rows[p.Row], first, false) && onEdge(p.rows[p.LastRow], last, true)
	_, columns := p.Slices(p.Area)
	switch {
	case rows && columns && p.OneColumn(p.Area):
		a := actionOf(first)
		c.refuseAction(a, "从表格第一行到最后一行的同一列，不知道要重复这几行还是这一列：请写成 {{"+
			strings.Replace(a.Source, " ", " 行 ", 1)+"}} 或者 {{"+strings.Replace(a.Source, " ", " 列 ", 1)+"}}")
		return action.AnyAxis
	case rows || !columns || len(block) > 2:
		return action.Rows
	}
	return action.Columns
}
