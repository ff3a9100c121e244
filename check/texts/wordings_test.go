package texts

import (
	"strings"
	"testing"

	"github.com/shopspring/decimal"

	"nianbao/check/rule"
	"nianbao/form"
	"nianbao/form/define"
)

// set are figures by the ids of their cells; all others are 0.
type set map[string]int64

// wordings are texts of a department's report of 2024, with the rule that is to tell of each, none for those that come
// near to breaking one.
var wordings = []struct {
	rule, section, text string
	figures             set
}{
	{
		"", "intro",
		"根据《国务院办公厅政府信息与政务公开办公室关于政府信息公开工作年度报告有关事项的通知》（国办" +
			"公开办函〔2019〕60号）要求，编制本报告。", nil,
	},
	{"", "intro", "本报告按照国办公开办函〔2019〕60号文件要求编制。", nil},
	{"", "intro", "根据国办公开办函[2019]60号规定编制。", nil},
	{"N32", "intro", "根据《中华人民共和国政府信息公开工作年度报告格式》（国办公开办〔2021〕30号）编制。", nil},
	{"N32", "intro", "根据《中华人民共和国政府信息公开工作年度报告格式》（国办公开办函〔2021〕31号）编制。", nil},
	{
		"N32", "intro",
		"根据《国务院办公厅关于印发中华人民共和国政府信息公开工作年度报告格式的通知》（国办函〔202" +
			"1〕30号）编制。", nil,
	},
	{"", "intro", "根据《中华人民共和国政府信息公开工作年度报告格式》（国办公开办函〔2022〕30号）编制。", nil}, // S05
	{
		"", "intro",
		"根据《中华人民共和国政府信息公开条例》（国务院令第711号）和《国务院办公厅政府信息与政务公" +
			"开办公室关于印发〈中华人民共和国政府信息公开工作年度报告格式〉的通知》（国办公开办函〔202" +
			"1〕30号）编制。", nil,
	},
	{"", "intro", "根据《2024年政务公开工作要点》（国办发〔2024〕3号）编制。", nil},
	{
		"", "overview",
		"落实《国务院办公厅关于印发〈政府信息公开信息处理费管理办法〉的通知》（国办函〔2020〕10" +
			"9号），未收费。", nil,
	},
	{"N33", "intro", "本报告所列数据的统计期限自2024年1月1日起，至2024年12月30日止。", nil},
	{"N33", "intro", "报告期限为2024年1月1日—11月30日。", nil},
	{"N33", "intro", "所列数据统计时间为2024年2月1日至2024年12月31日", nil},
	{"N33", "intro", "统计期限从2024年1月1日到2024年10月31日。", nil},
	{"N33", "intro", "本报告中所列数据的统计期限为2024年1月至11月。", nil},
	{
		"N33", "intro",
		"报告数据统计期限自2024年1月1日起至2024年12月31 日止，其中财政数据统计期限为2" +
			"024年1月1日至2024年11月30日。", nil,
	},
	{"", "intro", "本报告所列数据的统计期限自2024年1月1日起，至2024年12月31日止。", nil},
	{"", "intro", "本报告数据统计期限为2024年1月1日至12月31日。", nil},
	{"", "intro", "数据统计期限：2024年1月1日—2024年12月31日。", nil},
	{"", "intro", "统计期限为2024年1月至12月。", nil},
	{"", "intro", "本报告中所列数据统计期限为2024.1.1-2024.12.31", nil},
	{"N33", "intro", "本报告中所列数据统计期限为2024.1.1-2024.11.30", nil},
	{"N20", "overview", "全年公开信息  条。", nil},
	{"N20", "overview", "全年公开信息   余条。", nil},
	{"N20", "overview", "共受理申请XX件，办结X件。", nil},
	{"N20", "overview", "共受理申请X件，办结 X 件。", nil},
	{"N20", "overview", "发布信息＿＿条。", nil},
	{"N20", "overview", "发布信息___条。", nil},
	{"N20", "overview", "发布信息____ 条。", nil},
	{"N20", "overview", "全年工作开展有序。\n（文字描述）", nil},
	{"N20", "overview", "发布信息**条，收到申请**件。", nil},
	{"N20", "overview", "发布信息…条。", nil},
	{"N20", "overview", "发布信息（）条。", nil},
	{"N20", "overview", "发布信息、 条，公开率为  %。", nil},
	{"N20", "overview", "示例市XX局认真落实条例。", nil},
	{"N20", "overview", "2024年×月×日召开会议。", nil},
	{"N20", "overview", "2024年 月 日召开会议。", nil},
	{"N20", "overview", "发布信息【】条。", nil},
	{"N20", "overview", "发布信息____", nil},
	{"N20", "overview", "发布信息?条，收到申请？？件。", nil},
	{"N20", "overview", "全年共主动公开政府信息 条", nil},
	{"N20", "overview", "全年共主动公开政府信息条，其中通过网站公开条。", nil},
	{"", "overview", "全年公开信息 12 条，办理 2 件。", nil},
	{"", "overview", "深入推进X光检查、3×5网格、5A景区，A级纳税人。", nil},
	{"", "overview", "一是 加强领导；二是  强化培训。", nil},
	{"", "overview", "（1） 公开指南；（2）  公开目录。通过“互联网+”公开。", nil},
	{"", "overview", "公开栏目：  件件有着落、条条有回音。", nil},
	{"", "overview", "——主动公开。***加强领导***", nil},
	{"", "overview", "主动公开 条例规定的信息，公开 项目清单，办结 事项12个。", nil},
	{"N21", "problems", "无", nil},
	{"N21", "problems", "无。", nil},
	{"N21", "problems", "本年度无。", nil},
	{"N21", "problems", "暂无", nil},
	{"N21", "problems", "（一）存在的主要问题：无\n（二）改进情况：无", nil},
	{"N21", "problems", "存在的主要问题：无。改进情况：无。", nil},
	{"N21", "problems", "无主要问题及改进情况。", nil},
	{"N21", "problems", "/", nil},
	{"", "problems", "无专职人员，队伍力量薄弱。", nil},
	{"", "problems", "一是没有专栏；二是解读单一。", nil},
	{"", "problems", "（一）存在的问题\n无固定的查阅点。\n（二）改进措施\n设点。", nil},
	{"N25", "overview", "申请人张三，身份证号：11010519491231002X。", nil},
	{"N25", "overview", "申请人身份证：110105 19491231 002X。", nil},
	{"N25", "overview", "李某（13912345678）来电咨询。", nil},
	{"N25", "overview", "申请人手机：139-1234-5678。", nil},
	{"N25", "overview", "退款至银行卡6222 0212 3456 7890 128。", nil},
	{"N25", "overview", "申请人住址为示例市示例区示例路12号3单元402室。", nil},
	{"N25", "overview", "王某家住示例镇示例村5组12号，申请公开征地信息。", nil},
	{"N25", "overview", "向示例区阳光花园3栋2单元1201室的申请人邮寄答复书。", nil},
	{"N25", "overview", "群众反映的电话是１３９１２３４５６７８。", nil},
	{"N25", "overview", "村民李四，家庭住址示例镇示例村三组。", nil},
	{"", "overview", "联系电话：13912345678（办公室），地址：示例区示例路12号2楼201室。", nil},
	{"", "overview", "统一社会信用代码12320800MB0123456X，流水号20240101139123456780。", nil},
	{"", "overview", "全国12345热线、12339举报电话、0517-83912345、400-1391-2345。", nil},
	{"", "overview", "本机关办公地址：示例市示例区阳光花园3栋2单元1201室。", nil},
	{"", "overview", "在阳光小区、示例花园设置公开栏12个，走访5号楼、6号楼居民300户。", nil},
	{"", "overview", "共发放资金1391234567.8元，合计13912345678元。", nil},
	{"N27", "others", "本年度收取信息处理费500元。", nil},
	{"N27", "others", "全年未发出信息处理费缴费通知。", set{"applications.other.unpaid.total": 2}},
	{
		"N27", "others",
		"本年度发出收费通知1件，总金额300元，实际收取信息处理费0元。", set{"applications.other.unpaid.total": 3},
	},
	{"N27", "others", "2024年，本机关收取政府信息公开信息处理费人民币3200元。", nil},
	{"N27", "others", "信息处理费收取情况：3200元。", nil},
	{"N27", "others", "本年度政府信息公开信息处理费收入2000元。", nil},
	{"", "others", "未收取信息处理费，收取检测费500元。", nil},
	{
		"", "others",
		"发出收费通知3件，总金额300元，实际收取信息处理费300元。", set{"fees.charges.amount": 1, "applications.other.unpaid.total": 2},
	},
	{"", "others", "没有收取信息处理费。行政事业性收费12万元。", nil},
	{"N28", "overview", "全年收到政府信息公开申请12件，全部办结。", set{"applications.carried_out.total": 2}},
	{"N28", "overview", "收到依申请公开12件，均已按期答复完毕。", set{"applications.carried_out.total": 2}},
	{"N28", "overview", "受理政府信息公开申请12件，办结率100%。", set{"applications.carried_out.total": 2}},
	{
		"N28", "overview",
		"全年受理政府信息公开申请12件，办结12件，办结率达100％。", set{"applications.carried_out.total": 2},
	},
	{"N28", "overview", "新收政府信息公开申请12件，均在法定期限内办结。", set{"applications.carried_out.total": 2}},
	{"N28", "overview", "因政府信息公开引起行政复议3件，均获维持。", set{"disputes.review.pending": 1}},
	{"N28", "overview", "政府信息公开行政复议3件，复议机关均予以维持。", set{"disputes.review.corrected": 1}},
	{"N28", "overview", "政府信息公开行政诉讼2件，均胜诉。", set{"disputes.direct.corrected": 1}},
	{"N28", "overview", "被申请行政复议3件，全部维持。", set{"disputes.review.corrected": 1}},
	{"", "overview", "收到政府信息公开申请12件，除结转2件外全部办结。", set{"applications.carried_out.total": 2}},
	{"", "overview", "收到政府信息公开申请12件，到期的全部办结。", set{"applications.carried_out.total": 2}},
	{"", "overview", "12345热线工单全部办结，依申请公开工作有序推进。", set{"applications.carried_out.total": 2}},
	{
		"", "overview",
		"收到政府信息公开申请12件，已办结10件，其余2件正在办理；上年结转的全部办结。", set{"applications.carried_out.total": 2},
	},
	{"", "overview", "收到行政复议申请50件，均获维持。", set{"disputes.review.corrected": 1}},
	{"", "overview", "收到政府信息公开申请12件，全部办结。", nil},
	{"N34", "intro", "现将示例市司法局2023年度政府信息公开工作年度报告公布如下。", nil},
	{"N34", "intro", "现将2023年政府信息公开工作情况报告如下：", nil},
	{"N34", "closing", "特此公布2023年政府信息公开工作年度报告。", nil},
	{"N34", "intro", "本报告由示例市司法局编制，全面反映我局2023年政府信息公开工作情况。", nil},
	{"N34", "intro", "根据条例，编制2023年度政府信息公开工作年度报告。", nil},
	{"N34", "intro", "示例市司法局2023年政府信息公开工作年度报告如下", nil},
	{"", "intro", "现将示例市司法局2024年度政府信息公开工作年度报告公布如下。", nil},
	{"", "intro", "按照《2023年政务公开工作要点》，现将2024年政府信息公开工作情况报告如下。", nil},
	{"", "intro", "与2023年度报告相比，现将2024年情况报告如下。", nil},
	{"", "closing", "2023年度报告可在网站查阅。", nil},
	{"N34", "overview", "2023年，示例市司法局认真贯彻落实条例，进一步加大信息公开力度。", nil},
	{"N34", "overview", "（一）主动公开。2024年公开信息3条。\n（二）管理情况。2023年，我局共制定规范性文件0件。", nil},
	{"N34", "overview", "（二）依申请公开\n2022年我局通过信函、电子邮件等形式受理申请，共受理0件。", nil},
	{"N34", "overview", "(三) 政府信息管理情况 2022年,示例市司法局办公室共制定规范性文件0件。", nil},
	{"", "overview", "(三) 政府信息管理情况 2022年规范性文件清理后，2024年共制定3件。", nil},
	{"N34", "overview", "2016年度，全市司法行政机关在市委、市政府领导下，主动公开信息。", nil},
	{"N34", "overview", "2022年，共受理申请3件。\n2022年，我局公开信息5条。", nil}, // told of once
	{"", "overview", "2023年，我局获评先进；2024年，我局继续公开信息。", nil},
	{"", "overview", "2023年我局受理申请3件，与2022年相比减少1件。", nil},
	{"", "overview", "2023年9月，我局开通公众号。2019年以来，公开信息9条。2023年度结转的申请已经办结。", nil},
	{"", "overview", "自2022年3月起，我局按月通报。下一步，2025年我局将增加图解。", nil},
	{"N20", "overview", "全年共主动公开条，其中指南0条、制度1条。", nil},
	{"N20", "overview", "部门概况类信息条、政策文件类信息14条。", nil},
	{"", "overview", "公开条例、解读文件，信息条目清楚，公开率100%，满意率达98%。", nil},
	{"", "overview", "收到申请（12件），办结…其余见附件，公开了什么？12条。", nil},
}

// offices are agencies with a report of 2024, its figures and its date.
var offices = []struct {
	rule, agency, date string
	figures            set
}{
	{"N29", "示例县示例镇人民政府", "", set{"documents.regulations.effective": 1}},
	{"N29", "示例街道办事处", "", set{"documents.regulations.issued": 1}},
	{"N29", "示例县示例乡", "", set{"documents.regulations.issued": 1}},
	{"N29", "示例市示例区示例街道", "", set{"documents.regulations.issued": 1}},
	{"N29", "示例镇政府", "", set{"documents.regulations.issued": 1}},
	{"N29", "中共示例镇委员会 示例镇人民政府", "", set{"documents.regulations.issued": 1}},
	{"N29", "示例镇人民政府办公室", "", set{"documents.regulations.issued": 1}},
	{"N30", "示例县教育局", "", set{"documents.regulations.issued": 1}},
	{"N30", "示例省财政厅", "", set{"documents.regulations.issued": 1}},
	{"N30", "示例区住房和城乡建设局", "", set{"documents.regulations.issued": 1}},
	{"", "示例市人民政府", "", set{"documents.regulations.issued": 1}},
	{"", "示例市司法局", "", set{"documents.regulations.issued": 1}},
	{"", "示例县示例镇人民政府", "", nil},
	{"N31", "示例市司法局", "2025年2月1日", nil},
	{"N31", "示例市人民政府", "2025年4月1日", nil},
	{"N31", "示例县示例镇人民政府", "2025年5月1日", nil},
	{"", "示例市司法局", "2025年1月31日", nil},
	{"", "示例市人民政府办公室", "2025年3月20日", nil},
	{"", "示例街道办事处", "2025年2月20日", nil},
}

// TestWordings tries each rule with wordings in the style of published reports: those that are to be found, each with
// its rule, and those that come near and are not.
func TestWordings(t *testing.T) {
	for _, x := range wordings {
		if got := tried("示例市司法局", x.section, x.text, x.figures, ""); got != x.rule {
			t.Errorf("%s: found %q, want %q", x.text, got, x.rule)
		}
	}
	for _, x := range offices {
		const text = "主动公开、依申请公开、考核、评议、追究，规范性文件，网站，监督。"
		if got := tried(x.agency, "overview", text, x.figures, x.date); got != x.rule {
			t.Errorf("%s %s: found %q, want %q", x.agency, x.date, got, x.rule)
		}
	}
}

// tried returns the rules that tell of a report with a text, without those that ask what all of an overview says.
func tried(agency, section, text string, figures set, date string) string {
	forms := define.Builtin()
	r := form.NewReport(forms[1])
	r.Agency, r.Year = agency, 2024
	for _, c := range r.Form.Cells {
		r.SetNumber(c, decimal.NewFromInt(figures[c.ID]))
	}
	r.SetParticular(form.Date, date, form.Place{})
	for id, words := range map[string]string{"others": "没有收取信息处理费。", section: text} {
		of := form.Text{Text: words}
		for l := range strings.SplitSeq(words, "\n") {
			of.Lines = append(of.Lines, form.Line{Text: l})
		}
		r.Texts[id] = of
	}
	p := rule.NewPass(r, forms)
	for _, of := range Rules {
		if of != n22 && of != n24 && of != n26 {
			p.Run(of)
		}
	}
	return idsOf(p.Findings())
}
