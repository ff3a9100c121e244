package edit

import (
	"bytes"
	"image"
	"image/png"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"nianbao/ooxml/opc"
	"nianbao/xlsx"
	"nianbao/xlsx/xlsxtest"
)

var sampleSheet = SheetData{
	Name: "校验结果", Title: "校验结果", Summary: []string{"错误 1 处，警告 1 处，提示 0 处。", "点“位置”一列的单元格，可以转到出问题的格。"},
	Columns: []Column{{"序号", 6}, {"级别", 8}, {"位置", 18}, {"问题", 60}, {"怎么改", 40}},
	Rows: [][]Cell{
		{{Text: "1"}, {Text: "错误", Fill: "FFC7CE"}, {Text: "表1!B2", Link: &Link{"表1", 1, 1}}, {Text: "总计 12 与各列之和 11 相差 1：<&>\"_x0041_"}, {Text: "=改为 11"}},
		{{Text: "2"}, {Text: "警告", Fill: "ffeb9c"}, {Text: "表1!C3", Link: &Link{"表'<1", 2, 2}}, {Text: "这一格是空的"}},
	},
}

func insert(l SheetData) func(e *Editor) error {
	return func(e *Editor) error { return e.InsertFirstSheet(l) }
}

// pixel returns a small picture.
func pixel(t testing.TB) []byte {
	var b bytes.Buffer
	if err := png.Encode(&b, image.NewGray(image.Rect(0, 0, 1, 1))); err != nil {
		t.Fatalf("png.Encode: %v", err)
	}
	return b.Bytes()
}

// sheetNames returns the names of the sheets in order.
func sheetNames(t testing.TB, p *opc.Package) []string {
	t.Helper()
	book, err := xlsx.Read(p)
	if err != nil {
		t.Fatalf("xlsx.Read: %v", err)
	}
	var names []string
	for _, g := range book.Grids {
		names = append(names, g.Name)
	}
	return names
}

func TestInsertFirstSheet(t *testing.T) {
	p := aloud(t)
	out := edited(t, p, insert(sampleSheet))
	if got := sheetNames(t, out); !slices.Equal(got, []string{"校验结果", "表1", "表2"}) {
		t.Fatal(got)
	}
	before, err := xlsx.Read(p)
	if err != nil {
		t.Fatalf("xlsx.Read: %v", err)
	}
	after, err := xlsx.Read(out)
	if err != nil {
		t.Fatalf("xlsx.Read: %v", err)
	}
	want := xlsxtest.Lines(`A1 "校验结果" 1x5
		A2 "错误 1 处，警告 1 处，提示 0 处。" 1x5
		A3 "点“位置”一列的单元格，可以转到出问题的格。" 1x5
		A4 "序号"
		B4 "级别"
		C4 "位置"
		D4 "问题"
		E4 "怎么改"
		A5 "1"
		B5 "错误"
		C5 "表1!B2"
		D5 "总计 12 与各列之和 11 相差 1：<&>\"_x0041_"
		E5 "=改为 11"
		A6 "2"
		B6 "警告"
		C6 "表1!C3"
		D6 "这一格是空的"`)
	if diff := cmp.Diff(want, xlsxtest.Describe(after.Grids[0])); diff != "" {
		t.Error(diff)
	}
	checkNames(t, before, after)
	checkUntouched(t, p, out, contentTypes, "xl/_rels/workbook.xml.rels", "xl/workbook.xml", "xl/styles.xml", "xl/worksheets/sheet2.xml")

	f := inExcelize(t, out)
	if f.GetActiveSheetIndex() != 0 {
		t.Error("another sheet is in front")
	}
	for ref, want := range map[string]string{"C5": "'表1'!B2", "C6": "'表''<1'!C3"} {
		if linked, target, err := f.GetCellHyperLink("校验结果", ref); !linked || target != want || err != nil {
			t.Errorf("%s leads to %q, %v", ref, target, err)
		}
	}
	panes, err := f.GetPanes("校验结果")
	if err != nil || !panes.Freeze || panes.YSplit != 4 {
		t.Errorf("%+v, %v", panes, err)
	}
	names := ""
	for _, n := range f.GetDefinedName() {
		if n.Scope == "校验结果" {
			names += n.Name + " " + n.RefersTo + "\n"
		}
	}
	if want := "_xlnm._FilterDatabase '校验结果'!$A$4:$E$6\n_xlnm.Print_Titles '校验结果'!$4:$4\nnianbao.findings '校验结果'!$A$1\n"; names != want {
		t.Errorf("names %s", names)
	}
	selected := 0
	for _, part := range out.Parts() {
		selected += strings.Count(string(part.Data), "tabSelected")
	}
	if selected != 1 {
		t.Errorf("%d sheets are selected", selected)
	}
}

// TestInsertFirstSheetAgain shows that the sheet of an earlier run is replaced wherever somebody has put it, and
// another's sheet never.
func TestInsertFirstSheetAgain(t *testing.T) {
	once := edited(t, aloud(t), insert(sampleSheet))
	twice := edited(t, once, insert(sampleSheet))
	checkUntouched(t, once, twice)
	short := sampleSheet
	short.Name, short.Title, short.Rows = "结果", "没有问题", nil
	both := edited(t, once, insert(sampleSheet), insert(short), insert(short))
	if got := sheetNames(t, both); !slices.Equal(got, []string{"结果", "表1", "表2"}) {
		t.Error(got)
	}
	fresh := edited(t, aloud(t), insert(short), insert(sampleSheet))
	if diff := cmp.Diff(partsOf(once)["xl/workbook.xml"], partsOf(fresh)["xl/workbook.xml"]); diff != "" {
		t.Error(diff)
	}

	out := edited(t, behind(t, once), mark("A1", "FFC7CE", "错"), insert(short))
	if got := sheetNames(t, out); !slices.Equal(got, []string{"结果", "表1", "表2"}) {
		t.Error(got)
	}
	book, err := xlsx.Read(out)
	if err != nil {
		t.Fatalf("xlsx.Read: %v", err)
	}
	if book.Grids[0].Hidden {
		t.Error("the sheet stays hidden")
	}
	for _, n := range book.Names {
		if n.Name == "局部" && n.Sheet != 2 || n.Name == markerName && n.Sheet != 0 {
			t.Errorf("%+v", n)
		}
	}
	if _, ok := out.Part("xl/worksheets/_rels/sheet3.xml.rels"); ok {
		t.Error("what hung on the old sheet stays")
	}
}

// behind returns a workbook with a first sheet of findings as if somebody had put it behind the next one, hidden it,
// and printed it.
func behind(t *testing.T, p *opc.Package) *opc.Package {
	out := p.Clone()
	main := part(t, p, "xl/workbook.xml")
	list, _, _ := strings.Cut(main[strings.Index(main, "<sheets>"):], "</sheets>")
	sheets := strings.SplitAfter(strings.TrimPrefix(list, "<sheets>"), ">")
	first := strings.Replace(sheets[0], "<sheet ", `<sheet state="hidden" `, 1)
	if !strings.Contains(first, "校验结果") || !strings.Contains(sheets[1], "表1") {
		t.Fatalf("%q", sheets)
	}
	at := 1
	for !strings.Contains(strings.Join(sheets[1:at+1], ""), "表1") || strings.HasPrefix(sheets[at+1], "</sheet") {
		at++
	}
	moved := strings.Join(sheets[1:at+1], "") + first + strings.Join(sheets[at+1:], "")
	main = strings.Replace(main, list, "<sheets>"+moved, 1)
	main = strings.ReplaceAll(main, `localSheetId="0"`, `localSheetId="1"`)
	out.Set("xl/workbook.xml", []byte(main))
	out.Set("xl/worksheets/_rels/sheet3.xml.rels", []byte(`<Relationships xmlns="`+xlsxtest.PackageNS+`/relationships"/>`))
	return out
}

func TestInsertFirstSheetNames(t *testing.T) {
	for _, test := range []struct {
		sheets string
		want   string
	}{
		{`<sheet name="校验结果" sheetId="1" r:id="rId1"/>`, "校验结果2"},
		{`<sheet name="校验结果" sheetId="7" r:id="rId1"/><sheet name="校验结果2" sheetId="9" r:id="x"/>`, "校验结果3"},
		{`<sheet name="_x6821_验结果" sheetId="1" r:id="rId1" state="hidden"/>`, "校验结果2"},
	} {
		p := xlsxtest.Book{}.Package()
		p.Set("xl/workbook.xml", []byte(`<workbook xmlns:r="`+xlsxtest.RelationNS+`"><bookViews><workbookView activeTab="1" firstSheet="1"/></bookViews><sheets>`+test.sheets+`</sheets></workbook>`))
		p.Set("xl/worksheets/other.xml", []byte(`<worksheet/>`))
		xlsxtest.Relate(p, "x", "worksheet", "worksheets/other.xml")
		out := edited(t, p, insert(sampleSheet))
		if got := sheetNames(t, out)[0]; got != test.want {
			t.Errorf("%s, want %s", got, test.want)
		}
		if main := part(t, out, "xl/workbook.xml"); !strings.Contains(main, "<workbookView/>") {
			t.Error(main)
		}
	}
}

// TestInsertFirstSheetOdd shows leaves that nobody writes.
func TestInsertFirstSheetOdd(t *testing.T) {
	for name, l := range map[string]SheetData{
		"nothing":        {},
		"no columns":     {Name: "x", Title: "题", Rows: [][]Cell{{{Text: "1"}}}},
		"ragged":         {Name: "a:b/c", Columns: []Column{{"甲", 0}, {"乙", 999}}, Rows: [][]Cell{nil, {{Text: "1"}, {Text: "2"}, {Text: "3"}}}},
		"a long text":    {Name: strings.Repeat("长", 40), Columns: []Column{{"甲", 10}}, Rows: [][]Cell{{{Text: strings.Repeat("长", 40000), Fill: "x"}}}},
		"odd characters": {Name: "\x00'", Title: "\x01]]>", Columns: []Column{{"\uFFFE", 10}}},
	} {
		out := edited(t, spaced(xlsxtest.Book{Sheet: `<sheetData/>`}.Package()), insert(l))
		if got := sheetNames(t, out); len(got) != 2 || got[1] != "表1" {
			t.Errorf("%s: %v", name, got)
		}
		inExcelize(t, out)
	}
}
