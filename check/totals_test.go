package check

import (
	"slices"
	"strconv"
	"strings"
	"testing"

	"nianbao/form/define"
)

// totalsCases break the rules of families R and Y, and that of the reports that they name.
var totalsCases = []failing{
	{"R01", func(s *sheets) {
		for _, pair := range [][2]string{{"4", "3001"}, {"5", "34"}, {"6", "2932"}, {"27", "2932"}, {"28", "130"}} {
			s.set("依申请公开!D"+pair[0], pair[1])
			s.set("依申请公开!J"+pair[0], pair[1])
		}
	}, []string{
		"错误 R01 依申请公开!D4  最可能是 依申请公开!D28：现为 130，应为 103（数字颠倒），总计 J28 跟着改，改后全部相平；" +
			"不排除别的可能，请对照台账核对。" +
			"自然人：第一项 3001 + 第二项 34 = 3035，第三项 2932 + 第四项 130 = 3062，" +
			"相差 27。请核对本列的第一、二、四项是否填错，再核对第三项下各种办理结果有无漏计、重计。",
		"错误 R01 依申请公开!J4  总计：第一项 3001 + 第二项 34 = 3035，第三项 2932 + 第四项 130 = 3062，相差 27。" +
			"请核对本列的第一、二、四项是否填错，再核对第三项下各种办理结果有无漏计、重计。 [follows 0]"}},
	{"R02 R03", func(s *sheets) { s.set("依申请公开!D6", "5"); s.set("依申请公开!D7", "2") }, []string{
		"错误 R03 依申请公开!J6  最可能是 依申请公开!D6：现为 5，应为 0（有一位数字填错），与 依申请公开!D7 一起改后全部相平。" +
			"（一）予以公开：总计 0，自然人和五类组织之和 5，相差 5。" +
			"请核对本行六类申请人的数，总计应由公式算出，不要手工填写。",
		"错误 R02 依申请公开!D27  自然人：（七）总计 0，（一）至（六）各行之和 7（5 + 2），相差 7。" +
			"请核对本列（一）至（六）各行有无漏填、多填，（七）总计应由公式算出，不要手工填写。 [follows 0]",
		"错误 R03 依申请公开!J7  最可能是 依申请公开!D7：现为 2，应为 0（数字敲错，与旁边的键相邻），与 依申请公开!D6 一起改后全部相平。" +
			"（二）部分公开（区分处理的，只计这一情形，不计其他情形）：总计 0，" +
			"自然人和五类组织之和 2，相差 2。请核对本行六类申请人的数，总计应由公式算出，不要手工填写。"}},
	{"R04", func(s *sheets) { s.set("复议诉讼!A4", "1") }, []string{
		"错误 R04 复议诉讼!E4  最可能是 复议诉讼!A4：现为 1，应为 0（数字敲错，与旁边的键相邻），改后全部相平；" +
			"也可能是 复议诉讼!E4：现为 0，应为 1（总计没有加），请对照台账核对。" +
			"行政复议：总计 0，四种结果之和 1，相差 1。请核对四种结果的件数，总计应由公式算出，" +
			"不要手工填写。"}},
	{"Y01", func(s *sheets) {
		s.last = sound("2021", "2023")
		s.last.set("依申请公开!D28", "3")
	}, []string{
		"错误 Y01 依申请公开!D5  自然人：上年结转 0，上年报告的“结转下年度继续办理” 3，相差 3。" +
			"上年报告的“结转下年度继续办理”在 上年.xlsx 依申请公开!D28。请核对这两处；如系上年报告公布后又更正了数，请在第六部分说明。"}},
	{"Y01 of the other edition", func(s *sheets) {
		s.last = sound("2019", "2020")
		s.last.set("依申请公开!D26", "3")
		s.last.set("依申请公开!J26", "3")
	}, []string{
		"错误 Y01 依申请公开!D5  自然人：上年结转 0，上年报告的“结转下年度继续办理” 3，相差 3。" +
			"上年报告的“结转下年度继续办理”在 上年.xlsx 依申请公开!D26。请核对这两处；如系上年报告公布后又更正了数，请在第六部分说明。",
		"错误 Y01 依申请公开!J5  总计：上年结转 0，上年报告的“结转下年度继续办理” 3，相差 3。" +
			"上年报告的“结转下年度继续办理”在 上年.xlsx 依申请公开!J26。请核对这两处；如系上年报告公布后又更正了数，请在第六部分说明。 [follows 0]"}},
	{"Y02", func(s *sheets) {
		s.last = sound("2021", "2023")
		s.last.set("主动公开!D3", "3")
		s.set("主动公开!D3", "5")
		s.set("主动公开!B3", "1")
	}, []string{
		"警告 Y02 主动公开!D3  规章：现行有效件数 5，上年报告的“现行有效件数” 3 + 本年制发件数 1 - 本年废止件数 0 = 4，相差 1。" +
			"上年报告的“现行有效件数”在 上年.xlsx 主动公开!D3。请核对本年的三个数和上年报告；" +
			"如系清理或者统计口径变化，请在第六部分说明。"}},
	{"V30", func(s *sheets) {
		s.last = sound("2021", "2023")
		s.last.set("依申请公开!D28", "见附件")
		s.last.set("依申请公开!E28", "")
		s.last.set("依申请公开!F28", "")
	}, []string{
		"警告 V30 上年.xlsx 依申请公开!D28  上年报告（上年.xlsx）里，“四、结转下年度继续办理”的“自然人”（依申请公开!D28）填的是“见附件”，不是数，" +
			"用到它的勾稽关系没有判断。请看那里应是多少，人工核对；文件给错的请换成对的。",
		"警告 V30 上年.xlsx 依申请公开!E28  上年报告（上年.xlsx）里，“四、结转下年度继续办理”的“商业企业”（依申请公开!E28）、" +
			"“四、结转下年度继续办理”的“科研机构”（依申请公开!F28），空着，用到它的勾稽关系没有判断。请看那里应是多少，人工核对；文件给错的请换成对的。"}},
	{"R04 by a slip that is less likely than others", func(s *sheets) {
		for at, n := range map[string]string{"A4": "60", "B4": "58", "C4": "17", "D4": "20", "E4": "154"} {
			s.set("复议诉讼!"+at, n)
		}
	}, []string{
		"错误 R04 复议诉讼!E4  最可能是 复议诉讼!C4：现为 17，应为 16（数字敲错，与旁边的键相邻），改后全部相平；" +
			"也可能是 复议诉讼!B4：现为 58，应为 57（数字敲错，与旁边的键相邻），或者 复议诉讼!E4：现为 154，应为 155（数字敲错，与旁边的键相邻）；" +
			"不排除别的可能，请对照台账核对。行政复议：总计 154，四种结果之和 155（60 + 58 + 17 + 20），相差 1。" +
			"请核对四种结果的件数，总计应由公式算出，不要手工填写。"}},
}

// TestAddends shows when a message lists the figures of a sum: not one alone, which is the sum, nor more than eight.
func TestAddends(t *testing.T) {
	for figures, want := range map[int]string{
		0: "之和 0，", 1: "之和 3，", 2: "之和 6（3 + 3），", 9: "之和 27，",
		8: "之和 24（3 + 3 + 3 + 3 + 3 + 3 + 3 + 3），",
	} {
		s := sound("2021", "2024")
		for row := range figures {
			s.set("依申请公开!D"+strconv.Itoa(6+row), "3")
		}
		s.set("依申请公开!D27", "100")
		list := slices.DeleteFunc(s.findings(t), func(line string) bool { return !strings.Contains(line, " R02 ") })
		if len(list) != 1 || !strings.Contains(list[0], want) {
			t.Errorf("%d figures: %v, want %s", figures, list, want)
		}
	}
}

// TestFigures shows what a script gets of a broken equation.
func TestFigures(t *testing.T) {
	s := sound("2021", "2024")
	s.set("复议诉讼!E4", "7")
	list := slices.DeleteFunc(Report(s.read(t), define.Builtin()), func(f Finding) bool {
		return f.Rule.ID == "F01" || slices.Contains(ofWholeTexts, f.Rule.ID)
	})
	if len(list) != 1 || list[0].Actual != "7" || list[0].Expected != "0" ||
		len(list[0].Cells) != 5 || list[0].Cells[0].ID != "disputes.review.total" {
		t.Errorf("%+v", list)
	}
}
