package check

import (
	"fmt"
	"testing"

	"github.com/google/go-cmp/cmp"

	"nianbao/check/checktest"
	"nianbao/form/define"
)

// TestFormulaWords shows what is told of formulas of one total, of figures 3 and 4 and others that are 0.
func TestFormulaWords(t *testing.T) {
	const total, person, company, other = "applications.received.total", "applications.received.person", "applications.received.company",
		"applications.received.other"
	const all = "SUM(" + person + ":" + other + ")"
	for _, test := range []struct {
		name, formula string
		want          []string
	}{
		{name: "the sum", formula: all},
		{name: "the sum, otherwise", formula: person + "+" + company + "+SUM(applications.received.research:" + other + ")"},
		{name: "nothing that is right", formula: "IF(" + person + "=0,0,5)", want: []string{
			"F20 A17 “一、本年新收政府信息公开申请数量”的“总计”的公式 =IF(A11=0,0,5) 不等于应当加的各格之和：按现在的数，" +
				"结果是 5，应为 7。应为 =SUM(A11:A16)，请改正，或者用 nianbao fix 改正。 1",
			"F12 A17 “一、本年新收政府信息公开申请数量”的“总计”的公式 =IF(A11=0,0,5) 现在应当算出 5，文件里存的结果却是 7" +
				"。请用 WPS 或 Excel 打开，按 F9 重新计算并保存，再核对。 1",
		}},
		{name: "right by chance", formula: "IF(" + person + "=3,7,0)", want: []string{
			"F20 A17 “一、本年新收政府信息公开申请数量”的“总计”的公式 =IF(A11=3,7,0) 不等于应当加的各格之和：现在的数下碰" +
				"巧相等，把“自然人”（A11）从 3 改成 4，结果是 0，应为 8。应为 =SUM(A11:A16)，请改正，或者用 nianbao fix 改正" +
				"。 1",
		}},
		{name: "right but where the first is 0", formula: "IF(" + person + "=0,0," + all + ")", want: []string{
			"F20 A17 “一、本年新收政府信息公开申请数量”的“总计”的公式 =IF(A11=0,0,SUM(A11:A16)) 不等于应当加的各格之和：" +
				"现在的数下碰巧相等，把“自然人”（A11）从 3 改成空白，结果是 0，应为 4。应为 =SUM(A11:A16)，请改正，或者用 nia" +
				"nbao fix 改正。 1",
		}},
		{name: "an error", formula: person + "/0", want: []string{
			"F20 A17 “一、本年新收政府信息公开申请数量”的“总计”的公式 =A11/0 不等于应当加的各格之和：按现在的数，结果是 #" +
				"DIV/0!，应为 7。应为 =SUM(A11:A16)，请改正，或者用 nianbao fix 改正。 1",
			"F12 A17 “一、本年新收政府信息公开申请数量”的“总计”的公式 =A11/0 现在应当算出 #DIV/0!，文件里存的结果却是 7。" +
				"请用 WPS 或 Excel 打开，按 F9 重新计算并保存，再核对。 1",
		}},
		{name: "one twice", formula: all + "+" + company, want: []string{
			"F04 A17 “一、本年新收政府信息公开申请数量”的“总计”的公式 =SUM(A11:A16)+A12 重复加了“商业企业”（A12）。应为 =" +
				"SUM(A11:A16)，请改正，或者用 nianbao fix 改正。 1",
			"F12 A17 “一、本年新收政府信息公开申请数量”的“总计”的公式 =SUM(A11:A16)+A12 现在应当算出 11，文件里存的结果却" +
				"是 7。请用 WPS 或 Excel 打开，按 F9 重新计算并保存，再核对。 1",
		}},
		{name: "one taken away", formula: "SUM(" + person + ":applications.received.legal)-" + other, want: []string{
			"F05 A17 “一、本年新收政府信息公开申请数量”的“总计”的公式 =SUM(A11:A15)-A16 把“其他”（A16）的加减号写反了。应" +
				"为 =SUM(A11:A16)，请改正，或者用 nianbao fix 改正。 1",
		}},
		{name: "one left out", formula: "SUM(" + person + ":applications.received.legal)", want: []string{
			"F02 A17 “一、本年新收政府信息公开申请数量”的“总计”的公式 =SUM(A11:A15) 漏加了“其他”（A16）。应为 =SUM(A11:A1" +
				"6)，请改正，或者用 nianbao fix 改正。 1",
		}},
		{name: "two left out", formula: person + "+" + company + "+applications.received.research+applications.received.charity", want: []string{
			"F02 A17 “一、本年新收政府信息公开申请数量”的“总计”的公式 =A11+A12+A13+A14 漏加了“法律服务机构”（A15）、“其他" +
				"”（A16）。应为 =SUM(A11:A16)，请改正，或者用 nianbao fix 改正。 1",
		}},
		{name: "a constant", formula: all + "+1", want: []string{
			"F07 A17 “一、本年新收政府信息公开申请数量”的“总计”的公式 =SUM(A11:A16)+1 另加了一个固定的数 1。应为 =SUM(A11" +
				":A16)，请改正，或者用 nianbao fix 改正。 1",
			"F12 A17 “一、本年新收政府信息公开申请数量”的“总计”的公式 =SUM(A11:A16)+1 现在应当算出 8，文件里存的结果却是 " +
				"7。请用 WPS 或 Excel 打开，按 F9 重新计算并保存，再核对。 1",
		}},
		{name: "a constant taken away, and one twice", formula: all + "+" + person + "-3", want: []string{
			"F04 A17 “一、本年新收政府信息公开申请数量”的“总计”的公式 =SUM(A11:A16)+A11-3 重复加了“自然人”（A11）；另加了" +
				"一个固定的数 -3。应为 =SUM(A11:A16)，请改正，或者用 nianbao fix 改正。 1",
		}},
		{name: "half of it", formula: all + "/2", want: []string{
			"F04 A17 “一、本年新收政府信息公开申请数量”的“总计”的公式 =SUM(A11:A16)/2 没有按一倍计入“自然人”（A11）、“商" +
				"业企业”（A12）、“科研机构”（A13）、“社会公益组织”（A14）、“法律服务机构”（A15）、“其他”（A16）。应为 =SUM(A1" +
				"1:A16)，请改正，或者用 nianbao fix 改正。 1",
			"F12 A17 “一、本年新收政府信息公开申请数量”的“总计”的公式 =SUM(A11:A16)/2 现在应当算出 3.5，文件里存的结果却" +
				"是 7。请用 WPS 或 Excel 打开，按 F9 重新计算并保存，再核对。 1",
		}},
		{name: "the figure itself", formula: "7", want: []string{
			"F02 A17 “一、本年新收政府信息公开申请数量”的“总计”的公式 =7 漏加了“自然人”（A11）、“商业企业”（A12）、“科研" +
				"机构”（A13）、“社会公益组织”（A14）、“法律服务机构”（A15）、“其他”（A16）；另加了一个固定的数 7。应为 =SUM(A" +
				"11:A16)，请改正，或者用 nianbao fix 改正。 1",
		}},
		{name: "another's sum", formula: "SUM(applications.carried_in.person:applications.carried_in.other)", want: []string{
			"F09 A17 “一、本年新收政府信息公开申请数量”的“总计”的公式 =SUM(A18:A23) 加的是另一处“二、上年结转政府信息公开" +
				"申请数量”的数，不是本处的。应为 =SUM(A11:A16)，请改正，或者用 nianbao fix 改正。 1",
			"F12 A17 “一、本年新收政府信息公开申请数量”的“总计”的公式 =SUM(A18:A23) 现在应当算出 0，文件里存的结果却是 7" +
				"。请用 WPS 或 Excel 打开，按 F9 重新计算并保存，再核对。 1",
		}},
		{name: "one cell", formula: person, want: []string{
			"F02 A17 “一、本年新收政府信息公开申请数量”的“总计”的公式 =A11 漏加了“商业企业”（A12）、“科研机构”（A13）、“" +
				"社会公益组织”（A14）、“法律服务机构”（A15）、“其他”（A16）。应为 =SUM(A11:A16)，请改正，或者用 nianbao fix " +
				"改正。 1",
			"F12 A17 “一、本年新收政府信息公开申请数量”的“总计”的公式 =A11 现在应当算出 3，文件里存的结果却是 7。请用 WPS" +
				" 或 Excel 打开，按 F9 重新计算并保存，再核对。 1",
		}},
		{name: "the largest", formula: "MAX(" + person + ":" + other + ")*7/4", want: []string{
			"F20 A17 “一、本年新收政府信息公开申请数量”的“总计”的公式 =MAX(A11:A16)*7/4 不等于应当加的各格之和：现在的数" +
				"下碰巧相等，把“自然人”（A11）从 3 改成 4，结果是 7，应为 8。应为 =SUM(A11:A16)，请改正，或者用 nianbao fix " +
				"改正。 1",
		}},
		{name: "what nobody can calculate", formula: "RAND()*0+" + all, want: []string{
			"F15 A17 “一、本年新收政府信息公开申请数量”的“总计”的公式 =RAND()*0+SUM(A11:A16) 用了 RAND，每次打开结果都可" +
				"能不同。应为 =SUM(A11:A16)，请改正，或者用 nianbao fix 改正。 1",
		}},
		{name: "another workbook", formula: "[1]表!A1", want: []string{
			"F15 A17 “一、本年新收政府信息公开申请数量”的“总计”的公式 =[1]表!A1 引用了别的文件（[1]表!A1），那个文件不在" +
				"身边就核对不了。应为 =SUM(A11:A16)，请改正，或者用 nianbao fix 改正。 1",
		}},
		{name: "itself", formula: total + "+1", want: []string{
			"F11 A17 “一、本年新收政府信息公开申请数量”的“总计”的公式 =A17+1 绕了一圈又用到自己（A17 → A17），算不出数。" +
				"应为 =SUM(A11:A16)，请改正，或者用 nianbao fix 改正。 1",
		}},
		{name: "rounded", formula: "ROUND(" + all + ",0)"},
		{name: "rounded to tens", formula: "ROUND(" + all + ",-1)", want: []string{
			"F20 A17 “一、本年新收政府信息公开申请数量”的“总计”的公式 =ROUND(SUM(A11:A16),-1) 不等于应当加的各格之和：按" +
				"现在的数，结果是 10，应为 7。应为 =SUM(A11:A16)，请改正，或者用 nianbao fix 改正。 1",
			"F12 A17 “一、本年新收政府信息公开申请数量”的“总计”的公式 =ROUND(SUM(A11:A16),-1) 现在应当算出 10，文件里存的" +
				"结果却是 7。请用 WPS 或 Excel 打开，按 F9 重新计算并保存，再核对。 1",
		}},
		{name: "a text", formula: `IF(` + all + `=0,"",` + all + `)`},
		{name: "a text where there is something", formula: `IF(` + all + `>6,"多",` + all + `)`, want: []string{
			"F20 A17 “一、本年新收政府信息公开申请数量”的“总计”的公式 =IF(SUM(A11:A16)>6,\"多\",SUM(A11:A16)) 不等于应当" +
				"加的各格之和：按现在的数，结果是文本“多”，应为 7。应为 =SUM(A11:A16)，请改正，或者用 nianbao fix 改正。 1",
			"F12 A17 “一、本年新收政府信息公开申请数量”的“总计”的公式 =IF(SUM(A11:A16)>6,\"多\",SUM(A11:A16)) 现在应当算" +
				"出文本“多”，文件里存的结果却是 7。请用 WPS 或 Excel 打开，按 F9 重新计算并保存，再核对。 1",
		}},
	} {
		r := checktest.Made("2021", "示例市司法局", 2024, person+"=3 "+company+"=4 applications.granted.person=3 applications.granted.company=4")
		checktest.Formula(r, total, test.formula)
		var got []string
		for _, f := range Report(r, define.Builtin()) {
			if f.Rule.ID[0] == 'F' && f.Rule.ID != "F01" {
				got = append(got, fmt.Sprint(f.Rule.ID, " ", f.Place.Ref, " ", f.Message, " ", len(f.Fixes)))
			}
		}
		if diff := cmp.Diff(test.want, got); diff != "" {
			t.Errorf("%s (-want +got)\n%s", test.name, diff)
		}
	}
}
