package edit

import (
	"fmt"
	"strings"
	"testing"

	"nianbao/ooxml/opc"
	"nianbao/xlsx/xlsxtest"
)

// BenchmarkEdit marks 200 cells of a workbook as a clerk fills it, sets 50 and puts a list before it.
func BenchmarkEdit(b *testing.B) {
	p, err := opc.ReadFile("../../testdata/huaian-2024.xlsx")
	if err != nil {
		b.Fatalf("opc.ReadFile: %v", err)
	}
	b.ReportAllocs()
	for b.Loop() {
		e, err := Open(p)
		if err != nil {
			b.Fatalf("Open: %v", err)
		}
		for i := range 200 {
			if err := e.Mark("依申请公开", 5+i%24, 3+i%7, "FFC7CE", fmt.Sprint("第", i, "条")); err != nil {
				b.Fatalf("e.Mark: %v", err)
			}
		}
		for i := range 50 {
			if err := e.SetFormula("复议诉讼", i, 20, "SUM(A1:B1)", "1"); err != nil {
				b.Fatalf("e.SetFormula: %v", err)
			}
		}
		if err := e.InsertFirstSheet(sampleSheet); err != nil {
			b.Fatalf("e.InsertFirstSheet: %v", err)
		}
		e.Package()
	}
}

// BenchmarkEditLarge marks a cell in the last of 200,000 rows.
func BenchmarkEditLarge(b *testing.B) {
	var sheet strings.Builder
	sheet.WriteString("<sheetData>")
	for row := range 200_000 {
		fmt.Fprintf(&sheet, `<row r="%[1]d"><c r="A%[1]d" s="0"><v>1</v></c><c r="B%[1]d"><v>2</v></c><c r="C%[1]d"><v>3</v></c></row>`, row+1)
	}
	p := xlsxtest.Book{Sheet: sheet.String() + "</sheetData>"}.Package()
	b.SetBytes(int64(sheet.Len()))
	b.ReportAllocs()
	for b.Loop() {
		e, err := Open(p)
		if err != nil {
			b.Fatalf("Open: %v", err)
		}
		if err := mark("B200000", "FFC7CE", "错")(e); err != nil {
			b.Fatalf("mark(): %v", err)
		}
		e.Package()
	}
}
