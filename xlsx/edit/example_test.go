package edit_test

import (
	"fmt"

	"github.com/shopspring/decimal"

	"nianbao/ooxml/opc"
	"nianbao/xlsx"
	"nianbao/xlsx/edit"
)

// A figure is put right, a total gets its formula, and a cell at fault is marked; everything else stays as it was.
func Example() {
	p, err := opc.ReadFile("../../testdata/huaian-2024.xlsx")
	if err != nil {
		fmt.Println(err)
		return
	}
	e, err := edit.Open(p)
	if err != nil {
		fmt.Println(err)
		return
	}
	const sheet = "依申请公开"
	for _, err := range []error{
		e.SetNumber(sheet, 5, 3, decimal.NewFromInt(3002)), // D6
		e.SetFormula(sheet, 5, 9, "SUM(D6:I6)", "3120"),    // J6
		e.Mark(sheet, 5, 3, "FFC7CE", "【错误 R01】结转数对不上"),    // D6
		e.SetText("没有这张表", 0, 0, "无"),                      // is refused, and changes nothing
	} {
		if err != nil {
			fmt.Println(err)
		}
	}
	// Of the parts that were there, only those are written anew in which something is changed. New are the comments, the
	// boxes in which they are shown, and the relations of the sheet.
	before, after := p.Parts(), e.Package().Parts()
	fmt.Println(len(before), "parts,", len(after), "after")
	book, err := xlsx.Read(e.Package())
	if err != nil {
		fmt.Println(err)
		return
	}
	cell := book.Grids[2].At(5, 9)
	fmt.Println(cell.Text, "="+cell.Formula)
	// Output:
	// 工作簿里没有工作表“没有这张表”
	// 16 parts, 19 after
	// 3120 =SUM(D6:I6)
}

// A list of findings becomes the first sheet, with links to the cells.
func ExampleEditor_InsertFirstSheet() {
	p, err := opc.ReadFile("../../testdata/huaian-2024.xlsx")
	if err != nil {
		fmt.Println(err)
		return
	}
	e, err := edit.Open(p)
	if err != nil {
		fmt.Println(err)
		return
	}
	err = e.InsertFirstSheet(edit.SheetData{
		Name:    "校验结果",
		Title:   "校验结果",
		Columns: []edit.Column{{Head: "位置", Width: 20}, {Head: "问题", Width: 90}},
		Rows: [][]edit.Cell{{
			{Text: "依申请公开!D6", Link: &edit.Link{Sheet: "依申请公开", Row: 5, Col: 3}},
			{Text: "结转数对不上", Fill: "FFC7CE"},
		}},
	})
	if err != nil {
		fmt.Println(err)
		return
	}
	book, err := xlsx.Read(e.Package())
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(book.Grids[0].Name, "before", book.Grids[1].Name)
	// Output:
	// 校验结果 before 基本信息
}
