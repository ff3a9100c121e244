package locate

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"testing"

	"nianbao/form"
	"nianbao/form/define"
	"nianbao/grid"
)

// TestValuesKeep holds what a value keeps of the cell that it was read from, of figures and of words, and how values are
// read of cells that are several, reach over others, or hold nothing.
func TestValuesKeep(t *testing.T) {
	f, err := define.Parse("form.yaml", []byte("edition: \"x\"\nyears: {from: 2019}\nparticulars:\n"+
		"  - {id: agency, name: 机关名称, label: 机关名称}\n  - {id: year, name: 年度, label: 年度}\n  - {id: date, name: 成文日期, label: 成文日期}\n"+
		"sections:\n  - {title: 一、收费情况, sheet: 收费, tables: [t]}\ntables:\n  - id: t\n    name: 收费\n    corner: 项目\n"+
		"    columns:\n      - {id: n, name: 件数, label: 件数, unit: 件}\n      - {id: m, name: 金额, label: 金额, unit: 万元}\n      - {id: w, name: 说明, label: 说明, type: text}\n"+
		"    rows:\n      - {id: a, name: 甲类, label: 甲类收费}\n      - {id: b, name: 乙类, label: 乙类收费}\n"))
	if err != nil {
		t.Fatalf("define.Parse: %v", err)
	}
	number := func(text string) grid.Cell { return grid.Cell{Row: 1, Col: 1, Text: text, Kind: grid.Number} }
	with := func(c grid.Cell, change func(*grid.Cell)) grid.Cell { change(&c); return c }
	at := func(c grid.Cell, row, col int) grid.Cell { c.Row, c.Col = row, col; return c }
	for _, test := range []struct {
		name  string
		cells []grid.Cell
		of    string
		want  string // state, figure or words, unit stated, formula, what it is shown as, and where
	}{
		{"a figure", []grid.Cell{number("5")}, "t.a.n", "2 5 B2"},
		{"of a formula", []grid.Cell{with(number("5"), func(c *grid.Cell) { c.Formula = "C2+1" })}, "t.a.n", "2 5 =C2+1 B2"},
		{"of an array", []grid.Cell{with(number("5"), func(c *grid.Cell) { c.Formula, c.Array = "C2+1", true })}, "t.a.n", "2 5 ={C2+1} B2"},
		{"as it is shown", []grid.Cell{with(number("5.4"), func(c *grid.Cell) { c.Shown = "5" })}, "t.a.n", "2 5.4 as 5 B2"},
		{"hidden", []grid.Cell{with(number("5"), func(c *grid.Cell) { c.Hidden = true })}, "t.a.n", "2 5 hidden B2"},
		{"in a unit of its format", []grid.Cell{with(at(number("5"), 1, 2), func(c *grid.Cell) { c.Money = grid.Yuan })}, "t.a.m", "2 0.0005 元 C2"},
		{"in a unit beside it", []grid.Cell{at(number("5"), 1, 2), {Row: 1, Col: 3, Text: "元"}}, "t.a.m", "2 0.0005 元 C2"},
		{"a unit of the other row", []grid.Cell{at(number("5"), 1, 2), {Row: 2, Col: 3, Text: "元"}}, "t.a.m", "2 5 C2"},
		{"in a unit above", []grid.Cell{at(number("5"), 1, 2), {Row: -1, Col: 0, Text: "金额单位：元"}}, "t.a.m", "2 0.0005 元 C3"},
		{"with a note of counts above", []grid.Cell{number("5"), {Row: -1, Col: 0, Text: "数量单位：件"}}, "t.a.n", "2 5 B3"},
		{"in a unit of its label", []grid.Cell{at(number("5"), 1, 2), {Row: 0, Col: 2, Text: "金额 单位：元"}}, "t.a.m", "2 0.0005 元 C2"},
		{"in a unit below", []grid.Cell{at(number("5"), 1, 2), {Row: 4, Col: 0, Text: "注：金额单位：元"}}, "t.a.m", "2 0.0005 元 C2"},
		{"words", []grid.Cell{{Row: 1, Col: 3, Text: " 好 "}}, "t.a.w", "4 好 D2"},
		{"words of a formula, hidden", []grid.Cell{{Row: 1, Col: 3, Text: "好", Formula: "A9", Array: true, Hidden: true}}, "t.a.w", "4 好 ={A9} hidden D2"},
		{"nothing", nil, "t.a.n", "0 B2"},
		{"a cell over both rows", []grid.Cell{with(number("5"), func(c *grid.Cell) { c.RowSpan = 2 })}, "t.a.n", "3 B2"},
		{"a cell over two columns", []grid.Cell{with(number("5"), func(c *grid.Cell) { c.ColSpan = 2 })}, "t.a.n", "3 B2"},
	} {
		g := &grid.Grid{Name: "收费", Source: grid.Sheet}
		down := 0
		for _, c := range test.cells {
			down = max(down, -c.Row)
		}
		for col, text := range []string{"项目", "件数", "金额", "说明"} {
			if !slices.ContainsFunc(test.cells, func(c grid.Cell) bool { return c.Row == 0 && c.Col == col }) {
				g.Cells = append(g.Cells, grid.Cell{Row: down, Col: col, Text: text})
			}
		}
		g.Cells = append(g.Cells, grid.Cell{Row: down + 1, Text: "甲类收费"}, grid.Cell{Row: down + 2, Text: "乙类收费"})
		for _, c := range test.cells {
			c.Row += down
			g.Cells = append(g.Cells, c)
		}
		g.Sort()
		r, err := New(f).Read(&grid.Book{Grids: []*grid.Grid{g}})
		if err != nil {
			t.Errorf("%s: %v", test.name, err)
			continue
		}
		v := r.Value(f.Cell(test.of))
		got := fmt.Sprint(int(v.State))
		add := func(is bool, words string) {
			if is {
				got += " " + words
			}
		}
		add(v.State == form.Number, v.Number.String())
		add(v.Words != "", v.Words)
		add(v.Written != "" || v.Unit != "", cmp.Or(v.Written, v.Unit))
		add(v.Formula != "" && !v.Array, "="+v.Formula)
		add(v.Array, "={"+v.Formula+"}")
		add(v.Shown != "", "as "+v.Shown)
		add(v.Hidden, "hidden")
		add(true, v.Place.Ref)
		if got != test.want {
			t.Errorf("%s: %s, want %s", test.name, got, test.want)
		}
	}
}

// TestDoubledLabels tells of labels that stand twice within a table, each with its places, and takes one further away for
// another's: the figure is then read from the one among the others.
func TestDoubledLabels(t *testing.T) {
	f, err := define.Parse("form.yaml", []byte("edition: \"x\"\nyears: {from: 2019}\nparticulars:\n"+
		"  - {id: agency, name: 机关名称, label: 机关名称}\n  - {id: year, name: 年度, label: 年度}\n  - {id: date, name: 成文日期, label: 成文日期}\n"+
		"sections:\n  - {title: 一、收费情况, sheet: 收费, tables: [t]}\ntables:\n  - id: t\n    name: 收费\n    corner: 项目\n"+
		"    columns:\n      - {id: n, name: 件数, label: 件数, unit: 件}\n      - {id: m, name: 人数, label: 人数, unit: 人}\n      - {id: o, name: 次数, label: 次数, unit: 次}\n"+
		"    rows:\n      - {id: a, name: 甲类, label: 甲类收费}\n      - {id: b, name: 乙类, label: 乙类收费}\n      - {id: c, name: 丙类, label: 丙类收费}\n"))
	if err != nil {
		t.Fatalf("define.Parse: %v", err)
	}
	for _, test := range []struct{ name, rows, first, want string }{
		{"once each", "项目|件数|人数/甲类收费|1|2/乙类收费|3|4/丙类收费|5|6", "1", ""},
		{"twice among the others", "项目|件数|人数/甲类收费|1|2/乙类收费|3|4/甲类收费|7|8/丙类收费|5|6", "1", "two labels t 甲类收费 收费!A2 收费!A4"},
		{"two of them twice", "项目|件数|人数/甲类收费|1|2/乙类收费|3|4/甲类收费|7|8/乙类收费|9|9/丙类收费|5|6", "1",
			"two labels t 甲类收费 收费!A2 收费!A4; two labels t 乙类收费 收费!A3 收费!A5"},
		{"most columns twice", "项目|件数|人数|件数|人数/甲类收费|1|2|9|9/乙类收费|3|4|9|9/丙类收费|5|6|9|9", "1", "two tables t 收费!B1 收费!D1"},
		{"one of three columns twice", "项目|件数|人数|次数|件数/甲类收费|1|2|9|9/乙类收费|3|4|9|9/丙类收费|5|6|9|9", "1", "two labels t 件数 收费!B1 收费!E1"},
		{"again far below", "项目|件数|人数/甲类收费|1|2/乙类收费|3|4/丙类收费|5|6/////甲类收费|7|8", "1", ""},
	} {
		g := &grid.Grid{Name: "收费", Source: grid.Sheet}
		for row, line := range strings.Split(test.rows, "/") {
			for col, text := range strings.Split(line, "|") {
				if c := (grid.Cell{Row: row, Col: col, Text: text}); text != "" {
					if strings.Trim(text, "0123456789") == "" {
						c.Kind = grid.Number
					}
					g.Cells = append(g.Cells, c)
				}
			}
		}
		r, err := New(f).Read(&grid.Book{Grids: []*grid.Grid{g}})
		if err != nil {
			t.Errorf("%s: %v", test.name, err)
			continue
		}
		got := strings.Join(slices.DeleteFunc(faults(r), func(s string) bool { return !strings.HasPrefix(s, "two ") }), "; ")
		if first := r.Value(f.Cell("t.a.n")).Normalized(); got != test.want || first != test.first {
			t.Errorf("%s: %q, want %q; read %s", test.name, got, test.want, first)
		}
	}
}
