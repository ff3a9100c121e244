package filing

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"nianbao/check"
	"nianbao/form"
	"nianbao/render/sheet"
)

// TestRowsOfOneName reads the workbook of a form in which rows of two tables have the same name.
func TestRowsOfOneName(t *testing.T) {
	l, err := LoadDir("testdata/form-two-tables")
	if err != nil {
		t.Fatalf("LoadDir: %v", err)
	}
	r := form.NewReport(l.Forms[0])
	for i, c := range r.Form.Cells {
		r.SetValue(c, form.ParseValue([]string{"3", "5"}[i], 0, c.Unit(), ""))
	}
	data, err := sheet.Workbook(r)
	if err != nil {
		t.Fatalf("sheet.Workbook: %v", err)
	}
	f, err := l.Open(written(t, "t.xlsx", data), "")
	if err != nil {
		t.Fatalf("l.Open: %v", err)
	}
	if len(f.Report.Faults) > 0 {
		t.Errorf("%+v", f.Report.Faults)
	}
	for i, c := range r.Form.Cells {
		if have := f.Report.Value(f.Report.Form.Cell(c.ID)).Normalized(); have != []string{"3", "5"}[i] {
			t.Errorf("%s is %q", c.ID, have)
		}
	}
}

// TestRowWithoutLabel reads a published page whose tables have one row of figures each and no label for it.
func TestRowWithoutLabel(t *testing.T) {
	l, err := LoadDir("testdata/form-enforcement")
	if err != nil {
		t.Fatalf("LoadDir: %v", err)
	}
	f, err := l.Open(filepath.Join("testdata", "form-enforcement", "real.html"), "")
	if err != nil {
		t.Fatalf("l.Open: %v", err)
	}
	for id, want := range map[string]string{
		"penalties.all.warning": "12175", "penalties.all.total": "108156", "penalties.all.amount": "1753.79",
		"permits.all.applied": "26569", "permits.all.revoked": "5",
	} {
		if have := f.Report.Value(f.Report.Form.Cell(id)).Normalized(); have != want {
			t.Errorf("%s is %q, want %s", id, have, want)
		}
	}
	for _, fault := range f.Report.Faults {
		if fault.Table != nil {
			t.Errorf("%+v", fault)
		}
	}
	if r := f.Report; r.Agency != "示例县" || r.Year != 2024 {
		t.Errorf("%s, %d", r.Agency, r.Year)
	}
}

// unlabelled is a form with tables whose only row has no label, alone and below another, under groups as well.
const unlabelled = `
edition: x
title: 行政执法年度数据
about: 现公布{{机关名称}}{{年度}}年数据。
years: {from: 2019}
particulars:
  - {id: agency, name: 机关名称, label: 机关名称}
  - {id: year, name: 年度, label: 年度}
  - {id: date, name: 成文日期, label: 成文日期}
sections:
  - {title: 一、行政处罚, sheet: 行政处罚, tables: [penalties]}
  - {title: 二、其他执法, sheet: 其他执法, tables: [checks, permits]}
tables:
  - id: penalties
    name: 处罚
    over: 行政处罚实施数量
    columns: [{id: warning, name: 警告, label: 警告, unit: 宗}, {id: fine, name: 罚款, label: 罚款, unit: 宗}, {id: total, name: 合计, label: 合计, unit: 宗}]
    rows: [{id: all, name: 全部, label: ""}]
  - id: checks
    name: 检查
    heading: 行政检查
    corner: 方式
    columns: [{id: times, name: 次数, label: 次数, unit: 次}]
    rows: [{id: site, name: 现场, label: 现场检查}, {id: remote, name: 非现场, label: 非现场检查}]
  - id: permits
    name: 许可
    heading: 行政许可
    columns:
      - {label: 申请, columns: [{id: online, name: 网上申请, label: 网上}, {id: counter, name: 窗口申请, label: 窗口}]}
      - {label: 许可, columns: [{id: granted_online, name: 网上许可, label: 网上}, {id: granted_counter, name: 窗口许可, label: 窗口}]}
    rows: [{id: all, name: 全部, label: ""}]
relations:
  - id: R01
    says: 合计等于各项之和
    basis: 样式
    each: row of penalties
    equation: total = warning + fine
    mend: 请核对。
    holds: {warning: 1, total: 1}
    breaks: {warning: 1, total: 2}
`

// TestUnlabelledRow makes of tables whose only row has no label what offices publish, the figures right below the labels
// of columns, as blank workbook, workbook, document and page, and reads each back.
func TestUnlabelledRow(t *testing.T) {
	dir := t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, "form.yaml"), []byte(unlabelled), 0o666); err != nil {
		t.Fatalf("os.WriteFile: %v", err)
	}
	l, err := LoadDir(dir)
	if err != nil {
		t.Fatalf("LoadDir: %v", err)
	}
	blank := filepath.Join(dir, "blank.xlsx")
	if _, err := l.New(Blank{Agency: "甲县某局", Year: 2024, Out: blank}); err != nil {
		t.Fatalf("l.New: %v", err)
	}
	f, err := l.Open(blank, "")
	if err != nil {
		t.Fatalf("l.Open: %v", err)
	}
	for _, fault := range f.Report.Faults {
		t.Errorf("blank: %+v", fault)
	}
	for _, g := range f.Report.Book.Grids[1:3] {
		for i := range g.Cells {
			if text := g.Cells[i].Text; text == "全部" || text == "数量" {
				t.Errorf("%s: a label %q is printed", g.Name, text)
			}
		}
	}
	r := form.NewReport(l.Forms[0])
	r.Agency, r.Particulars[form.Agency] = "甲县某局", "甲县某局"
	r.Year, r.Particulars[form.Year], r.Particulars[form.Date] = 2024, "2024", "2025年1月20日"
	for i, c := range r.Form.Cells {
		r.SetValue(c, form.ParseValue([]string{"3", "5", "8", "11", "0", "21", "22", "23", "24"}[i], 0, c.Unit(), ""))
	}
	data, err := sheet.Workbook(r)
	if err != nil {
		t.Fatalf("sheet.Workbook: %v", err)
	}
	book := written(t, "book.xlsx", data)
	for _, ending := range []string{".xlsx", ".docx", ".html", ".json"} {
		path := book
		if ending != ".xlsx" {
			path = filepath.Join(dir, "out"+ending)
			if done, err := l.Convert(book, Conversion{Out: path}); err != nil || done.Path == "" {
				t.Fatal(ending, err, done)
			}
		}
		back, err := l.Open(path, "")
		if err != nil {
			t.Fatal(ending, err)
		}
		for _, c := range r.Form.Cells {
			if want, have := r.Value(c).Normalized(), back.Report.Value(c).Normalized(); want != have {
				t.Errorf("%s: %s is %q, want %q", ending, c.ID, have, want)
			}
		}
		for _, finding := range l.Check(back) {
			t.Errorf("%s: %s %s %s", ending, finding.Rule.ID, finding.Place, finding.Message)
		}
	}
	r.SetValue(r.Form.Cell("penalties.all.total"), form.ParseValue("9", 0, "宗", ""))
	for _, finding := range check.Report(r, l.Forms) {
		if strings.Contains(finding.Message, "“”") || strings.HasPrefix(finding.Message, "：") {
			t.Errorf("names no label: %s", finding.Message)
		}
	}
}
