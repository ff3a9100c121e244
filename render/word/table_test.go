package word

import (
	"strconv"
	"testing"

	"nianbao/form"
	"nianbao/form/define"
)

// drawings returns the form's drawings in the order of the tables in its template.
func drawings(f *form.Form) []*form.SectionGrid {
	var all []*form.SectionGrid
	for _, s := range f.Sections {
		if s.Text == "" {
			all = append(all, s.Grid())
		}
	}
	return all
}

func number(t *testing.T, s string, otherwise int) int {
	t.Helper()
	if s == "" {
		return otherwise
	}
	n, err := strconv.Atoi(s)
	if err != nil {
		t.Fatalf("strconv.Atoi: %v", err)
	}
	return n
}

func TestTablesAreTheDrawings(t *testing.T) {
	for name, f := range forms(t) {
		tables, drawn := body(t, f).all("tbl"), drawings(f)
		if len(tables) != len(drawn) {
			t.Fatalf("%s: %d tables, want %d", name, len(tables), len(drawn))
		}
		for i, table := range tables {
			t.Run(name+" "+drawn[i].Name, func(t *testing.T) { compare(t, table, drawn[i]) })
		}
	}
}

// compare checks that a table has the drawing's rows and columns, and in each place the cell that covers it.
func compare(t *testing.T, table *node, d *form.SectionGrid) {
	rows := table.all("tr")
	if len(rows) != d.Height {
		t.Fatalf("%d rows, want %d", len(rows), d.Height)
	}
	if n := len(table.all("gridCol")); n != d.Width {
		t.Fatalf("%d columns, want %d", n, d.Width)
	}
	if number(t, table.attr("tblW", "w"), 0) != textWidth {
		t.Errorf("the table is not as wide as the text")
	}
	for at, row := range rows {
		if isHeader := len(row.all("tblHeader")) > 0; isHeader != (at < d.Header) {
			t.Errorf("row %d: header %v", at, isHeader)
		}
		if len(row.all("cantSplit")) == 0 {
			t.Errorf("row %d may be cut by a page's end", at)
		}
		compareRow(t, row, d, at)
	}
}

func compareRow(t *testing.T, row *node, d *form.SectionGrid, at int) {
	col, width := 0, 0
	for _, tc := range row.all("tc") {
		span := number(t, tc.attr("gridSpan", "val"), 1)
		c := d.At(at, col)
		if c == nil {
			t.Errorf("row %d, column %d: nothing is drawn there", at, col)
			return
		}
		merged := len(tc.all("vMerge")) > 0
		starts := !merged || tc.attr("vMerge", "val") == "restart"
		if c.Col != col || c.Cols() != span || merged != (c.Rows() > 1) || starts != (c.Row == at) {
			t.Errorf("row %d, column %d: the cell does not span what %q does", at, col, c.Text)
		}
		if words := tc.words(); starts && c.Text != "" && words != c.Text || !starts && words != "" {
			t.Errorf("row %d, column %d: %q, want %q", at, col, words, c.Text)
		}
		col += span
		width += number(t, tc.attr("tcW", "w"), 0)
	}
	col += number(t, row.attr("gridAfter", "val"), 0)
	width += number(t, row.attr("wAfter", "w"), 0)
	if col != d.Width || width != textWidth {
		t.Errorf("row %d: %d columns and %d twips, want %d and %d", at, col, width, d.Width, textWidth)
	}
}

func TestColumnsFillTheText(t *testing.T) {
	for name, f := range forms(t) {
		for _, d := range drawings(f) {
			_, widths := columns(d, textWidth)
			if sum(widths) != textWidth {
				t.Errorf("%s: %s: columns are %d wide, want %d", name, d.Name, sum(widths), textWidth)
			}
		}
	}
}

// TestFiguresFit shows how long a figure each table of the built-in editions takes on one line.
func TestFiguresFit(t *testing.T) {
	for _, f := range define.Builtin() {
		for i, d := range drawings(f) {
			digits := []int{8, 8, 7}[i]
			style, widths := columns(d, textWidth)
			for j, c := range d.Cells {
				need := digits*style.em/2*style.narrow/100 + cellMargins
				if d.Slots[j].Role == form.Data && sum(widths[c.Col:c.Right()]) < need {
					t.Fatalf("%s: %s: a column of %d twips holds no %d digits", f.Edition, d.Name, widths[c.Col],
						digits)
				}
			}
		}
	}
}

// TestApplicationsTakeOnePage shows that the long table goes on one page whole, and begins on the page before only where
// a fair part of that is left: then it parts between groups.
func TestApplicationsTakeOnePage(t *testing.T) {
	for _, f := range define.Builtin() {
		for i, d := range drawings(f) {
			l := layOut(d)
			if !l.fits() {
				t.Errorf("%s: %s: %d twips high, a page has %d", f.Edition, d.Name, sum(l.heights), room)
			}
			if l.ownPage() || (len(l.ends) > 0) != (i == 1) {
				t.Errorf("%s: %s: begins a page: %v, parts below %v", f.Edition, d.Name, l.ownPage(), l.ends)
			}
			for row := range l.ends {
				if above := sum(l.heights[:row+1]); above < leastAbove-bodyLine-spaceAboveTable {
					t.Errorf("%s: %s: parts below %d twips", f.Edition, d.Name, above)
				}
				if c, _ := l.at(row+1, 1); c.Row != row+1 || row < l.grid.Header {
					t.Errorf("%s: %s: a page ends within %q", f.Edition, d.Name, c.Text)
				}
			}
		}
	}
}
