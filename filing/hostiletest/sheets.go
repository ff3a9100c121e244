package hostiletest

import "strings"

// What lists begin with that are made longer.
const (
	sheet     = `<sheet name="依申请公开" sheetId="3" r:id="rId5"></sheet>`
	names     = `<definedNames>`
	mergeList = "<mergeCells "
)

func merged(xml string) string { return "<mergeCells>" + xml + "</mergeCells>" + mergeList }

// sheets are dangers of all that a sheet has besides cells, and of a workbook's lists.
func (b Base) sheets() []File {
	merge := func(name, danger, xml string) File {
		return b.book("merge-"+name, danger, change{applications, mergeList, merged(xml)})
	}
	more := func(name, danger, xml string) File { return b.book("sheet-"+name, danger, behind(xml)) }
	book := func(name, danger, old, new string) File {
		return b.book("workbook-"+name, danger, change{workbook, old, new})
	}
	return []File{
		merge("sheet", "the whole sheet as one cell", `<mergeCell ref="A1:XFD1048576"/>`),
		merge("reversed", "a range from its end to its beginning", `<mergeCell ref="E6:D6"/>`),
		merge("figures", "two figures as one cell", `<mergeCell ref="D6:E6"/>`),
		merge("no-range", "a range that is none", `<mergeCell ref="ZZZ"/>`),
		merge("crossed", "ranges that cross", `<mergeCell ref="D6:E7"/><mergeCell ref="E7:F8"/>`),
		b.book("sheet-columns", "columns without end", change{applications, "<cols>",
			`<cols><col min="1" max="4294967295" width="9"/>`}),
		b.book("sheet-columns-hidden", "columns that nobody sees",
			change{applications, `<col min="4" max="10" width="9"`, `<col min="4" max="10" hidden="1" width="9"`}),
		b.book("sheet-dimension", "a sheet that claims to be large",
			change{applications, `ref="A1:J30"`, `ref="A1:XFD1048576"`}),
		more("drawing-gone", "a drawing that is not there", `<drawing r:id="rId99"/>`),
		more("comments-gone", "comments that are not there", `<legacyDrawing r:id="rId99"/>`),
		book("twice", "a sheet in the list twice", sheet, sheet+sheet),
		book("same-name", "another sheet under the same name", sheet,
			sheet+`<sheet name="依申请公开" sheetId="3" r:id="rId6"></sheet>`),
		book("name-bidi", "a sheet whose name reads backward", sheet,
			strings.Replace(sheet, "依申请公开", "依申请\u202e公开", 1)),
		book("name-formula", "a sheet whose name is a formula", sheet, strings.Replace(sheet, "依申请公开", "=1+1", 1)),
		book("name-long", "a sheet's name of 100,000 characters", sheet,
			strings.Replace(sheet, "依申请公开", strings.Repeat("公", 100_000), 1)),
		book("name-empty", "a sheet without a name", sheet, strings.Replace(sheet, "依申请公开", "", 1)),
		book("no-relation", "a sheet that is nowhere", sheet, strings.Replace(sheet, "rId5", "rId55", 1)),
		book("hidden", "a sheet that nobody sees", sheet,
			strings.Replace(sheet, `sheetId`, `state="veryHidden" sheetId`, 1)),
		book("name-circle", "names that are each other", names,
			names+`<definedName name="甲">乙</definedName><definedName name="乙">甲</definedName>`),
		book("date-1904", "a calendar that begins in 1904", "<workbookPr ", `<workbookPr date1904="1" `),
		b.book("strings-count", "a list of texts that claims four billion",
			change{sharedTexts, `count="432" uniqueCount="322"`, `count="4294967295" uniqueCount="4294967295"`}),
		b.book("strings-external", "texts that stand on the web", change{relations, `Target="sharedStrings.xml"`,
			`TargetMode="External" Target="http://127.0.0.1:9/s.xml"`}),
		b.book("strings-gone", "texts that are not there",
			change{relations, `Target="sharedStrings.xml"`, `Target="gone.xml"`}),
	}
}

// styles are dangers of how figures look.
func (b Base) styles() []File {
	return []File{
		b.shown("literal", "a format that shows another figure", `&quot;21&quot;`),
		b.shown("prefix", "a format that puts a digit before the figure", `&quot;9&quot;0`),
		b.shown("nothing", "a format that shows nothing", `;;;`),
		b.shown("thousands", "a format that drops three digits", `0,`),
		b.shown("percent", "a format that shows a hundredfold", `0%`),
		b.shown("date", "a format that shows a date", `yyyy-mm-dd`),
		b.shown("bidi", "a format that turns the figure round", "\u202e0"),
		b.shown("within", "a format that puts a digit between the figure's", `0&quot;9&quot;0`),
		b.shown("condition", "a format that shows another figure above a limit", `[&gt;1000]&quot;12&quot;;0`),
		b.book("style-cycle", "formats that stand on each other", change{styles, `<cellStyleXfs`,
			`<cellStyleXfs><xf xfId="0"/></cellStyleXfs><cellStyleXfs`}),
		{Name: "style-empty.xlsx", Danger: "a list of formats that is empty",
			Data: b.part(styles, []byte("<styleSheet/>"))},
		{Name: "style-cut.xlsx", Danger: "a list of formats that is cut off",
			Data: b.part(styles, []byte("<styleSheet><cellXfs"))},
	}
}

// shown gives the figures a number format.
func (b Base) shown(name, danger, code string) File {
	a := changed(b.Workbook, change{styles, `<fonts `, `<numFmts count="1"><numFmt numFmtId="199" formatCode="` +
		code + `"></numFmt></numFmts><fonts `})
	m := a.find(styles)
	before, list, _ := strings.Cut(string(m.data), "<cellXfs")
	m.set([]byte(before + "<cellXfs" + reformatted(list, 9)))
	return File{Name: "format-" + name + ".xlsx", Danger: danger, Data: a.bytes()}
}

// reformatted gives the nth format of a list the number format 199.
func reformatted(list string, n int) string {
	at := 0
	for range n + 1 {
		at += strings.Index(list[at:], "<xf ") + 4
	}
	end := at + strings.Index(list[at:], ">")
	xf := list[at:end]
	if from := strings.Index(xf, `numFmtId="`); from >= 0 {
		from += len(`numFmtId="`)
		xf = xf[:from] + "199" + xf[from+strings.Index(xf[from:], `"`):]
	} else {
		xf = `numFmtId="199" ` + xf
	}
	return list[:at] + `applyNumberFormat="1" ` + strings.ReplaceAll(xf, `applyNumberFormat="false"`, "") + list[end:]
}
