package form

import "testing"

// TestUnitsBroken shows that a unit which a narrow column breaks, or which is set wide, is read whole.
func TestUnitsBroken(t *testing.T) {
	for text, want := range map[string]string{
		"罚款\n金额\n（万\n元）": "万元", "罚款金额（\n亿元\n）": "亿元", "收费（单\n位：万 元）": "万元", "（百万\n件）": "百万件",
		"收费（元）": "元", "检查\n企业\n数\n（家\n）": "",
	} {
		if got := UnitInLabel(text); got != want {
			t.Errorf("the label %q has %q, not %q", text, got, want)
		}
	}
	for text, want := range map[string]string{
		"计量单位：万 元": "万元", "单位：件、万　元": "万元", "单位：元": "元", "单位：件": "", "单位：百 万 元": "百万元",
	} {
		if got := UnitInNote(text); got != want {
			t.Errorf("the note %q has %q, not %q", text, got, want)
		}
	}
	for text, want := range map[string]bool{"件": true, "（单位：万元）": true, "（万 元）": true, "单位：\n万\n元": true, " 元 ": true, "单位": false, "百件": false, "5件": false, "": false} {
		if IsUnit(text) != want {
			t.Errorf("%q is a unit: not %v", text, want)
		}
	}
	if got := UnitAlone("（万\n元）"); got != "万元" {
		t.Errorf("the unit alone is %q", got)
	}
}

// TestBeginsUnitNote tells a line about a table from a label with its unit.
func TestBeginsUnitNote(t *testing.T) {
	for line, want := range map[string]bool{"金额单位：元": true, " （金额单位：万元）": true, "数量单位：件": true, "金额 单位：元": false, "金额\n单位：元": false, "收费金额单位：元": false,
		"单位：元": false, "": false} {
		if BeginsUnitNote(line) != want {
			t.Errorf("%q begins a note: not %v", line, want)
		}
	}
}
