package formula

import (
	"slices"
	"strings"

	"nianbao/formula/syntax"
	"nianbao/grid"
)

// tableAreas returns the cells that a reference to a table's columns means.
func (w *Workbook) tableAreas(t *syntax.TableRef, s scope) ([]area, error) {
	i := slices.IndexFunc(w.book.Tables, func(of grid.StructuredTable) bool {
		if t.Table == "" {
			return areaOf(&of).contains(s.at)
		}
		return syntax.Fold(of.Name) == syntax.Fold(t.Table)
	})
	if i < 0 {
		return nil, undecided("公式用了没有定义的表格：", t.Source)
	}
	of := &w.book.Tables[i]
	a, ok := rowsOf(of, t.Parts, s.at)
	if !ok {
		return nil, undecided("公式引用的表格没有这样的行：", t.Source)
	}
	if t.First != "" {
		first, last := columnOf(of, t.First), columnOf(of, t.Last)
		if first < 0 || last < 0 {
			return nil, undecided("公式引用的表格没有这样的列：", t.Source)
		}
		a.left, a.right = of.Left+min(first, last), of.Left+max(first, last)+1
	}
	return []area{a}, nil
}

func areaOf(t *grid.StructuredTable) area { return area{t.Sheet, t.Top, t.Left, t.Bottom, t.Right} }

func (a area) contains(c Cell) bool {
	return c.Sheet == a.sheet && c.Row >= a.top && c.Row < a.bottom && c.Col >= a.left && c.Col < a.right
}

// rowsOf returns the parts of a table over all its columns. Titles and totals together, without what stands between
// them, are no such part.
func rowsOf(t *grid.StructuredTable, parts syntax.TablePart, at Cell) (area, bool) {
	a := areaOf(t)
	top, bottom := t.Top+t.Headers, t.Bottom-t.Totals
	switch parts {
	case 0, syntax.DataPart:
		a.top, a.bottom = top, bottom
	case syntax.HeaderPart:
		a.bottom = top
	case syntax.TotalsPart:
		a.top = bottom
	case syntax.HeaderPart | syntax.DataPart:
		a.bottom = bottom
	case syntax.DataPart | syntax.TotalsPart:
		a.top = top
	case syntax.AllParts:
	case syntax.ThisRow:
		if at.Sheet != t.Sheet || at.Row < top || at.Row >= bottom {
			return a, false
		}
		a.top, a.bottom = at.Row, at.Row+1
	default:
		return a, false
	}
	return a, !a.empty()
}

// columnOf returns which column of a table has a title, -1 for none. Line breaks in titles are written in some way or
// other.
func columnOf(t *grid.StructuredTable, title string) int {
	key := func(s string) string { return syntax.Fold(strings.Join(strings.Fields(s), " ")) }
	return slices.IndexFunc(t.Columns, func(column string) bool { return key(column) == key(title) })
}
