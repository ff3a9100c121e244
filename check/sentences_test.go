package check

import (
	"slices"
	"strings"
	"testing"
)

// granted lets an agency have so many applications, all granted.
func (s *sheets) granted(n string) {
	for _, cell := range []string{"D4", "J4", "D6", "J6", "D27", "J27"} {
		s.set("依申请公开!"+cell, n)
	}
}

var sentencesCases = []failing{
	{"N01 a number that is not the table's", func(s *sheets) {
		s.granted("7")
		s.set("文字!A2", "2024年，我局共收到政府信息公开申请8件，均依法办理。")
	}, []string{
		"错误 N01 文字!A2  文字“我局共收到政府信息公开申请8件”写的是 8件，" +
			"表里“一、本年新收政府信息公开申请数量”的“总计”（依申请公开!J4）是 7。" +
			"请对照台账看哪一处对，改正另一处。"}},
	{"N01 a part", func(s *sheets) {
		s.granted("7")
		s.set("文字!A2", "共收到政府信息公开申请7件，其中自然人6件。")
	}, []string{
		"错误 N01 文字!A2  文字“其中自然人6件”写的是 6件，" +
			"表里“一、本年新收政府信息公开申请数量”的“自然人”（依申请公开!D4）是 7。" +
			"请对照台账看哪一处对，改正另一处。"}},
	{"N02 none where there are some", func(s *sheets) {
		s.granted("7")
		s.set("文字!A2", "2024年，我局未收到政府信息公开申请。")
	}, []string{
		"错误 N02 文字!A2  文字“我局未收到政府信息公开申请”说没有，" +
			"表里“一、本年新收政府信息公开申请数量”的“总计”（依申请公开!J4）是 7。" +
			"请对照台账看哪一处对，改正另一处。"}},
	{"N03 a share", func(s *sheets) {
		s.granted("7")
		s.set("文字!A2", "办结政府信息公开申请7件，其中予以公开7件，占90%。")
	}, []string{
		"警告 N03 文字!A2  文字“其中予以公开7件”后面的“占90%”算不出来：" +
			"7 ÷ 7（依申请公开!J27）= 100%。" +
			"请重新计算。"}},
	{"N03 of a total that is wrong itself", func(s *sheets) {
		s.granted("7")
		s.set("依申请公开!J27", "9")
		s.set("文字!A2", "办结政府信息公开申请7件，其中予以公开7件，占90%。")
	}, []string{
		"错误 R02 依申请公开!J27  最可能是 依申请公开!J27：现为 9，应为 7（数字敲错，与旁边的键相邻），改后全部相平。总计：（七）总计 9，（一）至（六）各行之和 7，相差 2。" +
			"请核对本列（一）至（六）各行有无漏填、多填，（七）总计应由公式算出，不要手工填写。",
		"错误 R03 依申请公开!J27  （七）总计：总计 9，自然人和五类组织之和 7，相差 2。" +
			"请核对本行六类申请人的数，总计应由公式算出，不要手工填写。 [follows 0]",
		"错误 R01 依申请公开!J4  总计：第一项 7 + 第二项 0 = 7，第三项 9 + 第四项 0 = 9，相差 2。" +
			"请核对本列的第一、二、四项是否填错，再核对第三项下各种办理结果有无漏计、重计。 [follows 0]",
		"警告 N03 文字!A2  文字“其中予以公开7件”后面的“占90%”算不出来：7 ÷ 9（依申请公开!J27）= 78%；或者 7 ÷ 7 = 100%。" +
			"请重新计算。 [follows 0]"}},
	{"N03 a change", func(s *sheets) {
		s.granted("7")
		s.last = sound("2021", "2023")
		s.last.granted("5")
		s.set("文字!A2", "共收到政府信息公开申请7件，同比增长30%。")
	}, []string{
		"警告 N03 文字!A2  文字“同比增长30%”与上年相比写的是 30%：" +
			"“一、本年新收政府信息公开申请数量”的“总计”（依申请公开!J4）是 7，上年是 5，应增加 40%。" +
			"请重新计算。"}},
	{"N03 a change that rounds to nothing", func(s *sheets) {
		s.granted("299")
		s.last = sound("2021", "2023")
		s.last.granted("300")
		s.set("文字!A2", "共收到政府信息公开申请299件，同比增长5%。")
	}, []string{
		"警告 N03 文字!A2  文字“同比增长5%”与上年相比写的是 5%：" +
			"“一、本年新收政府信息公开申请数量”的“总计”（依申请公开!J4）是 299，上年是 300，应减少 0%。" +
			"请重新计算。"}},
	{"N04 the whole city", func(s *sheets) {
		s.granted("7")
		s.set("基本信息!B1", "示例市人民政府")
		s.set("文字!A2", "全市共收到政府信息公开申请70件。")
	}, []string{
		"提示 N04 文字!A2  文字“全市共收到政府信息公开申请70件”写的是 70件，" +
			"表里“一、本年新收政府信息公开申请数量”的“总计”（依申请公开!J4）是 7。" +
			"表里如是另一种口径的数，不用改；口径相同的，请改正不对的一处。"}},
}

var sentencesPassing = []passing{
	{"N01", "a number that counts something else", func(s *sheets) {
		s.set("文字!A2", "受理群众诉求259起，收到公众意见75条，依申请公开信息数59条。")
	}, ""},
	{"N01", "a number that fits", func(s *sheets) { s.set("文字!A2", "共收到政府信息公开申请0件。") }, ""},
	{"N02", "none where there are none", func(s *sheets) { s.set("文字!A2", "未收到政府信息公开申请。") }, ""},
	{"N03", "a share of something else", func(s *sheets) { s.set("文字!A2", "主动公开信息70条，占90%。") }, ""},
	{"N04", "the whole city beside the agency's own", func(s *sheets) {
		s.set("文字!A2", "全市共收到政府信息公开申请70件。")
	}, ""},
}

// TestSentenceOrTable shows that of a wrong figure in a table the right one in a sentence is a witness, not a fault of
// its own.
func TestSentenceOrTable(t *testing.T) {
	s := sound("2021", "2024")
	s.granted("2588")
	s.set("文字!A2", "共收到政府信息公开申请2588件，其中自然人2588件。")
	s.set("依申请公开!D4", "5288")
	list := typed(s.findings(t))
	if len(list) == 0 || !strings.Contains(list[0], "依申请公开!D4：现为 5288，应为 2588") {
		t.Errorf("the table's figure is not accused: %v", list)
	}
	if slices.ContainsFunc(list, func(line string) bool { return strings.Contains(line, " N0") && !strings.Contains(line, "[follows 0]") }) {
		t.Errorf("the sentence is told of beside it: %v", list)
	}
}
