package history

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"nianbao/check/checktest"
	"nianbao/check/rule"
	"nianbao/form"
	"nianbao/form/define"
)

// TestCases shows what is told of reports beside last year's that were made for it: of each finding its rule, the first
// sentence that it says, what it quotes of both reports, and the number that it is about.
func TestCases(t *testing.T) {
	const five = "licensing.permits.decisions=7 enforcement.penalties.decisions=8 documents.normative.repealed=9 " +
		"documents.normative.issued=7 "
	const granted = "applications.granted.person=1 applications.granted.legal=2 applications.granted.other=3 " +
		"applications.partial.person=4 applications.partial.legal=5 "
	const person = "applications.received.person="
	const sentence = "2024年新收政府信息公开申请34件，均按时答复。"
	const left = "Y10|“一、总体情况”里“2024年新收政府信息公开申请34件，均按时答复”与上年报告相同，其中的“34件”是" +
		"上年“一、本年新收政府信息公开申请数量”的“总计”（上年.xlsx 表!A17）的数；本年这一格（表!A17）是 4" +
		"0|2024年新收政府信息公开申请34件，均按时答复 40 34|34"
	const list = "一是栏目更新还不够及时。二是个别单位公开意识不强，明年加强培训。三是解读形式单一，图解少。四是查阅点设备没有配齐。"
	for _, test := range []struct {
		name         string
		this, last   string // figures
		says, before string // their first texts
		want         []string
	}{
		{name: "ten times as much", this: "enforcement.penalties.decisions=1200", last: "enforcement.penalties.decisions=120",
			want: []string{"Y07|与上年报告相比，“行政处罚”的“本年处理决定数量” 1200，上年 120（上年.xlsx 表!A8），是上年的 1" +
				"0 倍|1200 120|1200"}},
		{name: "two of a table, and their total", this: person + "2000 applications.received.legal=1",
			last: person + "20 applications.received.legal=201",
			want: []string{"Y07|与上年报告相比，“一、本年新收政府信息公开申请数量”的“自然人” 2000，上年 20（上年.xlsx 表!A11" +
				"），是上年的 100 倍、“一、本年新收政府信息公开申请数量”的“法律服务机构” 1，上年 201（上年.xlsx 表" +
				"!A15），是上年的 0.5%|2000 20 1 201|"}},
		{name: "all of last year's", this: five + "fees.charges.amount=2.5", last: five + "fees.charges.amount=2.5",
			want: []string{"Y08|填报的 5 个不为 0 的数（不算总计）全部与上年报告（上年.xlsx）相同|7 7 9 9 7 7 8 8 2.5 2.5|"}},
		{name: "too few without totals", this: "applications.granted.person=7 applications.granted.legal=8",
			last: "applications.granted.person=7 applications.granted.legal=8"},
		{name: "one table of last year's", this: granted + "documents.normative.issued=1", last: granted,
			want: []string{"Y08|“三、收到和处理政府信息公开申请情况”的 5 个不为 0 的数（不算总计）全部与上年报告（上年.xlsx）" +
				"相同|1 1 2 2 3 3 4 4 5 5|"}},
		{name: "a table of which one figure is not", this: granted + "applications.rejected.petition.person=1", last: granted},
		{name: "a text that is last year's", says: list, before: list,
			want: []string{"Y09|“一、总体情况”有 4 句、43 字与上年报告（上年.xlsx）一字不差，占 100%：“一是栏目更新还不够及时" +
				"”“二是个别单位公开意识不强，明年加强培训”“三是解读形式单一，图解少”等|一是栏目更新还不够及时 二" +
				"是个别单位公开意识不强，明年加强培训 三是解读形式单一，图解少 四是查阅点设备没有配齐|"}},
		{name: "a number that was left", this: person + "40", last: person + "34", says: sentence, before: sentence,
			want: []string{left}},
		{name: "one that was left twice", this: person + "40", last: person + "34",
			says: sentence + "\n" + sentence + list, before: sentence,
			want: []string{left, left}},
		{name: "the same number in a sentence that is new", this: person + "40", last: person + "34",
			says: "本机关" + sentence, before: sentence},
	} {
		r := checktest.Made("2021", "示例市司法局", 2024, test.this)
		last := checktest.Made("2021", "示例市司法局", 2023, test.last)
		r.Texts["overview"], last.Texts["overview"] = form.Text{Text: test.says}, form.Text{Text: test.before}
		r.Hold(r.Form.Other(form.Last), last, "上年.xlsx")
		if diff := cmp.Diff(test.want, told(r)); diff != "" {
			t.Errorf("%s (-want +got)\n%s", test.name, diff)
		}
	}
	r := checktest.Made("2021", "示例市司法局", 2024, five)
	r.Texts["overview"] = form.Text{Text: sentence + list}
	if got := told(r); len(got) > 0 {
		t.Errorf("without last year's report: %q", got)
	}
}

// told returns what the family finds in a report.
func told(r *form.Report) []string {
	p := rule.NewPass(r, define.Builtin())
	for _, of := range Rules(r.Form) {
		p.Run(of)
	}
	var list []string
	for _, f := range p.Findings() {
		says, _, _ := strings.Cut(f.Message, "。")
		var cells []string
		for _, c := range f.Cells {
			cells = append(cells, c.Value)
		}
		list = append(list, strings.Join([]string{f.Rule.ID, says, strings.Join(cells, " "), f.Actual}, "|"))
	}
	return list
}
