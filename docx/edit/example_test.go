package edit_test

import (
	"fmt"
	"strings"

	"nianbao/action"
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

const body = `<w:p><w:r><w:t>一、总体情况</w:t></w:r></w:p>
	<w:p><w:r><w:t>（文字描述）</w:t></w:r></w:p>
	<w:p><w:r><w:t>二、主动公开情况</w:t></w:r></w:p>
	<w:tbl><w:tr>
		<w:tc><w:p><w:r><w:t>规章</w:t></w:r></w:p></w:tc>
		<w:tc><w:p><w:r><w:rPr><w:b/></w:rPr><w:t>3</w:t></w:r></w:p></w:tc>
	</w:tr></w:tbl>`

// A paragraph is a row of the prose, a table a grid of its own that is named after the paragraph above it.
func ExampleRead() {
	book, err := edit.Read(document(body))
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, g := range book.Grids {
		fmt.Printf("%q\n", g.Name)
		for _, c := range g.Cells {
			fmt.Println(" ", g.Ref(c.Row, c.Col), c.Text)
		}
	}
	// Output:
	// ""
	//   第1段 一、总体情况
	//   第2段 （文字描述）
	//   第3段 二、主动公开情况
	// "二、主动公开情况"
	//   R1C1 规章
	//   R1C2 3
}

// What replaces a text looks as that did: the figure stays bold.
func ExampleOpen() {
	d, err := edit.Open(document(body))
	if err != nil {
		fmt.Println(err)
		return
	}
	text, figure := d.Main.At(0, 1, 0), d.Main.At(1, 0, 1)
	d.Main.SetText(figure, "5")
	old := text.Paragraphs()
	d.Main.Replace(old, action.Paragraphs("公开了5件。\n没有别的。"), edit.ModelsOf(old))

	part, _ := d.Package().Part("word/document.xml")
	for _, p := range strings.SplitAfter(string(part), "</w:p>") {
		_, p, _ := strings.Cut(p, "<w:p>")
		fmt.Println(strings.TrimSuffix(p, "</w:p>"))
	}
	// Output:
	// <w:r><w:t>一、总体情况</w:t></w:r>
	// <w:r><w:t>公开了5件。</w:t></w:r>
	// <w:r><w:t>没有别的。</w:t></w:r>
	// <w:r><w:t>二、主动公开情况</w:t></w:r>
	// <w:r><w:t>规章</w:t></w:r>
	// <w:r><w:rPr><w:b/></w:rPr><w:t>5</w:t></w:r>
}
