package waivers

import (
	"fmt"
	"slices"
	"strings"

	"nianbao/check/waive"
	"nianbao/grid"
	"nianbao/xlsx/edit"
)

// sheetColumns are its columns: a value a row, beside the first of a waiver what it is of.
var sheetColumns = []edit.Column{
	{Head: "规则", Width: 8}, {Head: "位置", Width: 24}, {Head: "理由", Width: 50}, {Head: "格", Width: 36},
	{Head: "当时的内容", Width: 40},
}

// namesColumn stands behind them, for people alone: it is not read back.
var namesColumn = edit.Column{Head: "是哪一格", Width: 50}

// Marks returns what the sheet is known by: its title, which is its name where that is free, and the heads. No note belongs to it.
func Marks() edit.Marks {
	m := edit.Marks{Sheet: what, IsNote: func(string) bool { return false }}
	for _, c := range sheetColumns {
		m.Heads = append(m.Heads, c.Head)
	}
	return m
}

// Sheet returns the sheet that carries waivers.
func Sheet(list []waive.Waiver, names Names) edit.SheetData {
	data := edit.SheetData{
		Name: what, Title: what, Columns: append(slices.Clone(sheetColumns), namesColumn),
		Summary: []string{"哪些问题已经核实、为什么可以这样。由程序写入，不进报告。",
			"格里的内容一变，那一条就不再适用，问题重新列出；删去一条的各行，那一处重新计入。"},
	}
	for _, w := range list {
		for i, v := range w.Values {
			cells := make([]edit.Cell, 3, len(sheetColumns)+1)
			if i == 0 {
				cells = []edit.Cell{{Text: w.Rule}, {Text: w.Place}, {Text: w.Reason}}
			}
			data.Rows = append(data.Rows, append(cells, edit.Cell{Text: v.Cell}, edit.Cell{Text: v.Value},
				edit.Cell{Text: names.of(v.Cell)}))
		}
	}
	return data
}

// maxHead is how many rows stand above the heads at most.
const maxHead = 10

// In returns the number of the sheet among grids that carries waivers, and the row of its heads; -1 for none.
func In(grids []*grid.Grid) (at, head int) {
	for i, g := range grids {
		if g.Source != grid.Sheet || textAt(g, 0, 0) != what {
			continue
		}
		for row := 1; row <= maxHead; row++ {
			if isHead(g, row) {
				return i, row
			}
		}
	}
	return -1, 0
}

func isHead(g *grid.Grid, row int) bool {
	for col, c := range sheetColumns {
		if textAt(g, row, col) != c.Head {
			return false
		}
	}
	return true
}

func textAt(g *grid.Grid, row, col int) string {
	if c := g.At(row, col); c != nil && c.Row == row && c.Col == col {
		return strings.Join(strings.Fields(c.Text), " ")
	}
	return ""
}

// FromSheet returns the waivers of a sheet below the row of its heads. The error says in Chinese, without a full stop,
// what is wrong with them.
func FromSheet(g *grid.Grid, head int) ([]waive.Waiver, error) {
	last := head
	for i := range g.Cells {
		if c := &g.Cells[i]; strings.TrimSpace(c.Text) != "" {
			last = max(last, c.Row)
		}
	}
	if last > head+maxRows {
		return nil, fmt.Errorf("工作表“%s”填到了第 %d 行，超过 %d 行，没有读", g.Name, last+1, maxRows)
	}
	var list []waive.Waiver
	for row := head + 1; row <= last; row++ {
		id, value := textAt(g, row, 0), waive.Value{Cell: textAt(g, row, 3), Value: textAt(g, row, 4)}
		switch {
		case id != "":
			reason, err := Reason(textAt(g, row, 2))
			if err != nil {
				return nil, fmt.Errorf("工作表“%s”第 %d 行%w", g.Name, row+1, err)
			}
			list = append(list, waive.Waiver{Rule: strings.ToUpper(id), Place: textAt(g, row, 1), Reason: reason})
		case value.Cell == "":
			continue
		case len(list) == 0:
			return nil, fmt.Errorf("工作表“%s”第 %d 行没有写规则", g.Name, row+1)
		}
		if value.Cell == "" {
			return nil, fmt.Errorf("工作表“%s”第 %d 行没有写格", g.Name, row+1)
		}
		w := &list[len(list)-1]
		w.Values = append(w.Values, value)
	}
	return list, nil
}

// maxRows bounds the rows of a sheet of waivers.
const maxRows = 20_000
