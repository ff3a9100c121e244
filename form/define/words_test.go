package define

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// TestRefusedWords shows that a definition which says of words what cannot be is refused with its line, and one that
// says nothing wrong is not.
func TestRefusedWords(t *testing.T) {
	const paid = "one_of: [公务卡, 转账, 现金]}"
	for _, test := range []struct{ name, old, new, want string }{
		{"none of the types", "type: text}", "type: date}", "type“date”应为 text（文字）或 figure（数，可以不写）"},
		{"figures of a list", paid, "type: figure, " + paid, "type 是 figure（数），不能写 one_of"},
		{"words with a unit", "type: text}", "type: text, unit: 件}", "填的是文字，不能写 unit"},
		{"words with decimals", paid, "decimal: true, " + paid, "填的是文字，不能写 unit、decimal"},
		{"one word", paid, "one_of: [公务卡]}", "one_of 至少要有两个词"},
		{"no word", paid, "one_of: []}", "one_of 至少要有两个词"},
		{"a word twice", paid, "one_of: [公务卡, 转账, 公 务 卡]}", "“公 务 卡”出现两次"},
		{"a word with spaces", paid, `one_of: [公务卡, "转账 "]}`, "有多余的空格、换行"},
		{"an empty word", paid, `one_of: [公务卡, ""]}`, "“”是空的"},
		{"a comma", paid, `one_of: [公务卡, "转账,现金"]}`, "下拉列表写不下"},
		{"too many", paid, "one_of: [" + strings.Repeat("很长很长的词，", 20) + "甲, " + strings.Repeat("很长很长的词，", 20) + "乙]}",
			"工作表的下拉列表最多 255 个"},
		{"a row and a column of words", "{id: abroad, name: 出国, label: 因公出国（境）费}",
			"{id: abroad, name: 出国, label: 因公出国（境）费, type: text}", "行“因公出国（境）费”和列“主要支付方式”都规定填文字"},
		{"required figures", "unit: \"%\", decimal: true}", "unit: \"%\", decimal: true, required: true}", "required 只用于填文字的行、列"},
		{"an equation", "equation: spent <= budget", "equation: paid <= budget", "填的是文字，不能相加、比较"},
		{"a condition", "when: budget > 0", "when: remark > 0", "填的是文字，不能相加、比较"},
		{"a list of columns", "each: column budget, spent of public", "each: column budget, paid of public",
			"each 里的“paid”填的是文字"},
		{"a whole cell", "outlay.public.amount = public.total.spent", "outlay.public.amount = public.total.remark",
			"填的是文字，不能相加、比较"},
		{"a chart", "relations:\n", "charts:\n  - {name: 图, title: 图, kind: bar, points: [{label: 甲, of: 三公.合计.备注}]}\nrelations:\n",
			"“三公.合计.备注”不是一个数的名称"},
		{"required words", "type: text}", "type: text, required: true}", ""},
		{"every column", "each: column budget, spent of public", "each: column of income", "等式里的“abroad”不是表中的"},
	} {
		good := example(t, "budget")
		text := strings.Replace(good, test.old, test.new, 1)
		if text == good {
			t.Fatalf("%s: nothing is changed", test.name)
		}
		dir := t.TempDir()
		if err := os.WriteFile(filepath.Join(dir, "form.yaml"), []byte(text), 0o600); err != nil {
			t.Fatalf("os.WriteFile: %v", err)
		}
		faults, err := CheckDir(dir)
		if err != nil {
			t.Fatalf("CheckDir: %v", err)
		}
		found := test.want == "" && len(faults) == 0
		for _, f := range faults {
			found = found || f.Line > 1 && test.want != "" && strings.Contains(f.Reason, test.want)
		}
		if !found {
			t.Errorf("%s: %q is not told of in %v", test.name, test.want, faults)
		}
	}
}
