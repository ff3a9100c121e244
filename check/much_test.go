package check

import (
	"slices"
	"strconv"
	"strings"
	"testing"

	"nianbao/grid"
)

// TestMaskedUnderMuch finds an error value that is masked in a workbook whose other formulas look things up in a
// register, and says so where there is too much to be gone through.
func TestMaskedUnderMuch(t *testing.T) {
	for _, test := range []struct {
		rows     int    // of the register
		below    int    // the row of the form above which formulas stand
		each     string // formula of the other cells, # for their number
		last, id string
	}{
		{3_000, 26, `COUNTIFS(台账!B$2:B$3001,"x",台账!C$2:C$3001,"y",台账!D$2:D$3001,"z")`,
			"IFERROR(台账!A1,0)", "F10"},
		{3_000, 26, `SUMIFS(台账!B$2:B$3001,台账!C$2:C$3001,"y")`, "IFERROR(SUM(台账!A:A),0)", "F10"},
		{90_000, 5, `SUM(台账!B$#:B$90000)`, "SUM(台账!A2:A90001)", "F18"},
	} {
		s := sound("2021", "2024")
		s.grids = append(s.grids, &grid.Grid{Name: "台账", Cells: []grid.Cell{
			{Text: "#N/A", Kind: grid.Fault}, {Col: 3, Text: "0", Kind: grid.Number, Formula: "IFERROR(A1,0)"},
			{Row: test.rows, Col: 3},
		}})
		inputs := slices.Clone(s.sheet("依申请公开").Cells)
		for i, c := range inputs {
			if c.Kind == grid.Number && c.Row < test.below && c.Col < 9 {
				each := strings.ReplaceAll(test.each, "#", strconv.Itoa(i+2))
				s.formula("依申请公开!"+s.grids[0].Ref(c.Row, c.Col), each, "0")
			}
		}
		s.formula("依申请公开!I28", test.last, "0")
		list := s.findings(t)
		says := func(line string) bool { return strings.Contains(line, test.id+" 依申请公开!I28 ") }
		if !slices.ContainsFunc(list, says) {
			t.Errorf("%s, %s: no %s in %d: %.300s", test.each, test.last, test.id, len(list), list)
		}
	}
}

// TestManyForeignRows checks a sheet with tens of thousands of rows that the form has not.
func TestManyForeignRows(t *testing.T) {
	const many = 20_000
	s := sound("2021", "2024")
	g := s.sheet("主动公开")
	s.set("主动公开!A3", "规彰")
	for i := range g.Cells {
		if c := &g.Cells[i]; c.Row > 2 {
			c.Row += many
		}
	}
	for row := range many {
		for col, text := range []string{"甲类文件" + strconv.Itoa(row), "1", "2", "3"} {
			g.Cells = append(g.Cells, grid.Cell{Row: 3 + row, Col: col, Text: text})
		}
	}
	g.Sort()
	list := s.findings(t)
	isS08 := func(line string) bool { return idOf(line) == "S08" }
	if !slices.ContainsFunc(list, isS08) {
		t.Errorf("%d: %.300s", len(list), list)
	}
}
