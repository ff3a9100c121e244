package check

import (
	"encoding/json"
	"fmt"
	"os"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"nianbao/form"
	"nianbao/form/define"
	"nianbao/grid"
)

const casesFile = "testdata/cases.json"

// A shownCase is what the reference of rules shows of one: what of a sound workbook was changed so that the rule is broken,
// and so that it nearly is.
type shownCase struct {
	Breaks []string `json:"breaks"`
	Passes []string `json:"passes"`
}

// A caseTable is cases that change one sound workbook.
type caseTable struct {
	base   *sheets
	breaks []failing
	passes []passing
	sound  string // the rules to which its cases come near that break none
}

func caseTables(t *testing.T) []caseTable {
	budget, err := define.LoadDir("../testdata/forms/budget")
	if err != nil {
		t.Fatalf("read the form of budgets: %v", err)
	}
	plain, summed := sound("2021", "2024"), calculated(t, "2021", "2024")
	items := budget.WithRows(map[string]form.OpenRows{"procurement": {Keys: []string{"办公设备", "空", "车辆"}, Spare: 2}})
	words := soundOf(budget, "2024")
	words.setWords("三公经费", "转账", "")
	return []caseTable{
		{base: plain, breaks: slices.Concat(structureCases, proseCases, valuesCases)},
		{base: words, breaks: wordsCases, sound: "V21 V22"},
		{base: soundItems(items), breaks: openCases, sound: "V23 V24 V25"},
		{base: plain, breaks: slices.Concat(totalsCases, historyCases, copiedCases, plausibleCases)},
		{base: summed, breaks: formulasCases},
		{base: plain, breaks: sentencesCases},
		{base: told(t), breaks: textsCases, passes: textsPassing},
		{base: plain, breaks: partsCases},
		{base: summed, passes: slices.Concat(passingCases, prosePassing, sentencesPassing, historyPassing, copiedPassing,
			plausiblePassing, partsPassing)},
		{base: calculated(t, "2019", "2020"), passes: []passing{
			{rules: "V03", change: func(s *sheets) { s.set("主动公开!C7", "-2") }}}}, // TestNegativeAllowed
	}
}

// TestCases holds what the reference of rules shows of their cases against the cases.
func TestCases(t *testing.T) {
	all := map[string]*shownCase{}
	of := func(id string) *shownCase {
		if all[id] == nil {
			all[id] = &shownCase{}
		}
		return all[id]
	}
	for _, table := range caseTables(t) {
		for _, test := range table.breaks {
			if len(test.want) == 0 {
				table.passes = append(table.passes, passing{rules: table.sound, change: test.change})
			}
			for _, line := range test.want {
				if c := of(idOf(line)); len(c.Breaks) == 0 {
					c.Breaks = table.changed(test.change)
				}
			}
		}
		for _, test := range table.passes {
			for _, id := range strings.Fields(test.rules) {
				if c := of(id); len(c.Passes) == 0 {
					c.Passes = table.changed(test.change)
				}
			}
		}
	}
	shown := map[string]*shownCase{}
	for _, r := range Rules(define.Builtin()) {
		if c := of(r.ID); len(c.Breaks) == 0 || len(c.Passes) == 0 {
			t.Errorf("%s: nothing can be told of its cases: %q", r.ID, *c)
		}
		shown[r.ID] = of(r.ID)
	}
	var b strings.Builder
	w := json.NewEncoder(&b)
	w.SetEscapeHTML(false)
	w.SetIndent("", " ")
	if err := w.Encode(shown); err != nil {
		t.Fatalf("write cases: %v", err)
	}
	if *updateSaid {
		if err := os.WriteFile(casesFile, []byte(b.String()), 0o666); err != nil {
			t.Fatalf("keep cases: %v", err)
		}
	}
	kept, err := os.ReadFile(casesFile)
	if err != nil {
		t.Fatalf("read the kept cases: %v", err)
	}
	if diff := cmp.Diff(string(kept), b.String()); diff != "" {
		t.Errorf("cases have changed: go test ./check -run TestCases -update, then go run ./cmd/docs (-kept +now)\n%s", diff)
	}
}

// changed says what a case changes, at most six things: of the workbook that it was made of, or of the older edition's where
// it is one of that.
func (c caseTable) changed(change func(*sheets)) []string {
	after := *c.base
	after.grids = nil
	for _, g := range c.base.grids {
		after.grids = append(after.grids, &grid.Grid{Name: g.Name, Source: g.Source, Cells: slices.Clone(g.Cells)})
	}
	change(&after)
	list := differences(c.base, &after)
	if len(list) > 40 {
		if older := differences(sound("2019", "2020"), &after); len(older) < len(list) {
			list = append([]string{"用 2019版"}, older...)
		}
	}
	if len(list) > 60 { // it is no workbook any more
		list = append([]string{"一份 Word 报告"}, added(c.base, &after)...)
	}
	return few(list, 6)
}

// added returns the texts around the tables that a workbook does not have.
func added(before, after *sheets) []string {
	known := map[string]bool{}
	for _, g := range before.grids {
		for i := range g.Cells {
			known[g.Cells[i].Text] = true
		}
	}
	var list []string
	for _, g := range after.grids {
		for i := range g.Cells {
			if text := g.Cells[i].Text; g.Source == grid.Prose && !known[text] {
				known[text] = true
				list = append(list, "有一段"+quoted(text))
			}
		}
	}
	return list
}

func few(list []string, most int) []string {
	if len(list) > most {
		return append(list[:most:most], fmt.Sprintf("另有 %d 处", len(list)-most))
	}
	return list
}

// differences say what of a workbook was changed.
func differences(before, after *sheets) []string {
	var list []string
	if after.book.File != before.book.File {
		list = append(list, "文件名是“"+after.book.File+"”")
	}
	for _, of := range []struct {
		is    bool
		words string
	}{
		{after.book.Manual, "工作簿是手动计算"}, {after.book.Macros, "文件带宏"},
		{after.book.Traces != "", "有" + after.book.Traces}, {len(after.book.Drawings) > 0, "有图片、图表"},
		{after.beside != nil, "同时检查另一个机关的统计表"}, {after.parts != nil, "给出各机关的报告"},
	} {
		if of.is {
			list = append(list, of.words)
		}
	}
	n := min(len(before.grids), len(after.grids))
	for i := range n {
		list = append(list, gridDifferences(before.grids[i], after.grids[i])...)
	}
	for _, g := range after.grids[n:] {
		list = append(list, strings.TrimSuffix("加了一张表“"+g.Name+"”："+strings.Join(few(filled(g), 3), "，"), "："))
	}
	for _, g := range before.grids[n:] {
		list = append(list, "没有工作表“"+g.Name+"”")
	}
	if after.last != nil {
		for _, line := range few(differences(lastOf(after.last.form), after.last), 3) {
			list = append(list, "上年的统计表："+line)
		}
		list = append(list, "给出上年的统计表")
	}
	return list
}

// lastOf is last year's sound workbook.
func lastOf(f *form.Form) *sheets { return soundOf(f, "2023") }

func filled(g *grid.Grid) []string {
	var list []string
	for i := range g.Cells {
		if text := g.Cells[i].Text; text != "" {
			list = append(list, quoted(text))
		}
	}
	return list
}

func gridDifferences(before, after *grid.Grid) []string {
	var list []string
	if before.Name != after.Name {
		list = append(list, "工作表“"+before.Name+"”改名为“"+after.Name+"”")
	}
	for _, of := range []struct {
		is    bool
		words string
	}{
		{after.Hidden && !before.Hidden, "隐藏了"}, {after.Cut, "格太多，没有读完"},
		{after.Source != before.Source, "是文档或者网页里的表"}, {len(after.Under) > 0, "合并的格下面压着内容"},
		{len(after.Comments) > 0, "有批注"}, {len(after.Margins) > 0, "有页眉、页脚"},
	} {
		if of.is {
			list = append(list, after.Name+" "+of.words)
		}
	}
	was := map[[2]int]*grid.Cell{}
	for i := range before.Cells {
		c := &before.Cells[i]
		was[[2]int{c.Row, c.Col}] = c
	}
	for i := range after.Cells {
		c := &after.Cells[i]
		at := [2]int{c.Row, c.Col}
		old := was[at]
		delete(was, at)
		if old == nil {
			old = &grid.Cell{Row: c.Row, Col: c.Col}
		}
		if !reflect.DeepEqual(old, c) {
			list = append(list, after.Name+"!"+after.Ref(c.Row, c.Col)+" "+cellWords(old, c))
		}
	}
	for i := range before.Cells {
		if c := &before.Cells[i]; was[[2]int{c.Row, c.Col}] != nil && c.Text != "" {
			list = append(list, before.Name+"!"+before.Ref(c.Row, c.Col)+" 没有"+quoted(c.Text))
		}
	}
	return list
}

// kindWords say how a cell holds what stands in it.
var kindWords = map[grid.Kind]string{grid.Text: "文本", grid.Number: "数值", grid.Date: "日期", grid.Fault: "出错值",
	grid.Bool: "逻辑值", grid.Uncalculated: "没有结果的公式"}

// cellWords say what of a cell was changed.
func cellWords(old, c *grid.Cell) string {
	var list []string
	switch {
	case c.Formula != old.Formula && c.Formula != "":
		list = append(list, "公式 ="+c.Formula+"，结果 "+quoted(c.Text))
	case c.Formula != old.Formula:
		list = append(list, "没有公式，直接填 "+quoted(c.Text))
	case c.Text == "" && old.Text != "":
		list = append(list, "空着")
	case len(old.Text) > 60 && strings.HasPrefix(c.Text, old.Text):
		list = append(list, "后面加"+quoted(strings.TrimSpace(c.Text[len(old.Text):])))
	case c.Text != old.Text:
		list = append(list, "填"+quoted(c.Text))
	}
	for _, of := range []struct {
		is    bool
		words string
	}{
		{c.Kind != old.Kind && (c.Text == old.Text || c.Kind > grid.Number), "是" + kindWords[c.Kind]},
		{c.Shown != old.Shown || c.Dressed != old.Dressed, "显示成" + quoted(c.Seen())},
		{c.Undrawn, "格式认不出来"}, {c.Hidden, "隐藏"}, {c.Money != old.Money, "格式带单位" + c.Money.String()},
		{c.Rows() != old.Rows() || c.Cols() != old.Cols(), fmt.Sprintf("合并 %d 行 %d 列", c.Rows(), c.Cols())},
		{c.Look != nil && c.Look.Struck != "", "有删除线"}, {c.Look != nil && c.Look.Faint != "", "有看不见的字"},
		{c.Look != nil && c.Look.Table, "格里另有一张表"},
	} {
		if of.is {
			list = append(list, of.words)
		}
	}
	return strings.Join(list, "，")
}

// quoted returns a text of at most 60 characters between quotation marks, on one line, what nobody sees spelt out.
func quoted(text string) string {
	text = strings.ReplaceAll(form.Clip(text, 60), "\n", "⏎")
	return "“" + strings.Map(func(r rune) rune {
		if form.IsForbidden(r) || form.Unseen(string(r)) != "" {
			return '□'
		}
		return r
	}, text) + "”"
}
