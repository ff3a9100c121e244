package unit

import "testing"

// TestUnitsBroken shows that a unit which a narrow column breaks, or which is set wide, is read whole.
func TestUnitsBroken(t *testing.T) {
	for text, want := range map[string]string{
		"罚款\n金额\n（万\n元）": "万元", "罚款金额（\n亿元\n）": "亿元", "收费（单\n位：万 元）": "万元", "（百万\n件）": "百万件",
		"收费（元）": "元", "检查\n企业\n数\n（家\n）": "",
	} {
		if got := InLabel(text); got != want {
			t.Errorf("the label %q has %q, not %q", text, got, want)
		}
	}
	for text, want := range map[string]string{
		"计量单位：万 元": "万元", "单位：件、万　元": "万元", "单位：元": "元", "单位：件": "", "单位：百 万 元": "百万元",
	} {
		if got := InNote(text); got != want {
			t.Errorf("the note %q has %q, not %q", text, got, want)
		}
	}
	if got := Alone("（万\n元）"); got != "万元" {
		t.Errorf("the unit alone is %q", got)
	}
}

func TestCountsInNote(t *testing.T) {
	for line, want := range map[string]string{
		"计量单位：万件": "万件", "单位：件": "件", "（百件）": "百件", "以千件为单位": "千件",
		"单位：元、万件": "万件", "单位（10 件）": "10件", "单位为万 件。": "万件",
		"单位：万元": "", "件": "", "万件": "", "单位：件数": "", "受理万件": "",
	} {
		if have := CountsInNote(line); have != want {
			t.Errorf("%q states %q, not %q", line, have, want)
		}
	}
	for unit, want := range map[string]bool{"件": false, "": false, "万件": true, "10件": true} {
		if IsManifold(unit) != want {
			t.Errorf("%q: not %v", unit, want)
		}
	}
	if InLabel("") != "" || InNote("单位：件") != "" {
		t.Error("nothing is stated")
	}
}

// TestBeginsNote tells a line about a table from a label with its unit.
func TestBeginsNote(t *testing.T) {
	for line, want := range map[string]bool{"金额单位：元": true, " （金额单位：万元）": true, "数量单位：件": true, "金额 单位：元": false, "金额\n单位：元": false, "收费金额单位：元": false,
		"单位：元": false, "": false} {
		if BeginsNote(line) != want {
			t.Errorf("%q begins a note: not %v", line, want)
		}
	}
}
