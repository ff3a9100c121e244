package filing

import (
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"nianbao/check"
	"nianbao/check/rule"
	"nianbao/check/waive"
	"nianbao/form"
)

// TestAnyWaivedCopy shows that what is explained within a workbook is read as it was, whatever stands in it, and that the
// sheet is none of the report's: nothing is found because of it, and it is there once.
func TestAnyWaivedCopy(t *testing.T) {
	l := Builtin()
	f, err := l.Open("../testdata/zhongwei-2020.xlsx", "")
	if err != nil {
		t.Fatalf("l.Open: %v", err)
	}
	text := rapid.StringOfN(rapid.OneOf(rapid.Rune(), rapid.SampledFrom([]rune("=+-'\"<&>_x0041_\u0085\u2028\uFEFF\t\n\x02 件5"))), 0, 60, -1)
	before := len(check.Report(f.Report, l.Forms))
	rapid.Check(t, func(t *rapid.T) {
		var list []waive.Waiver
		for range rapid.IntRange(1, 4).Draw(t, "waivers") {
			found := check.Finding{Rule: &rule.Rule{ID: rapid.SampledFrom([]string{"N01", "Y02"}).Draw(t, "rule")}, Message: text.Draw(t, "message"),
				Place: form.Place{Sheet: text.Draw(t, "sheet"), Ref: "D5"}}
			for range rapid.IntRange(0, 2).Draw(t, "cells") {
				found.Cells = append(found.Cells, check.Cell{ID: rapid.SampledFrom([]string{"", "a.b.c"}).Draw(t, "id"), Value: text.Draw(t, "value")})
			}
			list = waive.Add(list, []waive.Waiver{waive.Of(&found, "理由")})
		}
		whole := *f
		for range rapid.SampledFrom([]int{1, 1, 1, 2}).Draw(t, "times") { // the second time the sheet is there
			whole.within = list
			e, err := whole.edit()
			if err != nil {
				t.Fatalf("whole.edit: %v", err)
			}
			data, err := e.Package().Bytes()
			if err != nil {
				t.Fatalf("e.Package().Bytes: %v", err)
			}
			back, err := l.readBack(f.Path, data)
			if err != nil {
				t.Fatalf("l.readBack: %v", err)
			}
			if diff := cmp.Diff(list, back.within); diff != "" || back.misread != nil {
				t.Fatalf("%v %s", back.misread, diff)
			}
			if n := len(check.Report(back.Report, l.Forms)); n != before {
				t.Fatalf("%d findings, not %d", n, before)
			}
			whole = *back
		}
	})
}

// TestWaivedCopyWithComments shows that comments of people are no obstacle, and stay.
func TestWaivedCopyWithComments(t *testing.T) {
	l := Builtin()
	f, err := l.Open("../testdata/zhongwei-2020.xlsx", "")
	if err != nil {
		t.Fatalf("l.Open: %v", err)
	}
	found := check.Finding{Rule: &rule.Rule{ID: "N01"}, Message: "甲"}
	f.within = []waive.Waiver{waive.Of(&found, "理由")}
	e, err := f.edit()
	if err != nil {
		t.Fatalf("f.edit: %v", err)
	}
	if err := e.Mark("依申请公开", 10, 5, "FFFFFF", "请科长再看一下"); err != nil {
		t.Fatalf("e.Mark: %v", err)
	}
	data, err := e.Package().Bytes()
	if err != nil {
		t.Fatalf("e.Package().Bytes: %v", err)
	}
	back, err := l.readBack(f.Path, data)
	if err != nil {
		t.Fatalf("l.readBack: %v", err)
	}
	comments := 0
	for _, g := range back.Report.Book.Grids {
		comments += len(g.Comments)
	}
	if diff := cmp.Diff(f.within, back.within); diff != "" || comments != 1 {
		t.Errorf("%d comments %s", comments, diff)
	}
}
