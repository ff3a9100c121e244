package desk

import "testing"

func TestPlain(t *testing.T) {
	for words, want := range map[string]string{
		"请填好再试；没有发生的请填 0（或者 fix --zero-blanks）。":                     "请填好再试；没有发生的请填 0。",
		"未检查：与上年报告的勾稽（Y01），请加 --last 上年报告的文件":                        "未检查：与上年报告的勾稽（Y01）",
		"有 2 个错误没有改，带过来的不一定对，请先用 nianbao check 检查。":                  "有 2 个错误没有改，带过来的不一定对。",
		"请确认文件没有选错；空白工作簿可用 nianbao new 新建。":                          "请确认文件没有选错。",
		"只有统计表能标注、改正；Word 报告可以先用 nianbao convert -o 统计表.xlsx 变成统计表。": "只有统计表能标注、改正。",
		"请去掉 -o，把说明写在文件旁边。":                                          "把说明写在文件旁边。",
		"数是 -3，请核对。":   "数是 -3，请核对。",
		"2024-1-1 不是数": "2024-1-1 不是数",
		"":             "",
	} {
		if got := Plain(words); got != want {
			t.Errorf("%q becomes %q, want %q", words, got, want)
		}
	}
}
