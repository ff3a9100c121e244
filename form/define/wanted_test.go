package define

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"nianbao/templates"
)

// TestWantedRefused tells what is wrong with what a definition asks of texts.
func TestWantedRefused(t *testing.T) {
	good, err := templates.FS.ReadFile("2021/form.yaml")
	if err != nil {
		t.Fatalf("templates.FS.ReadFile: %v", err)
	}
	large := "" // too large together, each as large as one may be
	for i := range 80 {
		large += fmt.Sprintf("    - '%c%s'\n", '一'+rune(i), strings.Repeat("x{1000}", 70))
	}
	for _, test := range []struct{ from, to, want string }{
		{"    - '×{2,}", "    - '(×{2,}", "不是正则表达式"},
		{"    - '×{2,}", large + "    - '×{2,}", "合在一起太长"},
		{"never_none: [problems]", "never_none: [problem]", "没有 id 为“problem”的文字"},
		{"cell: documents.normative.issued", "cell: documents.normative.made", "没有 id 为“documents.normative.made”的格"},
		{"agency: '[县区旗](", "agency: '[县区旗(", "不是正则表达式"},
		{"most: 200000}", "most: 0}", "大于 0 的数"},
		{"most: 1000", "most: -1", "字数不能小于 0"},
		{"row: documents.regulations", "row: documents.regulation", "“documents.regulation”不是表中的行"},
		{"until: 1月31日", "until: 1月底", "“1月底”不是“3月31日”样子的日期"},
		{"until: 1月31日", "until: 2月30日", "没有“2月30日”这一天"},
		{"to: 12月31日", "to: 13月31日", "没有“13月31日”这一天"},
		{"(万?元)'", "万?元'", "要有 2 个括号里的组"},
		{"[[同比 applications.received.total]]", "[[同比 applications.received]]", "没有 id 为“applications.received”的格"},
		{"[[同比 applications.received.total]]", "[[比 applications]]", "与上年比较写成 [[同比 格的 id]]"},
		{"check: luhn", "check: mod97", "校验方法只有 gb11643 和 luhn"},
		{"name: 手机号, own: true, shape: '^(?:\\+?86)?1[3-9][0-9]{9}$'", "name: 手机号", "要写明名称 name 和写法 shape"},
		{"back: 3}", "back: 0}", "往前看几年 back"},
		{"texts: [overview], paragraphs", "texts: [overviews], paragraphs", "没有 id 为“overviews”的文字"},
		{"cited: '(国办", "cited: '(?:国办", "要有 3 个括号里的组"},
		{", cells: [applications.carried_out.total]}", "}", "要写明写法 says 和格 cells"},
	} {
		changed := strings.Replace(string(good), test.from, test.to, 1)
		if changed == string(good) {
			t.Errorf("%s is not there", test.from)
		}
		_, faults := parse("form.yaml", []byte(changed), source{})
		if !slices.ContainsFunc(faults, func(f *Error) bool { return strings.Contains(f.Reason, test.want) && f.Line > 0 }) {
			t.Errorf("%s: %v, want %s", test.to, faults, test.want)
		}
	}
}

// TestProvince holds the example of a province's form to what it says of itself: it is the edition's with a row more. A
// rule of which it said nothing would be silent for whoever begins with it.
func TestProvince(t *testing.T) {
	if _, err := LoadDir("../../testdata/forms/hubei-2021"); err != nil {
		t.Fatalf("LoadDir: %v", err)
	}
	all := definitions(t)
	const head = 3 // lines: a remark and the edition
	edition := strings.Split(string(all["2021/form.yaml"]), "\n")[head:]
	province := strings.Split(string(all["hubei-2021/form.yaml"]), "\n")[head:]
	own := slices.IndexFunc(province, func(line string) bool { return strings.Contains(line, "id: other_documents") })
	if own < 0 {
		t.Fatal("its row is not there")
	}
	province = slices.Delete(province, own, own+1)
	for i, line := range edition {
		if i >= len(province) || province[i] != line {
			t.Fatalf("templates/2021/form.yaml:%d is not in testdata/forms/hubei-2021/form.yaml", i+head+1)
		}
	}
	if len(province) > len(edition) {
		t.Errorf("testdata/forms/hubei-2021/form.yaml has lines more")
	}
}
