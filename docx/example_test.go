package docx_test

import (
	"fmt"

	"nianbao/docx"
	"nianbao/docx/edit"
	"nianbao/ooxml/opc"
)

// document makes a Word document whose body is plain XML.
func document(body string) *opc.Package {
	pkg := opc.New()
	pkg.Set("[Content_Types].xml", []byte(`<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">
		<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>
		<Override PartName="/word/document.xml"
			ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/>
	</Types>`))
	pkg.Set("_rels/.rels", []byte(`<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">
		<Relationship Id="rId1" Target="word/document.xml"
			Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"/>
	</Relationships>`))
	pkg.Set("word/document.xml", []byte(`<w:document
		xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>`+body+`</w:body></w:document>`))
	return pkg
}

func paragraph(text string) string { return "<w:p><w:r><w:t>" + text + "</w:t></w:r></w:p>" }

func row(cells ...string) string {
	xml := "<w:tr>"
	for _, text := range cells {
		xml += "<w:tc>" + paragraph(text) + "</w:tc>"
	}
	return xml + "</w:tr>"
}

// A row that holds nothing but the action of a loop goes when the template is filled; the rows behind it, up to the one
// with {{end}}, are written for each element of the list.
func Example() {
	pkg := document(paragraph("{{机关名称}}{{年度}}年年度报告") +
		"<w:tbl>" + row("文件", "件数") +
		row("{{range 文件}}") + row("{{.名称}}", "{{.件数}}") + row("{{end}}") + "</w:tbl>")
	template, err := docx.Parse(pkg)
	if err != nil {
		fmt.Println(err)
		return
	}
	filled, err := template.Fill(map[string]any{
		"机关名称": "示例市司法局",
		"年度":   2024,
		"文件": []any{
			map[string]any{"名称": "规章", "件数": 2},
			map[string]any{"名称": "规范性文件", "件数": 15},
		},
	})
	if err != nil {
		fmt.Println(err)
		return
	}
	pkg, _ = opc.Read(filled)
	book, _ := edit.Read(pkg)
	for _, g := range book.Grids {
		for _, c := range g.Cells {
			fmt.Println(g.Ref(c.Row, c.Col), c.Text)
		}
	}
	// Output:
	// 第1段 示例市司法局2024年年度报告
	// R1C1 文件
	// R1C2 件数
	// R2C1 规章
	// R2C2 2
	// R3C1 规范性文件
	// R3C2 15
}

// Every mistake is told at once, with its place and the name that may have been meant.
func ExampleTemplate_Check() {
	template, err := docx.Parse(document(paragraph("{{机关名称}}{{年渡}}年") + paragraph("{{if 结余}}有结余{{end}}")))
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(template.Check(map[string]any{"机关名称": "", "年度": 0}))
	// Output:
	// 正文第 1 段 {{年渡}}：没有这个名称，您是不是要用 年度？
	// 正文第 2 段 {{if 结余}}：没有这个名称
}
