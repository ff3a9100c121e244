package digest

import (
	"slices"

	"nianbao/check/family"
)

// A Column is one of the table with a row a file. It holds words or whole numbers.
type Column struct {
	Head   string
	Width  float64             // in digits, as workbooks have it
	Text   func(r *Row) string // of words, nil for numbers
	Number func(r *Row) int    // of numbers; 0 of a year is blank
	Link   func(r *Row) string // where the cell leads to, nil for nowhere
	Blank  bool                // 0 is left blank: there is nothing to count
	State  bool                // the cell shows how the file stands
}

// Columns returns the table's columns: families of which the run found nothing are left out, and the written reports
// where there are none.
func (d *Digest) Columns() []Column {
	text := func(head string, width float64, of func(r *Row) string) Column {
		return Column{Head: head, Width: width, Text: of}
	}
	count := func(head string, of func(r *Row) int) Column {
		return Column{Head: head, Width: 7, Number: of}
	}
	file := text("文件", 34, func(r *Row) string { return r.File })
	file.Link = func(r *Row) string { return r.Link }
	year := count("年度", func(r *Row) int { return r.Year })
	year.Blank = true
	state := text("结论", 10, func(r *Row) string { return r.Conclusion() })
	if slices.ContainsFunc(d.Rows, func(r Row) bool { return r.IsOneOfFew }) {
		state.Width = 24
	}
	state.State = true
	list := []Column{
		file,
		text("机关名称", 22, func(r *Row) string { return r.Agency }),
		year,
		text("表格版本", 10, func(r *Row) string { return r.Edition }),
		state,
		count("错误", func(r *Row) int { return r.Errors }),
		count("警告", func(r *Row) int { return r.Warnings }),
		count("提示", func(r *Row) int { return r.Notes }),
		count("已说明", func(r *Row) int { return r.Waived }),
	}
	for _, f := range d.families() {
		list = append(list, Column{Head: f.Name, Width: 8, Blank: true,
			Number: func(r *Row) int { return r.Families[f.Letter] }})
	}
	list = append(list,
		text("规则", 7, func(r *Row) string { return r.Rule }),
		text("首先要改的", 60, func(r *Row) string { return r.Cause }),
		text("最可能错在", 40, func(r *Row) string { return r.Suspect }))
	if d.hasOutputs() {
		output := text("生成的年报", 34, func(r *Row) string { return r.Output })
		output.Link = func(r *Row) string { return r.OutputLink }
		list = append(list, output)
	}
	return list
}

// families returns those of which something was found, and behind them those that have no name here.
func (d *Digest) families() []family.Family {
	found := map[string]bool{}
	for id := range d.Rules {
		found[id[:1]] = true
	}
	var list []family.Family
	for _, f := range family.All {
		if found[f.Letter] {
			list = append(list, f)
		}
	}
	return list
}
