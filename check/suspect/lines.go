package suspect

import (
	"slices"

	"nianbao/form"
)

// A spot is a place in a line.
type spot struct{ line, at int }

// findLines finds what stands side by side or below each other.
func (s *system) findLines() {
	number := func(c *form.Cell) int {
		if at, ok := s.at[c]; ok {
			return at
		}
		return -1
	}
	for _, t := range s.of.Report.Form.Tables {
		rows, columns := t.Leaves()
		if !slices.ContainsFunc(t.Cells, func(c *form.Cell) bool { return number(c) >= 0 }) {
			continue
		}
		for i := range rows {
			var line []int
			for _, c := range t.CellsOf(i) {
				line = append(line, number(c))
			}
			s.addLine(line, true)
		}
		for j := range columns {
			var line []int
			for i := range rows {
				line = append(line, number(t.CellsOf(i)[j]))
			}
			s.addLine(line, false)
		}
	}
}

func (s *system) addLine(line []int, across bool) {
	for at, cell := range line {
		if cell >= 0 {
			s.cells[cell].spots = append(s.cells[cell].spots, spot{len(s.lines), at})
		}
	}
	s.lines, s.across = append(s.lines, line), append(s.across, across)
}
