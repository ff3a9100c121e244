package edit

import (
	"bytes"
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/xuri/excelize/v2"

	"nianbao/grid"
	"nianbao/ooxml/opc"
	"nianbao/xlsx"
	"nianbao/xlsx/xlsxtest"
)

func mark(ref, color, note string) func(e *Editor) error {
	return func(e *Editor) error {
		row, col := cellOf(ref)
		return e.Mark("表1", row, col, color, note)
	}
}

// looks are styles as a small workbook has them.
const looks = `<numFmts count="1"><numFmt numFmtId="176" formatCode="0.0"/></numFmts><fonts count="1"><font><sz val="12"/></font></fonts>` +
	`<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills>` +
	`<borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs>` +
	`<cellXfs count="2"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>` +
	`<xf numFmtId="176" fontId="0" fillId='1' borderId="0" xfId="0" applyNumberFormat="1"><alignment wrapText="1"/><protection locked="0"/></xf></cellXfs><dxfs/>`

func TestMarkFills(t *testing.T) {
	p := xlsxtest.Book{
		Sheet: `<cols><col min="4" max="4" style="1"/></cols><sheetData><row r="1"><c r="A1" s="1"/><c r="B1" s="1"/><c r="C1"/></row><row r="2"><c r="A2" s="1"/></row></sheetData>` +
			`<mergeCells><mergeCell ref="A1:A3"/></mergeCells>`,
		Styles: looks,
	}.Package()
	out := edited(t, p, mark("A2", "ffc7ce", ""), mark("B1", "FFC7CE", ""), mark("B1", "00FF00", ""), mark("C1", "FFC7CE", ""), mark("D9", "00FF00", ""), mark("B5", "", ""))
	wantSheet := `<worksheet><cols><col min="4" max="4" style="1"/></cols><sheetData><row r="1"><c r="A1" s="2"/><c r="B1" s="2"/><c r="C1" s="3"/></row><row r="2"><c r="A2" s="2"/></row>` +
		`<row r="9"><c r="D9" s="4"/></row></sheetData><mergeCells><mergeCell ref="A1:A3"/></mergeCells></worksheet>`
	if got := part(t, out, sheet1); !strings.HasSuffix(got, wantSheet) {
		t.Error(cmp.Diff(wantSheet, got))
	}
	const fill = `<fill><patternFill patternType="solid"><fgColor rgb="FF%s"/><bgColor indexed="64"/></patternFill></fill>`
	want := strings.NewReplacer(
		`<fills count="2">`, `<fills count="4">`,
		`</fills>`, fmt.Sprintf(fill, "FFC7CE")+fmt.Sprintf(fill, "00FF00")+`</fills>`,
		`<cellXfs count="2">`, `<cellXfs count="5">`,
		`</cellXfs>`, `<xf numFmtId="176" fontId="0" borderId="0" xfId="0" applyNumberFormat="1" fillId="2" applyFill="1"><alignment wrapText="1"/><protection locked="0"/></xf>`+
			`<xf numFmtId="0" fontId="0" borderId="0" xfId="0" fillId="2" applyFill="1"/>`+
			`<xf numFmtId="176" fontId="0" borderId="0" xfId="0" applyNumberFormat="1" fillId="3" applyFill="1"><alignment wrapText="1"/><protection locked="0"/></xf></cellXfs>`,
	).Replace(`<styleSheet>` + looks + `</styleSheet>`)
	if got := sortedAttributes(part(t, out, "xl/styles.xml")); got != sortedAttributes(want) {
		t.Error(cmp.Diff(sortedAttributes(want), got))
	}
}

// sortedAttributes puts the attributes of each tag in order, which means nothing in XML.
func sortedAttributes(s string) string {
	tags := strings.SplitAfter(s, ">")
	for i, tag := range tags {
		words := strings.Fields(strings.NewReplacer("/>", " />", ">", " >", "'", `"`).Replace(tag))
		slices.Sort(words)
		tags[i] = strings.Join(words, " ")
	}
	return strings.Join(tags, "\n")
}

func TestMarkWithoutStyles(t *testing.T) {
	for name, styles := range map[string]string{"no part": "", "bare": "<dxfs/>", "holes": "<fonts/><cellXfs/>"} {
		p := spaced(xlsxtest.Book{Sheet: `<sheetData><row r="1"><c r="A1" s="77"><v>1</v></c></row></sheetData>`, Styles: styles}.Package())
		out := edited(t, p, mark("A1", "FFC7CE", "错"))
		inExcelize(t, out)
		if got := fillOf(t, out, sheet1, "A1"); got != "FFFFC7CE" {
			t.Errorf("%s: %q", name, got)
		}
	}
}

// fillOf returns the colour of a cell.
func fillOf(t testing.TB, p *opc.Package, sheet, ref string) string {
	t.Helper()
	styles := parsed(t, p, "xl/styles.xml")
	for _, row := range parsed(t, p, sheet).child("sheetData").Kids {
		for _, c := range row.Kids {
			if c.attr("r") == ref {
				style, _ := strconv.Atoi(c.attr("s"))
				fill, _ := strconv.Atoi(styles.child("cellXfs").Kids[style].attr("fillId"))
				return styles.child("fills").Kids[fill].child("patternFill").child("fgColor").attr("rgb")
			}
		}
	}
	return ""
}

func TestMarkNoColour(t *testing.T) {
	e, err := Open(xlsxtest.Book{}.Package())
	if err != nil {
		t.Fatalf("Open: %v", err)
	}
	for _, color := range []string{"red", "#FFFFFF", "FFFFFFFF", `"/><x`} {
		if mark("A1", color, "")(e) == nil {
			t.Errorf("%s is a colour", color)
		}
	}
}

// inExcelize opens a package with excelize.
func inExcelize(t testing.TB, p *opc.Package) *excelize.File {
	t.Helper()
	data, err := p.Bytes()
	if err != nil {
		t.Fatalf("p.Bytes: %v", err)
	}
	f, err := excelize.OpenReader(bytes.NewReader(data))
	if err != nil {
		t.Fatalf("excelize.OpenReader: %v", err)
	}
	t.Cleanup(func() { f.Close() })
	return f
}

// comments returns a sheet's comments as excelize reads them: "author: text" by reference.
func commentTexts(t testing.TB, p *opc.Package, sheet string) map[string]string {
	t.Helper()
	list, err := inExcelize(t, p).GetComments(sheet)
	if err != nil {
		t.Fatalf("inExcelize().GetComments: %v", err)
	}
	found := make(map[string]string)
	for _, c := range list {
		said := c.Text
		if said == "" {
			for _, run := range c.Paragraph {
				said += run.Text
			}
		}
		found[c.Cell] = c.Author + ": " + said
	}
	return found
}

func TestMarkComments(t *testing.T) {
	p := xlsxtest.Book{Sheet: `<sheetData/><mergeCells><mergeCell ref="B2:D4"/></mergeCells><pageSetup/><mc:AlternateContent xmlns:mc="m"><mc:Choice><drawing/></mc:Choice></mc:AlternateContent>` +
		`<mc:AlternateContent xmlns:mc="m"><mc:Choice><controls/></mc:Choice></mc:AlternateContent><extLst/>`}.Package()
	spaced(p)
	out := edited(t, p, mark("C3", "FF0000", "第一条\n<&>\"_x0041_\x00"), mark("B2", "00FF00", "第二条"), mark("D4", "", "第二条"), mark("XFD1048576", "", "角上"), mark("A1", "", strings.Repeat("长", 9999)))
	got := commentTexts(t, out, "表1")
	long := got["A1"]
	delete(got, "A1")
	want := map[string]string{"B2": "年报助手: 第一条\n<&>\"_x005F_x0041_\n第二条", "XFD1048576": "年报助手: 角上"} // excelize leaves escapes as they are
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
	if len([]rune(long)) < 1000 || len([]rune(long)) > maxNote+20 {
		t.Errorf("a long note has %d characters", len([]rune(long)))
	}
	if got := part(t, out, sheet1); !strings.Contains(got, `<drawing/></mc:Choice></mc:AlternateContent><legacyDrawing xmlns:r="`+xlsxtest.RelationNS+`" r:id="rId2"/><mc:AlternateContent`) {
		t.Error(got)
	}
	if mime := out.Type("xl/drawings/vmlDrawing1.vml"); mime != vmlType {
		t.Error(mime)
	}
}

// aloud is a workbook of excelize that has one of most things, among them somebody's comments.
func aloud(t testing.TB) *opc.Package {
	return xlsxtest.ByExcelize(t, func(f *excelize.File) error {
		const sheet = "表1"
		keep := func(err error) {
			if err != nil {
				t.Fatal(err)
			}
		}
		keep(f.SetSheetName("Sheet1", sheet))
		for row := range 9 {
			for col := range 5 {
				keep(f.SetCellValue(sheet, xlsx.CellRef(row, col), fmt.Sprintf("%d-%d", row, col)))
			}
		}
		keep(f.SetCellFormula(sheet, "G2", "SUM(B2:C2)"))
		keep(f.AddComment(sheet, excelize.Comment{Cell: "B2", Author: "张三", Paragraph: []excelize.RichTextRun{{Text: "张三：", Font: &excelize.Font{Bold: true}}, {Text: "待核"}}}))
		keep(f.AddComment(sheet, excelize.Comment{Cell: "C5", Author: "张三", Text: "照旧"}))
		format, err := f.NewConditionalStyle(&excelize.Style{Font: &excelize.Font{Color: "FF0000"}})
		keep(err)
		keep(f.SetConditionalFormat(sheet, "A1:C3", []excelize.ConditionalFormatOptions{{Type: "cell", Criteria: ">", Value: "6", Format: &format}}))
		keep(f.AddDataValidation(sheet, xlsxtest.WholeNumber("D1:D9")))
		keep(f.AddPictureFromBytes(sheet, "H1", &excelize.Picture{Extension: ".png", File: pixel(t)}))
		keep(f.AddTable(sheet, &excelize.Table{Range: "A1:E9", Name: "清单"}))
		keep(f.SetDefinedName(&excelize.DefinedName{Name: "合计", RefersTo: "表1!$G$2"}))
		keep(f.SetDefinedName(&excelize.DefinedName{Name: "_xlnm.Print_Area", RefersTo: "表2!$A$1:$B$2", Scope: "表2"[:0]}))
		_, err = f.NewSheet("表2")
		keep(err)
		keep(f.SetDefinedName(&excelize.DefinedName{Name: "局部", RefersTo: "表2!$A$1", Scope: "表2"}))
		keep(f.SetCellHyperLink("表2", "A1", "https://example.invalid/", "External"))
		keep(f.AddFormControl("表2", excelize.FormControl{Cell: "D4", Type: excelize.FormControlButton, Macro: "M", Text: "钮"}))
		keep(f.ProtectSheet("表2", &excelize.SheetProtectionOptions{Password: "x"}))
		keep(f.SetSheetVisible("表2", true))
		f.SetActiveSheet(1)
		return nil
	})
}

func TestMarkJoinsComments(t *testing.T) {
	p := aloud(t)
	out := edited(t, p, mark("B2", "FFC7CE", "总计不对"), mark("B2", "FFC7CE", "还有一处"), mark("D4", "FFC7CE", "空的"),
		func(e *Editor) error { return e.Mark("表2", 0, 0, "FFC7CE", "链接") })
	want := map[string]string{"B2": "张三: 张三：待核\n年报助手：\n总计不对\n还有一处", "C5": "张三: 照旧", "D4": "年报助手: 空的"}
	if diff := cmp.Diff(want, commentTexts(t, out, "表1")); diff != "" {
		t.Error(diff)
	}
	if diff := cmp.Diff(map[string]string{"A1": "年报助手: 链接"}, commentTexts(t, out, "表2")); diff != "" {
		t.Error(diff)
	}
	old := part(t, p, "xl/comments1.xml")
	first, _, _ := strings.Cut(old[strings.Index(old, "<text>"):], "</text>")
	if !strings.Contains(part(t, out, "xl/comments1.xml"), first) {
		t.Error("somebody's runs were changed")
	}
	changed := []string{"[Content_Types].xml", "xl/workbook.xml", "xl/comments1.xml", "xl/drawings/vmlDrawing1.vml", "xl/styles.xml", sheet1}
	checkUntouched(t, p, out, append(changed, "xl/drawings/vmlDrawing2.vml", "xl/worksheets/_rels/sheet2.xml.rels", "xl/worksheets/sheet2.xml")...)
	if !strings.Contains(part(t, out, "xl/drawings/vmlDrawing2.vml"), "Button") {
		t.Error("the button is gone")
	}

	again := edited(t, out, mark("B2", "FFC7CE", "总计不对"), mark("D4", "FFC7CE", "空的"), mark("B2", "FFC7CE", "还有一处"))
	checkUntouched(t, out, again)
	later := edited(t, out, mark("B2", "FFC7CE", "第三处"))
	if got := commentTexts(t, later, "表1")["B2"]; got != want["B2"]+"\n第三处" {
		t.Errorf("said later: %q", got)
	}
}

// checkUntouched checks that no parts but those named differ in a byte.
func checkUntouched(t testing.TB, before, after *opc.Package, but ...string) {
	t.Helper()
	old := partsOf(before)
	for name, data := range partsOf(after) {
		if was, ok := old[name]; ok && was != data && !slices.Contains(but, name) {
			t.Errorf("%s was changed\n%s", name, data)
		}
		delete(old, name)
	}
	if len(old) > 0 {
		t.Errorf("gone: %v", slices.Collect(maps.Keys(old)))
	}
}

// TestMarkThreaded shows that a cell whose comment people reply to is filled and no more.
func TestMarkThreaded(t *testing.T) {
	const threaded = `<ThreadedComments xmlns="http://schemas.microsoft.com/office/spreadsheetml/2018/threadedcomments"><threadedComment ref="A1" id="{1}"><text>问</text></threadedComment></ThreadedComments>`
	for name, author := range map[string]string{"by its part": "张三", "by its author": "tc={1}"} {
		p := xlsxtest.Book{Sheet: `<sheetData/>`}.Package()
		rels := `<Relationships xmlns="` + xlsxtest.PackageNS + `/relationships"><Relationship Id="c" Type="` + xlsxtest.RelationNS + `/comments" Target="../c.xml"/>`
		if author == "张三" {
			rels += `<Relationship Id="t" Type="http://schemas.microsoft.com/office/2017/10/relationships/threadedComment" Target="../t.xml"/>`
			p.Set("xl/t.xml", []byte(threaded))
		}
		p.Set("xl/worksheets/_rels/sheet1.xml.rels", []byte(rels+`</Relationships>`))
		p.Set("xl/c.xml", []byte(`<comments><authors><author>`+author+`</author></authors><commentList><comment ref="A1" authorId="0"><text><t>[线程批注]</t></text></comment></commentList></comments>`))
		e, err := Open(p)
		if err != nil {
			t.Fatalf("Open: %v", err)
		}
		if err := mark("A1", "FFC7CE", "错")(e); err != nil {
			t.Fatalf("mark(): %v", err)
		}
		if out := e.Package(); part(t, out, "xl/c.xml") != part(t, p, "xl/c.xml") || !strings.Contains(part(t, out, sheet1), `<c r="A1" s="1"/>`) {
			t.Errorf("%s: %s", name, part(t, out, "xl/c.xml"))
		}
		out := edited(t, p, mark("A1", "FFC7CE", "错"), mark("A2", "FFC7CE", "也错"))
		if got := part(t, out, "xl/c.xml"); !strings.Contains(got, "<text><t>[线程批注]</t></text>") || !strings.Contains(got, `ref="A2"`) {
			t.Errorf("%s: %s", name, got)
		}
	}
}

// TestMarkStrict shows that what is added to a strict file is strict.
func TestMarkStrict(t *testing.T) {
	out := edited(t, strictBook(), mark("A1", "FFC7CE", "错"), insert(sampleSheet))
	for _, name := range []string{sheet1, "xl/worksheets/sheet2.xml", "xl/comments1.xml", "xl/styles.xml", "xl/workbook.xml", "xl/_rels/workbook.xml.rels", "xl/worksheets/_rels/sheet1.xml.rels"} {
		if got := part(t, out, name); !strings.Contains(got, "http://purl.oclc.org/ooxml/") || strings.Contains(got, "openxmlformats.org/spreadsheetml") || strings.Contains(got, xlsxtest.RelationNS) {
			t.Errorf("%s: %s", name, got)
		}
	}
}

// strictBook returns a workbook in the strict form of the format.
func strictBook() *opc.Package {
	p := opc.New()
	for _, part := range spaced(xlsxtest.Book{Sheet: `<sheetData/>`}.Package()).Parts() {
		p.Set(part.Name, []byte(strings.NewReplacer(xlsxtest.SpreadsheetNS, strictMain, xlsxtest.RelationNS, opc.StrictRelations).Replace(string(part.Data))))
	}
	return p
}

// spaced gives the parts of a made workbook their namespace, on which other readers insist.
func spaced(p *opc.Package) *opc.Package {
	for _, part := range p.Parts() {
		data := string(part.Data)
		for _, root := range []string{"worksheet", "styleSheet", "sst"} {
			data = strings.Replace(data, "<"+root+">", "<"+root+` xmlns="`+xlsxtest.SpreadsheetNS+`">`, 1)
		}
		p.Set(part.Name, []byte(data))
	}
	return p
}

// TestMarkBoxes shows that a drawing is kept as far as it can be, whatever is wrong with it.
func TestMarkBoxes(t *testing.T) {
	const spaces = `xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:x="urn:schemas-microsoft-com:office:excel"`
	const box = `<v:shape id="_x0000_s2047"><x:ClientData ObjectType="Note"><x:Anchor> 1, 15, 0, 2, 3, 5, 4, 9</x:Anchor><x:Row>1</x:Row><x:Column> 1</x:Column></x:ClientData></v:shape>`
	for name, test := range map[string]struct {
		vml  string
		keep []string
	}{
		"sound":      {`<xml ` + spaces + `><o:shapelayout><o:idmap v:ext="edit" data="1"/></o:shapelayout>` + box + `</xml>`, []string{`data="1,2"`, `_x0000_s2047`, `_x0000_s2049"`, `3, 5, 7, 9</x:Anchor>`}},
		"lax":        {"\uFEFF" + `<?xml version="1.0"?><xml ` + spaces + `><o:idmap data='1'/>` + box + `<v:textbox><div>a<br>b</div></v:textbox></xml>`, []string{"<br>", `data='1,2'`}},
		"roomy":      {`<xml ` + spaces + `><o:idmap data="1"/>` + strings.Replace(box, "2047", "1030", 1) + `</xml>`, []string{`data="1"`, `"_x0000_s1031"`}},
		"undeclared": {`<xml xmlns:v="urn:schemas-microsoft-com:vml">` + strings.NewReplacer(`<v:shape `, `<v:shape xmlns:x="urn:schemas-microsoft-com:office:excel" `).Replace(box) + `</xml>`, []string{"_x0000_s2047"}},
		"cut off":    {`<xml ` + spaces + `>` + box[:80], nil},
		"empty":      {``, nil},
		"no text":    {"\xff\xfe</xml>\xff", nil},
	} {
		p := xlsxtest.Book{Sheet: `<sheetData/><legacyDrawing xmlns:q="` + xlsxtest.RelationNS + `" q:id="v"/>`}.Package()
		p.Set("xl/worksheets/_rels/sheet1.xml.rels", []byte(`<Relationships xmlns="`+xlsxtest.PackageNS+`/relationships"><Relationship Id="c" Type="`+xlsxtest.RelationNS+`/comments" Target="../c.xml"/>`+
			`<Relationship Id="v" Type="`+xlsxtest.RelationNS+`/vmlDrawing" Target="../v.vml"/></Relationships>`))
		p.Set("xl/c.xml", []byte(`<comments><authors><author>张三</author></authors><commentList><comment ref="B2" authorId="0"><text><t>旧</t></text></comment></commentList></comments>`))
		p.Set("xl/v.vml", []byte(test.vml))
		p.Set(contentTypes, []byte(strings.Replace(part(t, p, contentTypes), "</Types>", `<Default Extension="vml" ContentType="`+vmlType+`"/></Types>`, 1)))
		out := edited(t, p, mark("B2", "", "错"), mark("C3", "", "也错"))
		got := part(t, out, "xl/v.vml")
		for _, want := range test.keep {
			if !strings.Contains(got, want) {
				t.Errorf("%s: no %s in %s", name, want, got)
			}
		}
		if got := part(t, out, "xl/c.xml"); !strings.Contains(got, `<text><r><t>旧</t></r><r><rPr>`) {
			t.Errorf("%s: %s", name, got)
		}
	}
}

// TestMarkStaleTypes shows that a new part does not get the type that a lost one of its name has left.
func TestMarkStaleTypes(t *testing.T) {
	p := xlsxtest.Book{Sheet: `<sheetData/>`}.Package()
	stale := `<Default Extension="vml" ContentType="x/y"/><Override PartName="/xl/Comments1.xml" ContentType="x/y"/></Types>`
	p.Set(contentTypes, []byte(strings.Replace(part(t, p, contentTypes), "</Types>", stale, 1)))
	out := edited(t, p, mark("A1", "", "错"))
	if got, also := out.Type("xl/comments1.xml"), out.Type("xl/drawings/vmlDrawing1.vml"); got != commentsType || also != vmlType {
		t.Errorf("%s, %s", got, also)
	}
}

// TestBoxAnchor shows that boxes stand beside their cells, whatever the sizes of columns and rows.
func TestBoxAnchor(t *testing.T) {
	const widths = `<sheetFormatPr defaultColWidth="10" defaultRowHeight="30"/><cols><col min="3" max="3" width="5"/><col min="4" max="5" hidden="1" width="9"/></cols>`
	for _, test := range []struct{ sheet, ref, want string }{
		{`<sheetData/>`, "B2", "2, 12, 1, 2, 6, 30, 4, 6"},
		{`<sheetData/>`, "XBH2", "16284, 12, 1, 2, 16288, 30, 4, 6"}, // the last column that has room on its right, and the next
		{`<sheetData/>`, "XBI2", "16276, 12, 1, 2, 16280, 30, 4, 6"},
		{`<sheetData/>`, "A1048476", "1, 12, 1048475, 2, 5, 30, 1048478, 6"}, // and the last row
		{`<sheetData/>`, "A1048478", "1, 12, 1048476, 2, 5, 30, 1048479, 6"},
		{`<sheetData/>`, "XFD1048576", "16375, 12, 1048476, 2, 16379, 30, 1048479, 6"},
		{widths + `<sheetData><row r="2" ht="15"/><row r="3" hidden="1"/></sheetData>`, "B2", "2, 12, 1, 2, 8, 41, 4, 6"},
		{`<sheetFormatPr zeroHeight="1"/><sheetData/>`, "B2", "2, 12, 1, 2, 6, 30, 100, 0"},
		{`<sheetFormatPr defaultColWidth="x" defaultRowHeight="-1"/><sheetData/><mergeCells><mergeCell ref="B2:D4"/></mergeCells>`, "C3", "4, 12, 1, 2, 8, 30, 4, 6"},
	} {
		out := edited(t, xlsxtest.Book{Sheet: test.sheet}.Package(), mark(test.ref, "", "错"))
		_, anchor, _ := strings.Cut(part(t, out, "xl/drawings/vmlDrawing1.vml"), "<x:Anchor>")
		if anchor, _, _ = strings.Cut(anchor, "<"); anchor != test.want {
			t.Errorf("%s %s: %s, want %s", test.sheet, test.ref, anchor, test.want)
		}
	}
}

// TestBoxHeight shows that a box is as high as its comment's lines need, within bounds.
func TestBoxHeight(t *testing.T) {
	for lines, want := range map[int]string{1: "48", 3: "48", 4: "58.5", 10: "130.5", 39: "478.5", 40: "480", 200: "480"} {
		out := edited(t, xlsxtest.Book{Sheet: `<sheetData/>`}.Package(), mark("B2", "", strings.Repeat("错\n", lines-1)+"错"))
		if boxes, want := part(t, out, "xl/drawings/vmlDrawing1.vml"), "width:205.5pt;height:"+want+"pt;"; !strings.Contains(boxes, want) {
			t.Errorf("%d lines: no %s in %s", lines, want, boxes)
		}
	}
}

// TestMarkBareComments writes into a comment that has no text.
func TestMarkBareComments(t *testing.T) {
	p := xlsxtest.Book{Sheet: `<sheetData/>`}.Package()
	p.Set("xl/worksheets/_rels/sheet1.xml.rels", []byte(`<Relationships xmlns="`+xlsxtest.PackageNS+`/relationships"><Relationship Id="c" Type="`+xlsxtest.RelationNS+`/comments" Target="/xl/c.xml"/></Relationships>`))
	p.Set("xl/c.xml", []byte(`<comments><authors><author>张三</author></authors><commentList><comment ref="B2" authorId="0"/></commentList></comments>`))
	got := part(t, edited(t, p, mark("B2", "", "错")), "xl/c.xml")
	for _, want := range []string{`<comment ref="B2" authorId="0"><text><r>`, "年报助手：\n错</t></r></text></comment>"} {
		if !strings.Contains(got, want) {
			t.Errorf("no %s in %s", want, got)
		}
	}
}

// TestMarkLostBoxes shows that comments without boxes get them.
func TestMarkLostBoxes(t *testing.T) {
	for name, sheet := range map[string]string{
		"no element":  `<sheetData/>`,
		"no relation": `<sheetData/><legacyDrawing xmlns:q="` + xlsxtest.RelationNS + `" q:id="v"/>`,
	} {
		p := xlsxtest.Book{Sheet: sheet}.Package()
		p.Set("xl/worksheets/_rels/sheet1.xml.rels", []byte(`<Relationships xmlns="`+xlsxtest.PackageNS+`/relationships"><Relationship Id="c" Type="`+xlsxtest.RelationNS+`/comments" Target="/xl/c.xml"/></Relationships>`))
		p.Set("xl/c.xml", []byte(`<comments><commentList><comment ref="B2" authorId="0"><text/></comment></commentList></comments>`))
		out := edited(t, p, mark("C3", "", "错"))
		if n := strings.Count(part(t, out, "xl/drawings/vmlDrawing1.vml"), "<v:shape "); n != 2 {
			t.Errorf("%s: %d boxes", name, n)
		}
	}
}

// TestMarkKeepsCells shows that marks change no cell but in its look.
func TestMarkKeepsCells(t *testing.T) {
	for _, file := range []string{"huaian-2024", "zhongwei-2020"} {
		p, err := opc.ReadFile("../../testdata/" + file + ".xlsx")
		if err != nil {
			t.Fatalf("opc.ReadFile: %v", err)
		}
		book, err := xlsx.Read(p)
		if err != nil {
			t.Fatalf("xlsx.Read: %v", err)
		}
		out := edited(t, p, func(e *Editor) error {
			for _, g := range book.Grids {
				for i := 0; i < len(g.Cells); i += 7 {
					if err := e.Mark(g.Name, g.Cells[i].Row, g.Cells[i].Col, "FFC7CE", fmt.Sprint("第", i, "格")); err != nil {
						return err
					}
				}
			}
			return e.InsertFirstSheet(sampleSheet)
		})
		after, err := xlsx.Read(out)
		if err != nil {
			t.Fatalf("xlsx.Read: %v", err)
		}
		if len(after.Grids) != len(book.Grids)+1 || after.Grids[0].Name != "校验结果" {
			t.Fatalf("%d sheets", len(after.Grids))
		}
		for i, g := range book.Grids {
			if diff := cmp.Diff(xlsxtest.Describe(g), xlsxtest.Describe(after.Grids[i+1])); diff != "" {
				t.Errorf("%s: %s", g.Name, diff)
			}
			if len(commentTexts(t, out, g.Name)) != (len(g.Cells)+6)/7 {
				t.Errorf("%s: %d comments", g.Name, len(commentTexts(t, out, g.Name)))
			}
		}
		checkNames(t, book, after)
	}
}

// checkNames checks that names mean the sheets that they meant. Those by which filled cells are known again come besides.
func checkNames(t *testing.T, before, after *grid.Book) {
	t.Helper()
	var moved []grid.Name
	for _, n := range after.Names {
		if n.Sheet != 0 && !strings.HasPrefix(n.Name, markPrefix) {
			if n.Sheet > 0 {
				n.Sheet--
			}
			moved = append(moved, n)
		}
	}
	if diff := cmp.Diff(before.Names, moved); diff != "" {
		t.Error(diff)
	}
}

// TestLengthen moves the lower edge of a box, but not above its upper one, nor off the sheet.
func TestLengthen(t *testing.T) {
	for _, test := range []struct {
		anchor string
		rows   int
		want   string
	}{
		{"1, 15, 0, 2, 3, 5, 4, 9", 3, "1, 15, 0, 2, 3, 5, 7, 9"}, {"1,15,2,2,3,5, 8 ,9", -3, "1,15,2,2,3,5, 5,9"},
		{"1, 15, 2, 2, 3, 5, 4, 9", -3, "1, 15, 2, 2, 3, 5, 3, 9"}, {"1, 15, 2, 2, 3, 5, 1048575, 9", 3, "1, 15, 2, 2, 3, 5, 1048575, 9"},
		{"1, 15, 2, 2, 3, 5, x, 9", 3, "1, 15, 2, 2, 3, 5, x, 9"}, {"1, 15, 2, 2, 3, 5, 4", 3, "1, 15, 2, 2, 3, 5, 4"}, {"", 3, ""},
	} {
		if got := lengthen(test.anchor, test.rows); got != test.want {
			t.Errorf("%s by %d is %s, want %s", test.anchor, test.rows, got, test.want)
		}
	}
}

// TestShapeIDs hands out numbers of a part's own blocks, and takes one that no other part has where they are full.
func TestShapeIDs(t *testing.T) {
	for _, test := range []struct {
		vml   string
		taken []int
		want  string // the numbers handed out, and the blocks stated then
	}{
		{`<o:idmap data=""/>`, nil, `1025 1026 <o:idmap data="1"/>`},
		{`<o:idmap data=""/>`, []int{1, 2, 4}, `3073 3074 <o:idmap data="3"/>`},
		{`<o:idmap data="1"/><v:shape id="_x0000_s1030"/><v:shape id="_x0000_s1028"/>`, []int{1}, `1031 1032 <o:idmap data="1"/>`},
		{`<o:idmap v:ext="edit" data='1, 3'/><v:shape id="_x0000_s4094"/>`, []int{1, 3}, `4095 2049 <o:idmap v:ext="edit" data='1,3,2'/>`},
		{`<o:idmap data="1"/><v:shape id="_x0000_s2050"/>`, []int{1}, `3073 3074 <o:idmap data="1,3"/>`}, // in a block that is not its own
		{`<o:idmap data="x"/><v:shape id="_x0000_sA"/>`, nil, `1025 1026 <o:idmap data="1"/>`},
	} {
		taken := map[int]bool{}
		for _, block := range test.taken {
			taken[block] = true
		}
		ids := newShapeIDs(test.vml, taken)
		got := fmt.Sprint(ids.take(), ids.take()) + " " + ids.state(test.vml[:strings.Index(test.vml, ">")+1])
		if got != test.want {
			t.Errorf("%s: %s, want %s", test.vml, got, test.want)
		}
	}
}
