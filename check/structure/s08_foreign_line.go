package structure

import (
	"fmt"
	"strings"

	"nianbao/check/rule"
	"nianbao/form"
)

var s08 = &rule.Rule{
	ID: "S08", Severity: rule.Note, Waivable: true, Title: "格式以外的行或列，没有读",
	What:    "表里有格式没有规定的行或列（如序号、小计、备注），其中的数不进报告。",
	Basis:   "报告只含格式规定的行和列",
	Example: "在“法律服务机构”后面插入“小计”一列：“小计”不是格式规定的列，没有读。",
	Mend:    "一般不用处理；如果其中有应当上报的数，请填到格式规定的格里。",
	Run:     foreignLines,
}

// foreignLines tells of a table's foreign rows and columns together: they are somebody's own, not a fault. Those that
// a missing label is like are told of there.
func foreignLines(p *rule.Pass) {
	for _, t := range p.Report.Form.Tables {
		var cells []rule.Cell
		named := map[form.FaultKind][]string{}
		for place, f := range p.Faults(form.ForeignRow, form.ForeignColumn) {
			if f.Kind == form.ForeignRow && t.Open != nil { // V25 tells of it
				continue
			}
			if f.Table == t && !isNear(p, f, place) {
				cells = append(cells, rule.Cell{Place: place, Value: f.Label})
				named[f.Kind] = append(named[f.Kind], lineName(f.Label)+"（"+place.Within()+"）")
			}
		}
		var what []string
		if columns := named[form.ForeignColumn]; len(columns) > 0 {
			what = append(what, rule.List(columns, "处")+"列")
		}
		if rows := named[form.ForeignRow]; len(rows) > 0 {
			what = append(what, rule.List(rows, "处")+"行")
		}
		if len(cells) > 0 {
			p.Found(cells[0].Place, fmt.Sprintf("“%s”里的%s不是格式规定的，没有读。"+
				"其中如有应当上报的数，请填到格式规定的格里。",
				t.Title(), strings.Join(what, "和")), cells...)
		}
	}
}

// missingNear are the labels that are missing and like something that stands in the report. They are few: a sheet can
// have tens of thousands of foreign rows, each of them a fault.
var missingNear = rule.NewFact(func(p *rule.Pass) []form.Fault {
	var list []form.Fault
	for _, f := range p.Report.Faults {
		if gridOf(p, f.Near) != nil {
			list = append(list, f)
		}
	}
	return list
})

// isNear reports whether a foreign row or column is, or belongs to, what a missing label is like: it is told of there.
// A column stands under a group, a row beside the label of a table that was not found or below its column's.
func isNear(p *rule.Pass, f form.Fault, place form.Place) bool {
	at, row, col := place.At()
	for _, missing := range missingNear.Of(p) {
		of, top, left := missing.Near.At()
		switch {
		case of != at:
			continue
		case missing.Near == place:
			return true
		}
		c := gridOf(p, missing.Near).At(top, left)
		if c == nil {
			continue
		}
		switch {
		case missing.Kind == form.MissingColumn && f.Kind == form.ForeignColumn:
			if top < row && left <= col && col < c.Right() {
				return true
			}
		case missing.Kind == form.MissingTable && f.Kind == form.ForeignRow:
			rows, _ := missing.Table.Leaves()
			if top-len(rows) < row && row <= top+len(rows) {
				return true
			}
		}
	}
	return false
}

// lineName returns what a foreign row or column is called.
func lineName(label string) string {
	if label == "" {
		return "没有名称的"
	}
	return unbroken(label)
}
