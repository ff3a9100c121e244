package unit

import (
	"strings"
	"testing"

	"pgregory.net/rapid"
)

// TestNote tells what a line says of the units of a table, in any wording, from what it says of other things.
func TestNote(t *testing.T) {
	for line, want := range map[string]string{
		"本表数量以件为单位，金额以元为单位。": "件 元", "本表数量以千件为单位，金额以元为单位。": "千件 元", "（数量以千件计，金额以元计）": "千件 元", "以千件为单位，保留两位小数": "千件",
		"注：1.数量以千件计；2.金额以元计": "千件 元", "数量按千件填报，金额按元填报": "千件 元", "本表各项数量按千件填列": "千件", "全部以千件计": "千件", "数据均以千件为单位（下同）": "千件",
		"表中数据除金额外均以千件计": "千件", "数量以千件计、金额以万元计": "千件 万元", "以千件、万元为计量单位": "千件 万元", "本表以千件为单位，由办公室填写，领导审核后报送": "千件",
		"计量单位：千件（下同）": "千件", "各表计量单位均为千件": "千件", "表中数据单位均为千件": "千件", "说明：1.计量单位为千件；2.没有的填0。": "千件", "单位：千件　填表日期：2025年1月": "千件",
		"以下各表单位：千件": "千件", "各表金额单位：元": "元", "填报单位：示例市司法局　计量单位：千件": "千件", "单位：件，金额以元计": "件 元", "除特别说明外，数据以千件为单位": "千件",
		"注：①数量以千件计；②没有的填0": "千件", "注：（1）数量以千件计；（2）没有的填0": "千件", "注：1.数量以千件计\n2.没有的填0": "千件", "本表以千件为单位（金额除外）": "千件", "计量单位为“千件”": "千件",
		"本表以千件作为单位": "千件", "本表单位以千件计": "千件", "数量以千件计，其他以元计": "千件 元", "惠民资金以亿元为单位。": "亿元",
	} {
		if have := strings.Join(Stated(line), " "); have != want {
			t.Errorf("%q states %q, not %q", line, have, want)
		}
		if !IsNote(line) {
			t.Errorf("%q is no note", line)
		}
	}
	for line, want := range map[string]string{"三、收到和处理情况（数量以千件计，金额以元计）": "千件 元", "三、收到和处理情况　注：1.以千件计；2.没有的填0。": "千件", "我局（以下简称甲局）以件计": "",
		"尚未审结（数量以千件计，保留两位小数）": "千件", "群众数以千计（万人以上）": "", "三、收到和处理情况（按件计发奖金）": "", "补贴资金公示到户（以元计）": ""} {
		if have := strings.Join(Stated(line), " "); have != want || EndsInNote(line) != (want != "") {
			t.Errorf("%q states %q, not %q, at its end: %v", line, have, want, EndsInNote(line))
		}
	}
	for _, line := range []string{"（四）惠民资金以元为单位，须逐户公示。", "信息处理费以元为单位，应收尽收。", "全部以元计，应收尽收。", "惠民资金以亿元为单位，保留两位小数。", "全部以千计，应上尽上。", "其他以百计。"} {
		if IsNote(line) || len(Stated(line)) > 0 {
			t.Errorf("%q is a note, or states %q", line, Stated(line))
		}
	}
	for _, line := range []string{"全年接待群众数以千计，依申请公开件均按时办结。", "惠民资金按元计发并逐户公示。", "金额以元为单位，公示到户。", "网站访问量（万人次）", "全年收费单位：万元以上的三家。",
		"全年收到申请，数以千计", "（一）咨询群众数以万计。", "我局以件为单位，逐件办理。", "填报单位：示例市司法局", "1.2024年", ""} {
		if IsNote(line) {
			t.Errorf("%q is a note", line)
		}
	}
}

// TestAnyNote puts together what tables say of their units: all of them are stated, and the line is a note.
func TestAnyNote(t *testing.T) {
	draw := func(t *rapid.T, what string, of ...string) string { return rapid.SampledFrom(of).Draw(t, what) }
	clause := func(t *rapid.T, in string) string {
		about := draw(t, "table", "", "本表", "各表", "表中", "以上", "全部") + draw(t, "subject", "", "数据", "数量", "各项数量", "金额") + draw(t, "all", "", "均", "统一")
		switch draw(t, "kind", "words", "counts", "label") {
		case "words":
			return about + draw(t, "by", "以", "按") + in + draw(t, "as", "为单位", "为计量单位", "为单位填报")
		case "counts":
			return about + draw(t, "by", "以", "按") + in + draw(t, "as", "计", "计算", "填", "填写", "填报", "填列")
		}
		return draw(t, "label", "单位：", "计量单位：", "数量单位为", "各表单位：", "本表计量单位均为", "单位 ： ") + in
	}
	rapid.Check(t, func(t *rapid.T) {
		units := rapid.SampledFrom([][]string{{"千件"}, {"万元"}, {"件", "元"}, {"百件", "万元"}}).Draw(t, "units")
		marks := rapid.SampledFrom([]string{"，", "；", "。"}).Draw(t, "mark")
		var clauses []string
		for i, in := range units {
			head := ""
			if len(units) > 1 && marks == "；" {
				head = []string{"1.", "2."}[i]
			}
			clauses = append(clauses, head+clause(t, in))
		}
		if beside := draw(t, "beside", "", "", "保留两位小数", "没有的填0", "请如实填写", "下同"); beside != "" {
			clauses = append(clauses, beside)
		}
		line := draw(t, "head", "", "注：", "说明：") + strings.Join(clauses, marks) + draw(t, "end", "", "。")
		if draw(t, "brackets", "", "（") != "" {
			line = "（" + line + "）"
		}
		if have := Stated(line); strings.Join(have, " ") != strings.Join(units, " ") || !IsNote(line) {
			t.Fatalf("%q states %q, want %q; a note: %v", line, have, units, IsNote(line))
		}
	})
}
