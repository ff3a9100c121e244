package locate

import (
	"slices"
	"testing"

	"nianbao/form"
	"nianbao/form/define"
	"nianbao/grid"
)

// TestTwoYears shows that of two years' tables the year which stands elsewhere decides, never which of them comes first.
func TestTwoYears(t *testing.T) {
	year := func(name string) []*grid.Grid {
		grids := drawn(define.Builtin()[1])
		all := &grid.Grid{Name: name}
		top := 1
		for _, g := range grids {
			rows, _ := g.Size()
			move(g, 0, 0, top, 0)
			all.Cells = append(all.Cells, g.Cells...)
			top += rows + 1
		}
		all.Sort()
		return []*grid.Grid{all}
	}
	titled := func(name, title string) []*grid.Grid {
		g := year(name)
		g[0].Cells = append(g[0].Cells, grid.Cell{Text: title})
		g[0].Sort()
		return g
	}
	cover := []*grid.Grid{{Name: "封面", Cells: []grid.Cell{{Text: "年度"}, {Col: 1, Text: "2024"}}}}
	all := func(grids ...[]*grid.Grid) grid.Book { return grid.Book{Grids: slices.Concat(grids...)} }
	fileName := all(year("2023年"), year("2024年"))
	fileName.File = "示例市司法局2024年统计表"
	for _, test := range []struct {
		name    string
		book    grid.Book
		year    int
		doubled bool
		read    string // the sheet that is read
	}{
		{"named sheets alone", all(year("2023年"), year("2024年")), 0, true, ""},
		{"titles alone", all(titled("甲", "2023年度统计表"), titled("乙", "2024年度统计表")), 0, true, ""},
		{"file name", fileName, 2024, false, "2024年"},
		{"cover and sheet names", all(cover, year("2023年"), year("2024年")), 2024, false, "2024年"},
		{"cover and titles", all(cover, titled("甲", "2023年度统计表"), titled("乙", "2024年度统计表")), 2024, false, "乙"},
		{"cover and last year's", all(cover, year("上年数据"), year("统计表")), 2024, false, "统计表"},
	} {
		r, err := builtin.Read(&test.book)
		if err != nil {
			t.Fatalf("builtin.Read: %v", err)
		}
		doubled := slices.ContainsFunc(r.Faults, func(f form.Fault) bool { return f.Kind == form.DoubledTable })
		sheet := r.Value(r.Form.Cells[0]).Place.Sheet
		if r.Year != test.year || doubled != test.doubled || !doubled && (sheet != test.read || len(wrong(r)) > 0) {
			t.Errorf("%s: year %d, doubled %v, read from %s", test.name, r.Year, doubled, sheet)
		}
	}
}

// TestTitlesAgree shows that tables under titles of different years or agencies are told of.
func TestTitlesAgree(t *testing.T) {
	for titles, want := range map[[2]string][]string{
		{"示例市司法局2024年", "示例市司法局2024年"}: nil,
		{"示例市司法局2024年", "示例市司法局2023年"}: {form.Year},
		{"示例市司法局2024年", "示例市水利局2024年"}: {form.Agency},
		{"示例市司法局2024年", "示例市水利局2023年"}: {form.Agency, form.Year},
	} {
		grids := drawn(define.Builtin()[1])
		for i, g := range grids[:2] {
			move(g, 0, 0, 2, 0)
			g.Cells = append(g.Cells, grid.Cell{Text: titles[i] + "政府信息公开工作年度报告统计表"})
			g.Sort()
		}
		r, err := builtin.Read(&grid.Book{Grids: grids})
		if err != nil {
			t.Fatalf("builtin.Read: %v", err)
		}
		var told []string
		for _, f := range r.Faults {
			if f.Kind == form.Contradiction {
				told = append(told, f.Label)
			}
		}
		slices.Sort(told)
		if !slices.Equal(told, want) || len(wrong(r)) > 0 {
			t.Errorf("%v: told of %v", titles, told)
		}
	}
}

// TestYearFound shows where else a year may stand.
func TestYearFound(t *testing.T) {
	for text, want := range map[string]int{
		"示例市司法局政府信息公开工作年度报告（2024年度）": 2024,
		"示例市司法局二〇二四年政府信息公开工作年度报告":    2024, "2024年度": 2024,
		"统计时间：2024年1月1日至2024年12月31日": 2024, "2023年、2024年对比": 0, "填报日期：2025年1月20日": 0,
		"2025年1月": 0, "（二〇二五年一月）": 0, "2025年 3月": 0, "2025.01": 0, "2024年12月": 2024, "统计时间：2024年6月": 2024, "（2024年数据）": 2024,
	} {
		g := drawn(define.Builtin()[1])[1]
		move(g, 0, 0, 2, 0)
		g.Cells = append(g.Cells, grid.Cell{Text: text})
		g.Sort()
		r, err := builtin.Read(&grid.Book{Grids: []*grid.Grid{g}})
		if err != nil || r.Year != want {
			t.Errorf("%s: year %d, %v", text, r.Year, err)
		}
	}
}
