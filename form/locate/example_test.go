package locate_test

import (
	"fmt"

	"nianbao/form/define"
	"nianbao/form/locate"
	"nianbao/grid"
)

// sheet is a worksheet with a table of the form, somewhere and in the office's own words.
func sheet() *grid.Book {
	g := &grid.Grid{Name: "统计表", Cells: []grid.Cell{
		{Row: 2, Col: 1, Text: "信息内容"}, {Row: 2, Col: 2, Text: "序号"}, {Row: 2, Col: 3, Text: "本年处理决定数量"},
		{Row: 3, Col: 1, Text: "行政处罚数量"}, {Row: 3, Col: 2, Text: "1", Kind: grid.Number},
		{Row: 3, Col: 3, Text: "12", Kind: grid.Number},
		{Row: 4, Col: 1, Text: "行政\n强制"}, {Row: 4, Col: 2, Text: "2", Kind: grid.Number},
		{Row: 4, Col: 3, Text: "3", Kind: grid.Number},
	}}
	g.Sort()
	return &grid.Book{Grids: []*grid.Grid{g}}
}

// One index serves any number of filings.
var index = locate.New(define.Builtin()...)

func ExampleIndex_Read() {
	r, err := index.Read(sheet())
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, id := range []string{"enforcement.penalties.decisions", "enforcement.coercion.decisions"} {
		v := r.Value(r.Form.Cell(id))
		fmt.Println(id, v.Number, v.Place)
	}
	// Output:
	// enforcement.penalties.decisions 12 统计表!D4
	// enforcement.coercion.decisions 3 统计表!D5
}

func ExampleIndex_Layout() {
	l, err := index.Layout(sheet())
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, t := range l.Tables {
		for _, b := range t.Blocks {
			for _, row := range b.Rows {
				fmt.Printf("%s %s %q\n", row.Row.ID, row.Place, row.Text)
			}
		}
		for _, p := range t.PassedOver {
			fmt.Println(p.Place, p.Text, p.Why)
		}
	}
	// Output:
	// penalties 统计表!B4 "行政处罚数量"
	// coercion 统计表!B5 "行政\n强制"
	// 统计表!C3 序号 unknown_column
}
