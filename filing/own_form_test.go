package filing

import (
	"path/filepath"
	"testing"

	"nianbao/form"
	"nianbao/render/sheet"
)

// TestRowsOfOneName reads the workbook of a form in which rows of two tables have the same name.
func TestRowsOfOneName(t *testing.T) {
	l, err := LoadDir("testdata/form-two-tables")
	if err != nil {
		t.Fatal(err)
	}
	r := form.NewReport(l.Forms[0])
	for i, c := range r.Form.Cells {
		r.SetValue(c, form.ParseValue([]string{"3", "5"}[i], 0, c.Unit(), ""))
	}
	data, err := sheet.Workbook(r)
	if err != nil {
		t.Fatal(err)
	}
	f, err := l.Open(written(t, "t.xlsx", data), "")
	if err != nil {
		t.Fatal(err)
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
		t.Fatal(err)
	}
	f, err := l.Open(filepath.Join("testdata", "form-enforcement", "real.html"), "")
	if err != nil {
		t.Fatal(err)
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
}
