package prose

import (
	"math"
	"slices"
	"strings"

	"nianbao/form"
	"nianbao/form/title"
	"nianbao/grid"
	"nianbao/regex"
)

// Which cells of a sheet are a heading's text.

// sideBySide reports whether another text's heading stands in the heading's row, so that each has a column of its own.
// A note's beside that of a section does not tell: the next section's may stand below.
func (c *textColumns) sideBySide(head int) bool {
	row, mine := c.grid.Cells[head].Row, c.heads[head].section
	return slices.ContainsFunc(c.order, func(i int) bool {
		s := c.heads[i].section
		return s != mine && s.Text != "" && c.grid.Cells[i].Row == row && (c.isNote(mine) || !c.isNote(s))
	})
}

func (c *textColumns) isNote(s *form.Section) bool {
	for _, n := range c.notes {
		if n == s {
			return true
		}
	}
	return false
}

// insideText reports whether the heading is a line of a text: it stands below one of several headings that stand side by
// side.
func (c *textColumns) insideText(head int) bool {
	below := &c.grid.Cells[head]
	return slices.ContainsFunc(c.order, func(i int) bool {
		cell := &c.grid.Cells[i]
		return c.heads[i].section.Text != "" && cell.Col == below.Col && cell.Row < below.Row && c.sideBySide(i)
	})
}

// cells returns the cells of a heading's text: what stands beside it and in the rows below, down to the next heading.
// Where nothing stands beside it, or only what says how to write the text, it is what stands below in its column; so it
// is where what stands beside it does so a column apart: somebody's notes on the sheet, which are told of.
func (c *textColumns) cells(at int, section *form.Section) []*grid.Cell {
	head, sideBySide, hasBeside := &c.grid.Cells[at], c.sideBySide(at), c.hasBeside(at)
	below, end := c.below(at, section, hasBeside)
	if sideBySide || len(below) > 0 && (!hasBeside || c.isApart(at)) {
		return below
	}
	var cells []*grid.Cell
	for i := at + 1; i < len(c.grid.Cells) && c.grid.Cells[i].Row < end; i++ {
		cell := &c.grid.Cells[i]
		_, isHead := c.heads[i]
		if isHead && cell.Col > head.Col {
			break
		}
		switch {
		case isHead || c.whole[i] || strings.TrimSpace(cell.Text) == "":
		case cell.Col < head.Right() && (cell.Col != head.Col || cell.Row == head.Row):
		case c.isRemark(at, cell):
			c.take(cell)
			c.builder.leftOut(cell.Text, form.PlaceIn(c.grid, c.at, cell.Row, cell.Col))
		default:
			cells = append(cells, cell)
		}
	}
	return cells
}

// below returns the cells below a heading in its column, and the row of the next heading. hasText is whether
// something of the heading's text stands beside it.
func (c *textColumns) below(at int, section *form.Section, hasText bool) (below []*grid.Cell, end int) {
	head := &c.grid.Cells[at]
	sideBySide := c.sideBySide(at)
	for i := at + 1; i < len(c.grid.Cells); i++ {
		cell := &c.grid.Cells[i]
		if cell.Row == head.Row || cell.Col != head.Col || strings.TrimSpace(cell.Text) == "" {
			continue
		}
		h, isHead := c.heads[i]
		if isHead && h.section == section && len(below) == 0 && h.rest == "" && !hasText && section != ownHeading {
			c.take(cell)
			continue // pasted together with its heading
		} else if (isHead || c.whole[i]) && !sideBySide {
			return below, cell.Row
		} else if c.whole[i] {
			continue
		}
		below = append(below, cell)
	}
	return below, math.MaxInt
}

// hasBeside reports whether something of a heading's text stands in its row. Where there is text below as well, advice
// to whoever writes it is none.
func (c *textColumns) hasBeside(at int) bool {
	head := &c.grid.Cells[at]
	for i := at + 1; i < len(c.grid.Cells) && c.grid.Cells[i].Row == head.Row; i++ {
		cell := &c.grid.Cells[i]
		if _, isHead := c.heads[i]; isHead {
			break
		}
		if strings.TrimSpace(cell.Text) != "" && !c.isRemark(at, cell) &&
			!guides.MatchString(form.Squeeze(cell.Text)) {
			return true
		}
	}
	return false
}

// isApart reports whether a column without words is between a heading and whatever stands in its row.
func (c *textColumns) isApart(at int) bool {
	head := &c.grid.Cells[at]
	for i := range c.grid.Cells {
		if cell := &c.grid.Cells[i]; cell.Col == head.Right() && strings.TrimSpace(cell.Text) != "" {
			return false
		}
	}
	return true
}

// linesOf takes cells, and returns their lines. A label with its value beside it is one line: 填报人 | 张三.
func (c *textColumns) linesOf(to []form.Line, cells []*grid.Cell) []form.Line {
	inRow := map[int]int{}
	for _, cell := range cells {
		inRow[cell.Row]++
	}
	for i := 0; i < len(cells); i++ {
		cell := cells[i]
		c.take(cell)
		text := c.seen(cell)
		if label := strings.TrimRight(strings.TrimSpace(text), ":："); len(label) <= title.MaxLine && inRow[cell.Row] == 2 &&
			i+1 < len(cells) && cells[i+1].Row == cell.Row && c.builder.Labels.has(label) {
			i++
			c.take(cells[i])
			text = label + "：" + c.seen(cells[i])
		}
		to = c.lines(to, cell, text)
	}
	return to
}

// isRemark reports whether a cell stands in a column that is no text's: 备注, 审核意见.
func (c *textColumns) isRemark(head int, cell *grid.Cell) bool {
	for i := range c.order[:1] {
		for row := c.grid.Cells[c.order[i]].Row - 1; row >= 0; row-- {
			if over := c.grid.At(row, cell.Col); over != nil && over.Col == cell.Col {
				return cell.Col > c.grid.Cells[head].Right() && remarks.MatchString(form.Squeeze(over.Text))
			}
		}
	}
	return false
}

// remarks are the labels of columns that say something about the texts.
var remarks = regex.New(`^(?:备注|说明|填写?说明|填[写报]要求|要求|.{0,4}意见|字数|.{0,4}字数|状态|责任.{1,4}|.{0,4}人|审[核阅].{0,4}|提示)$`)
