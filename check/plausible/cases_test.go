package plausible

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"nianbao/check/checktest"
	"nianbao/check/rule"
	"nianbao/form"
	"nianbao/form/define"
)

// TestCases shows what is told of figures that were made for it, and what is not.
func TestCases(t *testing.T) {
	for _, test := range []struct {
		name, edition string
		this, last    string // figures
		alone         bool   // last year's report is not beside it
		says          string
		want          []string
	}{
		{name: "a row moved", this: "documents.regulations.issued=72 documents.regulations.repealed=3958", want: []string{
			"P01 “规章”一行是“本年制发件数” 72、“本年废止件数” 3958、“现行有效件数” 0：“现行有效件数”是" +
				" 0，前面却有 3958，多半左右错了一格。请对照台账，填到各自的格里。",
		}},
		{name: "a row of about the same", this: "documents.regulations.issued=72 documents.regulations.repealed=300"},
		{name: "a row moved, of which one must be the larger", edition: "2019",
			this: "licensing.permits.last_year=4 licensing.permits.change=57",
			want: []string{
				"P01 “行政许可”一行是“上一年项目数量” 4、“本年增/减” 57、“处理决定数量” 0：“处理决定数量”是" +
					" 0，前面却有 57，多半左右错了一格。请对照台账，填到各自的格里。",
			}},
		{name: "the same, and it is not", edition: "2019",
			this: "licensing.permits.last_year=57 licensing.permits.change=4"},
		{name: "a figure in two cells",
			last: "documents.normative.effective=3958",
			this: "documents.normative.repealed=3 documents.normative.effective=958",
			want: []string{
				"P02 “行政规范性文件”的“现行有效件数”填的是 958，上年是 3958；前一格 A5填的是 3，连起来是 3958：" +
					"多半是一个数拆在了两格里。请把数整个填在它的格里。",
			}},
		{name: "one whose head is as last year's",
			last: "documents.normative.effective=3958 documents.normative.repealed=3",
			this: "documents.normative.repealed=3 documents.normative.effective=958"},
		{name: "one without last year's", alone: true,
			this: "documents.normative.repealed=3 documents.normative.effective=958"},
		{name: "a sum", edition: "2019",
			this: "licensing.permits.last_year=120 licensing.permits.change=-3 licensing.permits.decisions=117",
			want: []string{
				"P03 “行政许可”的“处理决定数量”填的是 117，正好等于“上一年项目数量”、“本年增/减”之和（120 - 3" +
					"）：多半填成了项目的数量。请填本年作出的决定的件数。",
			}},
		{name: "a sum, and a row that is none", edition: "2019",
			this: "licensing.permits.last_year=120 licensing.permits.change=-3 licensing.permits.decisions=117 enforcement.penalties.last_year=3 enforcement.penalties.decisions=5",
			want: []string{
				"P03 “行政许可”的“处理决定数量”填的是 117，正好等于“上一年项目数量”、“本年增/减”之和（120 - 3" +
					"）：多半填成了项目的数量。请填本年作出的决定的件数。",
			}},
		{name: "small sums of all rows", edition: "2019",
			this: "licensing.permits.last_year=4 licensing.permits.decisions=4 licensing.services.last_year=9 licensing.services.change=1 licensing.services.decisions=10 enforcement.penalties.last_year=11 enforcement.penalties.change=2 enforcement.penalties.decisions=13 enforcement.coercion.last_year=3 enforcement.coercion.change=-1 enforcement.coercion.decisions=2",
			want: []string{
				"P03 填了数的 4 行，“处理决定数量”都正好等于“上一年项目数量”、“本年增/减”之和（“行政许可” 4 +" +
					" 0 = 4、“其他对外管理服务事项” 9 + 1 = 10、“行政处罚” 11 + 2 = 13、“行政强制” 3 - 1 = 2）：多" +
					"半填成了项目的数量。请填本年作出的决定的件数。",
			}},
		{name: "a date", this: "enforcement.penalties.decisions=45294", want: []string{
			"P04 “行政处罚”的“本年处理决定数量”填的是 45294，正好是 2024年1月3日的日期序号，比其余的数大得多" +
				"：多半是日期变成的数。请对照台账改成件数。",
		}},
		{name: "a date beside last year's small one",
			last: "enforcement.penalties.decisions=12",
			this: "enforcement.penalties.decisions=45294",
			want: []string{
				"P04 “行政处罚”的“本年处理决定数量”填的是 45294，正好是 2024年1月3日的日期序号，比其余的数大得多" +
					"：多半是日期变成的数。请对照台账改成件数。",
			}},
		{name: "last year's was as large",
			last: "enforcement.penalties.decisions=44000",
			this: "enforcement.penalties.decisions=45294"},
		{name: "others are as large", this: "enforcement.penalties.decisions=45294 licensing.permits.decisions=40000"},
		{name: "a text says it", this: "enforcement.penalties.decisions=45294", says: "作出行政处罚决定45,294件。"},
		{name: "equations hold with it", this: "applications.received.person=45294 applications.granted.person=45294"},
		{name: "none holds with it", this: "applications.received.person=45294", want: []string{
			"P04 “一、本年新收政府信息公开申请数量”的“自然人”填的是 45294，正好是 2024年1月3日的日期序号，比" +
				"其余的数大得多：多半是日期变成的数。请对照台账改成件数。",
		}},
		{name: "a day of no year near", this: "enforcement.penalties.decisions=43100"},
		{name: "an amount that nobody has", this: "fees.charges.amount=727012578", want: []string{
			"P05 “行政事业性收费”的“本年收费金额（单位：万元）”填的是 727012578 万元，超过 5000000 万元，不会" +
				"有这么多：多半把元当作万元填了，换算过来是 72701.2578 万元。请核对单位。",
		}},
		{name: "yuan, as a text says",
			this: "fees.charges.amount=251300",
			says: "收取行政事业性收费251,300元。",
			want: []string{
				"P05 “行政事业性收费”的“本年收费金额（单位：万元）”填的是 251300 万元，而文字里写的是 251300 元：" +
					"多半把元当作万元填了，换算过来是 25.13 万元。请核对单位。",
			}},
		{name: "yuan, as last year's was",
			last: "fees.charges.amount=25",
			this: "fees.charges.amount=251300",
			want: []string{
				"P05 “行政事业性收费”的“本年收费金额（单位：万元）”填的是 251300 万元，是上年 25 万元的 10052 倍" +
					"：多半把元当作万元填了，换算过来是 25.13 万元。请核对单位。",
			}},
		{name: "converted twice, as a text says", this: "fees.charges.amount=0.0251", says: "收取行政事业性收费251万元。"},
		{name: "converted twice, as a text says in many digits",
			this: "fees.charges.amount=0.02513",
			says: "收取行政事业性收费251.3万元。",
			want: []string{
				"P05 “行政事业性收费”的“本年收费金额（单位：万元）”填的是 0.02513 万元，而文字里写的是 251.3 万元" +
					"：多半把万元又除以了一次 10000，应为 251.3 万元。请核对单位。",
			}},
		{name: "converted twice, as last year's was not",
			last: "fees.charges.amount=251",
			this: "fees.charges.amount=0.0251",
			want: []string{
				"P05 “行政事业性收费”的“本年收费金额（单位：万元）”填的是 0.0251 万元，上年是 251 万元：多半把万" +
					"元又除以了一次 10000，应为 251 万元。请核对单位。",
			}},
		{name: "a small amount", last: "fees.charges.amount=0.03", this: "fees.charges.amount=0.0251"},
		{name: "disputes alone", this: "disputes.review.upheld=2", want: []string{
			"P06 “行政复议”的“总计”是 2 件，而别的表全部是 0。请核对是不是填了别的复议、诉讼，或者别的表漏填" +
				"了。",
		}},
		{name: "disputes alone after requests", last: "applications.received.person=4", this: "disputes.review.upheld=2"},
		{name: "disputes beside a blank", this: "disputes.review.upheld=2 enforcement.penalties.decisions="},
		{name: "disputes of a total alone", this: "disputes.review.total=2"},
		{name: "more disputes than requests",
			last: "applications.received.person=3",
			this: "applications.received.person=4 applications.granted.person=4 disputes.review.upheld=120",
			want: []string{
				"P07 “行政复议”的“总计”是 120 件，而本年和上年的申请（新收和结转）只有 7 件。请核对：只填因政府信" +
					"息公开工作引起的，不填本机关审理的和与政府信息公开无关的。",
			}},
		{name: "the same without last year's", alone: true,
			this: "applications.received.person=4 applications.granted.person=4 disputes.review.upheld=120",
			want: []string{
				"P07 “行政复议”的“总计”是 120 件，而本年的申请（新收和结转）只有 4 件。请核对：只填因政府信息公开" +
					"工作引起的，不填本机关审理的和与政府信息公开无关的。",
			}},
		{name: "more disputes, as equations do not hold", this: "applications.received.person=4 disputes.review.upheld=120"},
		{name: "more disputes, as a figure is not known", this: "applications.received.total= disputes.review.upheld=120"},
		{name: "few disputes",
			this: "applications.received.person=1 applications.granted.person=1 disputes.review.upheld=9"},
		{name: "nothing after much", last: "applications.received.person=120", want: []string{
			"P08 全部的数都是 0，而上年“一、本年新收政府信息公开申请数量”的“总计”是 120（上年.xlsx 表!A17）。" +
				"请对照台账核对是不是漏填了。",
		}},
		{name: "nothing and a blank after much",
			last: "applications.received.person=120",
			this: "enforcement.penalties.decisions=",
			want: []string{
				"P08 填了的 199 格全部是 0，1 格空白，而上年“一、本年新收政府信息公开申请数量”的“总计”是 120（上" +
					"年.xlsx 表!A17）。请对照台账核对是不是漏填了。",
			}},
		{name: "nothing after little", last: "applications.received.person=9"},
		{name: "a figure after much", last: "applications.received.person=120", this: "enforcement.penalties.decisions=1"},
		{name: "requests that are not known after much",
			last: "applications.received.person=120",
			this: "applications.received.total="},
	} {
		edition, year := "2021", 2024
		if test.edition != "" {
			edition, year = test.edition, 2020
		}
		r := checktest.Made(edition, "示例市司法局", year, test.this)
		r.Texts["overview"] = form.Text{Text: test.says}
		if !test.alone {
			r.Hold(r.Form.Other(form.Last), checktest.Made(edition, "示例市司法局", year-1, test.last), "上年.xlsx")
		}
		p := rule.NewPass(r, define.Builtin())
		for _, of := range Rules {
			p.Run(of)
		}
		var got []string
		for _, f := range p.Findings() {
			got = append(got, f.Rule.ID+" "+f.Message)
		}
		if diff := cmp.Diff(test.want, got); diff != "" {
			t.Errorf("%s (-want +got)\n%s", test.name, diff)
		}
	}
}
