package filing

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/shopspring/decimal"

	"nianbao/docx/chart"
	"nianbao/form"
	"nianbao/form/fields"
	"nianbao/ooxml/opc"
	"nianbao/render/sheet"
)

// yearBefore writes a workbook of the same agency for the year before and returns its path.
func yearBefore(t *testing.T, path string) string {
	t.Helper()
	f, err := Builtin().Open(path, "")
	if err != nil {
		t.Fatalf("Builtin().Open: %v", err)
	}
	r := f.Report
	r.Year--
	r.Particulars[form.Year] = decimal.NewFromInt(int64(r.Year)).String()
	r.Particulars[form.Date] = ""
	for _, c := range r.Form.Tables[slices.IndexFunc(r.Form.Tables, func(t *form.Table) bool { return t.ID == "applications" })].Cells {
		if c.Row.ID == "carried_out" { // or it would not be the year before
			r.SetNumber(c, r.Number(r.Form.Cell("applications.carried_in."+c.Column.ID)))
		}
	}
	data, err := sheet.Workbook(r)
	if err != nil {
		t.Fatalf("sheet.Workbook: %v", err)
	}
	out := filepath.Join(t.TempDir(), "上年.xlsx")
	if err := os.WriteFile(out, data, 0o600); err != nil {
		t.Fatalf("os.WriteFile: %v", err)
	}
	return out
}

// TestCharts shows that the appendix has the report's figures and takes nothing from the report.
func TestCharts(t *testing.T) {
	for _, path := range books {
		source, err := Builtin().Open(path, "")
		if err != nil {
			t.Fatalf("Builtin().Open: %v", err)
		}
		out := filepath.Join(t.TempDir(), "report.docx")
		if _, err := Builtin().Convert(path, Conversion{Out: out, Charts: true, Last: yearBefore(t, path)}); err != nil {
			t.Fatalf("Builtin().Convert: %v", err)
		}
		back, err := Builtin().Open(out, "")
		if err != nil {
			t.Fatalf("Builtin().Open: %v", err)
		}
		want, got := printed(source), printed(back)
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%s (-want +got)\n%s", path, diff)
		}
		pkg, err := opc.ReadFile(out)
		if err != nil {
			t.Fatalf("opc.ReadFile: %v", err)
		}
		if names, err := chart.Names(pkg); len(names) > 0 || err != nil {
			t.Errorf("charts that were not filled: %v %v", names, err)
		}
		charts := ""
		for _, p := range pkg.Parts() {
			if strings.Contains(pkg.Type(p.Name), "drawingml.chart+xml") {
				charts += string(p.Data)
			}
		}
		for _, c := range source.Report.Form.Charts {
			if !strings.Contains(charts, c.Title) {
				t.Errorf("no chart is called %s", c.Title)
			}
			for _, n := range fields.Figures(source.Report, c) {
				if !n.Valid || !strings.Contains(charts, ">"+n.Decimal.String()+"<") {
					t.Errorf("%s: no figure %v", c.Name, n)
				}
			}
		}
	}
}

func TestLastYear(t *testing.T) {
	for last, want := range map[string]string{books[0]: "不是上年（2023年）的", books[1]: "不是上年（2023年）的", "none.xlsx": "不存在"} {
		_, err := Builtin().Convert(books[0], Conversion{Out: filepath.Join(t.TempDir(), "report.docx"), Charts: true, Last: last})
		if err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: %v", last, err)
		}
	}
}

// TestChartsLeft shows that a report's charts are told of where the output does not draw them again.
func TestChartsLeft(t *testing.T) {
	report := filepath.Join(t.TempDir(), "报告.docx")
	if _, err := Builtin().Convert(books[0], Conversion{Out: report, Charts: true}); err != nil {
		t.Fatalf("Builtin().Convert: %v", err)
	}
	for _, test := range []struct {
		ending string
		charts bool
		want   int
	}{{".xlsx", false, 1}, {".html", false, 1}, {".docx", false, 1}, {".docx", true, 0}} {
		done, err := Builtin().Convert(report, Conversion{Out: filepath.Join(t.TempDir(), "新"+test.ending), Charts: test.charts})
		if err != nil {
			t.Fatalf("Builtin().Convert: %v", err)
		}
		if len(done.Notices) != test.want {
			t.Errorf("%s: %v", test.ending, done.Notices)
		}
	}
}
