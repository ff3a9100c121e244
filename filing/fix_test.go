package filing

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/shopspring/decimal"
	"github.com/xuri/excelize/v2"

	"nianbao/filing/filingtest"
	"nianbao/filing/fix"
	"nianbao/form"
)

// told spells changes as the cases have them: 依申请公开!J6: 3119 → =SUM(D6:I6)（3118）. The results on 校验 follow.
func told(changes []fix.Change) []string {
	var list []string
	for _, c := range changes {
		if c.Place.Sheet == "校验" {
			continue
		}
		list = append(list, strings.TrimPrefix(c.Place.String()+": ", ": ")+c.Before+" → "+c.After)
	}
	return list
}

// TestFixCertain shows that only what is certain is mended, and that the rest is told of.
func TestFixCertain(t *testing.T) {
	for _, test := range []struct {
		name                   string
		spoil                  func(*filingtest.Spoiler)
		changes, doubts, unset []string
	}{
		{name: "an amount in yuan under a header that says so", spoil: func(s *filingtest.Spoiler) {
			s.Text("主动公开!B15", "本年收费金额（单位：元）")
			s.Text("主动公开!B16", "251,000")
		}, changes: []string{"主动公开!B16: 文本“251,000” → 251000"}},
		{name: "an amount in yuan under a header in ten thousands", spoil: func(s *filingtest.Spoiler) {
			s.Text("主动公开!B16", "251000元")
		}, changes: []string{"主动公开!B16: 文本“251000元” → 25.1"}},
		{name: "a total that its parts do not come to", spoil: func(s *filingtest.Spoiler) {
			s.Number("复议诉讼!E6", "350")
		}, changes: []string{"复议诉讼!E6: 350 → =SUM(A6:D6)（351）"}, doubts: []string{"复议诉讼!E6: 350 → =SUM(A6:D6)（351）"}},
		{name: "a part that is reckoned from the typed total", spoil: func(s *filingtest.Spoiler) {
			s.Number(filingtest.Applied+"!J6", "3119")
			s.Formula(filingtest.Applied+"!D6", "J6-SUM(E6:I6)", "3001")
		}, unset: []string{"依申请公开!J6: 3119 → 放上公式会循环引用"}},
		{name: "a row merged over a word for none", spoil: func(s *filingtest.Spoiler) {
			s.Rewrite(func(f *excelize.File) error {
				if err := f.SetCellStr(filingtest.Applied, "D24", "无"); err != nil {
					return err
				}
				return f.MergeCell(filingtest.Applied, "D24", "I24")
			})
		}},
		{name: "blank cells that are merged", spoil: func(s *filingtest.Spoiler) { // no one of them is the one that 0 stands for
			s.Text(filingtest.Applied+"!F6", "")
			s.Rewrite(func(f *excelize.File) error { return f.MergeCell(filingtest.Applied, "F6", "G6") })
		}},
		{name: "blank cells that are merged with their total", spoil: func(s *filingtest.Spoiler) {
			s.Text(filingtest.Applied+"!D24", "")
			s.Rewrite(func(f *excelize.File) error { return f.MergeCell(filingtest.Applied, "D24", "J24") })
		}},
		{name: "a row that stands twice", spoil: func(s *filingtest.Spoiler) {
			s.Text(filingtest.Applied+"!C23", "2.重复申请")
			s.Number(filingtest.Applied+"!J6", "3119")
		}},
		{name: "a remark", spoil: func(s *filingtest.Spoiler) { s.Text(filingtest.Applied+"!J6", "3119（其中网上 20 件）") },
			changes: []string{"依申请公开!J6: 文本“3119（其中网上 20 件）” → =SUM(D6:I6)（3119）"}},
	} {
		t.Run(test.name, func(t *testing.T) {
			f, err := Builtin().Open(spoiled(t, test.spoil), "")
			if err != nil {
				t.Fatalf("Builtin().Open: %v", err)
			}
			out := filepath.Join(t.TempDir(), "改正.xlsx")
			fixed, err := Builtin().Fix(f, Fixing{Out: out, ZeroBlanks: true})
			if err != nil {
				t.Fatalf("Builtin().Fix: %v", err)
			}
			if diff := cmp.Diff([][]string{test.changes, test.doubts, test.unset}, [][]string{told(fixed.Changes), told(fixed.Doubts), told(fixed.Unset)}); diff != "" {
				t.Errorf("changes, doubts, unset (-want +got)\n%s", diff)
			}
			after, err := Builtin().Open(out, "")
			if err != nil {
				t.Fatalf("Builtin().Open: %v", err)
			}
			for _, c := range f.Report.Form.Cells {
				was, is := f.Report.Value(c), after.Report.Value(c)
				if was.State == form.Number && !was.Number.Equal(is.Number) && len(test.doubts) == 0 {
					t.Errorf("%s was %s and is %s", c.ID, was.Number, is.Number)
				}
			}
		})
	}
}

// opened opens the workbook of a case.
func opened(t *testing.T, spoil func(*filingtest.Spoiler)) *Filing {
	t.Helper()
	f, err := Builtin().Open(spoiled(t, spoil), "")
	if err != nil {
		t.Fatalf("Builtin().Open: %v", err)
	}
	return f
}

// TestMisread shows what in a mended workbook is not as it was meant to be.
func TestMisread(t *testing.T) {
	sound := func(*filingtest.Spoiler) {}
	other, err := os.ReadFile(books[1])
	if err != nil {
		t.Fatalf("os.ReadFile: %v", err)
	}
	for _, test := range []struct {
		name        string
		meant, read func(*filingtest.Spoiler)
		want        string
	}{
		{"the same", sound, sound, ""},
		{"another figure", sound, func(s *filingtest.Spoiler) { s.Number(filingtest.Applied+"!D6", "3002") }, "依申请公开!D6"},
		{"no figure", sound, func(s *filingtest.Spoiler) { s.Text(filingtest.Applied+"!D6", "") }, "依申请公开!D6"},
		{"a figure where there was nothing", func(s *filingtest.Spoiler) { s.Text(filingtest.Applied+"!D6", "") }, sound, "依申请公开!D6"},
		{"a figure where there were words", func(s *filingtest.Spoiler) { s.Text(filingtest.Applied+"!D6", "无此类") }, sound, "依申请公开!D6"},
		{"another formula", sound, func(s *filingtest.Spoiler) { s.Formula(filingtest.Applied+"!J6", "SUM(D6:H6)", "3119") }, "依申请公开!J6"},
		{"a formula's figure alone", sound, func(s *filingtest.Spoiler) { s.Number(filingtest.Applied+"!J6", "3119") }, "依申请公开!J6"},
		{"a figure in another unit", sound, func(s *filingtest.Spoiler) { s.Text("主动公开!B15", "本年收费金额（单位：元）") }, "主动公开!B16"},
		{"another edition", sound, func(s *filingtest.Spoiler) {
			s.Replace(other)
		}, "版本"},
	} {
		t.Run(test.name, func(t *testing.T) {
			meant := opened(t, test.meant).Report
			result, err := fix.Apply(meant, nil, nil, fix.Options{})
			if err != nil {
				t.Fatalf("fix.Apply: %v", err)
			}
			got := "版本"
			if cell, ok := result.Misread(opened(t, test.read).Report); ok {
				if got = ""; cell != nil {
					got = meant.Value(cell).Place.String()
				}
			}
			if got != test.want {
				t.Errorf("got %q, want %q", got, test.want)
			}
		})
	}
}

// TestFixReadsBack shows that a workbook in which another figure is read than the report has is not saved.
func TestFixReadsBack(t *testing.T) {
	f := opened(t, func(*filingtest.Spoiler) {})
	c := f.Report.Form.Cell("documents.regulations.issued")
	v := f.Report.Value(c)
	v.Number = v.Number.Add(decimal.NewFromInt(1))
	f.Report.SetValue(c, v)
	out := filepath.Join(t.TempDir(), "改正.xlsx")
	_, err := Builtin().Fix(f, Fixing{Out: out})
	if err == nil || !strings.Contains(err.Error(), "改过的工作簿读回来与要改的不一致（"+v.Place.String()+"），没有保存") {
		t.Errorf("got %v", err)
	}
	if _, err := os.Stat(out); !os.IsNotExist(err) {
		t.Errorf("it was saved: %v", err)
	}
}
