package docx

import (
	"slices"

	"nianbao/action"
)

// row takes a row.
func (s *shaper) row(tr *element) {
	row := &rowShape{loops: slices.Clone(s.loops), first: rowStart(tr)}
	s.rows[tr] = row
	r := rowShaper{shaper: s, row: row, col: row.first}
	r.list(tr)
}

// A rowShaper goes through a row's cells.
type rowShaper struct {
	*shaper
	row   *rowShape
	col   int
	depth int // of blocks between cells
	from  int // the column at which the outermost begins
}

func (r *rowShaper) list(e *element) {
	for _, child := range e.children {
		switch {
		case child.mark != nil:
			r.row.loose = true
			r.action(child)
		case child.tag == "tc":
			r.cell(child)
		case child.tag == "sdt" || child.tag == "sdtContent" || child.tag == "ins" || child.tag == "customXml":
			r.list(child)
		}
	}
}

// action takes an action between cells, which may stand in the place of a cell.
func (r *rowShaper) action(e *element) {
	if e.mark.Kind.Opens() {
		if r.depth == 0 {
			r.from = r.col
		}
		r.depth++
	}
	if e.mark.cell != nil {
		r.col += cellOf(e.mark.cell).span
	}
	if e.mark.Kind == action.End {
		if r.depth--; r.depth == 0 {
			r.regions = append(r.regions, region{r.from, r.col})
		}
	}
}

func (r *rowShaper) cell(tc *element) {
	c := cellOf(tc)
	c.row, c.col, c.repeated = r.row, r.col, r.depth > 0
	r.cells[tc] = c
	switch c.merge {
	case beginsMerge:
		c.group = r.group(c)
		r.open[c.col] = c.group
	case goesOnMerge:
		if g, ok := r.open[c.col]; ok {
			c.group = r.whole(g)
			whole := &r.groups[c.group]
			whole.loops = commonStart(whole.loops, r.row.loops)
		}
	default:
		delete(r.open, c.col)
	}
	r.col += c.span
}
