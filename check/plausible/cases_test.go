package plausible

import (
	"iter"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"nianbao/check/checktest"
	"nianbao/check/rule"
	"nianbao/form"
	"nianbao/form/define"
	"nianbao/grid"
)

// TestCases shows what is told of figures that were made for it, and what is not.
func TestCases(t *testing.T) {
	for _, test := range []struct {
		name, edition string
		this, last    string // figures
		typed         string // what stands in cells as it was typed
		alone         bool   // last year's report is not beside it
		says          string
		want          []string
	}{
		{name: "a row moved", this: "documents.regulations.issued=72 documents.regulations.repealed=3958", want: []string{
			"P01 “规章”一行是“本年制发件数” 72、“本年废止件数” 3958、“现行有效件数” 0：“现行有效件数”是 0，前面却有 3958" +
				"，多半左右错了一格。请对照台账，填到各自的格里。 |documents.regulations.issued 72 |documents.regulations.rep" +
				"ealed 3958 |documents.regulations.effective 0",
		}},
		{name: "a row of about the same", this: "documents.regulations.issued=72 documents.regulations.repealed=300"},
		{name: "a row moved, of which one must be the larger", edition: "2019",
			this: "licensing.permits.last_year=4 licensing.permits.change=57",
			want: []string{
				"P01 “行政许可”一行是“上一年项目数量” 4、“本年增/减” 57、“处理决定数量” 0：“处理决定数量”是 0，前面却有 57，" +
					"多半左右错了一格。请对照台账，填到各自的格里。 |licensing.permits.last_year 4 |licensing.permits.change 57 |" +
					"licensing.permits.decisions 0",
			}},
		{name: "the same, and it is not", edition: "2019",
			this: "licensing.permits.last_year=57 licensing.permits.change=4"},
		{name: "a figure in two cells",
			last: "documents.normative.effective=3958",
			this: "documents.normative.repealed=3 documents.normative.effective=958",
			want: []string{
				"P02 “行政规范性文件”的“现行有效件数”填的是 958，上年是 3958；前一格 A5填的是 3，连起来是 3958：多半是一个数" +
					"拆在了两格里。请把数整个填在它的格里。 |documents.normative.effective 958 |documents.normative.repealed 3 |l" +
					"ast.documents.normative.effective 3958",
			}},
		{name: "one whose head is as last year's",
			last: "documents.normative.effective=3958 documents.normative.repealed=3",
			this: "documents.normative.repealed=3 documents.normative.effective=958"},
		{name: "one without last year's", alone: true,
			this: "documents.normative.repealed=3 documents.normative.effective=958"},
		{name: "a sum", edition: "2019",
			this: "licensing.permits.last_year=120 licensing.permits.change=-3 licensing.permits.decisions=117",
			want: []string{
				"P03 “行政许可”的“处理决定数量”填的是 117，正好等于“上一年项目数量”、“本年增/减”之和（120 - 3）：多半填成了项" +
					"目的数量。请填本年作出的决定的件数。 |licensing.permits.decisions 117 |licensing.permits.last_year 120 |lice" +
					"nsing.permits.change -3",
			}},
		{name: "a sum, and a row that is none", edition: "2019",
			this: "licensing.permits.last_year=120 licensing.permits.change=-3 licensing.permits.decisions=117 enforcement.penalties.last_year=3 enforcement.penalties.decisions=5",
			want: []string{
				"P03 “行政许可”的“处理决定数量”填的是 117，正好等于“上一年项目数量”、“本年增/减”之和（120 - 3）：多半填成了项" +
					"目的数量。请填本年作出的决定的件数。 |licensing.permits.decisions 117 |licensing.permits.last_year 120 |lice" +
					"nsing.permits.change -3",
			}},
		{name: "small sums of all rows", edition: "2019",
			this: "licensing.permits.last_year=4 licensing.permits.decisions=4 licensing.services.last_year=9 licensing.services.change=1 licensing.services.decisions=10 enforcement.penalties.last_year=11 enforcement.penalties.change=2 enforcement.penalties.decisions=13 enforcement.coercion.last_year=3 enforcement.coercion.change=-1 enforcement.coercion.decisions=2",
			want: []string{
				"P03 填了数的 4 行，“处理决定数量”都正好等于“上一年项目数量”、“本年增/减”之和（“行政许可” 4 + 0 = 4、“其他对" +
					"外管理服务事项” 9 + 1 = 10、“行政处罚” 11 + 2 = 13、“行政强制” 3 - 1 = 2）：多半填成了项目的数量。请填本年作" +
					"出的决定的件数。 |licensing.permits.decisions 4 |licensing.permits.last_year 4 |licensing.permits.change 0 |" +
					"licensing.services.decisions 10 |licensing.services.last_year 9 |licensing.services.change 1 |enforcement.pe" +
					"nalties.decisions 13 |enforcement.penalties.last_year 11 |enforcement.penalties.change 2 |enforcement.coerci" +
					"on.decisions 2 |enforcement.coercion.last_year 3 |enforcement.coercion.change -1",
			}},
		{name: "a date", this: "enforcement.penalties.decisions=45294", want: []string{
			"P04 “行政处罚”的“本年处理决定数量”填的是 45294，正好是 2024年1月3日的日期序号，比其余的数大得多：多半是日期" +
				"变成的数。请对照台账改成件数。 |enforcement.penalties.decisions 45294 |last.enforcement.penalties.decisions " +
				"0",
		}},
		{name: "a date beside last year's small one",
			last: "enforcement.penalties.decisions=12",
			this: "enforcement.penalties.decisions=45294",
			want: []string{
				"P04 “行政处罚”的“本年处理决定数量”填的是 45294，正好是 2024年1月3日的日期序号，比其余的数大得多：多半是日期" +
					"变成的数。请对照台账改成件数。 |enforcement.penalties.decisions 45294 |last.enforcement.penalties.decisions " +
					"12",
			}},
		{name: "last year's was as large",
			last: "enforcement.penalties.decisions=44000",
			this: "enforcement.penalties.decisions=45294"},
		{name: "others are as large", this: "enforcement.penalties.decisions=45294 licensing.permits.decisions=40000"},
		{name: "a text says it", this: "enforcement.penalties.decisions=45294", says: "作出行政处罚决定45,294件。"},
		{name: "equations hold with it", this: "applications.received.person=45294 applications.granted.person=45294"},
		{name: "none holds with it", this: "applications.received.person=45294", want: []string{
			"P04 “一、本年新收政府信息公开申请数量”的“自然人”填的是 45294，正好是 2024年1月3日的日期序号，比其余的数大得" +
				"多：多半是日期变成的数。请对照台账改成件数。 |applications.received.person 45294 |last.applications.received" +
				".person 0",
		}},
		{name: "a day of no year near", this: "enforcement.penalties.decisions=43100"},
		{name: "an amount that nobody has", this: "fees.charges.amount=727012578", want: []string{
			"P05 “行政事业性收费”的“本年收费金额（单位：万元）”填的是 727012578 万元，超过 5000000 万元，不会有这么多：多" +
				"半把元当作万元填了，换算过来是 72701.2578 万元。请核对单位。 |fees.charges.amount 727012578",
		}},
		{name: "yuan, as a text says",
			this: "fees.charges.amount=251300",
			says: "收取行政事业性收费251,300元。",
			want: []string{
				"P05 “行政事业性收费”的“本年收费金额（单位：万元）”填的是 251300 万元，而文字里写的是 251300 元：多半把元当作" +
					"万元填了，换算过来是 25.13 万元。请核对单位。 |fees.charges.amount 251300 |last.fees.charges.amount 0",
			}},
		{name: "yuan, as last year's was",
			last: "fees.charges.amount=25",
			this: "fees.charges.amount=251300",
			want: []string{
				"P05 “行政事业性收费”的“本年收费金额（单位：万元）”填的是 251300 万元，是上年 25 万元的 10052 倍：多半把元当" +
					"作万元填了，换算过来是 25.13 万元。请核对单位。 |fees.charges.amount 251300 |last.fees.charges.amount 25",
			}},
		{name: "converted twice, as a text says", this: "fees.charges.amount=0.0251", says: "收取行政事业性收费251万元。"},
		{name: "converted twice, as a text says in many digits",
			this: "fees.charges.amount=0.02513",
			says: "收取行政事业性收费251.3万元。",
			want: []string{
				"P05 “行政事业性收费”的“本年收费金额（单位：万元）”填的是 0.02513 万元，而文字里写的是 251.3 万元：多半把万元" +
					"又除以了一次 10000，应为 251.3 万元。请核对单位。 |fees.charges.amount 0.02513",
			}},
		{name: "converted twice, as last year's was not",
			last: "fees.charges.amount=251",
			this: "fees.charges.amount=0.0251",
			want: []string{
				"P05 “行政事业性收费”的“本年收费金额（单位：万元）”填的是 0.0251 万元，上年是 251 万元：多半把万元又除以了一" +
					"次 10000，应为 251 万元。请核对单位。 |fees.charges.amount 0.0251 |last.fees.charges.amount 251",
			}},
		{name: "a small amount", last: "fees.charges.amount=0.03", this: "fees.charges.amount=0.0251"},
		{name: "disputes alone", this: "disputes.review.upheld=2", want: []string{
			"P06 “行政复议”的“总计”是 2 件，而别的表全部是 0。请核对是不是填了别的复议、诉讼，或者别的表漏填了。 |dispute" +
				"s.review.total 2",
		}},
		{name: "disputes alone after requests", last: "applications.received.person=4", this: "disputes.review.upheld=2"},
		{name: "disputes beside a blank", this: "disputes.review.upheld=2 enforcement.penalties.decisions="},
		{name: "disputes of a total alone", this: "disputes.review.total=2"},
		{name: "more disputes than requests",
			last: "applications.received.person=3",
			this: "applications.received.person=4 applications.granted.person=4 disputes.review.upheld=120",
			want: []string{
				"P07 “行政复议”的“总计”是 120 件，而本年和上年的申请（新收和结转）只有 7 件。请核对：只填因政府信息公开工作引" +
					"起的，不填本机关审理的和与政府信息公开无关的。 |disputes.review.total 120 |applications.received.total 4 |la" +
					"st.applications.received.total 3 |applications.carried_in.total 0 |last.applications.carried_in.total 0",
			}},
		{name: "the same without last year's", alone: true,
			this: "applications.received.person=4 applications.granted.person=4 disputes.review.upheld=120",
			want: []string{
				"P07 “行政复议”的“总计”是 120 件，而本年的申请（新收和结转）只有 4 件。请核对：只填因政府信息公开工作引起的，" +
					"不填本机关审理的和与政府信息公开无关的。 |disputes.review.total 120 |applications.received.total 4 |applicat" +
					"ions.carried_in.total 0",
			}},
		{name: "more disputes, as equations do not hold", this: "applications.received.person=4 disputes.review.upheld=120"},
		{name: "more disputes, as a figure is not known", this: "applications.received.total= disputes.review.upheld=120"},
		{name: "few disputes",
			this: "applications.received.person=1 applications.granted.person=1 disputes.review.upheld=9"},
		{name: "nothing after much", last: "applications.received.person=120", want: []string{
			"P08 全部的数都是 0，而上年“一、本年新收政府信息公开申请数量”的“总计”是 120（上年.xlsx 表!A17）。请对照台账核" +
				"对是不是漏填了。 |applications.received.total 0 |last.applications.received.total 120",
		}},
		{name: "nothing and a blank after much",
			last: "applications.received.person=120",
			this: "enforcement.penalties.decisions=",
			want: []string{
				"P08 填了的 199 格全部是 0，1 格空白，而上年“一、本年新收政府信息公开申请数量”的“总计”是 120（上年.xlsx 表!A1" +
					"7）。请对照台账核对是不是漏填了。 |applications.received.total 0 |last.applications.received.total 120",
			}},
		{name: "nothing after little", last: "applications.received.person=9"},
		{name: "a figure after much", last: "applications.received.person=120", this: "enforcement.penalties.decisions=1"},
		{name: "a row moved by as much as is asked for", this: "documents.regulations.issued=20 documents.regulations.repealed=100", want: []string{
			"P01 “规章”一行是“本年制发件数” 20、“本年废止件数” 100、“现行有效件数” 0：“现行有效件数”是 0，前面却有 100，" +
				"多半左右错了一格。请对照台账，填到各自的格里。 |documents.regulations.issued 20 |documents.regulations.repea" +
				"led 100 |documents.regulations.effective 0",
		}},
		{name: "a row moved by less, or with more in force", this: "documents.regulations.issued=21 documents.regulations.repealed=100 documents.normative.issued=20 documents.normative.repealed=100 documents.normative.effective=1"},
		{name: "a row of less than is asked for, and of one figure", this: "documents.regulations.issued=10 documents.regulations.repealed=99 documents.normative.issued=500"},
		{name: "a figure in two cells, just within", last: "documents.normative.effective=3958", this: "documents.normative.repealed=3 documents.normative.effective=879", want: []string{
			"P02 “行政规范性文件”的“现行有效件数”填的是 879，上年是 3958；前一格 A5填的是 3，连起来是 3879：多半是一个数" +
				"拆在了两格里。请把数整个填在它的格里。 |documents.normative.effective 879 |documents.normative.repealed 3 |l" +
				"ast.documents.normative.effective 3958",
		}},
		{name: "a figure in two cells, just not within", last: "documents.normative.effective=3958", this: "documents.normative.repealed=3 documents.normative.effective=878"},
		{name: "a figure in two cells, more than last year's", last: "documents.normative.effective=3958", this: "documents.normative.repealed=4 documents.normative.effective=37"},
		{name: "a figure in two cells, as large as is asked for", last: "documents.normative.effective=1000", this: "documents.normative.repealed=10 documents.normative.effective=12", want: []string{
			"P02 “行政规范性文件”的“现行有效件数”填的是 12，上年是 1000；前一格 A5填的是 10，连起来是 1012：多半是一个数" +
				"拆在了两格里。请把数整个填在它的格里。 |documents.normative.effective 12 |documents.normative.repealed 10 |l" +
				"ast.documents.normative.effective 1000",
		}},
		{name: "a figure in two cells, not so large", last: "documents.normative.effective=999", this: "documents.normative.repealed=10 documents.normative.effective=12"},
		{name: "half of last year's", last: "documents.normative.effective=1998", this: "documents.normative.repealed=1 documents.normative.effective=999"},
		{name: "less than half of last year's", last: "documents.normative.effective=1999", this: "documents.normative.repealed=1 documents.normative.effective=999", want: []string{
			"P02 “行政规范性文件”的“现行有效件数”填的是 999，上年是 1999；前一格 A5填的是 1，连起来是 1999：多半是一个数" +
				"拆在了两格里。请把数整个填在它的格里。 |documents.normative.effective 999 |documents.normative.repealed 1 |l" +
				"ast.documents.normative.effective 1999",
		}},
		{name: "a head twice last year's", last: "documents.normative.effective=3958 documents.normative.repealed=2", this: "documents.normative.repealed=4 documents.normative.effective=18"},
		{name: "a head half of last year's", last: "documents.normative.effective=3958 documents.normative.repealed=6", this: "documents.normative.repealed=3 documents.normative.effective=958"},
		{name: "a head less than half of last year's", last: "documents.normative.effective=3958 documents.normative.repealed=7", this: "documents.normative.repealed=3 documents.normative.effective=958", want: []string{
			"P02 “行政规范性文件”的“现行有效件数”填的是 958，上年是 3958；前一格 A5填的是 3，连起来是 3958：多半是一个数" +
				"拆在了两格里。请把数整个填在它的格里。 |documents.normative.effective 958 |documents.normative.repealed 3 |l" +
				"ast.documents.normative.effective 3958",
		}},
		{name: "a head more than twice last year's", last: "documents.normative.effective=3958 documents.normative.repealed=1", this: "documents.normative.repealed=3 documents.normative.effective=958", want: []string{
			"P02 “行政规范性文件”的“现行有效件数”填的是 958，上年是 3958；前一格 A5填的是 3，连起来是 3958：多半是一个数" +
				"拆在了两格里。请把数整个填在它的格里。 |documents.normative.effective 958 |documents.normative.repealed 3 |l" +
				"ast.documents.normative.effective 3958",
		}},
		{name: "the rest of a figure", typed: "documents.normative.effective=058", this: "documents.normative.repealed=3 documents.normative.effective=58", want: []string{
			"P02 “行政规范性文件”的“现行有效件数”填的是 058，以 0 开头，前一格 A5填的是 3：多半是 3058 拆在了两格里。请把" +
				"数整个填在它的格里。 |documents.normative.effective 058 |documents.normative.repealed 3",
		}},
		{name: "the rest of a figure in full width", typed: "documents.normative.effective=０５８", this: "documents.normative.repealed=3 documents.normative.effective=58", want: []string{
			"P02 “行政规范性文件”的“现行有效件数”填的是 058，以 0 开头，前一格 A5填的是 3：多半是 3058 拆在了两格里。请把" +
				"数整个填在它的格里。 |documents.normative.effective ０５８ |documents.normative.repealed 3",
		}},
		{name: "two digits, of which one is 0", typed: "documents.normative.effective=08", this: "documents.normative.repealed=3 documents.normative.effective=8"},
		{name: "the rest of a figure without a head", typed: "documents.normative.effective=058", this: "documents.normative.effective=58"},
		{name: "the day before the year before", this: "enforcement.penalties.decisions=44926"},
		{name: "the first day of the year before", this: "enforcement.penalties.decisions=44927", want: []string{
			"P04 “行政处罚”的“本年处理决定数量”填的是 44927，正好是 2023年1月1日的日期序号，比其余的数大得多：多半是日期" +
				"变成的数。请对照台账改成件数。 |enforcement.penalties.decisions 44927 |last.enforcement.penalties.decisions " +
				"0",
		}},
		{name: "the last day of the year after", this: "enforcement.penalties.decisions=46022", want: []string{
			"P04 “行政处罚”的“本年处理决定数量”填的是 46022，正好是 2025年12月31日的日期序号，比其余的数大得多：多半是日" +
				"期变成的数。请对照台账改成件数。 |enforcement.penalties.decisions 46022 |last.enforcement.penalties.decision" +
				"s 0",
		}},
		{name: "the day after the year after", this: "enforcement.penalties.decisions=46023"},
		{name: "a date so many times the others", this: "enforcement.penalties.decisions=45294 licensing.permits.decisions=905", want: []string{
			"P04 “行政处罚”的“本年处理决定数量”填的是 45294，正好是 2024年1月3日的日期序号，比其余的数大得多：多半是日期" +
				"变成的数。请对照台账改成件数。 |enforcement.penalties.decisions 45294 |last.enforcement.penalties.decisions " +
				"0",
		}},
		{name: "a date not so many times the others", this: "enforcement.penalties.decisions=45294 licensing.permits.decisions=906"},
		{name: "a date not so many times last year's", last: "enforcement.penalties.decisions=906", this: "enforcement.penalties.decisions=45294"},
		{name: "an amount as large as there are", this: "fees.charges.amount=5000000"},
		{name: "an amount larger than there are", this: "fees.charges.amount=5000001", want: []string{
			"P05 “行政事业性收费”的“本年收费金额（单位：万元）”填的是 5000001 万元，超过 5000000 万元，不会有这么多：多半" +
				"把元当作万元填了，换算过来是 500.0001 万元。请核对单位。 |fees.charges.amount 5000001",
		}},
		{name: "yuan, three times as many", last: "fees.charges.amount=1", this: "fees.charges.amount=30000", want: []string{
			"P05 “行政事业性收费”的“本年收费金额（单位：万元）”填的是 30000 万元，是上年 1 万元的 30000 倍：多半把元当作" +
				"万元填了，换算过来是 3 万元。请核对单位。 |fees.charges.amount 30000 |last.fees.charges.amount 1",
		}},
		{name: "more than three times as many", last: "fees.charges.amount=1", this: "fees.charges.amount=30001"},
		{name: "yuan, a third", last: "fees.charges.amount=3", this: "fees.charges.amount=10000", want: []string{
			"P05 “行政事业性收费”的“本年收费金额（单位：万元）”填的是 10000 万元，是上年 3 万元的 3333 倍：多半把元当作万" +
				"元填了，换算过来是 1 万元。请核对单位。 |fees.charges.amount 10000 |last.fees.charges.amount 3",
		}},
		{name: "less than a third", last: "fees.charges.amount=3.1", this: "fees.charges.amount=10000"},
		{name: "yuan beside nothing", last: "fees.charges.amount=0", this: "fees.charges.amount=10000"},
		{name: "yuan as a text says, the least", this: "fees.charges.amount=10000", says: "收取10,000 元。", want: []string{
			"P05 “行政事业性收费”的“本年收费金额（单位：万元）”填的是 10000 万元，而文字里写的是 10000 元：多半把元当作万" +
				"元填了，换算过来是 1 万元。请核对单位。 |fees.charges.amount 10000 |last.fees.charges.amount 0",
		}},
		{name: "less yuan as a text says", this: "fees.charges.amount=9999", says: "收取9999元。"},
		{name: "a text with another unit", this: "fees.charges.amount=10000", says: "收取10000万元，10000件。"},
		{name: "converted twice, the least", last: "fees.charges.amount=100", this: "fees.charges.amount=0.01", want: []string{
			"P05 “行政事业性收费”的“本年收费金额（单位：万元）”填的是 0.01 万元，上年是 100 万元：多半把万元又除以了一次 " +
				"10000，应为 100 万元。请核对单位。 |fees.charges.amount 0.01 |last.fees.charges.amount 100",
		}},
		{name: "converted twice to less", last: "fees.charges.amount=100", this: "fees.charges.amount=0.0099"},
		{name: "converted twice beside less", last: "fees.charges.amount=99.9", this: "fees.charges.amount=0.01"},
		{name: "converted twice to as much as is none", last: "fees.charges.amount=1000000", this: "fees.charges.amount=100"},
		{name: "converted twice beside more than three times", last: "fees.charges.amount=301", this: "fees.charges.amount=0.01"},
		{name: "converted twice, as a text says and last year's was", last: "fees.charges.amount=200", this: "fees.charges.amount=0.025131", says: "收取251.31万元。", want: []string{
			"P05 “行政事业性收费”的“本年收费金额（单位：万元）”填的是 0.025131 万元，而文字里写的是 251.31 万元：多半把万" +
				"元又除以了一次 10000，应为 251.31 万元。请核对单位。 |fees.charges.amount 0.025131 |last.fees.charges.amount" +
				" 200",
		}},
		{name: "disputes more than so many times", this: "applications.received.person=3 applications.granted.person=3 disputes.review.upheld=10", want: []string{
			"P07 “行政复议”的“总计”是 10 件，而本年和上年的申请（新收和结转）只有 3 件。请核对：只填因政府信息公开工作引" +
				"起的，不填本机关审理的和与政府信息公开无关的。 |disputes.review.total 10 |applications.received.total 3 |las" +
				"t.applications.received.total 0 |applications.carried_in.total 0 |last.applications.carried_in.total 0",
		}},
		{name: "disputes so many times", this: "applications.received.person=4 applications.granted.person=4 disputes.review.upheld=12"},
		{name: "disputes fewer than count", this: "applications.received.person=2 applications.granted.person=2 disputes.review.upheld=9"},
		{name: "disputes beside last year's requests", last: "applications.received.person=1 applications.granted.person=1", this: "applications.received.person=3 applications.granted.person=3 disputes.review.upheld=12"},
		{name: "disputes of two kinds", alone: true, this: "applications.received.person=3 applications.granted.person=3 disputes.review.upheld=10 disputes.direct.upheld=20 disputes.after_review.other=15", want: []string{
			"P07 “未经复议直接起诉”的“总计”是 20 件，而本年的申请（新收和结转）只有 3 件。请核对：只填因政府信息公开工作" +
				"引起的，不填本机关审理的和与政府信息公开无关的。 |disputes.direct.total 20 |applications.received.total 3 |a" +
				"pplications.carried_in.total 0",
		}},
		{name: "disputes alone, of two kinds", alone: true, this: "disputes.review.upheld=2 disputes.direct.upheld=3", want: []string{
			"P06 “未经复议直接起诉”的“总计”是 3 件，而别的表全部是 0。请核对是不是填了别的复议、诉讼，或者别的表漏填了。 " +
				"|disputes.direct.total 3",
		}},
		{name: "disputes beside a figure", this: "disputes.review.upheld=2 licensing.permits.decisions=1"},
		{name: "nothing after as much as is asked for", last: "applications.received.person=10", want: []string{
			"P08 全部的数都是 0，而上年“一、本年新收政府信息公开申请数量”的“总计”是 10（上年.xlsx 表!A17）。请对照台账核" +
				"对是不是漏填了。 |applications.received.total 0 |last.applications.received.total 10",
		}},
		{name: "strokes after much", last: "applications.received.person=120", typed: "licensing.permits.decisions=/ enforcement.penalties.decisions=— enforcement.coercion.decisions=", want: []string{
			"P08 填了的 197 格全部是 0，2 格填的是横线，1 格空白，而上年“一、本年新收政府信息公开申请数量”的“总计”是 120" +
				"（上年.xlsx 表!A17）。请对照台账核对是不是漏填了。 |applications.received.total 0 |last.applications.receive" +
				"d.total 120",
		}},
		{name: "a text after much", last: "applications.received.person=120", typed: "licensing.permits.decisions=见附件"},
		{name: "a sum and less of others", edition: "2019", this: "licensing.permits.last_year=120 licensing.permits.change=-3 licensing.permits.decisions=117 enforcement.penalties.last_year=9 enforcement.penalties.change=1 enforcement.penalties.decisions=11", want: []string{
			"P03 “行政许可”的“处理决定数量”填的是 117，正好等于“上一年项目数量”、“本年增/减”之和（120 - 3）：多半填成了项" +
				"目的数量。请填本年作出的决定的件数。 |licensing.permits.decisions 117 |licensing.permits.last_year 120 |lice" +
				"nsing.permits.change -3",
		}},
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
		for id, text := range pairs(test.typed) {
			c := r.Form.Cell(id)
			v := form.ParseValue(text, grid.Text, c.Unit(), "")
			v.Place = r.Value(c).Place
			r.SetValue(c, v)
		}
		if !test.alone {
			r.Hold(r.Form.Other(form.Last), checktest.Made(edition, "示例市司法局", year-1, test.last), "上年.xlsx")
		}
		p := rule.NewPass(r, define.Builtin())
		for _, of := range Rules {
			p.Run(of)
		}
		var got []string
		for _, f := range p.Findings() {
			line := f.Rule.ID + " " + f.Message
			for _, c := range f.Cells {
				line += " |" + c.ID + " " + c.Value
			}
			got = append(got, line)
		}
		if diff := cmp.Diff(test.want, got); diff != "" {
			t.Errorf("%s (-want +got)\n%s", test.name, diff)
		}
	}
}

// pairs goes through what is written id=text, divided by spaces.
func pairs(list string) iter.Seq2[string, string] {
	return func(yield func(id, text string) bool) {
		for of := range strings.FieldsSeq(list) {
			if id, text, _ := strings.Cut(of, "="); !yield(id, text) {
				return
			}
		}
	}
}
