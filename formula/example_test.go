package formula_test

import (
	"fmt"

	"nianbao/formula"
	"nianbao/grid"
)

// The sum that a formula stands for: each cell with its factor.
func ExampleWorkbook_Linear() {
	w := formula.New(&grid.Book{Grids: []*grid.Grid{{Name: "表1", Cells: []grid.Cell{
		{Row: 1, Col: 1, Kind: grid.Number, Text: "5"},
		{Row: 1, Col: 2, Kind: grid.Number, Text: "7"},
		{Row: 1, Col: 3, Kind: grid.Number, Text: "2"},
		{Row: 1, Col: 4, Kind: grid.Uncalculated, Formula: "SUM(B2:C2)-D2"},
	}}}})
	sum, err := w.Linear(formula.Cell{Row: 1, Col: 4}, nil)
	if err != nil {
		panic(err)
	}
	for col := 1; col < 4; col++ {
		c := formula.Cell{Row: 1, Col: col}
		fmt.Println(w.Ref(c), sum.Terms[c])
	}
	fmt.Println("constant", sum.Constant)
	// Output:
	// 表1!B2 1
	// 表1!C2 1
	// 表1!D2 -1
	// constant 0
}

// What cells hold once all formulas are calculated anew, whatever results are stored. A formula that needs its own
// result is a *formula.Circle.
func ExampleWorkbook_Recalculate() {
	w := formula.New(&grid.Book{Grids: []*grid.Grid{{Name: "表1", Cells: []grid.Cell{
		{Row: 0, Col: 0, Kind: grid.Number, Text: "0.1"},
		{Row: 0, Col: 1, Kind: grid.Number, Text: "0.2"},
		{Row: 0, Col: 2, Kind: grid.Number, Text: "9", Formula: "SUM(A1:B1)"},
		{Row: 1, Col: 0, Kind: grid.Number, Text: "9", Formula: `IF(C1=0.3,"相等",C1)`},
		{Row: 2, Col: 0, Kind: grid.Number, Text: "9", Formula: "A3+1"},
	}}}})
	for _, c := range []formula.Cell{{Row: 0, Col: 2}, {Row: 1, Col: 0}, {Row: 2, Col: 0}} {
		v, err := w.Recalculate(c)
		fmt.Println(w.Ref(c), v, err)
	}
	// Output:
	// 表1!C1 0.3 <nil>
	// 表1!A2 相等 <nil>
	// 表1!A3  公式循环引用：表1!A3 → 表1!A3
}

// The formula that an equation asks for.
func ExampleSum() {
	fmt.Println(formula.Sum([]formula.Term{
		{Sheet: "表1", Row: 1, Col: 1},
		{Sheet: "表1", Row: 1, Col: 2},
		{Sheet: "表1", Row: 1, Col: 3, Negative: true},
	}, "表1"))
	// Output: SUM(B2:C2)-SUM(D2)
}
