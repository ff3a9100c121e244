package xlsx

import (
	"strconv"

	"nianbao/grid"
)

// maxTables bounds the tables that are kept of a workbook, maxTableColumns those of their columns.
const (
	maxTables       = 1 << 8
	maxTableColumns = 1 << 12
)

// tablesOf returns the tables that stand on a sheet, whose grid has a number. Nothing but formulas that name them needs
// them, so that one which cannot be read is as good as none.
func (w *Workbook) tablesOf(s Sheet, at int) []grid.StructuredTable {
	relations, err := w.pack.Relations(s.Part)
	if err != nil {
		return nil
	}
	var list []grid.StructuredTable
	for _, r := range relations {
		if r.Kind() != "table" || r.External || len(list) == maxTables {
			continue
		}
		data, _ := w.pack.Part(r.Target)
		if t, ok := readTable(data); ok {
			t.Sheet = at
			list = append(list, t)
		}
	}
	return list
}

// readTable reads the part of a table. ok is false for one whose columns are not those of its range.
func readTable(data []byte) (t grid.StructuredTable, ok bool) {
	s := newScanner(data)
	if s.root() != "table" {
		return t, false
	}
	el := element{s.Scanner}
	area, ok := ParseArea(attr(el, "ref"))
	t.Name = Unescape(attr(el, "displayName"))
	t.Top, t.Left, t.Bottom, t.Right = area.Top, area.Left, area.Bottom, area.Right
	t.Headers, t.Totals = rowCount(attr(el, "headerRowCount"), 1), rowCount(attr(el, "totalsRowCount"), 0)
	for el := range s.children {
		if el.Name() != "tableColumns" {
			continue
		}
		for el := range s.children {
			if el.Name() == "tableColumn" && len(t.Columns) < maxTableColumns {
				t.Columns = append(t.Columns, Unescape(attr(el, "name")))
			}
		}
	}
	return t, ok && s.err == nil && t.Name != "" && len(t.Columns) == t.Right-t.Left &&
		t.Headers+t.Totals <= t.Bottom-t.Top
}

// rowCount reads how many rows of a kind a table has.
func rowCount(text string, unsaid int) int {
	if n, err := strconv.Atoi(text); err == nil && n >= 0 && n <= MaxRows {
		return n
	}
	return unsaid
}
