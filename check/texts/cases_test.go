package texts

import (
	"cmp"
	"strings"
	"testing"

	gocmp "github.com/google/go-cmp/cmp"

	"nianbao/check/checktest"
	"nianbao/check/rule"
	"nianbao/form"
	"nianbao/form/define"
	"nianbao/form/wanted"
)

// A made report has texts and figures, and what is told of them.
type made struct {
	name, agency, figures string
	texts                 map[string]string
	all                   bool // all of an overview is there, but for what is missing
	want                  []string
}

// cases are what was made for it.
var cases = []made{
	{name: "three empty slots", texts: map[string]string{"overview": "收到申请XX件，办结____件，结转（ ）件。"}, want: []string{
		"N20 文字!overview “一、总体情况”的文字里有没填的空：“收到申请XX件”、“办结____件”、“结转（ ）件”。请填上；没" +
			"有的，整句删去。 | “收到申请XX件” | “收到申请XX件”、“办结____件”、“结转（ ）件”",
	}},
	{name: "four empty slots", texts: map[string]string{"overview": "收到申请XX件，办结____件，结转（ ）件，不予公开XX件。"}, want: []string{
		"N20 文字!overview “一、总体情况”的文字里有没填的空：“收到申请XX件”、“办结____件”、“结转（ ）件” 等 4 处。请" +
			"填上；没有的，整句删去。 | “收到申请XX件” | “收到申请XX件”、“办结____件”、“结转（ ）件”、“不予公开XX件”",
	}},
	{name: "an office with rules of its own", agency: "示例市教育局", figures: "documents.regulations.issued=2 documents.regulations.effective=3", want: []string{
		"N30 表!A1 “规章”的“本年制发件数”是 2、“现行有效件数”是 3。规章由设区的市以上的政府制定，部门一般没有。请核对" +
			"，是不是填错了行。 | documents.regulations.issued 2 | documents.regulations.effective 3",
	}},
	{name: "a town with rules of its own", agency: "示例县示范镇人民政府", figures: "documents.regulations.issued=2", want: []string{
		"N29 表!A1 “规章”的“本年制发件数”是 2。乡镇、街道不能制定规章。请核对，是不是填错了行。 | documents.regulatio" +
			"ns.issued 2",
	}},
	{name: "another notice", texts: map[string]string{"overview": "依据《中华人民共和国政府信息公开工作年度报告格式》（国办公开办函〔2021〕31号）编制。"}, want: []string{
		"N32 文字!overview “一、总体情况”里写的依据是“国办公开办函〔2021〕31号”，2021版的格式由《中华人民共和国政府信" +
			"息公开工作年度报告格式》（国办公开办函〔2021〕30号）规定。请核对名称和文号。 | 国办公开办函〔2021〕31号",
	}},
	{name: "the notice of an older form, of which another rule tells", texts: map[string]string{"overview": "依据《中华人民共和国政府信息公开工作年度报告格式》（国办公开办函〔2019〕60号）编制。"}},
	{name: "the report of another year", texts: map[string]string{"intro": "现将示例市司法局2023年政府信息公开工作情况报告如下。"}, want: []string{
		"N34 文字!intro “引言”里写的是“现将示例市司法局2023年政府信息公开工作情况报告”，报告的年度却是 2024。请核对，" +
			"改成一致。 | 2023 | 现将示例市司法局2023年政府信息公开工作情况报告",
	}},
	{name: "the account of another year", texts: map[string]string{"problems": "2023年，我局政务公开取得较好成效，但解读形式单一。", "overview": "2024年，我局认真贯彻条例。"}, want: []string{
		"N34 文字!problems “五、存在的主要问题及改进情况”里写的是“2023年，我局政务公开取得较好成效，但解读形式单一”，" +
			"报告的年度却是 2024。请核对，是上年文字没有改的，请改写。 | 2023 | 2023年，我局政务公开取得较好成效，但解读" +
			"形式单一",
	}},
	{name: "slots at the ends of a line and between signs", texts: map[string]string{"overview": "XX\n，XX，收到申请XX件；办结的是否都是按照要求答复XX件，全部都是按照要求来答复的。"}, want: []string{
		"N20 文字!overview “一、总体情况”的文字里有没填的空：“XX”。请填上；没有的，整句删去。 | “XX” | “XX”",
		"N20 文字!overview' “一、总体情况”的文字里有没填的空：“XX”、“收到申请XX件”、“是否都是按照要求答复XX件”。请填" +
			"上；没有的，整句删去。 | “XX” | “XX”、“收到申请XX件”、“是否都是按照要求答复XX件”",
	}},
	{name: "slots of two lines", texts: map[string]string{"overview": "收到申请XX件。\n办结____件。", "others": "没有收取信息处理费，培训XX场。"}, want: []string{
		"N20 文字!overview “一、总体情况”的文字里有没填的空：“收到申请XX件”。请填上；没有的，整句删去。 | “收到申请XX" +
			"件” | “收到申请XX件”",
		"N20 文字!overview' “一、总体情况”的文字里有没填的空：“办结____件”。请填上；没有的，整句删去。 | “办结____件”" +
			" | “办结____件”",
		"N20 文字!others “六、其他需要报告的事项”的文字里有没填的空：“培训XX场”。请填上；没有的，整句删去。 | “培训XX" +
			"场” | “培训XX场”",
	}},
	{name: "slots in addresses are none", texts: map[string]string{"overview": "见http://www.example.com/XX__件，邮箱a__b@example.com，收到申请3件。"}},
	{name: "nothing", texts: map[string]string{"problems": "（一）存在的主要问题\n无。\n（二）改进情况：无"}, want: []string{
		"N21 文字!problems “五、存在的主要问题及改进情况”只写了“（一）存在的主要问题无。（二）改进情况：无”。请写明本" +
			"年存在的问题，和上年问题的改进情况。 | （一）存在的主要问题\n无。\n（二）改进情况：无",
	}},
	{name: "nothing below what is no heading", texts: map[string]string{"problems": "存在的主要问题\n无。"}},
	{name: "only a heading", texts: map[string]string{"problems": "（一）存在的主要问题"}},
	{name: "aspects of an office", all: true, texts: map[string]string{"overview": "主动公开、依申请公开，组织培训。"}, want: []string{
		"N22 文字!overview “一、总体情况”没有写到：政府信息管理；平台建设。请补写；nianbao overview 按报告里的数起草" +
			"各方面的文字。",
	}},
	{name: "all aspects of an office", all: true, texts: map[string]string{"overview": "主动公开、依申请 公开，清理文件，网站更新，组织培训。"}},
	{name: "aspects of a government", all: true, agency: "示例市人民政府", texts: map[string]string{"overview": "主动公开、依申请公开，清理文件，网站更新，组织培训，群众评价良好。"}, want: []string{
		"N22 文字!overview “一、总体情况”没有写到：工作考核；责任追究。请补写；nianbao overview 按报告里的数起草各方" +
			"面的文字。",
	}},
	{name: "aspects where a figure is not filled in", all: true, texts: map[string]string{"overview": "主动公开{{没有}}件。"}},
	{name: "a thousand characters", texts: map[string]string{"overview": strings.Repeat("公", 1000)}},
	{name: "one more, spaces not counted", texts: map[string]string{"overview": "  " + strings.Repeat("公", 1001) + " \n"}, want: []string{
		"N23 文字!overview “一、总体情况”有 1001 字，超过 1000 字。请压缩；本地没有规定字数的不用改。",
	}},
	{name: "no numbers of documents", figures: "documents.normative.issued=2 documents.normative.repealed=1 documents.normative.effective=5", texts: map[string]string{"overview": "主动公开信息。"}, want: []string{
		"N24 文字!overview “一、总体情况”没有写规范性文件的件数：制发（表里是 2 件）、废止（表里是 1 件）、现行有效（" +
			"表里是 5 件）。请补写。",
	}},
	{name: "one of the numbers of documents", figures: "documents.normative.issued=2 documents.normative.repealed=1 documents.normative.effective=5", texts: map[string]string{"overview": "制发规范性文件2件，废止1件。"}, want: []string{
		"N24 文字!overview “一、总体情况”没有写规范性文件的件数：现行有效（表里是 5 件）。请补写。",
	}},
	{name: "no numbers where nothing is said", figures: "documents.normative.issued=2", texts: map[string]string{"overview": "无。"}},
	{name: "no numbers where a figure is not filled in", figures: "documents.normative.issued=2", texts: map[string]string{"overview": "制发规范性文件{{文件.没有}}件。"}},
	{name: "persons' numbers", texts: map[string]string{"overview": "申请人身份证号11010519491231002X、手机号13800138000。群众来电13800138001，申请人来电13800138001。\n申请人卡号6222021234567890128。"}, want: []string{
		"N25 文字!overview “一、总体情况”的文字里有身份证号“110*************2X”。公布以前请删去，或者改成不指明个人的" +
			"说法。 | 110*************2X | 申请人身份证号11010519491231002X、手机号13800138000",
		"N25 文字!overview “一、总体情况”的文字里有手机号“138******00”。公布以前请删去，或者改成不指明个人的说法。 | " +
			"138******00 | 申请人身份证号11010519491231002X、手机号13800138000",
		"N25 文字!overview “一、总体情况”的文字里有手机号“138******01”。公布以前请删去，或者改成不指明个人的说法。 | " +
			"138******01 | 群众来电13800138001，申请人来电13800138001\n群众来电13800138001，申请人来电13800138001",
		"N25 文字!overview' “一、总体情况”的文字里有银行卡号“622**************28”。公布以前请删去，或者改成不指明个人" +
			"的说法。 | 622**************28 | 申请人卡号6222021234567890128",
	}},
	{name: "a number of the agency, a person's beside it", texts: map[string]string{"overview": "咨询电话13800138000。联系申请人13800138000。"}, want: []string{
		"N25 文字!overview “一、总体情况”的文字里有手机号“138******00”。公布以前请删去，或者改成不指明个人的说法。 | " +
			"138******00 | 联系申请人13800138000",
	}},
	{name: "amounts are no numbers", texts: map[string]string{"overview": "申请人涉及13800138000元、13800138000 件、13800138000平方米。"}},
	{name: "a number with its country's", texts: map[string]string{"overview": "群众电话8613800138000，群众电话+8613800138000，群众电话12800138000。"}, want: []string{
		"N25 文字!overview “一、总体情况”的文字里有手机号“861********00”。公布以前请删去，或者改成不指明个人的说法。 " +
			"| 861********00 | 群众电话8613800138000，群众电话+8613800138000，群众电话12800138000\n群众电话8613800138000" +
			"，群众电话+8613800138000，群众电话12800138000",
	}},
	{name: "a home", texts: map[string]string{"others": "没有收取信息处理费。申请人王某某，现住示例县文昌路55号。"}, want: []string{
		"N25 文字!others “六、其他需要报告的事项”的文字里有个人住址“申请人王某某***”。公布以前请删去，或者改成不指明" +
			"个人的说法。 | 申请人王某某*** | 申请人王某某，现住示例县文昌路55号",
	}},
	{name: "no word of fees", figures: "applications.other.unpaid.person=0", texts: map[string]string{"others": "本机关有工作人员两名。"}, want: []string{
		"N26 文字!others “六、其他需要报告的事项”没有说明收取信息处理费的情况。请写明发出收费通知的件数、总金额和实际" +
			"收取的金额；没有收的写“没有收取信息处理费”。",
	}},
	{name: "no word of fees where some did not pay", figures: "applications.other.unpaid.person=2", texts: map[string]string{"others": "无。"}, want: []string{
		"N26 文字!others “六、其他需要报告的事项”没有说明收取信息处理费的情况，而表里有 2 件逾期未按收费通知要求缴纳" +
			"费用（表!A164）。请写明发出收费通知的件数、总金额和实际收取的金额；没有收的写“没有收取信息处理费”。",
	}},
	{name: "fees in another part", figures: "applications.other.unpaid.person=2", texts: map[string]string{"others": "无。", "overview": "发出收费通知2件。"}},
	{name: "nothing where nobody failed to pay", texts: map[string]string{"others": "无。"}},
	{name: "a fee beside none", texts: map[string]string{"others": "实际收取信息处理费1元。"}, want: []string{
		"N27 文字!others “六、其他需要报告的事项”里写的是“实际收取信息处理费1元”，表里的行政事业性收费金额却是 0 万元" +
			"（表!A10）。信息处理费是行政事业性收费的一种，不会比它多。请核对。 | 实际收取信息处理费1元 | fees.charges.am" +
			"ount 0",
	}},
	{name: "a fee that is as much as all", figures: "fees.charges.amount=0.32", texts: map[string]string{"others": "实际收取信息处理费3,200元。"}},
	{name: "a fee that is rounded", figures: "fees.charges.amount=0.32", texts: map[string]string{"others": "实际收取信息处理费3250元。"}},
	{name: "a fee above the rounded one", figures: "fees.charges.amount=0.32", texts: map[string]string{"others": "实际收取信息处理费3251元。"}, want: []string{
		"N27 文字!others “六、其他需要报告的事项”里写的是“实际收取信息处理费3251元”，表里的行政事业性收费金额却是 0.3" +
			"2 万元（表!A10）。信息处理费是行政事业性收费的一种，不会比它多。请核对。 | 实际收取信息处理费3251元 | fees.c" +
			"harges.amount 0.32",
	}},
	{name: "a fee in ten thousands", figures: "fees.charges.amount=2", texts: map[string]string{"others": "信息处理费收入共计3.2万元。"}, want: []string{
		"N27 文字!others “六、其他需要报告的事项”里写的是“信息处理费收入共计3.2万元”，表里的行政事业性收费金额却是 2 " +
			"万元（表!A10）。信息处理费是行政事业性收费的一种，不会比它多。请核对。 | 信息处理费收入共计3.2万元 | fees.ch" +
			"arges.amount 2",
	}},
	{name: "a fee of another kind", texts: map[string]string{"overview": "收取费用3200元。", "others": "没有收取信息处理费。"}},
	{name: "any fee in the part on fees", texts: map[string]string{"others": "收取费用3200元。"}, want: []string{
		"N27 文字!others “六、其他需要报告的事项”里写的是“收取费用3200元”，表里的行政事业性收费金额却是 0 万元（表!A1" +
			"0）。信息处理费是行政事业性收费的一种，不会比它多。请核对。 | 收取费用3200元 | fees.charges.amount 0",
	}},
	{name: "as many notices as did not pay", figures: "applications.other.unpaid.person=2", texts: map[string]string{"others": "发出信息处理费收费通知2件。"}},
	{name: "fewer notices", figures: "applications.other.unpaid.person=2", texts: map[string]string{"others": "发出信息处理费收费通知1件。"}, want: []string{
		"N27 文字!others “六、其他需要报告的事项”里写的是“收费通知1件”，表里逾期未按收费通知要求缴纳费用的却有 2 件（" +
			"表!A164）。请核对。 | 收费通知1件 | applications.other.unpaid.total 2",
	}},
	{name: "no notices", figures: "applications.other.unpaid.person=2", texts: map[string]string{"others": "未发出信息处理费收费通知。"}, want: []string{
		"N27 文字!others “六、其他需要报告的事项”里写的是“未发出信息处理费收费通知”，表里逾期未按收费通知要求缴纳费用" +
			"的却有 2 件（表!A164）。请核对。 | 未发出信息处理费收费通知 | applications.other.unpaid.total 2",
	}},
	{name: "a fee and notices in one sentence", figures: "applications.other.unpaid.person=2", texts: map[string]string{"others": "信息处理费收费通知1件，实际收取50元。"}, want: []string{
		"N27 文字!others “六、其他需要报告的事项”里写的是“实际收取50元”，表里的行政事业性收费金额却是 0 万元（表!A10" +
			"）。信息处理费是行政事业性收费的一种，不会比它多。请核对。 | 实际收取50元 | fees.charges.amount 0",
		"N27 文字!others “六、其他需要报告的事项”里写的是“收费通知1件”，表里逾期未按收费通知要求缴纳费用的却有 2 件（" +
			"表!A164）。请核对。 | 收费通知1件 | applications.other.unpaid.total 2",
	}},
	{name: "all done, some carried over", figures: "applications.carried_out.person=2", texts: map[string]string{"overview": "收到的政府信息公开申请已全部办结。收到的政府信息公开申请已全部办结。\n收到的政府信息公开申请已全部办结，答复率100%。"}, want: []string{
		"N28 文字!overview “一、总体情况”里说“收到的政府信息公开申请已全部办结”，表里“四、结转下年度继续办理”的“总计”" +
			"是 2（表!A185）。请核对，改成一致。 | 全部办结 | applications.carried_out.total 2 | 收到的政府信息公开申请已" +
			"全部办结",
		"N28 文字!overview' “一、总体情况”里说“收到的政府信息公开申请已全部办结，答复率100%”，表里“四、结转下年度继续" +
			"办理”的“总计”是 2（表!A185）。请核对，改成一致。 | 全部办结 | applications.carried_out.total 2 | 收到的政府" +
			"信息公开申请已全部办结，答复率100%",
	}},
	{name: "all done of another thing", figures: "applications.carried_out.person=2", texts: map[string]string{"overview": "（一）建议提案\n收到5件，全部办结。\n全部办结。"}},
	{name: "all done below a heading", figures: "applications.carried_out.person=2", texts: map[string]string{"overview": "（一）依申请公开情况。收到5件，全部办结。\n全部按时办结。\n（二）建议办理\n全部办结。"}, want: []string{
		"N28 文字!overview “一、总体情况”里说“收到5件，全部办结”，表里“四、结转下年度继续办理”的“总计”是 2（表!A185）" +
			"。请核对，改成一致。 | 全部办结 | applications.carried_out.total 2 | 收到5件，全部办结",
		"N28 文字!overview' “一、总体情况”里说“全部按时办结”，表里“四、结转下年度继续办理”的“总计”是 2（表!A185）。请" +
			"核对，改成一致。 | 全部按时办结 | applications.carried_out.total 2 | 全部按时办结",
	}},
	{name: "all done below a sentence too long for a heading", figures: "applications.carried_out.person=2", texts: map[string]string{"overview": "（一）依申请公开情况在本年总体上是平稳和规范有序的\n全部办结。"}},
	{name: "upheld, one pending and one corrected", figures: "disputes.review.pending=1 disputes.review.corrected=2", texts: map[string]string{"overview": "因政府信息公开被申请行政复议3件，均获维持。"}, want: []string{
		"N28 文字!overview “一、总体情况”里说“因政府信息公开被申请行政复议3件，均获维持”，表里“行政复议”的“尚未审结”" +
			"是 1（表!A189）、“行政复议”的“结果纠正”是 2（表!A187）。请核对，改成一致。 | 信息公开被申请行政复议3件，均获" +
			"维持 | disputes.review.pending 1 | disputes.review.corrected 2 | 因政府信息公开被申请行政复议3件，均获维持",
	}},
	{name: "a department with rules in one column", agency: "示例市教育局", figures: "documents.regulations.repealed=1", want: []string{
		"N30 表!A2 “规章”的“本年废止件数”是 1。规章由设区的市以上的政府制定，部门一般没有。请核对，是不是填错了行。 |" +
			" documents.regulations.repealed 1",
	}},
	{name: "the department that drafts rules", agency: "示例市司法局", figures: "documents.regulations.repealed=1"},
	{name: "a government with rules", agency: "示例市人民政府", figures: "documents.regulations.repealed=1"},
	{name: "another sign", texts: map[string]string{"overview": "依据《年度报告格式》（国办函〔2021〕30号）编制。"}, want: []string{
		"N32 文字!overview “一、总体情况”里写的依据是“国办函〔2021〕30号”，2021版的格式由《中华人民共和国政府信息公开" +
			"工作年度报告格式》（国办公开办函〔2021〕30号）规定。请核对名称和文号。 | 国办函〔2021〕30号",
	}},
	{name: "another sign and year", texts: map[string]string{"overview": "依据《年度报告格式》（国办函〔2020〕30号）编制。"}},
	{name: "another number beside its own", texts: map[string]string{"overview": "依据《中华人民共和国政府信息公开工作年度报告格式》（国办公开办函〔2021〕31号）和国办公开办函〔2021〕30号编制。"}},
	{name: "another year with its number", texts: map[string]string{"overview": "依据《中华人民共和国政府信息公开工作年度报告格式》（国办公开办函〔2020〕30号）编制。"}},
	{name: "an older notice's name with its own number", texts: map[string]string{"overview": "依据《政府信息公开工作年度报告有关事项的通知》（国办公开办函〔2021〕30号）编制。"}, want: []string{
		"N32 文字!overview “一、总体情况”里写的依据是“《……政府信息公开工作年度报告有关事项的通知》（国办公开办函〔202" +
			"1〕30号）”，2021版的格式由《中华人民共和国政府信息公开工作年度报告格式》（国办公开办函〔2021〕30号）规定。请" +
			"核对名称和文号。 | 《……政府信息公开工作年度报告有关事项的通知》（国办公开办函〔2021〕30号）",
	}},
	{name: "an older notice's name without a number", texts: map[string]string{"overview": "依据《政府信息公开工作年度报告有关事项的通知》要求编制，见国办公开办函〔2019〕60号。"}, want: []string{
		"N32 文字!overview “一、总体情况”里写的依据是“《……政府信息公开工作年度报告有关事项的通知》”，2021版的格式由《" +
			"中华人民共和国政府信息公开工作年度报告格式》（国办公开办函〔2021〕30号）规定。请核对名称和文号。 | 《……政府" +
			"信息公开工作年度报告有关事项的通知》",
	}},
	{name: "an older notice's name, as no basis", texts: map[string]string{"overview": "转发《政府信息公开工作年度报告有关事项的通知》。"}},
	{name: "an older notice's name beside the form's", texts: map[string]string{"overview": "依据年度报告格式和《政府信息公开工作年度报告有关事项的通知》编制。"}},
	{name: "part of a year", texts: map[string]string{"others": "没有收取信息处理费。统计期限为2024年1月1日至11月30日，统计期限为2024年2月至12月。"}, want: []string{
		"N33 文字!others “六、其他需要报告的事项”里写的统计期限是“2024年1月1日至11月30日”，应当是 2024年1月1日至 2024" +
			"年12月31日。请核对。 | 2024年1月1日至11月30日",
		"N33 文字!others “六、其他需要报告的事项”里写的统计期限是“2024年2月至12月”，应当是 2024年1月1日至 2024年12月3" +
			"1日。请核对。 | 2024年2月至12月",
	}},
	{name: "from a day of the first month", texts: map[string]string{"others": "没有收取信息处理费。统计期限为2024年1月2日至2024年12月31日。"}, want: []string{
		"N33 文字!others “六、其他需要报告的事项”里写的统计期限是“2024年1月2日至2024年12月31日”，应当是 2024年1月1日" +
			"至 2024年12月31日。请核对。 | 2024年1月2日至2024年12月31日",
	}},
	{name: "to a day of the last month", texts: map[string]string{"others": "没有收取信息处理费。统计期限为2024年1月至12月30日。"}, want: []string{
		"N33 文字!others “六、其他需要报告的事项”里写的统计期限是“2024年1月至12月30日”，应当是 2024年1月1日至 2024年1" +
			"2月31日。请核对。 | 2024年1月至12月30日",
	}},
	{name: "into the next year", texts: map[string]string{"others": "没有收取信息处理费。统计期限为2024年1月1日至2025年1月31日，统计期限为2024年1月1日至2025年2月1日。"}, want: []string{
		"N33 文字!others “六、其他需要报告的事项”里写的统计期限是“2024年1月1日至2025年2月1日”，应当是 2024年1月1日至 " +
			"2024年12月31日。请核对。 | 2024年1月1日至2025年2月1日",
	}},
	{name: "another year's part, and one that ends before it", texts: map[string]string{"others": "没有收取信息处理费。统计期限为2023年1月1日至11月30日，统计期限为2024年1月1日至2023年12月31日。"}},
	{name: "part of a year in a part that says nothing of the report", texts: map[string]string{"overview": "统计期限为2024年1月1日至11月30日。", "problems": "统计期限为2024年1月1日至11月30日。"}, want: []string{
		"N33 文字!overview “一、总体情况”里写的统计期限是“2024年1月1日至11月30日”，应当是 2024年1月1日至 2024年12月31" +
			"日。请核对。 | 2024年1月1日至11月30日",
	}},
	{name: "the report of another year at the end", texts: map[string]string{"closing": "本报告为示例市司法局2022年政府信息公开工作年度报告。"}, want: []string{
		"N34 文字!closing “结尾”里写的是“本报告为示例市司法局2022年政府信息公开工作年度报告”，报告的年度却是 2024。请" +
			"核对，改成一致。 | 2022 | 本报告为示例市司法局2022年政府信息公开工作年度报告",
	}},
	{name: "another year's report that it speaks of", texts: map[string]string{"intro": "现将示例市司法局2023年政府信息公开工作情况通报整改报告如下。"}},
	{name: "the report of another year in no opening", texts: map[string]string{"others": "没有收取信息处理费。现将2023年政府信息公开工作情况报告如下。"}},
	{name: "paragraphs of other years", texts: map[string]string{"overview": "（一）主动公开\n2023年，我局持续公开。\n（二） 依申请公开 2023年，我局规范答复。\n（三）管理。2022年，市司法局加强审核。\n2024年，我局组织培训。"}, want: []string{
		"N34 文字!overview' “一、总体情况”里写的是“2023年，我局持续公开” 等 2 处，报告的年度却是 2024。请核对，是上年" +
			"文字没有改的，请改写。 | 2023 | 2023年，我局持续公开",
	}},
	{name: "paragraphs that go on with the report's year", texts: map[string]string{"overview": "2023年，我局持续公开，2024年更进一步。\n2023年，我局规范答复。今年继续。\n2023年，我局组织培训。2024年将继续。"}, want: []string{
		"N34 文字!overview'' “一、总体情况”里写的是“2023年，我局组织培训”，报告的年度却是 2024。请核对，是上年文字没" +
			"有改的，请改写。 | 2023 | 2023年，我局组织培训",
	}},
	{name: "paragraphs of others", texts: map[string]string{"overview": "2023年，国务院印发通知。\n2023年，示例市人民政府印发通知。\n2023年，示例市印发通知。\n2023年，市教育局印发通知。"}, want: []string{
		"N34 文字!overview' “一、总体情况”里写的是“2023年，示例市人民政府印发通知” 等 2 处，报告的年度却是 2024。请核" +
			"对，是上年文字没有改的，请改写。 | 2023 | 2023年，示例市人民政府印发通知",
	}},
	{name: "of a longer name", agency: "示例省示例市甲县司法局", texts: map[string]string{"overview": "2023年，示例市甲县司法局持续公开。\n2023年，甲县司法局持续公开。\n2023年，示例省示例市甲县持续公开。\n2023年，甲县持续公开。\n2023年，示例市持续公开。\n2023年，司法局持续公开。"}, want: []string{
		"N34 文字!overview “一、总体情况”里写的是“2023年，示例市甲县司法局持续公开” 等 4 处，报告的年度却是 2024。请" +
			"核对，是上年文字没有改的，请改写。 | 2023 | 2023年，示例市甲县司法局持续公开",
	}},
	{name: "ten years before, and eleven", texts: map[string]string{"overview": "2014年，我局持续公开。\n2013年，我局持续公开。\n2025年，我局持续公开。"}, want: []string{
		"N34 文字!overview “一、总体情况”里写的是“2014年，我局持续公开”，报告的年度却是 2024。请核对，是上年文字没有" +
			"改的，请改写。 | 2014 | 2014年，我局持续公开",
	}},
	{name: "three years before", texts: map[string]string{"problems": "2021年，我局公开不足。"}, want: []string{
		"N34 文字!problems “五、存在的主要问题及改进情况”里写的是“2021年，我局公开不足”，报告的年度却是 2024。请核对" +
			"，是上年文字没有改的，请改写。 | 2021 | 2021年，我局公开不足",
	}},
	{name: "four years before", texts: map[string]string{"problems": "2020年，我局公开不足。"}},
	{name: "a text that goes on in another line", texts: map[string]string{"problems": "2023年，我局公开不足。\n2024年，我局加强培训。"}},
}

func (m *made) report() *form.Report {
	r := checktest.Made("2021", cmp.Or(m.agency, "示例市司法局"), 2024, m.figures)
	for id, text := range m.texts {
		of := form.Text{Text: text, Place: form.Place{Sheet: "文字", Ref: id}}
		for i, line := range strings.Split(text, "\n") {
			of.Lines = append(of.Lines, form.Line{Text: line, Place: form.Place{Sheet: "文字", Ref: id + strings.Repeat("'", i)}})
		}
		r.Texts[id] = of
	}
	return r
}

// TestCases shows what is told of texts and figures that were made for it.
func TestCases(t *testing.T) {
	for _, test := range cases {
		p := rule.NewPass(test.report(), define.Builtin())
		for _, of := range Rules {
			if of != n22 || test.all {
				p.Run(of)
			}
		}
		var got []string
		for _, f := range p.Findings() {
			got = append(got, told(&f))
		}
		if diff := gocmp.Diff(test.want, got); diff != "" {
			t.Errorf("%s (-want +got)\n%s", test.name, diff)
		}
	}
}

// TestCasesWithoutKeys shows that nothing is told where a form does not say what it asks of its texts.
func TestCasesWithoutKeys(t *testing.T) {
	for _, of := range []*wanted.Texts{nil, {}, {Personal: &wanted.Personal{}, Fee: &wanted.Fee{}, Notices: &wanted.Notices{},
		Period: &wanted.Period{}, Overview: &wanted.Overview{Text: "overview"},
		Years: &wanted.Years{Openings: []*wanted.Opening{{Texts: []string{"problems", "overview"}}}}}} {
		for _, test := range cases {
			r := test.report()
			bare := *r.Form
			bare.Wanted, r.Form = of, &bare
			p := rule.NewPass(r, define.Builtin())
			for _, of := range Rules {
				p.Run(of)
			}
			for _, f := range p.Findings() {
				t.Errorf("%s: %s", test.name, told(&f))
			}
		}
	}
}

// TestAt shows how a message says where something stands that stands somewhere.
func TestAt(t *testing.T) {
	for place, want := range map[form.Place]string{{}: "", {Sheet: "文字", Ref: "A2"}: "（文字!A2）"} {
		if got := at(place); got != want {
			t.Errorf("%+v: %s, want %s", place, got, want)
		}
	}
}

// TestKnown tells the numbers of the forms' own notices from others.
func TestKnown(t *testing.T) {
	p := rule.NewPass(form.NewReport(define.Builtin()[1]), define.Builtin())
	for number, want := range map[[2]string]bool{{"2019", "60"}: true, {"2021", "30"}: true, {"2021", "31"}: false, {"60", "2019"}: false} {
		if got := known(p, asked(p).Notices, number[0], number[1]); got != want {
			t.Errorf("〔%s〕%s号 is one of the forms': %v", number[0], number[1], got)
		}
	}
}

// told returns all that a finding carries but its rule's words.
func told(f *rule.Finding) string {
	words := f.Rule.ID + " " + f.Place.String() + " " + f.Message
	for _, c := range f.Cells {
		words += " | " + strings.TrimSpace(c.ID+" "+c.Value)
	}
	if f.Said != "" {
		words += " | " + f.Said
	}
	return words
}
