package locate

import (
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"nianbao/form"
	"nianbao/form/define"
	"nianbao/grid"
)

var builtin = New(define.Builtin()...)

func edition(t testing.TB, name string) *form.Form {
	t.Helper()
	for _, f := range define.Builtin() {
		if f.Edition == name {
			return f
		}
	}
	t.Fatalf("no edition %s", name)
	return nil
}

// drawn returns the form's tables as sheets in which each cell holds its index.
func drawn(f *form.Form) []*grid.Grid {
	var grids []*grid.Grid
	for _, s := range f.Sections {
		if len(s.Tables) == 0 {
			continue
		}
		d := s.Grid()
		for i := range d.Cells {
			if c := d.Slots[i].Cell; c != nil {
				d.Cells[i].Text, d.Cells[i].Kind = strconv.Itoa(c.Index), grid.Number
			}
		}
		d.Name = s.Sheet
		d.Sort()
		grids = append(grids, &d.Grid)
	}
	return grids
}

// move shifts what stands from a row and column on.
func move(g *grid.Grid, row, col, down, right int) {
	for i := range g.Cells {
		c := &g.Cells[i]
		switch {
		case c.Row >= row:
			c.Row += down
		case c.Bottom() > row:
			c.RowSpan += down
		}
		switch {
		case c.Col >= col:
			c.Col += right
		case c.Right() > col:
			c.ColSpan += right
		}
	}
	g.Sort()
}

func named(grids []*grid.Grid, name string) *grid.Grid {
	return grids[slices.IndexFunc(grids, func(g *grid.Grid) bool { return g.Name == name })]
}

func label(g *grid.Grid, text string) *grid.Cell {
	return &g.Cells[slices.IndexFunc(g.Cells, func(c grid.Cell) bool { return c.Text == text })]
}

func remove(g *grid.Grid, gone func(grid.Cell) bool) {
	g.Cells = slices.DeleteFunc(g.Cells, gone)
	g.Sort()
}

// wrong lists the cells that did not come back.
func wrong(r *form.Report) []string {
	var ids []string
	for _, c := range r.Form.Cells {
		if r.Value(c).Text != strconv.Itoa(c.Index) {
			ids = append(ids, c.ID)
		}
	}
	return ids
}

var kinds = map[form.FaultKind]string{form.MissingTable: "no table", form.MissingRow: "no row", form.MissingColumn: "no column", form.DoubledTable: "two tables",
	form.DoubledLabel: "two labels", form.UnclearCell: "unclear", form.ForeignRow: "foreign row", form.ForeignColumn: "foreign column", form.DividedColumn: "divided"}

func faults(r *form.Report) []string {
	var list []string
	for _, f := range r.Faults {
		var places []string
		for _, p := range f.Places {
			places = append(places, p.String())
		}
		table := ""
		if f.Table != nil {
			table = f.Table.ID
		}
		list = append(list, strings.Join(strings.Fields(kinds[f.Kind]+" "+table+" "+f.Label+" "+strings.Join(places, " ")), " "))
	}
	return list
}

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
		{name: "all on one sheet, section 4 above section 3", edition: "2019", change: func(grids []*grid.Grid) []*grid.Grid {
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
		{name: "missing table", edition: "2021", change: func(grids []*grid.Grid) []*grid.Grid { return grids[:2] }, faults: []string{"no table disputes"}, lost: 15},
		{name: "missing row", edition: "2021", change: func(grids []*grid.Grid) []*grid.Grid {
			g := named(grids, "依申请公开")
			row := label(g, "2.重复申请").Row
			remove(g, func(c grid.Cell) bool { return c.Row == row })
			return grids
		}, faults: []string{"no row applications 2.重复申请 依申请公开!D2"}, lost: 7},
		{name: "renamed column", edition: "2021", change: func(grids []*grid.Grid) []*grid.Grid {
			label(named(grids, "依申请公开"), "科研机构").Text = "研究所"
			return grids
		}, faults: []string{"no column applications 科研机构 依申请公开!D2", "foreign column applications 研究所 依申请公开!F3"}, lost: 25},
		{name: "doubled row", edition: "2021", change: func(grids []*grid.Grid) []*grid.Grid {
			g := named(grids, "依申请公开")
			label(g, "2.重复申请").Text = "3.要求提供公开出版物"
			return grids
		}, faults: []string{"no row applications 2.重复申请 依申请公开!D2", "two labels applications 3.要求提供公开出版物 依申请公开!C20 依申请公开!C21"}, lost: 14},
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
			g.Cells = append(g.Cells, grid.Cell{Row: 2, Col: 9, Text: "小计"}, grid.Cell{Row: 5, Col: 9, Text: "7", Kind: grid.Number})
			g.Sort()
			return grids
		}, faults: []string{"foreign row documents 其他主动公开文件 主动公开!A5", "foreign column applications 小计 依申请公开!J3"}},
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
		{name: "a continued table with a renamed column", edition: "2021", change: func(grids []*grid.Grid) []*grid.Grid {
			first, second := named(grids, "依申请公开"), drawn(edition(t, "2021"))[1]
			remove(first, func(c grid.Cell) bool { return c.Row >= 15 })
			remove(second, func(c grid.Cell) bool { return c.Row >= 3 && c.Row < 15 })
			second.Name = "续表"
			label(second, "科研机构").Text = "科研院所"
			return append(grids, second)
		}, faults: []string{"no column applications 科研机构 续表!D2", "foreign column applications 科研院所 续表!F3"}, lost: 13},
		{name: "one row of last year's table is no continuation", edition: "2021", change: func(grids []*grid.Grid) []*grid.Grid {
			label(named(grids, "依申请公开"), "2.重复申请").Text = "2.重复的"
			last := drawn(edition(t, "2021"))[1]
			last.Name = "上年对比"
			row := label(last, "2.重复申请").Row
			remove(last, func(c grid.Cell) bool { return c.Row >= 3 && c.Row != row })
			return append(grids, last)
		}, faults: []string{"no row applications 2.重复申请 依申请公开!D2", "foreign row applications 2.重复的 依申请公开!C20"}, lost: 7},
		{name: "the last row with the one before it again on a further sheet", edition: "2021",
			change: func(grids []*grid.Grid) []*grid.Grid {
				first, second := named(grids, "依申请公开"), drawn(edition(t, "2021"))[1]
				remove(first, func(c grid.Cell) bool { return c.Row == 27 })
				remove(second, func(c grid.Cell) bool { return c.Row >= 3 && c.Row < 26 })
				second.Name = "续表"
				return append(grids, second)
			}, faults: []string{"no row applications 四、结转下年度继续办理 依申请公开!D2"}, lost: 7},
		{name: "the first row with the one after it again on a further sheet", edition: "2021",
			change: func(grids []*grid.Grid) []*grid.Grid {
				first, second := named(grids, "依申请公开"), drawn(edition(t, "2021"))[1]
				remove(first, func(c grid.Cell) bool { return c.Row == 3 })
				remove(second, func(c grid.Cell) bool { return c.Row >= 5 })
				second.Name = "前表"
				return append(grids, second)
			}, faults: []string{"no row applications 一、本年新收政府信息公开申请数量 依申请公开!D2"}, lost: 7},
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
		}},
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
		}, faults: []string{"two tables applications 依申请公开!D2 去年!D2", "no row applications 2.重复申请 依申请公开!D2", "foreign row applications 2.重复的 依申请公开!C20"}, lost: 7},
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
			g.Cells = append(g.Cells, grid.Cell{Row: row + 1, Col: 3, Text: "7", Kind: grid.Number})
			g.Sort()
			return grids
		}, faults: []string{"unclear applications 依申请公开!D21"}, lost: 1},
		{name: "labels without their group further down", edition: "2021", change: func(grids []*grid.Grid) []*grid.Grid {
			g := named(grids, "复议诉讼")
			for i, text := range []string{"结果维持", "结果纠正", "其他结果", "尚未审结", "总计"} {
				g.Cells = append(g.Cells, grid.Cell{Row: 8, Col: i, Text: text}, grid.Cell{Row: 9, Col: i, Text: "7", Kind: grid.Number})
			}
			g.Sort()
			return grids
		}},
		{name: "a column divided in two", edition: "2021", change: func(grids []*grid.Grid) []*grid.Grid {
			g := named(grids, "主动公开")
			move(g, 2, 0, 1, 0)
			g.Cells = append(g.Cells, grid.Cell{Row: 2, Col: 1, Text: "上年"}, grid.Cell{Row: 2, Col: 2, Text: "件"})
			g.Sort()
			return grids
		}, faults: []string{"divided documents 本年制发件数 主动公开!B3"}},
		{name: "labels listed elsewhere", edition: "2021", change: func(grids []*grid.Grid) []*grid.Grid {
			list := &grid.Grid{Name: "校验"}
			for i, m := range []string{"自然人", "商业企业", "科研机构", "总计", "一、本年新收政府信息公开申请数量"} {
				list.Cells = append(list.Cells, grid.Cell{Row: i, Text: m}, grid.Cell{Row: i, Col: 1, Text: "5", Kind: grid.Number})
			}
			return append(grids, list)
		}},
	} {
		t.Run(test.name, func(t *testing.T) {
			grids := drawn(edition(t, test.edition))
			if test.change != nil {
				grids = test.change(grids)
			}
			r, err := builtin.Read(&grid.Book{Grids: grids})
			if err != nil {
				t.Fatal(err)
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
	for _, grids := range [][]*grid.Grid{nil, {{Name: "空"}}, {{Cells: []grid.Cell{{Text: "自然人"}, {Row: 1, Text: "1"}}}}} {
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
			t.Fatal(err)
		}
		if lost := wrong(r); r.Form != f || len(lost) > 0 || len(r.Faults) > 0 {
			t.Fatalf("edition %s lost %v, faults %v", r.Form.Edition, lost, faults(r))
		}
	})
}

func TestParticularsAndTexts(t *testing.T) {
	sheet := func(name string, rows ...[]string) *grid.Grid {
		g := &grid.Grid{Name: name}
		for i, row := range rows {
			for j, text := range row {
				if text != "" {
					g.Cells = append(g.Cells, grid.Cell{Row: i, Col: j, Text: text})
				}
			}
		}
		return g
	}
	prose := func(lines ...string) *grid.Grid {
		g := &grid.Grid{Source: grid.Prose}
		for i, line := range lines {
			g.Cells = append(g.Cells, grid.Cell{Row: i, Text: line})
		}
		return g
	}
	for _, test := range []struct {
		name   string
		grids  []*grid.Grid
		agency string
		year   int
		texts  string
	}{
		{"labels beside", []*grid.Grid{sheet("基本信息", []string{"", "机关名称", "示例市司法局"}, []string{"", "年度", "２０２４年"})}, "示例市司法局", 2024, ""},
		{"labels before a colon", []*grid.Grid{sheet("表", []string{"填报单位：示例市司法局", "", "年度:2024"})}, "示例市司法局", 2024, ""},
		{"a title", []*grid.Grid{sheet("表", []string{"示例市司法局 2024 年政府信息公开工作年度报告统计表"})}, "示例市司法局", 2024, ""},
		{"a title on two lines", []*grid.Grid{prose("示例市司法局", "2024年政府信息公开工作年度报告")}, "示例市司法局", 2024, ""},
		{"labels above their values", []*grid.Grid{sheet("表", []string{"机关名称", "年度", "联系电话"}, []string{"示例市司法局", "2024", "1"})}, "示例市司法局", 2024, ""},
		{"two labels in a cell", []*grid.Grid{sheet("表", []string{"填报单位：示例市司法局（盖章）　　　　报告年度：2024年"})}, "示例市司法局", 2024, ""},
		{"a label without a value", []*grid.Grid{sheet("表", []string{"填报单位：      填报日期：2025年1月"})}, "", 0, ""},
		{"a label that asks for the seal", []*grid.Grid{sheet("表", []string{"填报单位（盖章）：示例市司法局", "年度", "二〇二四年"})}, "示例市司法局", 2024, ""},
		{"a title with brackets behind an attachment's number", []*grid.Grid{sheet("表", []string{"附件2：示例市政务服务局（数据局）2024年政府信息公开工作年度报告"})}, "示例市政务服务局（数据局）", 2024, ""},
		{"a title that begins with the year", []*grid.Grid{sheet("表", []string{"附件2"}, []string{"２０２４年示例市司法局政府信息公开工作年度报告统计表"})}, "示例市司法局", 2024, ""},
		{"an area's title over the agency's own name", []*grid.Grid{sheet("表", []string{"示例市2024年政府信息公开工作年度报告统计表"}, []string{"填报单位", "示例市司法局"})}, "示例市司法局", 2024, ""},
		{"a letter's title", []*grid.Grid{sheet("表", []string{"关于报送示例市司法局2024年政府信息公开工作年度报告的函"})}, "", 0, ""},
		{"a text pasted with its title", []*grid.Grid{sheet("文字", []string{"一、总体情况", "五、存在的主要问题及改进情况", "六、其他需要报告的事项"}, []string{"总体情况", "丙", "无"}, []string{"甲"}, []string{"二、主动公开政府信息情况"}, []string{"乙"})},
			"", 0, "甲|二、主动公开政府信息情况|乙#丙#无"},
		{"nothing below a title", []*grid.Grid{sheet("文字", []string{"一、总体情况", "五、存在的主要问题及改进情况", "六、其他需要报告的事项"}, []string{"", "丙", "无"})}, "", 0, "#丙#无"},
		{"texts below their titles", []*grid.Grid{prose("一、总体情况", "甲", "", "乙", "五、存在的主要问题及改进情况", "丙", "六、其他需要报告的事项", "无", "示例市司法局", "2025年1月20日")},
			"", 0, "甲|乙#丙#无|示例市司法局"},
		{"texts side by side", []*grid.Grid{sheet("文字", []string{"一、总体情况", "五、存在的主要问题及改进情况", "六、其他需要报告的事项"}, []string{"甲\n乙", "丙", "无"}, []string{"丁"})},
			"", 0, "甲|乙|丁#丙#无"},
		{"texts beside their titles", []*grid.Grid{sheet("文字", []string{"一、总体情况", "甲"}, []string{"五、存在的主要问题及改进情况", "丙"}, []string{"六、其他需要报告的事项", "无"})},
			"", 0, "甲#丙#无"},
	} {
		t.Run(test.name, func(t *testing.T) {
			r, err := builtin.Read(&grid.Book{Grids: append(test.grids, drawn(edition(t, "2021"))...)})
			if err != nil {
				t.Fatal(err)
			}
			if r.Agency != test.agency || r.Year != test.year {
				t.Errorf("read %q, %d", r.Agency, r.Year)
			}
			texts := fmt.Sprintf("%s#%s#%s", r.Texts["overview"].Text, r.Texts["problems"].Text, r.Texts["others"].Text)
			if len(r.Faults) > 0 {
				t.Errorf("faults %v", faults(r))
			}
			if texts = strings.ReplaceAll(texts, "\n", "|"); test.texts != "" && texts != test.texts {
				t.Errorf("read %s", texts)
			}
		})
	}
}

func TestDate(t *testing.T) {
	for typed, want := range map[string]string{"2025-01-20": "2025年1月20日", "2025/1/20": "2025年1月20日", "2025.10.02": "2025年10月2日", "2025年1月20日": "2025年1月20日", "": ""} {
		about := &grid.Grid{Cells: []grid.Cell{{Text: "成文日期"}, {Col: 1, Text: typed}}}
		r, err := builtin.Read(&grid.Book{Grids: append(drawn(edition(t, "2021")), about)})
		if err != nil || r.Particulars[form.Date] != want {
			t.Errorf("%s is read as %q, %v", typed, r.Particulars[form.Date], err)
		}
	}
}

// TestUnits shows that the unit of money which a label states is not passed over.
func TestUnits(t *testing.T) {
	for header, want := range map[string]string{
		"本年收费金额（单位：万元）": "12", "本年收费金额（万元）": "12", "本年收费金额": "12", "本年收费金额（单位：元）": "0.0012", "本年收费金额（元）": "0.0012",
		"本年收费金额（单位为元）": "0.0012", "本年收费金额（人民币元）": "0.0012", "本年收费金额（单位：亿元）": "?", "本年收费金额（千元）": "?",
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
			t.Fatal(err)
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
