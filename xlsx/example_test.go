package xlsx_test

import (
	"fmt"

	"nianbao/ooxml/opc"
	"nianbao/xlsx"
)

// A workbook becomes a grid a worksheet, with its numbers as the file stores them and its formulas as they are written.
func Example() {
	p, err := opc.ReadFile("../testdata/huaian-2024.xlsx")
	if err != nil {
		fmt.Println(err)
		return
	}
	book, err := xlsx.Read(p)
	if err != nil {
		fmt.Println(err) // one line of Chinese for a clerk; (*xlsx.Error).Hint says what to do next
		return
	}
	for _, g := range book.Grids {
		rows, cols := g.Size()
		fmt.Println(g.Name, rows, "rows", cols, "columns")
	}
	at, _ := xlsx.ParseAddress("J6")
	cell := book.Grids[2].At(at.Row, at.Col)
	fmt.Println(at, cell.Text, "="+cell.Formula)
	// Output:
	// 基本信息 11 rows 3 columns
	// 主动公开 16 rows 4 columns
	// 依申请公开 30 rows 10 columns
	// 复议诉讼 6 rows 15 columns
	// 文字 21 rows 1 columns
	// 校验 61 rows 6 columns
	// 填报说明 80 rows 5 columns
	// J6 3119 =SUM(D6:I6)
}

func ExampleOpen() {
	p, err := opc.ReadFile("../testdata/huaian-2024.xlsx")
	if err != nil {
		fmt.Println(err)
		return
	}
	w, err := xlsx.Open(p)
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, s := range w.Sheets() {
		fmt.Println(s.Name, s.Part)
	}
	// Output:
	// 基本信息 xl/worksheets/sheet1.xml
	// 主动公开 xl/worksheets/sheet2.xml
	// 依申请公开 xl/worksheets/sheet3.xml
	// 复议诉讼 xl/worksheets/sheet4.xml
	// 文字 xl/worksheets/sheet5.xml
	// 校验 xl/worksheets/sheet6.xml
	// 填报说明 xl/worksheets/sheet7.xml
}
