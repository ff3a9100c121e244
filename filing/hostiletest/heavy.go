package hostiletest

import (
	"iter"
	"slices"
	"strings"
)

// Heavy yields files that are meant to cost time or memory, always in the same order. They are made one after the other:
// all of them together would take more room than a test may.
func (b Base) Heavy() iter.Seq[File] {
	return func(yield func(File) bool) {
		for _, make := range slices.Concat(b.bombs(), b.heavyMarkup(), b.heavySheets(), b.heavyLists(),
			b.heavyDocuments(), b.heavyFormulas(), b.heavyTexts()) {
			if !yield(make()) {
				return
			}
		}
	}
}

// heavyMarkup are XML of a size that nobody writes.
func (b Base) heavyMarkup() []func() File {
	return []func() File{
		func() File {
			return b.book("xml-deep-million", "a million elements within each other",
				behind(nested(1_000_000, "<a>", "", "</a>")))
		},
		func() File {
			return b.book("xml-deep-unclosed", "a million elements without end",
				behind(strings.Repeat("<a>", 1_000_000)))
		},
		func() File {
			return b.book("xml-long-attribute", "an attribute of 20 MB", cell(
				`<c r="D6" s="9" x="`+noise(20<<20)+`"><v>3001</v></c>`))
		},
		func() File {
			return b.book("xml-long-name", "a name of 10 MB", behind("<"+noise(10<<20)+"/>"))
		},
		func() File {
			return b.book("xml-long-text", "a text of 20 MB", shared("自然人", noise(20<<20)))
		},
		func() File {
			return b.book("xml-many-attributes", "an element of 100,000 attributes", behind(
				"<a "+numbered(100_000, func(i int) string { return "a" + itoa(i) + `="" ` })+"/>"))
		},
		func() File {
			return b.book("xml-many-namespaces", "100,000 namespaces", behind(
				numbered(100_000, func(i int) string { return `<a xmlns:n` + itoa(i) + `="urn:` + itoa(i) + `"/>` })))
		},
	}
}

// heavySheets are sheets with more cells, rows, terms and ranges than anybody has.
func (b Base) heavySheets() []func() File {
	figure := func(name, danger, value string) File {
		return b.book(name, danger, cell(`<c r="D6" s="9"><v>`+value+`</v></c>`))
	}
	rows := func(name, danger, xml string) File {
		return b.book(name, danger, change{applications, "</sheetData>", xml})
	}
	merges := func(name, danger, xml string) File {
		return b.book(name, danger, change{applications, mergeList, merged(xml)})
	}
	return []func() File{
		func() File {
			return figure("cell-digits-million", "a figure of a million digits", strings.Repeat("9", 1<<20))
		},
		func() File {
			return figure("cell-zeros-million", "a figure behind a million zeros", strings.Repeat("0", 1<<20)+"3001")
		},
		func() File {
			return rows("row-million", "a million rows without anything",
				numbered(1_000_000, func(i int) string { return `<row r="` + itoa(i+31) + `"/>` })+"</sheetData>")
		},
		func() File {
			return rows("row-300000-cells", "300,000 cells below the table", numbered(300_000, func(i int) string {
				return `<row r="` + itoa(i+31) + `"><c r="A` + itoa(i+31) + `"><v>1</v></c></row>`
			})+"</sheetData>")
		},
		func() File {
			return b.book("formula-long-million", "a sum of a million terms",
				change{applications, total, `<c r="J6" s="10"><f>D6` + strings.Repeat("+D6", 1_000_000) + `</f><v>3119</v></c>`})
		},
		func() File {
			return b.book("formula-chain", "10,000 cells that are each other's next", change{applications, total,
				`<c r="J6" s="10"><f>K6</f><v>3119</v></c>` + numbered(10_000, func(i int) string {
					return `<c r="` + column(i+10) + `6"><f>` + column(i+11) + `6</f><v>3119</v></c>`
				})})
		},
		func() File {
			return merges("merge-100000", "100,000 ranges that cross", numbered(100_000, func(i int) string {
				return `<mergeCell ref="A` + itoa(i%500+40) + `:XFD` + itoa(i+1000) + `"/>`
			}))
		},
		func() File {
			return merges("merge-100000-apart", "100,000 ranges beside each other",
				numbered(100_000, func(i int) string {
					return `<mergeCell ref="A` + itoa(i+40) + `:B` + itoa(i+40) + `"/>`
				}))
		},
		func() File {
			return b.book("sheet-formats", "100,000 conditional formats", behind(numbered(100_000, func(i int) string {
				return `<conditionalFormatting sqref="A1:XFD1048576"><cfRule type="expression" priority="` + itoa(i+1) +
					`"><formula>A1=1</formula></cfRule></conditionalFormatting>`
			})))
		},
		func() File {
			return b.book("sheet-validations", "a condition on 100,000 ranges",
				behind(`<dataValidations><dataValidation type="whole" sqref="`+
					numbered(100_000, func(i int) string { return "A" + itoa(i+1) + ":XFD" + itoa(i+1) + " " })+
					`"><formula1>0</formula1></dataValidation></dataValidations>`))
		},
	}
}

// heavyLists are a workbook's lists that are long, and formats.
func (b Base) heavyLists() []func() File {
	return []func() File{
		func() File {
			return b.book("workbook-100000-sheets", "100,000 sheets",
				change{workbook, sheet, sheet + numbered(100_000, func(i int) string {
					return `<sheet name="s` + itoa(i) + `" sheetId="` + itoa(i+10) + `" r:id="rId7"></sheet>`
				})})
		},
		func() File {
			return b.book("workbook-100000-names", "100,000 names",
				change{workbook, names, names + numbered(100_000, func(i int) string {
					return `<definedName name="n` + itoa(i) + `">n` + itoa(i+1) + `</definedName>`
				})})
		},
		func() File {
			return b.book("strings-million", "a million texts that nobody uses", change{sharedTexts, "</sst>",
				strings.Repeat("<si><t>a</t></si>", 1_000_000) + "</sst>"})
		},
		func() File {
			return b.shown("sections", "a format of 10,000 sections", strings.Repeat("0;", 10_000)+"0")
		},
		func() File {
			return b.shown("long", "a format of a million characters", strings.Repeat("0", 1_000_000))
		},
		func() File {
			return b.shown("brackets", "a format of 100,000 brackets", strings.Repeat("[", 100_000))
		},
	}
}

// heavyDocuments are long Word documents.
func (b Base) heavyDocuments() []func() File {
	return []func() File{
		func() File {
			return b.document("style-chain", "100,000 styles that stand on each other",
				style(numbered(100_000, func(i int) string {
					return like + "A" + itoa(i) + `"><w:basedOn w:val="A` + itoa(i+1) + `"/></w:style>`
				})), change{document, bodyEnd, styled + bodyEnd})
		},
		func() File {
			return b.body("columns", "a row of 200,000 cells",
				`<w:tbl><w:tr>`+strings.Repeat(`<w:tc><w:p/></w:tc>`, 200_000)+`</w:tr></w:tbl>`)
		},
		func() File {
			return b.body("rows", "a table of 200,000 rows",
				`<w:tbl>`+strings.Repeat(`<w:tr><w:tc><w:p/></w:tc></w:tr>`, 200_000)+`</w:tbl>`)
		},
		func() File {
			return b.body("paragraphs", "a million paragraphs", strings.Repeat(`<w:p/>`, 1_000_000))
		},
		func() File {
			return b.body("tables", "100,000 tables",
				strings.Repeat(`<w:tbl><w:tr><w:tc><w:p/></w:tc></w:tr></w:tbl><w:p/>`, 100_000))
		},
	}
}
