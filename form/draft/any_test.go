package draft_test

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"nianbao/form"
	"nianbao/form/define"
	"nianbao/form/draft"
	"nianbao/form/locate"
	"nianbao/grid"
)

// A drawing draws tables as offices do, and knows where the figures of each stand.
type drawing struct {
	t      *rapid.T
	year   int
	grid   *grid.Grid
	cells  [][][2]int // by tables, the places of their figures
	row    int        // the next free one
	words  []string   // labels not yet used
	rounds int        // how often they have been used up
	sums   []string   // equations that formulas state, as counts of their kinds
}

func (d *drawing) put(row, col, high, wide int, text string) {
	d.grid.Cells = append(d.grid.Cells, grid.Cell{Row: row, Col: col, RowSpan: high, ColSpan: wide, Text: text})
}

func (d *drawing) bool(what string) bool { return rapid.Bool().Draw(d.t, what) }

func (d *drawing) pick(what string, from ...string) string {
	return rapid.SampledFrom(from).Draw(d.t, what)
}

// label returns a label that no other row or column has.
func (d *drawing) label() string {
	if len(d.words) == 0 {
		d.words = rapid.Permutation(labels).Draw(d.t, "labels")
		for i := range d.words {
			d.words[i] = strings.Repeat("另", d.rounds) + d.words[i]
		}
		d.rounds++
	}
	w := d.words[0]
	d.words = d.words[1:]
	return w
}

var labels = []string{"申请数量", "受理数量", "准予许可", "不予许可", "警告、通报批评", "罚款", "没收违法所得（宗）", "暂扣许可证", "行政拘留（人次）", "其他处罚", "基本支出",
	"项目支出", "人员经费", "公用经费（万元）", "因公出国（境）费", "公务接待费", "公车购置", "公车运行", "财政拨款", "事业收入", "年初结转", "年末结余", "办结件数", "满意件数",
	"网上受理", "窗口受理", "咨询", "投诉", "举报", "建议", "省级", "市级", "县级", "乡镇", "现场检查", "抽查次数", "发现问题", "整改完成", "重大案件", "一般案件", "简易程序", "听证",
	"复议案件", "诉讼案件", "维持", "撤销", "调解", "和解", "报送信息", "采用信息"}

// columns draws the labels of columns over some levels from a row and column, and returns how many columns there are.
func (d *drawing) columns(row, col, levels int) int {
	n := 0
	for range rapid.IntRange(2, 4).Draw(d.t, "columns") {
		if levels > 1 && d.bool("group") {
			wide := 0
			if levels == 2 {
				for range rapid.IntRange(2, 3).Draw(d.t, "in the group") {
					d.put(row+1, col+n+wide, 1, 1, d.label())
					wide++
				}
			} else {
				wide = d.columns(row+1, col+n, levels-1)
			}
			d.put(row, col+n, 1, wide, "其中"+d.label())
			n += wide
			continue
		}
		d.put(row, col+n, levels, 1, d.label())
		n++
	}
	return n
}

// table draws a table.
func (d *drawing) table() {
	if d.bool("heading") {
		d.put(d.row, 0, 1, 6, d.pick("title", "示例县%d年度行政执法情况统计表", "%d年办事情况统计表", "附表 部门情况表")+"（"+d.label()+"）")
		if text := &d.grid.Cells[len(d.grid.Cells)-1].Text; strings.Contains(*text, "%d") {
			*text = fmt.Sprintf(*text, d.year)
		}
		d.row++
	}
	if d.bool("unit") {
		d.put(d.row, 0, 1, 1, d.pick("who", "填报单位：", "填报单位（盖章）：", "编制日期：2024年12月31日"))
		d.put(d.row, 3, 1, 2, d.pick("what", "单位：万元", "计量单位：件", "单位：万元、件"))
		d.row++
	}
	levels := rapid.IntRange(1, 3).Draw(d.t, "levels")
	top, left := d.row, 0
	across := d.bool("no row labels")
	if !across && d.bool("numbered") {
		d.put(top, 0, levels, 1, "序号")
		left = 1
	}
	stub := left
	grouped := false
	if !across {
		corners := []string{"项目", "指标名称", "类别"}
		if left == 0 { // behind 序号 somebody says what the rows are
			corners = append(corners, "")
		}
		d.put(top, left, levels, 1, d.pick("corner", corners...))
		stub++
		if grouped = d.bool("grouped rows"); grouped {
			d.grid.Cells[len(d.grid.Cells)-1].ColSpan = 2
			stub++
		}
		if d.bool("unit column") {
			d.put(top, stub, levels, 1, "计量单位")
			defer func(col int) {
				for row := top + levels; row < d.row-1; row++ {
					if d.grid.At(row, col) == nil {
						d.put(row, col, 1, 1, "件")
						d.grid.Sort()
					}
				}
			}(stub)
			stub++
		}
	}
	n := d.columns(top, stub, levels)
	for across && n < 3 {
		d.put(top, stub+n, levels, 1, d.label())
		n++
	}
	words := d.bool("remarks")
	if words {
		d.put(top, stub+n, levels, 1, "备注")
	}
	d.row = top + levels
	if d.bool("numbering") {
		d.put(d.row, left, 1, max(1, stub-left), "甲")
		if across {
			d.grid.Cells = d.grid.Cells[:len(d.grid.Cells)-1]
		}
		for i := range n {
			d.put(d.row, stub+i, 1, 1, strconv.Itoa(i+1))
		}
		d.row++
	}
	d.figures(left, stub, n, across, grouped, words)
	if d.bool("below") {
		d.put(d.row, 0, 1, 1, d.pick("line", "填表人：", "注：本表按年填报。", "审核人："))
		d.row++
	}
	d.row++
}

// figures draws the rows of a table and what formulas may stand in them.
func (d *drawing) figures(left, stub, n int, across, grouped, words bool) {
	rows := 1
	if !across {
		rows = rapid.IntRange(2, 5).Draw(d.t, "rows")
	}
	var places [][2]int
	first := d.row
	for i := range rows {
		if !across {
			label := d.label()
			if i == 0 && d.bool("total first") {
				label = "合计"
			}
			if left == 1 {
				d.grid.Cells = append(d.grid.Cells, grid.Cell{Row: d.row, RowSpan: 1, ColSpan: 1, Text: strconv.Itoa(i + 1), Kind: grid.Number})
			}
			switch {
			case grouped && i == 1:
				d.put(d.row, left, rows-1, 1, "按"+d.label())
				d.put(d.row, left+1, 1, 1, label)
			case grouped && i > 1:
				d.put(d.row, left+1, 1, 1, label)
			case grouped:
				d.put(d.row, left, 1, 2, label)
			default:
				d.put(d.row, left, 1, 1, label)
			}
		}
		for c := range n {
			places = append(places, [2]int{d.row, stub + c})
		}
		if words {
			places = append(places, [2]int{d.row, stub + n})
		}
		d.row++
	}
	d.formulas(first, rows, stub, n)
	d.cells = append(d.cells, places)
}

// formulas writes a total down or a ratio along.
func (d *drawing) formulas(first, rows, stub, n int) {
	ref := func(row, col int) string { return grid.Column(col) + strconv.Itoa(row+1) }
	put := func(row, col int, formula string) {
		d.grid.Cells = append(d.grid.Cells, grid.Cell{Row: row, Col: col, Formula: formula, Kind: grid.Uncalculated})
	}
	switch d.pick("formulas", "none", "down", "ratio", "share") {
	case "down":
		for c := range n {
			if rows > 2 {
				put(first, stub+c, "SUM("+ref(first+1, stub+c)+":"+ref(first+rows-1, stub+c)+")")
			}
		}
		if rows > 2 {
			d.sums = append(d.sums, "r1 = r2 + r3")
		}
	case "ratio", "share":
		times := d.pick("times", "*100", "")
		if n < 3 {
			return
		}
		for r := range rows {
			a, b := ref(first+r, stub), ref(first+r, stub+1)
			put(first+r, stub+2, d.pick("as", "IF("+b+"=0,\"\",ROUND("+a+"/"+b+times+",2))", "ROUND("+a+"/"+b+times+",2)"))
		}
		d.sums = append(d.sums, "c3 = (c1) / (c2)")
	}
}

// String lists what is drawn.
func (d *drawing) String() string {
	var b strings.Builder
	for _, c := range d.grid.Cells {
		fmt.Fprintf(&b, "# %s%d:%dx%d %s %s\n", grid.Column(c.Col), c.Row+1, c.Rows(), c.Cols(), c.Text, c.Formula)
	}
	return b.String()
}

// filled returns the drawing of another year, with a figure in each of its places.
func (d *drawing) filled(year int) *grid.Book {
	g := &grid.Grid{Name: strings.ReplaceAll(d.grid.Name, strconv.Itoa(d.year), strconv.Itoa(year))}
	for _, c := range d.grid.Cells {
		c.Text = strings.ReplaceAll(c.Text, strconv.Itoa(d.year), strconv.Itoa(year))
		if c.Formula == "" {
			g.Cells = append(g.Cells, c)
		}
	}
	n := 100
	for _, table := range d.cells {
		for _, at := range table {
			n++
			g.Cells = append(g.Cells, grid.Cell{Row: at[0], Col: at[1], Text: strconv.Itoa(n), Kind: grid.Number})
		}
	}
	g.Sort()
	return &grid.Book{Grids: []*grid.Grid{g}}
}

// TestAnyBlankTable drafts definitions of tables as offices draw them: the definition loads, has the figures of the
// tables and no others, states what the formulas do, and finds each figure in the table that it was drafted from, and in
// next year's.
func TestAnyBlankTable(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		d := &drawing{t: t, year: 2024, grid: &grid.Grid{Name: rapid.SampledFrom([]string{"Sheet1", "2024年统计表"}).Draw(t, "sheet")}}
		for range rapid.IntRange(1, 2).Draw(t, "tables") {
			d.table()
			d.grid.Sort()
		}
		book := &grid.Book{Grids: []*grid.Grid{d.grid}}
		definition, n := draft.Definition(book, 2021)
		f, err := define.Parse("form.yaml", definition)
		if err != nil {
			t.Fatalf("%v\n%s", err, definition)
		}
		if n != len(d.cells) {
			t.Fatalf("%d tables, want %d\n%s", n, len(d.cells), definition)
		}
		for i, table := range f.Tables {
			if says := table.Title() + table.Section.Sheet + f.Title; strings.Contains(says, "2024") || strings.Contains(says, "示例县") {
				t.Errorf("this year's and this agency's alone: %s", says)
			}
			if len(table.Cells) != len(d.cells[i]) {
				t.Errorf("table %d has %d cells, want %d", i+1, len(table.Cells), len(d.cells[i]))
			}
		}
		for _, sum := range d.sums {
			inUnits := strings.Contains(string(definition), "的公式不是") && rowsInUnits(f) // a share in a row of 万元
			if !strings.Contains(string(definition), "equation: "+sum) && !inUnits {
				t.Errorf("no %q", sum)
			}
		}
		for _, year := range []int{2024, 2025} {
			r, err := locate.New(f).Read(d.filled(year))
			if err != nil {
				t.Fatalf("%v\n%s", err, definition)
			}
			found := 100
			for _, c := range f.Cells {
				if found++; r.Value(c).Normalized() != strconv.Itoa(found) {
					t.Errorf("of %d %s is %q, want %d", year, c.ID, r.Value(c).Normalized(), found)
				}
			}
			for _, fault := range r.Faults {
				if fault.Table != nil && !strings.Contains("计量单位 序号", fault.Label) {
					t.Errorf("of %d: %+v", year, fault)
				}
			}
		}
		if t.Failed() {
			t.Fatalf("of\n%s%s", definition, d)
		}
	})
}

func rowsInUnits(f *form.Form) bool {
	return slices.ContainsFunc(f.Cells, func(c *form.Cell) bool { return c.Row.Unit != "" })
}
