package form

import (
	"testing"

	"nianbao/grid"
)

func TestKey(t *testing.T) {
	for _, same := range [][]string{
		{"（一）予以公开", "(一) 予以公开", "一、予以公开", "予以公开", "1.予以公开",
			"１．予以公开", "（1）予以公开", "予以\n公开", "予以\u3000公开 "},
		{"3.危及“三安全一稳定”", `3.危及"三安全一稳定"`, "危及「三安全一稳定」", "3、危及三安全一稳定"},
		{"第二十条第（一）项", "第二十条第(一)项", "第二十条第〔一〕项"},
		{"二、上年结转政府信息公开申请数量", "2.上年结转政府信息公开申请数量："},
		{"1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请",
			"1.申请人无正当理由逾期不补正，行政机关不再处理其政府信息公开申请。"},
		{"四、结转下年度继续办理", "四.结转下年度继续办理"},
	} {
		for _, label := range same {
			if Key(label) != Key(same[0]) {
				t.Errorf("Key(%q) = %q, Key(%q) = %q", label, Key(label), same[0], Key(same[0]))
			}
		}
	}
	for _, pair := range [][2]string{{"总计", "总数"}, {"三安全一稳定", "安全一稳定"}, {"2021", "2022"}, {"", "总计"}} {
		if Key(pair[0]) == Key(pair[1]) {
			t.Errorf("Key(%q) = Key(%q)", pair[0], pair[1])
		}
	}
}

// TestUnitsOfFigures converts what is typed or labelled in another unit of money, as far as it can be read again, and
// keeps the unit of what is none of the form's.
func TestUnitsOfFigures(t *testing.T) {
	for _, test := range []struct{ text, unit, written, want, as string }{ // the figure, empty for none, and the unit
		{"5（万）", "件", "", "", "万"}, {"5(百 件)", "件", "", "", "百 件"}, {"12（万 元）", "元", "", "120000", "万元"}, {"12（单位： 元）", "万元", "", "0.0012", "元"}, {"5（万件）", "件", "", "", "万件"}, {"5（件）", "件", "", "5", "件"},
		{"5(单位:件)", "件", "", "5", "件"}, {"5件（含上年1件）", "件", "", "5", "件"},
		{"12次", "件", "", "12", "次"}, {"12万元", "件", "", "", "万元"}, {"12次", "万元", "", "", "次"}, {"12", "件", "次", "12", ""},
		{"12", "件", "百件", "", "百件"}, {"12件", "件", "百件", "12", "件"},
		{"3万元", "元", "", "30000", "万元"}, {"3", "元", "万元", "30000", "万元"}, {"3元", "元", "万元", "3", "元"},
		{"12345678901234万元", "元", "", "123456789012340000", "万元"}, {"123456789012345万元", "元", "", "", "万元"},
		{"0.12345678901234元", "万元", "", "0.000012345678901234", "元"}, {"0.123456789012345元", "万元", "", "", "元"}, {"0.1234567890123元", "万元", "", "0.00001234567890123", "元"},
		{"-0.123元", "万元", "", "-0.0000123", "元"}, {"3家", "家", "", "3", "家"}, {"3 家", "家", "", "3", "家"}, {"家", "家", "", "", ""},
	} {
		v := ParseValue(test.text, grid.Text, test.unit, test.written)
		got := ""
		if v.State == Number {
			got = v.Number.String()
		}
		if got != test.want || v.Unit != test.as {
			t.Errorf("%s in %s, labelled %s: %q in %q, want %q in %q", test.text, test.unit, test.written, got, v.Unit, test.want, test.as)
		}
	}
}

func TestParseValue(t *testing.T) {
	for _, test := range []struct {
		text, unit, written string
		state               State
		want, remark        string
	}{
		{"3001", "件", "", Number, "3001", ""},
		{"", "件", "", Blank, "0", ""},
		{" \u3000\u00a0", "件", "", Blank, "0", ""},
		{"/", "件", "", Stroke, "0", ""},
		{"—", "件", "", Stroke, "0", ""},
		{"–", "件", "", Stroke, "0", ""}, // an en dash, which Word makes of a hyphen
		{"无", "件", "", Stroke, "0", ""},
		{"３００１", "件", "", Number, "3001", ""},
		{"3,001", "件", "", Number, "3001", ""},
		{"3，001", "件", "", Number, "3001", ""},
		{"30,01", "件", "", Unreadable, "0", ""},
		{"2.", "件", "", Number, "2", ""},
		{"２．", "项", "", Number, "2", ""},
		{"1.2.", "件", "", Unreadable, "0", ""},
		{"2..", "件", "", Unreadable, "0", ""},
		{"2.", "", "", Unreadable, "0", ""}, // the number of an item
		{"2.", "万元", "", Unreadable, "0", ""},
		{"+1", "件", "", Number, "1", ""},
		{"－2", "项", "", Number, "-2", ""},
		{"−2", "项", "", Number, "-2", ""},
		{"–2", "项", "", Number, "-2", ""},
		{"5件", "件", "", Number, "5", ""},
		{"5项", "件", "", Number, "5", ""}, // things are counted in any unit
		{"5", "件", "项", Number, "5", ""},
		{"5", "件", "万件", Unreadable, "0", ""}, // but not by the ten thousand
		{"22（其中修订16件）", "件", "", Number, "22", "其中修订16件"},
		{"22（其中１～６月16件）", "件", "", Number, "22", "其中1~6月16件"},
		{"3010 万元", "万元", "", Number, "3010", ""},
		{"251000元", "万元", "", Number, "25.1", ""},
		{"251000", "万元", "元", Number, "25.1", ""},
		{"251000万元", "万元", "元", Number, "251000", ""},
		{"25元", "件", "", Unreadable, "0", ""},
		{"96171.6", "万元", "", Number, "96171.6", ""},
		{"0.10", "万元", "", Number, "0.1", ""},
		{"约5", "件", "", Unreadable, "0", ""},
		{"1e3", "件", "", Unreadable, "0", ""},
		{"50%", "件", "", Unreadable, "0", ""},
		{"123456789012345678", "件", "", Number, "123456789012345678", ""},
		{"1234567890123456789", "件", "", Unreadable, "0", ""},
		{"0.12345678901234567", "万元", "", Number, "0.12345678901234567", ""},
		{"0.123456789012345678", "万元", "", Unreadable, "0", ""},
		{"17①", "件", "", Unreadable, "0", ""},
		{"17²", "件", "", Unreadable, "0", ""},
		{"①", "件", "", Unreadable, "0", ""},
		{"17 5", "件", "", Unreadable, "0", ""},
		{"17\n5", "件", "", Unreadable, "0", ""},
		{"3 0 0 1", "件", "", Unreadable, "0", ""},
		{"3 001", "件", "", Number, "3001", ""},
		{"3001\n（含上年1件）", "件", "", Number, "3001", "含上年1件"},
		{"251000（元）", "万元", "", Number, "25.1", ""},
		{"12(单位：元)", "万元", "", Number, "0.0012", ""},
		{"12（万元）", "万元", "", Number, "12", ""},
		{"5件 6件", "件", "", Unreadable, "0", ""},
	} {
		v := ParseValue(test.text, grid.Text, test.unit, test.written)
		if v.State != test.state || v.Number.String() != test.want || v.Remark != test.remark || v.Text != test.text {
			t.Errorf("ParseValue(%q, %s) = %d %s %q", test.text, test.unit, v.State, v.Number, v.Remark)
		}
	}
	small := "0.0000000000000000277555756156289"
	if v := ParseValue(small, grid.Number, "件", ""); v.State != Number || v.Number.String() != small {
		t.Errorf("a small number is read as %+v", v)
	}
	for _, kind := range []grid.Kind{grid.Date, grid.Fault, grid.Bool, grid.Uncalculated} {
		if v := ParseValue("1", kind, "件", ""); v.State != Unreadable {
			t.Errorf("kind %d is read as a figure", kind)
		}
	}
}
