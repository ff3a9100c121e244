package form

import (
	"slices"
	"strings"
	"testing"

	"nianbao/grid"
)

// full returns a form that has one of everything: texts, notes, groups, units, particulars.
func full() *Form {
	text, tables := &Section{Title: "一、总体情况", Text: "overview", Name: "总体情况"},
		&Section{Title: "二、收费情况", Sheet: "收费"}
	last := &Section{Title: "三、其他事项", Text: "other", Name: "其他"}
	fees := &Table{ID: "fees", Name: "收费", Heading: "甲表",
		Rows: []*Node{
			{ID: "sums", Name: "合计", Label: "合计", Negative: true},
			{ID: "group", Name: "分组", Label: "分组", Nodes: []*Node{
				{ID: "kept", Name: "留用", Label: "留用", Decimal: true},
				{ID: "paid", Name: "上缴", Label: "1.上缴“国库”", Unit: "元", PrintUnit: true}}},
		},
		Columns: []*Node{{ID: "first", Name: "上半年", Label: "上半年", Unit: "万元"},
			{ID: "total", Name: "总计", Label: "总计", Unit: "万元", Decimal: true, PrintUnit: true, Negative: true}}}
	people := &Table{ID: "people", Name: "人员", Rows: []*Node{{ID: "all", Name: "全部"}},
		Columns: []*Node{{ID: "n", Name: "人数", Label: "人数", Unit: "人"},
			{ID: "grade", Name: "等次", Label: "等次", OneOf: []string{"优", "良"}},
			{ID: "note", Name: "备注", Label: "备注", Words: true, Required: true}}}
	tables.Tables = []*Table{fees, people}
	return New(Form{
		Edition: "示例", Notice: "示例〔2024〕1号", Title: "收费工作年度报告", Years: Years{From: 2020},
		Particulars: []*Particular{{ID: Agency, Name: "机关"}, {ID: Year, Name: "年度"}, {ID: "phone", Name: "电话"}},
		Sections:    []*Section{text, tables, last},
		Notes: []*Section{{Text: Closing, Name: "附注.末"}, {Text: Intro, Name: "附注.首"},
			{Text: "fees_note", Beside: tables},
			{Text: "other_note", Beside: last}},
		Tables: []*Table{fees, people},
	})
}

func TestCells(t *testing.T) {
	f := full()
	for i, c := range []struct {
		id, name, label, unit        string
		decimal, negative, printUnit bool
	}{
		{"fees.sums.first", "收费.合计.上半年", "“合计”的“上半年”", "万元", false, true, false},
		{"fees.sums.total", "收费.合计.总计", "“合计”的“总计”", "万元", true, true, true},
		{"fees.group.kept.first", "收费.分组.留用.上半年", "“留用”的“上半年”", "万元", true, false, false},
		{"fees.group.kept.total", "收费.分组.留用.总计", "“留用”的“总计”", "万元", true, true, true},
		{"fees.group.paid.first", "收费.分组.上缴.上半年", "“1.上缴‘国库’”的“上半年”", "元", false, false, true},
		{"fees.group.paid.total", "收费.分组.上缴.总计", "“1.上缴‘国库’”的“总计”", "元", true, true, true},
		{"people.all.n", "人员.全部.人数", "“人数”", "人", false, false, false},
	} {
		cell := f.Cells[i]
		if cell.ID != c.id || cell.Index != i || f.Cell(c.id) != cell || cell.Name() != c.name ||
			cell.Label() != c.label ||
			cell.Unit() != c.unit || cell.Decimal() != c.decimal || cell.Negative() != c.negative ||
			cell.PrintUnit() != c.printUnit {
			t.Errorf("%d is %s, %s, %s, %s", i, cell.ID, cell.Name(), cell.Label(), cell.Unit())
		}
	}
	if f.Cell("fees.sums") != nil || len(f.Cells) != 9 {
		t.Errorf("%d cells", len(f.Cells))
	}
	printed := f.Cell("fees.group.paid.first").Printed(number("1.50")) + f.Cell("fees.sums.first").Printed(number("2"))
	if printed != "1.5元2" {
		t.Error(printed)
	}
	for name, want := range map[string]int{
		"收费.合计.上半年": 1, "收费.分组.上半年": 2, "收费.分组.留用.总计": 1, "收费.分组": 0, "收费.分组.无": 0,
		"收费.上半年":   0,
		"无.合计.上半年": 0, "人员.全部.人数": 1, "收费.合计.上半年.x": 0,
	} {
		if have := f.Named(name); len(have) != want {
			t.Errorf("%s names %d cells, not %d", name, len(have), want)
		}
	}
	if c := f.Named("收费.分组.总计"); len(c) != 2 || c[0].ID != "fees.group.kept.total" ||
		c[1].ID != "fees.group.paid.total" {
		t.Errorf("%v", c)
	}
}

func TestSections(t *testing.T) {
	f := full()
	ids := func(list []*Section) string {
		var s []string
		for _, x := range list {
			s = append(s, x.Text)
		}
		return strings.Join(s, " ")
	}
	if s := ids(f.Texts()); s != "overview other" {
		t.Error(s)
	}
	if s := ids(f.AllTexts()); s != "intro overview fees_note other other_note closing" {
		t.Error(s)
	}
	if f.Note("fees_note") != f.Notes[2] || f.Note("fees") != nil || f.Note(Closing) != f.Notes[0] {
		t.Error("notes by their ids")
	}
	if f.NoteBeside(f.Sections[1]) != f.Notes[2] || f.NoteBeside(f.Sections[0]) != nil || f.NoteBeside(nil) != nil {
		t.Error("notes by their sections")
	}
	if !f.HasParticular("phone") || f.HasParticular("fax") {
		t.Error("particulars")
	}
	if s := f.Tables[0].Title() + f.Tables[1].Title(); s != "二、收费情况（甲表）二、收费情况" {
		t.Error(s)
	}
	if f.Tables[0].Unlabelled() || !f.Tables[1].Unlabelled() {
		t.Error("which table has a row without a label")
	}
	if f.Sections[2].Number() != 3 || f.Sections[0].Number() != 1 {
		t.Error("numbers of sections")
	}
	rows, columns := f.Tables[0].Leaves()
	if len(rows) != 3 || len(columns) != 2 || rows[1].ID != "group.kept" ||
		!slices.Equal(rows[1].Names, []string{"分组", "留用"}) ||
		len(rows[1].Path) != 2 || rows[1].Path[0].ID != "group" || rows[0].ID != "sums" {
		t.Errorf("%+v", rows[1])
	}
	if !IsUnwritten("（文字描述）") || !IsUnwritten("(文字描述，200字)") || IsUnwritten("文字描述") {
		t.Error("what is unwritten")
	}
}

func TestYears(t *testing.T) {
	for _, c := range []struct {
		y    Years
		fits []int
		not  []int
		want string
	}{
		{Years{2019, 2020}, []int{2019, 2020}, []int{2018, 2021}, "2019—2020年"},
		{Years{2021, 0}, []int{2021, 2099}, []int{2020, 0}, "2021年及以后"},
		{Years{2020, 2020}, []int{2020}, []int{2019, 2021}, "2020年"},
	} {
		if c.y.String() != c.want {
			t.Errorf("%s, not %s", c.y, c.want)
		}
		for _, year := range c.fits {
			if !c.y.Fit(year) {
				t.Errorf("%d is outside %s", year, c.y)
			}
		}
		for _, year := range c.not {
			if c.y.Fit(year) {
				t.Errorf("%d is within %s", year, c.y)
			}
		}
	}
	f := full()
	if s := f.Applies(); s != "示例版格式（示例〔2024〕1号），2020年及以后的年报适用" {
		t.Error(s)
	}
	f.Notice = ""
	if s := f.Applies(); s != "示例版格式，2020年及以后的年报适用" {
		t.Error(s)
	}
}

// TestAnnounced says whose heading stands above a table: a heading's table counts before a section, a longer name before
// a shorter one within it.
func TestAnnounced(t *testing.T) {
	one, two := &Section{Title: "二、收费", Sheet: "收费"}, &Section{Title: "三、人员", Sheet: "人员"}
	a, b, c := &Table{ID: "a", Heading: "行政收费"}, &Table{ID: "b", Heading: "行政收费减免"}, &Table{ID: "c"}
	one.Tables, two.Tables = []*Table{a, b}, []*Table{c}
	f := New(Form{Sections: []*Section{one, two}, Tables: []*Table{a, b, c}})
	for _, test := range []struct {
		of    *Table
		lines []string
		want  Announcement
	}{
		{a, nil, OfNone}, {a, []string{"别的"}, OfNone}, {a, []string{"甲县2024年行政收费统计表"}, OfTable},
		{a, []string{"行政收费减免"}, OfOther}, {b, []string{"行政收费减免"}, OfTable},
		{b, []string{"行政收费"}, OfOther},
		{a, []string{"二、收费"}, OfNone}, {a, []string{"三、人员"}, OfOther}, {c, []string{"三、人员"}, OfNone},
		{a, []string{"三、人员", "行政收费"}, OfOther}, {a, []string{"行政收费", "三、人员"}, OfOther},
		{a, []string{"行政收费", "收费"}, OfTable}, {a, []string{"收费", "行政收费减免"}, OfNone},
		{a, []string{"行政收费", "行政收费减免"}, OfTable},
		{a, []string{"别的", "行政收费"}, OfTable}, {a, []string{strings.Repeat("某", 50) + "人员"}, OfNone},
		{a, []string{strings.Repeat("某", 48) + "人员"}, OfOther},
	} {
		if have := f.Announced(test.of, test.lines); have != test.want {
			t.Errorf("%s below %q: %d, not %d", test.of.ID, test.lines, have, test.want)
		}
	}
}

func TestReport(t *testing.T) {
	f := full()
	r := NewReport(f)
	cell := f.Cell("fees.sums.first")
	if v := r.Value(cell); v.State != Blank || !r.Number(cell).IsZero() {
		t.Errorf("%+v", v)
	}
	r.SetNumber(cell, number("1.5"))
	if v := r.Value(cell); v.State != Number || v.Text != "1.5" || v.Number.String() != "1.5" {
		t.Errorf("%+v", v)
	}
	other := full().Cell("fees.sums.first")
	if v := r.Value(other); v.Text != "1.5" {
		t.Error("a cell is not known by its id on an equal form")
	}
	strange := &Cell{ID: "x.y.z", Index: 100}
	if v := r.Value(strange); v.State != Blank {
		t.Errorf("%+v", v)
	}
	if v := r.Value(&Cell{ID: "fees.sums.first", Index: -1}); v.Text != "1.5" {
		t.Errorf("%+v", v)
	}
	c := r.Copy()
	c.SetValue(cell, Value{State: Stroke})
	if r.Value(cell).State != Number || c.Value(cell).State != Stroke {
		t.Error("a copy shares figures")
	}
	on := r.On(full())
	if v := on.Value(cell); v.Text != "1.5" {
		t.Errorf("%+v", v)
	}
	if r.PrintedYear() != "" || r.Particular(Year) != "" {
		t.Error("a year that is not known is printed")
	}
	r.Agency, r.Year = "甲县某局", 2024
	r.SetParticular("phone", "123", PlaceNamed("A1", 3))
	if r.PrintedYear() != "2024年" || r.Particular(Year) != "2024" || r.Particular(Agency) != "甲县某局" ||
		r.Particular("phone") != "123" {
		t.Error("particulars")
	}
	if p := r.ParticularPlace("phone"); p.Ref != "A1" || r.ParticularPlace("fax") != (Place{}) {
		t.Errorf("%v", p)
	}
	if words := r.Keywords(); !slices.Equal(words, []string{"收费", "2024年", "甲县某局"}) {
		t.Errorf("%q", words)
	}
	if words := NewReport(New(Form{})).Keywords(); len(words) != 0 {
		t.Errorf("%q", words)
	}
}

func TestPlaced(t *testing.T) {
	at := PlaceNamed("B2", 1)
	for _, c := range []struct {
		text Text
		want int
	}{
		{Text{}, 0}, {Text{Text: "一", Place: at}, 1}, {Text{Text: "一\n二", Place: at}, 2},
		{Text{Text: "一\n二", Lines: []Line{{"一", at}}}, 1}, {Text{Lines: []Line{{"一", at}}}, 1},
	} {
		have := c.text.Placed()
		if len(have) != c.want || len(have) > 0 && (have[0].Text != "一" || have[0].Place != at) {
			t.Errorf("%+v: %v", c.text, have)
		}
	}
}

func TestPlaces(t *testing.T) {
	b := &grid.Book{Grids: []*grid.Grid{{Name: "甲"}, {Name: "乙"}}}
	r := NewReport(full())
	r.Book = b
	p := r.PlaceOf(1, 5, 3)
	if g, row, col := p.At(); p.String() != "乙!D6" || g != 1 || row != 5 || col != 3 {
		t.Errorf("%s", p)
	}
	for _, c := range []struct{ a, b Place }{
		{PlaceOfTab(b.Grids[0], 0), r.PlaceOf(1, 0, 0)}, {r.PlaceOf(0, 9, 9), r.PlaceOf(1, 0, 0)},
		{r.PlaceOf(1, 1, 9), r.PlaceOf(1, 2, 0)}, {r.PlaceOf(1, 1, 1), r.PlaceOf(1, 1, 2)},
		{PlaceNamed("x", 1), PlaceNamed("a", 2)},
	} {
		if c.a.Compare(c.b) >= 0 || c.b.Compare(c.a) <= 0 || c.a.Compare(c.a) != 0 {
			t.Errorf("%v is not before %v", c.a, c.b)
		}
	}
	for want, p := range map[string]Place{
		"":               {},
		"甲":              PlaceOfTab(b.Grids[0], 0),
		"A1":             PlaceNamed("A1", 0),
		"2023.xlsx 甲!E6": {Sheet: "甲", Ref: "E6", File: "2023.xlsx"},
		"2023.xlsx":      {File: "2023.xlsx"},
		"2023.xlsx 甲":    {Sheet: "甲", File: "2023.xlsx"},
		"甲 第1行第1格":       PlaceIn(&grid.Grid{Name: "甲", Source: grid.Table}, 0, 0, 0),
		"甲 第1行第65列":      PlaceIn(&grid.Grid{Name: "甲", Source: grid.Table}, 0, 0, 64),
		"甲 第1行第2格": PlaceIn(&grid.Grid{Name: "甲", Source: grid.Table, Cells: []grid.Cell{{}}}, 0, 0,
			63),
		"2023.docx 甲 第1行第1格": {Sheet: "甲", Ref: "R1C1", File: "2023.docx", table: true, cell: 1},
	} {
		if have := p.String(); have != want {
			t.Errorf("%q, not %q", have, want)
		}
	}
}

func TestFaults(t *testing.T) {
	at, other := PlaceNamed("A1", 1), PlaceNamed("A2", 2)
	r := NewReport(full())
	r.Faults = []Fault{{Kind: Moved, Places: []Place{at, other}}, {Kind: Moved, Places: []Place{other}},
		{Kind: LeftOut, Places: []Place{at}},
		{Kind: Moved}, {Kind: ManifoldUnit, Places: []Place{other, at}}}
	if !r.IsUnitOfCounts(at) || !r.IsUnitOfCounts(other) || r.IsUnitOfCounts(PlaceNamed("A3", 3)) {
		t.Error("lines of units")
	}
	r.TakeBackMoved(map[Place]bool{at: true})
	if len(r.Faults) != 4 || r.Faults[0].Places[0] != other || r.Faults[1].Kind != LeftOut {
		t.Errorf("%+v", r.Faults)
	}
	if !r.IsUnitOfCounts(at) {
		t.Error("a fault of another kind was taken back")
	}
	r.Faults = r.Faults[:3]
	if r.IsUnitOfCounts(at) {
		t.Error("a line that was left out states a unit")
	}
}

// TestLeavesAreShared shows that what is appended to the leaves of a form, which many readings use side by side, changes no
// list of anybody else.
func TestLeavesAreShared(t *testing.T) {
	for n := range 20 {
		var nodes []*Node
		for i := range n {
			nodes = append(nodes, &Node{ID: string(rune('a' + i)), Name: "行"})
		}
		list := Leaves(nodes)
		one, other := append(list, &Leaf{ID: "one"}), append(list, &Leaf{ID: "other"})
		if one[n].ID != "one" || other[n].ID != "other" {
			t.Errorf("of %d leaves two lists share what was appended to one", n)
		}
	}
}
