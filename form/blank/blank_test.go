package blank

import (
	"testing"

	"nianbao/grid"
)

// TestIsWorkingSheet holds that a sheet is known by what it holds, and that one of figures with such a title is none.
func TestIsWorkingSheet(t *testing.T) {
	for _, c := range []struct {
		name  string
		cells []grid.Cell
		want  bool
	}{
		{"instructions", []grid.Cell{{Text: "填报说明"}, {Row: 1, Text: "一、怎样填写"}, {Row: 2, Text: "x"}}, true},
		{"with empty cells", []grid.Cell{{Text: "填报说明"}, {Col: 1}, {Row: 1}, {Row: 3, Text: "一、怎样填写"}}, true},
		{"checks", []grid.Cell{{Text: "勾稽关系校验"}, {Row: 1, Text: "任何"}}, true},
		{"an office's own", []grid.Cell{{Text: "填报说明"}, {Row: 1, Text: "单位名称"}}, false},
		{"below something", []grid.Cell{{Row: 1, Text: "勾稽关系校验"}, {Row: 2, Text: "任何"}}, false},
		{"a title alone", []grid.Cell{{Text: "勾稽关系校验"}}, false},
		{"nothing", nil, false},
		{"figures", []grid.Cell{{Text: "单位"}, {Row: 1, Text: "一、怎样填写"}}, false},
	} {
		if IsWorkingSheet(&grid.Grid{Cells: c.cells}) != c.want {
			t.Errorf("%s: not %v", c.name, c.want)
		}
	}
}
