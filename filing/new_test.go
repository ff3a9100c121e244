package filing

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"nianbao/filing/filingtest"
	"nianbao/form/define"
	"nianbao/templates"
)

// TestNew shows which workbook is made of what is asked for, and how it is called where nobody says so.
func TestNew(t *testing.T) {
	l := Builtin()
	last := yearBefore(t, books[0])
	undated := spoiled(t, func(s *filingtest.Spoiler) { s.Text("基本信息!B5", "") })
	t.Chdir(t.TempDir())
	for _, test := range []struct {
		blank   Blank
		out     string
		edition string
		year    int
		agency  string
		carried string // something that was taken over
		left    string // and not
	}{
		{Blank{Agency: " 甲县司法局 ", Year: 2024}, "甲县司法局2024年政府信息公开工作年度报告统计表.xlsx", "2021", 2024, "甲县司法局", "", ""},
		{Blank{Year: 2020}, "2020年政府信息公开工作年度报告统计表.xlsx", "2019", 2020, "", "", ""},
		{Blank{}, "政府信息公开工作年度报告统计表（2021版）.xlsx", "2021", 0, "", "", ""},
		{Blank{Edition: "2019", Out: "旧.XLSX"}, "旧.XLSX", "2019", 0, "", "", ""},
		{Blank{From: last, Out: "a.xlsx"}, "a.xlsx", "2021", 2024, "示例市人民政府", "机关名称", last + " 有 2 个错误没有改，带过来的不一定对，请先用 nianbao check 检查。"},
		{Blank{From: last, Out: "d.xlsx"}, "d.xlsx", "2021", 2024, "示例市人民政府", "“二、上年结转政府信息公开申请数量”的“自然人”等 6 格（合计 34）", "“规章”的“现行有效件数”（上年 11）、“行政规范性文件”的“现行有效件数”（上年 66）与本年的数有关，没有填，选中那一格有提示。"},
		{Blank{From: last, Year: 2024, Agency: "示例市政府", Out: "b.xlsx"}, "b.xlsx", "2021", 2024, "示例市政府", "地址", "机关名称用的是“示例市政府”，上年报告是“示例市人民政府”，请看是不是同一机关的。"},
	} {
		made, err := l.New(test.blank)
		if err != nil {
			t.Errorf("%+v: %v", test.blank, err)
			continue
		}
		f, err := l.Open(made.Path, "")
		if err != nil {
			t.Errorf("%+v: %v", test.blank, err)
			continue
		}
		if r := f.Report; made.Path != test.out || r.Form.Edition != test.edition || r.Year != test.year || r.Agency != test.agency || !f.isBlank() {
			t.Errorf("%+v: %s, %s, %d, %s, blank %v", test.blank, made.Path, r.Form.Edition, r.Year, r.Agency, f.isBlank())
		}
		if (made.Carried != nil || test.carried != "") && !slices.Contains(made.Carried, test.carried) || (made.Left != nil || test.left != "") && !slices.Contains(made.Left, test.left) {
			t.Errorf("%+v: %q, %q", test.blank, made.Carried, made.Left)
		}
	}
	for _, test := range []struct {
		blank Blank
		want  string
	}{
		{Blank{Edition: "1999"}, "没有“1999”这个版本。可用的版本："},
		{Blank{Edition: "202l"}, "是不是 2021？可用的版本："},
		{Blank{Year: 1999}, "没有适用于这一年度的版本"},
		{Blank{Edition: "2019", Year: 2024}, "不能用于 2024年。请改 --year，或者去掉 --edition 由程序按年度选择。"},
		{Blank{Out: "a.docx"}, "a.docx：输出的文件名要以 .xlsx 结尾"},
		{Blank{Out: "旧.XLSX"}, "旧.XLSX：文件已经存在，没有覆盖"},
		{Blank{From: "无.xlsx"}, "无.xlsx：文件不存在"},
		{Blank{From: undated}, "没有写年度，不知道新建哪一年的。请加 --year。"},
		{Blank{From: last, Year: 2025}, "这是 2023年的，不是上年（2024年）的。请用 --from 给出上年的统计表或报告，或者去掉 --year。"},
		{Blank{From: last, Out: last, Force: true}, "输出文件就是输入文件"},
	} {
		if made, err := l.New(test.blank); err == nil || made != nil || !strings.Contains(err.Error(), test.want) {
			t.Errorf("%+v: %+v, %v", test.blank, made, err)
		}
	}
	if made, err := l.New(Blank{From: undated, Year: 2024, Out: "c.xlsx"}); err != nil || made.Carried == nil {
		t.Errorf("of a report without a year: %+v, %v", made, err)
	}
}

// TestDraftForm drafts a definition from a table, reads it, and says what cannot be drafted.
func TestDraftForm(t *testing.T) {
	dir := t.TempDir()
	book := func(name string, rows ...[]any) string {
		f := excelize.NewFile()
		defer f.Close()
		for i, row := range rows {
			cell, err := excelize.CoordinatesToCellName(1, i+1)
			if err == nil {
				err = f.SetSheetRow("Sheet1", cell, &row)
			}
			if err != nil {
				t.Fatalf("set a row: %v", err)
			}
		}
		path := filepath.Join(dir, name)
		if err := f.SaveAs(path); err != nil {
			t.Fatalf("f.SaveAs: %v", err)
		}
		return path
	}
	table := book("表.xlsx", []any{"项目", "制发件数", "废止件数"}, []any{"规章"}, []any{"规范性文件"})
	out := filepath.Join(dir, "新", "格式")
	d, err := Builtin().DraftForm(table, "", out, false)
	if err != nil {
		t.Fatalf("DraftForm: %v", err)
	}
	if d.Path != filepath.Join(out, "form.yaml") || d.Tables != 1 || len(d.Unread) > 0 {
		t.Errorf("%+v", d)
	}
	schema, err := os.ReadFile(filepath.Join(out, "form.schema.json"))
	if err != nil || !slices.Equal(schema, templates.Schema) {
		t.Errorf("the schema: %d bytes, %v", len(schema), err)
	}
	f, err := define.LoadDir(out)
	if err != nil || len(f.Cells) != 4 {
		t.Errorf("read back: %+v, %v", f, err)
	}
	if c := CheckForm(out); c.Err != nil || len(c.Faults) > 0 || c.More || c.File != d.Path {
		t.Errorf("checked: %+v", c)
	}
	if c := CheckForm(dir); c.Err == nil {
		t.Errorf("a folder without a definition: %+v", c)
	}
	data := convertTo(t, books[0], "a.json")
	inTheWay := filepath.Join(dir, "文件")
	if err := os.WriteFile(inTheWay, nil, 0o666); err != nil {
		t.Fatalf("os.WriteFile: %v", err)
	}
	taken := filepath.Join(dir, "占")
	if err := os.MkdirAll(filepath.Join(taken, "form.schema.json"), 0o777); err != nil {
		t.Fatalf("os.MkdirAll: %v", err)
	}
	for _, test := range []struct{ about, path, dir, want string }{
		{"a folder in the place of the schema", table, taken, "form.schema.json："},
		{"there already", table, out, "form.yaml：文件已经存在，没有覆盖"},
		{"no file", filepath.Join(dir, "无.xlsx"), out, "文件不存在"},
		{"data", data, out, "这个文件里没有表格。请给空白的统计表。"},
		{"no table", book("空.xlsx", []any{"说明"}), out, "里面没有认出表：一张表要有几个列名并排"},
		{"a file in the way", table, filepath.Join(inTheWay, "格式"), "文件夹"},
	} {
		if d, err := Builtin().DraftForm(test.path, "", test.dir, false); err == nil || d != nil || !strings.Contains(err.Error(), test.want) {
			t.Errorf("%s: %+v, %v", test.about, d, err)
		}
	}
	if _, err := Builtin().DraftForm(table, "", out, true); err != nil {
		t.Errorf("by force: %v", err)
	}
}

// TestExportTemplate writes the template of an edition as it is, and says what it is not written as.
func TestExportTemplate(t *testing.T) {
	l := Builtin()
	want, err := l.template(l.Forms[0])
	if err != nil {
		t.Fatalf("l.template: %v", err)
	}
	t.Chdir(t.TempDir())
	for _, out := range []string{"", "a.DOCX"} {
		path, err := l.ExportTemplate("2019", out, false)
		data, readErr := os.ReadFile(path)
		if err != nil || readErr != nil || !slices.Equal(data, want) || out == "" && path != "年报模板（2019版）.docx" {
			t.Errorf("%q: %s, %v, %v", out, path, err, readErr)
		}
	}
	for _, test := range []struct{ edition, out, want string }{
		{"1999", "b.docx", "没有“1999”这个版本"}, {"2019", "b.doc", "b.doc：输出的文件名要以 .docx 结尾"}, {"2019", "a.DOCX", "文件已经存在"},
	} {
		if _, err := l.ExportTemplate(test.edition, test.out, false); err == nil || !strings.Contains(err.Error(), test.want) {
			t.Errorf("%+v: %v", test, err)
		}
	}
	fonts, err := l.Fonts()
	if err != nil || !slices.Contains(fonts, "仿宋_GB2312") || !slices.Contains(fonts, "Times New Roman") || len(slices.Compact(slices.Sorted(slices.Values(fonts)))) != len(fonts) {
		t.Errorf("%q, %v", fonts, err)
	}
}
