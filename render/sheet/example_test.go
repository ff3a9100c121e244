package sheet_test

import (
	"fmt"

	"nianbao/form"
	"nianbao/form/define"
	"nianbao/ooxml/opc"
	"nianbao/render/sheet"
	"nianbao/xlsx"
)

// An empty report gives the blank workbook of its form.
func ExampleWorkbook() {
	data, err := sheet.Workbook(form.NewReport(define.Builtin()[1]))
	if err != nil {
		fmt.Println(err)
		return
	}
	p, err := opc.Read(data)
	if err != nil {
		fmt.Println(err)
		return
	}
	book, err := xlsx.Read(p)
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, g := range book.Grids {
		fmt.Println(g.Name)
	}
	// Output:
	// 基本信息
	// 主动公开
	// 依申请公开
	// 复议诉讼
	// 文字
	// 校验
	// 填报说明
}
