// Package blank is what the blank workbook that staff fill says to them, and is known again by: no report says any of
// it. Package sheet writes it, prose and printed leave it out of the report's texts.
package blank

import (
	"slices"

	"nianbao/grid"
)

// The titles of the sheets that are no report's, the first heading of the instructions, and how the notes above the
// tables begin.
const (
	TextsTitle        = "文字部分"
	ChecksTitle       = "勾稽关系校验"
	InstructionsTitle = "填报说明"
	FirstInstructions = "一、怎样填写"
	InputNote         = "浅黄色格填"
)

// workingSheets is how the sheets begin that explain a blank workbook and check its sums.
var workingSheets = [][2]string{{InstructionsTitle, FirstInstructions}, {ChecksTitle, ""}}

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
