package sheet

import (
	"bytes"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"nianbao/form"
	"nianbao/form/define"
	"nianbao/form/locate"
	"nianbao/grid"
	"nianbao/xlsx"
)

// opened returns a workbook as excelize sees it.
func opened(t *testing.T, data []byte) *excelize.File {
	t.Helper()
	f, err := excelize.OpenReader(bytes.NewReader(data))
	if err != nil {
		t.Fatalf("excelize.OpenReader: %v", err)
	}
	t.Cleanup(func() { f.Close() })
	return f
}

func locked(t *testing.T, f *excelize.File, sheet, ref string) bool {
	t.Helper()
	n, err := f.GetCellStyle(sheet, ref)
	if err != nil {
		t.Fatalf("f.GetCellStyle: %v", err)
	}
	s, err := f.GetStyle(n)
	if err != nil {
		t.Fatalf("f.GetStyle: %v", err)
	}
	return s.Protection == nil || s.Protection.Locked
}

// validations returns a sheet's validations by the cells that they are for.
func validations(t *testing.T, f *excelize.File, sheet string) map[string][]*excelize.DataValidation {
	t.Helper()
	list, err := f.GetDataValidations(sheet)
	if err != nil {
		t.Fatalf("f.GetDataValidations: %v", err)
	}
	byCell := map[string][]*excelize.DataValidation{}
	for _, v := range list {
		for part := range strings.FieldsSeq(v.Sqref) {
			a, ok := xlsx.ParseArea(part)
			if !ok {
				t.Fatalf("sqref %s", v.Sqref)
			}
			for row := a.Top; row < a.Bottom; row++ {
				for col := a.Left; col < a.Right; col++ {
					byCell[xlsx.CellRef(row, col)] = append(byCell[xlsx.CellRef(row, col)], v)
				}
			}
		}
	}
	return byCell
}

// TestInputs opens and validates each cell that is filled by hand, once, and locks each total.
func TestInputs(t *testing.T) {
	for _, f := range define.Builtin() {
		data, grids := readBack(t, sampleReport(f))
		got, err := locate.New(define.Builtin()...).Read(&grid.Book{Grids: grids})
		if err != nil {
			t.Fatalf("locate.New().Read: %v", err)
		}
		file := opened(t, data)
		totals := f.Totals()
		bySheet := map[string]map[string][]*excelize.DataValidation{}
		for _, c := range f.Cells {
			at := got.Value(c).Place
			if bySheet[at.Sheet] == nil {
				bySheet[at.Sheet] = validations(t, file, at.Sheet)
			}
			rules := bySheet[at.Sheet][at.Ref]
			if totals[c] != nil {
				if !locked(t, file, at.Sheet, at.Ref) || len(rules) > 0 {
					t.Errorf("%s %s: total %s is open or validated", f.Edition, c.ID, at)
				}
				continue
			}
			if locked(t, file, at.Sheet, at.Ref) || len(rules) != 1 {
				t.Errorf("%s %s: input %s is locked or has %d validations", f.Edition, c.ID, at, len(rules))
				continue
			}
			checkRule(t, c, rules[0])
		}
		for _, sheet := range file.GetSheetList() {
			if p, err := file.GetSheetProtection(sheet); err != nil || !p.SelectLockedCells || !p.SelectUnlockedCells || p.FormatCells || p.Password != "" {
				t.Errorf("%s: protection %+v, %v", sheet, p, err)
			}
		}
	}
}

func checkRule(t *testing.T, c *form.Cell, v *excelize.DataValidation) {
	t.Helper()
	kind := "whole"
	if c.Decimal() {
		kind = "decimal"
	}
	negative := strings.HasPrefix(v.Formula1, "-")
	if v.Type != kind || v.Operator != "greaterThanOrEqual" || negative != c.Negative() || *v.ErrorStyle != "stop" || !v.AllowBlank {
		t.Errorf("%s: validation %s %s %s", c.ID, v.Type, v.Operator, v.Formula1)
	}
	for text, most := range map[string]int{*v.PromptTitle: 32, *v.ErrorTitle: 32, *v.Prompt: 255, *v.Error: 255} {
		if n := len([]rune(text)); n == 0 || n > most {
			t.Errorf("%s: message %q has %d characters", c.ID, text, n)
		}
	}
	if !strings.Contains(*v.Prompt, c.Column.Label) || !strings.Contains(*v.Prompt, c.Unit()) {
		t.Errorf("%s: prompt %q", c.ID, *v.Prompt)
	}
}

func TestParticularsAreText(t *testing.T) {
	data, _ := readBack(t, sampleReport(define.Builtin()[1]))
	file := opened(t, data)
	for ref, want := range map[string]string{"B4": "示例市司法局", "B5": "2024", "B7": "012345"} {
		if text, err := file.GetCellValue(particularsSheet, ref); err != nil || text != want || locked(t, file, particularsSheet, ref) {
			t.Errorf("%s = %q, %v", ref, text, err)
		}
	}
	if kind, err := file.GetCellType(particularsSheet, "B7"); err != nil || kind != excelize.CellTypeSharedString {
		t.Errorf("postcode is %v, %v", kind, err)
	}
	rules := validations(t, file, particularsSheet)["B5"]
	if len(rules) != 1 || rules[0].Type != "whole" || rules[0].Formula1 != "2000" || rules[0].Formula2 != "2100" {
		t.Errorf("year: %+v", rules)
	}
}

// TestConditionalRules writes one condition for all columns or rows of a relation.
func TestConditionalRules(t *testing.T) {
	data, _ := readBack(t, form.NewReport(define.Builtin()[1]))
	formats, err := opened(t, data).GetConditionalFormats("依申请公开")
	if err != nil {
		t.Fatalf("opened().GetConditionalFormats: %v", err)
	}
	want := map[string]string{
		"D6:D7 D29:D30 E6:E7 E29:E30 F6:F7 F29:F30 G6:G7 G29:G30 H6:H7 H29:H30 I6:I7 I29:I30 J6:J7 J29:J30": "ROUND(SUM(D$6:D$7)-SUM(D$29:D$30),6)<>0",
		"D29:J29": "ROUND(SUM(D$29)-SUM(D$8:D$28),6)<>0",
		"J6:J30":  "ROUND(SUM($J6)-SUM($D6:$I6),6)<>0",
		"D6:I28":  "IF(ISNUMBER(D6),OR(D6<0,INT(D6)<>D6),NOT(ISBLANK(D6)))",
		"D30:I30": "IF(ISNUMBER(D30),OR(D30<0,INT(D30)<>D30),NOT(ISBLANK(D30)))",
	}
	for sqref, formula := range want {
		if f := formats[sqref]; len(f) != 1 || f[0].Criteria != formula {
			t.Errorf("%s: %+v", sqref, f)
		}
	}
	if len(formats) != len(want) {
		t.Errorf("%d conditions", len(formats))
	}
}
