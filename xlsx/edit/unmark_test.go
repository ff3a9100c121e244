package edit

import (
	"flag"
	"fmt"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/xuri/excelize/v2"
	"pgregory.net/rapid"

	"nianbao/grid"
	"nianbao/ooxml/opc"
	"nianbao/ooxml/xmltree"
	"nianbao/xlsx"
	"nianbao/xlsx/xlsxtest"
)

// ours are marks as the tests put them.
var ours = Marks{
	Sheet:  "校验结果",
	Heads:  []string{"序号", "级别", "位置"},
	Colors: []string{"FFC7CE", "FFEB9C"},
	IsNote: func(line string) bool { return strings.HasPrefix(line, "【错误 ") },
}

func takeOff(e *Editor) error { return e.TakeOffMarks(ours) }

var (
	hints    = regexp.MustCompile(` spans="[^"]*"| tabSelected="(1|true)"|<dimension ref="[^"]*"(/>|></dimension>)|(<(?:row|sheetData)[^>]*?)(?:/>|></(?:row|sheetData)>)`)
	idBlocks = regexp.MustCompile(` data="[^"]*"`)
)

// A reporter is what a test or a random one reports to.
type reporter interface {
	Helper()
	Errorf(format string, args ...any)
}

// checkUnmarked checks that a workbook is what it was before it was marked: every sheet and every comment to the byte,
// but for what is said of a sheet's size and of the sheet in front. Styles that are used no more may stay behind.
func checkUnmarked(t reporter, before, after *opc.Package) {
	t.Helper()
	was, is := partsOf(before), partsOf(after)
	for name, data := range is {
		old, ok := was[name]
		switch {
		case !ok && name != "xl/styles.xml":
			t.Errorf("%s is new", name)
		case strings.HasPrefix(name, "xl/worksheets/sheet"):
			if diff := cmp.Diff(hints.ReplaceAllString(old, "$3"), hints.ReplaceAllString(data, "$3")); diff != "" {
				t.Errorf("%s: %s", name, diff)
			}
		case strings.HasSuffix(name, ".vml"):
			if diff := cmp.Diff(idBlocks.ReplaceAllString(old, ""), idBlocks.ReplaceAllString(data, "")); diff != "" {
				t.Errorf("%s: %s", name, diff)
			}
		case strings.HasPrefix(name, "xl/comments"):
			if diff := cmp.Diff(strings.Replace(old, "<author>年报助手</author>", "", 1), strings.Replace(data, "<author>年报助手</author>", "", 1)); diff != "" {
				t.Errorf("%s: %s", name, diff)
			}
		}
	}
	for name := range was {
		if _, ok := is[name]; !ok && !strings.Contains(name, "calcChain") {
			t.Errorf("%s is gone", name)
		}
	}
}

// TestTakeOffMarksAny marks cells at random and takes the marks off.
func TestTakeOffMarksAny(t *testing.T) {
	if checks := flag.Lookup("rapid.checks"); checks.Value.String() == checks.DefValue {
		flag.Set(checks.Name, "60")
		t.Cleanup(func() { flag.Set(checks.Name, checks.DefValue) })
	}
	books := anyBooks(t)[1:] // the first speaks of styles and has none
	rapid.Check(t, func(rt *rapid.T) {
		p := books[rapid.IntRange(0, len(books)-1).Draw(rt, "book")]
		book, err := Open(p)
		if err != nil {
			rt.Fatalf("Open: %v", err)
		}
		var marks []func(e *Editor) error
		for range rapid.IntRange(1, 12).Draw(rt, "marks") {
			sheets := book.book.Sheets()
			sheet := sheets[rapid.IntRange(0, len(sheets)-1).Draw(rt, "sheet")].Name
			row, col := rapid.IntRange(0, 9).Draw(rt, "row"), rapid.IntRange(0, 8).Draw(rt, "column")
			color := rapid.SampledFrom(append(ours.Colors, "")).Draw(rt, "color")
			note := rapid.StringMatching(`(【错误 R0[1-3]】[甲乙<&" ]{0,40})?`).Draw(rt, "note")
			marks = append(marks, func(e *Editor) error { return e.Mark(sheet, row, col, color, note) })
		}
		if rapid.Bool().Draw(rt, "sheet of findings") {
			marks = append(marks, insert(sampleSheet))
		}
		marked := edited(t, p, marks...)
		clean := edited(t, marked, takeOff)
		checkUnmarked(rt, p, clean)
		if got := part(t, clean, "xl/workbook.xml"); strings.Contains(got, "nianbao.") {
			rt.Fatal(got)
		}
		again := edited(t, edited(t, clean, marks...), takeOff)
		checkUnmarked(rt, clean, again)
	})
}

// painted is a workbook of which some cells are filled, and commented upon by a clerk.
func painted(t *testing.T) *opc.Package {
	return xlsxtest.ByExcelize(t, func(f *excelize.File) error {
		for i, fill := range []excelize.Fill{{}, {Type: "pattern", Pattern: 1, Color: []string{"92D050"}}, {Type: "pattern", Pattern: 4, Color: []string{"0070C0"}}} {
			style, err := f.NewStyle(&excelize.Style{Fill: fill, NumFmt: 2, Font: &excelize.Font{Bold: true}})
			if err != nil {
				return err
			}
			cell := fmt.Sprint("B", i+2)
			if err := f.SetCellStyle("Sheet1", cell, cell, style); err != nil {
				return err
			}
			if err := f.SetCellInt("Sheet1", cell, int64(i+7)); err != nil {
				return err
			}
		}
		if _, err := f.NewSheet("表 2"); err != nil {
			return err
		}
		return f.AddComment("Sheet1", excelize.Comment{Cell: "B3", Author: "张三", Text: "待核"})
	})
}

// sheetPart returns the part of a sheet.
func sheetPart(t *testing.T, p *opc.Package, name string) string {
	t.Helper()
	book, err := xlsx.Open(p)
	if err != nil {
		t.Fatalf("xlsx.Open: %v", err)
	}
	for _, s := range book.Sheets() {
		if s.Name == name {
			return s.Part
		}
	}
	t.Fatal("no sheet " + name)
	return ""
}

func paint(e *Editor) error {
	for i := range 3 {
		if err := e.Mark("Sheet1", i+1, 1, "FFC7CE", "【错误 R01】不平"); err != nil {
			return err
		}
	}
	if err := e.Mark("表 2", 4, 4, "FFEB9C", ""); err != nil {
		return err
	}
	return e.InsertFirstSheet(sampleSheet)
}

// checkRepainted checks that the cells of a painted workbook, rows further down, have their old fills, and that its
// clerk's comment alone is left.
func checkRepainted(t *testing.T, p *opc.Package, down int) {
	t.Helper()
	f := inExcelize(t, p)
	for i, want := range []string{"", "92D050", "0070C0"} {
		cell := fmt.Sprint("B", i+2+down)
		got := fillOf(t, p, sheetPart(t, p, "Sheet1"), cell)
		if got = got[max(0, len(got)-6):]; got != want {
			t.Errorf("%s is filled with %q, want %q", cell, got, want)
		}
		if id, err := f.GetCellStyle("Sheet1", cell); err != nil {
			t.Error(err)
		} else if style, err := f.GetStyle(id); err != nil || style.Font == nil || !style.Font.Bold {
			t.Errorf("%s is not bold: %v", cell, err)
		}
	}
	said := ""
	for _, text := range commentTexts(t, p, "Sheet1") {
		said += text + ";"
	}
	if !strings.Contains(said, "待核") || strings.Contains(said, "【") || strings.Contains(said, "年报助手") {
		t.Errorf("comments: %s", said)
	}
	if sheets := f.GetSheetList(); !slices.Equal(sheets, []string{"Sheet1", "表 2"}) {
		t.Errorf("sheets %v", sheets)
	}
	if names := f.GetDefinedName(); len(names) > 0 {
		t.Errorf("names %v", names)
	}
}

// rewrite changes a workbook as another program does, which writes all of it anew.
func rewrite(t *testing.T, p *opc.Package, change func(*excelize.File) error) *opc.Package {
	t.Helper()
	f := inExcelize(t, p)
	if err := change(f); err != nil {
		t.Fatalf("change: %v", err)
	}
	b, err := f.WriteToBuffer()
	if err != nil {
		t.Fatalf("f.WriteToBuffer: %v", err)
	}
	if p, err = opc.Read(b.Bytes()); err != nil {
		t.Fatalf("opc.Read: %v", err)
	}
	return p
}

// TestTakeOffMarksRewritten takes marks off workbooks that other programs have saved since, with rows put in.
func TestTakeOffMarksRewritten(t *testing.T) {
	p := painted(t)
	checkRepainted(t, edited(t, edited(t, p, paint), takeOff), 0)
	rewritten := rewrite(t, edited(t, p, paint), func(f *excelize.File) error { return f.InsertRows("Sheet1", 1, 2) })
	checkRepainted(t, edited(t, rewritten, takeOff), 2)
	unnamed := rewrite(t, edited(t, p, paint), func(f *excelize.File) error { // a program that keeps no names
		for _, n := range f.GetDefinedName() {
			if n.Scope == "Workbook" {
				n.Scope = ""
			}
			if err := f.DeleteDefinedName(&n); err != nil {
				return err
			}
		}
		return nil
	})
	clean := edited(t, unnamed, takeOff)
	if color := fillOf(t, clean, sheetPart(t, clean, "Sheet1"), "B2"); color != "" {
		t.Errorf("B2 is filled with %s", color)
	}
	if names := sheetNames(t, clean); !slices.Equal(names, []string{"Sheet1", "表 2"}) {
		t.Errorf("sheets %v", names)
	}
}

// TestTakeOffMarksReordered takes off the sheet of findings, and no other, when a program has moved sheets and left the
// numbers by which names hold on them, or has renamed it besides.
func TestTakeOffMarksReordered(t *testing.T) {
	const main = "xl/workbook.xml"
	for name, change := range map[string]func(string) string{
		"moved": func(s string) string { return s },
		"moved and renamed": func(s string) string {
			return strings.Replace(s, `name="校验结果"`, `name="检查"`, 1)
		},
		"another name": func(s string) string {
			return strings.ReplaceAll(strings.Replace(s, `name="校验结果"`, `name="检查"`, 1), markerName, "其他")
		},
	} {
		t.Run(name, func(t *testing.T) {
			p := edited(t, painted(t), paint)
			data, _ := p.Part(main)
			entries := regexp.MustCompile(`<sheet [^>]*?(/>|></sheet>)`).FindAllString(string(data), -1)
			moved := strings.Replace(string(data), strings.Join(entries, ""), strings.Join(entries[1:], "")+entries[0], 1)
			if moved == string(data) {
				t.Fatal("nothing was moved")
			}
			p.Set(main, []byte(change(moved)))
			clean := edited(t, p, takeOff)
			if names := sheetNames(t, clean); !slices.Equal(names, []string{"Sheet1", "表 2"}) {
				t.Errorf("sheets %v", names)
			}
			again := edited(t, p, func(e *Editor) error {
				return e.InsertFirstSheet(SheetData{Name: "校验结果", Title: "校验结果"})
			})
			if names := sheetNames(t, again); !slices.Contains(names, "Sheet1") || !slices.Contains(names, "表 2") {
				t.Errorf("sheets %v when marked again", names)
			}
		})
	}
}

// TestTakeOffMarksSince keeps what people have done with marked cells since.
func TestTakeOffMarksSince(t *testing.T) {
	marked := edited(t, painted(t), paint)
	since := rewrite(t, marked, func(f *excelize.File) error {
		style, err := f.NewStyle(&excelize.Style{Fill: excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{"FFFF00"}}})
		if err != nil {
			return err
		}
		return f.SetCellStyle("Sheet1", "B2", "B2", style)
	})
	clean := edited(t, since, takeOff)
	f := inExcelize(t, clean)
	id, err := f.GetCellStyle("Sheet1", "B2")
	if err != nil {
		t.Fatalf("f.GetCellStyle: %v", err)
	}
	if style, err := f.GetStyle(id); err != nil || len(style.Fill.Color) == 0 || !strings.HasSuffix(style.Fill.Color[0], "FFFF00") {
		t.Errorf("%+v, %v", style, err)
	}
}

// TestOfficeTakesOffMarks takes marks off a workbook that LibreOffice has saved since.
func TestOfficeTakesOffMarks(t *testing.T) {
	saved := savedByOffice(t, edited(t, painted(t), paint))
	checkRepainted(t, edited(t, saved, takeOff), 0)
}

// TestFilledSince fills cells where marks were taken off before, in rows and columns that the marks had made.
func TestFilledSince(t *testing.T) {
	p := xlsxtest.Book{Sheet: `<sheetData><row r="1"><c r="A1"><v>1</v></c></row><row r="5" spans="1:1" ht="30"/></sheetData>`, Styles: looks}.Package()
	marked := edited(t, p, mark("C1", "FFC7CE", ""), mark("A5", "FFC7CE", ""), mark("D9", "FFC7CE", ""))
	out := edited(t, marked, takeOff, number("D9", "5"), number("C1", "6"), number("A9", "7"))
	want := `<sheetData><row r="1"><c r="A1"><v>1</v></c><c r="C1"><v>6</v></c></row><row r="5" spans="1:1" ht="30"/><row r="9"><c r="A9"><v>7</v></c><c r="D9"><v>5</v></c></row></sheetData>`
	if got := part(t, out, sheet1); !strings.Contains(got, want) {
		t.Errorf("no %s in %s", want, got)
	}
}

// TestCutNotes shows what of a comment stays.
func TestCutNotes(t *testing.T) {
	for text, want := range map[string]string{
		"【错误 R01】一": "", "【错误 R01】一\n【错误 R02】二": "",
		"待核\n年报助手：\n【错误 R01】一\n【错误 R02】二": "待核",
		"【错误 R01】一\n已核对":                  "已核对",
		"原来填的是：8（其中 2 件）\n【错误 R01】一":      "原来填的是：8（其中 2 件）",
		"待核\n年报助手：\n【错误 R01】一\n原来填的是：8件":  "待核\n年报助手：\n原来填的是：8件",
		"待核\n\n又核": "待核\n\n又核", "年报助手：": "年报助手：",
	} {
		n := xmltree.Element("<text><t>" + cellText(text) + "</t></text>")
		runs(n)
		cutNotes(n, ours.IsNote)
		got := ""
		for _, piece := range piecesOf(n) {
			got += piece.text
		}
		if got != want {
			t.Errorf("%q becomes %q, want %q", text, got, want)
		}
	}
	// Pieces of which nothing is left go, with the runs that they were.
	n := xmltree.Element("<text><t>【错误 R01】一</t><r><t>\n</t></r><r><rPr/><t>张三</t></r></text>")
	if cutNotes(n, ours.IsNote); n.String() != "<text><r><rPr/><t>张三</t></r></text>" {
		t.Errorf("left is %s", n)
	}
}

// TestShowFirst opens the workbook on the first sheet that is seen.
func TestShowFirst(t *testing.T) {
	for states, want := range map[string]string{
		"": "<workbookView a=\"1\"/>", "hidden": `<workbookView a="1" activeTab="1"/>`, "hidden veryHidden": `<workbookView a="1" activeTab="2"/>`,
		"visible hidden": "<workbookView a=\"1\"/>", "hidden visible hidden": `<workbookView a="1" activeTab="1"/>`,
	} {
		sheets := ""
		for i, state := range append(strings.Fields(states), "visible") {
			sheets += fmt.Sprintf(`<sheet name="%d" sheetId="%d" state="%s"/>`, i, i+1, state)
		}
		all := xmltree.Element(`<workbook><bookViews><workbookView a="1" activeTab="7" firstSheet="3"/></bookViews><sheets>` + sheets + `</sheets></workbook>`)
		(&Editor{main: &document{root: all}}).showFirst(all.Child("sheets"))
		if got := all.Child("bookViews", "workbookView").String(); got != want {
			t.Errorf("%s: %s, want %s", states, got, want)
		}
	}
}

// TestDropNamesOf takes out the names of a sheet that is gone, and that by which it was known; those of later sheets move.
func TestDropNamesOf(t *testing.T) {
	name := func(name, sheet string) string {
		if sheet != "" {
			sheet = ` localSheetId="` + sheet + `"`
		}
		return `<definedName name="` + name + `"` + sheet + `>x</definedName>`
	}
	all := xmltree.Element(`<workbook><definedNames>` + name("甲", "") + name("乙", "0") + name("丙", "1") + name("丁", "2") + name(markerName, "3") + name(markerName, "") +
		`</definedNames></workbook>`)
	e := &Editor{main: &document{root: all}}
	e.dropNamesOf(1)
	if got, want := all.Child("definedNames").String(), `<definedNames>`+name("甲", "")+name("乙", "0")+name("丁", "1")+name(markerName, "")+`</definedNames>`; got != want {
		t.Errorf("%s, want %s", got, want)
	}
	for _, only := range []string{name("丙", "1"), ""} {
		all := xmltree.Element(`<workbook><definedNames>` + only + `</definedNames></workbook>`)
		(&Editor{main: &document{root: all}}).dropNamesOf(1)
		if all.Child("definedNames") != nil {
			t.Errorf("an empty list stays: %s", all)
		}
	}
}

// TestIsIn knows the sheet of findings by its title and its heads, which stand not far below it, in their columns.
func TestIsIn(t *testing.T) {
	sheet := func(title string, at int, heads ...string) *grid.Grid {
		g := &grid.Grid{Cells: []grid.Cell{{Text: title}}}
		for col, head := range heads {
			g.Cells = append(g.Cells, grid.Cell{Row: at, Col: col, Text: head})
		}
		return g
	}
	for i, c := range []struct {
		g    *grid.Grid
		want bool
	}{
		{sheet(" 校验结果 ", 1, "序号", "级别", "位置", "别的"), true}, {sheet("校验结果", maxAbove, "序号", " 级别", "位置"), true},
		{sheet("校验结果", maxAbove+1, "序号", "级别", "位置"), false}, {sheet("校验结果", 2, "序号", "位置", "级别"), false},
		{sheet("校验结果", 2, "序号", "级别"), false}, {sheet("结果", 1, "序号", "级别", "位置"), false}, {&grid.Grid{}, false},
	} {
		if got := ours.isIn(c.g); got != c.want {
			t.Errorf("%d: %v", i, got)
		}
	}
}

// TestColorOf tells the colour of a style's solid fill.
func TestColorOf(t *testing.T) {
	fills := map[string]string{
		`<fill><patternFill patternType="solid"><fgColor rgb="FFffc7ce"/></patternFill></fill>`:   "FFC7CE",
		`<fill><patternFill patternType="solid"><fgColor rgb="FFEB9C"/></patternFill></fill>`:     "FFEB9C",
		`<fill><patternFill patternType="solid"><fgColor theme="4"/></patternFill></fill>`:        "",
		`<fill><patternFill patternType="solid"/></fill>`:                                         "",
		`<fill><patternFill patternType="gray125"><fgColor rgb="FFFFC7CE"/></patternFill></fill>`: "",
		`<fill><gradientFill/></fill>`: "", ``: "",
	}
	for fill, want := range fills {
		e, err := Open(xlsxtest.Book{Sheet: `<sheetData/>`, Styles: `<fills><fill/>` + fill + `</fills><cellXfs><xf/><xf fillId="1"/></cellXfs>`}.Package())
		if err != nil {
			t.Fatalf("Open: %v", err)
		}
		styles, err := e.styleSheet()
		if err != nil {
			t.Fatalf("e.styleSheet: %v", err)
		}
		if got := styles.colorOf("1"); got != want {
			t.Errorf("%s is %q, want %q", fill, got, want)
		}
	}
}
