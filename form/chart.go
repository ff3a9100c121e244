package form

import "strings"

// A Chart is a picture of some of a report's figures, for the appendix.
type Chart struct {
	Name   string // 申请来源
	Title  string
	Kind   string // column, bar, pie
	Last   bool   // beside the figures of the year before
	Points []Point
}

// A Point is one figure of a chart: a cell's, or the sum of a group of rows.
type Point struct {
	Label string
	Of    string // its name in templates: 申请.不予公开.总计
}

// Named returns the cells of which a template's name is the sum, one for a cell's own name: 申请.不予公开.总计. It
// returns nil for a name of no figure.
func (f *Form) Named(name string) []*Cell {
	var cells []*Cell
	for _, t := range f.Tables {
		rest, ok := strings.CutPrefix(name, t.Name+".")
		if !ok {
			continue
		}
		for _, c := range t.Cells {
			if c.named(rest) {
				cells = append(cells, c)
			}
		}
	}
	return cells
}

// named reports whether a name without its table's is the cell's own or that of a group that it stands in.
func (c *Cell) named(name string) bool {
	for _, step := range c.Row.Names {
		rest, ok := strings.CutPrefix(name, step+".")
		if !ok {
			return false
		}
		if name = rest; name == c.Column.Name {
			return true
		}
	}
	return false
}
