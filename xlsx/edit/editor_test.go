package edit

import (
	"errors"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/shopspring/decimal"

	"nianbao/grid"
	"nianbao/ooxml/opc"
	"nianbao/xlsx"
	"nianbao/xlsx/xlsxtest"
)

// edited returns a workbook after edits that must succeed. The result is checked for what Excel would call damage.
func edited(t testing.TB, p *opc.Package, edits ...func(e *Editor) error) *opc.Package {
	t.Helper()
	e, err := Open(p)
	if err != nil {
		t.Fatalf("Open: %v", err)
	}
	for _, edit := range edits {
		if err := edit(e); err != nil {
			t.Fatalf("edit: %v", err)
		}
	}
	out := e.Package()
	checkPackage(t, p, out)
	return out
}

// cellOf returns the place of a reference.
func cellOf(ref string) (row, col int) {
	at, ok := xlsx.ParseAddress(ref)
	if !ok {
		panic(ref)
	}
	return at.Row, at.Col
}

func number(ref, n string) func(e *Editor) error {
	return func(e *Editor) error {
		row, col := cellOf(ref)
		return e.SetNumber("表1", row, col, decimal.RequireFromString(n))
	}
}

func text(ref, s string) func(e *Editor) error {
	return func(e *Editor) error {
		row, col := cellOf(ref)
		return e.SetText("表1", row, col, s)
	}
}

func formulaAt(ref, f, result string) func(e *Editor) error {
	return func(e *Editor) error {
		row, col := cellOf(ref)
		return e.SetFormula("表1", row, col, f, result)
	}
}

func result(ref, n string) func(e *Editor) error {
	return func(e *Editor) error {
		row, col := cellOf(ref)
		return e.SetResult("表1", row, col, n)
	}
}

// part returns a part of a package as a string.
func part(t testing.TB, p *opc.Package, name string) string {
	t.Helper()
	data, ok := p.Part(name)
	if !ok {
		t.Fatalf("no %s among %v", name, p.Names())
	}
	return string(data)
}

const sheet1 = "xl/worksheets/sheet1.xml"

// editCases are sheets before and after one edit, as the XML inside their root.
var editCases = []struct {
	name, before, after string
	edit                func(e *Editor) error
}{
	{
		"a number keeps the style",
		`<sheetData><row r="1"><c r="A1" s="3" t="s"><v>0</v></c></row></sheetData>`,
		`<sheetData><row r="1"><c r="A1" s="3"><v>12.5</v></c></row></sheetData>`, number("A1", "12.50"),
	}, {
		"a text looks like anything",
		`<sheetData><row r="1"><c r="A1" t="n"><v>1</v></c></row></sheetData>`,
		`<sheetData><row r="1"><c r="A1" t="inlineStr"><is><t xml:space="preserve"> =1&lt;"_x005F_x0041_` + "\n" + `</t></is></c></row></sheetData>`,
		text("A1", " =1<\"_x0041_\r\n\x00"),
	}, {
		"no text clears",
		`<sheetData><row r="1"><c r="A1" t="str"><f>B1</f><v>a</v></c></row></sheetData>`,
		`<sheetData><row r="1"><c r="A1"/></row></sheetData>`, text("A1", ""),
	}, {
		"rich text and how it is read go",
		`<sheetData><row r="1"><c r="A1" t="inlineStr" ph="1" cm="1" vm="2"><is><r><t>壹</t></r><rPh sb="0" eb="1"><t>yi</t></rPh></is><extLst><ext/></extLst></c></row></sheetData>`,
		`<sheetData><row r="1"><c r="A1"><f>SUM(B1:C1)&amp;""</f><v>1</v><extLst><ext/></extLst></c></row></sheetData>`,
		formulaAt("A1", `=SUM(B1:C1)&""`, "1"),
	}, {
		"a formula without a result",
		`<sheetData><row r="1"><c r="A1"><v>1</v></c></row></sheetData>`,
		`<sheetData><row r="1"><c r="A1"><f>B1</f></c></row></sheetData>`, formulaAt("A1", "B1", ""),
	}, {
		"a result alone",
		`<sheetData><row r="1"><c r="A1" t="e"><f>B1/0</f><v>#DIV/0!</v></c></row></sheetData>`,
		`<sheetData><row r="1"><c r="A1"><f>B1/0</f><v>1500</v></c></row></sheetData>`, result("A1", "1.5E3"),
	}, {
		"a result taken away",
		`<sheetData><row r="1"><c r="A1" t="str"><f>B1</f><v>x</v></c></row></sheetData>`,
		`<sheetData><row r="1"><c r="A1"><f>B1</f></c></row></sheetData>`, result("A1", ""),
	}, {
		"a text as a result",
		`<sheetData><row r="1"><c r="A1"><f>B1</f><v>1</v></c></row></sheetData>`,
		`<sheetData><row r="1"><c r="A1" t="str"><f>B1</f><v>_x005F_x0041_&lt;</v></c></row></sheetData>`,
		func(e *Editor) error { return e.SetTextResult("表1", 0, 0, "_x0041_<") },
	}, {
		"an error as a result",
		`<sheetData><row r="1"><c r="A1" t="b"><f>B1</f><v>1</v></c></row></sheetData>`,
		`<sheetData><row r="1"><c r="A1" t="e"><f>B1</f><v>#N/A</v></c></row></sheetData>`,
		func(e *Editor) error { return e.SetErrorResult("表1", 0, 0, "#N/A") },
	}, {
		"truth as a result",
		`<sheetData><row r="1"><c r="A1" t="e"><f>B1</f><v>#N/A</v></c></row></sheetData>`,
		`<sheetData><row r="1"><c r="A1" t="b"><f>B1</f><v>1</v></c></row></sheetData>`,
		func(e *Editor) error { return e.SetBoolResult("表1", 0, 0, true) },
	}, {
		"untruth as a result",
		`<sheetData><row r="1"><c r="A1" t="b"><f>B1</f><v>1</v></c></row></sheetData>`,
		`<sheetData><row r="1"><c r="A1" t="b"><f>B1</f><v>0</v></c></row></sheetData>`,
		func(e *Editor) error { return e.SetBoolResult("表1", 0, 0, false) },
	}, {
		"a result of an array",
		`<sheetData><row r="1"><c r="A1"><f t="array" ref="A1:A2">B1:B2</f><v>1</v></c></row></sheetData>`,
		`<sheetData><row r="1"><c r="A1"><f t="array" ref="A1:A2">B1:B2</f><v>1</v></c></row><row r="2"><c r="A2"><v>7</v></c></row></sheetData>`,
		result("A2", "7"),
	}, {
		"an array of one cell is that cell's",
		`<sheetData><row r="1"><c r="A1"><f t="array" ref="A1">SUM(B1:B2)</f><v>1</v></c></row></sheetData>`,
		`<sheetData><row r="1"><c r="A1"><v>2</v></c></row></sheetData>`, number("A1", "2"),
	}, {
		"rows and cells in order",
		`<dimension ref="B2:C3"/><sheetData><row r="2" spans="2:3"><c r="B2"/><c r="D2"/></row>` + "\n" + `<row r="5"/></sheetData><pageMargins/>`,
		`<dimension ref="B2:C3"/><sheetData><row r="2" spans="2:3"><c r="B2"/><c r="C2"><v>1</v></c><c r="D2"/></row>` + "\n" + `<row r="5"/></sheetData><pageMargins/>`,
		number("C2", "1"),
	}, {
		"a row between",
		`<dimension ref="B2:C5"/><sheetData><row r="2"/><row r="5"/></sheetData>`,
		`<dimension ref="A2:C5"/><sheetData><row r="2"/><row r="4"><c r="A4"><v>1</v></c></row><row r="5"/></sheetData>`, number("A4", "1"),
	}, {
		"beyond the end",
		`<dimension ref="B2"/><sheetData><row r="2" spans="2:2"><c r="B2"/><extLst/></row></sheetData>`,
		`<dimension ref="B2:E2"/><sheetData><row r="2" spans="2:5"><c r="B2"/><c r="E2"><v>1</v></c><extLst/></row></sheetData>`, number("E2", "1"),
	}, {
		"a shared formula that one cell has",
		`<sheetData><row r="1"><c r="A1"><f t="shared" ref="A1" si="0">B1</f><v>1</v></c></row></sheetData>`,
		`<sheetData><row r="1"><c r="A1"><v>2</v></c></row></sheetData>`, number("A1", "2"),
	}, {
		"above what the sheet says of its size",
		`<dimension ref="C3:D4"/><sheetData><row r="3" spans="3:4"/></sheetData>`,
		`<dimension ref="B3:D4"/><sheetData><row r="3" spans="2:4"><c r="B3"><v>1</v></c></row></sheetData>`, number("B3", "1"),
	}, {
		"a size that nobody can read stays",
		`<dimension ref="甲"/><sheetData/>`,
		`<dimension ref="甲"/><sheetData><row r="1"><c r="A1"><v>1</v></c></row></sheetData>`, number("A1", "1"),
	}, {
		"spans in two parts are only a hint",
		`<sheetData><row r="1" spans="1:2 4:5"/></sheetData>`,
		`<sheetData><row r="1"><c r="C1"><v>1</v></c></row></sheetData>`, number("C1", "1"),
	}, {
		"no rows",
		`<dimension ref="A1"/><sheetFormatPr/><sheetData/><pageMargins/>`,
		`<dimension ref="A1:B2"/><sheetFormatPr/><sheetData><row r="2"><c r="B2"><v>-1</v></c></row></sheetData><pageMargins/>`, number("B2", "-1"),
	}, {
		"no list of rows",
		`<sheetFormatPr/><pageMargins/>`,
		`<sheetFormatPr/><sheetData><row r="1"><c r="A1"><v>1</v></c></row></sheetData><pageMargins/>`, number("A1", "1"),
	}, {
		"places that are not written",
		`<sheetData><row><c><v>1</v></c><c t="str"><v>b</v></c></row><row r="4"><c r="B4"/><c/></row><row/></sheetData>`,
		`<sheetData><row><c><v>1</v></c><c><v>9</v></c></row><row r="4"><c r="B4"/><c/></row><row/></sheetData>`, number("B1", "9"),
	}, {
		"a row before one whose place is not written",
		`<sheetData><row r="4"/><row><c/></row></sheetData>`,
		`<sheetData><row r="3"><c r="A3"><v>1</v></c></row><row r="4"/><row><c/></row></sheetData>`, number("A3", "1"),
	}, {
		"a row before the first, whose place is not written",
		`<sheetData><row r="2"/><row r="7"/><row><c/></row></sheetData>`,
		`<sheetData><row r="2"/><row r="5"><c r="C5"><v>1</v></c></row><row r="7"/><row><c/></row></sheetData>`, number("C5", "1"),
	}, {
		"a cell before one whose place is not written",
		`<sheetData><row r="1"><c r="A1"/></row><row><c r="D2"/><c><v>5</v></c></row></sheetData>`,
		`<sheetData><row r="1"><c r="A1"/></row><row><c r="B2"><v>1</v></c><c r="D2"/><c><v>5</v></c></row></sheetData>`, number("B2", "1"),
	}, {
		"the style of the row",
		`<cols><col min="1" max="3" style="4"/></cols><sheetData><row r="1" s="2" customFormat="1"/></sheetData>`,
		`<cols><col min="1" max="3" style="4"/></cols><sheetData><row r="1" s="2" customFormat="1"><c r="B1" s="2"><v>1</v></c></row></sheetData>`, number("B1", "1"),
	}, {
		"the style of the column",
		`<cols><col min="1" max="3" style="4"/></cols><sheetData><row r="1" s="2"/></sheetData>`,
		`<cols><col min="1" max="3" style="4"/></cols><sheetData><row r="1" s="2"><c r="C1" s="4"><v>1</v></c></row></sheetData>`, number("C1", "1"),
	}, {
		"the first cell of a merge",
		`<sheetData><row r="2"><c r="B2"><v>1</v></c><c r="C2"><v>2</v></c></row></sheetData><mergeCells><mergeCell ref="B2:XFD1048576"/></mergeCells>`,
		`<sheetData><row r="2"><c r="B2"><v>3</v></c><c r="C2"><v>2</v></c></row></sheetData><mergeCells><mergeCell ref="B2:XFD1048576"/></mergeCells>`, number("ZZ999", "3"),
	}, {
		"a shared formula whose first cell is changed",
		`<sheetData><row r="1"><c r="B1"><f t="shared" ref="B1:B3" si="0">A1*$C$1&amp;"x"</f><v>1</v></c></row><row r="2"><c r="B2" s="1"><f ca="1" t="shared" si="0"/><v>2</v></c></row>` +
			`<row r="3"><c r="B3"><v>5</v></c><c r="C3"><f t='shared' si='1'>1</f></c></row></sheetData>`,
		`<sheetData><row r="1"><c r="B1"><v>9</v></c></row><row r="2"><c r="B2" s="1"><f ca="1">A2*$C$1&amp;"x"</f><v>2</v></c></row>` +
			`<row r="3"><c r="B3"><v>5</v></c><c r="C3"><f t='shared' si='1'>1</f></c></row></sheetData>`, number("B1", "9"),
	}, {
		"a shared formula of which another cell is changed",
		`<sheetData><row r="1"><c r="B1"><f t="shared" ref="B1:B2" si="0">A1</f><v>1</v></c></row><row r="2"><c r="B2"><f t="shared" si="0"/><v>2</v></c></row></sheetData>`,
		`<sheetData><row r="1"><c r="B1"><f t="shared" ref="B1:B2" si="0">A1</f><v>1</v></c></row><row r="2"><c r="B2"><v>9</v></c></row></sheetData>`, number("B2", "9"),
	}, {
		"nothing else is written anew",
		`<!-- x --><sheetData  a = 'b"' ><row  r='1' ><c r='A1'   s="0" ><v>1</v ></c ><c r='B1'><v>&#50;</v></c></row ><row r="2"  ></row></sheetData ><?p q?><extLst><ext><![CDATA[<]]></ext></extLst>`,
		`<!-- x --><sheetData  a = 'b"' ><row  r='1' ><c r='A1'   s="0"><v>3</v></c><c r='B1'><v>&#50;</v></c></row ><row r="2"  ></row></sheetData ><?p q?><extLst><ext><![CDATA[<]]></ext></extLst>`,
		number("A1", "3"),
	},
}

func TestSetCells(t *testing.T) {
	for _, test := range editCases {
		t.Run(test.name, func(t *testing.T) {
			p := xlsxtest.Book{Sheet: test.before, Strings: `<si><t>旧</t></si>`}.Package()
			got := part(t, edited(t, p, test.edit), sheet1)
			_, got, _ = strings.Cut(got, "<worksheet>")
			if diff := cmp.Diff(test.after, strings.TrimSuffix(got, "</worksheet>")); diff != "" {
				t.Error(diff)
			}
		})
	}
}

// TestSharedFormulas shows that a cell which has left a group is not given the group's formula afterwards.
func TestSharedFormulas(t *testing.T) {
	p := xlsxtest.Book{Sheet: `<sheetData><row r="1"><c r="A1"><f t="shared" ref="A1:D1" si="0">A2</f><v>1</v></c><c r="B1"><f t="shared" si="0"/></c><c r="C1"><f t="shared" si="0"/></c>` +
		`<c r="D1"><f t="shared" si="0"/></c></row></sheetData>`}.Package()
	out := edited(t, p, formulaAt("B1", "9", "9"), text("C1", "x"), number("A1", "1"), number("D1", "2"))
	book, err := xlsx.Read(out)
	if err != nil || xlsxtest.Describe(book.Grids[0]) != "A1 number 1\nB1 number 9 =9\nC1 \"x\"\nD1 number 2" {
		t.Errorf("%s, %v", xlsxtest.Describe(book.Grids[0]), err)
	}
	out = edited(t, p, formulaAt("B1", "9", "9"), formulaAt("A1", "8", "8"))
	if book, err = xlsx.Read(out); err != nil || xlsxtest.Describe(book.Grids[0]) != "A1 number 8 =8\nB1 number 9 =9\nC1 uncalculated =C2\nD1 uncalculated =D2" {
		t.Errorf("%s, %v", xlsxtest.Describe(book.Grids[0]), err)
	}
}

// TestWideRow edits cells of a row of very many, those that are there and one that is not.
func TestWideRow(t *testing.T) {
	var cells strings.Builder
	for col := range 2*wide + 1 {
		if col != 7 {
			cells.WriteString(`<c r="` + xlsx.CellRef(0, col) + `"><v>` + strconv.Itoa(col) + `</v></c>`)
		}
	}
	p := xlsxtest.Book{Sheet: `<sheetData><row r="1">` + cells.String() + `</row></sheetData>`}.Package()
	out := edited(t, p, number("C1", "200"), number("H1", "700"), number("I1", "800"), number("H1", "701"), number("GR1", "1"))
	got := sheetCells(t, out)["表1"]
	for col := range 2*wide + 1 {
		want := map[int]string{2: "200", 7: "701", 8: "800"}[col]
		if want == "" {
			want = strconv.Itoa(col)
		}
		if got[xlsx.Address{Col: col}].Text != want {
			t.Errorf("%s is %s, want %s", xlsx.CellRef(0, col), got[xlsx.Address{Col: col}].Text, want)
		}
	}
	if len(got) != 2*wide+2 {
		t.Errorf("%d cells", len(got))
	}
}

func TestPrefixes(t *testing.T) {
	p := xlsxtest.Book{}.Package()
	p.Set(sheet1, []byte(`<x:worksheet xmlns:x="`+xlsxtest.SpreadsheetNS+`"><x:sheetData><x:row r="1"/></x:sheetData></x:worksheet>`))
	p.Set("xl/workbook.xml", []byte(`<x:workbook xmlns:x="`+xlsxtest.SpreadsheetNS+`" xmlns:rel="`+xlsxtest.RelationNS+`"><x:sheets><x:sheet name="表1" sheetId="1" rel:id="rId1"/></x:sheets></x:workbook>`))
	out := edited(t, p, text("A1", "字"), formulaAt("B1", "1", "1"), mark("A1", "FF0000", "错"), insert(sampleSheet))
	want := `<x:worksheet xmlns:x="` + xlsxtest.SpreadsheetNS + `"><x:sheetData><x:row r="1"><x:c r="A1" t="inlineStr" s="1"><x:is><x:t xml:space="preserve">字</x:t></x:is></x:c>` +
		`<x:c r="B1"><x:f>1</x:f><x:v>1</x:v></x:c></x:row></x:sheetData><x:legacyDrawing xmlns:r="` + xlsxtest.RelationNS + `" r:id="rId2"/></x:worksheet>`
	if diff := cmp.Diff(want, part(t, out, sheet1)); diff != "" {
		t.Error(diff)
	}
	book, err := xlsx.Read(out)
	if err != nil || len(book.Grids) != 2 || xlsxtest.Describe(book.Grids[1]) != "A1 \"字\"\nB1 number 1 =1" {
		t.Errorf("%+v, %v", book, err)
	}
}

func TestUTF16(t *testing.T) {
	p := xlsxtest.Book{}.Package()
	p.Set(sheet1, utf16Of(`<?xml version="1.0" encoding="UTF-16"?><worksheet><sheetViews><sheetView tabSelected="1" workbookViewId="0"/></sheetViews>`+
		`<sheetData><row r="1"><c r="A1" t="str"><v>字</v></c></row></sheetData></worksheet>`))
	out := edited(t, p, number("B1", "1"), insert(sampleSheet))
	want := `<?xml version="1.0" encoding="UTF-8"?><worksheet><sheetViews><sheetView workbookViewId="0"/></sheetViews>` +
		`<sheetData><row r="1"><c r="A1" t="str"><v>字</v></c><c r="B1"><v>1</v></c></row></sheetData></worksheet>`
	if diff := cmp.Diff(want, part(t, out, sheet1)); diff != "" {
		t.Error(diff)
	}
}

func TestRefused(t *testing.T) {
	p := xlsxtest.Book{Sheet: `<sheetData><row r="1"><c r="A1"><f t="array" ref="A1:B2">C1:D2</f><v>1</v></c><c r="D1"><f t="dataTable" ref="D1:E2"/><v>1</v></c></row>
		<row r="3"><c r="A3"><v>1</v></c></row></sheetData>`}.Package()
	for _, test := range []struct {
		kind ErrorKind
		edit func(e *Editor) error
	}{
		{InArray, number("A1", "1")},
		{InArray, formulaAt("B2", "1", "")},
		{InDataTable, text("E2", "x")},
		{InDataTable, result("D1", "1")},
		{NoFormula, result("A3", "1")},
		{NoFormula, result("Z9", "1")},
		{NoFormula, formulaAt("A3", "=", "1")},
		{NoNumber, formulaAt("A3", "1", "x")},
		{NoNumber, result("A3", "#REF!")},
		{NoNumber, func(e *Editor) error { return e.SetNumber("表1", 2, 0, decimal.New(1, 999999999)) }},
		{OverLong, text("A3", strings.Repeat("长", 32768))},
		{OverLong, formulaAt("A3", strings.Repeat("1", 8193), "")},
		{NoPlace, func(e *Editor) error { return e.SetNumber("表1", 1<<20, 0, decimal.Zero) }},
		{NoPlace, func(e *Editor) error { return e.Mark("表1", 0, -1, "FF0000", "") }},
		{NoSheet, func(e *Editor) error { return e.SetText("表2", 0, 0, "") }},
		{NoSheet, func(e *Editor) error { return e.SetResult("表2", 0, 0, "1") }},
		{NoFormula, func(e *Editor) error { return e.SetTextResult("表1", 2, 0, "x") }},
		{OverLong, func(e *Editor) error { return e.SetTextResult("表1", 0, 0, strings.Repeat("长", 32768)) }},
	} {
		e, err := Open(p)
		if err != nil {
			t.Fatalf("Open: %v", err)
		}
		err = test.edit(e)
		var refused *Error
		if !errors.As(err, &refused) || refused.Kind != test.kind {
			t.Errorf("%v, want kind %d", err, test.kind)
			continue
		}
		if refused.Error() == "" || refused.Hint() == "" || strings.ContainsAny(refused.Error(), "\n") {
			t.Errorf("kind %d says %q, %q", test.kind, refused.Error(), refused.Hint())
		}
		if diff := cmp.Diff(partsOf(p), partsOf(e.Package())); diff != "" {
			t.Errorf("kind %d: something was changed: %s", test.kind, diff)
		}
	}
}

// TestSaid holds the words in which refusals are told.
func TestSaid(t *testing.T) {
	const by = "请用 Excel 或 WPS 打开工作簿，核对这一格后手工修改"
	for kind, want := range map[ErrorKind][2]string{
		NoSheet:     {"工作簿里没有工作表“表 1”", by},
		NoPlace:     {"工作表“表 1”没有第 2 行第 3 列这一格", by},
		InArray:     {"工作表“表 1” C2 属于占几格的数组公式，不能单独修改", "请在 Excel 或 WPS 中选中整个数组公式，按 Delete 键删去，再逐格填写"},
		InDataTable: {"工作表“表 1” C2 属于模拟运算表，不能单独修改", "请在 Excel 或 WPS 中选中整个模拟运算表，按 Delete 键删去，再逐格填写"},
		NoFormula:   {"工作表“表 1” C2 没有公式", by},
		NoNumber:    {"要写入工作表“表 1” C2 的不是 Excel 能存的数", by},
		OverLong:    {"要写入工作表“表 1” C2 的内容太长，Excel 的一格放不下", "请把内容改短，或分成几格"},
	} {
		if e := (&Error{kind, "表\n1", 1, 2}); e.Error() != want[0] || e.Hint() != want[1] {
			t.Errorf("kind %d says\n%s\n%s\nwant\n%s\n%s", kind, e, e.Hint(), want[0], want[1])
		}
	}
}

// TestDamaged shows that no cell is edited whose place is anybody's guess.
func TestDamaged(t *testing.T) {
	for name, sheet := range map[string]string{
		"a row twice":           `<sheetData><row r="1"/><row r="1"/></sheetData>`,
		"a cell in another row": `<sheetData><row r="1"><c r="A2"/></row></sheetData>`,
		"a cell off the sheet":  `<sheetData><row r="1"><c r="ZZZZ1"/></row></sheetData>`,
		"two lists of rows":     `<sheetData/><sheetData/>`,
		"alternatives":          `<sheetData><AlternateContent><Fallback><row r="1"/></Fallback></AlternateContent></sheetData>`,
		"alternative rows":      `<AlternateContent><Fallback><sheetData/></Fallback></AlternateContent>`,
		"no XML":                `<sheetData>`,
		"countless columns":     `<cols>` + strings.Repeat("<col/>", maxTags) + `</cols><sheetData/>`,
	} {
		e, err := Open(xlsxtest.Book{Sheet: sheet}.Package())
		if err != nil {
			t.Fatalf("Open: %v", err)
		}
		var damaged *xlsx.Error
		if err := number("A1", "1")(e); !errors.As(err, &damaged) || damaged.Kind != xlsx.Damaged {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func TestWorkbookPart(t *testing.T) {
	chained := func() *opc.Package {
		p := xlsxtest.Book{Sheet: `<sheetData><row r="1"><c r="A1"><f>1</f><v>1</v></c><c r="B1"><v>1</v></c></row></sheetData>`, Rest: `<calcPr calcId="1" calcMode="manual"/>`}.Package()
		xlsxtest.Relate(p, "rId7", "calcChain", "calcChain.xml")
		p.Set("xl/calcChain.xml", []byte(`<calcChain><c r="A1" i="1"/></calcChain>`))
		types := part(t, p, contentTypes)
		p.Set(contentTypes, []byte(strings.Replace(types, "</Types>", `<Override PartName="/xl/CalcChain.xml" ContentType="c"/></Types>`, 1)))
		return p
	}
	for name, test := range map[string]struct {
		edit    func(e *Editor) error
		chained bool
		calcPr  string
	}{
		"nothing":                 {func(*Editor) error { return nil }, true, `<calcPr calcId="1" calcMode="manual"/>`},
		"a mark":                  {mark("A1", "FFFF00", "错"), true, `<calcPr calcId="1" calcMode="manual"/>`},
		"a result":                {result("A1", "2"), true, `<calcPr calcId="1" calcMode="manual"/>`},
		"a number":                {number("B1", "2"), true, `<calcPr calcId="1" calcMode="manual" fullCalcOnLoad="1"/>`},
		"a formula gone":          {number("A1", "2"), false, `<calcPr calcId="1" calcMode="manual" fullCalcOnLoad="1"/>`},
		"a formula more":          {formulaAt("B1", "2", "2"), false, `<calcPr calcId="1" calcMode="manual" fullCalcOnLoad="1"/>`},
		"calculate automatically": {func(e *Editor) error { e.CalculateAutomatically(); return nil }, true, `<calcPr calcId="1" calcMode="auto" fullCalcOnLoad="1"/>`},
	} {
		out := edited(t, chained(), test.edit)
		if _, ok := out.Part("xl/calcChain.xml"); ok != test.chained {
			t.Errorf("%s: chain %v", name, ok)
		}
		if got := part(t, out, "xl/workbook.xml"); !strings.Contains(got, test.calcPr) {
			t.Errorf("%s: %s", name, got)
		}
	}
	out := edited(t, xlsxtest.Book{Rest: `<definedNames/><oleSize ref="A1"/>`}.Package(), number("A1", "1"))
	if got := part(t, out, "xl/workbook.xml"); !strings.Contains(got, `<definedNames/><calcPr fullCalcOnLoad="1"/><oleSize ref="A1"/>`) {
		t.Error(got)
	}
}

func TestOtherPackages(t *testing.T) {
	var notWorkbook *xlsx.Error
	if _, err := Open(xlsxtest.Pack("application/x", `<document/>`)); !errors.As(err, &notWorkbook) || notWorkbook.Kind != xlsx.NotWorkbook {
		t.Errorf("Open: %v", err)
	}
	p := xlsxtest.Book{}.Package()
	p.Set("xl/workbook.xml", []byte(`<workbook xmlns:r="r"><sheets><sheet name="表1" r:id="rId1"/><sheet name="表2" r:id="rId1"/></sheets></workbook>`))
	var damaged *xlsx.Error
	if _, err := Open(p); !errors.As(err, &damaged) || damaged.Kind != xlsx.Damaged {
		t.Errorf("Open: %v", err)
	}
	p = xlsxtest.Book{}.Package()
	p.Remove(contentTypes)
	if _, err := Open(p); err == nil {
		t.Error("a package without types")
	}
}

// partsOf returns the parts of a package by name.
func partsOf(p *opc.Package) map[string]string {
	parts := make(map[string]string)
	for _, part := range p.Parts() {
		parts[part.Name] = string(part.Data)
	}
	return parts
}

// sheetCells returns the cells of a book by sheet and place.
func sheetCells(t testing.TB, p *opc.Package) map[string]map[xlsx.Address]grid.Cell {
	t.Helper()
	book, err := xlsx.Read(p)
	if err != nil {
		t.Fatalf("xlsx.Read: %v", err)
	}
	sheets := make(map[string]map[xlsx.Address]grid.Cell)
	for _, g := range book.Grids {
		sheets[g.Name] = make(map[xlsx.Address]grid.Cell)
		for _, cells := range [][]grid.Cell{g.Cells, g.Under} {
			for _, c := range cells {
				sheets[g.Name][xlsx.Address{Row: c.Row, Col: c.Col}] = c
			}
		}
	}
	return sheets
}
