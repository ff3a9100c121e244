package check

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/shopspring/decimal"
	"pgregory.net/rapid"

	"nianbao/form"
	"nianbao/form/define"
)

// texts returns two years' reports with a text each.
func withTexts(id, last, this string) years {
	f := define.Builtin()[1]
	y := years{form.NewReport(f), form.NewReport(f)}
	for i, r := range []*form.Report{y.last, y.this} {
		r.Agency, r.Year = "示例市司法局", 2023+i
		for _, c := range f.Cells {
			r.SetNumber(c, decimal.Zero)
		}
		for _, s := range f.Texts() {
			r.Texts[s.Text] = form.Text{Text: "无"}
		}
		r.Texts[id] = form.Text{Text: []string{last, this}[i]}
	}
	y.hold()
	return y
}

const lastProblems = "一是公开内容有待深化，部分业务科室主动公开意识不强，政策文件发布后解读材料跟进较慢。二是依申请办理的规范化水平还需提高，" +
	"个别答复书说理不够充分。三是基层司法所信息报送渠道单一，群众反映查询入口不好找。2024年，我局将开展专题培训，" +
	"编印答复文书范例，并在各司法所设立查阅点。"

// TestCopied shows which texts are called last year's and which are not, as agencies write them.
func TestCopied(t *testing.T) {
	moved := strings.NewReplacer("一是", "（一）", "二是", "（二）", "三是", "（三）", "2024年", "2025年", "，", ",", "。", "；").Replace(lastProblems)
	for _, test := range []struct {
		name, last, this string
		want             bool
	}{
		{"word for word", lastProblems, lastProblems, true},
		{"numbered otherwise, with the years moved on", lastProblems, moved, true},
		{"in paragraphs", lastProblems, strings.ReplaceAll(lastProblems, "。", "。\n"), true},
		{"with one sentence of its own", lastProblems, lastProblems + "四是新设的查阅点设备尚未配齐，预计明年上半年全部到位。", true},
		{"rewritten", lastProblems, "一是新媒体栏目更新不够均衡，个别科室发布不及时。二是答复文书送达环节留痕不全。三是查阅点使用率偏低。" +
			"2025年，我局将按月通报栏目更新，统一送达台账，并把查阅点信息印到办事指南上。", false},
		{"with one sentence that is last year's", lastProblems, "一是公开内容有待深化，部分业务科室主动公开意识不强，政策文件发布后解读材料跟进较慢。" +
			"二是答复文书送达环节留痕不全，电子送达还没有普遍使用。三是查阅点使用率偏低，宣传不够。" +
			"2025年，我局将按月通报栏目更新，统一送达台账，并把查阅点信息印到办事指南上。", false},
		{"short, and the same", "存在的问题：公开的时效性有待提高。", "存在的问题：公开的时效性有待提高。", false},
		{"what every report says", "本报告根据《中华人民共和国政府信息公开条例》编制。所列数据的统计期限自2023年1月1日起，至2023年12月31日止。" +
			"2023年，本机关未收到政府信息公开申请，没有发生行政复议、行政诉讼，未收取信息处理费。",
			"本报告根据《中华人民共和国政府信息公开条例》编制。所列数据的统计期限自2024年1月1日起，至2024年12月31日止。" +
				"2024年，本机关未收到政府信息公开申请，没有发生行政复议、行政诉讼，未收取信息处理费。", false},
		{"figures of the year in sentences that are alike", "全年发布信息312条，其中政策解读18篇。组织培训2次，参加人员76人次。新增查阅点3处，接待查询41人次。回复网上留言29件，办理时间平均5天。",
			"全年发布信息297条，其中政策解读21篇。组织培训3次，参加人员82人次。新增查阅点1处，接待查询38人次。回复网上留言33件，办理时间平均4天。", false},
		{"figures that the tables fill", "全年新收申请{{申请.新收.总计}}件，办结{{申请.办理总计.总计}}件。" + lastProblems, "全年新收申请{{申请.新收.总计}}件，办结{{申请.办理总计.总计}}件。", false},
	} {
		for _, id := range []string{"overview", "problems"} {
			y := withTexts(id, test.last, test.this)
			if ids, lines := y.found(); slices.Contains(ids, "Y09") != test.want {
				t.Errorf("%s: %v", test.name, lines)
			}
		}
		y := withTexts("others", test.last, test.this) // 其他事项 is the same in most years
		if ids, lines := y.found(); len(ids) > 0 {
			t.Errorf("%s in the last text: %v", test.name, lines)
		}
	}
}

// TestUnmoved shows in which sentences a number that is last year's is told of, and in which it may be another one.
func TestUnmoved(t *testing.T) {
	for _, test := range []struct {
		this string
		last string // empty for the same
		want string // the number that is told of; empty for none
	}{
		{"全年新收政府信息公开申请34件，较往年略有变化。", "", "34"},
		{"2024年，我局共收到政府信息公开申请３４件。", "2023年，我局共收到政府信息公开申请３４件。", "34"},
		{"收到依申请公开34件", "收到依申请公开34件！", "34"},
		{"收到政府信息公开申请40件，予以公开1,234件。", "", "1234"},
		{"因政府信息公开被申请行政复议7起。", "", "7"},
		{"全年作出行政处罚决定512件。", "", "512"},
		{"新收政府信息公开申请40件。", "新收政府信息公开申请34件。", ""},      // as it should be
		{"新收政府信息公开申请34件，多于预期。", "新收政府信息公开申请34件。", ""}, // this year's own sentence
		{"收到政府信息公开申请40件，其中自然人申请34件。", "", ""},
		{"2023年新收政府信息公开申请34件。", "", ""},
		{"比上年新收政府信息公开申请34件有所增加。", "", ""},
		{"2019年以来累计收到政府信息公开申请34件。", "", ""},
		{"受理群众诉求34起，收到公众意见34条。", "", ""},
		{"收到依申请公开信息34条。", "", "34"},
		{"新收政府信息公开申请的占34%。", "", ""},
		{"新收政府信息公开申请中有34人到现场查阅。", "", ""},
		{"新收政府信息公开申请平均34天办结。", "", ""},
		{"新收政府信息公开申请0件。", "", ""},
		{"新收政府信息公开申请9件。", "", ""}, // not last year's figure
		{"全年办理行政许可77件。", "", "77"},
		{"新收政府信息公开申请{{申请.新收.总计}}件。", "", ""},
		{"办结建议提案34件。", "", ""},
	} {
		if test.last == "" {
			test.last = test.this
		}
		y := withTexts("overview", "甲乙丙。"+test.last, test.this+"\n丁戊己。")
		for id, n := range map[string][2]int64{
			"applications.received.total": {34, 40}, "applications.handled.total": {34, 40}, "applications.granted.total": {1234, 30},
			"disputes.review.total": {7, 2}, "enforcement.penalties.decisions": {512, 498}, "licensing.permits.decisions": {77, 60},
			"enforcement.coercion.decisions": {77, 77},
		} {
			y.last.SetNumber(y.last.Form.Cell(id), decimal.NewFromInt(n[0]))
			y.this.SetNumber(y.this.Form.Cell(id), decimal.NewFromInt(n[1]))
		}
		y.hold()
		var told []string
		for _, f := range Report(y.this, define.Builtin()) {
			if f.Rule.ID == "Y10" {
				told = append(told, f.Actual)
			}
		}
		if got := strings.Join(told, " "); got != test.want {
			t.Errorf("%s: %q is told of, want %q", test.this, got, test.want)
		}
	}
}

// TestAnyCopy copies so many sentences into a text of so many new ones: it is told of from the share and the number of
// characters on that the form states, whatever their order, numbering and signs.
func TestAnyCopy(t *testing.T) {
	limits := define.Builtin()[1].History.Copied
	rapid.Check(t, func(rt *rapid.T) {
		sentence := func(i int) string { // of twenty characters, all of them different
			return strings.Repeat(string([]rune("甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未申酉戌亥")[i]), 10) + "甲乙丙丁戊，己庚辛壬癸"
		}
		copies, fresh := rapid.IntRange(0, 10).Draw(rt, "copied"), rapid.IntRange(0, 11).Draw(rt, "new")
		var last, this []string
		for i := range copies {
			s := sentence(i)
			last = append(last, s+"。")
			number := rapid.SampledFrom([]string{"", "一是", "（一）", "3、", "最后，"}).Draw(rt, "number")
			end := rapid.SampledFrom([]string{"。", "；", "！", "\n"}).Draw(rt, "end")
			this = append(this, number+strings.ReplaceAll(s, "，", rapid.SampledFrom([]string{"，", ",", " ", "、"}).Draw(rt, "comma"))+end)
		}
		for i := range fresh {
			this = append(this, sentence(copies+i)+"。")
			last = append(last, fmt.Sprintf("上年的第%d句话，与本年的都不一样啊啊。", i))
		}
		this = rapid.Permutation(this).Draw(rt, "order")
		y := withTexts("problems", strings.Join(last, ""), strings.Join(this, ""))
		ids, lines := y.found()
		whole := fresh == 0 && copies > 1 && 20*copies >= limits.Whole
		want := whole || 20*copies >= limits.Floor && 100*copies >= limits.Share*(copies+fresh)
		if slices.Contains(ids, "Y09") != want || len(ids) > 1 {
			rt.Errorf("%d of %d: %v", copies, copies+fresh, lines)
		}
	})
}

// TestCopiedBesideSlip shows that a figure mistyped in a table, which a number of a copied text happens to show, is told of
// beside that text, and not behind it.
func TestCopiedBesideSlip(t *testing.T) {
	const text = "全年新收政府信息公开申请34件。因政府信息公开被申请行政复议40件，其中维持40件。"
	y := withTexts("overview", "甲乙丙。"+text, text+"\n丁戊己。")
	for id, n := range map[string][2]int64{
		"applications.received.person": {34, 40}, "applications.received.total": {34, 40},
		"applications.granted.person": {34, 40}, "applications.granted.total": {34, 40},
		"applications.handled.person": {34, 40}, "applications.handled.total": {34, 40},
		"disputes.review.upheld": {40, 4}, "disputes.review.total": {40, 40},
	} {
		y.last.SetNumber(y.last.Form.Cell(id), decimal.NewFromInt(n[0]))
		y.this.SetNumber(y.this.Form.Cell(id), decimal.NewFromInt(n[1]))
	}
	y.hold()
	var heads []string
	all := Report(y.this, define.Builtin())
	for _, f := range all {
		if f.Follows == nil && !slices.Contains(ofWholeTexts, f.Rule.ID) {
			heads = append(heads, f.Rule.ID)
		}
	}
	if !slices.Equal(heads, []string{"Y10", "R04"}) {
		t.Errorf("%v\n%s", heads, linesOf(all))
	}
}
