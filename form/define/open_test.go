package define

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"nianbao/form"
)

// TestRefusedOpen shows that a definition which says of open rows what cannot be is refused with its line.
func TestRefusedOpen(t *testing.T) {
	const open, all = "open: {id: project, name: 项目名称, label: 项目名称,", "{id: all, name: 合计, label: 合计, aliases: [总计]}"
	for _, test := range []struct{ name, old, new, want string }{
		{"no id", open, "open: {name: 项目名称, label: 项目名称,", "open 的 id“”为空"},
		{"a name that is none", open, "open: {id: project, name: 第1行, label: 项目名称,", "open 的名称“第1行”不能用作"},
		{"no label", open, "open: {id: project, name: 项目名称,", "open 缺少标签 label"},
		{"too many blank rows", "blank: 10", "blank: 1000", "应为 1 到 500"},
		{"fewer than none", "blank: 10", "blank: -1", "应为 1 到 500"},
		{"rows side by side", "    name: 采购\n", "    name: 采购\n    across: true\n", "不能是 open"},
		{"a corner", "    name: 采购\n", "    name: 采购\n    corner: 项目\n", "不能再写 corner"},
		{"a key that is not known", "blank: 10", "empty: 10", "没有“empty”这一项"},
		{"a row with the list's name", all, "{id: all, name: 各行, label: 合计}", "也不能叫“各行”"},
		{"a row with an item's name", all, "{id: all, name: 第2行, label: 合计}", "也不能叫“各行”"},
		{"groups of rows", all, "{id: g, name: 组, label: 组, rows: [" + all + "]}", "不能分组"},
		{"a column with the keys' label", "label: 采购方式,", "label: 项目名称,", "同名，读表时分不开"},
		{"the rows on the left", "equation: all = rows", "equation: rows = all", "要写在等式的右边"},
		{"a single row", "equation: all = rows", "equation: all = rows.r1", "每份报告的行数不同"},
		{"a single row's cell", "procurement.all.spent <= outlay", "procurement.rows.b1.spent <= outlay", "每份报告的行数不同"},
		{"rows of last year's", "equation: all = rows", "equation: all <= last.rows", "两份报告的行对不上"},
		{"each row of last year's", "equation: spent <= budget\n    call: {spent: 成交金额, budget: 预算金额}",
			"equation: spent <= last.budget", "两份报告的行对不上"},
		{"an example of one row", "breaks: {rows: 30.5, all: 30}", "breaks: {rows.r1: 30.5, all: 30}", "例子里的“rows.r1”不在等式里"},
		{"an example that holds", "breaks: {rows: 30.5, all: 30}", "breaks: {rows: 30, all: 30}", "例子与它要说明的相反"},
		{"a chart of a row", "relations:\n",
			"charts:\n  - {name: 图, title: 图, kind: bar, points: [{label: 甲, of: 采购.空1行.预算}]}\nrelations:\n", "不是一个数的名称"},
	} {
		good := example(t, "budget")
		text := strings.Replace(good, test.old, test.new, 1)
		if text == good {
			t.Fatalf("%s: nothing is changed", test.name)
		}
		dir := t.TempDir()
		if err := os.WriteFile(filepath.Join(dir, "form.yaml"), []byte(text), 0o600); err != nil {
			t.Fatalf("os.WriteFile: %v", err)
		}
		faults, err := CheckDir(dir)
		if err != nil {
			t.Fatalf("CheckDir: %v", err)
		}
		found := false
		for _, f := range faults {
			found = found || f.Line > 1 && strings.Contains(f.Reason, test.want)
		}
		if !found {
			t.Errorf("%s: %q is not told of in %v", test.name, test.want, faults)
		}
	}
}

// TestWithRows shows what a form is with other rows in its open table: the same in all else.
func TestWithRows(t *testing.T) {
	base, err := Parse("form.yaml", []byte(example(t, "budget")))
	if err != nil {
		t.Fatalf("Parse: %v", err)
	}
	for _, rows := range []form.OpenRows{{}, {Keys: []string{"甲", ""}, Spare: 2}, {Spare: 10}} {
		f := base.WithRows(map[string]form.OpenRows{"procurement": rows})
		if f.Base() != base || len(f.Cells)-3*(len(rows.Keys)+rows.Spare) != len(base.Cells)-30 {
			t.Errorf("%v: %d cells", rows, len(f.Cells))
		}
		total := f.Totals()[f.Cell("procurement.all.spent")]
		if total == nil || len(total.Right) != len(rows.Keys)+rows.Spare {
			t.Errorf("%v: the total is %v", rows, total)
		}
		for i, r := range f.Relations {
			if r.ID != base.Relations[i].ID || r.Text() != base.Relations[i].Text() {
				t.Errorf("%v: %s says %s", rows, r.ID, r.Text())
			}
		}
		if again := f.WithRows(map[string]form.OpenRows{"procurement": rows}); !form.SameRows(f, again) {
			t.Errorf("%v: not the same with the same rows", rows)
		}
	}
}

// TestEachOpenRow shows what a relation of some rows alone says of an open table's.
func TestEachOpenRow(t *testing.T) {
	good := example(t, "budget")
	f, err := Parse("form.yaml", []byte(good+`
  - id: R12
    says: 甲
    basis: 乙
    each: row rows, all of procurement
    equation: spent <= budget
    mend: 丙
    holds: {budget: 1}
    breaks: {spent: 1}
`))
	if err != nil {
		t.Fatalf("Parse: %v", err)
	}
	r := f.Relations[len(f.Relations)-1]
	if want := "“四、政府采购”的每一行：各行、“合计”"; r.Each != want || len(r.Equations) != 11 {
		t.Errorf("%s: %d equations, want %s", r.Each, len(r.Equations), want)
	}
}
