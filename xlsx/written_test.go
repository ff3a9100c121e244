package xlsx

import (
	"errors"
	"fmt"
	"testing"
	"time"

	"github.com/xuri/excelize/v2"

	"nianbao/grid"
	"nianbao/xlsx/xlsxtest"
)

func TestReadWrittenByExcelize(t *testing.T) {
	const sheet = "依申请 公开"
	p := xlsxtest.ByExcelize(t, func(f *excelize.File) error {
		style := func(s excelize.Style) int {
			id, err := f.NewStyle(&s)
			if err != nil {
				t.Fatalf("f.NewStyle: %v", err)
			}
			return id
		}
		code := `yyyy"年"m"月"d"日"`
		errs := []error{
			f.SetSheetName("Sheet1", sheet),
			f.SetCellRichText(sheet, "A1", []excelize.RichTextRun{{Text: "三、"}, {Text: " 申请\n情况", Font: &excelize.Font{Bold: true}}}),
			f.MergeCell(sheet, "A1", "D1"),
			f.SetCellValue(sheet, "A2", "自然人"),
			f.SetCellValue(sheet, "B2", 96171.6),
			f.SetCellValue(sheet, "C2", 0.1+0.2),
			f.SetCellValue(sheet, "D2", 12345678901234567),
			f.SetCellValue(sheet, "A3", true),
			f.SetCellValue(sheet, "B3", time.Date(2024, 1, 31, 8, 30, 0, 0, time.UTC)),
			f.SetCellStyle(sheet, "B3", "B3", style(excelize.Style{NumFmt: 22})),
			f.SetCellValue(sheet, "C3", 45322),
			f.SetCellStyle(sheet, "C3", "C3", style(excelize.Style{CustomNumFmt: &code})),
			f.SetCellFormula(sheet, "D3", "SUM(B2:C2)"),
			f.SetCellValue(sheet, "A4", 0.5),
			f.SetCellStyle(sheet, "A4", "A4", style(excelize.Style{NumFmt: 9})),
			f.SetCellValue(sheet, "B4", "白"),
			f.SetCellStyle(sheet, "B4", "B4", style(excelize.Style{Font: &excelize.Font{Color: "FFFFFF"}})),
			f.SetCellStyle(sheet, "C4", "D9", style(excelize.Style{Border: []excelize.Border{{Type: "left", Style: 1}}})),
			f.SetRowVisible(sheet, 5, false),
			f.SetCellValue(sheet, "A5", "藏"),
			f.SetColVisible(sheet, "F", false),
			f.SetCellValue(sheet, "F4", "藏"),
			f.SetCellStr(sheet, "A6", " 前后 \n第二行"),
		}
		_, err := f.NewSheet("另表")
		return errors.Join(append(errs, err, f.SetSheetVisible("另表", false))...)
	})
	book, err := Read(p)
	if err != nil {
		t.Fatalf("Read: %v", err)
	}
	want := xlsxtest.Lines(`A1 "三、 申请\n情况" 1x4
		A2 "自然人"
		B2 number 96171.6
		C2 number 0.3
		D2 number 12345678901234567
		A3 bool TRUE
		B3 date 2024-01-31 08:30
		C3 date 2024-01-31
		D3 uncalculated =SUM(B2:C2)
		A4 number 0.5 shown "50%"
		B4 "白" hidden
		F4 "藏" hidden
		A5 "藏" hidden
		A6 " 前后 \n第二行"`)
	grids := book.Grids
	if len(grids) != 2 || grids[0].Name != sheet || grids[1].Name != "另表" || !grids[1].Hidden || len(grids[1].Cells) != 0 {
		t.Fatalf("%+v", grids)
	}
	if got := xlsxtest.Describe(book.Grids[0]); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

// BenchmarkRead reads a workbook as a clerk fills it: seven sheets, a thousand cells with labels, figures, sums and
// borders.
func BenchmarkRead(b *testing.B) {
	p := xlsxtest.ByExcelize(b, func(f *excelize.File) error {
		style, err := f.NewStyle(&excelize.Style{NumFmt: 1, Border: []excelize.Border{{Type: "left", Style: 1}, {Type: "top", Style: 1}}})
		errs := []error{err}
		for s := range 7 {
			sheet := fmt.Sprintf("表%d", s+1)
			_, err := f.NewSheet(sheet)
			errs = append(errs, err, f.SetCellStyle(sheet, "A1", "J22", style), f.MergeCell(sheet, "A1", "C1"))
			for row := range 16 {
				errs = append(errs, f.SetCellStr(sheet, grid.Column(0)+fmt.Sprint(row+1), fmt.Sprintf("表%d第%d行的标签", s, row)))
				for col := range 7 {
					ref := grid.Column(col+1) + fmt.Sprint(row+2)
					errs = append(errs, f.SetCellValue(sheet, ref, row*col))
				}
				errs = append(errs, f.SetCellFormula(sheet, fmt.Sprintf("I%d", row+2), fmt.Sprintf("SUM(B%d:H%d)", row+2, row+2)))
			}
			errs = append(errs, f.AddDataValidation(sheet, xlsxtest.WholeNumber("B2:H17")))
		}
		return errors.Join(append(errs, f.DeleteSheet("Sheet1"))...)
	})
	size, cells := 0, 0
	for _, part := range p.Parts() {
		size += len(part.Data)
	}
	b.SetBytes(int64(size))
	b.ReportAllocs()
	for b.Loop() {
		book, err := Read(p)
		if err != nil {
			b.Fatalf("Read: %v", err)
		}
		cells = 0
		for _, g := range book.Grids {
			cells += len(g.Cells)
		}
	}
	b.ReportMetric(float64(cells), "cells")
}
