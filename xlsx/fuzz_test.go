package xlsx

import (
	"testing"

	"nianbao/grid"
)

// FuzzRead reads any sheet, styles and strings and checks what every grid promises: cells on the sheet, in order, none over another.
func FuzzRead(f *testing.F) {
	for _, test := range sheetCases {
		f.Add(test.book.sheet, test.book.styles, test.book.strings)
	}
	f.Fuzz(func(t *testing.T, sheet, styles, strings string) {
		book, err := Read(madeBook{sheet: sheet, styles: styles, strings: strings}.pack())
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
	var areas []area
	for i, c := range g.Cells {
		a := area{c.Row, c.Col, c.Bottom(), c.Right(), i}
		if a.top < 0 || a.left < 0 || a.bottom > maxRows || a.right > maxCols {
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
	for _, code := range builtinFormats {
		f.Add(code, "1234.5")
	}
	f.Add(";;;", "0")
	f.Add(`0\.0,"万"`, "-12345")
	f.Fuzz(func(t *testing.T, code, raw string) {
		number, ok := decimalText(raw)
		if !ok {
			return
		}
		format := parseFormat(code)
		format.show(number)
		format.dateText(number, true)
		format.hidesText()
	})
}
