package filing

import (
	"reflect"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"nianbao/check"
	"nianbao/form/define"
	"nianbao/form/draft"
	"nianbao/fuzztest"
	"nianbao/grid"
)

// FuzzGrids spoils what was read of sound filings before the form is found in it: the report has no place outside of the
// grids and is the same the second time, and of what is drafted of the tables a definition is read or refused.
func FuzzGrids(f *testing.F) {
	var sources []*grid.Book
	for _, path := range append(books, "testdata/report-05-extra-row.docx", "testdata/report-07a-2019-table.docx") {
		read, err := Builtin().Open(path, "")
		if err != nil {
			f.Fatalf("Builtin().Open: %v", err)
		}
		sources = append(sources, read.Report.Book)
	}
	scripts(func(sample uint8, script []byte) { f.Add(sample, script) })
	f.Fuzz(func(t *testing.T, sample uint8, script []byte) {
		fuzztest.Watch(t)
		l, book := Builtin(), spoiledBook(sources[int(sample)%len(sources)], fuzztest.Of(script))
		definition, _ := draft.Definition(book, 2024)
		if _, err := define.Parse("form.yaml", definition); err != nil {
			fuzztest.Said(t, err.Error())
		}
		r, err := l.index.Read(book)
		if err != nil {
			fuzztest.Said(t, err.Error())
			return
		}
		r.Book = book
		for _, c := range r.Form.Cells {
			if at, row, col := r.Value(c).Place.At(); r.Value(c).Place.Ref != "" && (at < 0 || at >= len(book.Grids) || row < 0 || col < 0) {
				t.Fatalf("%s stands at %d %d %d", c.ID, at, row, col)
			}
		}
		found := check.Report(r, l.Forms)
		again, err := l.index.Read(book)
		if err != nil {
			t.Fatalf("l.index.Read: %v", err)
		}
		again.Book = book
		if diff := cmp.Diff(messages(found), messages(check.Report(again, l.Forms))); diff != "" {
			t.Fatal(diff)
		}
	})
}

// spoiledBook returns a copy of a book with changes in its cells.
func spoiledBook(of *grid.Book, s *fuzztest.Script) *grid.Book {
	book := *of
	book.Grids = nil
	for _, g := range of.Grids {
		c := &grid.Grid{}
		from, to := reflect.ValueOf(g).Elem(), reflect.ValueOf(c).Elem()
		for i := range from.NumField() { // what it has found of its cells it must find anew
			if from.Type().Field(i).IsExported() {
				to.Field(i).Set(from.Field(i))
			}
		}
		c.Cells = slices.Clone(g.Cells)
		book.Grids = append(book.Grids, c)
	}
	for n := 0; s.More() && n < 40; n++ {
		at := s.Below(len(book.Grids))
		g := book.Grids[at]
		if len(g.Cells) == 0 {
			continue
		}
		i, k := s.Below(len(g.Cells)), s.Below(len(g.Cells))
		switch c := &g.Cells[i]; s.Below(10) {
		case 0, 1:
			c.Text, c.Kind = s.Word(), grid.Text
		case 2:
			c.Text, c.Kind = "7", grid.Number
		case 3:
			c.Text, g.Cells[k].Text = g.Cells[k].Text, c.Text
		case 4:
			c.Hidden = !c.Hidden
		case 5:
			g.Cells = slices.Delete(g.Cells, i, i+1)
		case 6:
			row := c.Row
			g.Cells = slices.DeleteFunc(g.Cells, func(c grid.Cell) bool { return c.Row == row && c.Rows() == 1 })
		case 7:
			c.Formula = s.Word()
		case 8:
			c.Kind = grid.Kind(s.Below(6))
		case 9:
			book.Grids[at], book.Grids[0] = book.Grids[0], book.Grids[at]
		}
	}
	return &book
}
