package fill

import (
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

// TestAnyClosingIsFilled fills last year's report that is signed in any of the ways in which reports are: this year's
// date and agency stand there, once, nothing of last year's is left, and both are read back.
func TestAnyClosingIsFilled(t *testing.T) {
	draw := func(t *rapid.T, what string, of ...string) string { return rapid.SampledFrom(of).Draw(t, what) }
	rapid.Check(t, func(rt *rapid.T) {
		date := draw(rt, "date", "2024年1月9日", "2024年01月09日", "２０２４年１月９日", "二〇二四年一月九日", "二O二四年一月九日", "二○二四年元月九日", "2024年1月9号",
			"2024 年 1 月 9 日", "2023年12月29日", "2023.12.29", "2024.1.9", "2024-01-09", "2024/1/9", "2024—1—9", "20240109", "2024年1月")
		signer := draw(rt, "signer", "样本市水务局", "样本市 水务局", "样本市水务局（盖章）", "样本市水务局 公章")
		line := draw(rt, "mark", "", "（盖章）", "(公章)") + draw(rt, "label", "", "", "日期：", "成文日期:", "报告时间：") + date +
			draw(rt, "weekday", "", "", " 星期二", "（周二）") + draw(rt, "end", "", "", "。", "（盖章）")
		lines := []string{signer, line}
		switch draw(rt, "layout", "two lines", "one line", "a seal between", "in brackets") {
		case "one line":
			if date == "20240109" || date == "2024年1月" { // may be a number, or a part of the name
				return
			}
			lines = []string{signer + draw(rt, "gap", "　", "  ") + date + draw(rt, "seal", "", "（盖章）")}
			switch draw(rt, "brackets", "none", "around", "around the date", "around both", "a label") {
			case "around":
				lines = []string{"（" + signer + "　" + date + "）"}
			case "around the date":
				lines = []string{signer + "（" + date + "）"}
			case "around both":
				lines = []string{"（样本市水务局）（" + date + "）"}
			case "a label":
				lines = []string{signer + "　日期：" + date}
			}
		case "a seal between":
			lines = []string{signer, "（盖章）", line}
		case "in brackets":
			lines = []string{signer, "（" + date + "）"}
		}
		above, below := []string{}, []string{}
		isSure := !strings.ContainsAny(line, "：:") && !strings.HasSuffix(date, "月") && date != "20240109" || len(lines) == 1
		if isSure && !strings.Contains(date, "2023") {
			above = rapid.SampledFrom([][]string{nil, nil, {"签发日期：2024年1月8日"}, {"开放日时间：2023年6月1日"}, {"2024年3月"}}).Draw(rt, "above")
			below = rapid.SampledFrom([][]string{nil, nil, {"发布日期：2024年1月20日"}, {"打印时间：2024-01-20"}, {"20241231"}}).Draw(rt, "below")
		}
		r := smallReport(t)
		document := unfilled.with(func(s *sheetful) {
			s.title = p("样本市水务局2023年政府信息公开工作年度报告")
			for _, line := range slices.Concat(above, lines, below) {
				s.closing += p(line)
			}
		})
		book, back := refilled(t, rt, document, r, lines)
		var b strings.Builder
		for _, c := range book.Grids[len(book.Grids)-1].Cells {
			b.WriteString(withoutSpace(c.Text))
		}
		_, got, _ := strings.Cut(b.String(), "没有其他。")
		got = strings.TrimSuffix(got, withoutSpace(strings.Join(below, "")))
		bare := strings.NewReplacer("（盖章）", "", "局公章", "局", "(公章)", "", "（公章）", "", "（2025年1月20日）", "2025年1月20日",
			"（示例市司法局）", "示例市司法局", "（示例市司法局", "示例市司法局", "日）", "日", "（2025", "2025").Replace(got)
		if bare != "示例市司法局2025年1月20日" {
			rt.Fatalf("%q becomes %q", lines, got)
		}
		if back.Texts["others"].Text != "没有其他。" || back.Particulars["date"] == "" {
			rt.Fatalf("%q is read back as %q, %q", lines, back.Texts["others"].Text, back.Particulars["date"])
		}
	})
}
