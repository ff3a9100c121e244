package pagetest

import (
	"encoding/json"
	"os"
	"path/filepath"
	"testing"

	"nianbao/contract"
	"nianbao/filing"
)

// Sound is a workbook in which nothing is wrong.
const Sound = "../../testdata/huaian-2024.xlsx"

// Workbook writes a workbook with the figures and texts of the sound one as they are changed, and returns its path.
func Workbook(t testing.TB, name string, change func(*contract.Report)) string {
	t.Helper()
	library := filing.Builtin()
	f, err := library.Open(Sound, "")
	if err != nil {
		t.Fatal(err)
	}
	r := contract.NewReport(name, f.Report)
	change(&r)
	data, err := json.Marshal(r)
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	from, to := filepath.Join(dir, "from.json"), filepath.Join(dir, name)
	if err := os.WriteFile(from, data, 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := library.Convert(from, filing.Conversion{Out: to, Draft: true}); err != nil {
		t.Fatal(err)
	}
	return to
}

// Wrong is a workbook with one wrong cell: 依申请公开!D17 is 150 where 105 fits. Its text is right.
func Wrong(t testing.TB) string {
	return Workbook(t, "示例统计表.xlsx", func(r *contract.Report) { r.Values[WrongCell] = "150" })
}

// WrongCell is the wrong cell of Wrong.
const WrongCell = "applications.denied.inquiry.person"
