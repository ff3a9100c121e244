package locate

import (
	"errors"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"nianbao/form"
	"nianbao/form/define"
	"nianbao/grid"
)

func TestRead(t *testing.T) {
	for _, test := range []struct {
		name    string
		edition string
		change  func(grids []*grid.Grid) []*grid.Grid
		faults  []string
		lost    int // cells that do not come back
	}{
		{name: "2019 as drawn", edition: "2019"},
		{name: "2021 as drawn", edition: "2021"},
		{name: "all on one sheet, stacked", edition: "2021", change: func(grids []*grid.Grid) []*grid.Grid {
			all := &grid.Grid{Name: "统计表"}
			top := 3
			for _, g := range grids {
				rows, _ := g.Size()
				move(g, 0, 0, top, 2)
				all.Cells = append(all.Cells, g.Cells...)
				top += rows + 2
			}
			all.Sort()
			return []*grid.Grid{all}
		}},
		{name: "all on one sheet, section 4 above section 3", edition: "2019",
			change: func(grids []*grid.Grid) []*grid.Grid {
				all := &grid.Grid{Name: "统计表"}
				top := 0
				for _, i := range []int{2, 1, 0} {
					rows, _ := grids[i].Size()
					move(grids[i], 0, 0, top, 0)
					all.Cells = append(all.Cells, grids[i].Cells...)
					top += rows
				}
				all.Sort()
				return []*grid.Grid{all}
			}},
		{name: "all on one sheet, side by side", edition: "2021", change: func(grids []*grid.Grid) []*grid.Grid {
			all := &grid.Grid{Name: "统计表"}
			left := 1
			for _, g := range grids {
				_, cols := g.Size()
				move(g, 0, 0, 1, left)
				all.Cells = append(all.Cells, g.Cells...)
				left += cols + 1
			}
			all.Sort()
			return []*grid.Grid{all}
		}},
		{name: "labels typed otherwise", edition: "2021", change: func(grids []*grid.Grid) []*grid.Grid {
			g := named(grids, "依申请公开")
			label(g, "（一）予以公开").Text = "（一） 予以\n公开"
			label(g, "（二）部分公开（区分处理的，只计这一情形，不计其他情形）").Text = "部分公开"
			label(g, "3.危及“三安全一稳定”").Text = `3、危及"三安全一稳定"`
			label(g, "1.属于国家秘密").Text = "国家秘密"
			label(g, "（七）总计").Text = "(七)总计"
			return grids
		}},
		{name: "header not merged over its columns", edition: "2021", change: func(grids []*grid.Grid) []*grid.Grid {
			for _, g := range grids {
				for i := range g.Cells {
					if g.Cells[i].Kind == grid.Text {
						g.Cells[i].ColSpan = 1
					}
				}
			}
			return grids
		}},
		{name: "missing table", edition: "2021",
			change: func(grids []*grid.Grid) []*grid.Grid { return grids[:2] },
			faults: []string{"no table disputes"}, lost: 15},
		{name: "missing row", edition: "2021", change: func(grids []*grid.Grid) []*grid.Grid {
			g := named(grids, "依申请公开")
			row := label(g, "2.重复申请").Row
			remove(g, func(c grid.Cell) bool { return c.Row == row })
			return grids
		}, faults: []string{"no row applications 2.重复申请 依申请公开!D2"}, lost: 7},
		{name: "renamed column", edition: "2021", change: func(grids []*grid.Grid) []*grid.Grid {
			label(named(grids, "依申请公开"), "科研机构").Text = "研究所"
			return grids
		}, faults: []string{
			"no column applications 科研机构 依申请公开!D2",
			"foreign column applications 研究所 依申请公开!F3",
		}, lost: 25},
		{name: "doubled row", edition: "2021", change: func(grids []*grid.Grid) []*grid.Grid {
			g := named(grids, "依申请公开")
			label(g, "2.重复申请").Text = "3.要求提供公开出版物"
			return grids
		}, faults: []string{
			"no row applications 2.重复申请 依申请公开!D2",
			"two labels applications 3.要求提供公开出版物 依申请公开!C20 依申请公开!C21",
		}, lost: 14},
		{name: "foreign row and column", edition: "2019", change: func(grids []*grid.Grid) []*grid.Grid {
			g := named(grids, "主动公开")
			move(g, 4, 0, 1, 0)
			for col, text := range []string{"其他主动公开文件", "9", "9", "9"} {
				kind := grid.Text
				if col > 0 {
					kind = grid.Number
				}
				g.Cells = append(g.Cells, grid.Cell{Row: 4, Col: col, Text: text, Kind: kind})
			}
			g.Sort()
			g = named(grids, "依申请公开")
			move(g, 0, 9, 0, 1)
			g.Cells = append(g.Cells, grid.Cell{Row: 2, Col: 9, Text: "小计"}, figure(5, 9, "7"))
			g.Sort()
			return grids
		}, faults: []string{
			"foreign row documents 其他主动公开文件 主动公开!A5",
			"foreign column applications 小计 依申请公开!J3",
		}},
		{name: "two cells merged", edition: "2021", change: func(grids []*grid.Grid) []*grid.Grid {
			g := named(grids, "依申请公开")
			c := g.At(5, 3)
			c.ColSpan = 2
			remove(g, func(c grid.Cell) bool { return c.Row == 5 && c.Col == 4 })
			return grids
		}, faults: []string{"unclear applications 依申请公开!D6", "unclear applications 依申请公开!D6"}, lost: 1},
		{name: "the same table twice", edition: "2021", change: func(grids []*grid.Grid) []*grid.Grid {
			last := drawn(edition(t, "2021"))[1]
			last.Name = "上年"
			return append(grids, last)
		}, faults: []string{"two tables applications 依申请公开!D2 上年!D2"}},
		{name: "a copy that nobody has filled", edition: "2021", change: func(grids []*grid.Grid) []*grid.Grid {
			blank := drawn(edition(t, "2021"))[1]
			blank.Name = "空白"
			for i := range blank.Cells {
				if c := &blank.Cells[i]; c.Kind == grid.Number {
					c.Text, c.Formula = "0", "SUM(A1)"
				}
			}
			return append([]*grid.Grid{blank}, grids...)
		}},
		{name: "a copy filled with numbers as text", edition: "2021", change: func(grids []*grid.Grid) []*grid.Grid {
			typed := drawn(edition(t, "2021"))[1]
			typed.Name = "粘贴"
			for i := range typed.Cells {
				if c := &typed.Cells[i]; c.Kind == grid.Number {
					c.Kind = grid.Text
				}
			}
			return append(grids, typed)
		}, faults: []string{"two tables applications 依申请公开!D2 粘贴!D2"}},
		{name: "a table cut in two with its header", edition: "2021", change: func(grids []*grid.Grid) []*grid.Grid {
			first, second := named(grids, "依申请公开"), drawn(edition(t, "2021"))[1]
			remove(first, func(c grid.Cell) bool { return c.Row >= 15 })
			remove(second, func(c grid.Cell) bool { return c.Row >= 3 && c.Row < 15 })
			second.Name = "续表"
			return append(grids, second)
		}},
		{name: "a continued table with a renamed column", edition: "2021",
			change: func(grids []*grid.Grid) []*grid.Grid {
				first, second := named(grids, "依申请公开"), drawn(edition(t, "2021"))[1]
				remove(first, func(c grid.Cell) bool { return c.Row >= 15 })
				remove(second, func(c grid.Cell) bool { return c.Row >= 3 && c.Row < 15 })
				second.Name = "续表"
				label(second, "科研机构").Text = "科研院所"
				return append(grids, second)
			}, faults: []string{
				"no column applications 科研机构 续表!D2",
				"foreign column applications 科研院所 续表!F3",
			}, lost: 13},
		{name: "one row of last year's table is no continuation", edition: "2021",
			change: func(grids []*grid.Grid) []*grid.Grid {
				label(named(grids, "依申请公开"), "2.重复申请").Text = "2.重复的"
				last := drawn(edition(t, "2021"))[1]
				last.Name = "上年对比"
				row := label(last, "2.重复申请").Row
				remove(last, func(c grid.Cell) bool { return c.Row >= 3 && c.Row != row })
				return append(grids, last)
			}, faults: []string{
				"no row applications 2.重复申请 依申请公开!D2",
				"foreign row applications 2.重复的 依申请公开!C20",
				"foreign table （本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和） 上年对比!A1",
			}, lost: 7},
		{name: "the last row with the one before it again on a further sheet", edition: "2021",
			change: func(grids []*grid.Grid) []*grid.Grid {
				first, second := named(grids, "依申请公开"), drawn(edition(t, "2021"))[1]
				remove(first, func(c grid.Cell) bool { return c.Row == 27 })
				remove(second, func(c grid.Cell) bool { return c.Row >= 3 && c.Row < 26 })
				second.Name = "续表"
				return append(grids, second)
			}, faults: []string{
				"no row applications 四、结转下年度继续办理 依申请公开!D2",
				"foreign table （本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和） 续表!A1",
			}, lost: 7},
		{name: "the first row with the one after it again on a further sheet", edition: "2021",
			change: func(grids []*grid.Grid) []*grid.Grid {
				first, second := named(grids, "依申请公开"), drawn(edition(t, "2021"))[1]
				remove(first, func(c grid.Cell) bool { return c.Row == 3 })
				remove(second, func(c grid.Cell) bool { return c.Row >= 5 })
				second.Name = "前表"
				return append(grids, second)
			}, faults: []string{
				"no row applications 一、本年新收政府信息公开申请数量 依申请公开!D2",
				"foreign table （本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和） 前表!A1",
			}, lost: 7},
		{name: "half of a table twice", edition: "2021", change: func(grids []*grid.Grid) []*grid.Grid {
			half := named(drawn(edition(t, "2021")), "主动公开")
			half.Name = "草稿"
			remove(half, func(c grid.Cell) bool { return c.Row >= 3 })
			return append(grids, half)
		}, faults: []string{"two tables documents 主动公开!B2 草稿!B2"}},
		{name: "less than half of a table twice", edition: "2021", change: func(grids []*grid.Grid) []*grid.Grid {
			less := named(drawn(edition(t, "2021")), "主动公开")
			less.Name = "草稿"
			remove(less, func(c grid.Cell) bool { return c.Row >= 3 || c.Col == 3 })
			return append(grids, less)
		}, faults: []string{"foreign table 第二十条第（一）项 草稿!A1"}},
		{name: "last year's sheet is hidden", edition: "2021", change: func(grids []*grid.Grid) []*grid.Grid {
			last := drawn(edition(t, "2021"))[1]
			last.Name, last.Hidden = "去年", true
			for i := range last.Cells {
				if last.Cells[i].Kind == grid.Number {
					last.Cells[i].Text = "9"
				}
			}
			label(named(grids, "依申请公开"), "2.重复申请").Text = "2.重复的"
			return append([]*grid.Grid{last}, grids...)
		}, faults: []string{
			"two tables applications 依申请公开!D2 去年!D2",
			"no row applications 2.重复申请 依申请公开!D2",
			"foreign row applications 2.重复的 依申请公开!C20",
		}, lost: 7},
		{name: "columns numbered below the header", edition: "2019", change: func(grids []*grid.Grid) []*grid.Grid {
			g := named(grids, "复议诉讼")
			move(g, 3, 0, 1, 0)
			for col := range 15 {
				g.Cells = append(g.Cells, grid.Cell{Row: 3, Col: col, Text: strconv.Itoa(col + 1), Kind: grid.Number})
			}
			g.Sort()
			return grids
		}},
		{name: "blank figures and a note below", edition: "2019", change: func(grids []*grid.Grid) []*grid.Grid {
			g := named(grids, "复议诉讼")
			remove(g, func(c grid.Cell) bool { return c.Kind == grid.Number })
			g.Cells = append(g.Cells, grid.Cell{Row: 4, Text: "填表人：张三"})
			g.Sort()
			return grids
		}, lost: 15},
		{name: "a row over two rows with two figures", edition: "2021", change: func(grids []*grid.Grid) []*grid.Grid {
			g := named(grids, "依申请公开")
			row := label(g, "2.重复申请").Row
			move(g, row+1, 0, 1, 0)
			label(g, "2.重复申请").RowSpan = 2
			g.Cells = append(g.Cells, figure(row+1, 3, "7"))
			g.Sort()
			return grids
		}, faults: []string{"unclear applications 依申请公开!D21"}, lost: 1},
		{name: "labels without their group further down", edition: "2021",
			change: func(grids []*grid.Grid) []*grid.Grid {
				g := named(grids, "复议诉讼")
				for i, text := range []string{"结果维持", "结果纠正", "其他结果", "尚未审结", "总计"} {
					g.Cells = append(g.Cells, grid.Cell{Row: 8, Col: i, Text: text}, figure(9, i, "7"))
				}
				g.Sort()
				return grids
			}, faults: []string{"foreign table 结果维持 复议诉讼!A9"}},
		{name: "a column divided in two", edition: "2021", change: func(grids []*grid.Grid) []*grid.Grid {
			g := named(grids, "主动公开")
			move(g, 2, 0, 1, 0)
			g.Cells = append(g.Cells, grid.Cell{Row: 2, Col: 1, Text: "上年"}, grid.Cell{Row: 2, Col: 2, Text: "件"})
			g.Sort()
			return grids
		}, faults: []string{"divided documents 本年制发件数 主动公开!B3"}},
		{name: "a word before the row of a table drawn across without its first column", edition: "2021",
			change: func(grids []*grid.Grid) []*grid.Grid {
				g := named(grids, "复议诉讼")
				g.At(1, 0).Text = "结果"
				c := g.At(3, 0)
				c.Text, c.Kind = "件数", grid.Text
				return grids
			}, faults: []string{"no column disputes 行政复议：结果维持 复议诉讼!B2"}, lost: 1},
		{name: "labels listed elsewhere", edition: "2021", change: func(grids []*grid.Grid) []*grid.Grid {
			list := &grid.Grid{Name: "校验"}
			for i, m := range []string{"自然人", "商业企业", "科研机构", "总计", "一、本年新收政府信息公开申请数量"} {
				list.Cells = append(list.Cells, grid.Cell{Row: i, Text: m}, figure(i, 1, "5"))
			}
			return append(grids, list)
		}, faults: []string{"foreign table 自然人 校验!A1"}},
	} {
		t.Run(test.name, func(t *testing.T) {
			grids := drawn(edition(t, test.edition))
			if test.change != nil {
				grids = test.change(grids)
			}
			r, err := builtin.Read(&grid.Book{Grids: grids})
			if err != nil {
				t.Fatalf("builtin.Read: %v", err)
			}
			if r.Form.Edition != test.edition {
				t.Errorf("read as edition %s", r.Form.Edition)
			}
			if diff := cmp.Diff(test.faults, faults(r)); diff != "" {
				t.Errorf("faults (-want +got)\n%s", diff)
			}
			if lost := wrong(r); len(lost) != test.lost {
				t.Errorf("lost %d: %v", len(lost), lost)
			}
		})
	}
}

func TestReadNothing(t *testing.T) {
	label := &grid.Grid{Cells: []grid.Cell{{Text: "自然人"}, {Row: 1, Text: "1"}}}
	for _, grids := range [][]*grid.Grid{nil, {{Name: "空"}}, {label}} {
		if _, err := builtin.Read(&grid.Book{Grids: grids}); !errors.Is(err, ErrNoForm) {
			t.Errorf("got %v", err)
		}
	}
}

// TestReadLayouts draws the tables at random places with random foreign rows, columns and spellings: every cell must
// come back.
func TestReadLayouts(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		f := define.Builtin()[rapid.IntRange(0, len(define.Builtin())-1).Draw(t, "edition")]
		grids := drawn(f)
		for _, g := range grids {
			spell := []func(string) string{
				func(s string) string { return s },
				func(s string) string {
					return strings.NewReplacer("（", "(", "）", ")", "“", `"`, "”", `"`).Replace(s)
				},
				func(s string) string { return " " + strings.Join(strings.Split(s, ""), "\n") },
				func(s string) string { return strings.ReplaceAll(s, "、", "，") + " " },
			}[rapid.IntRange(0, 3).Draw(t, "spelling")]
			for i := range g.Cells {
				if g.Cells[i].Kind == grid.Text {
					g.Cells[i].Text = spell(g.Cells[i].Text)
				}
			}
			rows, cols := g.Size()
			for range rapid.IntRange(0, 3).Draw(t, "gaps") {
				move(g, rapid.IntRange(4, rows).Draw(t, "row"), 0, 1, 0)
			}
			if rapid.Bool().Draw(t, "column") {
				move(g, 0, rapid.IntRange(0, cols).Draw(t, "col"), 0, 1)
			}
			move(g, 0, 0, rapid.IntRange(0, 20).Draw(t, "down"), rapid.IntRange(0, 9).Draw(t, "right"))
		}
		if rapid.Bool().Draw(t, "one sheet") {
			all := &grid.Grid{Name: "统计表"}
			top := 0
			for _, g := range grids {
				rows, _ := g.Size()
				move(g, 0, 0, top, 0)
				all.Cells = append(all.Cells, g.Cells...)
				top += rows
			}
			all.Sort()
			grids = []*grid.Grid{all}
		}
		r, err := builtin.Read(&grid.Book{Grids: grids})
		if err != nil {
			t.Fatalf("builtin.Read: %v", err)
		}
		if lost := wrong(r); r.Form != f || len(lost) > 0 || len(r.Faults) > 0 {
			t.Fatalf("edition %s lost %v, faults %v", r.Form.Edition, lost, faults(r))
		}
	})
}

// TestUnits shows that the unit of money which a label states is not passed over.
func TestUnits(t *testing.T) {
	for header, want := range map[string]string{
		"本年收费金额（单位：万元）":  "12",
		"本年收费金额（万元）":     "12",
		"本年收费金额":         "12",
		"本年收费金额（单位：元）":   "0.0012",
		"本年收费金额（元）":      "0.0012",
		"本年收费金额（单位为元）":   "0.0012",
		"本年收费金额（人民币元）":   "0.0012",
		"本年收费金额（单位：亿元）":  "?",
		"本年收费金额（千元）":     "?",
		"本年收费\n金额（亿\n元）": "?",
	} {
		grids := drawn(edition(t, "2021"))
		label(grids[0], "本年收费金额（单位：万元）").Text = header
		c := edition(t, "2021").Cell("fees.charges.amount")
		for i := range grids[0].Cells {
			if grids[0].Cells[i].Text == strconv.Itoa(c.Index) {
				grids[0].Cells[i].Text = "12"
			}
		}
		r, err := builtin.Read(&grid.Book{Grids: grids})
		if err != nil {
			t.Fatalf("builtin.Read: %v", err)
		}
		got := r.Value(c).Number.String()
		if r.Value(c).State != form.Number {
			got = "?"
		}
		if got != want {
			t.Errorf("%s: 12 is read as %s, want %s", header, got, want)
		}
	}
}

// TestYearDecides shows that of two editions with the same tables found the one for the year is taken.
func TestYearDecides(t *testing.T) {
	for year, want := range map[string]string{"2020": "2019", "2024": "2021"} {
		about := &grid.Grid{Cells: []grid.Cell{{Text: "年度"}, {Col: 1, Text: year}}}
		r, err := builtin.Read(&grid.Book{Grids: []*grid.Grid{named(drawn(edition(t, "2021")), "复议诉讼"), about}})
		if err != nil || r.Form.Edition != want {
			t.Errorf("%s is read as edition %s, %v", year, r.Form.Edition, err)
		}
	}
}
