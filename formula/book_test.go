package formula

import (
	"slices"
	"strings"
	"testing"

	"github.com/shopspring/decimal"

	"nianbao/formula/syntax"
	"nianbao/grid"
)

// sheetOf returns a worksheet of cells written as A1 5, B1 =SUM(A1), C1 "文本, D1 #N/A; a lone " is a
// formula with an empty text.
func sheetOf(name string, cells ...string) *grid.Grid {
	g := &grid.Grid{Name: name}
	for _, cell := range cells {
		ref, content, _ := strings.Cut(cell, " ")
		at, ok := syntax.ParseAddress(ref)
		if !ok {
			panic(cell)
		}
		c := grid.Cell{Row: at.Row, Col: at.Col, Kind: grid.Number, Text: content}
		switch {
		case content == "":
			c.Kind = grid.Text
		case content[0] == '=':
			c.Kind, c.Text, c.Formula = grid.Uncalculated, "", content[1:]
		case content[0] == '"':
			c.Kind, c.Text = grid.Text, content[1:]
			if c.Text == "" {
				c.Formula = `""`
			}
		case content[0] == '#':
			c.Kind = grid.Fault
		case content == "TRUE" || content == "FALSE":
			c.Kind = grid.Bool
		}
		g.Cells = append(g.Cells, c)
	}
	g.Sort()
	return g
}

func bookOf(grids ...*grid.Grid) *grid.Book { return &grid.Book{Grids: grids} }

// at returns a cell of the first sheet.
func at(ref string) Cell {
	p, ok := syntax.ParseAddress(ref)
	if !ok {
		panic(ref)
	}
	return Cell{0, p.Row, p.Col}
}

// ask is the cell that tests put their formula into.
var ask = at("Z99")

// with returns a workbook that has a formula in ask.
func with(formula string, grids ...*grid.Grid) *Workbook {
	book := bookOf(grids...)
	if len(grids) == 0 {
		book.Grids = []*grid.Grid{sheetOf("表1")}
	}
	first := *book.Grids[0]
	first.Cells = append(slices.Clone(first.Cells),
		grid.Cell{Row: ask.Row, Col: ask.Col, Kind: grid.Uncalculated, Formula: formula})
	book.Grids[0] = &first
	return New(book)
}

// shown writes a value with its kind: 5, "5", TRUE, #N/A, and nothing for a blank.
func shown(v Value) string {
	if v.Kind == Text {
		return `"` + v.Text + `"`
	}
	return v.String()
}

// figure returns the number that a test writes.
func figure(s string) decimal.Decimal { return decimal.RequireFromString(s) }

func reasonOf(t *testing.T, err error) string {
	t.Helper()
	u, ok := err.(*Undecided)
	if !ok {
		t.Fatalf("%v, want *Undecided", err)
	}
	return u.Reason
}
