// Package particular knows the labels of an agency's particulars in grids, what stands beside them, and tables that list
// such facts of several agencies or years.
package particular

import (
	"strings"

	"nianbao/form"
	"nianbao/grid"
)

// Labels are the particulars' ids by the keys of their labels.
type Labels map[string]string

// New returns the labels of a form's particulars.
func New(f *form.Form) Labels {
	ids := Labels{}
	for _, p := range f.Particulars {
		for _, label := range append([]string{p.Label}, p.Aliases...) {
			if key := form.Key(label); ids[key] == "" {
				ids[key] = p.ID
			}
		}
	}
	return ids
}

// Of returns the particular that a key labels, with or without a closing remark: 填报单位（盖章）.
func (ids Labels) Of(key string) string {
	if id := ids[key]; id != "" {
		return id
	}
	if strings.Contains(key, ":") { // 填报单位（盖章）：甲县某局（盖章） is more than a label
		return ""
	}
	return ids[form.BareKey(key)]
}

// Named reports whether the label of agency or year stands in a line.
func (ids Labels) Named(line string) bool {
	line = form.Squeeze(line)
	for key, id := range ids {
		if (id == form.Agency || id == form.Year) && strings.Contains(line, key) {
			return true
		}
	}
	return false
}

// Beside returns where a label's value stands and what it is: right of it, or below it where its right neighbour
// is a label too, or it goes on with a row of labels.
func (ids Labels) Beside(g *grid.Grid, label *grid.Cell) (row, col int, text string) {
	row, col = label.Row, label.Right()
	isLabel := func(c *grid.Cell) bool { return c != nil && ids[form.Key(c.Text)] != "" }
	next := g.At(row, col)
	says := func(c *grid.Cell) bool { return c != nil && strings.TrimSpace(c.Text) != "" && !isLabel(c) }
	if isLabel(next) || isLabel(g.At(row, label.Col-1)) && (!says(next) || says(g.At(label.Bottom(), label.Col))) {
		row, col = label.Bottom(), label.Col
	}
	if value := g.At(row, col); value != nil && ids[form.Key(value.Text)] == "" {
		return value.Row, value.Col, value.Text
	}
	return row, col, ""
}
