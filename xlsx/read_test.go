package xlsx

import (
	"errors"
	"fmt"
	"regexp"
	"strings"
	"testing"
	"unicode/utf16"

	"github.com/google/go-cmp/cmp"

	"nianbao/grid"
	"nianbao/ooxml/opc"
	"nianbao/xlsx/xlsxtest"
)

func TestReadWorkbook(t *testing.T) {
	p := xlsxtest.Pack(xlsxtest.WorkbookType, `<workbook xmlns:rel="`+xlsxtest.RelationNS+`"><mc:AlternateContent xmlns:mc="m"><mc:Choice/></mc:AlternateContent><sheets>
		<sheet name="三_x0033_" sheetId="3" rel:id="c"/><sheet name="图" sheetId="4" rel:id="chart"/><sheet name="藏" sheetId="1" state="hidden" rel:id="a"/>
		<sheet name="深" sheetId="2" state="veryHidden" rel:id="b"/></sheets></workbook>`)
	for id, target := range map[string]string{"a": "worksheets/sheet9.xml", "b": "/xl/b.xml", "c": "worksheets/SHEET1.xml"} {
		xlsxtest.Relate(p, id, "worksheet", target)
	}
	xlsxtest.Relate(p, "chart", "chartsheet", "chartsheets/none.xml")
	for _, part := range []string{"xl/worksheets/sheet9.xml", "xl/b.xml", "xl/worksheets/sheet1.xml"} {
		p.Set(part, []byte(`<worksheet><sheetData><row><c t="str"><v>`+part+`</v></c></row></sheetData></worksheet>`))
	}
	book, err := Read(p)
	if err != nil {
		t.Fatalf("Read: %v", err)
	}
	want := []struct {
		name, text string
		hidden     bool
	}{{"三3", "xl/worksheets/sheet1.xml", false}, {"藏", "xl/worksheets/sheet9.xml", true}, {"深", "xl/b.xml", true}}
	if len(book.Grids) != len(want) {
		t.Fatalf("%d grids", len(book.Grids))
	}
	for i, w := range want {
		if g := book.Grids[i]; g.Name != w.name || g.Hidden != w.hidden || g.Cells[0].Text != w.text {
			t.Errorf("got %+v, want %v", g, w)
		}
	}
}

func TestReadStrict(t *testing.T) {
	const strict = `http://purl.oclc.org/ooxml/officeDocument/relationships`
	p := xlsxtest.Pack(xlsxtest.WorkbookType, `<workbook xmlns="http://purl.oclc.org/ooxml/spreadsheetml/main" xmlns:r="`+strict+`" conformance="strict">
		<sheets><sheet name="表" sheetId="1" r:id="rId1"/></sheets></workbook>`)
	p.Set("_rels/.rels", []byte(`<Relationships xmlns="`+xlsxtest.PackageNS+`/relationships"><Relationship Id="r" Type="`+strict+`/officeDocument" Target="xl/workbook.xml"/></Relationships>`))
	p.Set("xl/_rels/workbook.xml.rels", []byte(`<Relationships xmlns="`+xlsxtest.PackageNS+`/relationships"><Relationship Id="rId1" Type="`+strict+`/worksheet" Target="s.xml"/>
		<Relationship Id="rId2" Type="`+strict+`/sharedStrings" Target="t.xml"/></Relationships>`))
	p.Set("xl/s.xml", []byte(`<worksheet><sheetData><row r="1"><c r="A1" t="s"><v>0</v></c></row></sheetData></worksheet>`))
	p.Set("xl/t.xml", []byte(`<sst><si><t>严</t></si></sst>`))
	book, err := Read(p)
	if err != nil || xlsxtest.Describe(book.Grids[0]) != `A1 "严"` {
		t.Errorf("%v, %v", book, err)
	}
}

func TestReadUTF16(t *testing.T) {
	const text = `<?xml version="1.0" encoding="UTF-16"?><worksheet><sheetData><row><c t="str"><v>字😀</v></c></row></sheetData></worksheet>`
	for name, mark := range map[string]string{"marked": "\uFEFF", "unmarked": ""} {
		for order, shift := range map[string][2]int{"little": {0, 8}, "big": {8, 0}} {
			var data []byte
			for _, u := range utf16.Encode([]rune(mark + text)) {
				data = append(data, byte(u>>shift[0]), byte(u>>shift[1]))
			}
			p := xlsxtest.Book{}.Package()
			p.Set("xl/worksheets/sheet1.xml", data)
			book, err := Read(p)
			if err != nil || xlsxtest.Describe(book.Grids[0]) != `A1 "字😀"` {
				t.Errorf("%s %s: %v, %v", name, order, book, err)
			}
		}
	}
}

func TestReadErrors(t *testing.T) {
	with := func(part, data string) *opc.Package {
		p := xlsxtest.Book{
			Sheet:   `<sheetData><row><c t="s" s="1"><v>0</v></c></row></sheetData>`,
			Strings: `<si><t>x</t></si>`, Styles: `<cellXfs><xf/><xf/></cellXfs>`,
		}.Package()
		if data == "" {
			p.Remove(part)
		} else {
			p.Set(part, []byte(data))
		}
		return p
	}
	const twice = `<workbook xmlns:r="r"><sheets><sheet name="表&#10;1" r:id="rId1"/><sheet name="表2" r:id="rId1"/></sheets></workbook>`
	for _, test := range []struct {
		name string
		pack *opc.Package
		kind ErrorKind
		says string
	}{
		{"word document", xlsxtest.Pack("application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml", `<w:document/>`),
			NotWorkbook, "这不是 Excel 工作簿"},
		{"word document beyond reading", xlsxtest.Pack("application/vnd.ms-word.document.macroEnabled.main+xml", "?"), NotWorkbook, "这不是 Excel 工作簿"},
		{"word document by its root", xlsxtest.Pack("application/xml", `<w:document/>`), NotWorkbook, "这不是 Excel 工作簿"},
		{"binary workbook", xlsxtest.Pack("application/vnd.ms-excel.sheet.binary.macroEnabled.main", "\x83\x01\x00"),
			Binary, "这是二进制格式（.xlsb）的工作簿，无法读取"},
		{"workbook cut off", with("xl/workbook.xml", `<workbook><sheets>`), Damaged, "工作簿已损坏：无法读取其中的 xl/workbook.xml"},
		{"workbook without sheets", with("xl/workbook.xml", `<workbook><sheets/></workbook>`), Damaged, "工作簿已损坏：无法读取其中的 xl/workbook.xml"},
		{"workbook without XML", with("xl/workbook.xml", `PK`), Damaged, "工作簿已损坏：无法读取其中的 xl/workbook.xml"},
		{"too many sheets", with("xl/workbook.xml", `<workbook><sheets>`+strings.Repeat(`<sheet name="表"/>`, maxSheets+1)+`</sheets></workbook>`),
			TooMany, "内容太多，读不了其中的 xl/workbook.xml"},
		{"too many merges", with("xl/worksheets/sheet1.xml", `<worksheet><sheetData/><mergeCells>`+
			strings.Repeat(`<mergeCell ref="A1:B2"/>`, maxMerges+1)+`</mergeCells></worksheet>`),
			TooMany, "内容太多，读不了工作表“表1”"},
		{"styles cut off", with("xl/styles.xml", `<styleSheet><cellXfs><xf/><xf/>`), Damaged, "工作簿已损坏：无法读取其中的 xl/styles.xml"},
		{"sheet missing", with("xl/worksheets/sheet1.xml", ""), Missing, "工作簿不完整：缺少工作表“表1”（xl/worksheets/sheet1.xml）"},
		{"sheet without relation", with("xl/workbook.xml", `<workbook><sheets><sheet name="表2"/></sheets></workbook>`),
			Missing, "工作簿不完整：缺少工作表“表2”"},
		{"sheet cut off", with("xl/worksheets/sheet1.xml", `<worksheet><sheetData>`), Damaged, "工作簿已损坏：无法读取工作表“表1”（xl/worksheets/sheet1.xml）"},
		{"sheet of another kind", with("xl/worksheets/sheet1.xml", `<chartsheet/>`), Damaged, "工作簿已损坏：无法读取工作表“表1”（xl/worksheets/sheet1.xml）"},
		{"sheet listed twice", with("xl/workbook.xml", twice), Damaged, "工作簿已损坏：无法读取工作表“表2”（xl/worksheets/sheet1.xml）"},
		{"strings damaged", with("xl/sharedStrings.xml", `<sst><si></sst>`), Damaged, "工作簿已损坏：无法读取其中的 xl/sharedStrings.xml"},
		{"strings missing", with("xl/sharedStrings.xml", ""), Missing, "工作簿不完整：缺少其中的 xl/sharedStrings.xml"},
		{"styles damaged", with("xl/styles.xml", `<styleSheet><fonts><font a=1/>`), Damaged, "工作簿已损坏：无法读取其中的 xl/styles.xml"},
		{"encoding unknown", with("xl/styles.xml", `<?xml version="1.0" encoding="big5"?><styleSheet/>`), Damaged, "工作簿已损坏：无法读取其中的 xl/styles.xml"},
	} {
		_, err := Read(test.pack)
		var got *Error
		if !errors.As(err, &got) || got.Kind != test.kind || got.Error() != test.says {
			t.Errorf("%s: got %v (%#v)", test.name, err, err)
			continue
		}
		if got.Kind == Damaged && got.Unwrap() == nil {
			t.Errorf("%s: nothing for developers", test.name)
		}
		english := regexp.MustCompile(`Excel|WPS|\.xls[xb]`).ReplaceAllString(got.Hint(), "")
		if english == "" || regexp.MustCompile(`[a-zA-Z\n]`).MatchString(english) {
			t.Errorf("%s: hint %q", test.name, got.Hint())
		}
	}
}

func TestErrorIsOneLine(t *testing.T) {
	e := &Error{Kind: Damaged, Sheet: "a\nb\x1b[31m", Part: "c\r\nd"}
	if got := e.Error(); regexp.MustCompile(`[\x00-\x1f]`).MatchString(got) {
		t.Errorf("%q", got)
	}
}

func TestSharedFormulaBudget(t *testing.T) {
	sheet := []byte(`<sheetData><row><c><f t="shared" ref="A1:XFD1" si="0">"`)
	for range 1 << 16 {
		sheet = append(sheet, 'x')
	}
	sheet = append(sheet, `"</f></c>`...)
	for range 2000 {
		sheet = append(sheet, `<c><f t="shared" si="0"/></c>`...)
	}
	_, err := Read(xlsxtest.Book{Sheet: string(sheet) + `</row></sheetData>`}.Package())
	if got := (*Error)(nil); !errors.As(err, &got) || got.Kind != Damaged {
		t.Errorf("got %v", err)
	}
}

func TestReadBook(t *testing.T) {
	m := xlsxtest.Book{Sheet: `<sheetData><row><c><v>1</v></c></row></sheetData>`, Rest: `<definedNames>` +
		`<definedName name="新收">Sheet1!$A$1</definedName><definedName name="本表" localSheetId="0">=Sheet1!$A$2</definedName>` +
		`<definedName name="别处" localSheetId="7">Sheet1!$A$3</definedName><other name="x">1</other>` +
		`<definedName name="x" localSheetId="-1">1</definedName><definedName name="x" localSheetId="a">1</definedName>` +
		`</definedNames><calcPr calcMode="manual"/>`}
	book, err := Read(m.Package())
	if err != nil {
		t.Fatalf("Read: %v", err)
	}
	want := []grid.Name{{Name: "新收", Refers: "Sheet1!$A$1", Sheet: -1}, {Name: "本表", Refers: "Sheet1!$A$2"}}
	if diff := cmp.Diff(want, book.Names); diff != "" || !book.Manual {
		t.Errorf("manual %v, names (-want +got)\n%s", book.Manual, diff)
	}
}

// TestDoors shows that what Excel, WPS and LibreOffice open is read.
func TestDoors(t *testing.T) {
	sheet := `<sheetData><row r="5"><c r="A5" t="str"><v>甲</v></c></row></sheetData>`
	for _, test := range []struct {
		name string
		book xlsxtest.Book
		want string
	}{
		{"merge over whole rows", xlsxtest.Book{Sheet: sheet + `<mergeCells><mergeCell ref="5:6"/></mergeCells>`}, `A5 "甲" 2x16384`},
		{"merge over whole columns", xlsxtest.Book{Sheet: strings.ReplaceAll(sheet, "5", "1") +
			`<mergeCells><mergeCell ref="B:A"/></mergeCells>`}, `A1 "甲" 1048576x2`},
		{"module listed as a sheet", xlsxtest.Book{Sheet: sheet, Properties: `<sheets><sheet name="M" sheetId="9" r:id=""/></sheets>`},
			`A5 "甲"`},
	} {
		book, err := Read(test.book.Package())
		if err != nil {
			t.Errorf("%s: %v", test.name, err)
		} else if got := xlsxtest.Describe(book.Grids[0]); got != test.want || len(book.Grids) != 1 {
			t.Errorf("%s: got %s, want %s", test.name, got, test.want)
		}
	}
	for _, ref := range []string{"A:1", "1:A", ":", "A:", ":1", "0:1", "A:XFE", "1:1048577", "A", "1"} {
		if a, ok := ParseArea(ref); ok {
			t.Errorf("%s is an area: %v", ref, a)
		}
	}
}

// TestManyCells shows that a sheet is cut where it has more cells than anybody fills in, that cells which hold a style
// alone do not count, and that behind many sheets a form is still read.
func TestManyCells(t *testing.T) {
	rows := func(n int, cell string) string {
		return "<sheetData>" + strings.Repeat("<row>"+strings.Repeat(cell, 100)+"</row>", n/100) + "</sheetData>"
	}
	const figure, empty = `<c><v>1</v></c>`, `<c s="1"/>`
	for _, test := range []struct {
		name, sheet string
		cells       int
		cut         bool
	}{
		{"as many as may be", rows(maxSheetCells, figure), maxSheetCells, false},
		{"more", rows(maxSheetCells+100, figure), maxSheetCells, true},
		{"empty ones", rows(3*maxSheetCells, empty), 0, false},
	} {
		book, err := Read(xlsxtest.Book{Sheet: test.sheet}.Package())
		if err != nil {
			t.Fatalf("Read: %v", err)
		}
		if g := book.Grids[0]; len(g.Cells) != test.cells || g.Cut != test.cut {
			t.Errorf("%s: %d cells, cut %v", test.name, len(g.Cells), g.Cut)
		}
	}
	p := xlsxtest.Book{Sheet: rows(maxSheetCells+100, figure)}.Package()
	list := ""
	for i := range 5 {
		name := fmt.Sprintf("worksheets/more%d.xml", i)
		list += fmt.Sprintf(`<sheet name="%d" r:id="m%d"/>`, i, i)
		xlsxtest.Relate(p, fmt.Sprintf("m%d", i), "worksheet", name)
		cells := rows(maxSheetCells+100, figure)
		if i == 4 {
			cells = rows(500, figure)
		}
		p.Set("xl/"+name, []byte("<worksheet>"+cells+"</worksheet>"))
	}
	p.Set("xl/workbook.xml", []byte(`<workbook xmlns:r="r"><sheets>`+list+`</sheets></workbook>`))
	book, err := Read(p)
	if err != nil {
		t.Fatalf("Read: %v", err)
	}
	for i, want := range []int{maxSheetCells, maxSheetCells, maxSheetCells, minSheetCells, 500} {
		if g := book.Grids[i]; len(g.Cells) != want || g.Cut != (i < 4) {
			t.Errorf("sheet %d: %d cells, cut %v", i, len(g.Cells), g.Cut)
		}
	}
}
