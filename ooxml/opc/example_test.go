package opc_test

import (
	"errors"
	"fmt"

	"nianbao/ooxml/opc"
)

func Example() {
	p := opc.New()
	p.Set("xl/workbook.xml", []byte(`<workbook/>`))
	p.Set("[Content_Types].xml", []byte(`<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">`+
		`<Default Extension="xml" ContentType="application/xml"/></Types>`))
	data, err := p.Bytes()
	if err != nil {
		fmt.Println(err)
		return
	}
	p, err = opc.Read(data)
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, name := range p.Names() {
		fmt.Println(name, p.Type(name))
	}
	// Output:
	// [Content_Types].xml application/xml
	// xl/workbook.xml application/xml
}

func ExampleError() {
	_, err := opc.Read([]byte("<html><table><tr><td>依申请公开</td></tr></table></html>"))
	var e *opc.Error
	if errors.As(err, &e) {
		fmt.Println(e.Kind)
		fmt.Println(e)
		fmt.Println(e.Hint())
	}
	// Output:
	// NotZip
	// 这不是 .xlsx 或 .docx 文件：是网页（HTML）
	// 用 WPS 或 Office 打开它，表格另存为 .xlsx，文字另存为 .docx，再试
}
