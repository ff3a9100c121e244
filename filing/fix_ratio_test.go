package filing

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"nianbao/filing/filingtest"
	"nianbao/form"
	"nianbao/form/define"
	"nianbao/render/sheet"
)

// TestFixRatios puts the formulas of ratios back where they give a figure, and says why not where there is nothing to
// divide by, or no figure.
func TestFixRatios(t *testing.T) {
	budget, err := define.LoadDir("../testdata/forms/budget")
	filingtest.Must(t, err)
	l := newLibrary([]*form.Form{budget}, "../testdata/forms/budget")
	data, err := sheet.Workbook(form.NewReport(budget))
	filingtest.Must(t, err)
	const formula = `IF(SUM(B4)=0,"",ROUND(SUM(C4)/SUM(B4)*100,2))`
	for _, test := range []struct {
		budget, spent, rate any
		changes, unset      string
	}{
		{8, 6, 75, "", ""}, {8, 6, 70, "", ""}, // what is typed is left to people, who are told of it
		{8, 6, nil, "三公经费!D4: 空白 → =" + formula + "（75）", ""},
		{8, 6, "=C4*2", "三公经费!D4: =C4*2 → =" + formula + "（75）", ""},
		{0, 0, nil, "", ""}, {0, 6, 70, "", ""},
		{0, 6, "=C4*2", "三公经费!D4: =C4*2（没有结果） → =C4*2（12）", "三公经费!D4: =C4*2 → 除数是 0，算不出比率，这一格应当空着"},
	} {
		path := filepath.Join(t.TempDir(), "甲.xlsx")
		filingtest.Must(t, os.WriteFile(path, data, 0o600))
		f, err := excelize.OpenFile(path)
		filingtest.Must(t, err)
		for ref, value := range map[string]any{"B4": test.budget, "C4": test.spent, "D4": test.rate} {
			filingtest.Must(t, f.SetCellFormula("三公经费", ref, ""))
			if formula, is := value.(string); is && strings.HasPrefix(formula, "=") {
				filingtest.Must(t, f.SetCellFormula("三公经费", ref, formula[1:]))
				continue
			}
			filingtest.Must(t, f.SetCellValue("三公经费", ref, value))
		}
		filingtest.Must(t, f.SaveAs(path))
		opened, err := l.Open(path, "")
		filingtest.Must(t, err)
		fixed, err := l.Fix(opened, Fixing{})
		filingtest.Must(t, err)
		changes, unset := "", ""
		for _, c := range fixed.Changes {
			if strings.HasSuffix(c.Place.String(), "!D4") {
				changes += fmt.Sprintf("%s: %s → %s", c.Place, c.Before, c.After)
			}
		}
		for _, c := range fixed.Unset {
			if strings.HasSuffix(c.Place.String(), "!D4") {
				unset += fmt.Sprintf("%s: %s → %s", c.Place, c.Before, c.After)
			}
		}
		if changes != test.changes || unset != test.unset {
			t.Errorf("%v of %v, %v:\n%s\n%s\nwant\n%s\n%s", test.spent, test.budget, test.rate, changes, unset, test.changes, test.unset)
		}
	}
}

// TestFixDoubtsInDates tells of a total that was another figure also where its cell has a date's format: of the number
// that is stored.
func TestFixDoubtsInDates(t *testing.T) {
	for typed, want := range map[string]string{"3119": "", "3120": "依申请公开!J6: 1908-07-16 → =SUM(D6:I6)（3119）"} {
		f := opened(t, func(s *filingtest.Spoiler) {
			s.Number(filingtest.Applied+"!J6", typed)
			s.Style(filingtest.Applied+"!J6", &excelize.Style{NumFmt: 14})
		})
		out := filepath.Join(t.TempDir(), "改正.xlsx")
		fixed, err := Builtin().Fix(f, Fixing{Out: out})
		filingtest.Must(t, err)
		if got := strings.Join(told(fixed.Doubts), "; "); got != want {
			t.Errorf("%s: %s, want %s", typed, got, want)
		}
	}
}
