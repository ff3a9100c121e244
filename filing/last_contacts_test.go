package filing

import (
	"path/filepath"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"
)

// TestContactsThatStayAreTold names what of last year's contacts stays in its report where the workbook has others.
func TestContactsThatStayAreTold(t *testing.T) {
	folder := t.TempDir()
	last, book := filepath.Join(folder, "上年.docx"), filepath.Join(folder, "今年.xlsx")
	if _, err := Builtin().Convert(books[0], Conversion{Out: last}); err != nil {
		t.Fatalf("Builtin().Convert: %v", err)
	}
	file, err := excelize.OpenFile(books[0])
	if err != nil {
		t.Fatalf("excelize.OpenFile: %v", err)
	}
	defer file.Close()
	rows, err := file.GetRows("基本信息")
	if err != nil {
		t.Fatalf("file.GetRows: %v", err)
	}
	for i, row := range rows {
		if len(row) > 1 && strings.HasPrefix(row[0], "电话") {
			if err := file.SetCellStr("基本信息", "B"+string(rune('1'+i)), "0517-1234567"); err != nil {
				t.Fatalf("file.SetCellStr: %v", err)
			}
		}
	}
	if err := file.SaveAs(book); err != nil {
		t.Fatalf("file.SaveAs: %v", err)
	}
	done, err := Builtin().Convert(book, Conversion{Out: filepath.Join(folder, "新.docx"), Template: last, Draft: true})
	if err != nil {
		t.Fatalf("Builtin().Convert: %v", err)
	}
	told := ""
	for _, r := range done.Placed.Remarks {
		told += r.Text + "\n"
	}
	if !strings.Contains(told, "电话还是“0000-0000000”，统计表里是“0517-1234567”") {
		t.Errorf("told %q", told)
	}
}
