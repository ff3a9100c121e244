package record

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"nianbao/filing/filingtest"
)

// TestNoData says of files that are no data what they are, and of several how they cannot be laid over one another.
func TestNoData(t *testing.T) {
	csv := write(t, "a.csv", []byte("单位,数\n甲局,1\n"))
	book := workbook(t, [][]any{{"单位"}, {"甲局"}}, nil)
	hidden := workbook(t, [][]any{{"单位"}}, func(f *excelize.File) {
		_, err := f.NewSheet("别的")
		filingtest.Must(t, err)
		filingtest.Must(t, f.SetCellValue("别的", "A1", "单位"))
	})
	for _, test := range []struct {
		about string
		from  Source
		want  string
	}{
		{"no file", Source{Paths: []string{filepath.Join(t.TempDir(), "无.csv")}}, "无.csv：数据文件打不开。请用 --data 写明数据文件（.json、.xlsx 或 .csv）的名字。"},
		{"a page", Source{Paths: []string{write(t, "a.htm", []byte(" \n<html>"))}}, "数据文件是网页或 XML，不是 JSON、工作簿或 CSV。请用 WPS 或 Excel 打开它，另存为 .xlsx 再试。"},
		{"of no known kind", Source{Paths: []string{write(t, "a.md", []byte("单位,数\n甲局,1\n"))}}, "看不出这是什么数据文件。"},
		{"no text", Source{Paths: []string{write(t, "a.csv", []byte("\x00\x01\xff"))}}, "a.csv：数据文件"},
		{"a damaged workbook", Source{Paths: []string{write(t, "a.xlsx", []byte("PK\x03\x04"))}}, "a.xlsx："},
		{"an old file that is no workbook", Source{Paths: []string{write(t, "a.xls", append(slices.Clone(compound), make([]byte, 600)...))}}, "a.xls："},
		{"a sheet of text", Source{Paths: []string{csv}, Sheet: "表"}, "写了 --sheet，可是数据文件不是工作簿"},
		{"no such sheet", Source{Paths: []string{book}, Sheet: "表"}, "没有工作表“表”。工作簿里有“Sheet1”，请改正 --sheet。"},
		{"rows twice", Source{Paths: []string{csv, book}}, "有两个按行的数据文件，另一个是 " + csv + "。一次只能有一个工作簿或 CSV；各份共用的内容请写在 JSON 里。"},
	} {
		set, err := test.from.Read()
		if err == nil || set != nil || !strings.Contains(err.Error(), test.want) {
			t.Errorf("%s: %v, %v", test.about, set, err)
		}
	}
	for sheet, want := range map[string]string{"": "x.xlsx 用的是工作表“Sheet1”，另有“别的”没有用；要用别的请写 --sheet", " 别的 ": ""} {
		at, passed, err := func() (int, string, error) {
			book, _, err := bookOf(hidden, dataFile, "")
			filingtest.Must(t, err)
			return choose(hidden, book, sheet)
		}()
		if err != nil || passed != want || at != map[bool]int{true: 0, false: 1}[sheet == ""] {
			t.Errorf("%q: %d, %s, %v", sheet, at, passed, err)
		}
	}
	blank := workbook(t, [][]any{{"单位"}}, func(f *excelize.File) { _, err := f.NewSheet("空"); filingtest.Must(t, err) })
	if book, _, err := bookOf(blank, dataFile, ""); err != nil {
		t.Errorf("with a blank sheet: %v", err)
	} else if _, passed, err := choose(blank, book, ""); err != nil || passed != "" {
		t.Errorf("a blank sheet is told of: %s, %v", passed, err)
	}
	old, err := os.ReadFile("../../testdata/huaian-2024.xls")
	filingtest.Must(t, err)
	book2, _, err := bookOf(write(t, "旧.et", old), dataFile, "")
	if err != nil || len(book2.Grids) < 3 {
		t.Errorf("an old workbook: %v", err)
	}
}

// TestSeen tells of what a person sees otherwise in a sheet than it is taken.
func TestSeen(t *testing.T) {
	yuan, cents := `#,##0"元"`, "0.0"
	path := workbook(t, [][]any{{"单位", "数", "价"}, {"甲局", 1234, 0.26}, {"乙局", 2, 0.5}, {"丙局", 3, 1}}, func(f *excelize.File) {
		style(t, f, "B2", &excelize.Style{CustomNumFmt: &yuan})
		style(t, f, "C2", &excelize.Style{CustomNumFmt: &cents})
		style(t, f, "A3", &excelize.Style{Font: &excelize.Font{Strike: true}})
		filingtest.Must(t, f.SetRowVisible("Sheet1", 4, false))
	})
	set, err := (Source{Paths: []string{path}}).Read()
	filingtest.Must(t, err)
	want := []string{"x.xlsx 的 第 4 行 是隐藏的（看不见），也算在数据里；不要的请先删去", "x.xlsx 的 A3 有删除线，也算在数据里；不要的请先删去",
		"x.xlsx 的 C2（显示 0.3，存的是 0.26） 照显示的印，计算和比较用存的数"}
	if len(set.Remarks) != 4 || !slices.Equal(set.Remarks[:3], want) || !strings.HasPrefix(set.Remarks[3], "x.xlsx 的 B2（显示 1,234元，印 1234） 的数不照显示的印；") {
		t.Errorf("%q", set.Remarks)
	}
	if len(set.Records) != 3 || set.Together == nil {
		t.Errorf("%+v", set)
	}
}
