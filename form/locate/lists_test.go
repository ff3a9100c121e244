package locate

import (
	"strings"
	"testing"

	"nianbao/form"
	"nianbao/grid"
)

// TestListsStateNoParticulars shows that agency and year are not taken from tables that list offices or compare years:
// of documents behind the first heading, on worksheets wherever a label stands over or before several values.
func TestListsStateNoParticulars(t *testing.T) {
	sheetOf := func(source grid.Source, rows ...string) *grid.Grid {
		g := &grid.Grid{Name: "附表", Source: source}
		for i, row := range rows {
			for j, text := range strings.Split(row, "|") {
				if text != "" {
					g.Cells = append(g.Cells, grid.Cell{Row: i, Col: j, Text: text})
				}
			}
		}
		return g
	}
	for _, test := range []struct {
		name    string
		rows    []string
		inSheet bool // on a worksheet too
	}{
		{"years in a row", []string{"年度|2021年|2022年|2023年", "新收申请|100|120|2999"}, true},
		{"years in a column", []string{"年度|新收申请", "2022年|100", "2023年|120"}, true},
		{"a year and its growth", []string{"年度|2023年|增长", "新收申请|100|12%"}, false},
		{"one year", []string{"年度|新收申请|办结", "2023年|100|120"}, false},
		{"agencies and telephones", []string{"单位名称|联系电话|地址", "市公安局|0000-11111|甲路", "市民政局|0000-22222|乙路"}, true},
		{"offices and telephones", []string{"受理机构|联系电话|备注", "甲办公室|0000-11111|上午", "乙办公室|0000-22222|下午"}, true},
		{"agencies and figures", []string{"机关名称|申请数", "市公安局|3", "市民政局|5"}, true},
		{"one office", []string{"受理机构|市公安局", "联系电话|0000-1", "传真|0000-2"}, false},
	} {
		t.Run(test.name, func(t *testing.T) {
			check := func(grids ...*grid.Grid) {
				t.Helper()
				r, err := builtin.Read(&grid.Book{Grids: append(grids, drawn(edition(t, "2021"))...)})
				if err != nil {
					t.Fatalf("builtin.Read: %v", err)
				}
				if r.Agency != "示例市司法局" || r.Year != 2024 || r.Particulars["phone"] != "" || r.Particulars["address"] != "" {
					t.Errorf("agency %q, year %d, %v", r.Agency, r.Year, r.Particulars)
				}
				for _, f := range r.Faults {
					if f.Kind == form.Contradiction {
						t.Errorf("%+v", f)
					}
				}
			}
			title := sheetOf(grid.Prose, "示例市司法局2024年政府信息公开工作年度报告", "一、总体情况", "文字。")
			check(title, sheetOf(grid.Table, test.rows...))
			if test.inSheet {
				check(sheetOf(grid.Sheet, "示例市司法局2024年政府信息公开工作年度报告"), sheetOf(grid.Sheet, test.rows...))
			}
		})
	}
	cover := sheetOf(grid.Table, "机关名称|示例市司法局", "年度|2024")
	r, err := builtin.Read(&grid.Book{Grids: append([]*grid.Grid{
		sheetOf(grid.Prose, "政府信息公开工作年度报告", "一、总体情况"), cover}, drawn(edition(t, "2021"))...)})
	if err != nil || r.Agency != "示例市司法局" || r.Year != 2024 {
		t.Errorf("from labels alone: %q, %d, %v", r.Agency, r.Year, err)
	}
}
