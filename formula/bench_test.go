package formula

import (
	"fmt"
	"strings"
	"testing"

	"nianbao/grid"
)

// totals returns a sheet as the form has it, with the formulas of its 60 totals: 28 rows of six figures and a total,
// and in each column three subtotals and a total.
func totals() *grid.Book {
	g := &grid.Grid{Name: "依申请公开"}
	for row := range 31 {
		for col := range 10 {
			c := grid.Cell{Row: row, Col: col, Kind: grid.Number, Text: fmt.Sprint(row * col)}
			name := grid.Column(col)
			switch {
			case col < 3 || row < 3:
				c.Kind, c.Text = grid.Text, "自然人"
			case col == 9:
				c.Formula = fmt.Sprintf("SUM(D%d:I%[1]d)", row+1)
			case row == 29:
				c.Formula = fmt.Sprintf("%s6+SUM(%[1]s8:%[1]s15)+%[1]s17+%[1]s18", name)
			case row == 30:
				c.Formula = fmt.Sprintf("=SUM(%s4,%[1]s5)-%[1]s30", name)
			case row == 14 || row == 20 || row == 25:
				c.Formula = fmt.Sprintf("SUM(%s%d:%[1]s%d)", name, row-3, row)
			}
			g.Cells = append(g.Cells, c)
		}
	}
	return bookOf(g)
}

func withFormulas(book *grid.Book) []Cell {
	var list []Cell
	for sheet, g := range book.Grids {
		for i := range g.Cells {
			if c := &g.Cells[i]; c.Formula != "" {
				list = append(list, Cell{sheet, c.Row, c.Col})
			}
		}
	}
	return list
}

// benchmark measures something that is done with every formula of a book, from its cells on.
func benchmark(b *testing.B, book *grid.Book, do func(*Workbook, Cell) error) {
	cells := withFormulas(book)
	b.Logf("%d formulas", len(cells))
	b.ReportAllocs()
	for b.Loop() {
		w := New(book)
		for _, c := range cells {
			if err := do(w, c); err != nil {
				b.Fatalf("do: %v", err)
			}
		}
	}
}

func BenchmarkLinear(b *testing.B) {
	benchmark(b, totals(), func(w *Workbook, c Cell) error {
		_, err := w.Linear(c, nil)
		return err
	})
}

func BenchmarkLinearOpen(b *testing.B) {
	benchmark(b, totals(), func(w *Workbook, c Cell) error {
		_, err := w.Linear(c, func(Cell) bool { return true })
		return err
	})
}

func BenchmarkTrial(b *testing.B) {
	book := totals()
	for _, c := range withFormulas(book) {
		cell := New(book).At(c)
		cell.Formula = "ROUND(" + strings.TrimPrefix(cell.Formula, "=") + ",2)"
	}
	benchmark(b, book, func(w *Workbook, c Cell) error {
		_, err := w.Linear(c, nil)
		return err
	})
}

func BenchmarkRecalculate(b *testing.B) {
	benchmark(b, totals(), func(w *Workbook, c Cell) error {
		_, err := w.Recalculate(c)
		return err
	})
}

func BenchmarkTraitsAndCircles(b *testing.B) {
	benchmark(b, totals(), func(w *Workbook, c Cell) error {
		if _, err := w.Traits(c); err != nil {
			return err
		}
		_, err := w.Circle(c)
		return err
	})
}
