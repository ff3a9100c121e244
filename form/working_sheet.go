package form

import (
	"slices"

	"nianbao/grid"
)

// workingSheets is how the sheets begin that this program puts into a blank workbook to explain it and to check its sums.
var workingSheets = [][2]string{{"填报说明", "一、怎样填写"}, {"勾稽关系校验", ""}}

// IsWorkingSheet reports whether a sheet is one of those: by what it holds, as offices give the same names to sheets of
// figures.
func IsWorkingSheet(g *grid.Grid) bool {
	var filled []*grid.Cell
	for i := 0; i < len(g.Cells) && len(filled) < 2; i++ {
		if g.Cells[i].Text != "" {
			filled = append(filled, &g.Cells[i])
		}
	}
	return len(filled) == 2 && slices.ContainsFunc(workingSheets, func(begins [2]string) bool {
		return filled[0].Row == 0 && filled[0].Text == begins[0] && (begins[1] == "" || filled[1].Text == begins[1])
	})
}
