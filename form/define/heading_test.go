package define_test

import (
	"testing"

	"nianbao/form"
	"nianbao/form/define"
)

// TestHeadings shows how agencies word the form's headings, and what only looks like one of them.
func TestHeadings(t *testing.T) {
	f := define.Builtin()[1]
	for line, want := range map[string]string{
		"一、总体情况": "一、总体情况", "总体情况": "一、总体情况", "一、总体工作情况": "一、总体情况", "（一）政府信息公开工作总体情况": "一、总体情况",
		"1.年度政府信息公开总体情况": "一、总体情况", "一、2024年政务信息工作概述": "一、总体情况", "## 一、总体情况": "一、总体情况", "**一、总体情况**": "一、总体情况",
		"一、政府信息公开工作开展情况": "一、总体情况", "第一部分　总体情况": "一、总体情况", "一 总体情况": "一、总体情况", "l一、总体情况": "一、总体情况",
		"五、存在的主要问题和改进情况": "五、存在的主要问题及改进情况", "五、存在主要问题及整改措施": "五、存在的主要问题及改进情况",
		"五、政府信息公开工作存在的主要问题及改进情况": "五、存在的主要问题及改进情况", "五、存在的问题与改进方向": "五、存在的主要问题及改进情况",
		"五、主要问题、改进思路": "五、存在的主要问题及改进情况", "五、信息公开工作存在的主要问题及改进措施": "五、存在的主要问题及改进情况",
		"五、政务信息工作存在的困难、问题及下一步打算": "五、存在的主要问题及改进情况", "l五、存在的不足": "五、存在的主要问题及改进情况",
		"五存在的主要问题及改进情况": "五、存在的主要问题及改进情况", "５．存在的主要问题及改进情况": "五、存在的主要问题及改进情况", "存 在 的 问 题": "五、存在的主要问题及改进情况",
		"六、其他需要报告事项": "六、其他需要报告的事项", "六、其它需要报告的事项": "六、其他需要报告的事项", "|六、其他事项": "六、其他需要报告的事项",
		"六、需要报告的其他事项": "六、其他需要报告的事项", "六、其他需要说明的情况": "六、其他需要报告的事项", "（六）其他应当报告的事项": "六、其他需要报告的事项",
		"三、主动公开政府信息情况": "二、主动公开政府信息情况", "二、行政机关主动公开政府信息的情况": "二、主动公开政府信息情况", "三、依申请公开政府信息办理情况": "三、收到和处理政府信息公开申请情况",
		"四、因政府信息公开工作被申请行政复议、提起行政诉讼情况": "四、政府信息公开行政复议、行政诉讼情况",
		// numbered, and none of the form's
		"五、专项整改工作台账情况": "-", "一、加强组织领导": "-", "（一）健全制度": "-",
		// no headings
		"存在的主要问题及改进情况如下": "", "存在的问题是信息公开不够及时": "", "总体情况良好，公开信息若干条": "", "其他需要报告的事项请见附件": "",
		"主动公开政府信息20条": "", "二三级目录": "", "1.5万元": "", "2024": "", "": "", "十三五规划": "",
		"行政复议": "四、政府信息公开行政复议、行政诉讼情况", "问题，不足": "", "无": "", "本年度没有收取信息处理费。": "",
	} {
		got := ""
		if h, ok := f.ReadHeading(line); ok {
			if got = "-"; h.Section != nil {
				got = h.Section.Title
			}
		}
		if got != want {
			t.Errorf("%q is read as %q, want %q", line, got, want)
		}
	}
	for line, want := range map[string]form.HeadingLine{
		"一、甲": {Numbering: form.Chapters, Number: 1, Words: "甲"}, "（十二）甲": {Numbering: form.Parts, Number: 12, Words: "甲"},
		"3、甲": {Numbering: form.Figures, Number: 3, Words: "甲"}, "(4)甲": {Numbering: form.Points, Number: 4, Words: "甲"},
		"⑤ 甲": {Numbering: form.Points, Number: 5, Words: "甲"}, "| 六、甲": {Numbering: form.Chapters, Number: 6, Words: "甲"},
		"# 第二十章 甲": {Numbering: form.Chapters, Number: 20, Words: "甲", Marked: true},
	} {
		if got, ok := f.ReadHeading(line); !ok || got != want {
			t.Errorf("%q is read as %+v", line, got)
		}
	}
}
