package parts

import (
	"fmt"
	"os"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/shopspring/decimal"

	"nianbao/form"
	"nianbao/form/define"
	"nianbao/grid"
)

// budget returns a form with an open table, words and ratios.
func budget(t *testing.T) *form.Form {
	t.Helper()
	data, err := os.ReadFile("../../testdata/forms/budget/form.yaml")
	if err != nil {
		t.Fatalf("os.ReadFile: %v", err)
	}
	f, err := define.Parse("form.yaml", data)
	if err != nil {
		t.Fatalf("define.Parse: %v", err)
	}
	return f
}

// reportOn returns an agency's report with items, each its key, method, budget and outlay, and other cells by their ids;
// all other figures are 0.
func reportOn(f *form.Form, agency string, items [][4]string, cells map[string]string) *form.Report {
	var rows form.OpenRows
	for _, item := range items {
		rows.Keys = append(rows.Keys, item[0])
	}
	r := form.NewReport(f.WithRows(map[string]form.OpenRows{"procurement": rows}))
	r.Agency = agency
	for _, c := range r.Form.Cells {
		text, ok := cells[c.ID]
		if !ok && !c.IsWords() {
			text = "0"
		}
		for i, item := range items {
			for k, column := range []string{"method", "budget", "spent"} {
				if c.ID == fmt.Sprintf("procurement.rows.r%d.%s", i+1, column) {
					text = item[k+1]
				}
			}
		}
		v := form.ParseValue(text, grid.Text, c.Unit(), "")
		if c.IsWords() && text != "" {
			v = form.Value{State: form.Words, Words: text, Text: text}
		}
		r.SetValue(c, v)
	}
	return r
}

// TestSuperior adds up reports of a form with items and words, and says what was added up and what could not be.
func TestSuperior(t *testing.T) {
	f := budget(t)
	own := Of(reportOn(f, "县财政局", nil, map[string]string{"public.abroad.paid": "转账", "public.abroad.remark": "本级 说明",
		"outlay.basic.amount": "7"}), "own.xlsx")
	own.Own = true
	one := Of(reportOn(f, " 甲局 ", [][4]string{{"电脑", "公开招标", "10", "9.5"}, {"桌椅", "询价", "1", "1"}},
		map[string]string{"outlay.basic.amount": "", "income.other.amount": "", "public.abroad.paid": "公务卡"}),
		"1.xlsx")
	two := Of(reportOn(f, "乙局", [][4]string{{"电脑", "公开招标", "20", "/"}, {"桌椅 ", "单一来源", "2", "约 2"},
		{"电脑", "公开招标", "5", "4.25"}, {"车", "", "", ""}},
		map[string]string{"outlay.basic.amount": "三", "income.other.amount": ""}), "2.xlsx")
	two.Wrong = "1 个错误"
	own.Put(f.Cell("income.other.amount"), Figure{})
	out := NewPart("丙局", "3.xlsx")
	out.Out, out.Wrong = true, "年度是 2023"
	s := NewSet(f, 2024, []*Part{out, two, one, own})
	s.List, s.Missing, s.Unlisted, s.Doubtful = "名单.txt", []string{"丁局"}, []*Part{one}, []*Part{NewPart("戊局", "")}

	var got []string
	r := s.Report()
	for _, c := range r.Form.Cells {
		if v := r.Value(c); v.State != form.Blank && v.Text != "0" {
			got = append(got, c.ID+" "+c.Row.Label+" "+v.Normalized())
		}
	}
	want := []string{"outlay.basic.amount 基本支出 7", "public.abroad.paid 因公出国（境）费 转账",
		"public.abroad.remark 因公出国（境）费 本级 说明",
		"procurement.rows.r1.method 电脑 公开招标", "procurement.rows.r1.budget 电脑 35",
		"procurement.rows.r1.spent 电脑 13.75",
		"procurement.rows.r2.budget 桌椅 3", "procurement.rows.r2.spent 桌椅 1"}
	if diff := cmp.Diff(want, got); diff != "" || r.Year != 2024 {
		t.Errorf("%d (-want +got)\n%s", r.Year, diff)
	}
	says := []string{
		"2024年，决算2024版格式；汇总了 2 个机关的报告，另加本级（县财政局）。",
		"对照名单 名单.txt：有 1 个机关没有报，表里的数不含它们，见下表；有 1 个机关不在名单上，它们的数也算了进去，见下表；另有 1 项待核，见下表。",
		"有 1 个文件没有汇总进去，表里的数不含它们，见下表。",
		"有 1 个机关的报告有错误，它们的数照填的算了进去，见下表；改正后请重新汇总。",
		"空白的格按 0 计：县财政局 1 格、甲局 2 格、乙局 1 格。",
		"不是数的格没有加进去：乙局 2 格。",
		"没有一个机关填数的 1 格，表里也空着：“其他收入”的“收入决算数（万元）”。",
		"填文字的格不能相加，请自己填：“因公出国（境）费”的“主要支付方式”、“因公出国（境）费”的“备注”、“公务用车购置费”的“主要支付方式”、" +
			"“公务用车购置费”的“备注”、“公务用车运行维护费”的“主要支付方式”、“公务用车运行维护费”的“备注”、“公务接待费”的“主要支付方式”、" +
			"“公务接待费”的“备注” 等 12 格。",
		"比率一类的数不能相加：由公式算的按汇总后的数重新算，别的请自己填：“因公出国（境）费”的“完成率（%）”、“公务用车购置费”的“完成率（%）”、" +
			"“公务用车运行维护费”的“完成率（%）”、“公务接待费”的“完成率（%）”、“‘三公’经费合计”的“完成率（%）”。",
	}
	if diff := cmp.Diff(says, s.Says()); diff != "" {
		t.Errorf("(-want +got)\n%s", diff)
	}
	for i, want := range []string{
		"对照名单 名单.txt：有 1 个机关不在名单上，它们的数也算了进去，见下表。",
		"对照名单 名单.txt：应报的机关都汇总了。",
		"对照名单 名单.txt；另有 1 项待核，见下表。",
	} {
		s.Missing, s.Unlisted, s.Doubtful = nil, s.Unlisted[:max(0, 1-i)], []*Part{out}[:i/2]
		if i == 0 {
			want = strings.Replace(want, "：有", "：应报的机关都汇总了；有", 1)
		}
		if got := s.Says()[1]; got != want {
			t.Errorf("%s, want %s", got, want)
		}
	}
	if got := fmt.Sprint(own.Kind(), one.Kind(), out.Kind(), s.Own() == own, one.Called(), NewPart("", "x").Called(),
		len(s.Wrong())); got != "本级所属没有汇总true甲局x2" {
		t.Error(got)
	}
	sum := s.Sum(r.Form.Cell("procurement.rows.r2.spent"))
	if sum.Figures != 1 || len(sum.Blank) != 0 || len(sum.Unknown) != 1 || sum.Unknown[0].At(r.Form.Cell("procurement.rows.r2.spent")).Text != "约 2" {
		t.Errorf("%+v", sum)
	}
}

// TestPart tells parts of the same figures from others, and finds the one that an agency had before.
func TestPart(t *testing.T) {
	f := newest()
	part := func(agency string, figures ...Figure) *Part {
		p := NewPart(agency, agency+".xlsx")
		for i, figure := range figures {
			p.Put(f.Cells[i], figure)
		}
		return p
	}
	number := func(n string) Figure { return Figure{State: form.Number, Number: decimal.RequireFromString(n)} }
	one := part("甲局", number("1.0"), number("0"), Figure{State: form.Unreadable, Text: "约3"},
		Figure{State: form.Stroke}, Figure{})
	for _, test := range []struct {
		of   *Part
		same bool
	}{
		{part("乙局", number("1"), number("0"), Figure{State: form.Unreadable, Text: "约3"}, Figure{State: form.Stroke},
			Figure{}), true},
		{part("乙局", number("1"), number("0"), Figure{State: form.Unreadable, Text: "约4"}, Figure{State: form.Stroke},
			Figure{}), false},
		{part("乙局", number("1"), number("0"), Figure{State: form.Unreadable, Text: "约3"}, Figure{State: form.Stroke},
			number("0")), false},
		{part("乙局", number("2"), number("0"), Figure{State: form.Unreadable, Text: "约3"}, Figure{State: form.Stroke},
			Figure{}), false},
		{part("乙局", number("0"), number("1"), Figure{State: form.Unreadable, Text: "约3"}, Figure{State: form.Stroke},
			Figure{}), false},
		{part("乙局", number("1"), number("0"), Figure{State: form.Words, Text: "约3"}, Figure{State: form.Stroke},
			Figure{}), false},
	} {
		if one.SameFigures(test.of) != test.same || (one.Print() == test.of.Print()) != test.same {
			t.Errorf("%s is the same: %v", test.of.Print(), !test.same)
		}
	}
	if n := one.Figures(); n != 1 {
		t.Errorf("%d figures", n)
	}
	two, three, then := part("乙局"), part("丙局"), part("甲局")
	was := part("乙委员会")
	s := NewSet(f, 2024, []*Part{one, two, three})
	s.Before, s.Renamed = NewSet(f, 2023, []*Part{then, was}), []Rename{{two, was}}
	if s.Then(one) != then || s.Then(two) != was || s.Then(three) != nil || s.Of("丁局") != nil || (*Set)(nil).Of("甲局") != nil {
		t.Error("a part of before is another")
	}
	if s.Before = nil; s.Then(one) != nil {
		t.Error("there is one of before where nothing is said of it")
	}
}

// TestReadItems reads a sheet of parts with the items, words and kinds that it has, whatever the report's own table has.
func TestReadItems(t *testing.T) {
	f := budget(t)
	rows := f.WithRows(map[string]form.OpenRows{"procurement": {Keys: []string{"电脑", "车"}}})
	g := sheetOf(rows,
		map[string]string{"procurement.rows.r1.method": "询价", "procurement.rows.r1.spent": "3",
			"procurement.rows.r2.spent": ""},
		map[string]string{"procurement.rows.r1.spent": "4", "procurement.rows.r2.method": ""}, map[string]string{})
	for i, c := range (&Set{Form: rows}).Columns() {
		if c.Row.Open != nil && c.Column.ID == "method" {
			g.Cells = append(g.Cells,
				grid.Cell{Row: LineRow, Col: FirstColumn + i, ColSpan: 3, Text: " " + c.Row.Label})
		}
	}
	g.At(FirstRow, KindColumn).Text, g.At(FirstRow+2, KindColumn).Text = KindOwn, KindOut
	g.Cells = append(g.Cells, grid.Cell{Row: FirstRow, Col: WrongColumn, Text: "1 个错误"},
		grid.Cell{Row: FirstRow + 4, Col: 300, Text: " "})
	g.Sort()
	s := Read(&grid.Book{Grids: []*grid.Grid{g}}, f, 2024)
	if s == nil || s.Damage != nil || len(s.Parts) != 2 || len(s.Out) != 1 || s.Own() == nil || s.Own().Wrong != "1 个错误" {
		t.Fatalf("%+v", s)
	}
	var got []string
	for _, c := range s.Form.Cells {
		if c.Row.Open != nil {
			f := s.Own().At(c)
			got = append(got,
				fmt.Sprint(c.Row.Label, " ", c.Column.ID, " ", f.State, " ", f.Number, f.Text, " ", s.Sum(c).Number))
		}
	}
	want := []string{"电脑 method 4 0询价 0", "电脑 budget 2 0 0", "电脑 spent 2 3 7", "车 method 4 00 0", "车 budget 2 0 0",
		"车 spent 0 0 0"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got)\n%s", diff)
	}
	if Read(&grid.Book{Grids: []*grid.Grid{{Name: "甲"}}}, f, 2024) != nil {
		t.Error("a workbook without parts has some")
	}
}

// TestLargest shows up to which size a number is one: what is larger or smaller no worksheet has.
func TestLargest(t *testing.T) {
	f := newest()
	for text, want := range map[string]form.State{"1E400": form.Number, "1E401": form.Unreadable, "1E-400": form.Number,
		"1E-401": form.Unreadable, "-1.5": form.Number} {
		s := Read(&grid.Book{Grids: []*grid.Grid{sheetOf(f, map[string]string{f.Cells[0].ID: text})}}, f, 2024)
		if got := s.Parts[0].At(f.Cells[0]).State; got != want {
			t.Errorf("%s is %d", text, got)
		}
	}
}

// TestTold shows whose word counts of two parts: what both say of each other.
func TestTold(t *testing.T) {
	a, b, c := NewPart("甲局", "a.xlsx"), NewPart("甲局", "b.xlsx"), NewPart("甲", "c.xlsx")
	a.takeRemark("1 个错误；说明：与 b.xlsx 是同一机关，写明两份都汇总；说明：与 c.xlsx 不是同一机关，写明的")
	b.takeRemark("说明：与 a.xlsx 是同一机关，写明两份都汇总；说明：与 c.xlsx 不是同一机关，写明的")
	c.takeRemark("说明：与 a.xlsx 是同一机关，写明两份都汇总；说明：与 b.xlsx 不是同一机关")
	Tie([]*Part{a, b, c})
	if !a.Says(b, true) || b.Says(a, false) || a.IsRelated(c) || b.IsRelated(c) || a.Wrong != "1 个错误" ||
		c.Wrong != "说明：与 a.xlsx 是同一机关，写明两份都汇总；说明：与 b.xlsx 不是同一机关" {
		t.Errorf("%+v %+v %+v", a, b, c)
	}
	x, y := NewPart("甲局", "x.xlsx"), NewPart("甲局", "y.xlsx")
	Retell([]*Part{a, b, c}, map[*Part]*Part{a: x, c: y})
	if x.IsRelated(y) {
		t.Error("what was said of others is said of these")
	}
	if Retell([]*Part{a, b, c}, map[*Part]*Part{a: x, b: y}); !y.Says(x,
		true) || x.Remark() != "说明：与 y.xlsx 是同一机关，写明两份都汇总" {
		t.Error(x.Remark())
	}
	if Tie([]*Part{a, c}); a.IsRelated(b) {
		t.Error("what was said of another set's parts still counts")
	}
}
