package locate

import (
	"slices"
	"strings"
	"testing"

	"nianbao/form"
	"nianbao/form/define"
	"nianbao/grid"
)

// TestWordsAreNoRowLabels shows that a word that a column allows is not taken for another table's row of that name, under
// a column that both tables of the sheet have.
func TestWordsAreNoRowLabels(t *testing.T) {
	f, err := define.Parse("form.yaml", []byte(`
edition: x
notice: 示例〔2020〕1号
cites: 《示例》
years: {from: 2019}
particulars: [{id: agency, name: 机关名称, label: 机关名称}, {id: year, name: 年度, label: 年度},
  {id: date, name: 成文日期, label: 成文日期}]
sections:
  - {title: 一、收费, sheet: 表1, tables: [a]}
  - {title: 二、事项, sheet: 表2, tables: [b, c]}
tables:
  - {id: a, name: 甲, heading: 附表甲, columns: [{id: in, name: 收入, label: 收入}, {id: out, name: 支出, label: 支出}],
     rows: [{id: r, name: 其他, label: 其他}]}
  - {id: b, name: 乙, heading: 附表乙, columns: [{id: n, name: 数量, label: 数量}, {id: k, name: 种类, label: 种类},
     {id: out, name: 支出, label: 支出}, {id: m, name: 件数, label: 办结件数}], rows: [{id: r, name: 合计, label: 合计}]}
  - {id: c, name: 丙, heading: 附表丙, columns: [{id: n, name: 件数, label: 办结件数},
     {id: k, name: 数量, label: 数量, one_of: [公开招标, 其他]}], rows: [{id: r, name: 采购, label: 采购}]}
`))
	if err != nil {
		t.Fatalf("define.Parse: %v", err)
	}
	wide := 1
	sheet := func(name string, rows ...string) *grid.Grid {
		g := &grid.Grid{Name: name}
		for i, row := range rows {
			for j, text := range strings.Split(row, "|") {
				c := grid.Cell{Row: i, Col: j, Text: text}
				if strings.Trim(text, "0123456789") == "" {
					c.Kind = grid.Number
				}
				if text == "其他" && j == 2 {
					c.ColSpan = wide
				}
				g.Cells = append(g.Cells, c)
			}
		}
		return g
	}
	for wide = range 4 {
		for first, want := range map[*grid.Grid]string{
			sheet("表1", "项目|收入|支出", "其他|1|2"): "1 2 3 4 5 6 7 其他 ",
			sheet("表1", "附表甲"):                "  3 4 5 6 7 其他 ",
		} {
			r, err := New(f).Read(&grid.Book{Grids: []*grid.Grid{first, sheet("表2", "附表乙", "项目|数量|种类|支出|办结件数", "合计|3|4|5|6",
				"附表丙", "项目|办结件数|数量", "采购|7|其他")}})
			if err != nil {
				t.Fatalf("New().Read: %v", err)
			}
			have := ""
			for _, c := range f.Cells {
				have += r.Value(c).Normalized() + " "
			}
			doubled := slices.ContainsFunc(r.Faults, func(f form.Fault) bool { return f.Kind == form.DoubledTable })
			if have != want || doubled {
				t.Errorf("%d wide: %s, want %s: %+v", wide, have, want, r.Faults)
			}
		}
	}
}

// TestHeadersAreNoRowLabels shows that a column's label of a table further down is not taken for a row's of another, of which
// a whole copy stands elsewhere.
func TestHeadersAreNoRowLabels(t *testing.T) {
	f, err := define.Parse("form.yaml", []byte(`
edition: x
notice: 示例〔2020〕1号
cites: 《示例》
years: {from: 2019}
particulars: [{id: agency, name: 机关名称, label: 机关名称}, {id: year, name: 年度, label: 年度},
  {id: date, name: 成文日期, label: 成文日期}]
sections:
  - {title: 一、收费, sheet: 表1, tables: [a, b]}
  - {title: 二、事项, sheet: 表2, tables: [c]}
tables:
  - {id: a, name: 甲, columns: [{id: n, name: 件数, label: 办结件数}, {id: in, name: 收入, label: 收入}, {id: out, name: 支出, label: 支出}],
     rows: [{id: r, name: 合计, label: 合计}]}
  - {id: b, name: 乙, columns: [{id: n, name: 数量, label: 数量}], 
     rows: [{id: r, name: 支出, label: 支出, type: text}, {id: s, name: 合计, label: 合计}, {id: m, name: 金额, label: 本年金额}]}
  - {id: c, name: 丙, columns: [{id: in, name: 收入, label: 收入}, {id: out, name: 支出, label: 支出}, {id: all, name: 合计, label: 合计},
     {id: k, name: 种类, label: 其他, type: text}], rows: [{id: r, name: 数量, label: 数量}]}
`))
	if err != nil {
		t.Fatalf("define.Parse: %v", err)
	}
	sheet := func(name string, rows ...string) *grid.Grid {
		g := &grid.Grid{Name: name}
		for i, row := range rows {
			for j, text := range strings.Split(row, "|") {
				g.Cells = append(g.Cells, grid.Cell{Row: i, Col: j, Text: text})
			}
		}
		return g
	}
	r, err := New(f).Read(&grid.Book{Grids: []*grid.Grid{
		sheet("表1", "项目|办结件数|收入|支出", "合计|1|2|3", "", "", "项目|数量", "支出|无", "合计|4", "本年金额|5"), sheet("表2", "项目|收入|支出|合计|其他", "数量|6|7|8|无")}})
	if err != nil {
		t.Fatalf("Index.Read: %v", err)
	}
	for _, fault := range r.Faults {
		t.Errorf("a fault of kind %d of table %s at %v", fault.Kind, fault.Table.ID, fault.Places)
	}
}
