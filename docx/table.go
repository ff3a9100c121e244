package docx

import (
	"slices"

	"nianbao/docx/block"
	"nianbao/docx/table"
	"nianbao/ooxml/xmltree"
)

// tableNodes is a table of the template between whose rows or cells actions stand.
type tableNodes struct {
	*table.Table // nil where none stand there
	rows         map[*xmltree.Node]*table.Row
	cells        map[*xmltree.Node]*table.Cell // nil where none needs care
}

func tableNodesOf(tbl *xmltree.Node) tableNodes {
	if !hasActions(tbl) {
		return tableNodes{}
	}
	w := tableWalker{
		Analyzer: table.NewAnalyzer(tbl.Prefix()),
		rows:     map[*xmltree.Node]*table.Row{},
		cells:    map[*xmltree.Node]*table.Cell{},
	}
	w.walk(tbl)
	t := tableNodes{w.Finish(block.PropertiesOf(tbl, "tblGrid")), w.rows, w.cells}
	if !t.NeedsCells() {
		t.cells = nil
	}
	return t
}

// hasActions reports whether actions stand between a table's rows or a row's cells.
func hasActions(e *xmltree.Node) bool {
	return slices.ContainsFunc(block.Below(e), func(child *xmltree.Node) bool {
		switch child.Name() {
		case "tr", "sdt", "sdtContent", "ins", "customXml":
			return hasActions(child)
		}
		return isAction(child)
	})
}

// A tableWalker tells an analyzer what stands in a table.
type tableWalker struct {
	table.Analyzer
	rows  map[*xmltree.Node]*table.Row
	cells map[*xmltree.Node]*table.Cell
}

// walk takes the rows below an element.
func (w *tableWalker) walk(e *xmltree.Node) {
	for _, child := range block.Below(e) {
		switch name := child.Name(); {
		case actionOf(child) != nil:
			if tr := actionOf(child).Cell; tr != nil {
				w.ReplacedRow(block.PropertiesOf(tr, "trPr"))
				for _, tc := range block.Descend(tr, "tc") {
					w.ReplacedCell(block.PropertiesOf(tc, "tcPr"))
				}
			}
			w.Action(actionOf(child).Kind, actionOf(child).Number)
		case name == "tr":
			w.rows[child] = w.Row(block.PropertiesOf(child, "trPr"))
			w.walkRow(child)
		case name == "sdt" || name == "sdtContent" || name == "ins" || name == "customXml":
			w.walk(child)
		}
	}
}

// walkRow takes the cells below an element.
func (w *tableWalker) walkRow(e *xmltree.Node) {
	for _, child := range block.Below(e) {
		switch name := child.Name(); {
		case actionOf(child) != nil:
			span := 0
			if tc := actionOf(child).Cell; tc != nil {
				span = w.HoistedCell(block.PropertiesOf(tc, "tcPr"))
			}
			w.CellAction(actionOf(child).Kind, span, actionOf(child).SameColumns)
		case name == "tc":
			w.cells[child] = w.Cell(child.Prefix(), block.PropertiesOf(child, "tcPr"))
			if slices.ContainsFunc(block.ActionsIn(child, nil), func(e *xmltree.Node) bool { return actionOf(e).Merges() }) {
				w.Equal()
			}
		case name == "sdt" || name == "sdtContent" || name == "ins" || name == "customXml":
			w.walkRow(child)
		}
	}
}

// tbl lays a table flat.
func (f *flattener) tbl(e *xmltree.Node) {
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
func (f *flattener) tc(e *xmltree.Node, c *table.Cell) {
	body := f.nested(func() {
		for _, child := range block.Below(e) {
			if child.Name() != "tcPr" {
				f.element(child)
			}
		}
	})
	f.row = append(f.row, c.Node(e.StartTag(), e.EndTag(), body, ensureParagraphIn(e).complete))
}
