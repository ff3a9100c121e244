package xlsx

import (
	"testing"

	"nianbao/grid"
	"nianbao/xlsx/xlsxtest"
)

// read returns the sheet of a workbook of one.
func read(t testing.TB, b xlsxtest.Book) *grid.Grid {
	t.Helper()
	book, err := Read(b.Package())
	if err != nil {
		t.Fatalf("Read: %v (%#v)", err, err)
	}
	if len(book.Grids) != 1 {
		t.Fatalf("%d grids", len(book.Grids))
	}
	return book.Grids[0]
}
