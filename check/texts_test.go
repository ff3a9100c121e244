package check

import (
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"nianbao/form/define"
	"nianbao/form/wanted"
)

// told is a sound workbook whose texts say what they should.
func told(t testing.TB) *sheets {
	s := calculated(t, "2021", "2024")
	s.whole = true
	s.set("文字!A2", "（一）主动公开。本年制发行政规范性文件0件。\n（二）依申请公开。未收到申请。\n（三）政府信息管理。定期清理文件。\n"+
		"（四）平台建设。网站专栏按统一目录调整。\n（五）监督保障。组织培训。")
	s.set("文字!B2", "解读的形式还比较单一，下一年增加图解。")
	s.set("文字!C2", "本年度没有收取信息处理费。")
	return s
}

// says lets the overview go on.
func (s *sheets) says(line string) { s.set("文字!A2", s.at("文字!A2").Text+"\n"+line) }

var textsCases = []failing{
	{"N20", func(s *sheets) {
		s.says("全年公开信息  条，培训XX场，印发〔2024〕号文件，【请补充：会议】。")
	}, []string{
		"警告 N20 文字!A2  “一、总体情况”的文字里有没填的空：“全年公开信息  条”、“培训XX场”、“印发〔2024〕号文件” 等 4 处。请填上；没有的，整句删去。"}},
	{"N21", func(s *sheets) { s.set("文字!B2", "无。") }, []string{
		"提示 N21 文字!B2  “五、存在的主要问题及改进情况”只写了“无。”。请写明本年存在的问题，和上年问题的改进情况。"}},
	{"N22", func(s *sheets) {
		s.set("文字!A2", "本年主动公开、依申请公开工作有序开展，组织培训。")
	}, []string{
		"提示 N22 文字!A2  “一、总体情况”没有写到：政府信息管理；平台建设。请补写；nianbao overview 按报告里的数起草各方面的文字。"}},
	{"N22 of a government", func(s *sheets) {
		s.set("基本信息!B1", "示例市人民政府")
	}, []string{
		"提示 N22 文字!A2  “一、总体情况”没有写到：工作考核；社会评议；责任追究。请补写；nianbao overview 按报告里的数起草各方面的文字。"}},
	{"N22 of a government, two of three", func(s *sheets) {
		s.set("基本信息!B1", "示例县示例镇人民政府")
		s.says("公开工作纳入年度考核，办事群众满意度较高。")
	}, []string{
		"提示 N22 文字!A2  “一、总体情况”没有写到：责任追究。请补写；nianbao overview 按报告里的数起草各方面的文字。"}},
	{"N23", func(s *sheets) { s.says(strings.Repeat("公", 1000)) }, []string{
		"提示 N23 文字!A2  “一、总体情况”有 1087 字，超过 1000 字。请压缩；本地没有规定字数的不用改。"}},
	{"N24 counts of other things", func(s *sheets) {
		s.set("文字!A2", "主动公开信息12条，依申请公开3件，规范性文件定期清理，网站有效运行12个月，培训2次。")
		s.set("主动公开!B4", "2")
		s.set("主动公开!D4", "5")
	}, []string{"提示 N24 文字!A2  “一、总体情况”没有写规范性文件的件数：制发（表里是 2 件）、现行有效（表里是 5 件）。请补写。"}},
	{"N24", func(s *sheets) { s.set("主动公开!C4", "3"); s.set("主动公开!D4", "5") }, []string{
		"提示 N24 文字!A2  “一、总体情况”没有写规范性文件的件数：废止（表里是 3 件）、现行有效（表里是 5 件）。请补写。"}},
	{"N25 identity", func(s *sheets) { s.says("申请人（身份证号11010519491231002X）要求公开征地信息。") }, []string{
		"警告 N25 文字!A2  “一、总体情况”的文字里有身份证号“110*************2X”。公布以前请删去，或者改成不指明个人的说法。"}},
	{"N25 identity mistyped", func(s *sheets) { s.says("申请人（身份证号：110105194912310021）要求公开征地信息。") }, []string{
		"警告 N25 文字!A2  “一、总体情况”的文字里有身份证号“110*************21”。公布以前请删去，或者改成不指明个人的说法。"}},
	{"N25 mobile, card and home", func(s *sheets) {
		s.set("文字!B2", "申请人张某（电话：13800138000，卡号6222021234567890128）家住示例区示例路8号，对答复有疑问。")
	}, []string{
		"警告 N25 文字!B2  “五、存在的主要问题及改进情况”的文字里有手机号“138******00”。公布以前请删去，或者改成不指明个人的说法。",
		"警告 N25 文字!B2  “五、存在的主要问题及改进情况”的文字里有银行卡号“622**************28”。公布以前请删去，或者改成不指明个人的说法。",
		"警告 N25 文字!B2  “五、存在的主要问题及改进情况”的文字里有个人住址“家住示例区示***”。公布以前请删去，或者改成不指明个人的说法。"}},
	{"N26", func(s *sheets) { s.set("文字!C2", "本机关工作人员两名。") }, []string{
		"提示 N26 文字!C2  “六、其他需要报告的事项”没有说明收取信息处理费的情况。" +
			"请写明发出收费通知的件数、总金额和实际收取的金额；没有收的写“没有收取信息处理费”。"}},
	{"N27", func(s *sheets) {
		s.set("文字!C2", "实际收取信息处理费3200元。")
		s.set("主动公开!B14", "0.2")
	}, []string{
		"警告 N27 文字!C2  “六、其他需要报告的事项”里写的是“实际收取信息处理费3200元”，表里的行政事业性收费金额却是 0.2 万元（主动公开!B14）。" +
			"信息处理费是行政事业性收费的一种，不会比它多。请核对。"}},
	{"N27 notices", func(s *sheets) {
		s.set("文字!C2", "本年度未发出信息处理费收费通知。")
		s.unpaid("2")
	}, []string{
		"警告 N27 文字!C2  “六、其他需要报告的事项”里写的是“未发出信息处理费收费通知”，表里逾期未按收费通知要求缴纳费用的却有 2 件（依申请公开!J25）。请核对。"}},
	{"N28", func(s *sheets) { s.says("收到的政府信息公开申请已全部按时办结。"); s.carried("2") }, []string{
		"警告 N28 文字!A2  “一、总体情况”里说“收到的政府信息公开申请已全部按时办结”，表里“四、结转下年度继续办理”的“总计”是 2（依申请公开!J28）。" +
			"请核对，改成一致。"}},
	{"N28 in place of what was said of none", func(s *sheets) {
		s.set("文字!A2", strings.Replace(s.at("文字!A2").Text, "未收到申请", "收到的政府信息公开申请已全部按时办结", 1))
		s.carried("2")
	}, []string{
		"警告 N28 文字!A2  “一、总体情况”里说“收到的政府信息公开申请已全部按时办结”，表里“四、结转下年度继续办理”的“总计”是 2（依申请公开!J28）。" +
			"请核对，改成一致。"}},
	{"N28 below a heading", func(s *sheets) {
		s.set("文字!A2", s.at("文字!A2").Text+"\n（六）依申请公开办理情况\n收到2件，全部办结。\n（七）建议提案\n收到5件，全部办结。")
		s.carried("2")
	}, []string{
		"警告 N28 文字!A2  “一、总体情况”里说“收到2件，全部办结”，表里“四、结转下年度继续办理”的“总计”是 2（依申请公开!J28）。请核对，改成一致。"}},
	{"N28 nothing carried over", func(s *sheets) {
		s.says("全年收到政府信息公开申请2件，年底前全部办结，无结转。")
		s.carried("2")
	}, []string{
		"警告 N28 文字!A2  “一、总体情况”里说“全年收到政府信息公开申请2件，年底前全部办结，无结转”，表里“四、结转下年度继续办理”的“总计”是 2（依申请公开!J28）。" +
			"请核对，改成一致。"}},
	{"N28 with what was carried in", func(s *sheets) {
		s.says("全年共办理政府信息公开申请2件（含上年结转0件），年底前全部办结。")
		s.carried("2")
	}, []string{
		"警告 N28 文字!A2  “一、总体情况”里说“全年共办理政府信息公开申请2件（含上年结转0件），年底前全部办结”，表里“四、结转下年度继续办理”的“总计”是 2（依申请公开!J28）。" +
			"请核对，改成一致。"}},
	{"N28 disputes", func(s *sheets) {
		s.says("因政府信息公开被申请行政复议1件，均获维持。")
		s.set("复议诉讼!D4", "1")
		s.set("复议诉讼!E4", "1")
	}, []string{
		"警告 N28 文字!A2  “一、总体情况”里说“因政府信息公开被申请行政复议1件，均获维持”，表里“行政复议”的“尚未审结”是 1（复议诉讼!D4）。请核对，改成一致。"}},
	{"N29", func(s *sheets) {
		s.set("基本信息!B1", "示例县示例镇人民政府")
		s.says("年度考核合格，社会评议良好，未发生责任追究。")
		s.set("主动公开!D3", "3")
	}, []string{
		"警告 N29 主动公开!D3  “规章”的“现行有效件数”是 3。乡镇、街道不能制定规章。请核对，是不是填错了行。"}},
	{"N30", func(s *sheets) { s.set("基本信息!B1", "示例市教育局"); s.set("主动公开!B3", "2") }, []string{
		"提示 N30 主动公开!B3  “规章”的“本年制发件数”是 2。规章由设区的市以上的政府制定，部门一般没有。请核对，是不是填错了行。"}},
	{"N31", func(s *sheets) { s.set("基本信息!B8", "2025年2月1日") }, []string{
		"提示 N31 基本信息!B8  成文日期是 2025年2月1日，公布期限是 2025年1月31日（《条例》第四十九条）。日期填错的请改；上级另有期限的，检查时加 --deadline。"}},
	{"N32", func(s *sheets) {
		s.says("依据《国务院办公厅政府信息与政务公开办公室关于政府信息公开工作年度报告有关事项的通知》（国办公开办函〔2021〕30号）编制。")
	}, []string{
		"警告 N32 文字!A2  “一、总体情况”里写的依据是“《……政府信息公开工作年度报告有关事项的通知》（国办公开办函〔2021〕30号）”，" +
			"2021版的格式由《中华人民共和国政府信息公开工作年度报告格式》（国办公开办函〔2021〕30号）规定。请核对名称和文号。"}},
	{"N32 a name without a number", func(s *sheets) {
		s.says("根据《关于政府信息公开工作年度报告有关事项的通知》要求编制。")
	}, []string{
		"警告 N32 文字!A2  “一、总体情况”里写的依据是“《……政府信息公开工作年度报告有关事项的通知》”，" +
			"2021版的格式由《中华人民共和国政府信息公开工作年度报告格式》（国办公开办函〔2021〕30号）规定。请核对名称和文号。"}},
	{"N32 another sign", func(s *sheets) { s.says("依据《年度报告格式》（国办函[2021]30号）编制。") }, []string{
		"警告 N32 文字!A2  “一、总体情况”里写的依据是“国办函[2021]30号”，" +
			"2021版的格式由《中华人民共和国政府信息公开工作年度报告格式》（国办公开办函〔2021〕30号）规定。请核对名称和文号。"}},
	{"N33", func(s *sheets) {
		s.set("文字!C2", "没有收取信息处理费。统计期限自2024年1月1日起，至11月30日止。")
	}, []string{
		"警告 N33 文字!C2  “六、其他需要报告的事项”里写的统计期限是“2024年1月1日起，至11月30日”，应当是 2024年1月1日至 2024年12月31日。请核对。"}},
	{"N33 two years", func(s *sheets) {
		s.set("文字!C2", "没有收取信息处理费。统计期限自2024年1月1日至2025年12月31日。")
	}, []string{
		"警告 N33 文字!C2  “六、其他需要报告的事项”里写的统计期限是“2024年1月1日至2025年12月31日”，应当是 2024年1月1日至 2024年12月31日。请核对。"}},
	{"N34", func(s *sheets) {
		old := s.at("文字!A2").Text
		lines := append([]string{"现将示例市司法局2023年政府信息公开工作情况报告如下。", "一、总体情况"}, strings.Split(old, "\n")...)
		s.prose(append(lines, "五、存在的主要问题及改进情况", "解读的形式单一。", "六、其他需要报告的事项", "没有收取信息处理费。")...)
	}, []string{
		"警告 N34 第1段  “引言”里写的是“现将示例市司法局2023年政府信息公开工作情况报告”，报告的年度却是 2024。请核对，改成一致。"}},
	{"N34 a part of last year's", func(s *sheets) {
		s.says("2024年继续公开。")
		s.set("文字!B2", "（一）存在的主要问题\n2023年，我局政务公开取得较好成效，但解读形式单一。\n（二）改进情况\n2024年将增加图解。")
	}, []string{
		"警告 N34 文字!B2  “五、存在的主要问题及改进情况”里写的是“2023年，我局政务公开取得较好成效，但解读形式单一”，报告的年度却是 2024。请核对，是上年文字没有改的，请改写。"}},
}

// TestTextsWithoutKeys shows that a rule is silent where the definition does not have its key.
func TestTextsWithoutKeys(t *testing.T) {
	for _, test := range textsCases {
		s := told(t)
		test.change(s)
		r := s.read(t)
		bare := *r.Form
		bare.Wanted = &wanted.Texts{Personal: &wanted.Personal{}, Fee: &wanted.Fee{Text: "others"}, Notices: &wanted.Notices{},
			Period: &wanted.Period{}, Years: &wanted.Years{Openings: []*wanted.Opening{{Texts: []string{"problems"}}}}}
		copied := *r
		copied.Form = &bare
		for _, f := range Report(&copied, define.Builtin()) {
			if id := f.Rule.ID; id[0] == 'N' && id >= "N20" && id != "N26" && id != "N31" {
				t.Errorf("%s: %s %s", test.name, id, f.Message)
			}
		}
	}
}

// unpaid lets persons have been asked to pay in vain, carried others be at work still.
func (s *sheets) unpaid(n string)  { s.applied(n, 25, 27) }
func (s *sheets) carried(n string) { s.applied(n, 28) }

// applied puts a number of persons' applications into rows of the table, and into that of new ones.
func (s *sheets) applied(n string, rows ...int) {
	g := s.sheet("依申请公开")
	for _, row := range append([]int{4}, rows...) {
		for _, col := range []int{3, 9} {
			g.At(row-1, col).Text = n
		}
	}
}

var textsPassing = []passing{
	{"N20", "what looks like slots", func(s *sheets) {
		s.says("网址为https://www.example.com/xx__yy/0000.html，邮箱xx_x@example.com。“互联网+”服务，3×5米，编号A__1。\n" +
			"公开信息 12 条，（一） 条例解读，XXL号，2024年1月，10000件，《条例》。")
	}, ""},
	{"N20", "the form's own remark, which S09 tells of", func(s *sheets) {
		s.set("文字!C2", "（文字描述，收取信息处理费情况在此处报告。）")
	}, "S09"},
	{"N21", "nothing that is said in other parts", func(s *sheets) { s.set("文字!C2", "无") }, ""},
	{"N22 N23", "just so long, with other words", func(s *sheets) {
		s.set("文字!A2", "公开信息、依申请、清理、网站、培训"+strings.Repeat("公", 983))
	}, ""},
	{"N24", "counts of another kind, or in other words", func(s *sheets) {
		s.set("主动公开!B4", "2")
		s.set("主动公开!C4", "3")
		s.set("主动公开!D4", "5")
		s.says("制定行政规范性文件两件，失效3件，现行有效的共5件。")
	}, ""},
	{"N24", "none made, which N02 tells of", func(s *sheets) {
		s.set("主动公开!B4", "2")
		s.set("主动公开!C4", "1")
		s.says("本年未制定行政规范性文件，未废止规范性文件。")
	}, ""},
	{"N25", "the office's own contact and other numbers", func(s *sheets) {
		s.says("如有疑问请与我局联系（电话：13800138000）。\n联系地址：示例区示例花园3号楼501室\n见http://www.example.com/art/11010519491231002X/13800138000.html\n" +
			"统一编号110105194912310021，流水号13800138000123，账号1234567890123456，订单6222021234567890120。\n" +
			"答复了家住外地的群众，地址不详的退回2件。")
	}, ""},
	{"N26", "what another part says", func(s *sheets) {
		s.set("文字!C2", "本机关工作人员两名。")
		s.says("全年未收取信息处理费。")
	}, ""},
	{"N26", "nothing, and no fee", func(s *sheets) { s.set("文字!C2", "无。") }, ""},
	{"N27", "a fee in yuan beside a rounded amount", func(s *sheets) {
		s.set("文字!C2", "发出收费通知2件，总金额9000元，实际收取信息处理费3,200元。")
		s.set("主动公开!B14", "0.3")
		s.unpaid("2")
	}, ""},
	{"N28", "what speaks of other things, or of some", func(s *sheets) {
		s.says("上年结转的2件申请已全部办结。人大建议、政协提案全部办结。\n除结转下年度的外，政府信息公开申请均已办结；申请按时办结率100%。\n" +
			"已审结的行政复议均获维持。受理行政复议案件35件，均维持原行政行为。均在法定期限内答复申请人。")
		s.carried("2")
		s.set("复议诉讼!D4", "1")
		s.set("复议诉讼!E4", "1")
	}, ""},
	{"N29 N30", "a town without, a government with", func(s *sheets) {
		s.set("基本信息!B1", "示例市人民政府")
		s.says("结果纳入年度考核，社会评议良好，没有责任追究的情况。")
		s.set("主动公开!D3", "3")
	}, ""},
	{"N31", "a government's date", func(s *sheets) {
		s.set("基本信息!B1", "示例市人民政府")
		s.says("结果纳入年度考核，社会评议良好，没有责任追究的情况。")
		s.set("基本信息!B8", "2025年3月31日")
	}, ""},
	{"N32", "both notices, other notices", func(s *sheets) {
		s.says("依据《关于印发〈中华人民共和国政府信息公开工作年度报告格式〉的通知》（国办公开办函〔2021〕30号）、国办发〔2019〕14号，" +
			"和国办公开办函〔2021〕20号，原《关于政府信息公开工作年度报告有关事项的通知》（国办公开办函〔2019〕60号）不再执行。")
	}, ""},
	{"N33", "the whole year, and other times", func(s *sheets) {
		s.set("文字!C2", "没有收取信息处理费。统计期限为2024年1月1日至12月31日，答复的统计期限为2024年1月1日至2025年1月20日。培训时间为2024年3月1日至3月5日。")
	}, ""},
	{"N34", "parts that begin with another year and go on with their own", func(s *sheets) {
		s.says("2024年继续公开。")
		s.set("文字!B2", "2023年，我局解读形式单一，2024年已增加图解。")
	}, ""},
	{"N34", "the year to come", func(s *sheets) {
		s.says("2024年继续公开。")
		s.set("文字!B2", "下一步，2025年我局将增加图解。")
	}, ""},
	{"N34", "plans and notices of other years", func(s *sheets) {
		s.prose("根据《示例省2023年政务公开工作情况通报》，现将2024年政府信息公开工作情况报告如下，与2023年相比。", "一、总体情况",
			"主动公开、依申请公开、政府信息管理、平台建设、监督保障", "五、存在的主要问题及改进情况", "解读单一。", "六、其他需要报告的事项", "没有收取信息处理费。")
	}, ""},
}

// aboutTexts returns the findings without those that hold what the texts say against figures, and figures against each
// other: the cases change the one without the other.
func (s *sheets) aboutTexts(t testing.TB) []string {
	return slices.DeleteFunc(s.findings(t), func(line string) bool {
		id := idOf(line)
		return id[0] == 'P' || id[0] == 'N' && id < "N20"
	})
}

// TestTexts breaks each rule about the texts themselves, and comes near to it.
func TestTexts(t *testing.T) {
	if list := told(t).findings(t); len(list) > 0 {
		t.Fatalf("sound texts have findings: %v", list)
	}
	for _, test := range textsCases {
		t.Run(test.name, func(t *testing.T) {
			s := told(t)
			test.change(s)
			test.compare(t, s.aboutTexts(t))
		})
	}
	for _, test := range textsPassing {
		t.Run(test.rules+" "+test.name, func(t *testing.T) {
			s := told(t)
			test.change(s)
			var got []string
			for _, line := range s.aboutTexts(t) {
				if !strings.Contains(test.others, idOf(line)) {
					got = append(got, line)
				}
			}
			if diff := cmp.Diff([]string(nil), got); diff != "" {
				t.Errorf("(-want +got)\n%s", diff)
			}
		})
	}
}

// TestTextsOfOtherForms shows that nothing is asked of texts where the definition does not say.
func TestTextsOfOtherForms(t *testing.T) {
	s := told(t)
	s.says("XX")
	r := s.read(t)
	plain := *r.Form
	plain.Wanted = nil
	copied := *r
	copied.Form = &plain
	for _, f := range Report(&copied, define.Builtin()) {
		if f.Rule.ID[0] == 'N' && f.Rule.ID >= "N20" {
			t.Error(f.Rule.ID, f.Message)
		}
	}
}
