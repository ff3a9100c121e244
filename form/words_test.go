package form

import (
	"strings"
	"testing"

	"nianbao/grid"
)

// TestReadWords reads what stands in cells of words.
func TestReadWords(t *testing.T) {
	f := full()
	any, grade, figure := f.Cell("people.all.note"), f.Cell("people.all.grade"), f.Cell("people.all.n")
	if !any.IsWords() || !grade.IsWords() || figure.IsWords() || !any.Required() || grade.Required() ||
		len(any.OneOf()) != 0 {
		t.Error("which cells hold words")
	}
	row := &Cell{Row: &Leaf{Node: &Node{OneOf: []string{"行"}, Required: true}},
		Column: &Leaf{Node: &Node{OneOf: []string{"列"}}}}
	if !row.IsWords() || row.OneOf()[0] != "行" || !row.Required() {
		t.Error("a row's words go before its column's")
	}
	for _, c := range []struct {
		cell  *Cell
		shown string
		kind  grid.Kind
		state State
		words string
	}{
		{any, "无", grid.Text, Words, "无"}, {any, " 甲 \n\n\u3000乙\u200b", grid.Text, Words, "甲\n乙"},
		{any, "甲\u2028乙\r丙", grid.Text, Words, "甲\n乙\n丙"},
		{any, "", grid.Text, Blank, ""}, {any, " \n\u200b", grid.Text, Blank, ""},
		{any, "12", grid.Number, Words, "12"}, {any, "甲", grid.Fault, Unreadable, ""},
		{any, "甲", grid.Uncalculated, Unreadable, ""}, {any, "#N/A", grid.Text, Unreadable, ""},
		{any, "见#N/A", grid.Text, Words, "见#N/A"},
		{any, "{{名}}", grid.Text, Unreadable, ""}, {any, "｛｛名", grid.Text, Unreadable, ""},
		{any, "{名}", grid.Text, Words, "{名}"},
		{any, "甲\x01", grid.Text, Unreadable, ""}, {any, "甲\ufffe乙", grid.Text, Unreadable, ""},
		{any, "甲\uffff乙", grid.Text, Unreadable, ""},
		{any, "甲\t乙", grid.Text, Words, "甲\t乙"}, {grade, "优", grid.Text, Words, "优"},
		{grade, "1.良", grid.Text, Words, "良"}, {grade, " 良 ", grid.Text, Words, "良"},
		{grade, "差", grid.Text, Unreadable, ""}, {grade, "", grid.Text, Blank, ""},
	} {
		v := c.cell.ReadWords("原文", c.shown, c.kind)
		if v.State != c.state || v.Words != c.words || v.Text != "原文" || v.Kind != c.kind {
			t.Errorf("%q in %s: %+v", c.shown, c.cell.ID, v)
		}
	}
	for text, want := range map[string]bool{"甲": false, "甲\r\v\f\u0085\n\t": false, "甲\x01": true, "\ufffe": true,
		"\uffff": true, "\x7f": true, "": false} {
		if HasUnprintable(text) != want {
			t.Errorf("%q: not %v", text, want)
		}
	}
}

func TestForbidden(t *testing.T) {
	for _, r := range []rune{0, 1, 8, 0x0B, 0x0C, 0x1F, 0xD800, 0xDFFF, 0xFFFD, 0xFFFE, 0xFFFF} {
		if !IsForbidden(r) {
			t.Errorf("%U is allowed", r)
		}
	}
	for _, r := range []rune{'\t', '\n', '\r', ' ', '甲', 0xD7FF, 0xE000, 0xFFFC, 0x10000} {
		if IsForbidden(r) {
			t.Errorf("%U is forbidden", r)
		}
	}
	for text, want := range map[string]string{" 甲\n乙 ": "甲乙", "甲\u2028乙\u2029\x01\x7f丙": "甲乙丙", "甲 乙": "甲 乙",
		"": "", "甲\ufffd": "甲"} {
		if have := OneLine(text); have != want {
			t.Errorf("%q: %q", text, have)
		}
	}
	if Clip("甲乙丙", 3) != "甲乙丙" || Clip("甲乙丙丁", 3) != "甲乙丙…" || Clip("", 0) != "" {
		t.Error("clipped")
	}
	for _, c := range []struct {
		text    string
		most, n int
	}{{"甲乙a丙", 9, 3}, {"甲乙a丙", 2, 2}, {"甲乙丙", 3, 3}, {"a1", 3, 0}, {"一龥鿿", 9, 3}, {"㐀𠀀、", 9, 2},
		{"", 1, 0}} {
		if n := CountHan(c.text, c.most); n != c.n {
			t.Errorf("%q has %d of at most %d, not %d", c.text, n, c.most, c.n)
		}
	}
}

func TestYearIn(t *testing.T) {
	for text, want := range map[string]int{
		"2024": 2024, "2024年": 2024, "2024年度": 2024, "２０２４ 年": 2024, "二〇二四年": 2024, "二○二四": 2024,
		"24年": 0, "2024年报": 0, "20245": 0, "": 0,
	} {
		if have := ParseYear(text); have != want {
			t.Errorf("%q is %d, not %d", text, have, want)
		}
	}
	for text, want := range map[string]int{
		"2024年报表": 2024, "2024": 2024, "2000年": 2000, "2099年": 2099, "1999年": 0, "2100年": 0,
		"2023年和2024年": 0, "2024年（2024）": 2024,
		"2021年修订": 0, "2021年9月修订": 0, "2021年新版": 0, "自2022年起使用": 0, "2022年1月启用": 0, "2021年11月国办印发": 0, "2021年格式2024年": 2024, "2024年修缮": 2024,
		"2023年修改": 2023, "（2023年修改）": 0, "2021年9月修改": 0, "2023年起": 2023, "2023年起执行": 0, "2021年修改版": 0, "（自2021年起实施）": 0, "从2021年起，本表按年度填报": 0, "2023年起草": 2023, "2021版": 0, "2021版2024年": 2024, "〔2021〕30号": 0, "国办〔2021〕30号2024年": 2024, "20241": 0,
		"二〇二四年": 2024, "2024-12": 2024,
		"上年数据": LastYear, "上一年": LastYear, "去年数": LastYear, "往年": LastYear, "上年结转": 0,
		"上年": LastYear, "第1表上年": LastYear, "去": 0, "": 0,
		"上年2023": 2023, "第1表": 0,
	} {
		if have := YearIn(text); have != want {
			t.Errorf("%q is of %d, not %d", text, have, want)
		}
	}
	for name, want := range map[string]bool{"2025年1月": true, "2025.1": true, "依申请公开2025年1月": true, "依申请公开2025年1月20日": true, "2025-01-20": true, "二〇二五年元月": true,
		"2023年": false, "2023年1-12月": false, "2023年1月-12月": false, "2023.1-2023.12": false, "2023.1-12": false, "2023.01.01-12.31": false, "2023年1月1日-12月31日": false, "2023年1月1日至2023年12月31日": false, "2025.1.15": true, "2024年12月": false, "2024": false, "": false} {
		if HasPaperMonth(name) != want {
			t.Errorf("%q has a month of paper: not %v", name, want)
		}
	}
	for year, want := range map[int]string{2024: "2024", LastYear: "上年", 0: "", 1: "1"} {
		if have := YearWord(year); have != want {
			t.Errorf("%d is %q", year, have)
		}
	}
	for text, want := range map[string]bool{"2024年1月20日": true, "二〇二四年一月二十日": true,
		"２０２４年 1 月 2 日": true, "2024年1月": false,
		"于2024年1月20日": false, "2024年1月20日止": false, "": false} {
		if IsDate(text) != want {
			t.Errorf("%q is a date: not %v", text, want)
		}
	}
	for text, want := range map[string]string{"二〇二四年一月": "2024年一月", "２０２４年": "2024年", "二月": "二月",
		"二四年": "二四年", "一九年": "一九年"} {
		if have := PlainYear(text); have != want {
			t.Errorf("%q: %q", text, have)
		}
	}
	for text, want := range map[string]string{
		"二〇二五年一月二十日": "2025年1月20日", "2025-01-20": "2025年1月20日", "2025.1.2": "2025年1月2日",
		"2025/12/31":  "2025年12月31日",
		"２０２５年 １月 ２日": "2025年1月2日", "2025年1月": "2025年1月",
		"二〇二五年十二月三十一日": "2025年12月31日", "25-1-2": "25-1-2", "": "",
	} {
		if have := PlainDate(text); have != want {
			t.Errorf("%q: %q, not %q", text, have, want)
		}
	}
}

func TestIsUnit(t *testing.T) {
	for text, want := range map[string]bool{"件": true, "（单位：万元）": true, "单位 件": true, " 元 ": true, "（万 元）": true, "单位：\n万\n元": true,
		"件数": false, "": false, "万件": false, "单位": false, "5件": false} {
		if IsUnit(text) != want {
			t.Errorf("%q is a unit: not %v", text, want)
		}
	}
	if Squeeze(" 甲 乙\n") != "甲乙" || Squeeze("甲") != "甲" {
		t.Error("spaces are left")
	}
}

// TestIsFigure says what in a cell is a figure, holds one in some notation, or is filled at all.
func TestIsFigure(t *testing.T) {
	long := strings.Repeat("0", 200)
	for _, c := range []struct {
		text                  string
		kind                  grid.Kind
		figure, holds, filled bool
	}{
		{"12", grid.Text, true, true, true}, {"12", grid.Number, true, true, true},
		{"TRUE", grid.Bool, false, true, true}, {"2024-01-31", grid.Date, false, true, true},
		{"#REF!", grid.Fault, false, true, true}, {"", grid.Text, false, false, false},
		{"", grid.Number, false, false, false}, {"/", grid.Text, false, false, true},
		{"无", grid.Text, false, false, true}, {"合计", grid.Text, false, false, false},
		{"3,001件", grid.Text, true, true, true}, {" １２", grid.Text, true, true, true},
		{"\n-2", grid.Text, true, true, true}, {"+2", grid.Text, true, true, true},
		{"50%", grid.Text, false, true, true}, {"约30", grid.Text, false, true, true},
		{"3.5亿元", grid.Text, false, true, true}, {"12^1", grid.Text, false, true, true},
		{"12个月以上", grid.Text, false, false, false},
		{"123456789012345678", grid.Text, true, true, true}, {"1234567890123456789", grid.Text, false, true, true},
		{long, grid.Text, false, false, false},
		{"1" + strings.Repeat(" ", 118) + "件", grid.Text, false, false, false},
		{"约5" + long, grid.Text, false, false, false},
	} {
		cell := &grid.Cell{Text: c.text, Kind: c.kind}
		if f, h, i := IsFigure(cell), HoldsFigure(cell), IsFilled(cell); f != c.figure || h != c.holds ||
			i != c.filled {
			t.Errorf("%.30q: %v, %v, %v", c.text, f, h, i)
		}
	}
	if IsFigure(nil) || HoldsFigure(nil) || IsFilled(nil) {
		t.Error("nothing is a figure")
	}
	if HoldsFigure(&grid.Cell{Formula: "A1"}) || !HoldsFigure(&grid.Cell{Formula: "A1", Kind: grid.Uncalculated}) {
		t.Error("a formula holds a figure that gives no text, alone")
	}
	for text, want := range map[string]bool{"": false, "0": true, "09": true, "/": false, ":": false, "1a": false,
		strings.Repeat("9", 17): true,
		strings.Repeat("9", 18): false} {
		if isCount(text) != want {
			t.Errorf("%q is a count: not %v", text, want)
		}
	}
}

func TestLooks(t *testing.T) {
	for want, v := range map[string]Value{"12": {State: Number, Number: number("12.0").Truncate(0)},
		"/": {State: Stroke, Text: "无"}, "甲 乙": {State: Words, Words: " 甲\n乙 "},
		"约 5": {State: Unreadable, Text: " 约\t5"}, "": {Text: "x"}} {
		if have := v.Normalized(); have != want {
			t.Errorf("%q, not %q", have, want)
		}
	}
	f := full()
	figure, words := f.Cell("people.all.n"), f.Cell("people.all.note")
	at := PlaceNamed("A1", 1)
	if v := figure.Nothing(nil, at); v.State != Blank || v.Place != at || v.Framed {
		t.Errorf("%+v", v)
	}
	if v := figure.Nothing(&grid.Cell{Look: &grid.Look{Table: true}}, at); !v.Framed || v.State != Unreadable || v.Place != at {
		t.Errorf("%+v", v)
	}
	if v := words.Nothing(&grid.Cell{Look: &grid.Look{Table: true}}, at); v.State != Blank || v.Framed {
		t.Errorf("%+v", v)
	}
	if v := words.Nothing(&grid.Cell{}, at); v.State != Blank || v.Place != at {
		t.Errorf("%+v", v)
	}
	for _, c := range []struct {
		v    Value
		want bool
	}{{Value{Text: "12", Struck: "1"}, true}, {Value{Text: "12", Faint: "2"}, true},
		{Value{Text: "12", Struck: "12"}, false}, {Value{Text: "12"}, false}} {
		if c.v.IsInPart() != c.want {
			t.Errorf("%+v: not %v", c.v, c.want)
		}
	}
}

// TestAgencies says which names may be one agency's, or of a government's area.
func TestAgencies(t *testing.T) {
	for _, c := range []struct {
		agency, other string
		same, alike   bool
	}{
		{"示例市司法局", "市司法局", true, true}, {"市司法局", "示例市司法局", true, true},
		{"示例市卫生健康委员会", "卫健委", true, true}, {"示例市司法局", "示例市民政局", false, false},
		{"示例市司法局", "示例市司法局（盖章）", true, true}, {"示例市司法局", "示 例 市 司 法 局", true, true},
		{"示例市司法局", "示例市司法局办公室", true, true},
		{"示例市人民政府", "示例市人民政府办公厅政府信息公开办公室", true, true},
		{"样本省示例市", "示例市人民政府", true, true}, {"样本省示例市", "例市人民政府", false, false},
		{"示例市人民政府", "示例市民政局", false, true}, {"示例市", "示例市民政局", true, true},
		{"示例市人民政府", "乙市民政局", false, false}, {"示例市司法局", "示例市司法局某所", true, true},
	} {
		if s, a := SameAgency(c.agency, c.other), AgenciesAlike(c.agency, c.other); s != c.same || a != c.alike {
			t.Errorf("%s, %s: the same %v, alike %v", c.agency, c.other, s, a)
		}
	}
	for line, want := range map[string]string{"某局（盖章）": "某局 ", "某局 (公章)日": "某局 日", "某局（签字）": "某局 ",
		"某局（章程）": "某局（章程）", "某局": "某局"} {
		if have := WithoutSeal(line); have != want {
			t.Errorf("%q: %q", line, have)
		}
	}
	if k := AgencyKey(" 某 局（加盖公章）"); k != "某局" || AgencyKey("") != "" {
		t.Error(k)
	}
}

func TestLabels(t *testing.T) {
	for key, want := range map[string]string{"部分公开(区分处理的)": "部分公开", "部分公开": "部分公开", "(一)": "(一)",
		"甲(乙)丙": "甲(乙)丙", "": ""} {
		if have := BareKey(key); have != want {
			t.Errorf("%q: %q", key, have)
		}
	}
	for label, want := range map[string]string{
		"①甲": "甲", "⑴甲": "甲", "⒛甲": "甲", "(1)甲": "甲", "1)甲": "甲", "(1.甲": "(1.甲", "1).甲": "甲",
		"（一）、甲": "甲", "一甲": "一甲", "1.": "1", "甲；": "甲", ".甲": "甲", "": "",
	} {
		if have := Key(label); have != want {
			t.Errorf("%q: %q, not %q", label, have, want)
		}
	}
	if Folded("三、（三）甲") != "三.(三)甲" || Similarity("甲乙", "甲乙") != 1 || Similarity("甲", "乙") != 0 {
		t.Error("folded")
	}
	f := New(Form{})
	if f.ReportTitle() != "年度报告" || f.TableTitle() != "年度报告统计表" ||
		New(Form{Title: "情况表"}).TableTitle() != "情况表" ||
		New(Form{Title: "情况表"}).ReportTitle() != "情况表" {
		t.Error("titles")
	}
	if a := full().AboutTemplate(); a != "本报告由{{机关}}依据（示例〔2024〕1号）的要求编制。" {
		t.Error(a)
	}
	for _, c := range []struct{ cites, notice, want string }{
		{"《格式》", "", "依据《格式》的要求"}, {"《格式》", "格式", "依据《格式》的要求"},
		{"《格式》", "1号", "依据《格式》（1号）的要求"}, {"", "", ""},
	} {
		f := New(Form{Cites: c.cites, Notice: c.notice,
			Particulars: []*Particular{{ID: Year, Name: "年度"}, {ID: Agency, Name: "机关"}}})
		if a := f.AboutTemplate(); a != "本报告由{{机关}}"+c.want+"编制。" {
			t.Error(a)
		}
	}
}

// TestSetLook makes no figure of one of which only a part is struck through, or is not seen.
func TestSetLook(t *testing.T) {
	for _, c := range []struct {
		look *grid.Look
		was  State
		want State
	}{
		{nil, Number, Number}, {&grid.Look{Struck: "1"}, Number, Unreadable}, {&grid.Look{Struck: "12"}, Number, Number},
		{&grid.Look{Faint: "2"}, Number, Unreadable}, {&grid.Look{Struck: "1"}, Words, Words},
	} {
		v := Value{State: c.was, Text: "12"}
		v.SetLook(&grid.Cell{Text: "12", Look: c.look})
		if v.State != c.want || c.look != nil && (v.Struck != c.look.Struck || v.Faint != c.look.Faint) {
			t.Errorf("%+v: %+v", c.look, v)
		}
	}
}
