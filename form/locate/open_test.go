package locate

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"nianbao/form"
	"nianbao/form/define"
	"nianbao/grid"
)

// openForm has one open table. Of "all" stands the total below the items, of "" there is none.
func openForm(t testing.TB, total string) *form.Form {
	t.Helper()
	rows := ""
	if total != "" {
		rows = "    rows:\n      - {id: all, name: 合计, label: 合计}\n"
	}
	f, err := define.Parse("form.yaml", []byte("edition: \"x\"\nyears: {from: 2019}\nparticulars:\n"+
		"  - {id: agency, name: 机关名称, label: 机关名称}\n  - {id: year, name: 年度, label: 年度}\n"+
		"  - {id: date, name: 成文日期, label: 成文日期}\nsections:\n  - {title: 一、政府采购, sheet: 采购, tables: [p]}\n"+
		"tables:\n  - id: p\n    name: 采购\n    open: {id: project, name: 项目名称, label: 项目名称}\n    columns:\n"+
		"      - {id: method, name: 方式, label: 采购方式, type: text}\n"+
		"      - {id: budget, name: 预算, label: 预算金额, unit: 件}\n      - {id: spent, name: 成交, label: 成交金额, unit: 件}\n"+rows))
	if err != nil {
		t.Fatalf("define.Parse: %v", err)
	}
	return f
}

// A drawnList is a list of items as an office draws it.
type drawnList struct {
	g     *grid.Grid
	row   int
	items []string // key, method, budget, spent of each
}

func (d *drawnList) add(cells ...string) {
	for col, text := range cells {
		c := grid.Cell{Row: d.row, Col: col, Text: text}
		if text != "" && strings.Trim(text, "0123456789") == "" {
			c.Kind = grid.Number
		}
		d.g.Cells = append(d.g.Cells, c)
	}
	d.row++
}

// drawList draws a list: with or without a column of numbers, lines above and below, blank rows between, a row that
// numbers the columns, the total above, below or nowhere.
func drawList(t *rapid.T, total string, source grid.Source) *drawnList {
	d := &drawnList{g: &grid.Grid{Name: "采购", Source: source}}
	serial := rapid.Bool().Draw(t, "serial numbers")
	line := func(n int, cells ...string) {
		if serial {
			number := ""
			if n > 0 {
				number = fmt.Sprint(n)
			}
			cells = append([]string{number}, cells...)
		}
		d.add(cells...)
	}
	if rapid.Bool().Draw(t, "a title") {
		d.add("2024年政府采购情况")
		d.row += rapid.IntRange(0, 1).Draw(t, "gap")
	}
	head := []string{"项目名称", "采购方式", "预算金额", "成交金额"}
	if serial {
		head = append([]string{"序号"}, head...)
	}
	d.add(head...)
	if rapid.Bool().Draw(t, "numbered columns") && !serial {
		d.add("栏次", "1", "2", "3")
	}
	at := rapid.SampledFrom([]string{"above", "below"}).Draw(t, "total")
	sum := func() {
		if total != "" {
			line(0, "合　计", "", "77", "66")
		}
	}
	if at == "above" {
		sum()
	}
	n := rapid.IntRange(0, 6).Draw(t, "items")
	for i := range n {
		if total != "" && at == "below" && rapid.IntRange(0, 3).Draw(t, "blank row") == 0 {
			line(0, "", "", "", "")
		}
		item := []string{fmt.Sprintf("%s项目%d", rapid.SampledFrom([]string{"", "1.", "（一）", "甲"}).Draw(t, "key"), i), rapid.SampledFrom([]string{"招标", "2024", ""}).Draw(t, "method"),
			rapid.SampledFrom([]string{"", "5", "12"}).Draw(t, "budget"), fmt.Sprint(rapid.IntRange(0, 9).Draw(t, "spent"))}
		if rapid.IntRange(0, 5).Draw(t, "no key") == 0 {
			item[0] = ""
		}
		line(i+1, item...)
		d.items = append(d.items, strings.Join(item, "|"))
	}
	if total != "" && at == "below" {
		for range rapid.IntRange(0, 4).Draw(t, "blank rows") {
			line(0, "", "", "", "")
		}
		sum()
	}
	if rapid.Bool().Draw(t, "a remark") {
		d.row += rapid.IntRange(0, 1).Draw(t, "gap")
		d.add(rapid.SampledFrom([]string{"注：金额不含税。", "填表人：张三", "说明：略"}).Draw(t, "remark"))
	}
	return d
}

// TestAnyOpenTable finds each item of random lists, and nothing else, however they are drawn.
func TestAnyOpenTable(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		total := rapid.SampledFrom([]string{"", "all"}).Draw(rt, "form")
		f := openForm(t, total)
		d := drawList(rt, total, rapid.SampledFrom([]grid.Source{grid.Sheet, grid.Table}).Draw(rt, "source"))
		d.g.Sort()
		r, err := New(f).Read(&grid.Book{Grids: []*grid.Grid{d.g}})
		if err != nil {
			if len(d.items) == 0 && total == "" {
				return // a header alone
			}
			rt.Fatalf("%v of %v", err, d.g.Cells)
		}
		var got []string
		for _, row := range r.Form.Tables[0].Items() {
			item := []string{row.Label}
			for _, column := range []string{"method", "budget", "spent"} {
				item = append(item, r.Value(r.Form.Cell("p."+row.ID+"."+column)).Normalized())
			}
			got = append(got, strings.Join(item, "|"))
		}
		if !slices.Equal(got, d.items) {
			rt.Errorf("read %q, want %q of %v", got, d.items, d.g.Cells)
		}
		if total != "" {
			if v := r.Value(r.Form.Cell("p.all.budget")); v.Normalized() != "77" {
				rt.Errorf("the total is %q", v.Normalized())
			}
		}
		for _, fault := range r.Faults {
			if fault.Kind != form.LeftOut && fault.Kind != form.NoHeading {
				rt.Errorf("fault %d %q of %v", fault.Kind, fault.Label, d.g.Cells)
			}
		}
	})
}

// TestOpenTableWithoutRows finds a table of which nothing is drawn but its header.
func TestOpenTableWithoutRows(t *testing.T) {
	for _, total := range []string{"", "all"} {
		f := openForm(t, total)
		g := f.WithRows(map[string]form.OpenRows{}).Sections[0].Grid().Grid
		r, err := New(f).Read(&grid.Book{Grids: []*grid.Grid{&g}})
		if err != nil {
			t.Fatalf("%q: %v of %v", total, err, g.Cells)
		}
		if n := len(r.Form.Tables[0].Items()); n != 0 || len(r.Faults) > 0 {
			t.Errorf("%q: %d items, %v", total, n, r.Faults)
		}
	}
}

// TestItems shows which rows of an open table are items: those behind a few blank rows, too, and none for what formulas
// give of nothing, a unit, a sum of items, a remark below.
func TestItems(t *testing.T) {
	blank := func(n int) string { return strings.Repeat("/|||", n) }
	for _, test := range []struct{ rows, want string }{ // cells of a row between bars, = before a formula's result
		{"路灯|招标|5|4", "路灯"}, {"路灯|招标|5|4" + blank(maxGap) + "/桥|招标|5|4", "路灯,桥"}, {"路灯|招标|5|4" + blank(maxGap+1) + "/桥|招标|5|4", "路灯"},
		{blank(maxGap)[1:] + "/桥|招标|5|4", "桥"}, {blank(maxGap + 1)[1:] + "/桥|招标|5|4", ""}, {"路灯|招标|5|4/|||=0", "路灯"}, {"路灯|招标|5|4/||=#DIV/0!|=0", "路灯"}, {"路灯|招标|5|4/|||=3", "路灯,"},
		{"路灯|招标|5|4/|||0", "路灯,"}, {"路灯|招标|5|4/||件|件", "路灯"}, {"路灯|招标|5|4/小计||5|4/桥||1|1", "路灯,桥"},
		{"路灯|招标|5|4/注：含税", "路灯"}, {"路灯|招标|5|4/注：含税||1|1", "路灯,注：含税"}, {"路灯||5|4/|招标||", "路灯,"},
	} {
		g := &grid.Grid{Name: "采购", Source: grid.Sheet}
		for row, line := range strings.Split("项目名称|采购方式|预算金额|成交金额/"+strings.ReplaceAll(test.rows, "#DIV/0!", "#N"), "/") {
			for col, text := range strings.Split(line, "|") {
				c := grid.Cell{Row: row, Col: col, Text: text}
				if text != "" && strings.Trim(text, "=0123456789") == "" {
					c.Kind = grid.Number
				}
				if result, is := strings.CutPrefix(text, "="); is {
					c.Text, c.Formula = result, "C2-D2"
					if result == "#N" {
						c.Kind = grid.Fault
					}
				}
				if text != "" {
					g.Cells = append(g.Cells, c)
				}
			}
		}
		r, err := New(openForm(t, "")).Read(&grid.Book{Grids: []*grid.Grid{g}})
		if err != nil {
			t.Errorf("%s: %v", test.rows, err)
			continue
		}
		var got []string
		for _, row := range r.Form.Tables[0].Items() {
			got = append(got, row.Label)
		}
		if got := strings.Join(got, ","); got != test.want {
			t.Errorf("%s: %q, want %q", test.rows, got, test.want)
		}
	}
}
