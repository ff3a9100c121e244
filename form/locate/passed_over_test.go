package locate

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"nianbao/form"
	"nianbao/grid"
)

// copied returns a sheet of the form as drawn, under another name.
func copied(t *testing.T, sheet int, name string) *grid.Grid {
	g := drawn(edition(t, "2021"))[sheet]
	g.Name = name
	return g
}

// passedOver spells what a layout passes over: a table's id, the reason, the place and what stands there.
func passedOver(l *Layout) []string {
	var list []string
	for _, table := range l.Tables {
		for _, p := range table.PassedOver {
			words := []string{table.Table.ID, string(p.Why), p.Place.String(), p.Label, p.Text, p.Edition}
			for _, n := range []int{p.Found, p.Year} {
				if n != 0 {
					words = append(words, strconv.Itoa(n))
				}
			}
			if p.Instead != (form.Place{}) {
				words = append(words, "instead", p.Instead.String())
			}
			list = append(list, strings.Join(strings.Fields(strings.Join(words, " ")), " "))
		}
	}
	return list
}

// TestPassedOver shows what a layout says of what was not taken.
func TestPassedOver(t *testing.T) {
	for _, test := range []struct {
		name   string
		change func(grids []*grid.Grid) []*grid.Grid
		want   []string
	}{
		{"nothing", func(grids []*grid.Grid) []*grid.Grid { return grids }, nil},
		{"last year's sheet", func(grids []*grid.Grid) []*grid.Grid {
			cover := &grid.Grid{Name: "封面", Cells: []grid.Cell{{Text: "年度"}, {Col: 1, Text: "2024"}}}
			return append([]*grid.Grid{cover, copied(t, 1, "2023年")}, grids...)
		}, []string{"applications another_year 2023年!D2 175 2023 instead 依申请公开!D2"}},
		{"last year's without a year of the report", func(grids []*grid.Grid) []*grid.Grid {
			return append(grids, copied(t, 1, "2023年"))
		}, []string{"applications later_copy 2023年!D2 175 instead 依申请公开!D2"}},
		{"a hidden copy", func(grids []*grid.Grid) []*grid.Grid {
			g := copied(t, 1, "备份")
			g.Hidden = true
			return append([]*grid.Grid{g}, grids...)
		}, []string{"applications hidden 备份!D2 175 instead 依申请公开!D2"}},
		{"a copy that nobody has filled", func(grids []*grid.Grid) []*grid.Grid {
			g := copied(t, 1, "空白")
			for i := range g.Cells {
				if c := &g.Cells[i]; c.Kind == grid.Number {
					c.Text, c.Formula = "0", "SUM(A1)"
				}
			}
			return append([]*grid.Grid{g}, grids...)
		}, []string{"applications unfilled 空白!D2 175 instead 依申请公开!D2"}},
		{"a copy with half of the rows", func(grids []*grid.Grid) []*grid.Grid {
			g := copied(t, 1, "摘录")
			remove(g, func(c grid.Cell) bool { return c.Row >= 15 })
			return append([]*grid.Grid{g}, grids...)
		}, []string{"applications fewer_cells 摘录!D2 84 instead 依申请公开!D2"}},
		{"a list of labels", func(grids []*grid.Grid) []*grid.Grid {
			list := &grid.Grid{Name: "校验"}
			for i, m := range []string{"自然人", "商业企业", "总计"} {
				list.Cells = append(list.Cells, grid.Cell{Col: i, Text: m}, figure(1, i, "5"))
			}
			list.Sort()
			return append(grids, list)
		}, []string{"applications no_rows 校验!A1 instead 依申请公开!D2"}},
		{"a header alone", func(grids []*grid.Grid) []*grid.Grid {
			g := copied(t, 1, "表头")
			remove(g, func(c grid.Cell) bool { return c.Row >= 3 })
			return append(grids, g)
		}, []string{"applications no_rows 表头!D2 instead 依申请公开!D2"}},
		{"a label twice", func(grids []*grid.Grid) []*grid.Grid {
			label(named(grids, "依申请公开"), "2.重复申请").Text = "3.要求提供公开出版物"
			return grids
		}, []string{"applications same_label 依申请公开!C21 3.要求提供公开出版物 3.要求提供公开出版物 " +
			"instead 依申请公开!C20"}},
		{"a label and a part of it", func(grids []*grid.Grid) []*grid.Grid {
			label(named(grids, "依申请公开"), "2.重复申请").Text = "要求行政机关确认或重新出具"
			return grids
		}, []string{"applications weaker_label 依申请公开!C20 5.要求行政机关确认或重新出具已获取信息 " +
			"要求行政机关确认或重新出具 instead 依申请公开!C23"}},
		{"a label in another table below", func(grids []*grid.Grid) []*grid.Grid {
			g := named(grids, "依申请公开")
			g.Cells = append(g.Cells, grid.Cell{Row: 40, Col: 2, Text: "2.重复申请"}, figure(40, 3, "7"))
			g.Sort()
			return grids
		}, []string{"applications other_table 依申请公开!C41 2.重复申请 2.重复申请 instead 依申请公开!C20"}},
		{"a label in a remark", func(grids []*grid.Grid) []*grid.Grid {
			g := named(grids, "依申请公开")
			row := label(g, "2.重复申请").Row
			move(g, 0, 0, 0, 1)
			g.Cells = append(g.Cells, grid.Cell{Row: row - 3, Text: "2.重复申请"})
			g.Sort()
			return grids
		}, []string{"applications out_of_line 依申请公开!A17 2.重复申请 2.重复申请 instead 依申请公开!D20"}},
		{"a few labels on the same sheet", func(grids []*grid.Grid) []*grid.Grid {
			g := named(grids, "依申请公开")
			for i, text := range []string{"自然人", "商业企业"} {
				g.Cells = append(g.Cells, grid.Cell{Row: 40, Col: i, Text: text}, figure(41, i, "5"))
			}
			g.Sort()
			return grids
		}, []string{"applications few_labels 依申请公开!A41 2 instead 依申请公开!D2"}},
		{"an unknown column", func(grids []*grid.Grid) []*grid.Grid {
			g := named(grids, "依申请公开")
			move(g, 0, 9, 0, 1)
			g.Cells = append(g.Cells, grid.Cell{Row: 2, Col: 9, Text: "小计"}, figure(5, 9, "7"))
			g.Sort()
			return grids
		}, []string{"applications unknown_column 依申请公开!J3 小计"}},
		{"a column that is two", func(grids []*grid.Grid) []*grid.Grid {
			g := named(grids, "主动公开")
			move(g, 2, 0, 1, 0)
			g.Cells = append(g.Cells, grid.Cell{Row: 2, Col: 1, Text: "上年"})
			g.Sort()
			return grids
		}, []string{"documents sublabel 主动公开!B3 本年制发件数 上年"}},
		{"a figure below a merged cell", func(grids []*grid.Grid) []*grid.Grid {
			g := named(grids, "依申请公开")
			g.Under = append(g.Under, figure(5, 4, "9"))
			return grids
		}, []string{"applications under_merge 依申请公开!E6 9"}},
		{"two cells merged", func(grids []*grid.Grid) []*grid.Grid {
			g := named(grids, "依申请公开")
			g.At(5, 3).ColSpan = 2
			remove(g, func(c grid.Cell) bool { return c.Row == 5 && c.Col == 4 })
			return grids
		}, []string{
			"applications several_cells 依申请公开!D6 “（一）予以公开”的“自然人” 24",
			"applications several_cells 依申请公开!D6 “（一）予以公开”的“商业企业” 24",
		}},
		{"a section of another edition", func(grids []*grid.Grid) []*grid.Grid {
			return []*grid.Grid{drawn(edition(t, "2019"))[0], grids[1], grids[2]}
		}, []string{
			"documents other_edition 主动公开!B2 2019",
			"licensing unknown_column 主动公开!B6 上一年项目数量",
			"licensing unknown_column 主动公开!C6 本年增/减",
			"licensing unknown_row 主动公开!C8 10",
			"enforcement unknown_column 主动公开!B10 上一年项目数量",
			"enforcement unknown_column 主动公开!C10 本年增/减",
			"fees other_edition 主动公开!B2 2019",
		}},
	} {
		t.Run(test.name, func(t *testing.T) {
			l, err := builtin.Layout(&grid.Book{Grids: test.change(drawn(edition(t, "2021")))})
			if err != nil {
				t.Fatalf("builtin.Layout: %v", err)
			}
			if diff := cmp.Diff(test.want, passedOver(l)); diff != "" {
				t.Errorf("(-want +got)\n%s", diff)
			}
		})
	}
}

// TestLayoutOfPieces shows how a table is told of that is cut in two and lacks a row.
func TestLayoutOfPieces(t *testing.T) {
	grids := drawn(edition(t, "2021"))
	first, second := named(grids, "依申请公开"), copied(t, 1, "续表")
	remove(first, func(c grid.Cell) bool { return c.Row >= 15 })
	remove(second, func(c grid.Cell) bool { return c.Row >= 3 && c.Row < 15 })
	label(second, "2.重复申请").Text = "2.重复的"
	l, err := builtin.Layout(&grid.Book{Grids: append(grids, second)})
	if err != nil {
		t.Fatalf("builtin.Layout: %v", err)
	}
	table := l.Tables[slices.IndexFunc(l.Tables, func(t TableLayout) bool { return t.Table.ID == "applications" })]
	var got []string
	for _, b := range table.Blocks {
		found := 0
		for _, row := range b.Rows {
			if row.Place != (form.Place{}) {
				found++
				continue
			}
			got = append(got, "no "+row.String()+", near "+row.Near.String()+" "+row.NearText)
		}
		got = append(got, fmt.Sprintf("%s: %d rows, %d columns", b.Place, found, len(b.Columns)))
	}
	want := []string{
		"no 2.重复申请, near 续表!C20 2.重复的",
		"依申请公开!D2: 12 rows, 7 columns",
		"续表!D2: 12 rows, 7 columns",
	}
	if diff := cmp.Diff(want, got); diff != "" || table.Cells != 24*7 {
		t.Errorf("%d cells (-want +got)\n%s", table.Cells, diff)
	}
}
