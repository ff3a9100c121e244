package xlsx

import (
	"testing"

	"nianbao/grid"
	"nianbao/xlsx/numformat"
	"nianbao/xlsx/xlsxtest"
)

// FuzzRead reads any sheet, styles and strings and checks what every grid promises: cells on the sheet, in order, none
// over another.
func FuzzRead(f *testing.F) {
	for _, test := range sheetCases {
		f.Add(test.book.Sheet, test.book.Styles, test.book.Strings)
	}
	f.Fuzz(func(t *testing.T, sheet, styles, strings string) {
		book, err := Read(xlsxtest.Book{Sheet: sheet, Styles: styles, Strings: strings}.Package())
		if err != nil {
			if _, ok := err.(*Error); !ok {
				t.Fatalf("%#v", err)
			}
			return
		}
		checkGrid(t, book.Grids[0])
	})
}

func checkGrid(t *testing.T, g *grid.Grid) {
	var areas []Area
	for i, c := range g.Cells {
		a := Area{c.Row, c.Col, c.Bottom(), c.Right(), i}
		if a.Top < 0 || a.Left < 0 || a.Bottom > MaxRows || a.Right > MaxCols {
			t.Fatalf("cell outside of the sheet: %+v", c)
		}
		if i > 0 && readingOrder(areas[i-1], a) >= 0 {
			t.Fatalf("cells out of order: %+v", c)
		}
		if c.Kind == grid.Uncalculated && c.Text != "" || c.Kind == grid.Number && c.Text == "" {
			t.Fatalf("%+v", c)
		}
		areas = append(areas, a)
	}
	if len(disjoint(areas)) < len(g.Cells) {
		t.Fatal("cells overlap")
	}
}

// FuzzFormat checks that any format code is read, and that numbers survive it.
func FuzzFormat(f *testing.F) {
	for _, code := range numformat.Builtin {
		f.Add(code, "1234.5")
	}
	f.Add(";;;", "0")
	f.Add(`0\.0,"万"`, "-12345")
	f.Fuzz(func(t *testing.T, code, raw string) {
		number, ok := NumberText(raw)
		if !ok {
			return
		}
		format := numformat.Parse(code)
		format.Show(number)
		format.DateText(number, true)
		format.HidesText()
	})
}
