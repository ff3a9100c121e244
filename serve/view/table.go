package view

import (
	"cmp"
	"slices"

	"nianbao/form"
)

// A Table is a section's tables as the form draws them. Rows and columns are counted from 0.
type Table struct {
	Title   string   `json:"title"`
	Section int      `json:"section"` // its place among the report's sections
	Header  int      `json:"header"`  // leading rows that are labels
	Stub    int      `json:"stub"`    // leading columns that are labels
	Columns []Column `json:"columns"`
	Cells   []Cell   `json:"cells"`
}

// A Column has its width in percent of the table's.
type Column struct {
	Width float64 `json:"width"`
}

// A Cell is a drawn cell: a label or a figure.
type Cell struct {
	Row      int      `json:"row"`
	Col      int      `json:"col"`
	RowSpan  int      `json:"rowspan"`
	ColSpan  int      `json:"colspan"`
	Role     string   `json:"role"`
	Text     string   `json:"text"` // of a figure as typed
	Vertical bool     `json:"vertical,omitempty"`
	ID       string   `json:"id,omitempty"` // of a figure, as all below
	Label    string   `json:"label,omitempty"`
	Unit     string   `json:"unit,omitempty"`
	Total    bool     `json:"total,omitempty"` // the form mandates a formula
	Formula  string   `json:"formula,omitempty"`
	Words    bool     `json:"words,omitempty"`
	OneOf    []string `json:"one_of,omitempty"`
	State    string   `json:"state,omitempty"`
	Sheet    string   `json:"sheet,omitempty"`
	Ref      string   `json:"ref,omitempty"`
}

var (
	roles = map[form.Role]string{form.Heading: "heading", form.Corner: "corner", form.Header: "header",
		form.Stub: "stub", form.Data: "figure"}
	states = map[form.State]string{form.Blank: "blank", form.Stroke: "stroke", form.Number: "number",
		form.Unreadable: "unreadable", form.Words: "words"}
)

func tables(r *form.Report) []Table {
	list := []Table{}
	for i, s := range r.Form.Sections {
		if len(s.Tables) > 0 {
			list = append(list, newTable(r, s, i))
		}
	}
	return list
}

func newTable(r *form.Report, s *form.Section, at int) Table {
	d := s.Grid()
	t := Table{Title: s.Title, Section: at, Header: d.Header, Stub: d.Stub, Columns: columns(d), Cells: []Cell{}}
	for i := range d.Cells {
		c, slot := &d.Cells[i], &d.Slots[i]
		cell := Cell{Row: c.Row, Col: c.Col, RowSpan: c.Rows(), ColSpan: c.Cols(), Role: roles[slot.Role], Text: c.Text,
			Vertical: slot.Vertical}
		if slot.Cell != nil {
			cell.figure(r, slot.Cell)
		}
		t.Cells = append(t.Cells, cell)
	}
	slices.SortStableFunc(t.Cells, func(a, b Cell) int { return cmp.Or(a.Row-b.Row, a.Col-b.Col) })
	return t
}

// figure enters what stands in a cell of the form.
func (c *Cell) figure(r *form.Report, of *form.Cell) {
	v := r.Value(of)
	c.ID, c.Label, c.Unit, c.Words, c.OneOf = of.ID, of.Label(), of.Unit(), of.IsWords(), of.OneOf()
	c.Total = r.Form.Computed(of) != nil
	c.Text, c.Formula, c.State = v.Text, v.Formula, states[v.State]
	c.Sheet, c.Ref = v.Place.Sheet, v.Place.Ref
}

// columns returns the columns with their widths in percent.
func columns(d *form.SectionGrid) []Column {
	list := make([]Column, d.Width)
	for i, share := range d.Shares() {
		list[i].Width = float64(share) / 10
	}
	return list
}
