package record

import (
	"bytes"
	"encoding/json"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/xuri/excelize/v2"

	"nianbao/action"
	"nianbao/filing/filingtest"
	"nianbao/ooxml/opc"
)

// workbook writes rows to a workbook, to which more is done before it is saved.
func workbook(t *testing.T, rows [][]any, more func(f *excelize.File)) string {
	t.Helper()
	f := excelize.NewFile()
	for i, r := range rows {
		ref, _ := excelize.CoordinatesToCellName(1, i+1)
		filingtest.Must(t, f.SetSheetRow("Sheet1", ref, &r))
	}
	if more != nil {
		more(f)
	}
	path := filepath.Join(t.TempDir(), "x.xlsx")
	filingtest.Must(t, f.SaveAs(path))
	return path
}

func style(t *testing.T, f *excelize.File, ref string, s *excelize.Style) {
	t.Helper()
	id, err := f.NewStyle(s)
	filingtest.Must(t, err)
	filingtest.Must(t, f.SetCellStyle("Sheet1", ref, ref, id))
}

func TestWorkbook(t *testing.T) {
	date, percent := "yyyy年m月d日", "0%"
	path := workbook(t, [][]any{{" 单位 ", "编\n号", "数", "日期", "是"}, {"甲局", "0012", 0.1, 45306, true}, {}, {"乙局", nil, 0.256}},
		func(f *excelize.File) {
			style(t, f, "D2", &excelize.Style{CustomNumFmt: &date})
			style(t, f, "C4", &excelize.Style{CustomNumFmt: &percent})
			filingtest.Must(t, f.SetRowVisible("Sheet1", 4, false))
			filingtest.Must(t, f.SetCellFormula("Sheet1", "B4", "1+1"))
			filingtest.Must(t, f.SetColVisible("Sheet1", "D", false))
			_, err := f.NewSheet("别的")
			filingtest.Must(t, err)
			filingtest.Must(t, f.SetCellValue("别的", "A1", "说明"))
		})
	if _, err := (Source{Paths: []string{path}}).Read(); err == nil || !strings.Contains(err.Error(), "B4的公式没有存结果") {
		t.Fatalf("an uncalculated formula is read: %v", err)
	}
	f, err := excelize.OpenFile(path)
	filingtest.Must(t, err)
	filingtest.Must(t, f.SetCellFormula("Sheet1", "B4", ""))
	filingtest.Must(t, f.SaveAs(path))
	set, err := (Source{Paths: []string{path}}).Read()
	filingtest.Must(t, err)
	first := map[string]any{"单位": "甲局", "编号": "0012", "数": json.Number("0.1"), "日期": "2024年1月15日", "是": true}
	second := map[string]any{"单位": "乙局", "编号": nil, "数": action.Seen{Number: "0.256", Text: "26%"}, "日期": nil, "是": nil}
	all := []any{first, second}
	want := []Record{
		{"x.xlsx 第 2 行", merged(first, map[string]any{AllRows: all})},
		{"x.xlsx 第 4 行", merged(second, map[string]any{AllRows: all})},
	}
	if diff := cmp.Diff(want, set.Records); diff != "" {
		t.Error(diff)
	}
	remarks := []string{
		"x.xlsx 用的是工作表“Sheet1”，另有“别的”没有用；要用别的请写 --sheet",
		"x.xlsx 的 D 列、第 4 行 是隐藏的（看不见），也算在数据里；不要的请先删去",
		"x.xlsx 的 C4（显示 26%，存的是 0.256） 照显示的印，计算和比较用存的数",
	}
	if diff := cmp.Diff(remarks, set.Remarks); diff != "" {
		t.Error(diff)
	}
}

func TestWorkbookRefused(t *testing.T) {
	rows := [][]any{{"单位", "数"}, {"甲局", 1}, {"乙局", 2}}
	for name, test := range map[string]struct {
		more func(f *excelize.File)
		want string
	}{
		"error value": {func(f *excelize.File) { filingtest.Must(t, f.SetCellStr("Sheet1", "D3", "x")) }, "D3 有“x”，可是第一行的这一列没有名称"},
		"a cell that is an error value": {func(f *excelize.File) {
			filingtest.Must(t, f.SetCellFormula("Sheet1", "B3", "1/0"))
			filingtest.Must(t, f.UpdateLinkedValue())
		}, "B3的公式没有存结果；请用 WPS 或 Excel 打开，重新计算并保存"},
		"cells merged in a row": {func(f *excelize.File) { filingtest.Must(t, f.MergeCell("Sheet1", "A3", "B3")) }, "A3是合并的格；请取消合并"},
		"merged cells":          {func(f *excelize.File) { filingtest.Must(t, f.MergeCell("Sheet1", "A2", "A3")) }, "A2是合并的格"},
		"title": {func(f *excelize.File) {
			filingtest.Must(t, f.InsertRows("Sheet1", 1, 1))
			filingtest.Must(t, f.SetCellStr("Sheet1", "A1", "名单"))
		}, "B2 有“数”，可是"},
		"twins":  {func(f *excelize.File) { filingtest.Must(t, f.SetCellStr("Sheet1", "B1", " 单位")) }, "A1 和 B1 的名称都是“单位”"},
		"braces": {func(f *excelize.File) { filingtest.Must(t, f.SetCellStr("Sheet1", "B1", "{{数}}")) }, "B1 的名称“{{数}}”里有大括号"},
	} {
		if _, err := (Source{Paths: []string{workbook(t, rows, test.more)}}).Read(); err == nil || !strings.Contains(err.Error(), test.want) {
			t.Errorf("%s: got %v, want %s", name, err, test.want)
		}
	}
	if _, err := (Source{Paths: []string{write(t, "x.json", []byte(`{"a":1}`))}, Sheet: "表"}).Read(); err == nil {
		t.Error("a sheet of JSON is read")
	}
}

func TestStale(t *testing.T) {
	path := workbook(t, [][]any{{"单位", "数", "和"}, {"甲局", 1, 5}}, func(f *excelize.File) {
		filingtest.Must(t, f.SetCellFormula("Sheet1", "C2", "B2+1"))
		filingtest.Must(t, f.UpdateLinkedValue())
	})
	// The library drops the result that is stored beside a formula: it is written by hand.
	data := stored(t, path)
	set, err := (Source{Paths: []string{write(t, "x.xlsx", data)}}).Read()
	filingtest.Must(t, err)
	if len(set.Remarks) != 1 || !strings.Contains(set.Remarks[0], "C2 的公式存的结果不是现在应当算出的") {
		t.Errorf("got %q", set.Remarks)
	}
	if got := set.Records[0].Values["和"]; got != json.Number("5") {
		t.Errorf("got %v", got)
	}
}

// stored returns a workbook in which 5 is stored as the result of every formula.
func stored(t *testing.T, path string) []byte {
	t.Helper()
	pkg, err := opc.ReadFile(path)
	filingtest.Must(t, err)
	const part = "xl/worksheets/sheet1.xml"
	sheet, _ := pkg.Part(part)
	end := []byte("</f>")
	before, after, ok := bytes.Cut(sheet, end)
	if !ok {
		t.Fatal("no formula")
	}
	after = regexp.MustCompile(`^<v>[^<]*</v>|^<v/>|^<v></v>`).ReplaceAll(after, nil)
	pkg.Set(part, slices.Concat(before, end, []byte("<v>5</v>"), after))
	data, err := pkg.Bytes()
	filingtest.Must(t, err)
	return data
}
