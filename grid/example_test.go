package grid_test

import (
	"fmt"
	"os"

	"nianbao/grid"
)

func Example() {
	g := &grid.Grid{Source: grid.Sheet, Cells: []grid.Cell{
		{Row: 0, Col: 0, Text: "申请", RowSpan: 2},
		{Row: 0, Col: 1, Text: "自然人"}, {Row: 0, Col: 2, Text: "合计"},
		{Row: 1, Col: 1, Text: "12", Kind: grid.Number}, {Row: 1, Col: 2, Text: "15", Kind: grid.Number},
	}}
	if err := g.Print(os.Stdout, func(int) int { return 6 }); err != nil {
		fmt.Println(err)
	}
	fmt.Println(g.Ref(1, 2), g.At(1, 2).Text)
	fmt.Println(g.At(1, 0).Text) // which it covers
	// Output:
	// ┌────┬──────┬────┐
	// │    │自然人│合计│
	// │申请├──────┼────┤
	// │    │    12│  15│
	// └────┴──────┴────┘
	// C2 15
	// 申请
}
