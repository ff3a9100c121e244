package filing

import (
	"path/filepath"
	"testing"

	"github.com/xuri/excelize/v2"
)

// TestNoteBesideStackedTexts reads a note whose heading stands beside that of the first of several texts that stand
// below each other: each text ends where the next heading stands.
func TestNoteBesideStackedTexts(t *testing.T) {
	file, err := excelize.OpenFile("../testdata/huaian-2024.xlsx")
	if err != nil {
		t.Fatalf("excelize.OpenFile: %v", err)
	}
	defer file.Close()
	plain, err := Builtin().Open("../testdata/huaian-2024.xlsx", "")
	if err != nil {
		t.Fatalf("Builtin().Open: %v", err)
	}
	for ref, text := range map[string]string{"B3": "引言", "B4": "甲段话。"} {
		if err := file.SetCellValue("文字", ref, text); err != nil {
			t.Fatalf("file.SetCellValue: %v", err)
		}
	}
	path := filepath.Join(t.TempDir(), "beside.xlsx")
	if err := file.SaveAs(path); err != nil {
		t.Fatalf("file.SaveAs: %v", err)
	}
	f, err := Builtin().Open(path, "")
	if err != nil {
		t.Fatalf("Builtin().Open: %v", err)
	}
	for _, s := range f.Report.Form.Texts() {
		if got, want := f.Report.Texts[s.Text].Text, plain.Report.Texts[s.Text].Text; got != want || want == "" {
			t.Errorf("%s is %q, want %q", s.Title, got, want)
		}
	}
	if got := f.Report.Texts["intro"].Text; got != "甲段话。" {
		t.Errorf("the note is %q ", got)
	}
}
