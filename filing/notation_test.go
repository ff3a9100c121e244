package filing

import (
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/xuri/excelize/v2"

	"nianbao/filing/filingtest"
)

// TestNotations reads totals that another program wrote in other notations: right ones, and next to each a wrong one.
func TestNotations(t *testing.T) {
	const at = filingtest.Applied
	array := func(f *excelize.File, formula, ref string) error {
		kind := excelize.STCellFormulaTypeArray
		return f.SetCellFormula(at, "J6", formula, excelize.FormulaOpts{Ref: &ref, Type: &kind})
	}
	name := func(f *excelize.File, refers string) error {
		if err := f.SetDefinedName(&excelize.DefinedName{Name: "新收", RefersTo: refers}); err != nil {
			return err
		}
		return f.SetCellFormula(at, "J6", "SUM(新收)")
	}
	table := func(f *excelize.File, formula string) error {
		if err := f.SetCellValue(at, "D5", "自然人"); err != nil { // its title is merged with the row above
			return err
		}
		if err := f.AddTable(at, &excelize.Table{Range: "D5:I30", Name: "表1"}); err != nil {
			return err
		}
		return f.SetCellFormula(at, "J6", formula)
	}
	for _, test := range []struct {
		name   string
		change func(*excelize.File) error
		want   string
	}{
		{"array", func(f *excelize.File) error { return array(f, `SUM(IF(D6:I6<>"",D6:I6,0))`, "J6") }, ""},
		{"array too short", func(f *excelize.File) error { return array(f, `SUM(IF(D6:H6<>"",D6:H6,0))`, "J6") }, "F02"},
		{"array of several", func(f *excelize.File) error { return array(f, "D6:D7+E6:E7+F6:F7+G6:G7+H6:H7+I6:I7", "J6:J7") }, ""},
		{"array of several too short", func(f *excelize.File) error { return array(f, "D6:D7+E6:E7+F6:F7+G6:G7+H6:H7", "J6:J7") },
			"F02"},
		{"name", func(f *excelize.File) error { return name(f, "依申请公开!$D$6:$E$6,依申请公开!$F$6:$I$6") }, ""},
		{"name too short", func(f *excelize.File) error { return name(f, "依申请公开!$D$6:$E$6,依申请公开!$F$6:$H$6") }, "F02"},
		{"table", func(f *excelize.File) error { return table(f, "SUM(表1[[#This Row],[自然人]:[其他]])") }, ""},
		{"table too short", func(f *excelize.File) error {
			return table(f, "SUM(表1[[#This Row],[自然人]:[法律服务机构]])")
		}, "F02"},
		{"in no table", func(f *excelize.File) error { return table(f, "SUM(表1[[#This Row],[自然人]:[无此列]])") }, "F18"},
	} {
		t.Run(test.name, func(t *testing.T) {
			f, err := Builtin().Open(spoiled(t, func(s *filingtest.Spoiler) { s.Rewrite(test.change) }), "")
			if err != nil {
				t.Fatalf("Builtin().Open: %v", err)
			}
			var got []string
			for _, finding := range Builtin().Check(f) {
				if finding.Rule.ID[0] == 'F' && finding.Rule.ID != "F12" { // the library stores no result
					got = append(got, finding.Rule.ID)
				}
			}
			var want []string
			if test.want != "" {
				want = []string{test.want}
			}
			if diff := cmp.Diff(want, got); diff != "" {
				t.Errorf("(-want +got)\n%s", diff)
			}
		})
	}
}
