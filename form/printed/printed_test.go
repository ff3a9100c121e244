package printed

import (
	"slices"
	"testing"

	"nianbao/form"
)

// TestToStaff leaves out what a printed workbook says to staff, and nothing of a report that is none.
func TestToStaff(t *testing.T) {
	f := form.New(form.Form{Edition: "甲", Title: "政府信息公开工作年度报告", Years: form.Years{From: 2021},
		Sections: []*form.Section{{Title: "一、总体情况", Text: "overview"}}})
	for _, c := range []struct {
		name  string
		lines []string
		out   []int // nil where it is no workbook
	}{
		{"a report", []string{"全年公开20条。", "填报说明", "浅黄色是重点"}, nil},
		{"a workbook",
			[]string{"政府信息公开工作年度报告填报表", "甲版格式，2021年及以后的年报适用", "全年公开20条。",
				"浅黄色格填写", "另一段。"}, []int{0, 1, 3}},
		{"with its unit", []string{"计量单位为件。浅黄色格填写", "一段。"}, []int{0}},
		{"with its sheets", []string{"浅黄色格填写", "一段。", "填报说明", "怎样填写", "另一段。"}, []int{0, 2, 3, 4}},
		{"spaced", []string{"浅 黄 色 格 填 写", "勾稽关系 校验", "相等"}, []int{0, 1, 2}},
		{"other words before", []string{"请在浅黄色格填写"}, nil},
	} {
		r := form.NewReport(f)
		text := form.Text{Text: "x"}
		for _, l := range c.lines {
			text.Lines = append(text.Lines, form.Line{Text: l})
		}
		r.Texts["overview"] = text
		w, isOut := Of(r), map[int]bool{}
		w.ToStaff(text.Lines, isOut)
		var have []int
		for i := range c.lines {
			if isOut[i] {
				have = append(have, i)
			}
		}
		if (w != nil) != (c.out != nil) || !slices.Equal(have, c.out) {
			t.Errorf("%s: %v, not %v", c.name, have, c.out)
		}
	}
}
