package spelling

import (
	"strings"
	"testing"

	"pgregory.net/rapid"
)

// TestForeign says how it is written here what other languages, spreadsheets and people write so, and nothing about what
// is right or may well be a name.
func TestForeign(t *testing.T) {
	for written, want := range map[string]string{
		"range名单": "写成 {{range 名单}}", "if新收": "写成 {{if 新收}}", "range.名单": "写成 {{range .名单}}",
		"/range": "{{end}}", "/名单": "{{end}}", "/": "{{end}}", "endif": "{{end}}", "end if": "{{end}}", "end_for": "{{end}}",
		"endfor": "{{end}}", "end;": "{{end}}", "结束": "{{end}}", "结束循环": "{{end}}", "endrange": "{{end}}",
		"for x in 名单": "{{range 名单}}", "for 行 in 表.名单": "{{range 表.名单}}", "foreach ($名单 as $x)": "{{range 名单}}",
		"for (x of 名单)": "{{range 名单}}", "for i, x in 名单": "{{range 名单}}", "for x in 名单:": "{{range 名单}}",
		"#each 名单": "{{range 名单}}", "#名单": "{{range 名单}}", "循环 名单": "{{range 名单}}", "for名单": "{{range 名单}}",
		"遍历：名单": "{{range 名单}}", "each 名单": "{{range 名单}}",
		"行 in 名单": "{{range 名单}}", "名单 as 行": "{{range 名单}}",
		"#if 新收": "{{if 新收}}", "如果 新收": "{{if 新收}}", "?新收": "{{if 新收}}", "elseif 新收": "{{else if 新收}}",
		"elif 新收": "{{else if 新收}}", "否则": "{{else}}", "else:": "{{else}}", "unless 新收": "{{if not 新收}}", "^新收": "{{if not 新收}}",
		"名单[0]": "{{index 名单 0}}", "名单【1】": "{{index 名单 1}}", "名单[0].姓名": "{{index 名单 0 “姓名”}}",
		"名单.length": "{{个数 名单}}", "名单.size()": "{{个数 名单}}", "loop.index": "{{序号}}", "@index": "{{序号}}",
		"SUM(数量)": "{{合计 名单 “列名”}}", "=SUM(A1:A3)": "{{合计", "average(数量)": "{{平均", "COUNT(名单)": "{{个数",
		"ROUND(数量，2)": "{{数字格式", "IF(数量>0,“有”,“无”)": "{{if 条件}}", "=标题": "{{标题}}", "!标题": "{{标题}}", "@照片": "{{image 照片}}",
		" /range ": "{{end}}",
	} {
		if got := Foreign(written); !strings.Contains(got, want) {
			t.Errorf("%s: %q, want %s", written, got, want)
		}
	}
	for _, right := range []string{"", "名单", "结束日期", "重复数量", "循环经济", "如果", "format", "index", "编号", "enddate", "each", "*姓名",
		"《条例》", "增幅%", "金额（万元）", "申请.新收.总计", "(len 名单)", "$x", "$.名", ".名", "\"字\"", "定期结束", "end", "for", "foreign",
		"ifs", "rangefinder", "汇总.count", "当前", "若干", "否则的话", "当年"} {
		if got := Foreign(right); got != "" {
			t.Errorf("%s: %q", right, got)
		}
	}
	for written, want := range map[string]string{
		"数量*单价": "{{乘 数量 单价}}", "数量 ＋ 1": "{{加 数量 1}}", "甲÷乙": "{{除 甲 乙 2}}", "甲-乙": "{{减 甲 乙}}", "甲": "", "甲 乙": "", "-1": "",
	} {
		if got := Sum(written); want == "" && got != "" || !strings.Contains(got, want) {
			t.Errorf("%s: %q, want %s", written, got, want)
		}
	}
}

// TestDivides shows what is refused whatever names there are.
func TestDivides(t *testing.T) {
	for written, want := range map[string]bool{"endif": true, "/range": true, "elseif 甲": true, "for x in 名单": true,
		"#each 名单": true, "结束": false, "否则": false, "#名单": false, "名单[0]": false, "循环 名单": false} {
		if Divides(written) != want || Foreign(written) == "" {
			t.Errorf("%s: %v %q", written, !want, Foreign(written))
		}
	}
}

// TestAnyName holds what is known of names without matching the expressions against what they match.
func TestAnyName(t *testing.T) {
	part := rapid.OneOf(rapid.SampledFrom([]string{"if", "range", "with", "for", "foreach", "each", "loop", "forloop", "end", "done",
		"fi", "otherwise", "else", "while", ".index", ".index0", ".counter", ".size", ".length", ".Length", "否则", "结束", "循环",
		"条件", "如果", "若", "当", "重复", "遍历", "对每个", "SUM", ".", "_", "名单", "新收", "x", "7"}),
		rapid.StringMatching(`[\p{Han}a-z0-9_.]{1,3}`))
	rapid.Check(t, func(t *rapid.T) {
		written := strings.Join(rapid.SliceOfN(part, 1, 4).Draw(t, "parts"), "")
		if !isName(written) || mayBeForeign(written) {
			return
		}
		if glued.MatchString(written) {
			t.Fatalf("%s is glued", written)
		}
		for _, h := range habits {
			if h.written.MatchString(written) {
				t.Fatalf("%s matches %s", written, h.written)
			}
		}
	})
}
