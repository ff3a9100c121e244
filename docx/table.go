package docx

import (
	"slices"

	"nianbao/docx/table"
)

// tableNodes is a table of the template between whose rows or cells actions stand.
type tableNodes struct {
	*table.Table // nil where none stand there
	rows         map[*element]*table.Row
	cells        map[*element]*table.Cell // nil where none needs care
}

func tableNodesOf(tbl *element) tableNodes {
	if !hasActions(tbl) {
		return tableNodes{}
	}
	w := tableWalker{
		Analyzer: table.NewAnalyzer(tbl.prefix()),
		rows:     map[*element]*table.Row{},
		cells:    map[*element]*table.Cell{},
	}
	w.walk(tbl)
	t := tableNodes{w.Finish(propertiesOf(tbl, "tblGrid")), w.rows, w.cells}
	if !t.NeedsCells() {
		t.cells = nil
	}
	return t
}

// hasActions reports whether actions stand between a table's rows or a row's cells.
func hasActions(e *element) bool {
	return slices.ContainsFunc(e.children, func(child *element) bool {
		switch child.tag {
		case "tr", "sdt", "sdtContent", "ins", "customXml":
			return hasActions(child)
		}
		return child.action != nil
	})
}

// A tableWalker tells an analyzer what stands in a table.
type tableWalker struct {
	table.Analyzer
	rows  map[*element]*table.Row
	cells map[*element]*table.Cell
}

// walk takes the rows below an element.
func (w *tableWalker) walk(e *element) {
	for _, child := range e.children {
		switch {
		case child.action != nil:
			if tr := child.action.cell; tr != nil {
				w.ReplacedRow(propertiesOf(tr, "trPr"))
				for _, tc := range descend(tr, "tc") {
					w.ReplacedCell(propertiesOf(tc, "tcPr"))
				}
			}
			w.Action(child.action.Kind, child.action.number)
		case child.tag == "tr":
			w.rows[child] = w.Row(propertiesOf(child, "trPr"))
			w.walkRow(child)
		case child.tag == "sdt" || child.tag == "sdtContent" || child.tag == "ins" || child.tag == "customXml":
			w.walk(child)
		}
	}
}

// walkRow takes the cells below an element.
func (w *tableWalker) walkRow(e *element) {
	for _, child := range e.children {
		switch {
		case child.action != nil:
			span := 0
			if tc := child.action.cell; tc != nil {
				span = table.Span(propertiesOf(tc, "tcPr"))
			}
			w.CellAction(child.action.Kind, span)
		case child.tag == "tc":
			w.cells[child] = w.Cell(child.prefix(), propertiesOf(child, "tcPr"))
		case child.tag == "sdt" || child.tag == "sdtContent" || child.tag == "ins" || child.tag == "customXml":
			w.walkRow(child)
		}
	}
}

// propertiesOf returns the source of an element's properties, "" for none.
func propertiesOf(e *element, tag string) string {
	if properties := e.child(tag); properties != nil {
		return properties.open
	}
	return ""
}

// tbl lays a table flat.
func (f *flattener) tbl(e *element) {
	around := f.table
	f.table = tableNodesOf(e)
	if f.table.Table == nil {
		f.whole(e)
	} else {
		f.wrap(f.table.Table, func() { f.whole(e) })
	}
	f.table = around
}

// tc lays a cell flat whose properties depend on what is written around it.
func (f *flattener) tc(e *element, c *table.Cell) {
	body := f.nested(func() {
		for _, child := range e.children {
			if child.tag != "tcPr" {
				f.element(child)
			}
		}
	})
	f.row = append(f.row, c.Node(e.open, e.close, body, ensureParagraphIn(e).complete))
}
