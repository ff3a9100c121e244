package waivers

import (
	"fmt"
	"strings"
	"testing"

	"nianbao/check"
	"nianbao/check/waive"
	"nianbao/form"
	"nianbao/form/define"
	"nianbao/grid"
	"nianbao/xlsx/edit"
)

// TestRule finds a rule that may be explained by its id, however it is typed.
func TestRule(t *testing.T) {
	for id, want := range map[string]string{
		"Y07": "", " ｙ０７ ": "", "y07": "", "R01": "R01“第一项加第二项之和，等于第三项加第四项之和”不能说明，必须改正。怎样改见 nianbao rules R01。",
		"Y99": "没有“Y99”这条规则。Y 类是 Y01 到 Y12。全部规则见 nianbao rules。",
	} {
		r, err := Rule(define.Builtin(), id)
		if want == "" && (err != nil || r.ID != "Y07") || want != "" && (err == nil || err.Error() != want) {
			t.Errorf("%s: %v, %v, want %s", id, r, err, want)
		}
	}
}

// foundIn makes findings at places of two sheets.
func foundIn(t *testing.T) *Found {
	t.Helper()
	sheets := []*grid.Grid{{Name: "主动公开"}, {Name: "依申请公开"}}
	at := func(sheet, row, col int) form.Place { return form.PlaceIn(sheets[sheet], sheet, row, col) }
	y07 := &check.Rule{ID: "Y07", Title: "数与上年报告相差悬殊", Severity: check.Note}
	n25 := &check.Rule{ID: "N25", Title: "个人信息", Severity: check.Warning}
	p05 := &check.Rule{ID: "P05", Title: "金额", Severity: check.Warning}
	follows := func(i int) *int { return &i }
	cell := func(id string, p form.Place, value string) check.Cell {
		return check.Cell{ID: id, Place: p, Value: value}
	}
	return &Found{Path: "甲.xlsx", Report: form.NewReport(define.Builtin()[1]), Findings: []check.Finding{
		{Rule: y07, Place: at(0, 4, 1), Message: "甲", Cells: []check.Cell{cell("fees.charges.amount", at(0, 4, 1), "5")}},
		{Rule: y07, Place: at(1, 4, 1), Message: "乙"},
		{Rule: n25, Place: at(0, 1, 0), Message: "有电话", Cells: []check.Cell{cell("", at(0, 1, 0), "电话 1380")}},
		{Rule: n25, Place: at(0, 1, 0), Message: "有身份证", Cells: []check.Cell{cell("", at(0, 1, 0), "身份证 110")}},
		{Rule: n25, Place: at(0, 1, 0), Message: "同上", Follows: follows(2), Cells: []check.Cell{cell("", at(0, 1, 0), "又一句")}},
		{Rule: p05, Place: at(0, 9, 0), Message: "金额太大", Cells: []check.Cell{cell("fees.charges.amount", at(0, 9, 0), "9")}},
		{Rule: y07, Place: at(0, 9, 0), Message: "随它", Follows: follows(5), Cells: []check.Cell{cell("fees.charges.amount", at(0, 9, 0), "9")}},
	}}
}

// TestFoundOf chooses findings by their rule, place and words, with what follows them, and says why not where it cannot.
func TestFoundOf(t *testing.T) {
	for _, c := range []struct {
		rule, at, text string
		all            bool
		want           string
	}{
		{"Y07", "主动公开!B5", "", false, "[0]"}, {"Y07", "fees.charges.amount", "甲", false, "[0]"}, {"Y07", "依申请公开!b5", "", false, "[1]"},
		{"Y07", "", "乙", false, "[1]"}, {"Y07", "", " 甲 ", false, "[0]"},
		{"Y07", "", "", false, "甲.xlsx：Y07 有 3 处：主动公开!B5、依申请公开!B5、主动公开!A10。请写明是哪一格。"},
		{"Y07", "B5", "", false, "甲.xlsx：“B5”在几张表里都有 Y07 的问题。请写明是哪一张：主动公开!B5、依申请公开!B5、主动公开!A10。"},
		{"Y07", "C9", "", false, "甲.xlsx：“C9”没有 Y07 的问题。发现 Y07 的是：主动公开!B5、依申请公开!B5、主动公开!A10。"},
		{"Y07", "B5", "丙", false, "甲.xlsx：没有写着“丙”的 Y07 的问题。--text 照 check 列出的话写其中一段。发现 Y07 的是：主动公开!B5、依申请公开!B5、主动公开!A10。"},
		{"Y08", "", "", false, "甲.xlsx：没有发现 Y08“Y08”。现有的问题见 nianbao check；与上年有关的要加 --last。"},
		{"N25", "", "", false, "甲.xlsx：这里的 N25 有 2 处：“电话 1380”、“身份证 110”。请用 --text 写明是哪一处（写其中的几个字）；确实都是这个理由的，加 --all。"},
		{"N25", "A2", "", true, "[2 3 4]"}, {"N25", "A2", "１３８０", false, "[2 4]"}, {"N25", "", "110", false, "[3]"},
		{"P05", "", "", false, "[5 6]"},
	} {
		f := foundIn(t)
		f.Text, f.All = c.text, c.all
		list, err := f.Of(&check.Rule{ID: c.rule, Title: c.rule}, c.at)
		got := fmt.Sprint(list)
		if err != nil {
			got = strings.ReplaceAll(err.Error(), "“数与上年报告相差悬殊”", "")
		}
		if got != c.want {
			t.Errorf("%s at %q with %q: %s, want %s", c.rule, c.at, c.text, got, c.want)
		}
	}
}

// TestExplainable says what to do of the first error that staff may explain, and how many there are: not of one that is a
// note, explained, another's or none that may be.
func TestExplainable(t *testing.T) {
	sheets := []*grid.Grid{{Name: "主动公开"}, {Name: "表 1"}}
	r := form.NewReport(define.Builtin()[1])
	fee := r.Form.Cell("fees.charges.amount")
	r.SetValue(fee, form.Value{State: form.Unreadable})
	found := func(id string, sheet int, severity check.Severity) check.Finding {
		return check.Finding{Rule: &check.Rule{ID: id, Severity: severity}, Place: form.PlaceIn(sheets[sheet], sheet, 4, 1)}
	}
	first := 0
	follows, waived, unread := found("Y07", 0, check.Error), found("Y07", 0, check.Error), found("Y07", 0, check.Error)
	follows.Follows, waived.Waived, unread.Cells = &first, "属实", []check.Cell{{ID: fee.ID}}
	y07, n25, y11, r01, note := found("Y07", 0, check.Error), found("N25", 0, check.Error), found("Y11", 0, check.Error), found("R01", 0, check.Error),
		found("Y07", 0, check.Warning)
	for _, c := range []struct {
		path  string
		found []check.Finding
		want  string
	}{
		{"甲.xlsx", nil, ""},
		{"甲.xlsx", []check.Finding{r01, note, follows, waived, unread}, ""},
		{"甲.xlsx", []check.Finding{r01, y07}, "其中 Y07：请对照台账改表；核实无误的，可以说明：nianbao waive 甲.xlsx Y07 主动公开!B5 --reason \"理由\" --last 上年文件，再生成。"},
		{"甲 乙.xlsx", []check.Finding{n25, y07, follows}, "其中 N25等 2 个：请对照台账改表或者改文字；核实无误的，可以说明：nianbao waive \"甲 乙.xlsx\" N25 主动公开!B5 --reason \"理由\"，再生成。"},
		{"甲.xlsx", []check.Finding{y11, y07, n25}, "其中 Y11等 3 个：请对照台账改表或者改文字；核实无误的，可以说明：nianbao waive 甲.xlsx Y11 主动公开!B5 --reason \"理由\"，再生成。"},
		{"甲.xlsx", []check.Finding{found("Y07", 1, check.Error)}, "其中 Y07：请对照台账改表；核实无误的，可以说明：nianbao waive 甲.xlsx Y07 \"表 1!B5\" --reason \"理由\" --last 上年文件，再生成。"},
	} {
		if got := Explainable(c.path, r, c.found); got != c.want {
			t.Errorf("%q, want %q", got, c.want)
		}
	}
}

// TestUnused says why an explanation explains nothing.
func TestUnused(t *testing.T) {
	of := define.Builtin()[1]
	w := func(id string) waive.Waiver {
		return waive.Waiver{Rule: id, Place: "主动公开!B5", Reason: "属实"}
	}
	for _, c := range []struct {
		left waive.Left
		want string
	}{
		{waive.Left{Waiver: w("R01")}, "校验说明里的 R01 主动公开!B5（属实）不算：R01“第一项加第二项之和，等于第三项加第四项之和”不能说明，必须改正；请删去这一条"},
		{waive.Left{Waiver: w("Y11"), Changed: true}, "校验说明里的 Y11 主动公开!B5（属实）不再适用：这句话改过，或者没有了"},
		{waive.Left{Waiver: w("Y07"), Changed: true}, "校验说明里的 Y07 主动公开!B5（属实）不再适用：格里的内容改过，问题重新列出。仍是这个理由的，请用 nianbao waive 再说明一次"},
		{waive.Left{Waiver: w("Y07"), Replaced: true}, "校验说明里的 Y07 主动公开!B5（属实）不再适用：格里的内容改过，现在的内容另有说明"},
		{waive.Left{Waiver: w("Y07")}, "校验说明里的 Y07 主动公开!B5（属实）用不上了：没有发现这个问题"},
	} {
		if got := Unused(of, c.left); got != c.want {
			t.Errorf("%q, want %q", got, c.want)
		}
	}
}

// TestNamesOf names cells of a report and of those beside it.
func TestNamesOf(t *testing.T) {
	f := define.Builtin()[1]
	r, last := form.NewReport(f), form.NewReport(f)
	names := NamesOf(r)
	if got := names("last.fees.charges.amount"); got != "" {
		t.Errorf("without last year's: %q", got)
	}
	r.Hold(f.Other(form.Last), last, "旧.xlsx")
	for id, want := range map[string]string{"fees.charges.amount": f.Cell("fees.charges.amount").Label(),
		"last.fees.charges.amount": f.Other(form.Last).Says + "  " + f.Cell("fees.charges.amount").Label(), "last.no.such": "", "no.such": ""} {
		if got := names(id); got != want {
			t.Errorf("%s is %q, want %q", id, got, want)
		}
	}
}

// TestSheetIsRead reads from the sheet of waivers what was written on it, wherever its heads stand.
func TestSheetIsRead(t *testing.T) {
	list := []waive.Waiver{
		{Rule: "Y07", Place: "主动公开!B5", Reason: "属实", Values: []waive.Value{{Cell: "a", Value: "1"}, {Cell: "b", Value: "2"}}},
		{Rule: "N25", Place: "文字!A5", Reason: "公开的电话", Values: []waive.Value{{Cell: "c", Value: "3"}}},
	}
	data := Sheet(list, func(id string) string { return "格" + id })
	g := &grid.Grid{Name: data.Name, Source: grid.Sheet, Cells: []grid.Cell{{Text: data.Title}}}
	write := func(row int, cells []edit.Cell) {
		for col, c := range cells {
			if c.Text != "" {
				g.Cells = append(g.Cells, grid.Cell{Row: row, Col: col, Text: c.Text})
			}
		}
	}
	for _, head := range []int{1, maxHead} {
		g.Cells = g.Cells[:1]
		for col, c := range data.Columns {
			g.Cells = append(g.Cells, grid.Cell{Row: head, Col: col, Text: c.Head})
		}
		for i, row := range data.Rows {
			write(head+1+i, row)
		}
		g.Sort()
		at, found := In([]*grid.Grid{{Name: "甲", Source: grid.Sheet}, g})
		if at != 1 || found != head {
			t.Fatalf("heads at %d of %d, want %d", found, at, head)
		}
		back, err := FromSheet(g, found)
		if err != nil || fmt.Sprint(back) != fmt.Sprint(list) {
			t.Errorf("%v, %v, want %v", back, err, list)
		}
	}
	if marks := Marks(); marks.Sheet != data.Name || fmt.Sprint(marks.Heads) != "[规则 位置 理由 格 当时的内容]" || marks.IsNote("") {
		t.Errorf("known by %+v", marks)
	}
	for i := range g.Cells { // heads too far down
		if g.Cells[i].Row > 0 {
			g.Cells[i].Row++
		}
	}
	g.Sort()
	if at, _ := In([]*grid.Grid{g}); at != -1 {
		t.Error("a table of another kind is taken for waivers")
	}
	g.Source = grid.Table
	if at, _ := In([]*grid.Grid{g}); at != -1 {
		t.Error("a document's table is taken for waivers")
	}
}

// TestFromSheetRefuses says what is wrong with a sheet of waivers, by its row.
func TestFromSheetRefuses(t *testing.T) {
	row := func(n int, texts ...string) (cells []grid.Cell) {
		for col, text := range texts {
			if text != "" {
				cells = append(cells, grid.Cell{Row: n, Col: col, Text: text})
			}
		}
		return cells
	}
	for want, cells := range map[string][]grid.Cell{
		"工作表“说明”第 3 行没有写规则": row(2, "", "", "", "a"),
		"工作表“说明”第 3 行没有写格":  row(2, "Y07", "B5", "属实"),
		"工作表“说明”第 3 行":      row(2, "Y07", "B5", "", "a"),
	} {
		g := &grid.Grid{Name: "说明", Source: grid.Sheet, Cells: cells}
		if list, err := FromSheet(g, 1); err == nil || !strings.HasPrefix(err.Error(), want) {
			t.Errorf("%v, %v, want %s", list, err, want)
		}
	}
}
