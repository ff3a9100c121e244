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
	const problems = "一是公开内容有待深化，部分业务科室主动发布意识不强，政策文件印发后解读材料跟进较慢。" +
		"二是依申请办理的规范化水平还需提高，个别答复书说理不够充分，送达回证存档不齐。三是基层报送渠道单一，群众反映查询入口不好找。"
	const others = "四是新设的查阅点设备尚未配齐，预计明年上半年全部到位，届时可以自助查询和打印有关材料。" +
		"五是短视频解读没有做起来，图解偏少，内容不够通俗易懂。六是专业力量不足，人员变动频繁，业务衔接不畅，培训没有跟上。"
	const more = "七是考核办法还没有修订，奖惩措施不够具体。八是目录调整滞后，有的栏目空白。九是各科室之间配合不够，材料收集不全。"
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
		{name: "five times as much", this: "enforcement.penalties.decisions=125 licensing.permits.decisions=500", last: "enforcement.penalties.decisions=25 licensing.permits.decisions=100", want: []string{
			"Y07|与上年报告相比，“行政许可”的“本年处理决定数量” 500，上年 100（上年.xlsx 表!A7），是上年的 5 倍|500 100|5" +
				"00",
			"Y07|与上年报告相比，“行政处罚”的“本年处理决定数量” 125，上年 25（上年.xlsx 表!A8），是上年的 5 倍|125 25|125",
		}},
		{name: "less than five times, and less than 100 more", this: "enforcement.penalties.decisions=499 licensing.permits.decisions=123", last: "enforcement.penalties.decisions=100 licensing.permits.decisions=24"},
		{name: "a fifth", this: "enforcement.penalties.decisions=25 licensing.permits.decisions=26", last: "enforcement.penalties.decisions=125 licensing.permits.decisions=126", want: []string{
			"Y07|与上年报告相比，“行政处罚”的“本年处理决定数量” 25，上年 125（上年.xlsx 表!A8），是上年的 20%|25 125|25",
		}},
		{name: "from nothing and to nothing", this: "enforcement.penalties.decisions=100 licensing.permits.decisions=0 enforcement.coercion.decisions=99", last: "enforcement.penalties.decisions=0 licensing.permits.decisions=100 enforcement.coercion.decisions=0", want: []string{
			"Y07|与上年报告相比，“行政许可”的“本年处理决定数量” 0，上年 100（上年.xlsx 表!A7），相差 100|0 100|0",
			"Y07|与上年报告相比，“行政处罚”的“本年处理决定数量” 100，上年 0（上年.xlsx 表!A8），相差 100|100 0|100",
		}},
		{name: "an amount five times as much", this: "fees.charges.amount=62.5", last: "fees.charges.amount=12.5", want: []string{
			"Y07|与上年报告相比，“行政事业性收费”的“本年收费金额（单位：万元）” 62.5，上年 12.5（上年.xlsx 表!A10），是上" +
				"年的 5 倍|62.5 12.5|62.5",
		}},
		{name: "an amount of less than that", this: "fees.charges.amount=62.4", last: "fees.charges.amount=12.5"},
		{name: "a total alone", this: "disputes.review.upheld=90 disputes.review.other=90", last: "disputes.review.upheld=10 disputes.review.other=10", want: []string{
			"Y07|与上年报告相比，“行政复议”的“总计” 180，上年 20（上年.xlsx 表!A190），是上年的 9 倍|180 20|180",
		}},
		{name: "a total of totals alone", this: "applications.denied.secret.person=90 applications.denied.law.company=90", last: "applications.denied.secret.person=10 applications.denied.law.company=10", want: []string{
			"Y07|与上年报告相比，“（七）总计”的“总计” 180，上年 20（上年.xlsx 表!A178），是上年的 9 倍|180 20|180",
		}},
		{name: "more than are marked", this: "applications.received.person=900 applications.received.company=900 applications.received.research=900 applications.received.charity=900 applications.received.legal=900 applications.received.other=900 applications.granted.person=900 applications.granted.company=900 applications.granted.other=900", last: "applications.received.person=9", want: []string{
			"Y07|与上年报告相比，“一、本年新收政府信息公开申请数量”的“自然人” 900，上年 9（上年.xlsx 表!A11），是上年的 1" +
				"00 倍、“一、本年新收政府信息公开申请数量”的“商业企业” 900，上年 0（上年.xlsx 表!A12），相差 900、“一、本年新" +
				"收政府信息公开申请数量”的“科研机构” 900，上年 0（上年.xlsx 表!A13），相差 900、“一、本年新收政府信息公开申请" +
				"数量”的“社会公益组织” 900，上年 0（上年.xlsx 表!A14），相差 900、“一、本年新收政府信息公开申请数量”的“法律服" +
				"务机构” 900，上年 0（上年.xlsx 表!A15），相差 900、“一、本年新收政府信息公开申请数量”的“其他” 900，上年 0（" +
				"上年.xlsx 表!A16），相差 900、“（一）予以公开”的“自然人” 900，上年 0（上年.xlsx 表!A25），相差 900、“（一）" +
				"予以公开”的“商业企业” 900，上年 0（上年.xlsx 表!A26），相差 900 等 9 格|900 9 900 0 900 0 900 0 900 0 900 0 " +
				"900 0 900 0 900 0|",
		}},
		{name: "a figure that is blank, and one that was", this: "enforcement.penalties.decisions= licensing.permits.decisions=500", last: "enforcement.penalties.decisions=500 licensing.permits.decisions="},
		{name: "what last year's report ties to this year's", this: "applications.carried_in.person=700 documents.normative.effective=900", last: "applications.carried_out.person=700 documents.normative.effective=900", want: []string{
			"Y07|与上年报告相比，“四、结转下年度继续办理”的“自然人” 0，上年 700（上年.xlsx 表!A179），相差 700|0 700|0",
		}},
		{name: "four of last year's", this: "licensing.permits.decisions=7 enforcement.penalties.decisions=8 documents.normative.repealed=9 documents.normative.issued=7", last: "licensing.permits.decisions=7 enforcement.penalties.decisions=8 documents.normative.repealed=9 documents.normative.issued=7"},
		{name: "five of last year's and one that is not", this: five + "fees.charges.amount=2.5", last: five + "fees.charges.amount=2.6"},
		{name: "nothing as last year"},
		{name: "a text of which half is last year's", says: problems + others, before: problems, want: []string{
			"Y09|“一、总体情况”有 3 句、90 字与上年报告（上年.xlsx）一字不差，占 51%：“一是公开内容有待深化，部分业务科室" +
				"主动发布意识不强，政策文件印发后解读材料跟进较…”“二是依申请办理的规范化水平还需提高，个别答复书说理不够充分" +
				"，送达回证存档不齐”“三是基层报送渠道单一，群众反映查询入口不好找”|一是公开内容有待深化，部分业务科室主动发布" +
				"意识不强，政策文件印发后解读材料跟进较慢 二是依申请办理的规范化水平还需提高，个别答复书说理不够充分，送达回" +
				"证存档不齐 三是基层报送渠道单一，群众反映查询入口不好找|",
		}},
		{name: "a text of which less is", says: problems + others + more, before: problems},
		{name: "a whole text of two sentences", says: "栏目更新还不够及时内容单一。有的科室重视程度还不高。", before: "栏目更新还不够及时内容单一。有的科室重视程度还不高。", want: []string{
			"Y09|“一、总体情况”有 2 句、24 字与上年报告（上年.xlsx）一字不差，占 100%：“栏目更新还不够及时内容单一”“有的" +
				"科室重视程度还不高”|栏目更新还不够及时内容单一 有的科室重视程度还不高|",
		}},
		{name: "a whole text, too short", says: "栏目更新还不够及时内容单一。有的科室重视程度不高。", before: "栏目更新还不够及时内容单一。有的科室重视程度不高。"},
		{name: "a whole text of one sentence", says: "一是栏目更新还不够及时，个别单位公开意识不强，明年加强培训。", before: "一是栏目更新还不够及时，个别单位公开意识不强，明年加强培训。"},
		{name: "a whole text with a figure that is filled in", says: "栏目更新还不够及时内容单一。有的科室重视程度还不高。收到{{申请.新收.总计}}件。", before: "栏目更新还不够及时内容单一。有的科室重视程度还不高。"},
		{name: "a text of nine sentences", says: problems + others + more, before: problems + others + more, want: []string{
			"Y09|“一、总体情况”有 9 句、218 字与上年报告（上年.xlsx）一字不差，占 100%：“一是公开内容有待深化，部分业务科" +
				"室主动发布意识不强，政策文件印发后解读材料跟进较…”“二是依申请办理的规范化水平还需提高，个别答复书说理不够充" +
				"分，送达回证存档不齐”“三是基层报送渠道单一，群众反映查询入口不好找”等|一是公开内容有待深化，部分业务科室主动" +
				"发布意识不强，政策文件印发后解读材料跟进较慢 二是依申请办理的规范化水平还需提高，个别答复书说理不够充分，送" +
				"达回证存档不齐 三是基层报送渠道单一，群众反映查询入口不好找 四是新设的查阅点设备尚未配齐，预计明年上半年全部" +
				"到位，届时可以自助查询和打印有关材料 五是短视频解读没有做起来，图解偏少，内容不够通俗易懂 六是专业力量不足，" +
				"人员变动频繁，业务衔接不畅，培训没有跟上 七是考核办法还没有修订，奖惩措施不够具体 八是目录调整滞后，有的栏目" +
				"空白 九是各科室之间配合不够，材料收集不全|",
		}},
		{name: "a number of two figures that was left", this: "applications.granted.person=20 applications.partial.person=7", last: "applications.granted.person=16 applications.partial.person=6", says: "依申请公开方面，予以公开和部分公开22件，均按时答复。", before: "依申请公开方面，予以公开和部分公开22件，均按时答复。", want: []string{
			"Y10|“一、总体情况”里“依申请公开方面，予以公开和部分公开22件，均按时答复”与上年报告相同，其中的“22件”是上年“" +
				"（一）予以公开”的“总计”（上年.xlsx 表!A31）加“（二）部分公开（区分处理的，只计这一情形，不计其他情形）”的“总" +
				"计”（上年.xlsx 表!A38）的数；本年这几格合计是 27|依申请公开方面，予以公开和部分公开22件，均按时答复 20 16 7 " +
				"6|22",
		}},
		{name: "a number that is this year's, too", this: person + "34", last: person + "34", says: sentence, before: sentence},
		{name: "a number that was wrong last year", this: person + "40", last: person + "33", says: sentence, before: sentence},
		{name: "two numbers of a sentence that were left", this: person + "40 applications.granted.person=20", last: person + "34 applications.granted.person=30", says: "新收政府信息公开申请34件，予以公开30件。", before: "新收政府信息公开申请34件，予以公开30件。", want: []string{
			"Y10|“一、总体情况”里“新收政府信息公开申请34件，予以公开30件”与上年报告相同，其中的“34件”是上年“一、本年新收" +
				"政府信息公开申请数量”的“总计”（上年.xlsx 表!A17）的数；本年这一格（表!A17）是 40|新收政府信息公开申请34件，" +
				"予以公开30件 40 34|34",
			"Y10|“一、总体情况”里“新收政府信息公开申请34件，予以公开30件”与上年报告相同，其中的“30件”是上年“（一）予以公" +
				"开”的“总计”（上年.xlsx 表!A31）的数；本年这一格（表!A31）是 20|新收政府信息公开申请34件，予以公开30件 20 30|" +
				"30",
		}},
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
